"""What a kind of record consists of, read off the declarations: every field with its label, help and type.

The YAML writer, the scaffolds, the schemas, the field guide, the spreadsheet and the form are all made from this, so
that none of them has a list of fields of its own. Knows no particular record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticUndefined

from . import roadmap, types
from .declare import Record
from .types import Choice, Moment, Reference


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
class Many:
    """A list; `least` items at least."""

    item: Scalar | Group
    least: int = 0


@dataclass(frozen=True)
class Table:
    """A number for each key, such as hours by grade."""

    key: Scalar
    value: Scalar


Type = Scalar | Group | Many | Table


@dataclass(frozen=True)
class When:
    """A field makes sense only where another field of the same group has one of these values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Declared:
    """A field as it is declared."""

    name: str
    label: str
    help: str
    type: Type
    required: bool
    default: Any
    """What an absent field means: None for unknown, an empty tuple for a list, or a value of the type."""
    examples: tuple[str, ...] = ()
    when: When | None = None


@cache
def fields(model: type[BaseModel]) -> tuple[Declared, ...]:
    """The fields of a record or a group, in their order."""
    return tuple(_declared(name, info) for name, info in model.model_fields.items())


@cache
def own_first(model: type[BaseModel]) -> tuple[Declared, ...]:
    """The same for people who fill them in: what every record has comes last."""
    shared = Record.model_fields if issubclass(model, Record) else {}
    return tuple(sorted(fields(model), key=lambda field: field.name in shared))


def _declared(name: str, info: Any) -> Declared:
    condition = (info.json_schema_extra or {}).get("when")
    return Declared(
        name,
        info.title,
        info.description,
        _type(info.annotation, tuple(info.metadata)),
        info.is_required(),
        None if info.default is PydanticUndefined else info.default,
        tuple(info.examples or ()),
        When(condition["field"], tuple(condition["values"])) if condition else None,
    )


def _type(annotation: Any, metadata: tuple[Any, ...] = ()) -> Type:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(arguments[0], (*arguments[1:], *metadata))
    if origin in (Union, UnionType):
        return _type(next(each for each in arguments if each is not NoneType), metadata)
    if origin is tuple:
        least = next((each.min_length for each in metadata if hasattr(each, "min_length")), 0)
        return Many(_type(arguments[0]), least)  # type: ignore[arg-type]
    if origin is dict:
        return Table(*map(_type, arguments))  # type: ignore[arg-type]
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
    for name, alias in [*vars(types).items(), ("ItemNumber", roadmap.ItemNumber)]:
        if get_origin(alias) is Annotated and not name.startswith("_"):
            yield _validator(get_args(alias)), name


_NAMES = dict(_aliases())
