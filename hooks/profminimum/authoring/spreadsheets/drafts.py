"""Rows of sheets back to drafts of records, and what could not be understood, with its cell. Knows no file format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ...model import dotted
from ...model.schema.fields import FieldPath
from ...problem import nearest
from ...table_files import column_letters
from ..cells import Cell, cell_text, from_cell
from ..submissions import path_of, suggested_id
from .columns import EMPTY, Column, RecordSheet, put_row
from .reader import Grid
from .rows import EMPTY_GROUP, EXAMPLE, LISTS, NAME, OWNER, RecordSheets, folded


class CellPlace(NamedTuple):
    """A cell as a person finds it; rows and columns from 1, column 0 for the whole row."""

    sheet: str
    row: int
    column: int = 0
    heading: str = ""

    def __str__(self) -> str:
        where = f"лист «{self.sheet}», строка {self.row}"
        return f"{where}, столбец {column_letters(self.column)} «{self.heading}»" if self.column else where


class ImportProblem(NamedTuple):
    """What is wrong, and where."""

    place: CellPlace | str
    message: str
    is_error: bool = True

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass
class RowDraft:
    """A record as the sheets have it: its file, its values, and the cells that they come from."""

    path: str
    values: dict[str, Any]
    place: CellPlace
    title: str = ""
    cells: dict[str, CellPlace] = field(default_factory=dict)

    def cell(self, dotted_field: str) -> CellPlace:
        """Where the value of a field stands, or the nearest that holds it."""
        steps = dotted_field.split(".")
        tried = (".".join(steps[:length]) for length in range(len(steps), 0, -1))
        return next((self.cells[each] for each in tried if each in self.cells), self.place)


@dataclass
class Drafts:
    """What a file says: records, which columns and lists it speaks of, and what could not be understood."""

    drafts: dict[str, RowDraft] = field(default_factory=dict)
    mentioned_paths: set[tuple[str, ...]] = field(default_factory=set)
    problems: list[ImportProblem] = field(default_factory=list)


def read_drafts(exchange: RecordSheets, grids: Mapping[str, Grid]) -> Drafts:
    """The records that the grids describe; a sheet is known by its title or else by its headings."""
    found = Drafts()
    for title, grid in sorted(grids.items(), key=lambda item: not exchange.sheet(*item).is_main):
        if title != LISTS and any(cell_text(cell) for row in grid for cell in row):
            _SheetReader(exchange, exchange.sheet(title, grid), title, grid, found).read()
    return found


class _SheetReader:
    """Reads one grid into the drafts."""

    def __init__(self, exchange: RecordSheets, sheet: RecordSheet, title: str, grid: Grid, found: Drafts) -> None:
        self.exchange, self.sheet, self.title, self.grid, self.found = exchange, sheet, title, grid, found
        self.keys: dict[str, int] = {}
        self.columns: dict[Column, int] = {}

    def read(self) -> None:
        """Takes the headings, then every row that is neither empty nor an example."""
        self._headings()
        if self.sheet.is_main:
            self.found.mentioned_paths |= {column.path for column in self.columns}
        else:
            self.found.mentioned_paths.add(self.sheet.path)
        for number, row in enumerate(self.grid[1:], 2):
            if any(cell_text(cell) for cell in row) and not self._key(row, NAME).casefold().startswith(
                EXAMPLE.casefold()
            ):
                self._row(number, row)

    def _headings(self) -> None:
        known: dict[str, str | Column] = {folded(key): key for key in self.exchange.keys}
        known |= {folded(column.heading): column for column in self.sheet.columns}
        for position, cell in enumerate(self.grid[0]):
            heading = cell_text(cell)
            found = known.get(folded(heading))
            if isinstance(found, str):
                self.keys.setdefault(found, position)
            elif found is not None and found not in self.columns:
                self.columns[found] = position
            elif heading or any(len(row) > position and cell_text(row[position]) for row in self.grid[1:]):
                self._report(CellPlace(self.title, 1, position + 1, heading), self._unknown(heading, found))

    def _unknown(self, heading: str, found: Column | None) -> str:
        if found:
            return "такой столбец уже есть левее. Оставьте один."
        if not heading:
            return "у столбца нет заголовка. Впишите его или удалите столбец."
        near = nearest(heading, [*self.exchange.keys, *(column.heading for column in self.sheet.columns)])
        return "такого столбца здесь не бывает." + (f" Возможно, вы имели в виду «{near}»." if near else "")

    def _report(self, place: CellPlace, message: str) -> None:
        self.found.problems.append(ImportProblem(place, message))

    def _key(self, row: Sequence[Cell], heading: str) -> str:
        position = self.keys.get(heading, len(row))
        return cell_text(row[position]) if position < len(row) else ""

    def _place(self, number: int, heading: str) -> CellPlace:
        return (
            CellPlace(self.title, number, self.keys[heading] + 1, heading)
            if heading in self.keys
            else CellPlace(self.title, number)
        )

    def _row(self, number: int, row: Sequence[Cell]) -> None:
        values = dict(self._values(row))
        owner = self.exchange.owner(self._key(row, OWNER))
        if owner is None:
            text = self._key(row, OWNER)
            near = nearest(text, self.exchange.owners)
            advice = f" Возможно, вы имели в виду «{near}»." if near else ""
            return self._report(
                self._place(number, OWNER), f"здесь «{text}», а такой школы или организации нет.{advice}"
            )
        draft = self._begun(number, row, owner, values) if self.sheet.is_main else self._found(number, row, owner)
        if draft:
            index = len(_items(draft.values, self.sheet.path)) if not self.sheet.is_main else None
            put_row(draft.values, self.sheet, values)
            way: FieldPath = () if index is None else (*self.sheet.path, index)
            places = {dotted((*way, *column.path)): self._column_place(number, column) for column in self.columns}
            draft.cells |= places | ({dotted(way): CellPlace(self.title, number)} if way else {})
        return None

    def _column_place(self, number: int, column: Column) -> CellPlace:
        return CellPlace(self.title, number, self.columns[column] + 1, column.heading)

    def _values(self, row: Sequence[Cell]) -> Iterator[tuple[Column, Any]]:
        for column, position in self.columns.items():
            text = cell_text(row[position]) if position < len(row) else ""
            if set(text) == {EMPTY_GROUP}:
                yield column, from_cell(column.type, text[1:], self.exchange.names) if text[1:] else EMPTY
            elif text:
                yield column, from_cell(column.type, row[position], self.exchange.names)

    def _begun(
        self, number: int, row: Sequence[Cell], owner: tuple[str, str], values: Mapping[Column, Any]
    ) -> RowDraft | None:
        """The draft of a new row of records."""
        title = next((str(own) for column, own in values.items() if column.path in (("title",), ("name",))), "")
        name = re.sub(r"(?<=20\d\d)/", "-", self._key(row, NAME)) or suggested_id(title)
        place = self._place(number, NAME)
        path = path_of(self.exchange.kind, *owner, name) if name else ""
        if not name:
            self._report(place, "имя записи не указано, а из названия оно не складывается. Впишите его латиницей.")
        elif not path:
            self._report(
                self._place(number, OWNER), "не указано, чья это запись. Выберите школу или организацию из списка."
            )
        elif path in self.found.drafts:
            self._report(place, f"запись «{name}» уже есть в строке {self.found.drafts[path].place.row}.")
        else:
            self.found.drafts[path] = RowDraft(path, {}, place, title)
            return self.found.drafts[path]
        return None

    def _found(self, number: int, row: Sequence[Cell], owner: tuple[str, str]) -> RowDraft | None:
        """The draft to which a row of another sheet belongs: by its name, its title, or because there is only one."""
        name = re.sub(r"(?<=20\d\d)/", "-", self._key(row, NAME))
        path = path_of(self.exchange.kind, *owner, name) if name else ""
        if path in self.found.drafts:
            return self.found.drafts[path]
        start = path_of(self.exchange.kind, *owner, "|").partition("|")[0]
        near = [each for each in self.found.drafts.values() if each.path.startswith(start)] if start else []
        fitting = [each for each in near if not name or folded(each.title) == folded(name)]
        if len(fitting) == 1:
            return fitting[0]
        message = f"записи «{name}» нет на главном листе." if name else "не указано, к какой записи относится строка."
        self._report(self._place(number, NAME), message)
        return None


def _items(values: Any, way: Sequence[str]) -> Sequence[Any]:
    for step in way:
        values = values.get(step, {})
    return values if isinstance(values, list) else []
