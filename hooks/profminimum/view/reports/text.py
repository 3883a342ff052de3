"""A report for readers: what of a long table is shown, the words of a cell, the whole report as plain text.

Pages and printed sheets show only what a person can read; workbooks and JSON hold every row. Knows no report.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from datetime import date

from ... import russian
from .structure import Cell, Report, ReportTable, Row, RowStatus

LONGEST = 300
"""Rows that are still read on a page."""
WIDTH = 120
"""Characters of a line in a terminal."""
LONGEST_CELL = 36
UNKNOWN = "не указано"
MARKS = {RowStatus.BAD: "! ", RowStatus.DUE: "? "}
"""What stands before a row in plain text."""


def words(cell: Cell) -> str:
    """Returns a cell as a person reads it."""
    if cell is None:
        return UNKNOWN
    if isinstance(cell, date):
        return russian.day(cell)
    if isinstance(cell, float):
        return f"{cell:.1f}".replace(".", ",")
    return russian.digits(cell) if isinstance(cell, int | float) else str(cell)


def readable(table: ReportTable, longest: int = LONGEST) -> ReportTable:
    """Returns the table itself, or one that counts the rows of a table too long to be read."""
    if not _is_counted(table, longest):
        return table
    if table.group is None:
        return table._replace(rows=table.rows[:longest], moods=table.moods[:longest])
    totals = Counter(words(row[table.group]) for row in table.rows)
    open_ones = Counter(
        words(row[table.group]) for row, mood in zip(table.rows, table.moods, strict=False) if is_open(mood)
    )
    counted: tuple[Row, ...] = tuple((name, total, open_ones[name]) for name, total in totals.items())
    columns: tuple[str, ...] = (table.columns[table.group], "Строк", "Требуют внимания")
    if not table.moods:
        counted, columns = tuple(row[:2] for row in counted), columns[:2]
    return table._replace(columns=columns, rows=counted, moods=(), group=None)


def _is_counted(table: ReportTable, longest: int) -> bool:
    return len(table.rows) > longest or bool(table.is_bulk and table.rows)


def is_open(mood: RowStatus) -> bool:
    """Returns whether something is left to do in a row."""
    return mood in (RowStatus.DUE, RowStatus.BAD)


def omission_note(table: ReportTable, longest: int = LONGEST) -> str:
    """Returns a note on rows that are not shown; empty if all are."""
    if not _is_counted(table, longest):
        return ""
    total = russian.count(len(table.rows), "строка", "строки", "строк")
    if table.group is None:
        return f"Показаны первые {longest}. Всего {total}, остальные – в файлах XLSX и JSON."
    return f"Всего {total}: здесь они сосчитаны, а целиком – в файлах XLSX и JSON."


def as_text(report: Report) -> str:
    """Returns the whole report as lines for a terminal or a letter."""
    head = [
        *_wrapped(report.title),
        f"{russian.school_year(report.school_year)} учебный год, сведения на {russian.day(report.day)}",
        "",
        *_wrapped(report.about),
    ]
    return "\n".join([*head, *(line for table in report.tables for line in _lines(table))])


def _lines(table: ReportTable) -> list[str]:
    lines = ["", "", *_wrapped(table.title.upper()), *_wrapped(table.note), *_wrapped(omission_note(table)), ""]
    if not table.rows:
        return [*lines, *_wrapped(table.empty)]
    shown = readable(table)
    cells = [[words(cell) for cell in row] for row in shown.rows]
    widths = [
        max(len(word) for row in (shown.columns, *cells) for word in _unbroken(row[column]))
        for column in range(len(shown.columns))
    ]
    widths = [
        max(width, *(min(len(row[column]), LONGEST_CELL) for row in cells)) for column, width in enumerate(widths)
    ]
    if sum(widths) + 2 * len(widths) > WIDTH:
        return lines + _listed(shown)
    marks = [MARKS.get(mood, "  ") for mood in shown.moods] or ["  "] * len(cells)
    head = [*_grid("  ", list(shown.columns), widths), "  " + "  ".join("-" * width for width in widths)]
    return [*lines, *head, *(line for mark, row in zip(marks, cells, strict=True) for line in _grid(mark, row, widths))]


def _unbroken(text: str) -> list[str]:
    return text.split(" ")


def _grid(mark: str, row: list[str], widths: list[int]) -> list[str]:
    """Returns a row of a narrow table: cells that are longer than their column go on below."""
    columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    lines = [
        [column[number] if number < len(column) else "" for column in columns]
        for number in range(max(map(len, columns)))
    ]
    return [
        (mark if not number else "  ")
        + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for number, line in enumerate(lines)
    ]


def _listed(table: ReportTable) -> list[str]:
    """Returns a wide table: the name of each row, and below it the other cells with their headings."""
    lines: list[str] = []
    for number, row in enumerate(table.rows):
        mark = MARKS.get(table.moods[number], "  ") if table.moods else "  "
        cells = (f"{label}: {words(cell)}" for label, cell in zip(table.columns[1:], row[1:], strict=True))
        lines += [*_wrapped(words(row[0]), mark, "  "), *_wrapped("; ".join(cells), "    ", "    ")]
    return lines


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
