"""Reports for the operator and the schools: tables with words in Russian. Each module makes one report of the catalogue.

A report is a value. A page, a workbook, a printed sheet and JSON are made of it elsewhere, all alike: they cannot
disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...catalog import Catalog, memoised
from ...output import Output
from .contacts import staff_report
from .coverage import coverage_report
from .files import DESK_FOLDER, as_json, as_workbook, path_of
from .freshness import freshness_report
from .publication_duties import duties_report
from .readiness import readiness_report
from .roadmap import roadmap as roadmap_report
from .structure import Cell, Link, Report, ReportTable, RowStatus
from .text import as_text, omission_note, readable, words
from .wording import samples_note

__all__ = [
    "DESK_FOLDER",
    "REPORTS",
    "Cell",
    "Link",
    "Report",
    "ReportBuilder",
    "ReportTable",
    "RowStatus",
    "as_json",
    "as_text",
    "as_workbook",
    "make_reports",
    "omission_note",
    "path_of",
    "readable",
    "report_of",
    "words",
]

ReportBuilder = Callable[[Catalog, str], Report]
"""Builds a report of the catalogue for a school year, such as `2026-27`."""

REPORTS: dict[str, ReportBuilder] = {
    "readiness": readiness_report,
    "coverage": coverage_report,
    "duties": duties_report,
    "roadmap": roadmap_report,
    "freshness": freshness_report,
    "staff": staff_report,
}
"""The reports by identifier, in the order in which the desk shows them; each has a page `docs/desk/<identifier>.md`."""


def report_of(catalog: Catalog, name: str, school_year: str = "") -> Report:
    """Returns a report, made once for a catalogue; for the current school year if none is named.

    KeyError for a wrong name.
    """
    return _report(catalog, name, school_year or catalog.school_year)


@memoised
def _report(catalog: Catalog, name: str, school_year: str) -> Report:
    report = REPORTS[name](catalog, school_year)
    note = samples_note(catalog.sample_count)
    return report._replace(about=f"{report.about} {note}") if note else report


def make_reports(catalog: Catalog, site_url: str) -> Iterator[Output]:
    """Yields every report as a workbook and as JSON; see `output.Maker`."""
    for name in REPORTS:
        report = report_of(catalog, name)
        yield Output(path_of(name, "xlsx"), as_workbook(report))
        yield Output(path_of(name, "json"), as_json(report))
