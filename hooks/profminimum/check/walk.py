"""Ways through records that rules share: every part of a kind, its place, its label. Knows no rule."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, TypeVar

from ..model import Entry, Part, Records
from ..model.walk import Loc
from ..problem import Problem

Rule = Callable[[Records], Iterator[Problem]]
DayRule = Callable[[Records, date], Iterator[Problem]]
P = TypeVar("P", bound=Part)
T = TypeVar("T")


def each(records: Iterable[Entry[Any]], model: type[P]) -> Iterator[tuple[Entry[Any], Loc, P]]:
    """Every part of the model, whole records included: its record, the way to it, the part itself."""
    for entry in records:
        if model in _held(type(entry.record)):
            for loc, part in parts(entry.record):
                if isinstance(part, model):
                    yield entry, loc, part


def parts(value: Part, loc: Loc = ()) -> Iterator[tuple[Loc, Part]]:
    """The record and every group of fields inside it, each with the way to it."""
    yield loc, value
    for name in _fields_with_parts(type(value)):
        inner = getattr(value, name)
        if isinstance(inner, Part):
            yield from parts(inner, (*loc, name))
        else:
            for number, item in enumerate(inner or ()):
                yield from parts(item, (*loc, name, number))


def label(part: Part, name: str) -> str:
    """The Russian name of a field in quotation marks: «Окончание»."""
    return f"«{type(part).model_fields[name].title}»"


def label_at(record: Part, loc: Loc) -> str:
    """The Russian name of the field in which the value at `loc` stands."""
    part: Any = record
    found = ""
    for step in loc:
        if isinstance(part, Part):
            found = label(part, str(step))
            part = getattr(part, str(step))
        else:
            part = part[step]
    return found


def repeated(items: Iterable[T], key: Callable[[T], Hashable]) -> Iterator[tuple[T, T]]:
    """The first item of each key with every later one; items with the key None are passed over."""
    first: dict[Hashable, T] = {}
    for item in items:
        own = key(item)
        if own is not None and first.setdefault(own, item) is not item:
            yield first[own], item


@cache
def _fields_with_parts(model: type[Part]) -> tuple[str, ...]:
    """The fields that hold a part or a list of them; most hold neither, and a walk need not look into those."""
    return tuple(name for name, field in model.model_fields.items() if any(_models_in(field.annotation)))


@cache
def _held(model: type[Part]) -> frozenset[type[Part]]:
    """The models that a record may hold, itself and their own bases included."""
    inner = {each for field in model.model_fields.values() for each in _models_in(field.annotation)}
    held = {model, *inner}.union(*(_held(each) for each in inner))
    return frozenset(base for each in held for base in each.__mro__ if issubclass(base, Part))


def _models_in(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)
