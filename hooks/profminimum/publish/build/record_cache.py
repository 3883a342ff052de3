"""Cache of loaded and checked records: an unchanged file is neither read as YAML nor checked again. Knows no rule.

Records are cached in shards by the path of their file: an edit writes one small shard and not the whole region.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zlib import crc32

from ...load import Loaded, SourceFile, entry_of
from ...model import Entry, Record, Records
from ...problem import Problem
from .attachment_cache import AttachmentCache
from .cache import BuildCache, digest

SHARDS = 128
SOURCES = (
    "problem",
    "dates",
    "russian",
    "file_formats",
    "model",
    "load",
    "check",
    "publish/build/record_cache",
    "publish/build/attachment_cache",
)
"""The modules that decide how files are loaded and checked: an edit of templates or of `view` leaves the cache valid."""


@dataclass(slots=True)
class CachedRecord:
    """Cache entry of a file: its digest, its record, the problems of loading it and those of checking it by itself.

    The entry is not pickled: the file itself yields the record's location and marks.
    """

    digest: bytes
    record: Record | None
    problems: tuple[Problem, ...]
    checked_against: bytes = b""
    """Digest of the day and the vocabularies under which `check_problems` hold; empty before the first check."""
    check_problems: tuple[Problem, ...] = ()
    entry: Entry[Any] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return CachedRecord, (self.digest, self.record, self.problems, self.checked_against, self.check_problems)


class RecordCache:
    """Records and their problems by the path of their file; one cache serves many builds of a process."""

    def __init__(self, disk: BuildCache | None = None) -> None:
        """Without a cache on disk, records are remembered as long as this object lives."""
        self.attachments = AttachmentCache(disk)
        """What the files beside the records hold."""
        self._disk = disk
        self._shards: dict[int, dict[str, CachedRecord]] = {}
        self._modified: set[int] = set()

    @property
    def is_persistent(self) -> bool:
        """Whether records outlive this process."""
        return self._disk is not None

    def changed(self, files: Iterable[SourceFile]) -> list[SourceFile]:
        """Returns the files that are not cached with the same bytes."""
        return [file for file in files if not self._is_current(file)]

    def store(self, files: Iterable[SourceFile], loaded: Loaded) -> None:
        """Caches what loading these files has given."""
        entries = {entry.location.path: entry for entry in loaded.entries}
        problems = _by_path(loaded.problems)
        for file in files:
            entry = entries.get(file.path)
            record = entry.record if entry else None
            self._shard(file.path)[file.path] = CachedRecord(
                digest(file.data), record, tuple(problems[file.path]), entry=entry
            )
            self._modified.add(shard_number(file.path))

    def loaded(self, files: Iterable[SourceFile]) -> Loaded:
        """Returns the entries and problems of files that are cached, in the order of the files."""
        cached = [(file, self._shard(file.path)[file.path]) for file in files]
        entries = [_entry(file, found) for file, found in cached if found.record is not None]
        return Loaded(tuple(entries), tuple(problem for _, found in cached for problem in found.problems))

    def check_key(self, records: Iterable[Entry[Any]], today: date) -> bytes:
        """Digest of everything but itself that a record is checked against: the day and the vocabularies."""
        vocabularies = (entry for entry in records if not entry.location.route.has_names)
        return digest(today.isoformat().encode(), *sorted(map(self.digest_of, vocabularies)))

    def unchecked(self, records: Records, key: bytes) -> Records:
        """Returns the records that were not checked under this key; they know the vocabularies among the others."""
        stale = [entry for entry in records if self._cached(entry).checked_against != key]
        paths = {entry.location.path for entry in stale}
        known = (entry for entry in records if not entry.location.route.has_names and entry.location.path not in paths)
        return Records(stale, known=known)

    def store_checks(self, records: Records, problems: Iterable[Problem], key: bytes) -> None:
        """Caches the problems that checking each of these records by itself has given."""
        found = _by_path(problems)
        for entry in records:
            cached = self._cached(entry)
            cached.checked_against, cached.check_problems = key, tuple(found[entry.location.path])
            self._modified.add(shard_number(entry.location.path))

    def check_problems(self, records: Iterable[Entry[Any]]) -> list[Problem]:
        """Returns the problems that each of these records has by itself."""
        return [problem for entry in records for problem in self._cached(entry).check_problems]

    def digest_of(self, entry: Entry[Any]) -> bytes:
        """Digest of the file of a cached record."""
        return self._cached(entry).digest

    def save(self, paths: Iterable[str]) -> None:
        """Writes modified shards to disk and drops files that are not among `paths`."""
        existing = set(paths)
        for number, shard in self._shards.items():
            removed = shard.keys() - existing
            for path in removed:
                del shard[path]
            if removed:
                self._modified.add(number)
        for number in sorted(self._modified):
            self.save_shard(number)

    def save_shard(self, number: int) -> None:
        """Writes one shard to disk."""
        if self._disk:
            self._disk.save(_shard_name(number), self._shards[number])
        self._modified.discard(number)

    def forget_shard(self, number: int) -> None:
        """Drops a shard from memory: it is read from disk when it is needed again."""
        self._shards.pop(number, None)
        self._modified.discard(number)

    def _is_current(self, file: SourceFile) -> bool:
        cached = self._shard(file.path).get(file.path)
        return cached is not None and cached.digest == digest(file.data)

    def _cached(self, entry: Entry[Any]) -> CachedRecord:
        return self._shard(entry.location.path)[entry.location.path]

    def _shard(self, path: str) -> dict[str, CachedRecord]:
        number = shard_number(path)
        if number not in self._shards:
            saved = self._disk.load(_shard_name(number)) if self._disk else None
            self._shards[number] = saved or {}
        return self._shards[number]


def by_shard(files: Iterable[SourceFile]) -> dict[int, Sequence[SourceFile]]:
    """Returns the files by the number of their shard."""
    shards: dict[int, list[SourceFile]] = defaultdict(list)
    for file in files:
        shards[shard_number(file.path)].append(file)
    return dict(sorted(shards.items()))


def shard_number(path: str) -> int:
    """Returns the number of the shard that a file belongs to."""
    return crc32(path.encode()) % SHARDS


def _shard_name(number: int) -> str:
    return f"records-{number:03}"


def _entry(file: SourceFile, cached: CachedRecord) -> Entry[Any]:
    """The entry of a cached record, built once a process."""
    if cached.entry is None:
        assert cached.record is not None
        cached.entry = entry_of(file, cached.record)
    return cached.entry


def _by_path(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.place.path].append(problem)
    return found
