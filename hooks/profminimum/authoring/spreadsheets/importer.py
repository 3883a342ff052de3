"""Texts of files from drafts of sheets: new files, and changes of existing ones. Writes nothing to the disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...load import SourceFile, load
from ...load.paths import path_problem
from ...model import Entry, locate
from ...model.schema.introspection import stamps
from ...model.schema.text import quoted
from ...model.schema.values import as_plain
from ...problem import Problem
from ..editor_schemas import editor_line
from ..file_change import Change
from ..plain_words import plain_advice
from ..submissions import checked_texts
from ..yaml_patch import updated_text
from ..yaml_writer import yaml_text
from .drafts import CellPlace, Drafts, ImportProblem, RowDraft, read_drafts
from .reader import Grid
from .rows import RecordSheets


@dataclass(frozen=True)
class ImportResult:
    """The files that would change, and what is wrong or worth knowing; with errors nothing may be written."""

    changes: list[Change]
    problems: list[ImportProblem]

    @property
    def has_errors(self) -> bool:
        """Whether the data must be corrected first."""
        return any(problem.is_error for problem in self.problems)


def import_grids(
    record_sheets: RecordSheets, grids: Mapping[str, Grid], texts: Mapping[str, str], today: date
) -> ImportResult:
    """Returns what the grids of a file change; `texts` gives the present text of every file by path.

    New and changed records bear the stamps of `today`.
    """
    drafts = read_drafts(record_sheets, grids)
    complaints = list(drafts.problems)
    present = {entry.location.path: entry for entry in record_sheets.records if entry.location.path in texts}
    written: dict[str, str] = {}
    for draft in drafts.drafts.values():
        problem = path_problem(draft.path)
        if problem:
            complaints.append(ImportProblem(draft.place, problem.advice))
        else:
            written[draft.path] = _text(
                draft, drafts, present.get(draft.path), texts, stamps(record_sheets.model, today)
            )
    _, problems = checked_texts(written, record_sheets.records)
    complaints += [found for problem in problems if (found := _complaint(problem, drafts))]
    return ImportResult(
        [_change(path, text, record_sheets, texts) for path, text in written.items() if texts.get(path) != text],
        sorted(dict.fromkeys(complaints), key=_by_place),
    )


def _complaint(problem: Problem, drafts: Drafts) -> ImportProblem | None:
    """Returns a problem of a draft in the words of its sheet, with the whole cell; None for one that has been told."""
    place = drafts.drafts[problem.place.path].cell(problem.field)
    if problem.code == "missing" and place in drafts.faulty:
        return None
    message = plain_advice(problem).removeprefix(f"«{place.heading.rpartition(': ')[2]}»: ")
    return ImportProblem(
        place,
        _HERE.sub(f"здесь {quoted(drafts.texts.get(place, ''))}", message, 1) if place in drafts.texts else message,
        problem.is_error,
    )


_HERE = re.compile(r"здесь «[^»]*»")


def _by_place(problem: ImportProblem) -> tuple[str, int, int]:
    place = problem.place
    return (place.sheet, place.row, place.column) if isinstance(place, CellPlace) else ("", 0, 0)


def _text(
    draft: RowDraft, drafts: Drafts, entry: Entry[Any] | None, texts: Mapping[str, str], stamped: Mapping[str, str]
) -> str:
    """Returns the text that a draft makes of its file; what the sheets do not mention stays as it is.

    What is new or changed bears the stamps; those of an older table count for nothing.
    """
    if entry is None:
        return yaml_text({**draft.values, **stamped})
    before = as_plain(entry.record)
    merged = _merged(before, draft, drafts)
    unstamped = {name: value for name, value in merged.items() if name not in stamped}
    same = _record(entry, yaml_text(unstamped | {name: before[name] for name in stamped if name in before}))
    if same is not None and as_plain(same.record) == before:
        return texts[draft.path]
    expected = _record(entry, yaml_text({**unstamped, **stamped}))
    if expected is None:
        return yaml_text(unstamped)
    after = as_plain(expected.record)
    edited = updated_text(texts[draft.path], entry.mark, before, after)
    again = _record(entry, edited)
    return edited if again and again.record == expected.record else yaml_text(after)


def _record(entry: Entry[Any], text: str) -> Entry[Any] | None:
    return next(iter(load([SourceFile(entry.location.path, text.encode())]).entries), None)


def _merged(before: Mapping[str, Any], draft: RowDraft, drafts: Drafts) -> dict[str, Any]:
    """Returns the record's values with the sheets' own: an empty cell removes a value, a missing column leaves it."""
    values = deepcopy(dict(before))
    for path in drafts.mentioned_paths:
        _without(values, path)
    return _overlaid(values, draft.values)


def _without(values: dict[str, Any], path: tuple[str, ...]) -> None:
    inner = values.get(path[0])
    if len(path) == 1:
        values.pop(path[0], None)
    elif isinstance(inner, dict):
        _without(inner, path[1:])
        if not inner:
            del values[path[0]]


def _overlaid(values: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    for name, value in changes.items():
        old = values.get(name)
        values[name] = _overlaid(old, value) if isinstance(value, dict) and isinstance(old, dict) else value
    return values


def _change(path: str, text: str, record_sheets: RecordSheets, texts: Mapping[str, str]) -> Change:
    if path in texts:
        return Change(path, texts[path], text)
    location = locate(path)
    assert location is not None
    record = next(iter(load([SourceFile(path, text.encode())]).entries), None)
    return Change(path, None, editor_line(location) + (yaml_text(as_plain(record.record)) if record else text))
