"""Hours of a year's plan from a grid: directions down and grades across, or the other way round. Knows no kind of record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...model import Records
from ...russian import folded
from .account import Note
from .headings import BRACKETS, DEEPEST_HEADING
from .rows import TOTAL
from .tables import SourceRow, SourceTable
from .turned import turned_rows
from .words import grades_of, stems

GRADE_HEADING = re.compile(
    r"(?:\d{1,2}(?:-?(?:й|е|х|го|ые|ых))?(?:\s*(?:[-–—,;]|и)\s*)?)+\s*(?:класс\w*|кл\.?)?|класс\w*\s*\d{1,2}"
)
"""A heading, folded, that names grades and nothing else."""
HOURS_CELL = re.compile(r"(\d{1,4}(?:[.,]5|[.,]0)?)\s*(?:ч(?:\.|ас\w*)?)?")
LEVEL = re.compile(r"(?:базов|основн|продвинут)\w+(?: уров\w+)?(?![а-я])")
"""A level of the minimum in a heading, folded."""
NO_HOURS = re.compile(r"[-–—\s]*|нет")


@dataclass
class HoursGrid:
    """The hours of a grid as plain values of a plan, and what is to be known of them."""

    hours: list[dict[str, Any]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def note(self, name: str, column: str, /, **gaps: object) -> None:
        """Adds a sentence about a row or a column."""
        self.notes.append(Note.of(name, column, **gaps))


class Directions:
    """The directions of a region by the names that documents may have."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.names = {identifier: own[0] for identifier, own in names.items()}
        self._exact = {_plain(name): identifier for identifier, own in names.items() for name in own}
        self._stems = {identifier: [stems(_plain(name)) for name in own] for identifier, own in names.items()}

    def find(self, text: str) -> tuple[str, bool]:
        """Returns the direction that a text names and whether it does so word by word; empty if none or several are alike."""
        plain = _plain(text)
        if plain in self._exact:
            return self._exact[plain], True
        given = stems(plain)
        scores = {
            identifier: max((len(given & one) / len(given | one) for one in own if given), default=0.0)
            for identifier, own in self._stems.items()
        }
        best = max(scores.values(), default=0.0)
        found = [identifier for identifier, score in scores.items() if score == best]
        return (found[0], False) if best >= 0.5 and len(found) == 1 else ("", False)


def _plain(name: str) -> str:
    return BRACKETS.sub("", folded(name)).strip(" .,:;")


def direction_names(records: Records) -> dict[str, list[str]]:
    """Returns the names of each direction of a region, by its identifier."""
    return {
        identifier: [entry.name, entry.short_name, *entry.aliases]
        for identifier, entry in records.targets("direction").items()
    }


def read_grid(table: SourceTable, directions: Directions) -> HoursGrid | None:
    """Returns the hours of a table; None if it is no grid of directions and grades."""
    return _read(table.rows, directions) or _read(turned_rows(table.rows), directions)


def names_levels(table: SourceTable, directions: Directions) -> bool:
    """Returns whether a table has hours of directions by levels of the minimum, which tell nothing of grades."""
    cells = [cell for row in table.rows for cell in row.cells]
    levels = {folded(cell) for row in table.rows[:DEEPEST_HEADING] for cell in row.cells if LEVEL.search(folded(cell))}
    hours = sum(bool(HOURS_CELL.fullmatch(folded(cell))) for cell in cells)
    named = {directions.find(cell)[0] for cell in cells} - {""}
    return len(levels) > 1 and len(named) > 1 and hours > len(named)


def _read(rows: Sequence[SourceRow], directions: Directions) -> HoursGrid | None:
    head = next((row for row in rows[:DEEPEST_HEADING] if _grades(row)), None)
    grades = _grades(head) if head else {}
    body = [row for row in rows if head and row.number > head.number]
    width = max((len(row.cells) for row in body), default=0)
    left = [column for column in range(width) if column not in grades]
    named = {column: sum(bool(directions.find(row.cell(column))[0]) for row in body) for column in left}
    column = max(named, key=lambda one: named[one], default=None)
    if head is None or column is None or not grades or not named[column]:
        return None
    grid = HoursGrid()
    for heading in dict.fromkeys(head.cell(one) for one in left if one != column and head.cell(one)):
        grid.note("unknown-column", heading)
    for one, several in grades.items():
        if len(several) > 1:
            grid.note("hours-of-several", head.cell(one))
    for row in body:
        _add(grid, row, row.cell(column), grades, directions)
    grid.hours = [one for one in grid.hours if one["grades"]]
    return grid if grid.hours else None


def _grades(row: SourceRow) -> dict[int, list[int]]:
    """Returns the grades that each column is of, by its position; a row that names one alone, or one twice, is no heading."""
    found = {
        column: grades_of(cell)[0] for column, cell in enumerate(row.cells) if GRADE_HEADING.fullmatch(folded(cell))
    }
    known = {column: grades for column, grades in found.items() if grades}
    named = [grade for grades in known.values() for grade in grades]
    return known if len(known) > 1 and len(named) == len(set(named)) else {}


def _add(
    grid: HoursGrid, row: SourceRow, name: str, grades: Mapping[int, Sequence[int]], directions: Directions
) -> None:
    words = " ".join(name.split())
    cells = {column: row.cell(column) for column in grades if not NO_HOURS.fullmatch(folded(row.cell(column)))}
    if not cells or words in cells.values():
        return  # a row without hours, or a title over all columns
    if TOTAL.match(folded(words)):
        grid.note("total", "", number=row.number, text=words)
        return
    direction, is_certain = directions.find(words)
    if not direction:
        grid.note("which-direction", words, number=row.number)
        return
    if not is_certain:
        grid.note("direction-by-words", words, name=directions.names[direction])
    known = next((one for one in grid.hours if one["direction"] == direction), None)
    if known is None:
        known = {"direction": direction, "grades": {}}
        grid.hours.append(known)
    else:
        grid.note("hours-added", words, number=row.number)
    for column, cell in cells.items():
        match = HOURS_CELL.fullmatch(folded(cell))
        if match is None:
            grid.note("hours-unclear", words, words=cell)
            continue
        number = float(match[1].replace(",", "."))
        for grade in grades[column]:
            both = known["grades"].get(grade, 0) + number
            known["grades"][grade] = int(both) if float(both).is_integer() else both
    known["grades"] = dict(sorted(known["grades"].items()))
