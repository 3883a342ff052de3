"""Tables that schools fill in with their office programs: records go out as sheets and come back as files of data."""

from .drafts import drafts_of
from .importer import Change, Imported, imported
from .reader import Unreadable, read_grids
from .rows import EXCHANGED, Exchange
from .writer import csv_text, workbook
