"""Quick reload: the catalogue after an edit in a few folders of schools or organisations, without reading all others.

Chooses what is loaded and checked: the edited folders, with the vocabularies and the records that others may refer to.
Where that could differ from a reload of everything, it declines. Knows no page and no server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from ...catalog import Catalog
from ...check import check_across
from ...load import AttachedFile, SourceFile, distinct_files
from ...load.data_folder import SourceFiles, read_sources
from ...model import Entry, Records
from ...problem import Problem, in_order
from .load_region import Clock, LoadedRegion, check_changed, load_changed
from .record_cache import RecordCache


def reload_folders(
    before: LoadedRegion, data: Path, edited: Iterable[Path], now: Clock, cache: RecordCache
) -> LoadedRegion | None:
    """Returns what `load_region` would after edits of these paths, or None if only `load_region` can tell."""
    folders = {_folder(path, data) for path in edited}
    catalog = before.catalog
    moment = now(catalog.region.zone)
    if "" in folders or before.hidden or moment.date() != catalog.moment.date():
        return None
    inside = tuple(f"{folder}/" for folder in folders)
    replaced: list[Entry[Any]] = []
    others: list[Entry[Any]] = []
    for entry in catalog.records:
        (replaced if entry.location.path.startswith(inside) else others).append(entry)
    sources = _read(data, folders)
    attached = {path: file for path, file in before.attached.items() if not path.startswith(inside)}
    attached |= {file.path: file for file in sources.attached}
    attachments = cache.attachments.of(list(attached.values()))
    files, conflicts = distinct_files(sources.files)
    loaded = load_changed(cache, files)
    near = Records(
        [*(entry for entry in others if _may_be_referred_to(entry)), *loaded.entries], attachments=attachments
    )
    problems = [
        *sources.problems,
        *conflicts,
        *loaded.problems,
        *check_changed(cache, near, moment.date()),
        *check_across(near, moment.date()),
    ]
    found = [problem for problem in problems if _is_decided(problem, folders)]
    if any(problem.is_error for problem in found) or _targets(replaced) != _targets(loaded.entries):
        return None
    unchanged = [problem for problem in before.problems if not _is_decided(problem, folders)]
    entries = sorted([*others, *loaded.entries], key=attrgetter("location.path"))
    days = {path: day for path, day in catalog.commit_days.items() if not path.startswith(inside)}
    days |= before.history.days(files, catalog.region.zone, moment.date())
    catalog = Catalog(Records(entries, attachments=attachments), moment, days)
    count = before.files - len(replaced) + len(sources.files)
    return replace(before, catalog=catalog, problems=in_order([*unchanged, *found]), files=count, attached=attached)


def _is_decided(problem: Problem, folders: set[str]) -> bool:
    """Whether a check of these folders decides a problem: it is in one of them, or compares the names of schools."""
    return _owner_folder(problem.place.path) in folders or (problem.code, problem.field) == ("same-name", "name")


def _folder(path: Path, data: Path) -> str:
    """The folder of a school or organisation that holds a path; empty if none does, or its name is refused."""
    folder = _owner_folder(path.relative_to(data).as_posix()) if path.is_relative_to(data) else ""
    return folder if folder.isprintable() and "/." not in folder else ""


def _owner_folder(path: str) -> str:
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] in ("schools", "organisations") and len(parts) > 2 else ""


def _read(data: Path, folders: Iterable[str]) -> SourceFiles:
    """Returns the files of some folders, with their paths below the folder of data."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    attached: list[AttachedFile] = []
    for folder in sorted(folders):
        if (data / folder).is_dir():
            found = read_sources(data / folder)
            files += [SourceFile(f"{folder}/{file.path}", file.data) for file in found.files]
            attached += [replace(file, path=f"{folder}/{file.path}") for file in found.attached]
            problems += [
                replace(problem, place=replace(problem.place, path=f"{folder}/{problem.place.path}"))
                for problem in found.problems
            ]
    return SourceFiles(files, problems, tuple(attached))


def _may_be_referred_to(entry: Entry[Any]) -> bool:
    """Whether records of another folder may refer to it."""
    location = entry.location
    return location.kind.is_owner if location.owner else location.is_shared


def _targets(entries: Iterable[Entry[Any]]) -> set[tuple[str, ...]]:
    """What records of other folders may refer to in these: the owners and their branches."""
    return set(_owners_with_branches(entries))


def _owners_with_branches(entries: Iterable[Entry[Any]]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        if entry.location.kind.is_owner:
            yield entry.location.path, *(branch.id for branch in entry.record.branches)
