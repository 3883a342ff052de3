"""A record together with its identity and the place of each of its values. Knows no rule and no page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ..problem import Place, Problem, Severity
from .declare import Record
from .kinds import Location
from .types import Reference
from .walk import marked

R = TypeVar("R", bound=Record)
Loc = Sequence[str | int]
"""The way to a value inside a record: keys and positions from 0, such as `("venues", 0, "starts")`."""


class Mark(NamedTuple):
    """Where a value stands in its file: line and column from 1, its key's place, and the marks of what it holds."""

    line: int
    column: int
    children: dict[str, Mark] | list[Mark] | None = None
    key_line: int = 0
    key_column: int = 0

    def at(self, loc: Loc) -> tuple[Mark, bool]:
        """The mark of the value at `loc` and True, or of the nearest value that holds it and False."""
        mark = self
        for step in loc:
            below = mark.children
            if isinstance(below, dict) and str(step) in below:
                mark = below[str(step)]
            elif isinstance(below, list) and isinstance(step, int) and step < len(below):
                mark = below[step]
            else:
                return mark, False
        return mark, True


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record, where it lives, and where each of its values stands."""

    location: Location
    record: R
    marks: Mark | Callable[[], Mark] = field(repr=False, compare=False)
    """The marks of the record's values, or what reads them: they are wanted only where a problem is told."""

    @cached_property
    def mark(self) -> Mark:
        """Where the record and each of its values stand."""
        return self.marks if isinstance(self.marks, Mark) else self.marks()

    @property
    def id(self) -> str:
        """The record's identifier."""
        return self.location.id

    @cached_property
    def references(self) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
        """Every reference in the record: the way to it, the kind of what it points at, the identifier."""
        return tuple((loc, reference.kind, value) for loc, reference, value in marked(self.record, Reference))

    def place(self, loc: Loc = ()) -> Place:
        """The place of the value at `loc`; of what holds it if the value is left out."""
        mark, _ = self.mark.at(loc)
        return Place(self.location.path, mark.line, mark.column)

    def problem(
        self, code: str, loc: Loc, message: str, suggestion: str = "", severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem at the value at `loc`."""
        return Problem(code, self.place(loc), dotted(loc), message, suggestion, severity)


def dotted(loc: Loc) -> str:
    """The way to a value as people read it: positions from 1, `venues.1.starts`."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)
