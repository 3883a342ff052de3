"""What a kind of record consists of, read off the declarations: every field with its label, help and type.

`_type` alone takes pydantic's annotations apart; the YAML writer, the scaffolds, the schemas, the field guide, the
spreadsheet, the form and the walks through records are all made from what it finds, so that none of them has a list of
fields of its own. Knows no particular record.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, NamedTuple, Union, get_args, get_origin

from pydantic import BeforeValidator, WithJsonSchema
from pydantic.fields import FieldInfo as PydanticField
from pydantic_core import PydanticUndefined

from ..when import notation
from . import times, types
from .fields import FieldGroup, FieldPath, Record
from .ranges import RangeReader
from .times import Moment
from .types import Choice, Link, PartReference, Prose, Reference


@dataclass(frozen=True)
class Scalar:
    """One value. `name` is its type's name in `types.py` (`Title`, `Day`), `Choice` for one of a few words."""

    name: str
    schema: Mapping[str, Any]
    """JSON Schema of the type, as it declares it; empty for a choice."""
    choices: type[Choice] | None = None
    validate: Callable[[Any], Any] | None = None
    """The check of the type: takes a text and refuses it in Russian; None for a choice."""
    markers: tuple[Reference | PartReference | Link | Prose, ...] = ()
    """What the type is marked with, for rules that look for such values."""

    @property
    def reference(self) -> str:
        """What an identifier points at, a key of `REFERENCES`; empty for everything else."""
        return next((marker.kind for marker in self.markers if isinstance(marker, Reference)), "")


@dataclass(frozen=True)
class Group:
    """Fields inside a field."""

    name: ClassVar[str] = "Group"
    model: type[FieldGroup]


@dataclass(frozen=True)
class ListOf:
    """A list of `min_items` items at least."""

    name: ClassVar[str] = "ListOf"
    item: Scalar | Group
    min_items: int = 0


@dataclass(frozen=True)
class Dictionary:
    """A number for each key, such as hours by grade; `min_items` at least."""

    name: ClassVar[str] = "Dictionary"
    key: Scalar
    value: Scalar
    min_items: int = 0


Model = type[FieldGroup]
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
    unless: str = ""
    """The field of the same group that may be filled in instead of this one, where one of them must be."""
    synonyms: tuple[str, ...] = ()
    """Headings under which documents of schools have it, folded."""
    is_deprecated: bool = False
    """Whether the field is read for the sake of old files only: see `fields.deprecated`."""
    is_stamp: bool = False
    """Whether tools fill it in: see `fields.stamp`."""

    def is_needed(self, given: Container[str]) -> bool:
        """Returns whether it must be filled in beside the fields that are."""
        return self.required or bool(self.unless and self.unless not in given)

    @property
    def group(self) -> Model | None:
        """The model of the group that the field holds, or holds a list of; None if it holds values."""
        inner = self.type.item if isinstance(self.type, ListOf) else self.type
        return inner.model if isinstance(inner, Group) else None


@cache
def fields(model: type[FieldGroup]) -> tuple[FieldInfo, ...]:
    """Returns the fields of a record or a group, in their order, the deprecated ones included."""
    return tuple(_field(name, declared) for name, declared in model.model_fields.items())


@cache
def current_fields(model: type[FieldGroup]) -> tuple[FieldInfo, ...]:
    """Returns the same without the deprecated ones."""
    return tuple(field for field in fields(model) if not field.is_deprecated)


@cache
def own_first(model: type[FieldGroup]) -> tuple[FieldInfo, ...]:
    """Returns the current fields for people who fill them in: what every record has comes last."""
    shared = Record.model_fields if issubclass(model, Record) else {}
    return tuple(sorted(current_fields(model), key=lambda field: field.name in shared))


@cache
def asked_fields(model: type[FieldGroup]) -> tuple[FieldInfo, ...]:
    """Returns those that a form or a table asks for: the same without stamps."""
    return tuple(field for field in own_first(model) if not field.is_stamp)


def stamps(model: type[FieldGroup], day: date) -> dict[str, str]:
    """Returns the stamps of a record that is changed on a day, as plain values."""
    return {field.name: day.isoformat() for field in fields(model) if field.is_stamp}


