"""From the folder of data to the catalogue: reads, loads, checks, links. Composes the stages; knows no theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ...catalog import Catalog
from ...check import check_across, publishable
from ...load import SourceFile, load
from ...load.data_folder import SourceFiles, read_sources
from ...model import Entry, Mark, Records, Region, locate
from ...problem import Problem, in_order
from .cached_loader import RecordCache, gc_paused


@dataclass(frozen=True)
class LoadedRegion:
    """The catalogue of what may be published, and what is wrong with the rest."""

    catalog: Catalog
    problems: list[Problem]
    hidden: list[str]
    """The files that are left out: each has an error or depends on one that has."""
    files: int
    """How many files were read."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep records off the site."""
        return [each for each in self.problems if each.is_error]


@dataclass(frozen=True)
class CheckedData:
    """Everything in the folder of data as it was read, and all that is wrong with it."""

    files: list[SourceFile]
    records: Records
    problems: list[Problem]


def check_data(data: Path, now: Callable[[ZoneInfo], datetime], reader: RecordCache | None = None) -> CheckedData:
    """Reads, loads and checks the folder of data; `now` gives the present in a zone. Never raises for the data.

    A `reader` remembers what it has seen before.
    """
    return check_sources(read_sources(data), now, reader)


def check_sources(
    sources: SourceFiles, now: Callable[[ZoneInfo], datetime], reader: RecordCache | None = None
) -> CheckedData:
    """The same of files that have been read."""
    files, unreadable = sources
    reader = reader or RecordCache(None)
    with gc_paused():
        reader.prefetch(files, now)
        loaded = load(files, reader.load_file)
        read = {entry.location.path for entry in loaded.entries}
        records = Records(loaded.entries, unread=(file.path for file in files if file.path not in read))
        region = records.single("region")
        today = now(region.record.zone if region else ZoneInfo("UTC")).date()
        found = [*reader.check_each(records, today), *check_across(records, today)]
        reader.save(file.path for file in files)
    return CheckedData(files, records, in_order([*unreadable, *loaded.problems, *found]))


def load_region(data: Path, now: Callable[[ZoneInfo], datetime], reader: RecordCache | None = None) -> LoadedRegion:
    """The catalogue of what is sound in the folder of data, and the problems of the rest. Never raises for the data."""
    found = check_data(data, now, reader)
    kept = _with_region(publishable(found.records, found.problems))
    catalog = Catalog(kept, now(kept.single("region").record.zone))
    return LoadedRegion(catalog, found.problems, _hidden(found.files, kept), len(found.files))


def _hidden(files: list[SourceFile], kept: Records) -> list[str]:
    shown = {entry.location.path for entry in kept}
    return sorted(file.path for file in files if file.path not in shown)


def _with_region(records: Records) -> Records:
    """The records with a region in any case: a preview lives on while `region.yml` is being mended."""
    if records.single("region"):
        return records
    location = locate("region.yml")
    assert location is not None
    unnamed = Region(
        name="Регион не указан",
        name_genitive="региона",
        timezone="Europe/Moscow",
        section_title="Профминимум",
        school_year="2026-27",
    )
    return Records([*records, Entry(location, unnamed, Mark(1, 1))])
