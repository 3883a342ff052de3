"""Workbooks of the open data and of reports: a sheet for each table. What stands in their cells is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ...catalog import Catalog
from ...output import FilePart, Output, PartMaker
from ...table_files import LONGEST_TITLE, Format, TableSheet, Workbook, workbook_file
from .json_files import API_FOLDER, WHOLE
from .tables import DataTable, DataTables, data_tables

WIDTHS = (12, 60)
"""The narrowest and the widest column, in characters."""


@PartMaker
def make_workbooks(catalog: Catalog, site_url: str) -> Iterator[FilePart]:
    """Yields one workbook with a sheet for each collection; see `PartMaker`."""
    tables = data_tables(catalog, site_url)
    yield FilePart(WHOLE, partial(_whole_file, tables), kinds=None, pieces=(tables.wanted,))


def _whole_file(tables: DataTables) -> Iterator[Output]:
    yield Output(f"{API_FOLDER}{WHOLE}.xlsx", workbook(tables))


def workbook(tables: Iterable[DataTable]) -> bytes:
    """Returns the tables as an Excel file."""

    def fill(book: Workbook) -> None:
        header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        for table in tables:
            sheet = book.add_worksheet(table.label[:LONGEST_TITLE], TableSheet)
            assert isinstance(sheet, TableSheet)
            _fill(sheet, table, header, day)

    return workbook_file(fill)


def _fill(sheet: TableSheet, table: DataTable, header: Format, day: Format) -> None:
    for column, label in enumerate(table.header):
        cells = (row[column] for row in table.rows)
        longest = max((len(cell if isinstance(cell, str) else str(cell)) for cell in cells), default=0)
        sheet.set_column(column, column, min(max(WIDTHS[0], len(label), longest), WIDTHS[1]))
        sheet.write_string(0, column, label, header)
    sheet.write_table(1, table.rows, day)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)
