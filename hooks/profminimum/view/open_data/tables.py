"""The open data as tables for people: a row for each record, headings and words in Russian, and CSV that Excel opens.

Columns follow from the declarations of the model. Knows nothing of workbooks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from ... import russian
from ...catalog import Catalog, ClassItem, memoised
from ...catalog.items.access import AccessItem
from ...catalog.items.item import CatalogItem
from ...model import Choice, Direction, FieldGroup, Municipality, Organisation, School
from ...model.schema.introspection import (
    Dictionary,
    FieldInfo,
    FieldType,
    Group,
    ListOf,
    Scalar,
    current_fields,
    fields,
)
from ...model.schema.values import FIRST, LAST, as_plain, day_fields, time_ends
from ...model.vocabulary_entry import VocabularyEntry
from ...output import FilePart, Output, PartMaker
from ...pieces import Pieces, Wanted
from ...table_files import Value, csv_file
from ..rendering.plain_text import YES_NO, joined
from .collections import COLLECTIONS, Collection, Head
from .json_files import API_FOLDER, OpenData, entries, kinds_in

_LEFT_OUT = {"demo", "updated", "allowed"}
"""Fields without a column: the head has `is_sample` and `changed`, and what a check may ignore concerns no reader."""
_WAYS = {collection.kind: collection.entries for collection in COLLECTIONS}
_HEAD_SHOWN = ("id", "is_sample", "owner", "municipalities", "page", "changed")


Row = tuple[Value, ...]


class DataTable(NamedTuple):
    """A table of one collection."""

    name: str
    label: str
    header: tuple[str, ...]
    rows: list[Row]


@PartMaker
def make_tables(catalog: Catalog, site_url: str) -> Iterator[FilePart]:
    """Yields a CSV file for each collection; see `PartMaker`."""
    tables = data_tables(catalog, site_url)
    for collection in COLLECTIONS:
        make = partial(_csv_file, collection, tables)
        yield FilePart(collection.name, make, kinds=kinds_in(collection), pieces=(tables.wanted,))


def _csv_file(collection: Collection, tables: DataTables) -> Iterator[Output]:
    table = tables.of(collection)
    yield Output(f"{API_FOLDER}{table.name}.csv", csv_file(table.header, table.rows))


class DataTables:
    """The tables of the collections. A record that lists entries, such as a vocabulary, gives a row each."""

    def __init__(self, catalog: Catalog, site_url: str = "") -> None:
        self._data = OpenData(catalog, site_url)
        self._rows: Pieces[tuple[Row, ...]] = Pieces("rows", self._rows_of)
        self.wanted = Wanted(self._rows, self._data.arguments)
        """The rows of all records."""

    def of(self, collection: Collection) -> DataTable:
        """Returns the table of a collection."""
        rows = [row for item in self._data.records(collection) for row in self._rows.of(item)]
        return DataTable(collection.name, collection.label, tuple(_header(collection)), rows)

    def __iter__(self) -> Iterator[DataTable]:
        return map(self.of, COLLECTIONS)

    def _rows_of(self, item: CatalogItem[Any]) -> tuple[Row, ...]:
        head = tuple(_head_cells(item, self._data))
        parts = entries(item.record, _WAYS[item.kind])
        return tuple((*head, *_cells(part, self._data.catalog, _proved(item, part))) for part in parts)


@memoised
def data_tables(catalog: Catalog, site_url: str) -> DataTables:
    """Returns the tables of a catalogue: what is a row in CSV is one in a workbook, too."""
    return DataTables(catalog, site_url)


def _row_model(collection: Collection) -> type[FieldGroup]:
    model: type[FieldGroup] = collection.model
    for name in collection.entries:
        inner = next(field.type for field in fields(model) if field.name == name)
        assert isinstance(inner, ListOf)
        assert isinstance(inner.item, Group)
        model = inner.item.model
    return model


def _header(collection: Collection) -> Iterator[str]:
    labels = {field.name: field.label for field in fields(Head)}
    yield from (labels[name] for name in _HEAD_SHOWN)
    for group, field in _columns(_row_model(collection)):
        yield f"{group.label}: {field.label}" if group else field.label


def _columns(model: type[FieldGroup]) -> Iterator[tuple[FieldInfo | None, FieldInfo]]:
    """Yields the fields of a row: those of a group each by itself, with the field that holds the group."""
    for field in current_fields(model):
        if field.name in _LEFT_OUT:
            continue
        if isinstance(field.type, Group):
            inner = current_fields(field.type.model)
            yield from ((field, own) for part in inner for own in (part, *day_fields(part)))
        else:
            yield from ((None, own) for own in (field, *day_fields(field)))


def _head_cells(item: CatalogItem[Any], data: OpenData) -> Iterator[Value]:
    head = data.head(item)
    towns = (data.catalog.municipality(town_id) for town_id in head.municipalities)
    yield head.id
    yield YES_NO[head.is_sample]
    yield head.owner.name if head.owner else data.catalog.region.name
    yield joined(town.short_name for town in towns if town)
    yield head.url or head.page or ""
    yield head.changed or ""


def _proved(item: CatalogItem[Any], part: FieldGroup) -> Mapping[str, Any]:
    """Returns values of fields that a record leaves out and proves all the same, by the names of the fields."""
    found: dict[str, Any] = {}
    if isinstance(item, AccessItem) and item.record is part:
        found["access"] = item.access.kind if item.access else None
    if isinstance(item, ClassItem):
        found["admits_to"] = item.admits_to
    return found


def _cells(part: FieldGroup, catalog: Catalog, proved: Mapping[str, Any]) -> Iterator[Value]:
    for group, field in _columns(type(part)):
        holder = getattr(part, group.name) if group else part
        value = _value(holder, field.name) if holder else None
        if value in (None, ()) and group is None:
            value = proved.get(field.name)
        yield _cell(value, field.type, catalog)


def _value(holder: FieldGroup, name: str) -> Any:
    """Returns the value of a field, or the first or last day of the time that stands in one."""
    if name in type(holder).model_fields:
        return getattr(holder, name)
    ends = ((field, end) for end in (FIRST, LAST) if name.endswith(end) for field in [name.removesuffix(end)])
    field, wanted = next(ends)
    when = getattr(holder, field)
    return next((day for end, day in time_ends(when) if end == wanted), None) if when else None


def _cell(value: Any, kind: FieldType, catalog: Catalog) -> Value:
    """Returns a value as a person reads it: words for choices and references, «да» and «нет», lists joined."""
    if value is None:
        return ""
    if isinstance(kind, ListOf):
        return joined(_words(_cell(element, kind.item, catalog)) for element in value)
    if isinstance(kind, Group):
        inner = (_cell(getattr(value, field.name), field.type, catalog) for field in current_fields(kind.model))
        return ", ".join(_words(part) for part in inner if part != "")
    if isinstance(kind, Dictionary):
        return joined(f"{key}: {_words(_cell(element, kind.value, catalog))}" for key, element in value.items())
    return _scalar(value, kind, catalog)


def _words(cell: Value) -> str:
    """Returns a value beside others in one cell."""
    return russian.digits(cell) if isinstance(cell, float) else str(cell)


def _scalar(value: Any, kind: Scalar, catalog: Catalog) -> Value:
    if kind.reference:
        return _target_name(catalog.records.targets(kind.reference).get(value)) or str(value)
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, bool):
        return YES_NO[value]
    plain = value if isinstance(value, int | float | date) else as_plain(value)
    return plain if isinstance(plain, int | float | date) else str(plain)


def _target_name(target: object) -> str:
    """Returns what a reference names in a table; empty if there is no such target."""
    if isinstance(target, Direction | Municipality):
        return target.short_name
    return target.name if isinstance(target, VocabularyEntry | School | Organisation) else ""
