"""What the model declares at a place inside a record: its label, its fields, its choices. Knows no message."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from .faults import Loc


class Declared(NamedTuple):
    """The Russian label of the nearest field at or above a place, and the type that stands there."""

    label: str
    type: Any


def declared(model: type[BaseModel], loc: Loc) -> Declared:
    """What stands at `loc` in a record of this model; an unknown step ends the way."""
    label, current = "", model
    for step in loc:
        if is_model(current):
            field = current.model_fields.get(str(step))
            if field is None:
                return Declared(label, None)
            label, current = field.title or "", bare(field.annotation)
        else:
            current = bare(get_args(current)[1 if get_origin(current) is dict else 0]) if get_args(current) else None
    return Declared(label, current)


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
