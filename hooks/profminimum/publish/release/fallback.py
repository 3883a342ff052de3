"""What to publish at night when some files of data are bad: their last good version, or nothing. Pure.

It tries and asks `judge`; it knows no rule, no YAML and no disk. A file that is gone is not bad: it goes. A vocabulary or
the region with an error is no single record: then, and when too many files are bad, nothing is to be published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...load import SourceFile
from ...problem import Problem

MOST_BAD = 0.1
"""The part of all files that may be bad; one always may."""
SHARED = ("region.yml", "reference/")
"""What all records depend on."""


class Verdict(NamedTuple):
    """What is to be said of some files: their problems, and the paths of those that may be published as they are."""

    problems: Sequence[Problem]
    publishable: frozenset[str]

    @property
    def failing(self) -> set[str]:
        """The paths that errors name."""
        return {each.place.path for each in self.problems if each.is_error}


Check = Callable[[Sequence[SourceFile]], Verdict]


@dataclass(frozen=True)
class FallbackResult:
    """What may be published, and what became of the rest."""

    files: tuple[SourceFile, ...]
    fallbacks: tuple[str, ...] = ()
    """The files shown as they were earlier, by path."""
    omitted: tuple[str, ...] = ()
    """The files that are not shown, by path."""
    problems: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    """What is wrong with them, by path; nothing for one that only depends on another."""
    is_unusable: bool = False
    """Whether nothing should be published: what all records share is bad, or too much is."""


def with_last_good(
    fresh: Sequence[SourceFile], unreadable: Sequence[Problem], last_good: Mapping[str, bytes], check: Check
) -> FallbackResult:
    """The fresh files without the bad ones, in whose place stand those of `good`, the data as they were last published.

    `unreadable` are problems of paths that are there and could not be read: a file, or a folder with all it holds.
    """
    attempt = _Attempt({file.path: file.data for file in fresh}, last_good, check)
    attempt.begin(unreadable)
    while attempt.improve():
        pass
    return attempt.result(len(fresh))


class _Attempt:
    """Files on their way to being sound."""

    def __init__(self, files: dict[str, bytes], good: Mapping[str, bytes], judge: Check) -> None:
        self._files, self._good, self._judge = files, good, judge
        self._stand_ins: set[str] = set()
        self._left_out: set[str] = set()
        self._problems: dict[str, Sequence[Problem]] = {}
        self._is_hopeless = False

    def begin(self, unreadable: Sequence[Problem]) -> None:
        """Puts what was good in the place of what cannot be read at all."""
        self._collect(unreadable)
        for problem in unreadable:
            path = problem.place.path
            hidden = {each for each in self._good if each == path or each.startswith(f"{path}/") or not path}
            self._replace(hidden - self._files.keys())
            self._is_hopeless |= not path
            if not hidden:
                self._left_out.add(path)

    def improve(self) -> bool:
        """Does the mildest thing that helps; False when all files are sound, or nothing may be done.

        A newcomer that quarrels with a record published before gives way to it.
        """
        judged = self._judge([SourceFile(path, data) for path, data in sorted(self._files.items())])
        wrong = judged.failing & self._files.keys()
        out = self._files.keys() - judged.publishable
        self._collect(each for each in judged.problems if each.is_error)
        self._is_hopeless |= any(path.startswith(SHARED) for path in judged.failing)
        if self._is_hopeless or not out | wrong:
            return False
        newcomers = wrong - self._good.keys()
        if other := self._with_other_last_good(wrong):
            self._replace(other)
        elif newcomers or wrong:
            self._omit(newcomers or wrong)
        elif other := self._with_other_last_good(out):
            self._replace(other)
        else:
            self._omit(out)
        return True

    def result(self, count: int) -> FallbackResult:
        """What has come of it."""
        bad = len(self._stand_ins) + len(self._left_out)
        files = tuple(SourceFile(path, data) for path, data in sorted(self._files.items()))
        shown, hidden = tuple(sorted(self._stand_ins)), tuple(sorted(self._left_out))
        is_hopeless = self._is_hopeless or bad > max(1, count * MOST_BAD)
        return FallbackResult(files, shown, hidden, self._problems, is_hopeless)

    def _with_other_last_good(self, paths: Iterable[str]) -> set[str]:
        """Those of the paths that were published with other contents, which have not been tried yet."""
        return {
            path
            for path in paths
            if path in self._good and path not in self._stand_ins and self._good[path] != self._files[path]
        }

    def _replace(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._files[path] = self._good[path]
            self._stand_ins.add(path)

    def _omit(self, paths: Iterable[str]) -> None:
        for path in list(paths):
            del self._files[path]
            self._stand_ins.discard(path)
            self._left_out.add(path)

    def _collect(self, problems: Iterable[Problem]) -> None:
        """Keeps what was said of each path first: that was said of the file as it was given."""
        found = defaultdict(list)
        for each in problems:
            found[each.place.path].append(each)
        self._problems = found | self._problems
