"""Rules that need more than one field, and which records are left once the wrong ones are taken out.

Each family of rules is a module of the same shape: rules, then `RULES` that lists them. A rule is a generator from
records to problems; it prints nothing, stops nothing and raises nothing. No rule knows the disk, the clock or a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from ..model import Records
from ..problem import Problem, in_order
from . import (
    dates,
    events,
    freshness,
    future_dates,
    grades,
    hours,
    identity,
    links,
    mixed_alphabets,
    personal_data,
    references,
    required_when,
    roadmap,
    school_years,
)
from .traversal import DayRule, Rule

__all__ = [
    "CROSS_RECORD_RULES",
    "DAY_RULES",
    "RULES",
    "check",
    "check_across",
    "check_each",
    "publishable",
]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *identity.RULES,
    *dates.RULES,
    *school_years.RULES,
    *hours.RULES,
    *grades.RULES,
    *events.RULES,
    *required_when.RULES,
    *links.RULES,
    *mixed_alphabets.RULES,
    *personal_data.RULES,
    *roadmap.RULES,
    *freshness.RULES,
)
"""Every rule that can be decided from the records alone."""

CROSS_RECORD_RULES: frozenset[Rule | DayRule] = frozenset(
    (
        *references.RULES,
        identity.events_are_told_once,
        identity.programmes_are_told_once,
        identity.classes_are_told_once,
        identity.training_is_told_once,
        identity.schools_have_own_names,
        grades.grades_are_taught_at_the_school,
        grades.grades_are_taught_at_the_branch,
    )
)
"""The rules that compare records with each other; all others look at one record at a time, beside the vocabularies."""

DAY_RULES: tuple[DayRule, ...] = (*future_dates.RULES, *events.DAY_RULES, *freshness.DAY_RULES)
"""Rules that also need to know which day it is."""


def check(records: Records, today: date | None = None) -> list[Problem]:
    """All problems of the records, in order; rules that need the day are left out if `today` is not given."""
    return in_order([*check_each(records, today), *check_across(records, today)])


def check_across(records: Records, today: date | None = None) -> Iterator[Problem]:
    """The problems that come of what records say of each other."""
    return _run(records, today, lambda rule: rule in CROSS_RECORD_RULES)


def check_each(records: Records, today: date | None = None) -> Iterator[Problem]:
    """The problems that each record has by itself: they stay the same until the record changes or a vocabulary.

    The vocabularies must be among the records, or known to them (`Kind.is_named` tells which are none).
    """
    return _run(records, today, lambda rule: rule not in CROSS_RECORD_RULES)


def _run(records: Records, today: date | None, is_asked: Callable[[Any], bool]) -> Iterator[Problem]:
    for rule in filter(is_asked, RULES):
        yield from rule(records)
    for day_rule in filter(is_asked, DAY_RULES if today else ()):
        assert today is not None
        yield from day_rule(records, today)


def publishable(records: Records, problems: Iterable[Problem]) -> Records:
    """The records that may be published.

    Left out are those with an error, then those that refer to one left out or live in its folder, and so on until
    nothing changes.
    """
    faulty = {problem.place.path for problem in problems if problem.is_error}
    if not faulty:  # then nothing leads nowhere either: that would be an error
        return records
    kept = Records(entry for entry in records if entry.location.path not in faulty)
    while True:
        left = Records(entry for entry in kept if not references.is_dangling(entry, kept))
        if len(left) == len(kept):
            return kept
        kept = left
