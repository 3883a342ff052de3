"""Vectors of the rules that the form runs: records are written by hand, their problems are those of the check."""

from __future__ import annotations

from datetime import date
from typing import Any

from profminimum.authoring.form_rules import BROWSER_RULES
from profminimum.authoring.plain_words import plain_message
from profminimum.authoring.yaml_writer import yaml_text
from profminimum.load import SourceFile, load
from profminimum.model import Records
from profminimum.model.schema.values import as_plain
from profminimum.problem import Severity

from tests.support.project import LARGE_REGION

TODAY = date(2026, 11, 23)
_REFERENCE = ("levels", "event-formats", "directions")


def rule_vectors(given: dict[str, Any]) -> dict[str, Any]:
    """Returns the records with their problems: the place, the message in the form's words, whether it is an error."""
    reference = [
        SourceFile(f"reference/{name}.yml", (LARGE_REGION / "reference" / f"{name}.yml").read_bytes())
        for name in _REFERENCE
    ]
    known = load(reference).entries
    return {"today": TODAY.isoformat(), "records": [record | _checked(record, known) for record in given["records"]]}


def _checked(given: dict[str, Any], known: tuple[Any, ...]) -> dict[str, Any]:
    found = load([SourceFile(given["path"], yaml_text(given["values"]).encode())])
    assert not found.problems, found.problems
    records = Records(found.entries, known=known)
    problems = [
        problem
        for rule in BROWSER_RULES
        for problem in (rule(records, TODAY) if rule.needs_day else rule(records))
        if problem.severity is not Severity.INFO and not problem.code.startswith("allowance")
    ]
    said = [
        {
            "field": problem.field,
            "message": _without_line(plain_message(problem.message)),
            "isError": problem.is_error,
        }
        for problem in problems
    ]
    entry = found.entries[0]
    return {
        "model": type(entry.record).__name__,
        "values": as_plain(entry.record),
        "problems": sorted(said, key=lambda one: (one["field"], one["message"])),
    }


def _without_line(message: str) -> str:
    """Returns a message without the line of the file, which a form has not."""
    head, found, rest = message.partition(" в строке ")
    return head + rest[len(rest) - len(rest.lstrip("0123456789")) :] if found else message
