"""The page for teachers: what is ahead, courses, who helps, who is responsible where. Its words stand in the template."""

from __future__ import annotations

from typing import NamedTuple

from ...catalog import Catalog
from ...catalog.facts.contacts import sector_centres, staff_by_town
from ...model import Audience, OrganisationKind, Source
from ..rendering.list_preview import truncated_together
from ..rendering.months import upcoming_and_past
from ..reports import REPORTS, ReportTable, omission_note, readable, report_of, words
from ..reports.reminders import needs
from ..reports.wording import by_town
from .section import Meta, Values, section


@section()
def staff(catalog: Catalog, meta: Meta) -> Values:
    """Returns events and courses for teachers, centres, coordinators and those responsible at schools."""
    towns = staff_by_town(catalog, catalog.school_year)
    meetings = [meeting for meeting in catalog.events if Audience.TEACHERS in meeting.record.audience]
    return truncated_together(upcoming_and_past(meetings), others=len(catalog.training)) | {
        "courses": [course for course in catalog.training if not course.is_over],
        "held": [course for course in catalog.training if course.is_over],
        "operator": catalog.organisations.get(catalog.region.operator or ""),
        "centres": [
            organisation
            for organisation in catalog.organisations.values()
            if organisation.record.kind is OrganisationKind.CENTRE
        ],
        "sectors": sector_centres(catalog),
        "sources": _sector_sources(catalog),
        "towns": [staff for staff in towns if staff.schools or staff.coordinator],
        "silent": [staff.town for staff in towns if not staff.schools and not staff.coordinator],
    }


def _sector_sources(catalog: Catalog) -> list[Source]:
    """Returns the sources of the sectors' centres: of the file, then of its entries, each once."""
    entry = catalog.records.single("sectors")
    parts = (entry.record, *entry.record.sectors) if entry else ()
    return list(dict.fromkeys(source for part in parts for source in part.sources))


@section()
def desk(catalog: Catalog, meta: Meta) -> Values:
    """Returns all reports of the current school year."""
    return {"reports": [report_of(catalog, name) for name in REPORTS]}


class ShownTable(NamedTuple):
    """A table of a report on its page."""

    whole: ReportTable
    table: ReportTable
    """As far as it can be read."""
    rest: str
    """What is said of rows that are not shown."""
    numeric: frozenset[int]
    """The columns that hold numbers."""

    @property
    def has_words(self) -> bool:
        """Whether it holds words rather than numbers: a phone shows its rows as cards."""
        return len(self.numeric) * 2 < len(self.table.columns)


@section()
def report(catalog: Catalog, meta: Meta) -> Values:
    """Returns one report, which the front matter names."""
    named_report = report_of(catalog, meta["report"])
    return {"report": named_report, "tables": [_report_table(table) for table in named_report.tables], "words": words}


def _report_table(table: ReportTable) -> ShownTable:
    read = readable(table)
    numeric = (place for row in read.rows for place, cell in enumerate(row) if isinstance(cell, int | float))
    return ShownTable(table, read, omission_note(table), frozenset(numeric))


@section()
def reminders(catalog: Catalog, meta: Meta) -> Values:
    """Returns what to write to whom, by municipality."""
    by_school = {need.school: need for need in needs(catalog)}
    towns = by_town(catalog, by_school)
    return {
        "towns": [(town, [by_school[school] for school in schools]) for town, schools in towns.items()],
        "total": len(by_school),
    }
