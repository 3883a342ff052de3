"""The rows of a table as records see them: cells by role, rows broken by a page joined, headings of parts and totals apart.

Knows no cell's meaning but that of headings of parts and of totals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...russian import MONTHS, folded
from ..cells import ERROR
from .headings import NEEDED, NUMBER, Headings
from .tables import SourceRow, SourceTable

TOTAL = re.compile(r"(?:итого|всего)\b")
DASHES = re.compile(r"[-–—_\s]+")
"""What people draw in a cell that has nothing to say."""
SAYS_ITSELF = "deadline"
"""The role whose words a record keeps, whatever they are."""
PART = re.compile(
    rf"(?:{'|'.join(map(folded, MONTHS))}|в течение|весь (?:учебный )?год|каникулы|[ivx]+\.|\d+\.|раздел|направлени|блок|модуль|этап|работа с|"
    r"(?:[ivx]+|[1-4](?:-?[йея])?|перв\w+|втор\w+|трет\w+|четверт\w+) (?:полугоди|четверт|квартал|этап))|.*:$"
)
"""How the heading of a part of a table begins, or ends, where it stands in the column of titles."""


TIME_OF_PART = re.compile(
    rf"(?:{'|'.join(map(folded, MONTHS))})(?![а-я])|в течение|весь (?:учебный )?год|"
    r"(?:[ivx]+|[1-4](?:-?[йея])?|перв\w+|втор\w+|трет\w+|четверт\w+) (?:полугоди|квартал)"
)
"""How the heading of a part begins that tells when its rows are."""


@dataclass(frozen=True)
class TableRow:
    """A row that may be a record, under the heading of a part of the table that tells a time, if there is one."""

    source: SourceRow
    cells: dict[str, str]
    """Texts by the names of fields and of other columns."""
    part: str = ""
    joined: tuple[int, ...] = ()
    """Numbers of the rows that go on with this one."""

    def __getitem__(self, role: str) -> str:
        return self.cells.get(role, "")

    @property
    def errors(self) -> tuple[str, ...]:
        """The roles of cells that a spreadsheet program could not compute."""
        return tuple(role for role, text in self.cells.items() if ERROR.fullmatch(text))

    def without_errors(self) -> TableRow:
        """Returns the row with such cells empty."""
        return replace(self, cells=self.cells | dict.fromkeys(self.errors, ""))


@dataclass(frozen=True)
class PartRow:
    """A heading of a part of the table: one text over all columns, or a number with a title alone."""

    source: SourceRow
    number: str
    title: str


@dataclass(frozen=True)
class TotalRow:
    """A row that adds up those above it."""

    source: SourceRow
    title: str


def read_rows(table: SourceTable, headings: Headings, part: str = "") -> Iterator[TableRow | PartRow | TotalRow]:
    """Yields the rows below the headings, in their order; empty rows and repeated headings are passed over.

    `part` is what the table itself is a part of: the month that stands above it.
    """
    pending: TableRow | None = None
    for row in table.rows:
        if row.number <= headings.row.number or row.is_empty or _is_heading(row, headings):
            continue
        found = _total_row(row, headings) or _part_row(row, headings)
        if found is not None:
            if pending:
                yield pending
            is_time = isinstance(found, PartRow) and TIME_OF_PART.match(folded(found.title))
            pending, part = None, found.title if is_time else part
            yield found
            continue
        cells = {role: row.cell(position) for role, position in headings.columns.items()}
        told = {role: "" if role != SAYS_ITSELF and DASHES.fullmatch(text) else text for role, text in cells.items()}
        if pending is not None and _continues(cells, headings):
            pending = TableRow(
                pending.source, _joined(pending.cells, told), pending.part, (*pending.joined, row.number)
            )
            continue
        if pending:
            yield pending
        pending = TableRow(row, told, part)
    if pending:
        yield pending


def _is_heading(row: SourceRow, headings: Headings) -> bool:
    """Returns whether a row repeats the headings, or counts the columns below them: 1, 2, 3."""
    texts = [folded(cell) for cell in row.cells if cell]
    same = [folded(cell) for cell in headings.row.cells if cell]
    title = headings.columns[NEEDED[headings.kind][0]]
    if row.cell(title) and headings.row.cell(title) == row.cell(title):
        return True  # the lower part of headings of which some reach down two rows
    return texts == same or (len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)])


def _total_row(row: SourceRow, headings: Headings) -> TotalRow | None:
    """Returns the total that a row is: it begins with such a word, and no column tells a time."""
    text = next((cell for cell in row.cells if cell), "")
    is_total = bool(TOTAL.match(folded(text))) and not any(
        row.cell(headings.columns[role]) not in ("", text) for role in ("when", "deadline") if role in headings.columns
    )
    return TotalRow(row, text) if is_total else None


def _part_row(row: SourceRow, headings: Headings) -> PartRow | None:
    texts = [cell for cell in row.cells if cell]
    number_column = headings.columns.get("number", headings.columns.get(NUMBER))
    if len(set(texts)) == 1 and _is_part(row, texts, headings):
        return PartRow(row, *_number_and_title(texts[0]))
    if headings.kind == "roadmap" and number_column is not None and len(texts) == 2 and row.cell(number_column):
        title = row.cell(headings.columns["title"])
        if title and row.cell(number_column).strip(". ").count(".") == 0:
            return PartRow(row, row.cell(number_column), title)
    return None


def _is_part(row: SourceRow, texts: list[str], headings: Headings) -> bool:
    """Returns whether one text alone in a row, once or over several columns, is a heading.

    A record that nobody has filled in beyond its title is none.
    """
    if len(texts) > 1:
        return bool(row.cells[0])
    if row.cell(headings.columns[NEEDED[headings.kind][0]]):
        return bool(PART.match(folded(texts[0]))) or (texts[0].isupper() and len(texts[0]) > 3)
    return bool(row.cells[0]) and len(row.cells) > 2


def _number_and_title(text: str) -> tuple[str, str]:
    """Returns «I. Кадры» as «I» and «Кадры»; the number is empty where there is none."""
    first, dot, rest = text.partition(". ")
    is_number = bool(dot) and len(first) < 6 and all(sign.isdigit() or sign in "IVXL." for sign in first)
    return (first, rest.strip()) if is_number else ("", text)


def _continues(cells: dict[str, str], headings: Headings) -> bool:
    """Returns whether a row goes on with the one above: a page broke it, so that its number, or its time, is missing."""
    number = cells.get("number", cells.get(NUMBER))
    has_numbers = "number" in headings.columns or NUMBER in headings.columns
    if has_numbers and number:
        return False
    key = cells.get(NEEDED[headings.kind][0], "")
    if headings.kind == "roadmap":
        return True
    return not key or (key[:1].islower() and (has_numbers or ("when" in cells and not cells["when"])))


def _joined(above: dict[str, str], below: dict[str, str]) -> dict[str, str]:
    # A merged cell shows its text again in every row that it covers. Times on two lines are two times.
    return {
        role: text
        if not below.get(role) or below[role] == text
        else f"{text}{chr(10) if role == 'when' else ' '}{below[role]}".strip()
        for role, text in above.items()
    }
