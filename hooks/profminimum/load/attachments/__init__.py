"""Files beside the records: from bytes to what they hold, and to what readers get of them, without their authors. Pure.

Each format has a module, which alone knows its library; a file is what its content is, whatever its name says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from ...file_formats import BY_ENDING, DOCX, JPEG, PDF, PNG, WEBP, XLSX, FileFormat
from .content import Content, Passage, Unfit

__all__ = ["Content", "Passage", "Unfit", "published", "read_content"]

Result = TypeVar("Result")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How files of old Office begin, and new ones that are closed by a password."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")
"""How photographs begin; no other reader of pictures is ever tried."""


class _Reader(NamedTuple):
    """How a format is read, and how its files are published."""

    read: Callable[[bytes], Content]
    published: Callable[[bytes], dict[str, bytes]]
    """Returns the published files by their name below the file's own path, which is empty for the file itself."""


def read_content(name: str, data: bytes) -> Content:
    """Returns what the file `name` holds. Raises Unfit if it may not be published."""
    return _guarded(lambda: _reader(name, data).read(data))


def published(name: str, data: bytes) -> dict[str, bytes]:
    """Returns what readers get of a file, by its name below the path of the file; that of a document is empty.

    Names of authors, places and devices are left out. Raises Unfit if the file may not be published.
    """
    return _guarded(lambda: _reader(name, data).published(data))


def _guarded(work: Callable[[], Result]) -> Result:
    """Returns what `work` gives; raises Unfit, and nothing else, for whatever a file holds."""
    try:
        return work()
    except Unfit:
        raise
    except Exception as error:  # a damaged file may make a library raise anything
        message = "Файл повреждён или устроен необычно: его не удалось прочитать. Откройте его и сохраните заново."
        raise Unfit("file-damaged", message) from error


def _reader(name: str, data: bytes) -> _Reader:
    """Returns how to read a file of this name. Raises Unfit if it is of another format than its name says."""
    wanted, seen = BY_ENDING[name.rpartition(".")[2]], _seen(data)
    if seen is None and data.startswith(_OLD_OFFICE) and wanted in (DOCX, XLSX):
        message = f"Файл закрыт паролем или сохранён в старом формате. Сохраните его как {wanted.name} без пароля."
        raise Unfit("file-encrypted", message)
    if seen is not wanted:
        inside = f"внутри {seen.name}" if seen else "содержимое не подходит"
        raise Unfit("file-format", f"По имени это {wanted.name}, а {inside}. Сохраните файл как {wanted.name}.")
    return _readers()[wanted]


def _seen(data: bytes) -> FileFormat | None:
    """Returns the format of the content; None for all that is not published."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        from .office import office_format

        return office_format(data)
    if data.startswith(_PICTURES):
        from .photos import photo_format

        return photo_format(data)
    return None


def _readers() -> dict[FileFormat, _Reader]:
    """Returns the readers by format. Most builds meet no new file, and the libraries take long to import."""
    from . import office, pdf, photos

    photo = _Reader(photos.read_photo, photos.in_sizes)
    return {
        PDF: _Reader(pdf.read_pdf, lambda data: {"": pdf.without_authors(data)}),
        DOCX: _Reader(office.read_docx, lambda data: {"": office.without_authors(data)}),
        XLSX: _Reader(office.read_xlsx, lambda data: {"": office.without_authors(data)}),
        **dict.fromkeys((JPEG, PNG, WEBP), photo),
    }
