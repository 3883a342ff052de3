"""Records of one kind as rows of sheets, and rows back as drafts of records. Knows headings and cells, no file format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from ...model import OWNERS, Entry, Records, kind_named
from ...model.schema.samples import Samples
from ...model.schema.values import as_plain
from ..cells import Cell, cell_text, names_of, to_cell
from ..submissions import path_of
from .columns import EMPTY, Column, RecordSheet, rows_of, sheets
from .reader import Grid

OWNER, NAME = "Школа или организация", "Имя записи"
REGION = "Регион"
"""Stands for the owner of a record that belongs to no school and no organisation."""
EXAMPLE = "ПРИМЕР"
"""Marks a row that shows how to fill in the others and is no record."""
DEEPEST_HEADING = 10
"""Rows, from the top, in which headings are looked for: schools write titles above them."""
LISTS = "Слова для выбора"
"""The hidden sheet from which the lists of choices come."""
EMPTY_GROUP = "–"
"""In a cell: this group of fields is present and has no values."""
_HELP = {
    OWNER: "Чья это запись: выберите из списка. Если её проводит сам регион – «Регион».",
    NAME: "Имя файла латиницей: robot-club. Если оставить пустым у новой записи, его подскажет название. "
    "На других листах – то же имя, чтобы было ясно, к какой записи относится строка.",
}

Row = list[Cell | None]


@dataclass(frozen=True)
class FilledSheet:
    """A sheet with its rows, without the row of headings."""

    sheet: RecordSheet
    rows: list[Row]


def folded(text: str) -> str:
    """Returns a heading as it is compared: without case, the mark of what is required, doubled spaces."""
    return " ".join(text.casefold().replace("ё", "е").removesuffix("*").split())


class RecordSheets:
    """One kind of record, its sheets, and the names that cells show instead of identifiers."""

    def __init__(self, kind: str, records: Records) -> None:
        self.kind = kind
        declared = kind_named(kind)
        self.sheets = sheets(declared.model, declared.label)
        self.model = declared.model
        self.is_owned = not declared.is_owner
        """Whether records belong to a school or an organisation; otherwise they are one."""
        self.records = records
        self.names = names_of(records)
        region = records.single("region")
        self.school_year: str | None = region.record.school_year if region else None
        """The year of days that name none."""
        owners = [
            (owner_kind, identifier) for owner_kind in self._owner_kinds() for identifier in self.names[owner_kind]
        ]
        self.owners = {self._owner_cell(*owner): owner for owner in owners}
        if self.is_owned and path_of(kind, "", "", "x"):
            self.owners[REGION] = ("", "")

    def offering(self, owner_kind: str, identifier: str) -> RecordSheets:
        """Returns the same with one owner to choose."""
        narrowed = copy(self)
        narrowed.owners = {self._owner_cell(owner_kind, identifier): (owner_kind, identifier)}
        return narrowed

    def _owner_kinds(self) -> Sequence[str]:
        return [owner.name for owner in OWNERS.values() if self.is_owned and path_of(self.kind, owner.name, "x", "x")]

    def _owner_cell(self, kind: str, identifier: str) -> str:
        name = self.names[kind].get(identifier, identifier)
        others = (self.names[other.name].values() for other in OWNERS.values() if other.name != kind)
        return f"{name} ({identifier})" if any(name in names for names in others) else name

    @property
    def keys(self) -> dict[str, str]:
        """The headings that say which record a row belongs to, with their help."""
        return {heading: _HELP[heading] for heading in (OWNER, NAME) if heading == NAME or self.is_owned}

    def fill(self, entries: Iterable[Entry[Any]]) -> list[FilledSheet]:
        """Returns the records as rows of all sheets."""
        entries = list(entries)
        return [
            FilledSheet(sheet, [row for entry in entries for row in self._rows(entry, sheet)]) for sheet in self.sheets
        ]

    def example(self, samples: Samples) -> list[FilledSheet]:
        """Returns every sheet with a sample row that shows how to fill it in."""
        values = samples.values(self.model)
        key: Row = [next(iter(self.owners), ""), EXAMPLE] if self.is_owned else [EXAMPLE]
        return [
            FilledSheet(sheet, [self._cells(key, row, sheet) for row in rows_of(values, sheet)])
            for sheet in self.sheets
        ]

    def _rows(self, entry: Entry[Any], sheet: RecordSheet) -> Iterator[Row]:
        location = entry.location
        owner = self._owner_cell(location.owner_kind, location.owner) if location.owner_kind else REGION
        key: Row = [owner, location.id] if self.is_owned else [location.id]
        yield from (self._cells(key, row, sheet) for row in rows_of(as_plain(entry.record), sheet))

    def _cells(self, key: Row, row: Mapping[Column, Any], sheet: RecordSheet) -> Row:
        return [*key, *(self._cell(column, row[column]) if column in row else None for column in sheet.columns)]

    def _cell(self, column: Column, value: Any) -> Cell:
        if value is EMPTY:
            return EMPTY_GROUP
        cell = to_cell(column.type, value, self.names)
        return cell + EMPTY_GROUP if isinstance(cell, str) and set(cell) == {EMPTY_GROUP} else cell

    def sheet(self, title: str, grid: Grid) -> RecordSheet:
        """Returns the sheet with a title, else the one that shares most headings with the grid."""
        for sheet in self.sheets:
            if folded(sheet.title) == folded(title):
                return sheet
        headings = {folded(cell_text(cell)) for row in grid[:DEEPEST_HEADING] for cell in row}
        return max(
            self.sheets,
            key=lambda sheet: len(
                headings & {folded(column.heading) for column in (*sheet.columns, *sheet.deprecated_columns)}
            ),
        )

    def owner(self, text: str) -> tuple[str, str] | None:
        """Returns the kind and identifier of an owner named in a cell: empty texts for no name, None if unknown."""
        if not text:
            return ("", "")
        by_id = {identifier: (kind, identifier) for kind, identifier in self.owners.values()}
        by_name = {folded(name): owner for name, owner in self.owners.items()}
        return by_name.get(folded(text)) or by_id.get(text)
