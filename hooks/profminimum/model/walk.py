"""Walks records: the groups of fields in them, and their marked values – references, links, prose. Knows no rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from .declare import Part
from .types import Link, Prose, Reference

Marker = TypeVar("Marker", Reference, Link, Prose)
Loc = tuple[str | int, ...]
_Found = list[tuple[Loc, Any, str]]
_Walk = Callable[[Any, Loc, _Found], None]
"""Puts what it finds in a value into a list: generators one inside another take three times as long."""


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


def lists_of_parts(model: type[Part]) -> Iterator[tuple[str, type[Part]]]:
    """The fields that hold a list of groups of fields, each with the model of its items."""
    for name, field in model.model_fields.items():
        if get_origin(field.annotation) is tuple:
            yield from ((name, item) for item in _models_in(field.annotation))


@cache
def held(model: type[Part]) -> frozenset[type[Part]]:
    """The models that a record may hold, itself and their own bases included."""
    inner = {each for field in model.model_fields.values() for each in _models_in(field.annotation)}
    found = {model, *inner}.union(*(held(each) for each in inner))
    return frozenset(base for each in found for base in each.__mro__ if issubclass(base, Part))


@cache
def _fields_with_parts(model: type[Part]) -> tuple[str, ...]:
    """The fields that hold a part or a list of them; most hold neither, and a walk need not look into those."""
    return tuple(name for name, field in model.model_fields.items() if any(_models_in(field.annotation)))


def _models_in(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def marked(record: Part, marker: type[Marker]) -> list[tuple[Loc, Marker, str]]:
    """Each value of the record that is declared with `marker`: its way, its marker, the value itself."""
    found: _Found = []
    _model_walk(type(record), marker)(record, (), found)
    return found


@cache
def _model_walk(model: type[Part], marker: type) -> _Walk:
    walks = [
        (name, walk)
        for name, field in model.model_fields.items()
        if (walk := _walk(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation, marker))
    ]

    def walk_model(value: Part, loc: Loc, found: _Found) -> None:
        for name, walk in walks:
            inner = getattr(value, name)
            if inner:  # neither unknown nor an empty list; no text is empty
                walk(inner, (*loc, name), found)

    return walk_model


def _walk(annotation: Any, marker: type) -> _Walk | None:
    """How to find marked values in a value of this type, or None if it can hold none."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        own = next((each for each in arguments[1:] if isinstance(each, marker)), None)
        return (lambda value, loc, found: found.append((loc, own, value))) if own else _walk(arguments[0], marker)
    if origin in (Union, UnionType):
        inner = [each for each in arguments if each is not NoneType]
        return _walk(inner[0], marker) if len(inner) == 1 else None
    if origin is tuple:
        return _each(_walk(arguments[0], marker), enumerate)
    if origin is dict:
        return _each(_walk(arguments[1], marker), lambda value: value.items())
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return _model_walk(annotation, marker)
    return None


def _each(walk: _Walk | None, pairs: Callable[[Any], Iterable[Any]]) -> _Walk | None:
    if walk is None:
        return None

    def walk_each(value: Any, loc: Loc, found: _Found) -> None:
        for step, inner in pairs(value):
            walk(inner, (*loc, step), found)

    return walk_each
