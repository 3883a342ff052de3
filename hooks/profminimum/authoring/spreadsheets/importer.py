"""Drafts from sheets to texts of files: new ones, and changes of those that are there. Writes nothing to the disk."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any

from ...load import SourceFile, load
from ...load.paths import path_problem
from ...model import Entry, locate
from ...model.schema.values import as_plain
from ..editor_schemas import editor_line
from ..submissions import checked_texts
from ..yaml_patch import updated_text
from ..yaml_writer import yaml_text
from .drafts import Drafts, ImportProblem, RowDraft, read_drafts
from .reader import Grid
from .rows import RecordSheets


@dataclass(frozen=True)
class Change:
    """A file that would be written; `before` is its present text, None for a new one."""

    path: str
    before: str | None
    after: str

    @property
    def difference(self) -> str:
        """What changes, line by line."""
        lines = unified_diff((self.before or "").splitlines(), self.after.splitlines(), lineterm="", n=1)
        return "\n".join(list(lines)[2:])


@dataclass(frozen=True)
class ImportResult:
    """The files that would change, and what is wrong or worth knowing; with errors nothing may be written."""

    changes: list[Change]
    problems: list[ImportProblem]

    @property
    def has_errors(self) -> bool:
        """Whether anything has to be put right first."""
        return any(each.is_error for each in self.problems)


def import_grids(exchange: RecordSheets, grids: Mapping[str, Grid], texts: Mapping[str, str]) -> ImportResult:
    """What the grids of a file mean for the data; `texts` gives the present text of every file by path."""
    found = read_drafts(exchange, grids)
    complaints = list(found.problems)
    present = {entry.location.path: entry for entry in exchange.records if entry.location.path in texts}
    written: dict[str, str] = {}
    for draft in found.drafts.values():
        problem = path_problem(draft.path)
        if problem:
            complaints.append(ImportProblem(draft.place, problem.advice))
        else:
            written[draft.path] = _text(draft, found, present.get(draft.path), texts)
    _, problems = checked_texts(written, exchange.records)
    for problem in problems:
        complaints.append(
            ImportProblem(found.drafts[problem.place.path].cell(problem.field), problem.advice, problem.is_error)
        )
    return ImportResult(
        [_change(path, text, exchange, texts) for path, text in written.items() if texts.get(path) != text], complaints
    )


def _text(draft: RowDraft, found: Drafts, entry: Entry[Any] | None, texts: Mapping[str, str]) -> str:
    """The text that a draft makes of its file; what the sheets do not speak of stays as it is."""
    if entry is None:
        return yaml_text(draft.values)
    before = as_plain(entry.record)
    wanted = _record(entry, yaml_text(_merged(before, draft, found)))
    if wanted is None:
        return yaml_text(_merged(before, draft, found))
    after = as_plain(wanted.record)
    if after == before:
        return texts[draft.path]
    edited = updated_text(texts[draft.path], entry.mark, before, after)
    again = _record(entry, edited)
    return edited if again and again.record == wanted.record else yaml_text(after)


def _record(entry: Entry[Any], text: str) -> Entry[Any] | None:
    return next(iter(load([SourceFile(entry.location.path, text.encode())]).entries), None)


def _merged(before: Mapping[str, Any], draft: RowDraft, found: Drafts) -> dict[str, Any]:
    """The record's values with those of the sheets: an empty cell takes a value away, a missing column leaves it."""
    values = deepcopy(dict(before))
    for way in found.mentioned_paths:
        _without(values, way)
    return _overlaid(values, draft.values)


def _without(values: dict[str, Any], way: tuple[str, ...]) -> None:
    inner = values.get(way[0])
    if len(way) == 1:
        values.pop(way[0], None)
    elif isinstance(inner, dict):
        _without(inner, way[1:])
        if not inner:
            del values[way[0]]


def _overlaid(values: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    for name, own in above.items():
        under = values.get(name)
        values[name] = _overlaid(under, own) if isinstance(own, dict) and isinstance(under, dict) else own
    return values


def _change(path: str, text: str, exchange: RecordSheets, texts: Mapping[str, str]) -> Change:
    if path in texts:
        return Change(path, texts[path], text)
    location = locate(path)
    assert location is not None
    record = next(iter(load([SourceFile(path, text.encode())]).entries), None)
    return Change(path, None, editor_line(location) + (yaml_text(as_plain(record.record)) if record else text))
