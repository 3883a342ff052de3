"""Fallback for bad files of data at night: their last good version, or nothing. Pure.

It tries and calls the check that it is given; it knows no rule, no YAML and no disk. A file that is gone is not bad: it
goes, unless the check finds that others need it. A vocabulary or the region with an error is no single record: then, and when too many files are bad, nothing is to
be published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...load import DataFile
from ...problem import Problem

MOST_BAD = 0.1
"""The share of all files that may be bad; one always may."""
SHARED = ("region.yml", "reference/")
"""Paths on which all records depend."""


class Verdict(NamedTuple):
    """Verdict on some files: their problems, and the paths of those that may be published as they are."""

    problems: Sequence[Problem]
    publishable: frozenset[str]

    @property
    def failing(self) -> set[str]:
        """The paths of files with errors."""
        return {problem.place.path for problem in self.problems if problem.is_error}


Check = Callable[[Sequence[DataFile]], Verdict]


@dataclass(frozen=True)
class FallbackResult:
    """Files that may be published, and what is shown instead of the others."""

    files: tuple[DataFile, ...]
    fallbacks: tuple[str, ...] = ()
    """The files shown as they were earlier, by path."""
    omitted: tuple[str, ...] = ()
    """The files that are not shown, by path."""
    problems: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    """Their problems by path; none for a file that only depends on another."""
    is_unusable: bool = False
    """Whether nothing should be published: a shared record is bad, or too many are."""


def with_last_good(
    fresh: Sequence[DataFile], unreadable: Sequence[Problem], last_good: Mapping[str, DataFile], check: Check
) -> FallbackResult:
    """Returns the fresh files; those of `last_good`, the data as last published by path, replace the bad ones.

    `unreadable` are problems of paths that are there and could not be read: a file, or a folder with all it holds. Those
    that were never shown take nothing off the site, and are never too many.
    """
    attempt = _Attempt({file.path: file for file in fresh}, last_good, check)
    attempt.begin(unreadable)
    while attempt.improve():
        pass
    return attempt.result(len(fresh))


class _Attempt:
    """Files of which the bad ones are replaced or omitted, step by step."""

    def __init__(self, files: dict[str, DataFile], last_good: Mapping[str, DataFile], check: Check) -> None:
        self._files, self._last_good, self._check = files, last_good, check
        self._fallbacks: set[str] = set()
        self._omitted: set[str] = set()
        self._never_shown: set[str] = set()
        self._problems: dict[str, Sequence[Problem]] = {}
        self._is_unusable = False

    def begin(self, unreadable: Sequence[Problem]) -> None:
        """Replaces what cannot be read at all by its last good version."""
        self._collect(unreadable)
        for problem in unreadable:
            path = problem.place.path
            hidden = {known for known in self._last_good if known == path or known.startswith(f"{path}/") or not path}
            self._replace(hidden - self._files.keys())
            self._is_unusable |= not path
            if not hidden:
                self._never_shown.add(path)

    def improve(self) -> bool:
        """Does the mildest thing that helps; returns False when all files are good, or nothing may be done.

        A file that is gone though others refer to it comes back. A new file that contradicts a record published before is
        omitted in its favour.
        """
        verdict = self._check(self._in_order())
        failing = verdict.failing & self._files.keys()
        unpublishable = self._files.keys() - verdict.publishable
        self._collect(problem for problem in verdict.problems if problem.is_error)
        self._is_unusable |= any(path.startswith(SHARED) for path in verdict.failing)
        if self._is_unusable or not unpublishable | failing:
            return False
        if needed := (verdict.failing & self._last_good.keys()) - self._files.keys() - self._omitted:
            self._replace(needed)
            return True
        new = failing - self._last_good.keys()
        if other := self._with_other_last_good(failing):
            self._replace(other)
        elif new or failing:
            self._omit(new or failing)
        elif other := self._with_other_last_good(unpublishable):
            self._replace(other)
        else:
            self._omit(unpublishable)
        return True

    def result(self, count: int) -> FallbackResult:
        """Returns the files and what became of the bad ones; `count` is the number of fresh files."""
        bad = len(self._fallbacks) + len(self._omitted)
        files = tuple(self._in_order())
        fallbacks, omitted = tuple(sorted(self._fallbacks)), tuple(sorted(self._omitted | self._never_shown))
        is_unusable = self._is_unusable or bad > max(1, count * MOST_BAD)
        return FallbackResult(files, fallbacks, omitted, self._problems, is_unusable)

    def _in_order(self) -> list[DataFile]:
        return [self._files[path] for path in sorted(self._files)]

    def _with_other_last_good(self, paths: Iterable[str]) -> set[str]:
        """Returns those of the paths whose last good version differs and has not been tried yet."""
        return {
            path
            for path in paths
            if path in self._last_good and path not in self._fallbacks and self._last_good[path] != self._files[path]
        }

    def _replace(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._files[path] = self._last_good[path]
            self._fallbacks.add(path)

    def _omit(self, paths: Iterable[str]) -> None:
        for path in list(paths):
            del self._files[path]
            self._fallbacks.discard(path)
            self._omitted.add(path)

    def _collect(self, problems: Iterable[Problem]) -> None:
        """Keeps the first problems of each path: they are those of the file as it was given."""
        by_path = defaultdict(list)
        for problem in problems:
            by_path[problem.place.path].append(problem)
        self._problems = by_path | self._problems
