"""Workbooks: the one place that knows XlsxWriter. What stands in their cells is decided elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ...catalog import Catalog
from ...output import Output
from .json_files import API_FOLDER, WHOLE
from .tables import DataTable, Value, sheets

CREATED = datetime(2026, 1, 1)
"""What every workbook says of its own day: the same data give the same bytes."""
LONGEST_NAME = 31
"""Of a sheet; Excel refuses more."""
LONGEST_CELL = 32_767
WIDTHS = (12, 60)
"""Of a column, in characters."""


def make_workbooks(catalog: Catalog, site_url: str) -> Iterator[Output]:
    """One workbook with a sheet for each collection; see `Maker`."""
    yield Output(f"{API_FOLDER}{WHOLE}.xlsx", workbook(sheets(catalog, site_url)))


def workbook(tables: Iterable[DataTable]) -> bytes:
    """The tables as an Excel file. Texts stay texts: nothing is computed, nothing becomes a link."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        for table in tables:
            _fill(book.add_worksheet(table.label[:LONGEST_NAME]), table, header, day)
    return file.getvalue()


def _fill(sheet: Worksheet, table: DataTable, header: Format, day: Format) -> None:
    for column, label in enumerate(table.header):
        cells = [label, *(str(row[column]) for row in table.rows)]
        sheet.set_column(column, column, min(max(WIDTHS[0], *map(len, cells)), WIDTHS[1]))
        sheet.write_string(0, column, label, header)
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, day)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)


def _write(sheet: Worksheet, row: int, column: int, cell: Value, day: Format) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif cell:
        sheet.write_string(row, column, cell[:LONGEST_CELL])
