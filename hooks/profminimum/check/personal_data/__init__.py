"""Keeps data about people off the site (152-ФЗ, article 10.1): says what they look like, where, and what to write instead.

A place that only looks like them is let pass by the record's own list `allowed`, each entry with its reason. Each detector
has a module that knows texts and no records; `scan.DETECTORS` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model import Allowed, Entry, Link, PersonalData, Prose, Record, Records, dotted
from ...problem import Problem, Severity
from ..rule import rule
from ..traversal import label_at
from .messages import NO_REASON, OFFICE_MAIL, UNUSED, words_meant
from .scan import ADVICE, DetectedField, detected_fields

_OFFICE_MAIL_FIELDS = ("email", "editor_email")
_ENOUGH_OF_REASON = 10
"""Letters of a reason that says something."""


@rule
def personal_data_stay_private(records: Records) -> Iterator[Problem]:
    """No text, telephone or mail address of a record holds data about a person, unless the record says why it may."""
    for (entry, texts), (_, links) in zip(records.marked(Prose), records.marked(Link), strict=True):
        fields = list(detected_fields(entry.record, texts, links))
        granted = granted_places(entry.record)
        yield from (_problem(entry, field) for field in fields if (dotted(field.loc), field.kind) not in granted)
        yield from _needless(entry, {(dotted(field.loc), field.kind) for field in fields})


def granted_places(record: Record) -> set[tuple[str, PersonalData]]:
    """Returns the fields of a record that may hold what looks like data of a kind: those for which it says why."""
    return {(place.field, place.rule) for place in record.allowed if _has_reason(place)}


def _problem(entry: Entry[Any], field: DetectedField) -> Problem:
    if field.loc[-1] in _OFFICE_MAIL_FIELDS:
        advice, severity = OFFICE_MAIL, Severity.WARNING
    else:
        advice, severity = ADVICE[field.kind]
    message = f"{label_at(entry.record, field.loc)}: {words_meant(field.words)}{advice}"
    return entry.problem(field.kind.value, field.loc, message, severity=severity)


def _needless(entry: Entry[Any], detected: set[tuple[str, PersonalData]]) -> Iterator[Problem]:
    files = (
        {dotted(loc) for loc, kind, _ in entry.part_references if kind == "attachment"} if entry.record.allowed else ()
    )
    for number, place in enumerate(entry.record.allowed):
        # What a file holds is not seen here; an allowance for one that needs none does no harm.
        if (place.field, place.rule) not in detected and place.field not in files:
            message = UNUSED.format(field=f"«{place.field}»")
            yield entry.problem("allowance-unused", ("allowed", number), message, severity=Severity.WARNING)
        elif not _has_reason(place):
            yield entry.problem("allowance-no-reason", ("allowed", number), NO_REASON, severity=Severity.WARNING)


def _has_reason(allowed: Allowed) -> bool:
    return sum(map(str.isalpha, allowed.reason or "")) >= _ENOUGH_OF_REASON
