"""Grids of cells from the bytes of a spreadsheet: .xlsx, .ods, .xls and .csv. Knows neither headings nor records."""

from __future__ import annotations

import csv
import io

from python_calamine import CalamineWorkbook

from ...table_files import unescape_formula
from ..cells import Cell

Grid = list[list[Cell]]

_WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls")


class Unreadable(Exception):
    """The file is no table that can be read; the message says why, in Russian."""


def read_grids(name: str, data: bytes) -> dict[str, Grid]:
    """Returns the sheets of a file by title; a CSV file has one, named like the file. Raises Unreadable."""
    stem, dot, ending = name.rpartition(".")
    if dot + ending.lower() in _WORKBOOKS:
        return _workbook(name, data)
    if ending.lower() in ("csv", "txt"):
        return {stem: _csv(_decoded(data))}
    raise Unreadable(f"«{name}»: такую таблицу прочитать нельзя. Сохраните её как .xlsx, .ods или .csv.")


def _workbook(name: str, data: bytes) -> dict[str, Grid]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {title: book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in book.sheet_names}
    # The library lets out errors of its own and those of ZIP and XML, all of them saying that the file is damaged.
    except Exception:
        raise Unreadable(f"«{name}»: файл повреждён или это не таблица. Откройте его и сохраните заново.") from None


def _decoded(data: bytes) -> str:
    """Returns a CSV file's text: Excel saves UTF-8 or, as «CSV (разделители – запятые)», the old Windows alphabet."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _csv(text: str) -> Grid:
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter=delimiter)
    return [[unescape_formula(cell) for cell in row] for row in rows]
