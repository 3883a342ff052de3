"""Renaming of a record as a value: which files move, which lines change. Comments stay; the disk is not touched.

References are changed where they stand, letter for letter; the record itself says in `formerly` where it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Entry, Location, Records
from ..model.former_addresses import former_location
from ..model.schema.values import as_plain
from .editor_schemas import editor_line
from .yaml_patch import updated_text


@dataclass(frozen=True)
class RenamingPlan:
    """What a renaming does to the folder of data."""

    old: str
    new: str
    """A file, or for a school or organisation a folder with a slash at the end: where it was and will be."""
    texts: Mapping[str, str]
    """The new texts of files, by the paths that they have now."""

    def path_of(self, path: str) -> str:
        """Returns the path that a file will have."""
        return self.new + path[len(self.old) :] if path.startswith(self.old) else path


def plan_renaming(records: Records, texts: Mapping[str, str], entry: Entry[Any], target: Location) -> RenamingPlan:
    """Returns how a record moves to another place; `texts` are the files of data by path."""
    old, new = entry.location.path, target.path
    if entry.location.kind.is_owner:
        old, new = (path.rpartition("/")[0] + "/" for path in (old, new))
    changed = dict(_with_references(records, texts, entry, target))
    own = entry.location.path
    lines = _head_moved(_with_formerly(changed.get(own, texts[own]), entry, target), entry.location, target)
    return RenamingPlan(old, new, changed | {own: lines})


def _head_moved(text: str, here: Location, there: Location) -> str:
    """Returns the text with the way to the editors' schema from its new place."""
    head = editor_line(here)
    return editor_line(there) + text.removeprefix(head) if text.startswith(head) else text


def _with_formerly(text: str, entry: Entry[Any], target: Location) -> str:
    """Returns the record's text with its present name among the former ones, without the one that it gets."""
    path = entry.location.path
    is_near = (entry.location.owner, entry.location.route) == (target.owner, target.route)
    name = entry.id if entry.location.kind.is_owner or is_near else path.removesuffix(".yml")
    kept = [old for old in entry.record.formerly if former_location(entry, old) != target]
    before = as_plain(entry.record)
    return updated_text(text, entry.mark, before, before | {"formerly": [*dict.fromkeys([*kept, name])]})


def _with_references(
    records: Records, texts: Mapping[str, str], entry: Entry[Any], target: Location
) -> Iterator[tuple[str, str]]:
    """Yields the files that refer to the record, with the new name in the place of the old one."""
    kind = entry.location.kind.target
    for other in records if kind else ():
        places = [
            other.mark.at(loc)[0]
            for loc, reference, value in other.references
            if kind and reference == kind.reference and value == entry.id
        ]
        if places:
            lines = texts[other.location.path].split("\n")
            for mark in sorted(places, key=lambda place: (place.line, place.column), reverse=True):
                line, start = lines[mark.line - 1], mark.column - 1
                lines[mark.line - 1] = line[:start] + line[start:].replace(entry.id, target.id, 1)
            yield other.location.path, "\n".join(lines)
