"""Tables that schools fill in with their office programs: records go out as sheets and come back as files of data."""

from ..file_change import Change
from .drafts import read_drafts
from .importer import ImportResult, import_grids
from .reader import Unreadable, read_grids
from .rows import RecordSheets
from .writer import csv_text, words_of_columns, workbook

__all__ = [
    "Change",
    "ImportResult",
    "RecordSheets",
    "Unreadable",
    "csv_text",
    "import_grids",
    "read_drafts",
    "read_grids",
    "words_of_columns",
    "workbook",
]
