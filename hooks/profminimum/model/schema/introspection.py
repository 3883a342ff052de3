"""What a kind of record consists of, read off the declarations: every field with its label, help and type.

The YAML writer, the scaffolds, the schemas, the field guide, the spreadsheet and the form are all made from this, so
that none of them has a list of fields of its own. Knows no particular record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticUndefined

from . import times, types
from .fields import FieldGroup, FieldPath, Record
from .times import Moment
from .types import Choice, Link, PartReference, Prose, Reference


@dataclass(frozen=True)
class Scalar:
    """One value. `name` is its type's name in `types.py` (`Title`, `Day`), `Choice` for one of a few words."""

    name: str
    schema: Mapping[str, Any]
    """JSON Schema of the type, as it declares it; empty for a choice."""
    reference: str = ""
    """What an identifier points at, a key of `REFERENCES`; empty for everything else."""
    choices: type[Choice] | None = None
    validate: Any = None
    """The check of the type: takes a text and refuses it in Russian; None for a choice."""


@dataclass(frozen=True)
class Group:
    """Fields inside a field."""

    model: type[BaseModel]


@dataclass(frozen=True)
class ListOf:
    """A list; `least` items at least."""

    item: Scalar | Group
    min_items: int = 0


@dataclass(frozen=True)
class Dictionary:
    """A number for each key, such as hours by grade."""

    key: Scalar
    value: Scalar


FieldType = Scalar | Group | ListOf | Dictionary


