"""Everything that leaves the site beside its pages: the one list of makers."""

from __future__ import annotations

from ..view.calendars import make_calendars
from ..view.feeds import make_feeds
from ..view.open_data import make_open_data
from ..view.output import Maker
from ..view.spreadsheets import make_workbooks
from ..view.tables import make_tables

MAKERS: tuple[Maker, ...] = (
    make_calendars,
    make_feeds,
    make_open_data,
    make_tables,
    make_workbooks,
)
"""Each makes its files from the catalogue alone, in the order in which they are written."""
