"""Grids of cells from the bytes of a spreadsheet: .xlsx, .ods, .xls and .csv. Knows neither headings nor records."""

from __future__ import annotations

import csv
import io

from python_calamine import CalamineWorkbook

from ...table_files import unescape_formula
from ..cells import Cell
from .limits import MAX_BYTES, MAX_COLUMNS, Unreadable, require_archive, require_file_size, require_place, require_text

__all__ = ["Grid", "Unreadable", "read_grids"]

Grid = list[list[Cell]]

_WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls")


def read_grids(name: str, data: bytes) -> dict[str, Grid]:
    """Returns the sheets of a file by title; a CSV file has one, named like the file. Raises Unreadable."""
    require_file_size(name, len(data))
    stem, dot, ending = name.rpartition(".")
    if dot + ending.lower() in _WORKBOOKS:
        return _workbook(name, data)
    if ending.lower() in ("csv", "txt"):
        return {stem: _csv(name, _decoded(data))}
    raise Unreadable(f"«{name}»: такую таблицу прочитать нельзя. Сохраните её как .xlsx, .ods или .csv.")


def _workbook(name: str, data: bytes) -> dict[str, Grid]:
    try:
        require_archive(name, data)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {title: book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in book.sheet_names}
    except Unreadable:
        raise
    # The libraries let out errors of their own and those of ZIP and XML, all of them saying that the file is damaged.
    except Exception:
        raise Unreadable(f"«{name}»: файл повреждён или это не таблица. Откройте его и сохраните заново.") from None


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
