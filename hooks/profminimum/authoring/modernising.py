"""Rewrites a record's file as it would be written today: fields of former years by those that took their place.

What a record means stays the same, and so do comments. Works on texts; knows no disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..model import Entry, Mark, Records
from ..model.records import FORMER_NAMES
from ..model.schema.introspection import fields
from ..model.schema.values import as_plain
from .yaml_patch import updated_text


class Modernised(NamedTuple):
    """A file that would be written otherwise today: its path, its new text."""

    path: str
    text: str


_ELSEWHERE = ""
"""Stands for a value that a file has under a former name: no field is ever an empty text."""
_WITHOUT_EFFECT = {"revision"}
"""Deprecated fields that change nothing any more."""


def modernised(records: Records, texts: Mapping[str, str]) -> Iterator[Modernised]:
    """Yields each file that has fields of former years, with its text of today."""
    for entry in records:
        path = entry.location.path
        text = _text(entry, texts[path])
        if text != texts[path]:
            yield Modernised(path, text)


def _text(entry: Entry[Any], text: str) -> str:
    values = as_plain(entry.record)
    before = _as_written(values, entry.mark)
    after = _without_deprecated(values, type(entry.record))
    return text if before == after else updated_text(text, entry.mark, before, after)


def _as_written(values: Any, mark: Mark) -> Any:
    """Returns plain values with `_ELSEWHERE` for those that the file has under former names: the patch writes them anew."""
    if isinstance(values, dict) and isinstance(mark.children, dict):
        marks = mark.children
        return {
            name: _as_written(value, marks[name])
            if name in marks
            else _ELSEWHERE
            if _has_former(name, marks)
            else value
            for name, value in values.items()
        }
    if isinstance(values, list) and isinstance(mark.children, list):
        return [_as_written(value, below) for value, below in zip(values, mark.children, strict=False)]
    return values


def _has_former(name: str, marks: Mapping[str, Mark]) -> bool:
    return any(old in marks for old in FORMER_NAMES.get(name, ()))


def _without_deprecated(values: dict[str, Any], model: Any) -> dict[str, Any]:
    """Returns the values without fields that nobody is asked for any more and that nothing takes the place of."""
    kept = {}
    for field in fields(model):
        if field.name not in values or field.name in _WITHOUT_EFFECT:
            continue
        value = values[field.name]
        if field.group and isinstance(value, list):
            value = [_without_deprecated(item, field.group) for item in value]
        elif field.group:
            value = _without_deprecated(value, field.group)
        kept[field.name] = value
    return kept
