"""PDF files: their text by pages, and the same file without what it says of its authors. The one module that knows pypdf."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from .content import Content, Passage, Unfit, limited

MOST_PAGES = 300
MOST_PAGE_BYTES = 4 << 20
"""Bytes of a page's drawing that are read for its text: a map or a chart may have more, a page of words has a hundredth."""
_PRIVATE = ("/Metadata", "/PieceInfo", "/LastModified")
"""Keys of any part of a file under which programs write who made it, where and when."""
_PROGRAMS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm")
_NOT_COMMENTS = ("/Widget", "/Link")
"""Notes on a page in which `/T` is no author: fields of a form, links."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would say of a damaged file is said by the check


def read_pdf(data: bytes) -> Content:
    """Returns the text of each page; pages that show something and have no text are named. Raises Unfit."""
    reader = _opened(data)
    if len(reader.pages) > MOST_PAGES:
        raise Unfit("file-too-long", f"В файле больше {MOST_PAGES} страниц. Разделите его на несколько.")
    pages = [(f"страница {number}", page) for number, page in enumerate(reader.pages, 1)]
    passages = [Passage(place, _text(page)) for place, page in pages]
    silent = [place for (place, page), read in zip(pages, passages, strict=True) if not read.text and _shows(page)]
    return Content(limited([passage for passage in passages if passage.text]), tuple(silent))


def without_authors(data: bytes) -> bytes:
    """Returns the same pages without names of authors and programs, dates and places. Raises Unfit."""
    reader = _opened(data)
    for part in _parts(reader):
        for key in _PRIVATE:
            part.pop(key, None)
        if part.get("/Type") == "/Annot" or "/Rect" in part:
            _forget_author(part)
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    cleaned = BytesIO()
    writer.write(cleaned)
    return cleaned.getvalue()


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        raise Unfit("file-encrypted", "Файл защищён паролем или от изменений. Сохраните его без защиты.")
    if any(part.get("/S") in _PROGRAMS or "/EmbeddedFiles" in part or "/JavaScript" in part for part in _parts(reader)):
        raise Unfit("file-with-program", "В PDF вложены программы или другие файлы. Сохраните его без них.")
    return reader


def _parts(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yields every dictionary of the file, each once, however deep and whatever leads back to it."""
    waiting: list[Any] = [reader.trailer["/Root"]]
    met: set[int] = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, IndirectObject):
            if part.idnum in met:
                continue
            met.add(part.idnum)
            part = part.get_object()
        if isinstance(part, DictionaryObject):
            yield part
            waiting += part.values()
        elif isinstance(part, ArrayObject):
            waiting += part


def _forget_author(note: DictionaryObject) -> None:
    if note.get("/Subtype") not in _NOT_COMMENTS:
        note.pop("/T", None)
    for key in ("/M", "/CreationDate"):
        note.pop(key, None)


def _text(page: PageObject) -> str:
    """Returns the text of a page, with that of its notes and of the fields of its form."""
    drawing = page.get_contents()
    printed = page.extract_text() if drawing is None or len(drawing.get_data()) <= MOST_PAGE_BYTES else ""
    notes = (note.get_object() for note in page.get("/Annots") or ())
    written = [str(note[key]) for note in notes for key in ("/Contents", "/V") if key in note]
    return "\n".join([printed, *written]).strip()


def _shows(page: PageObject) -> bool:
    """Whether there is anything on a page."""
    drawing = page.get_contents()
    return drawing is not None and bool(drawing.get_data().strip())