@dataclass(frozen=True)
class Condition:
    """A field makes sense only where another field of the same group has one of these values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class FieldInfo:
    """A field as it is declared."""

    name: str
    label: str
    help: str
    type: FieldType
    required: bool
    default: Any
    """What an absent field means: None for unknown, an empty tuple for a list, or a value of the type."""
    examples: tuple[str, ...] = ()
    when: Condition | None = None


@cache
def fields(model: type[BaseModel]) -> tuple[FieldInfo, ...]:
    """The fields of a record or a group, in their order."""
    return tuple(_declared(name, info) for name, info in model.model_fields.items())


@cache
def own_first(model: type[BaseModel]) -> tuple[FieldInfo, ...]:
    """The same for people who fill them in: what every record has comes last."""
    shared = Record.model_fields if issubclass(model, Record) else {}
    return tuple(sorted(fields(model), key=lambda field: field.name in shared))


def _declared(name: str, info: Any) -> FieldInfo:
    condition = (info.json_schema_extra or {}).get("when")
    return FieldInfo(
        name,
        info.title,
        info.description,
        _type(info.annotation, tuple(info.metadata)),
        info.is_required(),
        None if info.default is PydanticUndefined else info.default,
        tuple(info.examples or ()),
        Condition(condition["field"], tuple(condition["values"])) if condition else None,
    )


def _type(annotation: Any, metadata: tuple[Any, ...] = ()) -> FieldType:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(arguments[0], (*arguments[1:], *metadata))
    if origin in (Union, UnionType):
        return _type(next(each for each in arguments if each is not NoneType), metadata)
    if origin is tuple:
        least = next((each.min_length for each in metadata if hasattr(each, "min_length")), 0)
        return ListOf(_type(arguments[0]), least)  # type: ignore[arg-type]
    if origin is dict:
        return Dictionary(*map(_type, arguments))  # type: ignore[arg-type]
    if issubclass(annotation, BaseModel):
        return Group(annotation)
    return _scalar(annotation, metadata)


def _scalar(annotation: Any, metadata: tuple[Any, ...]) -> Scalar:
    if issubclass(annotation, Choice):
        return Scalar("Choice", {}, choices=annotation)
    if annotation is Moment:
        return Scalar("Moment", Moment.__get_pydantic_json_schema__(None, None), validate=Moment.parse)  # type: ignore[arg-type]
    reference = next((each.kind for each in metadata if isinstance(each, Reference)), "")
    schema = next(each.json_schema for each in metadata if isinstance(each, WithJsonSchema))
    return Scalar(_NAMES[_validator(metadata)], schema or {}, reference, validate=_validator(metadata).func)


def _validator(metadata: tuple[Any, ...]) -> Any:
    return next(each for each in metadata if isinstance(each, BeforeValidator))


def _aliases() -> Iterator[tuple[Any, str]]:
    for name, alias in {**vars(types), **vars(times)}.items():
        if get_origin(alias) is Annotated and not name.startswith("_"):
            yield _validator(get_args(alias)), name


_NAMES = dict(_aliases())


Marker = TypeVar("Marker", Reference, PartReference, Link, Prose)
_Found = list[tuple[FieldPath, Any, str]]
_Walk = Callable[[Any, FieldPath, _Found], None]
"""Puts what it finds in a value into a list: generators one inside another take three times as long."""


def groups_within(value: FieldGroup, loc: FieldPath = ()) -> Iterator[tuple[FieldPath, FieldGroup]]:
    """The record and every group of fields inside it, each with the way to it."""
    yield loc, value
    for name in _fields_with_parts(type(value)):
        inner = getattr(value, name)
        if isinstance(inner, FieldGroup):
            yield from groups_within(inner, (*loc, name))
        else:
            for number, item in enumerate(inner or ()):
                yield from groups_within(item, (*loc, name, number))


def lists_of_groups(model: type[FieldGroup]) -> Iterator[tuple[str, type[FieldGroup]]]:
    """The fields that hold a list of groups of fields, each with the model of its items."""
    for name, field in model.model_fields.items():
        if get_origin(field.annotation) is tuple:
            yield from ((name, item) for item in _models_in(field.annotation))


@cache
def models_within(model: type[FieldGroup]) -> frozenset[type[FieldGroup]]:
    """The models that a record may hold, itself and their own bases included."""
    inner = {each for field in model.model_fields.values() for each in _models_in(field.annotation)}
    found = {model, *inner}.union(*(models_within(each) for each in inner))
    return frozenset(base for each in found for base in each.__mro__ if issubclass(base, FieldGroup))


@cache
def _fields_with_parts(model: type[FieldGroup]) -> tuple[str, ...]:
    """The fields that hold a part or a list of them; most hold neither, and a walk need not look into those."""
    return tuple(name for name, field in model.model_fields.items() if any(_models_in(field.annotation)))


def _models_in(annotation: Any) -> Iterator[type[FieldGroup]]:
    if isinstance(annotation, type) and issubclass(annotation, FieldGroup):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def marked_values(record: FieldGroup, marker: type[Marker]) -> list[tuple[FieldPath, Marker, str]]:
    """Each value of the record that is declared with `marker`: its way, its marker, the value itself."""
    found: _Found = []
    _model_walk(type(record), marker)(record, (), found)
    return found


@cache
def _model_walk(model: type[FieldGroup], marker: type) -> _Walk:
    walks = [
        (name, walk)
        for name, field in model.model_fields.items()
        if (walk := _walk(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation, marker))
    ]

    def walk_model(value: FieldGroup, loc: FieldPath, found: _Found) -> None:
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
        return _walk_items(_walk(arguments[0], marker), enumerate)
    if origin is dict:
        return _walk_items(_walk(arguments[1], marker), lambda value: value.items())
    if isinstance(annotation, type) and issubclass(annotation, FieldGroup):
        return _model_walk(annotation, marker)
    return None


def _walk_items(walk: _Walk | None, pairs: Callable[[Any], Iterable[Any]]) -> _Walk | None:
    if walk is None:
        return None

    def walk_each(value: Any, loc: FieldPath, found: _Found) -> None:
        for step, inner in pairs(value):
            walk(inner, (*loc, step), found)

    return walk_each


class FieldAt(NamedTuple):
    """The Russian label of the nearest field at or above a place, and the type that stands there."""

    label: str
    type: Any


def field_at(model: type[BaseModel], loc: FieldPath) -> FieldAt:
    """What stands at `loc` in a record of this model; an unknown step ends the way."""
    label, current = "", model
    for step in loc:
        if is_model(current):
            field = current.model_fields.get(str(step))
            if field is None:
                return FieldAt(label, None)
            label, current = field.title or "", bare(field.annotation)
        else:
            current = bare(get_args(current)[1 if get_origin(current) is dict else 0]) if get_args(current) else None
    return FieldAt(label, current)


def bare(annotation: Any) -> Any:
    """The type without what is said about it and without `None`."""
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            annotation = arguments[0]
        elif origin in (Union, UnionType):
            annotation = next(each for each in arguments if each is not NoneType)
        else:
            return annotation


def is_model(annotation: Any) -> bool:
    """Whether a type is a group of fields."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def groups(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """The fields of a model that hold a group of fields, or a list of them, with the group's model."""
    for name, field in model.model_fields.items():
        inner = bare(field.annotation)
        if get_origin(inner) is tuple:
            inner = bare(get_args(inner)[0])
        if is_model(inner):
            yield name, inner
