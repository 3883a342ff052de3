"""Text to records: every value knows its file, line and column, every mistake is a problem. Pure: touches no disk.

Knows the kinds of records through `model`, and no rule that needs more than one field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..model import Entry, Record, locate
from ..problem import Problem, in_order
from .file_problems import FileProblems
from .misfiled import misfiled
from .paths import conflicting_paths, is_record, path_problem
from .validation import record
from .yaml_reader import marks, read

__all__ = [
    "AttachedFile",
    "DataFile",
    "Loaded",
    "LoadedFile",
    "SourceFile",
    "entry_of",
    "load",
    "load_file",
]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of data: its path below the folder of data, with `/`, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file beside the records: its bytes, which may be many, are read when they are asked for."""

    path: str
    """Below the folder of data, with `/`."""
    digest: bytes
    """Of its bytes: two files with the same one are the same."""
    read: Callable[[], bytes] = field(repr=False, compare=False)

    @property
    def data(self) -> bytes:
        """Its bytes. Raises OSError."""
        return self.read()


DataFile = SourceFile | AttachedFile
"""Any file of the folder of data."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The records without an error, by path, and all problems of all files, by place."""

    entries: tuple[Entry[Any], ...]
    problems: tuple[Problem, ...]


LoadedFile = tuple[Entry[Any] | None, tuple[Problem, ...]]
"""What became of one file: its record, None if it has an error, and its problems."""


def load(files: Iterable[SourceFile]) -> Loaded:
    """Reads all files; a record with an error is left out, everything else stays. Never raises for what files hold."""
    distinct, conflicts = distinct_files(files)
    problems, entries = [*conflicts], []
    for file in distinct:
        entry, own = load_file(file)
        problems += own
        if entry and not any(problem.is_error for problem in own):
            entries.append(entry)
    return Loaded(tuple(entries), tuple(in_order(problems)))


def distinct_files(files: Iterable[SourceFile]) -> tuple[list[SourceFile], list[Problem]]:
    """Returns the files of records by path without those whose paths conflict with others, and a problem for each of these."""
    claimed = sorted((file for file in files if is_record(file.path)), key=lambda file: file.path)
    conflicts = list(conflicting_paths(file.path for file in claimed))
    conflicting = {problem.place.path for problem in conflicts}
    return [file for file in claimed if file.path not in conflicting], conflicts


def load_file(file: SourceFile) -> LoadedFile:
    """Reads one file. A record comes only if no problem of the file is an error."""
    misplaced, location = path_problem(file.path), locate(file.path)
    of_path = (misplaced,) if misplaced else ()
    if location is None:
        return None, of_path
    problems = FileProblems(file.path)
    document = read(file.data, problems)
    own = record(location.kind.model, document, problems) if document else None
    entry = Entry(location, own, partial(marks, file.data), file.data) if own else None
    of_kind = misfiled(location, document.value) if document and own is None else None
    return entry, of_path + ((of_kind,) if of_kind else problems.collected())


def entry_of(file: SourceFile, record: Record) -> Entry[Any]:
    """Returns the entry of a record that was read from the same bytes before."""
    location = locate(file.path)
    assert location is not None
    return Entry(location, record, partial(marks, file.data), file.data)
