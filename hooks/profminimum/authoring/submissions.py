"""Contributed texts before they become files: their paths, and their problems among the other records.

Knows no theme and writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..check import check
from ..load import SourceFile, load
from ..model import Entry, Records, kind_named
from ..problem import Problem, in_order
from ..russian import latin

SUGGESTED_LENGTH = 40


class Checked(NamedTuple):
    """The record of a text, None if it cannot be read, and everything that is wrong with it."""

    entry: Entry[Any] | None
    problems: list[Problem]


def checked_text(path: str, text: str, records: Records) -> Checked:
    """Returns the record that the text would be at `path` below the folder of data, checked among all others."""
    entries, problems = checked_texts({path: text}, records)
    return Checked(entries.get(path), problems)


def checked_texts(texts: Mapping[str, str], records: Records) -> tuple[dict[str, Entry[Any]], list[Problem]]:
    """Returns the records that the texts would be, by path, and their problems among all others."""
    loaded = load([SourceFile(path, text.encode()) for path, text in texts.items()])
    others = [entry for entry in records if entry.location.path not in texts]
    problems = check(Records([*others, *loaded.entries]))
    of_texts = [problem for problem in problems if problem.place.path in texts]
    return {entry.location.path: entry for entry in loaded.entries}, in_order([*loaded.problems, *of_texts])


def path_of(kind: str, owner_kind: str, owner: str, name: str) -> str:
    """Returns the file of a record below the folder of data; empty if such an owner has no records of the kind.

    A school or an organisation is its own folder: `name` is the folder's.
    """
    declared = kind_named(kind)
    if declared.is_owner:
        return declared.routes[0].file(name, name)
    route = declared.route_in(kind_named(owner_kind).collection if owner_kind else "")
    return route.file(owner, name) if route else ""


def suggested_id(title: str) -> str:
    """Returns a file's name from a title, whole words of it; empty if the title gives none."""
    spelled = latin(title)
    if len(spelled) > SUGGESTED_LENGTH:
        spelled = spelled[:SUGGESTED_LENGTH].rpartition("-")[0] or spelled[:SUGGESTED_LENGTH]
    return spelled if re.search("[a-z]", spelled) else ""
