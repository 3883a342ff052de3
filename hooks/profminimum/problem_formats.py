"""Problems as text: lines for people, annotations for GitHub and GitLab, JSON for programs. Finds none and prints nothing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence

from .problem import Problem, Severity
from .russian import count, plural

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_GRAVITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_NOUNS = {
    Severity.ERROR: ("ошибка", "ошибки", "ошибок"),
    Severity.WARNING: ("предупреждение", "предупреждения", "предупреждений"),
    Severity.INFO: ("замечание к сведению", "замечания к сведению", "замечаний к сведению"),
}


def as_text(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Returns one line per problem, then the summary; `folder` stands before each path, so that an editor can open it."""
    return "\n".join([*(f"{folder}/{problem}" for problem in problems), summary(problems, files)])


def as_github(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Returns workflow commands that GitHub shows at the lines of a pull request, then the summary."""
    return "\n".join([*(_annotation(problem, folder) for problem in problems), summary(problems, files)])


def as_json(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Returns an object with the problems, one object each, and the counts by severity."""
    counts = Counter(problem.severity for problem in problems)
    report = {
        "files": files,
        "counts": {severity.value: counts[severity] for severity in Severity},
        "problems": [_plain(problem, folder) for problem in problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_gitlab(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Returns a report that GitLab shows in a merge request; its documentation calls the format «Code Quality»."""
    return json.dumps([_quality(problem, folder) for problem in problems], ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Sequence[Problem], int, str], str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
}


def summary(problems: Sequence[Problem], files: int) -> str:
    """Returns how much was checked and found: «Проверено 57 файлов: 2 ошибки, 1 предупреждение.»"""
    counts = Counter(problem.severity for problem in problems)
    counted = [count(counts[severity], *_NOUNS[severity]) for severity in Severity if counts[severity]]
    checked = plural(files, "Проверен", "Проверено", "Проверено")
    return f"{checked} {count(files, 'файл', 'файла', 'файлов')}: {', '.join(counted) or 'всё в порядке'}."


def _annotation(problem: Problem, folder: str) -> str:
    """Returns one command in the form that GitHub documents under «Workflow commands for GitHub Actions»."""
    place = problem.place
    properties = {"file": f"{folder}/{place.path}", "line": place.line, "col": place.column, "title": problem.code}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    return f"::{_COMMANDS[problem.severity]} {written}::{_data(problem.advice)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _quality(problem: Problem, folder: str) -> dict[str, object]:
    place = problem.place
    identity = "\0".join([problem.code, str(place), problem.field, problem.message])
    return {
        "description": problem.advice,
        "check_name": problem.code,
        "fingerprint": hashlib.sha256(identity.encode()).hexdigest(),
        "severity": _GRAVITIES[problem.severity],
        "location": {"path": f"{folder}/{place.path}", "lines": {"begin": place.line or 1}},
    }


def _plain(problem: Problem, folder: str) -> dict[str, str | int]:
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "file": f"{folder}/{problem.place.path}",
        "line": problem.place.line,
        "column": problem.place.column,
        "field": problem.field,
        "message": problem.message,
        "suggestion": problem.suggestion,
    }
