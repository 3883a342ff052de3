"""A corrected record joined with its present file: what the school changed, and what has changed there meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from ...load import SourceFile, load_file
from ...model import Entry, Record
from ...model.schema.introspection import fields, stamps
from ...model.schema.values import as_plain
from ..editor_schemas import editor_line
from ..yaml_patch import updated_text
from ..yaml_writer import yaml_text
from .merging import Conflicts, merged


class Correction(NamedTuple):
    """What a file would be."""

    text: str
    entry: Entry[Any]
    is_joined: bool = False
    """Whether it holds what others changed meanwhile, too."""
    conflicts: tuple[str, ...] = ()
    """The fields that both changed, each otherwise, by label and name: there the school's value stands."""
    lost: tuple[str, ...] = ()
    """The fields that would be empty, by label."""


def whole_text(entry: Entry[Any]) -> str:
    """Returns a record's file as it is written anew: what stood in comments may be anything, and is left out."""
    return editor_line(entry.location) + yaml_text(as_plain(entry.record))


def corrected(present: Entry[Any], text: str, sent: Entry[Any], base: str | None) -> Correction | None:
    """Returns what becomes of a file whose present record and text are given; None if it says already what was sent.

    `base` is the text with which the sender began, None if it is unknown: then what was sent takes the place of all.
    Raises ValueError if both changes together are no record.
    """
    stamped = stamps(type(sent.record), date.min)
    ours, theirs = as_plain(present.record), as_plain(sent.record)
    if _without(ours, stamped) == _without(theirs, stamped):
        return None
    values, is_joined, conflicts = _joined(base, present, theirs, stamped)
    for name in stamped:
        days = [side[name] for side in (ours, theirs) if name in side]
        if days:
            values[name] = max(days)
    path = present.location.path
    expected, _ = load_file(SourceFile(path, yaml_text(values).encode()))
    if expected is None:
        raise ValueError(path)
    after = as_plain(expected.record)
    edited = updated_text(text, present.mark, ours, after)
    again, _ = load_file(SourceFile(path, edited.encode()))
    if again is None or again.record != expected.record:
        edited = whole_text(expected)
    if edited == text:
        return None
    labels = _labels(present)
    return Correction(
        edited,
        expected,
        is_joined,
        tuple(f"«{labels[name]}» ({name})" for name in conflicts),
        tuple(labels[name] for name in ours if name not in after),
    )


def _joined(
    base: str | None, present: Entry[Any], theirs: dict[str, Any], stamped: Collection[str]
) -> tuple[dict[str, Any], bool, list[str]]:
    """Returns the values of both sides, whether both changed any, and the fields in which they differ."""
    began = load_file(SourceFile(present.location.path, base.encode()))[0] if base is not None else None
    if began is None:
        return dict(theirs), False, []
    before, ours = (_without(as_plain(entry.record), stamped) for entry in (began, present))
    if before == ours:
        return dict(theirs), False, []
    try:
        return merged(before, ours, _without(theirs, stamped)), True, []
    except Conflicts as conflicts:
        return dict(theirs), False, list(dict.fromkeys(way[0] for way in conflicts.fields))


def _labels(entry: Entry[Any]) -> dict[str, str]:
    model: type[Record] = type(entry.record)
    return {known.name: known.label for known in fields(model)}


def _without(values: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}
