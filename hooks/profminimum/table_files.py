"""Tables as files: Excel workbooks and CSV. The one module that knows XlsxWriter. Knows neither records nor headings.

Texts are written as texts: nothing that a school types becomes a formula or a link.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, cast

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

__all__ = [
    "LONGEST_CELL",
    "LONGEST_TITLE",
    "Format",
    "TableSheet",
    "Value",
    "Workbook",
    "Worksheet",
    "column_letters",
    "csv_file",
    "escape_formula",
    "unescape_formula",
    "workbook_file",
    "write_cell",
]

Value = str | int | float | date | time | None
"""What stands in a cell; unknown is `None` or an empty text."""

CREATED = datetime(2026, 1, 1)
"""The day that every workbook names as its own: the same data give the same bytes."""
LONGEST_TITLE = 31
"""Characters in the name of a sheet; Excel refuses more."""
LONGEST_CELL = 32_767
"""Characters in a cell; Excel refuses more."""
_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r]")
"""The beginning of a text that a spreadsheet program computes (OWASP, «CSV Injection»), escaped already or not."""


def escape_formula(cell: Value) -> Value:
    """Returns the cell with an apostrophe before a text that a spreadsheet program would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def unescape_formula(text: str) -> str:
    """Returns the text that `escape_formula` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def csv_file(header: Iterable[str], rows: Iterable[Iterable[Value]]) -> bytes:
    """Returns a table as CSV for Excel with Russian settings: UTF-8 with a byte order mark, semicolons, `\\r\\n`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(escape_formula, header))
    writer.writerows(map(_csv_cell, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Value) -> Value:
    # Russian settings part a fraction by a comma; «1.5» would become the first of May.
    return str(cell).replace(".", ",") if isinstance(cell, float) else escape_formula(cell)


class TableSheet(Worksheet):
    """A sheet of many rows: XlsxWriter takes 15 µs to take a cell and to write it, which is most of a region's workbook."""

    _rows = ""

    def write_table(self, first: int, rows: Sequence[Sequence[Value]], day: Format) -> None:
        """Writes rows of cells by their types, as `write_cell` does, days and times in a style; `first` counts from 0.

        Nothing else may stand in these rows or below them.
        """
        names = [column_letters(number) for number in range(1, 1 + max(map(len, rows), default=0))]
        inside: Any = self  # XlsxWriter declares no types of what it keeps
        text_at, style = inside.str_table._get_shared_string_index, cast(Any, day)._get_xf_index()
        written = []
        for number, row in enumerate(rows, first + 1):
            cells = []
            for name, cell in zip(names, row, strict=False):
                if isinstance(cell, str):
                    if cell:
                        cells.append(f'<c r="{name}{number}" t="s"><v>{text_at(_fitting(cell))}</v></c>')
                elif isinstance(cell, date | time):
                    value = inside._convert_date_time(cell)
                    cells.append(f'<c r="{name}{number}" s="{style}"><v>{value:.16G}</v></c>')
                elif cell is not None:
                    cells.append(f'<c r="{name}{number}"><v>{cell:.16G}</v></c>')
            written += [f'<row r="{number}">', *cells, "</row>"] if cells else []
        self._rows = "".join(written)
        if rows:
            inside.dim_rowmax = first + len(rows) - 1

    def _write_rows(self) -> None:
        super()._write_rows()
        cast(Any, self).fh.write(self._rows)


def _fitting(text: str) -> str:
    """Returns a text cut to what Excel takes, which counts in UTF-16."""
    if len(text) <= LONGEST_CELL // 2:
        return text
    return text.encode("utf-16-le")[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")


def workbook_file(fill: Callable[[Workbook], None]) -> bytes:
    """Returns an Excel file with the sheets that `fill` adds to an empty workbook."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        fill(book)
    return file.getvalue()


def write_cell(sheet: Worksheet, row: int, column: int, cell: Value, style: Format | None = None) -> None:
    """Writes a cell by its type; row and column count from 0. An unknown value leaves the cell empty."""
    if isinstance(cell, date | time):
        moment = cast(datetime, cell)  # days and times are taken too, though they are not declared
        sheet.write_datetime(row, column, moment, style)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, style)
    elif cell:
        sheet.write_string(row, column, _fitting(cell), style)


def column_letters(column: int) -> str:
    """Returns the name of a column, which counts from 1, in a spreadsheet program: 1 is A, 27 is AA."""
    above, rest = divmod(column - 1, 26)
    return (column_letters(above) if above else "") + chr(ord("A") + rest)
