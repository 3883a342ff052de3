"""Walks the marked values of a record: references, links, prose. One walk for all rules; knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from .types import Link, Prose, Reference

Marker = TypeVar("Marker", Reference, Link, Prose)
Loc = tuple[str | int, ...]
_Walk = Callable[[Any, Loc], Iterator[tuple[Loc, Any, Any]]]


def marked(record: BaseModel, marker: type[Marker]) -> Iterator[tuple[Loc, Marker, str]]:
    """Each value of the record that is declared with `marker`: its way, its marker, the value itself."""
    yield from _model_walk(type(record), marker)(record, ())


@cache
def _model_walk(model: type[BaseModel], marker: type) -> _Walk:
    walks = {
        name: walk
        for name, field in model.model_fields.items()
        if (walk := _walk(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation, marker))
    }

    def walk_model(value: BaseModel, loc: Loc) -> Iterator[tuple[Loc, Any, Any]]:
        for name, walk in walks.items():
            inner = getattr(value, name)
            if inner is not None:
                yield from walk(inner, (*loc, name))

    return walk_model


def _walk(annotation: Any, marker: type) -> _Walk | None:
    """How to find marked values in a value of this type, or None if it can hold none."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        own = next((each for each in arguments[1:] if isinstance(each, marker)), None)
        return (lambda value, loc: iter([(loc, own, value)])) if own else _walk(arguments[0], marker)
    if origin in (Union, UnionType):
        inner = [each for each in arguments if each is not NoneType]
        return _walk(inner[0], marker) if len(inner) == 1 else None
    if origin is tuple:
        return _each(_walk(arguments[0], marker), enumerate)
    if origin is dict:
        return _each(_walk(arguments[1], marker), lambda value: value.items())
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model_walk(annotation, marker)
    return None


def _each(walk: _Walk | None, pairs: Callable[[Any], Any]) -> _Walk | None:
    if walk is None:
        return None
    return lambda value, loc: (found for step, inner in pairs(value) for found in walk(inner, (*loc, step)))
