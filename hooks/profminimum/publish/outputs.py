"""Everything that leaves the site beside its pages: the one list of makers."""

from __future__ import annotations

from collections.abc import Mapping

from ..view.calendars import make_calendars
from ..view.feeds import make_feeds
from ..view.fragments import Fragments
from ..view.open_data import make_open_data
from ..view.output import Maker
from ..view.schema import make_schemas
from ..view.sheets import Cards, Press, RegionSheets, SchoolSheets
from ..view.spreadsheets import make_workbooks
from ..view.tables import make_tables
from ..view.templates import Templates
from .form import make_form

MAKERS: tuple[Maker, ...] = (
    make_schemas,
    make_form,
    make_calendars,
    make_feeds,
    make_open_data,
    make_tables,
    make_workbooks,
)
"""Each makes its files from the catalogue alone, in the order in which they are written."""


def worded(templates: Templates) -> tuple[Maker, ...]:
    """Those whose words stand in templates."""
    return (Fragments(templates),)


def printed(sheets: Mapping[str, str], templates: Templates, moment: int) -> tuple[Maker, ...]:
    """Those that take longer, made for a site that is published: sheets and pictures.

    `sheets` are the templates of sheets by name; `moment`, in seconds, is written into the files.
    """
    press = Press(sheets, moment)
    cards = Cards(press, templates)
    return (SchoolSheets(press, templates), RegionSheets(press, templates), cards, cards.site)
