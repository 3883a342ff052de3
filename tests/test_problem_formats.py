"""Problems in the format that GitLab shows in a merge request; the others are tested with the script."""

from __future__ import annotations

import json

from profminimum.problem import Problem, Severity, SourcePosition
from profminimum.problem_formats import as_gitlab

PROBLEMS = [
    Problem("unknown-field", SourcePosition("events/x.yml", 3, 1), "adress", "Такого поля нет.", "address"),
    Problem("unreadable", SourcePosition("events/y.yml"), "", "Файл не удалось прочитать.", severity=Severity.WARNING),
]


def test_gitlab_gets_what_its_documentation_asks_for() -> None:
    """Each problem has a description, a rule, a fingerprint of its own, a place."""
    first, second = json.loads(as_gitlab(PROBLEMS, 2, "data"))
    assert first["fingerprint"] != second["fingerprint"]
    assert {key: value for key, value in first.items() if key != "fingerprint"} == {
        "description": "Такого поля нет. Возможно, вы имели в виду «address».",
        "check_name": "unknown-field",
        "severity": "major",
        "location": {"path": "data/events/x.yml", "lines": {"begin": 3}},
    }
    assert (second["severity"], second["location"]["lines"]["begin"]) == ("minor", 1)