def _field(name: str, declared: PydanticField) -> FieldInfo:
    extra: Any = declared.json_schema_extra or {}
    condition: Any = extra.get("when")
    return FieldInfo(
        name,
        declared.title or "",
        declared.description or "",
        _type(declared.annotation, tuple(declared.metadata)),
        declared.is_required(),
        None if declared.default is PydanticUndefined else declared.default,
        tuple(declared.examples or ()),
        Condition(condition["field"], tuple(condition["values"])) if condition else None,
        extra.get("unless", ""),
        tuple(extra.get("synonyms", ())),
        bool(extra.get("deprecated")),
        bool(extra.get("stamp")),
    )


def _type(annotation: Any, metadata: tuple[Any, ...] = ()) -> Any:
    """Returns the `FieldType` that an annotation means."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(arguments[0], (*arguments[1:], *metadata))
    if origin in (Union, UnionType):
        return _type(next(argument for argument in arguments if argument is not NoneType), metadata)
    if origin is tuple:
        return ListOf(_type(arguments[0]), _least(metadata))
    if origin is dict:
        return Dictionary(_type(arguments[0]), _type(arguments[1]), _least(metadata))
    return Group(annotation) if issubclass(annotation, FieldGroup) else _scalar(annotation, metadata)


def _least(metadata: tuple[Any, ...]) -> int:
    """Returns how many items there must be; pydantic keeps what `Field` was given beside the field's own metadata."""
    flat = (part for item in metadata for part in (item, *getattr(item, "metadata", ())))
    return next((item.min_length for item in flat if hasattr(item, "min_length")), 0)


def _scalar(annotation: Any, metadata: tuple[Any, ...]) -> Scalar:
    if issubclass(annotation, Choice):
        return Scalar("Choice", {}, choices=annotation)
    if annotation is Moment:
        return Scalar("Moment", Moment.SCHEMA, validate=Moment.parse)
    schema = next(item.json_schema for item in metadata if isinstance(item, WithJsonSchema))
    markers = tuple(item for item in metadata if isinstance(item, Reference | PartReference | Link | Prose))
    validator = _validator(metadata)
    return Scalar(_NAMES[validator], schema or {}, validate=validator.func, markers=markers)


def _validator(metadata: tuple[Any, ...]) -> Any:
    return next(item for item in metadata if isinstance(item, BeforeValidator))


_NAMES = {
    _validator(get_args(alias)): name
    for name, alias in {**vars(types), **vars(times), **vars(notation)}.items()
    if get_origin(alias) is Annotated and not name.startswith("_")
}
"""The name of each scalar type by its check."""


DAY: Scalar = _type(times.Day)
"""The type of a day."""


def is_range(declared: FieldType) -> bool:
    """Returns whether the type is a range of numbers, or a range for each key."""
    scalar = declared.value if isinstance(declared, Dictionary) else declared
    return isinstance(scalar, Scalar) and isinstance(scalar.validate, RangeReader)


def lists_of_groups(model: type[FieldGroup]) -> Iterator[tuple[str, type[FieldGroup]]]:
    """Yields the fields that hold a list of groups, each with the model of its items."""
    for field in fields(model):
        if field.group and isinstance(field.type, ListOf):
            yield field.name, field.group


@cache
def models_within(model: type[FieldGroup]) -> frozenset[type[FieldGroup]]:
    """Returns the models that a record may hold, itself and their own bases included."""
    inner = (models_within(field.group) for field in fields(model) if field.group)
    return frozenset(base for base in model.__mro__ if issubclass(base, FieldGroup)).union(*inner)


class FieldAt(NamedTuple):
    """The Russian label of the nearest field at or above a place, and the type that stands there."""

    label: str
    type: FieldType | None


def field_at(model: type[FieldGroup], loc: FieldPath) -> FieldAt:
    """Returns what stands at `loc` in a record of this model; an unknown step ends the way."""
    label = ""
    current: FieldType | None = Group(model)
    for step in loc:
        if isinstance(current, Group):
            field = next((field for field in fields(current.model) if field.name == str(step)), None)
            if field is None:
                return FieldAt(label, None)
            label, current = field.label, field.type
        elif isinstance(current, ListOf):
            current = current.item
        else:
            current = current.value if isinstance(current, Dictionary) else None
    return FieldAt(label, current)
