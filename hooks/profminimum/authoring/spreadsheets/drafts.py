"""Drafts of records from rows of sheets, and what could not be understood, with its cell. Knows no file format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ...model import dotted
from ...model.records import FORMER_NAMES
from ...model.schema.fields import FieldPath
from ...model.when.notation import understood
from ...problem import did_you_mean, nearest
from ...table_files import column_letters
from ..cells import Cell, cell_text
from ..submissions import path_of, suggested_id
from .cell_reading import CellFault, read_cell
from .columns import Column, FieldNames, RecordSheet, put_row
from .reader import Grid
from .rows import DEEPEST_HEADING, EXAMPLE, LISTS, NAME, OWNER, REGION, RecordSheets, folded


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
    """A problem in a spreadsheet, with its place."""

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
        """Returns the place of a field's value, or of the nearest field that holds it."""
        steps = dotted_field.split(".")
        names = (".".join(steps[:length]) for length in range(len(steps), 0, -1))
        return next((self.cells[name] for name in names if name in self.cells), self.place)


@dataclass
class Drafts:
    """Content of a file: records, the columns and lists that it mentions, and what could not be understood."""

    drafts: dict[str, RowDraft] = field(default_factory=dict)
    mentioned_paths: set[tuple[str, ...]] = field(default_factory=set)
    problems: list[ImportProblem] = field(default_factory=list)
    faulty: set[CellPlace] = field(default_factory=set)
    """Cells that give no value: that it is missing is no problem of its own."""
    texts: dict[CellPlace, str] = field(default_factory=dict)
    """What stands in the cells that give one."""


def read_drafts(record_sheets: RecordSheets, grids: Mapping[str, Grid]) -> Drafts:
    """Returns the records that the grids describe; a sheet is known by its title or else by its headings."""
    result = Drafts()
    for title, grid in sorted(grids.items(), key=lambda item: not record_sheets.sheet(*item).is_main):
        if title != LISTS and any(cell_text(cell) for row in grid for cell in row):
            _SheetReader(record_sheets, record_sheets.sheet(title, grid), title, grid, result).read()
    return result


