"""Loads files of data through a store: a file that has not changed is not read as YAML again. Knows no rule.

Files are kept in shards by their path, so that an edit writes one small shard and not the whole region. Where much is
new, shards are shared out among processes: each reads and judges its own and leaves them in the store.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from ...check import check_each
from ...load import LoadedFile, SourceFile, entry_of, load_file
from ...model import Entry, Record, Records, locate
from ...problem import Problem
from . import workers
from .cache import BuildCache, digest

SHARDS = 128
ENOUGH_FOR_TWO = 300
"""So many new files are worth the start of a second process."""
SOURCES = ("problem", "dates", "russian", "model", "load", "check", "publish/build/cached_loader")
"""What decides how files are read and judged: an edit of templates or of `view` changes nothing of that."""


@dataclass(slots=True)
class CachedRecord:
    """What is known of a file: `judged` holds the problems that its record has by itself, `under` what they hold.

    The store keeps no entry: where a record lies and what its marks are, the file itself says.
    """

    digest: bytes
    record: Record | None
    problems: tuple[Problem, ...]
    checked_against: bytes = b""
    check_problems: tuple[Problem, ...] = ()
    entry: Entry[Any] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return CachedRecord, (self.digest, self.record, self.problems, self.checked_against, self.check_problems)


@contextmanager
def gc_paused() -> Iterator[None]:
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


class RecordCache:
    """Reads files and judges their records, each anew only if it has changed; one reader serves many builds."""

    def __init__(self, store: BuildCache | None) -> None:
        """Without a store, it remembers only as long as it lives."""
        self._store = store
        self._shards: dict[int, dict[str, CachedRecord]] = {}
        self._changed: set[int] = set()
        self._digests: dict[str, tuple[bytes, bytes]] = {}

    def prefetch(self, files: Iterable[SourceFile], now: Callable[[ZoneInfo], datetime]) -> None:
        """Reads and judges what is new in several workers, if it is much and there is a store; else does nothing."""
        if not self._store or workers.worker_count() < 2:
            return
        new = [file for file in files if not self._knows(file)]
        if len(new) < ENOUGH_FOR_TWO:
            return
        named = Records(filter(None, (self.load_file(file)[0] for file in files if _is_vocabulary(file.path))))
        region = named.single("region")
        if region is None:
            return
        by_shard: dict[int, list[SourceFile]] = defaultdict(list)
        for file in files:
            by_shard[_shard_number(file.path)].append(file)
        today = now(region.record.zone).date()
        numbers = sorted({_shard_number(file.path) for file in new})
        for number in workers.map_in_processes(
            numbers, lambda number: self._read_shard(number, by_shard[number], named, today), workers.worker_count()
        ):
            self._shards.pop(number, None)

    def _read_shard(self, number: int, files: Iterable[SourceFile], vocabularies: Records, today: date) -> int:
        entries = [entry for entry in (self.load_file(file)[0] for file in files) if entry]
        paths = {entry.location.path for entry in entries}
        others = (each for each in vocabularies if each.location.path not in paths)
        self.check_each(Records([*others, *entries]), today)
        self._save_shard(number)
        del self._shards[number]  # nobody asks this process for it again
        return number

    def load_file(self, file: SourceFile) -> LoadedFile:
        """As `load.load_file`, from memory if the file has the same bytes."""
        shard, content = self._shard(file.path), self._digest(file)
        kept = shard.get(file.path)
        if kept is None or kept.digest != content:
            entry, problems = load_file(file)
            kept = shard[file.path] = CachedRecord(content, entry and entry.record, problems, entry=entry)
            self._changed.add(_shard_number(file.path))
        if kept.entry is None and kept.record is not None:
            kept.entry = entry_of(file, kept.record)
        return kept.entry, kept.problems

    def check_each(self, records: Records, today: date) -> list[Problem]:
        """As `check.alone`, from memory for records seen on this day beside the same vocabularies."""
        vocabularies = [each for each in records if not each.location.kind.is_named]
        under = digest(today.isoformat().encode(), *(self.digest_of(each) for each in vocabularies))
        stale = {each.location.path for each in records if self._cached(each).checked_against != under}
        asked = [each for each in records if each.location.path in stale]
        known = [each for each in vocabularies if each.location.path not in stale]
        found: dict[str, list[Problem]] = defaultdict(list)
        for problem in check_each(Records(asked, known=known), today) if stale else ():
            found[problem.place.path].append(problem)
        for path in stale:
            kept = self._shard(path)[path]
            kept.checked_against, kept.check_problems = under, tuple(found[path])
            self._changed.add(_shard_number(path))
        return [problem for entry in records for problem in self._cached(entry).check_problems]

    def digest_of(self, entry: Entry[Any]) -> bytes:
        """What stands for the bytes of the file of a record that this reader has loaded."""
        return self._cached(entry).digest

    def save(self, paths: Iterable[str]) -> None:
        """Writes what is new into the store, and forgets files that are not among `paths`."""
        there = set(paths)
        for number, shard in self._shards.items():
            gone = shard.keys() - there
            for path in gone:
                del shard[path]
            if gone or number in self._changed:
                self._save_shard(number)
        self._changed.clear()
        self._digests.clear()

    def _save_shard(self, number: int) -> None:
        if self._store:
            self._store.save(f"records-{number:03}", self._shards[number])

    def _knows(self, file: SourceFile) -> bool:
        kept = self._shard(file.path).get(file.path)
        return kept is not None and kept.digest == self._digest(file)

    def _digest(self, file: SourceFile) -> bytes:
        """What stands for the bytes of a file; asked twice, to see how much is new and to load it."""
        data, found = self._digests.get(file.path, (None, b""))
        if data is not file.data:
            found = digest(file.data)
            self._digests[file.path] = file.data, found
        return found

    def _cached(self, entry: Entry[Any]) -> CachedRecord:
        return self._shard(entry.location.path)[entry.location.path]

    def _shard(self, path: str) -> dict[str, CachedRecord]:
        number = _shard_number(path)
        if number not in self._shards:
            kept = self._store.load(f"records-{number:03}") if self._store else None
            self._shards[number] = kept or {}
        return self._shards[number]


def _is_vocabulary(path: str) -> bool:
    location = locate(path)
    return location is not None and not location.kind.is_named


def _shard_number(path: str) -> int:
    """Which shard a file belongs to."""
    return crc32(path.encode()) % SHARDS
