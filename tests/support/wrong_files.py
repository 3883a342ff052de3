"""Wrong data as small files: each case says inside, in a comment on the line, which problem it must bring.

    # path: schools/sample/events/x.yml
    title: День открытых дверей
    adress: Тамбов  # ← unknown-field adress «address»

An expectation is `# ← code field «words»`: `field` may be left out or be `-` for the whole file; the words, which may be
left out too, stand in the message or the suggestion. Where a comment on the line would disturb the case, it stands on
a line of its own with the number of the line that it means, 0 for the whole file: `# ← 4 unclosed-quote title`.
No problem beyond those expected may come. Works for any stage: whoever judges the files is an argument.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from profminimum.load import SourceFile
from profminimum.problem import Problem

WRONG = Path(__file__).resolve().parents[1] / "wrong"
_PATH = re.compile(r"^# path: (\S+)$", re.MULTILINE)
_EXPECTED = re.compile(
    r"# ← (?:(?P<line>\d+) )?(?P<code>[a-z][a-z0-9-]*)(?: (?P<field>[^\s«]+))?(?: «(?P<words>.*)»)?$"
)

Judge = Callable[[Iterable[SourceFile]], Iterable[Problem]]
"""What finds problems in files: a stage, or stages composed."""


@dataclass(frozen=True, order=True)
class Expected:
    """A problem as a case states it."""

    line: int
    code: str
    field: str
    words: str = ""

    def is_met_by(self, problem: Problem) -> bool:
        """Whether the problem is the one expected, with the words expected."""
        seen = (problem.place.line, problem.code, problem.field)
        return seen == (self.line, self.code, self.field) and self.words in problem.advice


@dataclass(frozen=True)
class Case:
    """A file of wrong data and the problems it must bring."""

    name: str
    file: SourceFile
    expected: tuple[Expected, ...]


def cases(folder: Path) -> list[Case]:
    """The cases of a folder, by name."""
    return [_case(file) for file in sorted(folder.glob("*.yml"))]


def problems(case: Case, judge: Judge, others: Iterable[SourceFile] = ()) -> list[Problem]:
    """Returns the problems of the case's file that `judge` finds among the files `others`."""
    return [problem for problem in judge([case.file, *others]) if problem.place.path == case.file.path]


def surprises(case: Case, found: Iterable[Problem]) -> list[str]:
    """What was expected and did not come, and what came unexpected; empty if the case holds."""
    missing, unexpected = list(case.expected), []
    for problem in found:
        met = next((expected for expected in missing if expected.is_met_by(problem)), None)
        if met:
            missing.remove(met)
        else:
            unexpected.append(f"unexpected: {problem} [{problem.code} {problem.field}]")
    return [f"missing: {expected}" for expected in missing] + unexpected


def _case(file: Path) -> Case:
    data = file.read_bytes()
    text = data.decode("utf-8", errors="replace")
    path = _PATH.search(text)
    assert path, f"{file.name}: a case starts with «# path: …»"
    found = [(number, match) for number, line in enumerate(text.split("\n"), 1) if (match := _EXPECTED.search(line))]
    assert found or "# ←" not in text, f"{file.name}: an expectation cannot be read"
    return Case(file.stem, SourceFile(path[1], data), tuple(_expected(number, match) for number, match in found))


def _expected(number: int, found: re.Match[str]) -> Expected:
    field = found["field"] or ""
    return Expected(
        number if found["line"] is None else int(found["line"]),
        found["code"],
        "" if field == "-" else field,
        found["words"] or "",
    )
