"""The rows of a table as records see them: cells by role, rows broken by a page joined, headings of parts apart.

Knows no cell's meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...russian import folded
from .headings import NUMBER, Headings
from .tables import SourceRow, SourceTable


@dataclass(frozen=True)
class TableRow:
    """A row that may be a record, under the heading of a part of the table, if there is one."""

    source: SourceRow
    cells: dict[str, str]
    """Texts by the names of fields and of other columns."""
    part: str = ""

    def __getitem__(self, role: str) -> str:
        return self.cells.get(role, "")


@dataclass(frozen=True)
class PartRow:
    """A heading of a part of the table: one text over all columns, or a number with a title alone."""

    source: SourceRow
    number: str
    title: str


def read_rows(table: SourceTable, headings: Headings) -> Iterator[TableRow | PartRow]:
    """Yields the rows below the headings, in their order; empty rows and repeated headings are passed over."""
    pending: TableRow | None = None
    part = ""
    for row in table.rows:
        if row.number <= headings.row.number or row.is_empty or _is_heading(row, headings):
            continue
        found = _part_row(row, headings)
        if found is not None:
            if pending:
                yield pending
            pending, part = None, found.title
            yield found
            continue
        cells = {role: row.cell(position) for role, position in headings.columns.items()}
        if pending is not None and _continues(cells, headings):
            pending = TableRow(pending.source, _joined(pending.cells, cells), pending.part)
            continue
        if pending:
            yield pending
        pending = TableRow(row, cells, part)
    if pending:
        yield pending


def _is_heading(row: SourceRow, headings: Headings) -> bool:
    """Returns whether a row repeats the headings, or counts the columns below them: 1, 2, 3."""
    texts = [folded(cell) for cell in row.cells if cell]
    same = [folded(cell) for cell in headings.row.cells if cell]
    return texts == same or (len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)])


def _part_row(row: SourceRow, headings: Headings) -> PartRow | None:
    texts = [cell for cell in row.cells if cell]
    number_column = headings.columns.get("number", headings.columns.get(NUMBER))
    if len(set(texts)) == 1 and (len(texts) > 1 or len(row.cells) > 2) and row.cells[0]:
        return PartRow(row, *_number_and_title(texts[0]))
    if headings.kind == "roadmap" and number_column is not None and len(texts) == 2 and row.cell(number_column):
        title = row.cell(headings.columns["title"])
        if title and row.cell(number_column).strip(". ").count(".") == 0:
            return PartRow(row, row.cell(number_column), title)
    return None


def _number_and_title(text: str) -> tuple[str, str]:
    """Returns «I. Кадры» as «I» and «Кадры»; the number is empty where there is none."""
    first, dot, rest = text.partition(". ")
    is_number = bool(dot) and len(first) < 6 and all(sign.isdigit() or sign in "IVXL." for sign in first)
    return (first, rest.strip()) if is_number else ("", text)


def _continues(cells: dict[str, str], headings: Headings) -> bool:
    """Returns whether a row goes on with the one above: a page broke it, so that its number is missing."""
    number = cells.get("number", cells.get(NUMBER))
    has_numbers = "number" in headings.columns or NUMBER in headings.columns
    if has_numbers and number:
        return False
    key = cells.get("title") or cells.get("profile") or ""
    if headings.kind == "roadmap":
        return True
    return not key or (has_numbers and key[:1].islower())


def _joined(above: dict[str, str], below: dict[str, str]) -> dict[str, str]:
    # A merged cell shows its text again in every row that it covers.
    return {
        role: text if not below.get(role) or below[role] == text else f"{text} {below[role]}".strip()
        for role, text in above.items()
    }
