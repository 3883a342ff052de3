"""A report as files for other programs: a workbook with every row, and JSON with stable keys. Knows no report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from ...table_files import Value
from ..open_data import tables, workbooks
from .structure import Cell, Link, Report, ReportTable
from .text import UNKNOWN

DESK_FOLDER = "desk/"
"""The folder of the pages and the files of reports."""
VERSION = "1.0"
"""Of the JSON: the first number grows when something is renamed or taken away."""
SUMMARY = "Об отчёте"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")
"""Signs that Excel refuses in the name of a sheet."""


def path_of(name: str, kind: str) -> str:
    """Returns the path of a report's file below the site's root: `kind` is `xlsx`, `json` or `pdf`."""
    return f"{DESK_FOLDER}{name}.{kind}"


def as_workbook(report: Report) -> bytes:
    """Returns the report as an Excel file: a sheet on the report itself, then one for each table, with every row."""
    return workbooks.workbook([_summary(report), *_sheets(report.tables)])


def _summary(report: Report) -> tables.DataTable:
    about: list[tuple[Value, ...]] = [
        ("Отчёт", report.title),
        ("Учебный год", report.school_year.replace("-", "/")),
        ("Сведения на", report.day),
        ("Коротко", report.about),
    ]
    notes: list[tuple[Value, ...]] = [
        (table.title, table.note or f"Строк: {len(table.rows)}") for table in report.tables
    ]
    return tables.DataTable(report.id, SUMMARY, ("Что", "Сведения"), [*about, *notes])


def _sheets(report_tables: Iterable[ReportTable]) -> Iterable[tables.DataTable]:
    for number, table in enumerate(report_tables, 1):
        name = f"{number}. {_FORBIDDEN.sub(' ', table.title)}"
        rows = [tuple(map(_cell, row)) for row in table.rows] or [(table.empty, *[""] * (len(table.columns) - 1))]
        yield tables.DataTable(table.id, name, table.columns, rows)


def _cell(cell: Cell) -> Value:
    if cell is None:
        return UNKNOWN
    return str(cell) if isinstance(cell, Link) else cell


def as_json(report: Report) -> bytes:
    """Returns the report as JSON: see `as_values`."""
    return (json.dumps(as_values(report), ensure_ascii=False) + "\n").encode()


def as_values(report: Report) -> dict[str, Any]:
    """Returns the report as plain values.

    `tables` are objects by identifier in the order of the report, each with `columns`, `rows` (arrays as long as the
    columns) and, where it matters, `moods`. A cell is a text, a number, a day as `2026-09-01`, null for what is not
    known, or `{"words", "address"}` for a page of the site.
    """
    return {
        "version": VERSION,
        "id": report.id,
        "title": report.title,
        "about": report.about,
        "figure": report.figure,
        "school_year": report.school_year,
        "day": report.day.isoformat(),
        "tables": {table.id: _table(table) for table in report.tables},
    }


def _table(table: ReportTable) -> dict[str, Any]:
    values: dict[str, Any] = {"title": table.title, "note": table.note, "columns": list(table.columns)}
    values["rows"] = [[_value(cell) for cell in row] for row in table.rows]
    return values | ({"moods": [mood.value for mood in table.moods]} if table.moods else {})


def _value(cell: Cell) -> Any:
    if isinstance(cell, Link):
        return {"words": cell.words, "address": cell.address}
    return cell.isoformat() if isinstance(cell, date) else cell
