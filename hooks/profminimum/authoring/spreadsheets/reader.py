"""Grids of cells from the bytes of a spreadsheet: .xlsx, .ods, .xls and .csv. Knows neither headings nor records."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import NamedTuple
from zipfile import ZipFile

from python_calamine import CalamineSheet, CalamineWorkbook

from ...load.attachments.office import sheet_parts
from ...table_files import unescape_formula
from ..cells import Cell
from .limits import (
    MAX_BYTES,
    MAX_COLUMNS,
    Unreadable,
    column_number,
    require_archive,
    require_file_size,
    require_place,
    require_text,
)

__all__ = ["Grid", "Sheet", "Unreadable", "read_grids", "read_sheets"]

Grid = list[list[Cell]]

_WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls")


class Sheet(NamedTuple):
    """A sheet of a workbook: a merged cell has its value in each cell that it covers."""

    title: str
    grid: Grid
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of rows, from 1, that the workbook does not show."""


def read_grids(name: str, data: bytes) -> dict[str, Grid]:
    """Returns the sheets of a file by title; a CSV file has one, named like the file. Raises Unreadable."""
    return {sheet.title: sheet.grid for sheet in read_sheets(name, data)}


def read_sheets(name: str, data: bytes) -> list[Sheet]:
    """Returns the sheets of a file; see `read_grids`. Raises Unreadable."""
    require_file_size(name, len(data))
    stem, dot, ending = name.rpartition(".")
    if dot + ending.lower() in _WORKBOOKS:
        return _workbook(name, data)
    if ending.lower() in ("csv", "txt"):
        return [Sheet(stem, _csv(name, _decoded(data)))]
    raise Unreadable(f"«{name}»: такую таблицу прочитать нельзя. Сохраните её как .xlsx, .ods или .csv.")


def _workbook(name: str, data: bytes) -> list[Sheet]:
    try:
        require_archive(name, data)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        parts = _parts_of_sheets(data)
        sheets = [(title, book.get_sheet_by_name(title), parts.get(title, b"")) for title in book.sheet_names]
        return [Sheet(title, _filled(sheet, _errors(part)), _hidden_rows(part)) for title, sheet, part in sheets]
    except Unreadable:
        raise
    # The libraries let out errors of their own and those of ZIP and XML, all of them saying that the file is damaged.
    except Exception:
        raise Unreadable(f"«{name}»: файл повреждён или это не таблица. Откройте его и сохраните заново.") from None


def _filled(sheet: CalamineSheet, errors: Mapping[tuple[int, int], str]) -> Grid:
    """Returns the cells of a sheet, merged ones filled and those with an error with its sign; ODS does not say what is merged."""
    grid: Grid = sheet.to_python(skip_empty_area=False)
    for (row_number, column), sign in errors.items():
        if row_number <= len(grid) and column <= len(grid[row_number - 1]):
            grid[row_number - 1][column - 1] = sign
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in grid[top : bottom + 1]:
            row[left : right + 1] = [grid[top][left]] * len(row[left : right + 1])
    return grid


_HIDDEN_ROW = re.compile(rb"""<row\b(?=[^>]*\shidden=["'](?:1|true)["'])[^>]*?\sr=["'](\d+)["']""")


_ERROR_CELL = re.compile(
    rb"""<c\b(?=[^>]*\st=["']e["'])[^>]*?\sr=["']([A-Z]{1,3})(\d+)["'][^>]*>(?:(?!</c>).)*?<v>([^<]{1,20})</v>"""
)


def _parts_of_sheets(data: bytes) -> dict[str, bytes]:
    """Returns the XML of each sheet of an .xlsx by its title; nothing for other formats."""
    if not data.startswith(b"PK"):
        return {}
    with ZipFile(io.BytesIO(data)) as archive:
        parts = dict(sheet_parts(archive)) if "xl/workbook.xml" in archive.namelist() else {}
        return {title: archive.read(part) for title, part in parts.items()}


def _hidden_rows(part: bytes) -> frozenset[int]:
    return frozenset(int(row[1]) for row in _HIDDEN_ROW.finditer(part))


def _errors(part: bytes) -> dict[tuple[int, int], str]:
    """Returns what stands in the cells that Excel could not compute, by row and column: the library reads them as empty."""
    found = (cell.groups() for cell in _ERROR_CELL.finditer(part))
    return {(int(row), column_number(letters.decode())): sign.decode() for letters, row, sign in found}


def _decoded(data: bytes) -> str:
    """Returns a CSV file's text: Excel saves UTF-8 or, as «CSV (разделители – запятые)», the old Windows alphabet."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _csv(name: str, text: str) -> Grid:
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    csv.field_size_limit(MAX_BYTES)  # our own limit has a sentence
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter=delimiter)
    try:
        return [_row(name, number, row) for number, row in enumerate(rows, 1)]
    except csv.Error:
        raise Unreadable(f"«{name}»: строку {rows.line_num} не разобрать. Сохраните таблицу заново.") from None


def _row(name: str, number: int, row: list[str]) -> list[Cell]:
    """Returns a row without what a spreadsheet program would compute. Raises Unreadable."""
    last = max((column for column, cell in enumerate(row, 1) if cell), default=0)
    require_place(name, number, last)
    for cell in row:
        require_text(name, len(cell))
    return [unescape_formula(cell) for cell in row[:MAX_COLUMNS]]
