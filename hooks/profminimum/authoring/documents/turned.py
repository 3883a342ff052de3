"""Turns a table on its side whose headings stand below each other: a card of one programme, or a record in each column.

Knows no cell's meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from .headings import KINDS, NEEDED, role_of
from .tables import SourceRow, SourceTable

FEWEST = 3
"""Headings of fields that the first column has at least where it is one of headings."""


def turned_rows(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """Returns the columns of a table as its rows, numbered from 1."""
    columns = zip_longest(*(row.cells for row in rows), fillvalue="")
    return [SourceRow(number, tuple(cells)) for number, cells in enumerate(columns, 1)]


def upright(table: SourceTable) -> Iterator[tuple[SourceTable, bool]]:
    """Yields the tables, each with headings in a row, that a table is, and whether it was turned: several cards are several."""
    starts = max((_starts(table, kind) for kind in KINDS), key=len)
    if not starts:
        yield table, False
        return
    for start, end in zip(starts, [*starts[1:], len(table.rows)], strict=True):
        first = start if start != starts[0] else 0
        yield replace(table, rows=tuple(turned_rows(table.rows[first:end]))), True


def _starts(table: SourceTable, kind: str) -> list[int]:
    """Returns where the cards of a kind begin, one below the other; nothing where the first column has no such headings."""
    roles = [role_of(row.cell(0), kind, is_exact=True) if len(row.cells) > 1 else "" for row in table.rows]
    known = {role for role in roles if role}
    beside = {role_of(cell, kind, is_exact=True) for row in table.rows for cell in row.cells[1:2]} - {""}
    if len(known) < FEWEST or len(beside) >= len(known) or not set(NEEDED[kind]) <= known:
        return []
    return [position for position, role in enumerate(roles) if role == NEEDED[kind][0]]
