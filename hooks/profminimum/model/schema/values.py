"""A record as plain values: dicts, lists, texts, numbers, yes and no – what a file of it says, no more. Knows no YAML."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from .fields import FieldGroup
from .introspection import fields
from .times import Moment
from .types import Choice


def as_plain(value: Any, *, with_defaults: bool = False) -> Any:
    """Returns a record, or a value inside one, as its file says it: fields in their order, none that is a mere default.

    `with_defaults` also names what is left out in the file and has a value nevertheless, as the open data do.
    """
    if isinstance(value, FieldGroup):
        known = ((field, getattr(value, field.name)) for field in fields(type(value)))
        return {
            field.name: as_plain(own, with_defaults=with_defaults)
            for field, own in known
            if (own is not None if with_defaults else field.required or own != field.default)
        }
    if isinstance(value, tuple):
        return [as_plain(item, with_defaults=with_defaults) for item in value]
    if isinstance(value, dict):
        return {str(key): as_plain(item) for key, item in sorted(value.items())}
    return _plain_scalar(value)


def _plain_scalar(value: Any) -> str | float | bool:
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Moment) else value
