"""Joins what a school corrected with what has changed meanwhile: three-way, value by value. Knows no record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Values = Mapping[str, Any]
_MISSING: Any = object()


class Conflicts(Exception):
    """The fields that both sides changed, each otherwise; the ways to them, as a file has them."""

    def __init__(self, fields: list[tuple[str, ...]]) -> None:
        super().__init__(fields)
        self.fields = fields


def merged(base: Values, ours: Values, theirs: Values) -> dict[str, Any]:
    """Returns `ours` with what `theirs` changed in `base`. Raises Conflicts."""
    conflicts: list[tuple[str, ...]] = []
    values = _group(base, ours, theirs, (), conflicts)
    if conflicts:
        raise Conflicts(conflicts)
    return values


def _group(
    base: Values, ours: Values, theirs: Values, way: tuple[str, ...], conflicts: list[tuple[str, ...]]
) -> dict[str, Any]:
    values = {}
    for name in dict.fromkeys([*ours, *theirs]):
        began, here, there = (side.get(name, _MISSING) for side in (base, ours, theirs))
        own = _value(began, here, there, (*way, name), conflicts)
        if own is not _MISSING:
            values[name] = own
    return values


def _value(base: Any, ours: Any, theirs: Any, way: tuple[str, ...], conflicts: list[tuple[str, ...]]) -> Any:
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return _group(base if isinstance(base, Mapping) else {}, ours, theirs, way, conflicts)
    if isinstance(ours, list) and isinstance(theirs, list):
        joined = _items(base if isinstance(base, list) else [], ours, theirs)
        if joined is not None:
            return joined
    conflicts.append(way)
    return ours


def _items(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any] | None:
    """Returns our list without what they took away and with what they added; None if both changed the same items.

    An item that was changed is one taken away and one added: where both sides took away something, it may be the same one.
    """
    gone_here, gone_there = ([item for item in base if item not in side] for side in (ours, theirs))
    if gone_here and gone_there:
        return None
    added = [item for item in theirs if item not in base and item not in ours]
    if gone_there and len(gone_there) == len(added):  # items were changed: each stays at its place
        changes = iter(added)
        return [next(changes) if item in gone_there else item for item in ours]
    return [item for item in ours if item not in gone_there] + added
