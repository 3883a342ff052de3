"""Loads files of data through a store: a file that has not changed is not read as YAML again. Knows no rule.

Files are kept in shards by their path, so that an edit writes one small shard and not the whole region.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from zlib import crc32

from ..check import alone
from ..load import LoadedFile, SourceFile, load_file
from ..model import Entry, Records
from ..problem import Problem
from .store import Store, digest

SHARDS = 128
STAGES = ("problem", "russian", "model", "load", "check", "publish/reading")
"""What decides how files are read and judged: an edit of templates or of `view` changes nothing of that."""


@dataclass(slots=True)
class Kept:
    """What is known of a file: `judged` holds the problems that its record has by itself, `under` what they hold."""

    digest: bytes
    entry: Entry[Any] | None
    problems: tuple[Problem, ...]
    under: bytes = b""
    judged: tuple[Problem, ...] = ()


@contextmanager
def without_collector() -> Iterator[None]:
    """Keeps the garbage collector from walking through records while they come into being, and ever after.

    Nothing of them is garbage, and the walks take as long as the reading itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


class Reader:
    """Reads files and judges their records, each anew only if it has changed; one reader serves many builds."""

    def __init__(self, store: Store | None) -> None:
        """Without a store, it remembers only as long as it lives."""
        self._store = store
        self._shards: dict[int, dict[str, Kept]] = {}
        self._changed: set[int] = set()

    def load_file(self, file: SourceFile) -> LoadedFile:
        """As `load.load_file`, from memory if the file has the same bytes."""
        shard, content = self._shard(file.path), digest(file.data)
        kept = shard.get(file.path)
        if kept is None or kept.digest != content:
            kept = shard[file.path] = Kept(content, *load_file(file))
            self._changed.add(_number(file.path))
        return kept.entry, kept.problems

    def alone(self, records: Records, today: date) -> list[Problem]:
        """As `check.alone`, from memory for records seen on this day beside the same vocabularies."""
        vocabularies = [each for each in records if not each.location.kind.is_named]
        under = digest(today.isoformat().encode(), *(self.digest_of(each) for each in vocabularies))
        stale = {each.location.path for each in records if self._kept(each).under != under}
        asked = [each for each in records if each.location.path in stale or not each.location.kind.is_named]
        found: dict[str, list[Problem]] = defaultdict(list)
        for problem in alone(asked, today) if stale else ():
            found[problem.place.path].append(problem)
        for path in stale:
            kept = self._shard(path)[path]
            kept.under, kept.judged = under, tuple(found[path])
            self._changed.add(_number(path))
        return [problem for entry in records for problem in self._kept(entry).judged]

    def digest_of(self, entry: Entry[Any]) -> bytes:
        """What stands for the bytes of the file of a record that this reader has loaded."""
        return self._kept(entry).digest

    def keep(self, paths: Iterable[str]) -> None:
        """Writes what is new into the store, and forgets files that are not among `paths`."""
        there = set(paths)
        for number, shard in self._shards.items():
            gone = shard.keys() - there
            for path in gone:
                del shard[path]
            if self._store and (gone or number in self._changed):
                self._store.save(f"records-{number:03}", shard)
        self._changed.clear()

    def _kept(self, entry: Entry[Any]) -> Kept:
        return self._shard(entry.location.path)[entry.location.path]

    def _shard(self, path: str) -> dict[str, Kept]:
        number = _number(path)
        if number not in self._shards:
            kept = self._store.load(f"records-{number:03}") if self._store else None
            self._shards[number] = kept or {}
        return self._shards[number]


def _number(path: str) -> int:
    """Which shard a file belongs to."""
    return crc32(path.encode()) % SHARDS
