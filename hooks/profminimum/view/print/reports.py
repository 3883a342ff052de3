"""The printed form of a report: its tables as far as they can be read on paper. Knows no particular report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...catalog import Catalog
from ...output import LateOutput
from ..rendering.templates import Templates
from ..reports import REPORTS, Cell, Report, ReportTable, omission_note, path_of, readable, report_of, words
from .header import frame
from .typst_printer import TypstPrinter

WIDEST = 5
"""Columns that an upright page takes."""
LONGEST = 100
"""Rows of a table that are still printed."""
WEIGHTS = (8, 48)
"""Of a column of words: as many parts of the page as its cells have characters, within reason."""


class ReportSheets:
    """Makes a PDF of every report."""

    def __init__(self, printer: TypstPrinter, templates: Templates) -> None:
        self._printer = printer
        self._templates = templates

    def __call__(self, catalog: Catalog, site_url: str) -> Iterator[LateOutput]:
        for name in REPORTS:
            yield self._printer.file(path_of(name, "pdf"), "report", self.values(catalog, report_of(catalog, name)))

    def pdf(self, catalog: Catalog, report: Report) -> bytes:
        """Returns a report on paper."""
        return self._printer.pdf("report", self.values(catalog, report))

    def values(self, catalog: Catalog, report: Report) -> dict[str, Any]:
        """Returns the values of the sheet; it is printed in landscape if a table is wide."""
        tables = [_shown(table) for table in report.tables]
        return frame(catalog, self._templates, f"desk/{report.id}/", False, report.day) | {
            "today": self._templates.line("day", report.day),
            "title": report.title,
            "about": report.about,
            "year": self._templates.line("school_year", report.school_year),
            "tables": tables,
            "wide": any(len(table["columns"]) > WIDEST for table in tables),
        }


def _shown(table: ReportTable) -> dict[str, Any]:
    shown = readable(table, LONGEST)
    return {
        "title": table.title,
        "note": table.note,
        "rest": omission_note(table, LONGEST),
        "empty": table.empty,
        "columns": list(shown.columns),
        "weights": [_weight([row[column] for row in shown.rows]) for column in range(len(shown.columns))],
        "rows": [[words(cell) for cell in row] for row in shown.rows],
        "moods": [mood.value for mood in shown.moods],
    }


def _weight(cells: Sequence[Cell]) -> int:
    """Returns how wide a column of words is beside others; 0 for numbers, which take as much as they need."""
    if any(isinstance(cell, int | float) for cell in cells):
        return 0
    lengths = [len(words(cell)) for cell in cells] or [0]
    return min(max(WEIGHTS[0], sum(lengths) // len(lengths)), WEIGHTS[1])
