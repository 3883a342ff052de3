"""A kind of record as tables: one row for a record, and a table of its own for each part that repeats.

Fields of a group stand side by side («Запись: Мест»), hours by grade in a column for each grade, short lists in one cell.
Made from the declarations; knows no file format and no cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from ...model.schema.introspection import Dictionary, FieldInfo, Group, ListOf, Scalar, asked_fields, fields
from ...russian import capitalised
from ...table_files import LONGEST_TITLE

FieldNames = tuple[str, ...]
EMPTY = object()
"""Marks a group that is present and has no values."""


@dataclass(frozen=True, eq=False)
class Column:
    """A column: the path of its value inside the row's values, and its type."""

    heading: str
    path: FieldNames
    type: Scalar | ListOf
    field: FieldInfo
    required: bool
    """Whether a row without it cannot be a record."""
    is_deprecated: bool = False
    """Whether its field, or the group that holds it, is deprecated, or a stamp, which tools write now."""


@dataclass(frozen=True, eq=False)
class RecordSheet:
    """A table of a kind: of its records themselves, or of the parts that repeat at `path`."""

    title: str
    path: FieldNames
    columns: tuple[Column, ...]
    deprecated_columns: tuple[Column, ...] = ()
    """Columns that tables of former years have: read, and written into no table any more."""

    @property
    def is_main(self) -> bool:
        """Whether a row is a record."""
        return not self.path


@cache
def sheets(model: type[BaseModel], label: str) -> tuple[RecordSheet, ...]:
    """Returns the tables of a kind; `label` names one record. Raises TypeError for lists of groups within others."""
    result = [RecordSheet(capitalised(label), (), tuple(_columns(model)), _deprecated_columns(model))]
    for path, labels, item in _repeated(model):
        if any(True for _ in _repeated(item)):
            raise TypeError(f"{model.__name__}.{'.'.join(path)} holds lists of its own")
        title = " – ".join(labels)[:LONGEST_TITLE]
        result.append(RecordSheet(title, path, tuple(_columns(item)), _deprecated_columns(item)))
    return tuple(result)


def _deprecated_columns(model: type[BaseModel]) -> tuple[Column, ...]:
    declared = _columns(model, fields_of=fields)
    return tuple(column for column in declared if column.is_deprecated)


def _columns(
    model: type[BaseModel],
    parents: Sequence[FieldInfo] = (),
    fields_of: Callable[[Any], Iterable[FieldInfo]] = asked_fields,
) -> Iterator[Column]:
    for field in fields_of(model):
        path, required = (
            (*(parent.name for parent in parents), field.name),
            all(part.required for part in (*parents, field)),
        )
        is_deprecated = any(part.is_deprecated or part.is_stamp for part in (*parents, field))
        heading = ": ".join(part.label for part in (*parents, field))
        if isinstance(field.type, Group):
            yield from _columns(field.type.model, (*parents, field), fields_of)
        elif isinstance(field.type, Dictionary):
            for key in _keys(field.type):
                yield Column(f"{heading}: {key}", (*path, key), field.type.value, field, False, is_deprecated)
        elif isinstance(field.type, Scalar) or isinstance(field.type.item, Scalar):
            yield Column(heading, path, field.type, field, required, is_deprecated)


def _keys(table: Dictionary) -> list[str]:
    return [str(key) for key in range(table.key.schema["minimum"], table.key.schema["maximum"] + 1)]


def _repeated(
    model: type[BaseModel], path: FieldNames = (), labels: FieldNames = ()
) -> Iterator[tuple[FieldNames, FieldNames, type[BaseModel]]]:
    """Yields the lists of groups of a model, also those within its groups: path, labels, the model of an item."""
    for field in asked_fields(model):
        inner = (*path, field.name), (*labels, field.label)
        if isinstance(field.type, Group):
            yield from _repeated(field.type.model, *inner)
        elif isinstance(field.type, ListOf) and isinstance(field.type.item, Group):
            yield (*inner, field.type.item.model)


def rows_of(values: Mapping[str, Any], sheet: RecordSheet) -> list[dict[Column, Any]]:
    """Returns the rows of a record's plain values in a sheet; a group without values is `EMPTY` in its first column."""
    if sheet.is_main:
        return [_row(values, sheet.columns)]
    return [_row(item, sheet.columns) for item in _at(values, sheet.path) or []]


def _row(values: Mapping[str, Any], columns: Sequence[Column]) -> dict[Column, Any]:
    row = {column: value for column in columns if (value := _at(values, column.path)) is not None}
    for column in columns:
        group = _at(values, column.path[:-1])
        if group == {} and not _is_table(column) and not any(other.path[:-1] == column.path[:-1] for other in row):
            row[column] = EMPTY
    return row


def _is_table(column: Column) -> bool:
    return isinstance(column.field.type, Dictionary)


def _at(values: Any, path: FieldNames) -> Any:
    for step in path:
        if not isinstance(values, Mapping) or step not in values:
            return None
        values = values[step]
    return values


def put_row(values: dict[str, Any], sheet: RecordSheet, row: Mapping[Column, Any]) -> None:
    """Adds a row of a sheet to a record's values: its own fields, or one more item."""
    if not sheet.is_main:
        item: dict[str, Any] = {}
        _group(values, sheet.path[:-1]).setdefault(sheet.path[-1], []).append(item)
        values = item
    for column in sheet.columns:
        if _is_table(column) and column.field.required:
            _group(values, column.path[:-1])
    for column, value in row.items():
        group = _group(values, column.path[:-1])
        if value is not EMPTY:
            group[column.path[-1]] = value


def _group(values: dict[str, Any], path: FieldNames) -> dict[str, Any]:
    for step in path:
        values = values.setdefault(step, {})
    return values
