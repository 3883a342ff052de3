"""Formats and limits of the files that schools publish beside their records: the one declaration for all who take them."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 10 << 20
"""Bytes of a file; a scan of twenty pages or a photograph of a telephone has half of it."""
PHOTO_WIDTHS = (480, 960, 1600)
"""Widths in pixels in which a photograph is published: a telephone, a tablet, a screen of double density."""
MOST_PIXELS = 60_000_000
"""Of a photograph: cameras of telephones take up to 50 million; what has more is a bomb."""
FOLDER = "files"
"""The folder of files in the folder of a school, of an organisation, of the region itself."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format that may be published, whatever ending the file's name has."""

    name: str
    """What readers call it: «PDF»."""
    endings: tuple[str, ...]
    media_type: str
    is_photo: bool = False


PDF = FileFormat("PDF", ("pdf",), "application/pdf")
DOCX = FileFormat("DOCX", ("docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = FileFormat("XLSX", ("xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
JPEG = FileFormat("JPEG", ("jpg", "jpeg"), "image/jpeg", is_photo=True)
PNG = FileFormat("PNG", ("png",), "image/png", is_photo=True)
WEBP = FileFormat("WebP", ("webp",), "image/webp", is_photo=True)

FORMATS = (PDF, DOCX, XLSX, JPEG, PNG, WEBP)
BY_ENDING = {ending: file_format for file_format in FORMATS for ending in file_format.endings}
"""Each format by the endings of its files."""


def endings(*, photos: bool) -> tuple[str, ...]:
    """Returns the endings of photographs, or those of documents."""
    return tuple(ending for ending, file_format in BY_ENDING.items() if file_format.is_photo is photos)


def named() -> str:
    """Returns the names of all formats in a row: «PDF, DOCX, XLSX»."""
    return ", ".join(file_format.name for file_format in FORMATS)
