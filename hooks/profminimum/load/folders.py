"""Folders in which no records may lie: which one was meant, and one problem for all the files that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import KINDS
from ..problem import Problem, SourcePosition, nearest

NO_SUCH_FOLDER = "no-such-folder"
WRONG_FOLDER_NAME = "wrong-folder-name"

_OF_OWNERS = frozenset(route.folder for kind in KINDS for route in kind.routes if route.folder)
"""Folders of the owners' folders. A file that lies there directly lacks a folder of its own: that is a fault of the file."""


def folder_problem(path: str) -> Problem | None:
    """Returns what is wrong with the folder of a file; None if some record may lie there."""
    folder = path.rpartition("/")[0]
    known = _folders(folder)
    if folder in known or folder in _OF_OWNERS:
        return None
    meant = _meant(folder, known)
    hint = f" Похоже, здесь {known[meant]}." if meant else _siblings_sentence(folder, known.keys() | _OF_OWNERS)
    return Problem(NO_SUCH_FOLDER, SourcePosition(path), "", f"В папке «{folder}» записей не бывает.{hint}", meant)


def once_a_folder(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yields the problems; what is wrong with a folder, or with that of an owner, comes with the first of its files alone."""
    seen = set()
    for problem in problems:
        if problem.code in (NO_SUCH_FOLDER, WRONG_FOLDER_NAME):
            fault = (*problem.place.path.split("/")[:2], problem.message)
            if fault in seen:
                continue
            seen.add(fault)
        yield problem


def _folders(folder: str) -> dict[str, str]:
    """Returns the folders in which records lie, of the owners' those of this folder's owner, and what lies there.

    That is the plural of a kind, in Russian; it is empty if the files there have fixed names.
    """
    owner = [*folder.split("/"), ""][1]
    found: dict[str, str] = {}
    for kind in KINDS:
        for route in kind.routes:
            place, _, name = route.file(owner, "{id}").rpartition("/")
            found[place] = kind.label_plural.lower() if "{id}" in name else found.get(place, "")
    return found


def _meant(folder: str, known: dict[str, str]) -> str:
    """Returns the folder that differs in one name, spelled like this one or like what lies in it, else the one above."""
    by_word: dict[str, str] = {}
    strange = ""
    named = {other: label for other, label in known.items() if label}
    for other, label in named.items():
        pairs = list(zip(folder.split("/"), other.split("/"), strict=False))
        different = [pair for pair in pairs if pair[0] != pair[1]]
        if other.count("/") == folder.count("/") and len(different) == 1:
            [(strange, name)] = different
            by_word |= dict.fromkeys([name, *label.split()], other)
    above = (other for other in named if folder.startswith(f"{other}/"))
    return by_word.get(nearest(strange, by_word), "") or max(above, key=len, default="")


def _siblings_sentence(folder: str, others: Iterable[str]) -> str:
    """Returns a sentence that names the folders of records beside this one; empty if there are none."""
    split = [other.rpartition("/") for other in others if other]
    names = sorted(f"«{name}»" for above, _, name in split if above == folder.rpartition("/")[0])
    return f" Рядом они бывают в папках {', '.join(names)}." if names else ""
