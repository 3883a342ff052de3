"""Walks through a record: every group inside it, every value of a marked type. Knows no particular record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from .fields import FieldGroup, FieldPath
from .introspection import Dictionary, FieldType, Group, ListOf, fields
from .types import Link, PartReference, Prose, Reference

Marker = TypeVar("Marker", Reference, PartReference, Link, Prose)


def groups_within(value: FieldGroup, loc: FieldPath = ()) -> Iterator[tuple[FieldPath, FieldGroup]]:
    """Yields the record and every group of fields inside it, each with the way to it."""
    yield loc, value
    for name in _names_of_groups(type(value)):
        inner = getattr(value, name)
        if isinstance(inner, FieldGroup):
            yield from groups_within(inner, (*loc, name))
        else:
            for number, item in enumerate(inner or ()):
                yield from groups_within(item, (*loc, name, number))


@cache
def _names_of_groups(model: type[FieldGroup]) -> tuple[str, ...]:
    """Returns the fields that hold a group or a list of them; most hold neither, and a walk need not look into those."""
    return tuple(field.name for field in fields(model) if field.group)


_Results = list[tuple[FieldPath, Any, str]]
_Walk = Callable[[Any, FieldPath, _Results], None]
"""Puts what it finds in a value into a list: generators one inside another take three times as long."""


def marked_values(record: FieldGroup, marker: type[Marker]) -> list[tuple[FieldPath, Marker, str]]:
    """Returns each value of the record that is declared with `marker`: its way, its marker, the value itself."""
    results: _Results = []
    wanted: Any = marker  # type checkers do not see that a class is hashable
    walk = _walk_group(type(record), wanted)
    if walk:
        walk(record, (), results)
    return results


@cache
def _walk_group(model: type[FieldGroup], marker: type) -> _Walk | None:
    """Returns how to find marked values in a group of fields, or None if it can hold none."""
    walks = [(field.name, walk) for field in fields(model) if (walk := _walk(field.type, marker))]

    def walk_fields(value: FieldGroup, loc: FieldPath, results: _Results) -> None:
        for name, walk in walks:
            inner = getattr(value, name)
            if inner:  # neither unknown nor an empty list; no text is empty
                walk(inner, (*loc, name), results)

    return walk_fields if walks else None


def _walk(declared: FieldType, marker: type) -> _Walk | None:
    if isinstance(declared, Group):
        return _walk_group(declared.model, marker)
    if isinstance(declared, ListOf):
        return _walk_items(_walk(declared.item, marker), enumerate)
    if isinstance(declared, Dictionary):
        return _walk_items(_walk(declared.value, marker), lambda value: value.items())
    own = next((item for item in declared.markers if isinstance(item, marker)), None)
    return (lambda value, loc, results: results.append((loc, own, value))) if own else None


def _walk_items(walk: _Walk | None, pairs: Callable[[Any], Iterable[Any]]) -> _Walk | None:
    if walk is None:
        return None

    def walk_each(value: Any, loc: FieldPath, results: _Results) -> None:
        for step, inner in pairs(value):
            walk(inner, (*loc, step), results)

    return walk_each
