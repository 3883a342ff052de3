"""Everything that leaves the site beside its pages: the one list of makers."""

from __future__ import annotations

from collections.abc import Mapping

from ...authoring.editor_schemas import make_schemas
from ...authoring.form import make_form
from ...output import Maker
from ...view.calendars.atom_feeds import make_feeds
from ...view.calendars.icalendar_files import make_calendars
from ...view.open_data.json_files import make_open_data
from ...view.open_data.tables import make_tables
from ...view.open_data.workbooks import make_workbooks
from ...view.print import Cards, RegionSheets, ReportSheets, SchoolSheets, TypstPrinter
from ...view.rendering.templates import Templates
from ...view.reports import make_reports
from ...view.reports.reminders import Reminders
from ...view.texts.embeds import Embeds

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


def text_makers(templates: Templates) -> tuple[Maker, ...]:
    """Those whose words stand in templates."""
    return (Embeds(templates),)


def desk_makers(templates: Templates) -> tuple[Maker, ...]:
    """Those of the operator's desk."""
    return (make_reports, Reminders(templates))


def preview_makers(templates: Templates) -> tuple[Maker, ...]:
    """All that are quick enough for a preview."""
    return (*MAKERS, *text_makers(templates), *desk_makers(templates))


def sheet_makers(
    sheets: Mapping[str, str], templates: Templates, moment: int, has_desk: bool = False
) -> tuple[Maker, ...]:
    """Those that pages link to with their size, or that take longer: made first, for a site that is published.

    `sheets` are the templates of sheets by name; `moment`, in seconds, is written into the files.
    """
    press = TypstPrinter(sheets, moment)
    cards = Cards(press, templates)
    desk = (*desk_makers(templates), ReportSheets(press, templates)) if has_desk else ()
    return (SchoolSheets(press, templates), RegionSheets(press, templates), cards, cards.site, *desk)
