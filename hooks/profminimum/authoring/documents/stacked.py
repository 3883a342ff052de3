"""Takes a table apart that is several: one below the other on a sheet, each under headings of its own. Knows no cell's meaning."""

from __future__ import annotations

from collections.abc import Iterator

from ...russian import folded
from .headings import is_heading_row
from .tables import SourceRow, SourceTable

FROM_ROW = "{table}, со строки {number}"
"""What the tables below the first are called."""


def tables_of(table: SourceTable) -> Iterator[SourceTable]:
    """Yields the table, or the tables that it consists of: a title directly above headings belongs to what follows."""
    starts = [0, *_later_starts(table)]
    for start, end in zip(starts, [*starts[1:], len(table.rows)], strict=True):
        if len(starts) == 1:
            yield table
            return
        first = _title_above(table, start) if start else 0
        last = _title_above(table, end) if end < len(table.rows) else end
        above = tuple(text for row in table.rows[first:start] for text in dict.fromkeys(row.cells) if text)
        name = FROM_ROW.format(table=table.name, number=table.rows[start].number) if start else table.name
        yield SourceTable(name, table.rows[start:last], above or (table.above if not start else ()), table.below)


def _later_starts(table: SourceTable) -> Iterator[int]:
    """Yields the positions of headings below the first, those passed over that only repeat the ones above."""
    before: list[str] = []
    previous = -2
    for position, row in enumerate(table.rows):
        if not is_heading_row(row):
            continue
        texts = [folded(cell) for cell in row.cells if cell]
        is_new = bool(before) and texts != before and previous != position - 1
        before, previous = texts, position
        if is_new:
            yield position


def _title_above(table: SourceTable, start: int) -> int:
    """Returns where the title above headings begins: at the one row with a single text, empty rows passed over."""
    position = start
    while position and table.rows[position - 1].is_empty:
        position -= 1
    return position - 1 if position and _is_title(table.rows[position - 1]) else start


def _is_title(row: SourceRow) -> bool:
    texts = [cell for cell in row.cells if cell]
    return len(set(texts)) == 1 and bool(row.cells[0])
