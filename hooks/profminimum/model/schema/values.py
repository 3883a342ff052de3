"""A record as plain values: dicts, lists, texts, numbers, yes and no – what a file of it says, no more. Knows no YAML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any

from ..when import When
from .fields import FieldGroup
from .introspection import DAY, FieldInfo, Scalar, fields, is_range
from .ranges import Range
from .times import Moment
from .types import Choice

MINIMUM = "_min"
"""Ends the name under which the open data have the lower end of a range."""
FIRST, LAST = "_first", "_last"
"""End the names under which the open data have the first and the last day of a time."""


def as_plain(value: Any, *, with_defaults: bool = False) -> Any:
    """Returns a record, or a value inside one, as its file says it: fields in their order, none that is a mere default.

    `with_defaults` also names what is left out in the file and has a value nevertheless, as the open data do.
    """
    if isinstance(value, FieldGroup):
        known = ((field, getattr(value, field.name)) for field in fields(type(value)))
        if with_defaults:
            return {name: plain for field, own in known if own is not None for name, plain in _published(field, own)}
        return {field.name: as_plain(own) for field, own in known if field.required or own != field.default}
    if isinstance(value, tuple):
        return [as_plain(item, with_defaults=with_defaults) for item in value]
    if isinstance(value, dict):
        return {str(key): as_plain(item) for key, item in sorted(value.items())}
    return _plain_scalar(value)


def _published(field: FieldInfo, value: Any) -> Iterator[tuple[str, Any]]:
    """Yields the names and values by which the open data have a field: of a range, of a time also each end by itself."""
    if isinstance(value, When):
        yield field.name, str(value)
        yield from ((field.name + end, day.isoformat()) for end, day in time_ends(value))
    elif not is_range(field.type):
        yield field.name, as_plain(value, with_defaults=True)
    elif isinstance(value, Range):
        if value.most is not None:
            yield field.name, value.most
        if value.least not in (None, value.most):
            yield field.name + MINIMUM, value.least
    else:
        ends = [(str(key), own) for key, own in sorted(value.items())]
        if most := {key: own.most for key, own in ends if own.most is not None}:
            yield field.name, most
        if least := {key: own.least for key, own in ends if own.least not in (None, own.most)}:
            yield field.name + MINIMUM, least


def time_ends(when: When) -> Iterator[tuple[str, date]]:
    """Yields the first and the last day of a time, as far as they are known, each with the end of its name."""
    yield from ((end, day) for end, day in ((FIRST, when.first_day), (LAST, when.last_day)) if day)


def published_fields(model: type[FieldGroup]) -> tuple[FieldInfo, ...]:
    """Returns the fields of a model as the open data have them: after a range its lower end, after a time its days."""
    return tuple(named for field in fields(model) for named in (field, *_minimum(field), *day_fields(field)))


def day_fields(field: FieldInfo) -> Iterator[FieldInfo]:
    """Yields what the open data have beside a time: its first and its last day; nothing for other fields."""
    if isinstance(field.type, Scalar) and field.type.name == "WhenText":
        words = ((FIRST, "первый день", "Самый ранний день"), (LAST, "последний день", "Самый поздний день"))
        for end, label, help in words:
            name, label, help = field.name + end, f"{field.label}: {label}", f"{help} этого времени, если он известен."
            yield FieldInfo(name, label, help, DAY, required=False, default=None)


def _minimum(field: FieldInfo) -> Iterator[FieldInfo]:
    if is_range(field.type):
        label, help = f"{field.label}, не меньше", "Если сказано, от скольки: «15–20», «от 15», «с 14 лет»."
        yield replace(field, name=field.name + MINIMUM, label=label, help=help, required=False, default=None)


def _plain_scalar(value: Any) -> str | float | bool:
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Range):
        return value.plain
    return str(value) if isinstance(value, Moment | When) else value