class _SheetReader:
    """Reads one grid into the drafts."""

    def __init__(self, record_sheets: RecordSheets, sheet: RecordSheet, title: str, grid: Grid, result: Drafts) -> None:
        self.record_sheets, self.sheet, self.title, self.grid, self.result = record_sheets, sheet, title, grid, result
        self.keys: dict[str, int] = {}
        self.columns: dict[Column, int] = {}
        self.first = 1
        """The number of the row of headings, from 1."""

    def read(self) -> None:
        """Takes the headings, then every row that is neither empty nor an example."""
        self._headings()
        if self.sheet.is_main:
            self.result.mentioned_paths |= {path for column in self.columns for path in _mentioned(column)}
        else:
            self.result.mentioned_paths.add(self.sheet.path)
        for number, row in enumerate(self.grid[self.first :], self.first + 1):
            if not any(cell_text(cell) for cell in row):
                continue
            if self._key(row, NAME).casefold().startswith(EXAMPLE.casefold()):
                message = (
                    f"в имени записи стоит «{EXAMPLE}», поэтому строка пропущена. Если это ваша запись, впишите ей имя."
                )
                self._report(self._place(number, NAME), message, is_error=False)
            else:
                self._row(number, row)

    def _headings(self) -> None:
        known: dict[str, str | Column] = {folded(key): key for key in self.record_sheets.keys}
        readable = (*self.sheet.deprecated_columns, *self.sheet.columns)  # of two with one heading the present one
        whole = (column for column in self.sheet.columns if len(column.path) == len(self.sheet.path) + 1)
        known |= {word: column for column in whole for word in column.field.synonyms}
        known |= {folded(column.heading): column for column in readable}
        self.first = self._first_row(known)
        for position, cell in enumerate(self.grid[self.first - 1]):
            heading = cell_text(cell)
            match = known.get(folded(heading))
            if isinstance(match, str):
                self.keys.setdefault(match, position)
            elif match is not None and match not in self.columns:
                self.columns[match] = position
            elif heading or any(len(row) > position and cell_text(row[position]) for row in self.grid[self.first :]):
                self._unknown(CellPlace(self.title, self.first, position + 1, heading), heading, match)

    def _first_row(self, known: Mapping[str, Any]) -> int:
        """Returns the number of the row of headings: the one of the first few that has most of them; above it stands a title."""
        beginning = self.grid[:DEEPEST_HEADING]
        counts = [sum(folded(cell_text(cell)) in known for cell in row) for row in beginning]
        return counts.index(max(counts)) + 1 if counts else 1

    def _unknown(self, place: CellPlace, heading: str, duplicate: str | Column | None) -> None:
        """Reports a column that is not read; one that looks like none of ours is left with a word."""
        if duplicate:
            return self._report(place, "такой столбец уже есть левее. Оставьте один.")
        if not heading:
            return self._report(place, "у столбца нет заголовка. Впишите его или удалите столбец.")
        near = nearest(heading, [*self.record_sheets.keys, *(column.heading for column in self.sheet.columns)])
        if near:
            return self._report(place, f"такого столбца здесь не бывает.{did_you_mean(near)}")
        return self._report(place, "такой столбец не переносится.", is_error=False)

    def _report(self, place: CellPlace, message: str, *, is_error: bool = True) -> None:
        self.result.problems.append(ImportProblem(place, message, is_error))

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
        values = dict(self._values(number, row))
        for column in values:
            self.result.texts[self._column_place(number, column)] = cell_text(row[self.columns[column]])
        text = self._key(row, OWNER)
        if not text and self._is_owner_wanted(row):
            message = (
                f"не указано, чья это запись, а в других строках это сказано. Для записи региона впишите «{REGION}»."
            )
            return self._report(self._place(number, OWNER), message)
        owner = self.record_sheets.owner(text)
        if owner is None:
            advice = did_you_mean(nearest(text, self.record_sheets.owners))
            return self._report(
                self._place(number, OWNER), f"здесь «{text}», а такой школы или организации нет.{advice}"
            )
        draft = (
            self._new_draft(number, row, owner, values)
            if self.sheet.is_main
            else self._existing_draft(number, row, owner)
        )
        if draft:
            index = len(_items(draft.values, self.sheet.path)) if not self.sheet.is_main else None
            put_row(draft.values, self.sheet, values)
            prefix: FieldPath = () if index is None else (*self.sheet.path, index)
            places = {dotted((*prefix, *column.path)): self._column_place(number, column) for column in self.columns}
            draft.cells |= places | ({dotted(prefix): CellPlace(self.title, number)} if prefix else {})
        return None

    def _is_owner_wanted(self, row: Sequence[Cell]) -> bool:
        """Returns whether other rows name their owners, so that an empty cell may be one that was forgotten."""
        path = path_of(self.record_sheets.kind, "", "", self._key(row, NAME)) if self._key(row, NAME) else ""
        is_there = path in {entry.location.path for entry in self.record_sheets.records.of(self.record_sheets.kind)}
        return OWNER in self.keys and not is_there and any(self._key(other, OWNER) for other in self.grid[self.first :])

    def _column_place(self, number: int, column: Column) -> CellPlace:
        return CellPlace(self.title, number, self.columns[column] + 1, column.heading)

    def _values(self, number: int, row: Sequence[Cell]) -> Iterator[tuple[Column, Any]]:
        for column, position in self.columns.items():
            cell = row[position] if position < len(row) else ""
            value = read_cell(column, cell, self.record_sheets.names, self.record_sheets.school_year)
            if isinstance(value, CellFault):
                self._report(self._column_place(number, column), value.message)
                self.result.faulty.add(self._column_place(number, column))
            elif value is not None:
                yield column, value

    def _new_draft(
        self, number: int, row: Sequence[Cell], owner: tuple[str, str], values: Mapping[Column, Any]
    ) -> RowDraft | None:
        """Returns the draft of a new row of records, None after a problem."""
        title = next((str(value) for column, value in values.items() if column.path in (("title",), ("name",))), "")
        given = re.sub(r"(?<=20\d\d)/", "-", self._key(row, NAME))
        name = given or suggested_id(title)
        place = self._place(number, NAME)
        path = path_of(self.record_sheets.kind, *owner, name) if name else ""
        if path in self.result.drafts and not given and (day := _first_day(values)):
            path = path_of(self.record_sheets.kind, *owner, f"{name}-{day}")
        if not title and not given:
            self._report(self._place(number, NAME), "в строке нет названия. Впишите его или удалите строку.")
        elif not name:
            self._report(place, "имя записи не указано, а из названия оно не складывается. Впишите его латиницей.")
        elif not path:
            self._report(
                self._place(number, OWNER), "не указано, чья это запись. Выберите школу или организацию из списка."
            )
        elif path in self.result.drafts:
            self._report(place, f"запись «{name}» уже есть в строке {self.result.drafts[path].place.row}.")
        else:
            self.result.drafts[path] = RowDraft(path, {}, place, title)
            return self.result.drafts[path]
        return None

    def _existing_draft(self, number: int, row: Sequence[Cell], owner: tuple[str, str]) -> RowDraft | None:
        """Returns the draft to which a row of another sheet belongs: by its name, its title, or as the only one."""
        name = re.sub(r"(?<=20\d\d)/", "-", self._key(row, NAME))
        path = path_of(self.record_sheets.kind, *owner, name) if name else ""
        if path in self.result.drafts:
            return self.result.drafts[path]
        start = path_of(self.record_sheets.kind, *owner, "|").partition("|")[0]
        near = [draft for draft in self.result.drafts.values() if draft.path.startswith(start)] if start else []
        fitting = [draft for draft in near if not name or folded(draft.title) == folded(name)]
        if len(fitting) == 1:
            return fitting[0]
        message = f"записи «{name}» нет на главном листе." if name else "не указано, к какой записи относится строка."
        self._report(self._place(number, NAME), message)
        return None


def _first_day(values: Mapping[Column, Any]) -> str:
    """Returns the first day of a row's time; empty if it has none. Two rows of one title are told apart by it."""
    times = (understood(str(value)) for column, value in values.items() if column.type.name == "WhenText")
    return next((str(when.first_day) for when in times if when and when.first_day), "")


def _mentioned(column: Column) -> Iterator[FieldNames]:
    """Yields the paths of the values that a column gives: that of an older table gives the value of today's field."""
    yield column.path
    if column.is_deprecated:
        yield from ((*column.path[:-1], name) for name, old in FORMER_NAMES.items() if column.path[-1] in old)


def _items(values: Any, path: Sequence[str]) -> Sequence[Any]:
    for step in path:
        values = values.get(step, {})
    return values if isinstance(values, list) else []
