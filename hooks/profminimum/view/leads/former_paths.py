"""Former paths of the site's files after their records have moved. Knows which files belong to a record, and makes none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from ...model.former_addresses import Move
from ..print.social_cards import card_path

_OF_SCHOOL = re.compile(
    r"(?P<folder>(?:calendars/(?:school|lessons/[^/]+)|feeds/school)/)(?P<id>[^/.]+)(?P<ending>\.\w+)"
)
"""Files that are named by a school and stand outside of its folder."""
_CARD = re.compile(card_path("(?P<address>.+)/").replace(".png", r"\.png"))
_SCHOOL = "schools/{}/"


class Redirect(NamedTuple):
    """An old path and the new one, both with a slash at the end if all below them is meant."""

    old: str
    new: str


class FormerPaths:
    """Former paths of files, found by the present ones, and the other way round."""

    def __init__(self, moves: Iterable[Move]) -> None:
        self.moves = tuple(moves)
        self._old: dict[str, list[str]] = defaultdict(list)
        self._new: dict[str, str] = {}
        self._titles = {move.new: move.entry.title for move in self.moves}
        for move in self.moves:
            self._old[move.new].append(move.old)
            self._new.setdefault(move.old, move.new)

    def of(self, path: str) -> tuple[str, ...]:
        """Returns the former paths of a file; empty for one that has always been where it is."""
        if not self.moves:
            return ()
        if card := _CARD.fullmatch(path):
            return tuple(card_path(former) for former in self._below(f"{card['address']}/"))
        if named := _OF_SCHOOL.fullmatch(path):
            former_ids = (old.split("/")[1] for old in self._old.get(_SCHOOL.format(named["id"]), ()))
            return tuple(f"{named['folder']}{former}{named['ending']}" for former in former_ids)
        return tuple(self._below(path))

    def title(self, path: str) -> str:
        """Returns the title of the record with which a file has moved; empty if it has not."""
        folders = reversed([*_folders(path)])
        return next((self._titles[folder] for folder in folders if folder in self._titles), "")

    def present(self, address: str) -> Iterator[str]:
        """Yields the addresses to which a former one may lead, the likeliest first; they need not exist."""
        above = reversed([*_folders(address)])
        return (self._new[folder] + address[len(folder) :] for folder in above if folder in self._new)

    def redirects(self, paths: Iterable[str]) -> list[Redirect]:
        """Returns the rules for web servers: a rule for each move, the longest first, and one for each file elsewhere."""
        moved = sorted((Redirect(move.old, move.new) for move in self.moves), key=lambda rule: (-len(rule.old), rule))
        elsewhere = filter(_OF_SCHOOL.fullmatch, sorted(paths) if self.moves else ())
        return [*dict.fromkeys(moved), *(Redirect(old, path) for path in elsewhere for old in self.of(path))]

    def _below(self, path: str) -> Iterator[str]:
        """Yields the former paths of what lies below moved addresses, each once."""
        former = ((old + path[len(folder) :] for old in self._old.get(folder, ())) for folder in _folders(path))
        return iter(dict.fromkeys(chain.from_iterable(former)))


def home_of(path: str, homes: Container[str]) -> str:
    """Returns the address of the record, among `homes`, to which a file belongs; empty if there is none."""
    if card := _CARD.fullmatch(path):
        path = f"{card['address']}/"
    elif named := _OF_SCHOOL.fullmatch(path):
        path = _SCHOOL.format(named["id"])
    return next((folder for folder in reversed([*_folders(path)]) if folder in homes), "")


def _folders(path: str) -> Iterator[str]:
    """Yields every folder above a path, or itself if it is one, with a slash at the end: `a/`, `a/b/`."""
    return (path[: slash.end()] for slash in re.finditer("/", path))
