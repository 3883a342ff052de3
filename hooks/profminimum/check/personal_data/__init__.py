"""Keeps data about people off the site (152-ФЗ, article 10.1): says what they look like, where, and what to write instead.

A place that only looks like them is let pass by the record's own list `allowed`, each entry with its reason. Each kind
of data has a module that knows texts and no records.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model import Allowed, Entry, Link, PersonalData, Prose, Records, dotted
from ...problem import Problem, Severity
from ..rule import rule
from ..traversal import label_at
from .messages import ADVICE, NO_REASON, OFFICE_MAIL, UNUSED, place
from .scan import DetectedField, detected_fields

_WARNED = {PersonalData.FULL_NAME, PersonalData.INITIALS, PersonalData.PERSONAL_PAGE}
_OFFICE_MAIL_FIELDS = ("email", "editor_email")
_ENOUGH_OF_REASON = 10
"""Letters of a reason that says something."""


@rule
def personal_data_stay_private(records: Records) -> Iterator[Problem]:
    """No text, telephone or mail address of a record holds data about a person, unless the record says why it may."""
    for (entry, texts), (_, links) in zip(records.marked(Prose), records.marked(Link), strict=True):
        found = list(detected_fields(entry.record, texts, links))
        allowed = {(each.field, each.rule) for each in entry.record.allowed if _has_reason(each)}
        yield from (_problem(entry, each) for each in found if (dotted(each.loc), each.kind) not in allowed)
        yield from _needless(entry, {(dotted(each.loc), each.kind) for each in found})


def _problem(entry: Entry[Any], found: DetectedField) -> Problem:
    is_office_mail = found.loc[-1] in _OFFICE_MAIL_FIELDS
    advice = OFFICE_MAIL if is_office_mail else ADVICE[found.kind]
    severity = Severity.WARNING if is_office_mail or found.kind in _WARNED else Severity.ERROR
    message = f"{label_at(entry.record, found.loc)}: {place(found.words)}{advice}"
    return entry.problem(found.kind.value, found.loc, message, severity=severity)


def _needless(entry: Entry[Any], found: set[tuple[str, PersonalData]]) -> Iterator[Problem]:
    for number, each in enumerate(entry.record.allowed):
        if (each.field, each.rule) not in found:
            message = UNUSED.format(field=f"«{each.field}»")
            yield entry.problem("allowance-unused", ("allowed", number), message, severity=Severity.WARNING)
        elif not _has_reason(each):
            yield entry.problem("allowance-no-reason", ("allowed", number), NO_REASON, severity=Severity.WARNING)


def _has_reason(allowed: Allowed) -> bool:
    return sum(map(str.isalpha, allowed.reason or "")) >= _ENOUGH_OF_REASON
