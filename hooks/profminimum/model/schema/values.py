"""A record as plain values: dicts, lists, texts, numbers, yes and no – what a file of it says, no more. Knows no YAML."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from .fields import FieldGroup
from .introspection import fields
from .times import Moment
from .types import Choice


def as_plain(value: Any) -> Any:
    """A record, or a value inside one, as its file says it: fields in their order, none that only repeats its default."""
    if isinstance(value, FieldGroup):
        told = {field.name: (field, getattr(value, field.name)) for field in fields(type(value))}
        return {name: as_plain(own) for name, (field, own) in told.items() if field.required or own != field.default}
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): as_plain(item) for key, item in sorted(value.items())}
    return _plain_scalar(value)


def _plain_scalar(value: Any) -> str | int | bool:
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Moment) else value
