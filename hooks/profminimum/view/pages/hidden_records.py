"""The page that a preview shows in the place of a record with errors: what to put right, with the lines around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...catalog import Catalog
from ...model import locate
from ...problem import Problem
from ..rendering.page import Page
from ..rendering.templates import Templates
from .editor_pages import editor_page

LINES_AROUND = 3
"""Lines before and after the wrong one."""
LONGEST_LINE = 200
"""Characters of a line that are shown."""


class SourceLine(NamedTuple):
    """A line of a file: its number from 1, its text, whether the problem is in it."""

    number: int
    text: str
    is_wrong: bool


class ShownProblem(NamedTuple):
    """A problem with the lines around it; none if it has no line."""

    problem: Problem
    lines: Sequence[SourceLine]


def hidden_at(address: str, hidden: Iterable[str]) -> str:
    """Returns which of the hidden files has its page at an address, else which hides all that is below; empty if none does."""
    by_address = {location.address: path for path in hidden if (location := locate(path))}
    exact = by_address.get(address, "")
    owner = "/".join(address.split("/")[:2]) + "/"
    return exact or by_address.get(owner, "")


def reasons(path: str, hidden: Iterable[str], problems: Sequence[Problem]) -> list[Problem]:
    """Returns the errors that keep a file's record off the site: its own, else those of its owner, else all of them."""
    errors = [problem for problem in problems if problem.is_error]
    own = [problem for problem in errors if problem.place.path == path]
    location = locate(path)
    owners = {other for other in hidden if location and _is_owner(other, location.owner_kind, location.owner)}
    return own or [problem for problem in errors if problem.place.path in owners] or errors


def _is_owner(path: str, kind: str, owner: str) -> bool:
    location = locate(path)
    return location is not None and location.kind.is_owner and (location.kind.name, location.id) == (kind, owner)


def with_lines(problem: Problem, text: str) -> ShownProblem:
    """Returns a problem with the lines around it; `text` is its file's, empty if that cannot be read."""
    lines, wrong = text.splitlines(), problem.place.line
    if not 0 < wrong <= len(lines):
        return ShownProblem(problem, ())
    numbers = range(max(1, wrong - LINES_AROUND), min(len(lines), wrong + LINES_AROUND) + 1)
    return ShownProblem(
        problem, [SourceLine(number, lines[number - 1][:LONGEST_LINE], number == wrong) for number in numbers]
    )


def hidden_record_page(
    title: str, address: str, path: str, problems: Sequence[ShownProblem], catalog: Catalog, templates: Templates
) -> Page:
    """Returns the page at the address of a record that is not shown; `path` is its file."""
    return editor_page("hidden_record", address, title, catalog, templates, path=path, problems=problems)
