"""Addresses that would vanish with a change, each with what has become of its record. Says it in no words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ...model import Entry, Records
from ...model.former_addresses import former_location
from ...russian import folded
from .former_paths import home_of
from .lead_pages import INDEX

_OF_THE_PROGRAM = ("assets/", "pagefind/", "form/", "desk/", "cards/", "catalogue/")
"""Folders of what pages, the form and the operator's desk fetch for themselves, or a network shows once."""
_PIECES = re.compile(r"[^/]+/list/.*|_\w+|nginx-headers\.conf|\..*|.*/\..*")
_SHEET = re.compile(r"schools/[^/]+/(?:calendar-\d{4}-\d\d|memo-\d+|poster)\.pdf")
"""Sheets that follow the events, grades and classes of a school: their page, which the code on paper leads to, stays."""


class Cause(StrEnum):
    """What has become of the record of an address."""

    REMOVED = "removed"
    MOVED = "moved"
    """It is there under another name that does not say the former one."""
    KEPT = "kept"
    """It is where it was, but has no such page or file any more."""
    UNKNOWN = "unknown"
    """The address belonged to no record."""


@dataclass(frozen=True)
class Fate:
    """What has become of a record, and where it seems to be now."""

    cause: Cause
    record: str = ""
    """Its file of data, empty if unknown."""
    successor: str = ""
    """The file that seems to be the same record, for `Cause.MOVED`."""
    formerly: str = ""
    """What that file should say in `formerly`."""


@dataclass(frozen=True)
class Vanished:
    """Addresses that vanish for one reason."""

    fate: Fate
    paths: tuple[str, ...]

    @property
    def addresses(self) -> list[str]:
        """The addresses as a reader knows them, from the site's root."""
        return [f"/{path.removesuffix(INDEX) if path.endswith(f'/{INDEX}') else path}" for path in self.paths]

    @property
    def matters(self) -> bool:
        """Whether a reader finds nothing any more: sheets of a school's page that is there do not count."""
        return self.fate.cause is not Cause.KEPT or not all(map(_SHEET.fullmatch, self.paths))


def is_lasting(path: str) -> bool:
    """Returns whether somebody may keep the address of a file."""
    return not path.startswith(_OF_THE_PROGRAM) and not _PIECES.fullmatch(path)


def vanished(before: Iterable[str], after: Set[str], old: Records, new: Records) -> list[Vanished]:
    """Returns what vanishes between the files of two sites and their records, by reason, in the order of the files."""
    homes = {entry.location.address: entry for entry in old if not entry.location.kind.entries}
    fates, groups = _Fates(old, new), defaultdict(list)
    for path in sorted(path for path in before if path not in after and is_lasting(path)):
        groups[fates.of(homes.get(home_of(path, homes)))].append(path)
    return [Vanished(fate, tuple(paths)) for fate, paths in groups.items()]


class _Fates:
    """What becomes of the records of one site in another."""

    def __init__(self, old: Records, new: Records) -> None:
        self._old = old
        self._kept = {entry.location.path for entry in new}
        known = {entry.location.path for entry in old}
        self._added = {_likeness(entry): entry for entry in new if entry.location.path not in known}

    def of(self, entry: Entry[Any] | None) -> Fate:
        """Returns the fate of a record; of its owner if that is not where it was either."""
        if entry is None:
            return Fate(Cause.UNKNOWN)
        owner = self._old.owner(entry)
        lost = owner if owner and owner.location.path not in self._kept else entry
        path = lost.location.path
        if path in self._kept:
            return Fate(Cause.KEPT, path)
        successor = self._added.get(_likeness(lost))
        if successor is None:
            return Fate(Cause.REMOVED, path)
        return Fate(Cause.MOVED, path, successor.location.path, _former_name(lost, successor))


def _likeness(entry: Entry[Any]) -> tuple[str, str]:
    return entry.location.kind.name, folded(entry.title)


def _former_name(entry: Entry[Any], successor: Entry[Any]) -> str:
    """Returns what the successor should say in `formerly`: the name alone if only that has changed."""
    if former_location(successor, entry.id) == entry.location:
        return entry.id
    return entry.location.path.removesuffix(".yml").removesuffix(f"/{entry.location.kind.name}")
