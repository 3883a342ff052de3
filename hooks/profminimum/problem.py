"""A problem in the data is a value: where, what stands there, what is wanted. It knows no rule and prints nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error keeps its record off the site, a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Russian word shown before a message."""
        return {"error": "ошибка", "warning": "предупреждение", "info": "к сведению"}[self.value]


def printable(text: str) -> str:
    """Returns foreign text in one line: characters that steer a terminal or a forge's log are written out (`\\n`, `\\x1b`)."""
    if not text.isprintable():
        text = "".join(map(_printable_character, text))
    return text.replace("##[", "#\\x23[")  # a command to GitHub wherever it stands in a line


def _printable_character(character: str) -> str:
    is_visible = character.isprintable() or unicodedata.category(character) == "Zs"
    return character if is_visible else ascii(character)[1:-1]


@dataclass(frozen=True, slots=True, order=True)
class SourcePosition:
    """A point in a file of data: `path` below the folder of data with `/`, `line` and `column` from 1, 0 if unknown.

    A path that cannot be printed is written out as `printable` does: no record has such a path.
    """

    path: str
    line: int = 0
    column: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", printable(self.path))

    def __str__(self) -> str:
        parts = [self.path] + [str(number) for number in (self.line, self.column) if number]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right.

    `code` names the rule for machines (`unknown-reference`); `field` is the key's path in the file (`venues.2.starts`)
    or empty for the whole file; `message` is one or two Russian sentences that say what stands there and what is
    wanted; `suggestion` is the nearest right word, empty if there is none.
    """

    code: str
    place: SourcePosition
    field: str
    message: str
    suggestion: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        """Makes all texts printable: wherever they are written, they steer nothing."""
        for text in ("field", "message", "suggestion"):
            object.__setattr__(self, text, printable(getattr(self, text)))

    @property
    def is_error(self) -> bool:
        """Whether the record may not be published."""
        return self.severity is Severity.ERROR

    @property
    def advice(self) -> str:
        """The message with the suggestion, in one line."""
        return f"{self.message}{did_you_mean(self.suggestion)}"

    def __str__(self) -> str:
        return f"{self.place}: {self.severity.label}: {self.advice}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Returns the problems without repetitions, by file, line and column; in one place errors come first."""
    rank = {severity: number for number, severity in enumerate(Severity)}
    return sorted(
        set(problems),
        key=lambda problem: (problem.place, rank[problem.severity], problem.field, problem.code, problem.message),
    )


def nearest(word: str, choices: Iterable[str]) -> str:
    """Returns the choice that looks most like the word, or an empty string if none comes close."""
    by_folded = {choice.casefold(): choice for choice in choices}
    matches = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else ""


def did_you_mean(suggestion: str) -> str:
    """Returns a sentence that names the suggestion, after a space; an empty string without one."""
    return f" Возможно, вы имели в виду «{suggestion}»." if suggestion else ""
