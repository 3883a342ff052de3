"""Formats and limits of the files that schools publish beside their records: the one declaration for all who take them."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 10 << 20
"""Bytes of a file; a scan of twenty pages has half of it."""
FOLDER = "files"
"""The folder of files in the folder of a school, of an organisation, of the region itself."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format that may be published, whatever ending the file's name has."""

    name: str
    """What readers call it: «PDF»."""
    endings: tuple[str, ...]
    media_type: str


PDF = FileFormat("PDF", ("pdf",), "application/pdf")
DOCX = FileFormat("DOCX", ("docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = FileFormat("XLSX", ("xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")

FORMATS = (PDF, DOCX, XLSX)
BY_ENDING = {ending: file_format for file_format in FORMATS for ending in file_format.endings}
"""Each format by the endings of its files."""


def named() -> str:
    """Returns the names of all formats in a row: «PDF, DOCX, XLSX»."""
    return ", ".join(file_format.name for file_format in FORMATS)
