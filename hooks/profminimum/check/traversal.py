"""Ways through records that rules share: every part of a kind, its place, its label. Knows no rule."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain
from typing import Any, TypeVar, cast

from ..model import Entry, FieldGroup, Records
from ..model.schema.fields import FieldPath
from ..model.schema.introspection import field_at

P = TypeVar("P", bound=FieldGroup)
T = TypeVar("T")


def parts_of_type(records: Records, model: type[P]) -> Iterator[tuple[Entry[Any], FieldPath, P]]:
    """Yields every part of the model, whole records included: its record, the way to it, the part itself."""
    return cast(Iterator[tuple[Entry[Any], FieldPath, P]], _of_models(records, lambda own: issubclass(own, model)))


def parts_with_fields(records: Records, *names: str) -> Iterator[tuple[Entry[Any], FieldPath, Any]]:
    """Yields every part whose model has all the fields.

    A rule asks no other part for them: pydantic takes longer to find that a field is missing than for all that is there.
    """
    return _of_models(records, lambda own: own.model_fields.keys() >= set(names))


def _of_models(
    records: Records, is_asked: Callable[[type[FieldGroup]], bool]
) -> Iterator[tuple[Entry[Any], FieldPath, FieldGroup]]:
    return chain.from_iterable(parts for own, parts in records.parts_by_model.items() if is_asked(own))


def title(part: FieldGroup, name: str) -> str:
    """Returns the Russian name of a field."""
    return type(part).model_fields[name].title or ""


def label(part: FieldGroup, name: str) -> str:
    """Returns the Russian name of a field in quotation marks: «Окончание»."""
    return f"«{title(part, name)}»"


def label_at(record: FieldGroup, loc: FieldPath) -> str:
    """Returns the Russian name of the field in which the value at `loc` stands."""
    field = field_at(type(record), loc)
    return f"«{field.label}»" if field.label else ""


def repeated(items: Iterable[T], key: Callable[[T], Hashable]) -> Iterator[tuple[T, T]]:
    """Yields the first item of each key with every later one; items with the key None are passed over."""
    first: dict[Hashable, T] = {}
    for item in items:
        own = key(item)
        if own is not None and first.setdefault(own, item) is not item:
            yield first[own], item
