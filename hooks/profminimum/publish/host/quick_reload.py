"""The catalogue after an edit in a few folders of schools or organisations, without a look at all the others.

It judges the edited folders beside the vocabularies and the records that others may name. Where that could differ from
a judgement of everything, it gives nothing, and everything is judged. Knows no page and no server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ...catalog import Catalog
from ...check import check_across
from ...load import SourceFile, load
from ...load.data_folder import read_sources
from ...model import Entry, Records
from ...problem import Problem, in_order
from ..build.cached_loader import RecordCache
from ..build.load_region import LoadedRegion


def reload_folders(
    before: LoadedRegion, data: Path, edited: Iterable[Path], now: Callable[[ZoneInfo], datetime], reader: RecordCache
) -> LoadedRegion | None:
    """What `gather` would give after edits of these paths, or None if only `gather` can tell."""
    folders = {_folder(path, data) for path in edited}
    catalog = before.catalog
    moment = now(catalog.region.zone)
    if "" in folders or before.hidden or moment.date() != catalog.today:
        return None
    inside = tuple(f"{folder}/" for folder in folders)
    gone, others = [], []
    for entry in catalog.records:
        (gone if entry.location.path.startswith(inside) else others).append(entry)
    files, problems = _read(data, folders)
    loaded = load(files, reader.load_file)
    near = Records([*filter(_may_be_named, others), *loaded.entries])
    problems += [*loaded.problems, *reader.check_each(near, moment.date()), *check_across(near, moment.date())]
    found = [each for each in problems if _is_judged(each, folders)]
    if any(each.is_error for each in found) or _offered(gone) != _offered(loaded.entries):
        return None
    kept = [each for each in before.problems if not _is_judged(each, folders)]
    records = Records(sorted([*others, *loaded.entries], key=attrgetter("location.path")))
    count = before.files - len(gone) + len(files)
    return replace(before, catalog=Catalog(records, moment), problems=in_order([*kept, *found]), files=count)


def _is_judged(problem: Problem, folders: set[str]) -> bool:
    """Whether a problem lies in these folders, or comes of the names of schools, which are compared with each other."""
    return _owner_folder(problem.place.path) in folders or (problem.code, problem.field) == ("same-name", "name")


def _folder(path: Path, data: Path) -> str:
    """The folder of a school or organisation in which a path lies; empty if it lies elsewhere."""
    return _owner_folder(path.relative_to(data).as_posix()) if path.is_relative_to(data) else ""


def _owner_folder(path: str) -> str:
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] in ("schools", "organisations") and len(parts) > 2 else ""


def _read(data: Path, folders: Iterable[str]) -> tuple[list[SourceFile], list[Problem]]:
    files, problems = [], []
    for folder in sorted(folders):
        if (data / folder).is_dir():
            found = read_sources(data / folder)
            files += [SourceFile(f"{folder}/{each.path}", each.data) for each in found.files]
            problems += [
                replace(each, place=replace(each.place, path=f"{folder}/{each.place.path}")) for each in found.problems
            ]
    return files, problems


def _may_be_named(entry: Entry[Any]) -> bool:
    """Whether records of another folder may refer to it."""
    location = entry.location
    return location.kind.is_owner if location.owner else location.kind.name != "event"


def _offered(entries: Iterable[Entry[Any]]) -> set[tuple[str, ...]]:
    """What records of other folders may name in these: the owners and their branches."""
    return set(_names(entries))


def _names(entries: Iterable[Entry[Any]]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        if entry.location.kind.is_owner:
            yield entry.location.path, *(branch.id for branch in entry.record.branches)
