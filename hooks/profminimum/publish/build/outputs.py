"""All files of the site apart from its pages: the one list of makers."""

from __future__ import annotations

from collections.abc import Mapping

from ...authoring.editor_schemas import make_schemas
from ...authoring.form import make_form
from ...output import Maker, RecordMaker
from ...view.calendars.atom_feeds import make_feeds
from ...view.calendars.icalendar_files import make_calendars
from ...view.open_data.json_files import make_open_data
from ...view.open_data.record_tables import make_empty_tables, make_school_tables
from ...view.open_data.tables import make_tables
from ...view.open_data.workbooks import make_workbooks
from ...view.pages.search_page import make_search_words
from ...view.print import Cards, LapsedCards, LapsedSheets, RegionSheets, ReportSheets, SchoolSheets, TypstPrinter
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
    make_empty_tables,
    make_search_words,
)
"""The makers that need nothing but the catalogue, in the order in which their files are written."""


def text_makers(templates: Templates) -> tuple[Maker, ...]:
    """Returns the makers whose words are in templates."""
    return (Embeds(templates),)


def desk_makers(templates: Templates) -> tuple[Maker, ...]:
    """Returns the makers of the operator's desk."""
    return (make_reports, Reminders(templates))


def preview_makers(templates: Templates) -> tuple[Maker, ...]:
    """Returns all makers that are quick enough for a preview."""
    return (*MAKERS, *text_makers(templates), *desk_makers(templates))


def sheet_makers(sheets: Mapping[str, str], templates: Templates, has_desk: bool = False) -> tuple[Maker, ...]:
    """Returns the makers of files that pages link to with their size: printed ones, and tables to fill in.

    `sheets` are the templates of sheets by name. Pictures are named by full addresses: a site that does not know its own
    has none.
    """
    printer = TypstPrinter(sheets)
    cards = Cards(printer, templates)
    pictures: tuple[Maker, ...] = (cards, cards.site) if templates.site_url else ()
    desk: tuple[Maker, ...] = (*desk_makers(templates), ReportSheets(printer, templates)) if has_desk else ()
    return (SchoolSheets(printer, templates), RegionSheets(printer, templates), make_school_tables, *pictures, *desk)


def lapsed_makers(sheets: Mapping[str, str], templates: Templates) -> tuple[Maker | RecordMaker, ...]:
    """Returns the makers of what stands in the place of printed files whose time is over; no page links to it."""
    printer = TypstPrinter(sheets)
    pictures = (LapsedCards(Cards(printer, templates)),) if templates.site_url else ()
    return (LapsedSheets(printer, templates), *pictures)
