"""Files that hold a record of another kind than their folder: said once, instead of what is wrong with each of their fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import CONTRIBUTED, Kind, Location
from ..model.schema.introspection import fields
from ..problem import Problem, SourcePosition

FEWEST_STRANGE = 2
"""Fields that the folder's kind does not have, at least: one alone is a misspelt name."""
MOST_STRANGE = 1 / 4
"""The share of these that the likelier kind may not have either."""


def misfiled(location: Location, value: Mapping[str, Any]) -> Problem | None:
    """Returns what to do with a file whose fields are those of another kind; None if they fit the folder's as well."""
    names = set(map(str, value))
    strange = _strange(names, location.kind)
    others = [kind for kind in CONTRIBUTED if kind is not location.kind and _has_required(names, kind)]
    likely = min(others, key=lambda kind: _strange(names, kind), default=None)
    if likely is None or strange < FEWEST_STRANGE or _strange(names, likely) > strange * MOST_STRANGE:
        return None
    message = (
        f"В файле {likely.label}, а в этой папке лежат {location.kind.label_plural.lower()}. "
        "Перенесите файл: тогда он будет прочитан верно."
    )
    return Problem("misfiled", SourcePosition(location.path), "", message, _path(likely, location))


def _strange(names: set[str], kind: Kind) -> int:
    return len(names - {field.name for field in fields(kind.model)})


def _has_required(names: set[str], kind: Kind) -> bool:
    return {field.name for field in fields(kind.model) if field.required} <= names


def _path(kind: Kind, location: Location) -> str:
    """Returns where the file belongs, with the same owner; empty if such an owner has no such records."""
    route = kind.routes[0] if kind.is_owner else kind.route_in(location.route.folder)
    return route.file(location.id if kind.is_owner else location.owner, location.id) if route else ""
