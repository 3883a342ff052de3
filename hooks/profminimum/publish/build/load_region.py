"""Loads the data folder: from files to the catalogue of what may be published. Composes the stages; knows no theme."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ...catalog import Catalog
from ...check import check_across, check_each, publishable
from ...load import AttachedFile, Loaded, SourceFile, distinct_files, load
from ...load.data_folder import SourceFiles, read_sources
from ...load.folders import once_a_folder
from ...model import Entry, Mark, Records, Region, locate
from ...problem import Problem, in_order
from . import workers
from .file_history import NO_HISTORY, FileHistory
from .record_cache import RecordCache, by_shard
from .samples import shown_records

WORTH_WORKERS = 300
"""The number of changed files that is worth the start of worker processes."""

Clock = Callable[[ZoneInfo], datetime]
"""Gives the present in a time zone."""


@dataclass(frozen=True)
class LoadedRegion:
    """Catalogue of the publishable records, with all problems of the data."""

    catalog: Catalog
    problems: list[Problem]
    hidden: list[str]
    """The files whose records are not published: each has an error or depends on one that has."""
    files: int
    """The number of files read."""
    attached: Mapping[str, AttachedFile] = field(default_factory=dict)
    """The files beside the records, by path."""
    history: FileHistory = NO_HISTORY
    """When the files changed, as far as git knows it."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep records off the site."""
        return [problem for problem in self.problems if problem.is_error]


@dataclass(frozen=True)
class CheckedData:
    """All files and records of the data folder, with their problems."""

    files: list[SourceFile]
    records: Records
    problems: list[Problem]
    attached: tuple[AttachedFile, ...] = ()
    """The files beside the records."""


def check_data(data: Path, now: Clock, cache: RecordCache | None = None) -> CheckedData:
    """Reads, loads and checks the data folder. Never raises for the data.

    With a `cache`, only what has changed since it was filled is loaded and checked.
    """
    return check_sources(read_sources(data), now, cache)


def check_sources(sources: SourceFiles, now: Clock, cache: RecordCache | None = None) -> CheckedData:
    """Loads and checks files that have been read: see `check_data`."""
    cache = cache or RecordCache()
    files, conflicts = distinct_files(sources.files)
    with gc_paused():
        changed = cache.changed(files)
        if len(changed) >= WORTH_WORKERS and cache.is_persistent and workers.worker_count() > 1:
            _fill_in_workers(cache, files, changed, now)
            changed = cache.changed(changed)
        cache.store(changed, load(changed))
        loaded = cache.loaded(files)
        read = {entry.location.path for entry in loaded.entries}
        attachments = cache.attachments.of(sources.attached)
        records = Records(loaded.entries, unread=_present(sources) - read, attachments=attachments)
        today = _today(records, now)
        checked = [*check_changed(cache, records, today), *check_across(records, today)]
        cache.save(file.path for file in files)
    problems = list(once_a_folder(in_order([*sources.problems, *conflicts, *loaded.problems, *checked])))
    return CheckedData(sources.files, records, problems, sources.attached)


def _present(sources: SourceFiles) -> set[str]:
    """The paths of all that is there, whether it could be read or not."""
    refused = (problem.place.path for problem in sources.problems if problem.is_error)
    return {*(file.path for file in sources.files), *refused}


def load_changed(cache: RecordCache, files: Sequence[SourceFile]) -> Loaded:
    """Returns the records of the files; loads those that are not cached, and caches them."""
    changed = cache.changed(files)
    cache.store(changed, load(changed))
    return cache.loaded(files)


def check_changed(cache: RecordCache, records: Records, today: date) -> list[Problem]:
    """Returns the problems that each record has by itself; checks those that are not cached for this day and these
    vocabularies, and caches them.
    """
    key = cache.check_key(records, today)
    unchecked = cache.unchecked(records, key)
    cache.store_checks(unchecked, check_each(unchecked, today) if len(unchecked) else (), key)
    return cache.check_problems(records)


def _fill_in_workers(
    cache: RecordCache, files: Sequence[SourceFile], changed: Sequence[SourceFile], now: Clock
) -> None:
    """Loads and checks changed files in worker processes; each leaves its shards in the cache on disk."""
    vocabularies = load_changed(cache, [file for file in files if _is_vocabulary(file.path)]).entries
    today = _today(Records(vocabularies), now)
    check_changed(cache, Records(vocabularies), today)
    shards = by_shard(files)

    def fill_shard(number: int) -> None:
        entries = load_changed(cache, shards[number]).entries
        paths = {entry.location.path for entry in entries}
        others = [entry for entry in vocabularies if entry.location.path not in paths]
        check_changed(cache, Records([*others, *entries]), today)
        cache.save_shard(number)
        cache.forget_shard(number)  # nobody asks this process for it again

    numbers = list(by_shard(changed))
    workers.map_in_processes(numbers, fill_shard, workers.worker_count())
    for number in numbers:
        cache.forget_shard(number)


def _today(records: Records, now: Clock) -> date:
    """The day in the region's zone; in UTC while the region is unknown."""
    region = records.single("region")
    return now(region.record.zone if region else ZoneInfo("UTC")).date()


def _is_vocabulary(path: str) -> bool:
    location = locate(path)
    return location is not None and not location.route.has_names


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pauses the garbage collector while records are built, and exempts them from it for good.

    None of them is garbage, and walking through them takes as long as the reading itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def load_region(
    data: Path, now: Clock, cache: RecordCache | None = None, history: FileHistory = NO_HISTORY
) -> LoadedRegion:
    """Loads the data folder: a catalogue of the publishable records, and all problems. Never raises for the data.

    `history` gives the days of last changes that no record names itself.
    """
    checked = check_data(data, now, cache)
    published = _with_region(publishable(checked.records, checked.problems))
    region = published.single("region")
    assert region is not None
    moment = now(region.record.zone)
    days = history.days(checked.files, region.record.zone, moment.date())
    catalog = Catalog(shown_records(published), moment, days)
    attached = {file.path: file for file in checked.attached}
    return LoadedRegion(catalog, checked.problems, _hidden(checked, published), len(checked.files), attached, history)


def _hidden(checked: CheckedData, published: Records) -> list[str]:
    shown = {entry.location.path for entry in published}
    return sorted(({file.path for file in checked.files} | checked.records.unread) - shown)


def _with_region(records: Records) -> Records:
    """The records with a region in any case: a preview goes on while `region.yml` is broken."""
    if records.single("region"):
        return records
    location = locate("region.yml")
    assert location is not None
    unnamed = Region(
        name="Регион не указан",
        name_genitive="региона",
        timezone="Europe/Moscow",
        section_title="Раздел без названия",
        school_year="2026-27",
    )
    return Records([*records, Entry(location, unnamed, Mark(1, 1))], attachments=records.attachments)
