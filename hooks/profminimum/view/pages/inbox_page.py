"""The editor's queue, which only a preview shows: what schools have sent, what each message would change, how it is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote
from typing import Any, NamedTuple

from ...authoring.inbox.account import change_words, named, origin, shown_lines
from ...authoring.inbox.planning import EXAMPLE, FOREIGN, OVER, Plan, PlannedRecord
from ...catalog import Catalog
from ...problem import printable
from ..rendering.page import Page
from ..rendering.templates import Templates
from .editor_pages import editor_page

INBOX = "inbox/"
"""The address of the page, and the folder of the project that it shows."""
MOST_LINES = 60
"""Lines of a difference that are shown."""
_RECEIVE = "python3 scripts/dev.py receive"


class InboxFile(NamedTuple):
    """A file of the folder: its path from the project's folder, and a plan for each message in it."""

    path: str
    plans: Sequence[Plan]


def inbox_page(
    title: str, files: Sequence[InboxFile], left: int, records: Any, catalog: Catalog, templates: Templates
) -> Page:
    """Returns the page; `left` is the number of files that it does not show, `records` are those of the data."""
    values = [_file_values(file, records) for file in files]
    return editor_page("inbox", INBOX, title, catalog, templates, files=values, left=left)


def _file_values(file: InboxFile, records: Any) -> dict[str, Any]:
    return {
        "path": printable(file.path),
        "commands": list(_commands(file)),
        "is_nameable": file.path.isprintable(),
        "messages": [
            {
                "origin": ", ".join(origin(plan, records)),
                "plan": plan,
                "state": _state(plan),
                "records": [_record_values(planned, plan, records) for planned in plan.records],
                "others": [problem for problem in plan.problems if problem.place.path not in plan.texts],
            }
            for plan in file.plans
        ],
    }


def _record_values(planned: PlannedRecord, plan: Plan, records: Any) -> dict[str, Any]:
    path = planned.change.path
    lines = list(shown_lines(planned, plan))
    return {
        "what": change_words(planned),
        "path": path,
        "name": "" if plan.is_private(path) else named(planned.entry, records),
        "lines": lines[:MOST_LINES],
        "left": max(0, len(lines) - MOST_LINES),
        "is_joined": planned.is_joined,
        "lost": planned.lost,
        "problems": plan.problems_of(path),
    }


def _state(plan: Plan) -> str:
    """Returns how far a message is: `papers` if it holds nothing but those, `refused`, `doubtful`, `ready` or `same`."""
    if plan.message.has_documents and not (plan.message.records or plan.problems):
        return "papers"
    if plan.is_refused:
        return "refused"
    if plan.records:
        return "doubtful" if plan.doubts else "ready"
    return "same"


def _commands(file: InboxFile) -> Iterator[tuple[str, str]]:
    """Yields what can be done with a file, as a word for the template and a command that a shell takes as it is."""
    name = quote(file.path)
    if any(plan.records for plan in file.plans):
        yield "look", f"{_RECEIVE} {name}"
    open_doubts = {doubt.kind for plan in file.plans if not plan.is_refused for doubt in plan.doubts}
    if any(plan.may_be_written(frozenset((OVER, FOREIGN))) for plan in file.plans):
        flags = "".join(f" --{kind}" for kind in (OVER, FOREIGN) if kind in open_doubts)
        yield ("accept-anyway" if flags else "accept"), f"{_RECEIVE} {name} --write{flags}"
    if any(not record.path for plan in file.plans for record in plan.message.records):
        yield "name", f"{_RECEIVE} {name} --to {EXAMPLE}"
    if any(plan.message.has_documents for plan in file.plans):
        yield "import", f"python3 scripts/dev.py import {name}"
