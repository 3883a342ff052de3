"""Tables that schools fill in with their office programs: records go out as sheets and come back as files of data."""

from .drafts import drafts_of
from .importing import Change, Imported, imported
from .reading import Unreadable, read_grids
from .rows import EXCHANGED, Exchange
from .writing import csv_text, workbook
