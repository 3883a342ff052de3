"""A contributed text before it becomes a file: read and checked among the records that are there. Knows no theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from ..check import check
from ..load import SourceFile, load
from ..model import Entry, Records
from ..problem import Problem
from .disk import read_sources


class Checked(NamedTuple):
    """The record of a text, None if it cannot be read, and everything that is wrong with it."""

    entry: Entry[Any] | None
    problems: list[Problem]


def known_records(folder: Path) -> Records:
    """The sound records of the folder of data: what a new record may refer to."""
    return Records(load(read_sources(folder).files).entries)


def checked_text(path: str, text: str, records: Records) -> Checked:
    """The record that the text would be at `path` below the folder of data, checked among all others."""
    loaded = load([SourceFile(path, text.encode())])
    if loaded.problems:
        return Checked(None, list(loaded.problems))
    [entry] = loaded.entries
    others = [each for each in records if each.location.path != path]
    found = check(Records([*others, entry]))
    return Checked(entry, [problem for problem in found if problem.place.path == path])
