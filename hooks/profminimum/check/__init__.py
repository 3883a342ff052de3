"""Rules that need more than one field, and which records are left once the wrong ones are taken out.

Each family of rules is a module of functions decorated as `rule`, `cross_record_rule` or `day_rule`. No rule knows the
disk, the clock or a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..model import Records
from ..problem import Problem, in_order
from . import (
    access,
    ages,
    attachments,
    centres,
    dates,
    events,
    fees,
    freshness,
    future_dates,
    grades,
    hours,
    identity,
    links,
    mixed_alphabets,
    personal_data,
    placeholders,
    references,
    required_when,
    roadmap,
    school_years,
    successions,
    times,
    waves,
)
from .rule import Rule, rules_of

__all__ = ["RULES", "Rule", "check", "check_across", "check_each", "publishable"]

_FAMILIES = (
    references,
    attachments,
    identity,
    dates,
    times,
    school_years,
    hours,
    grades,
    access,
    ages,
    events,
    required_when,
    fees,
    links,
    mixed_alphabets,
    personal_data,
    placeholders,
    roadmap,
    freshness,
    future_dates,
    waves,
    successions,
    centres,
)

RULES: tuple[Rule, ...] = tuple(rule for family in _FAMILIES for rule in rules_of(family))
"""Every rule."""


def check(records: Records, today: date | None = None) -> list[Problem]:
    """Returns all problems of the records, in order; rules that need the day are left out if `today` is not given."""
    return in_order([*check_each(records, today), *check_across(records, today)])


def check_across(records: Records, today: date | None = None) -> Iterator[Problem]:
    """Yields the problems found by comparing records."""
    return _run((rule for rule in RULES if rule.compares_records), records, today)


def check_each(records: Records, today: date | None = None) -> Iterator[Problem]:
    """Yields the problems that each record has by itself: they stay the same until it or a vocabulary changes.

    The vocabularies must be among the records, or known to them (`Route.has_names` tells which are none).
    """
    return _run((rule for rule in RULES if not rule.compares_records), records, today)


def _run(rules: Iterable[Rule], records: Records, today: date | None) -> Iterator[Problem]:
    for rule in rules:
        if not rule.needs_day:
            yield from rule(records)
        elif today:
            yield from rule(records, today)


def publishable(records: Records, problems: Iterable[Problem]) -> Records:
    """Returns the records that may be published, with the files that they may name.

    Left out are those with an error, then those that refer to one left out or live in its folder, and so on until
    nothing changes.
    """
    faulty = {problem.place.path for problem in problems if problem.is_error}
    if not faulty:  # then nothing leads nowhere either: that would be an error
        return records
    remaining = records.without(faulty)
    while True:
        dangling = {entry.location.path for entry in remaining if references.is_dangling(entry, remaining)}
        if not dangling:
            return remaining
        remaining = remaining.without(dangling)
