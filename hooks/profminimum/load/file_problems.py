"""Collects what is wrong with one file while it is read. Knows neither YAML nor any kind of record."""

from __future__ import annotations

from ..model import dotted
from ..model.schema.fields import FieldPath
from ..problem import Problem, Severity, SourcePosition

MAX_PROBLEMS = 100
"""Problems reported about one file; whoever has more of them reads no further anyway."""


class Unreadable(Exception):
    """The rest of the file cannot be read; why is among the problems."""


class FileProblems:
    """The problems of one file, in the order in which they were met."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.dropped = 0
        self._covered: set[FieldPath] = set()

    @property
    def is_full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self.problems) >= MAX_PROBLEMS

    def add(self, code: str, at: tuple[int, int], loc: FieldPath, message: str, suggestion: str = "") -> None:
        """Notes a problem of the value at `loc`; `at` is line and column from 1, zeros for the whole file."""
        self.suppress_below(loc)
        if self.is_full:
            self.dropped += 1
        else:
            self.problems.append(Problem(code, SourcePosition(self.path, *at), dotted(loc), message, suggestion))

    def warn(self, code: str, at: tuple[int, int], message: str) -> None:
        """Notes what does not keep the record off the site."""
        place = SourcePosition(self.path, *at)
        self.problems.append(Problem(code, place, "", message, severity=Severity.WARNING))

    def fatal(self, code: str, at: tuple[int, int], loc: FieldPath, message: str) -> Unreadable:
        """Notes a problem after which nothing more can be read; to be raised."""
        self.add(code, at, loc, message)
        return Unreadable()

    def suppress_below(self, loc: FieldPath) -> None:
        """Ignores further problems at this value or within it: they follow from one already reported."""
        if loc:
            self._covered.add(loc)

    def is_suppressed(self, loc: FieldPath) -> bool:
        """Returns whether a problem at this value would only repeat one already reported."""
        return any(tuple(loc[:length]) in self._covered for length in range(1, len(loc) + 1))

    def collected(self) -> tuple[Problem, ...]:
        """Returns the problems; if there were more than anybody reads, a last one says so."""
        if not self.dropped:
            return tuple(self.problems)
        message = f"В файле есть и другие ошибки ({self.dropped}). Исправьте сначала названные."
        return (*self.problems, Problem("too-many-problems", SourcePosition(self.path), "", message))
