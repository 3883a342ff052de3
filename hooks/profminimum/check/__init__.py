"""Rules that need more than one field, and which records are left once the wrong ones are taken out.

Each family of rules is a module of the same shape: rules, then `RULES` that lists them. A rule is a generator from
records to problems; it prints nothing, stops nothing and raises nothing. No rule knows the disk, the clock or a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..model import Records
from ..problem import Problem, in_order
from . import (
    conditional,
    dates,
    events,
    grades,
    hours,
    identity,
    letters,
    links,
    personal,
    present,
    references,
    roadmap,
    school_years,
)
from .walk import DayRule, Rule

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *identity.RULES,
    *dates.RULES,
    *school_years.RULES,
    *hours.RULES,
    *grades.RULES,
    *events.RULES,
    *conditional.RULES,
    *links.RULES,
    *letters.RULES,
    *personal.RULES,
    *roadmap.RULES,
)
"""Every rule that can be decided from the records alone."""

DAY_RULES: tuple[DayRule, ...] = (*present.RULES, *events.DAY_RULES)
"""Rules that also need to know which day it is."""


def check(records: Records, today: date | None = None) -> list[Problem]:
    """All problems of the records, in order; rules that need the day are left out if `today` is not given."""
    return in_order(_found(records, today))


def _found(records: Records, today: date | None) -> Iterator[Problem]:
    for rule in RULES:
        yield from rule(records)
    if today:
        for day_rule in DAY_RULES:
            yield from day_rule(records, today)


def sound(records: Records, problems: Iterable[Problem]) -> Records:
    """The records that may be published.

    Left out are those with an error, then those that refer to one left out or live in its folder, and so on until
    nothing changes.
    """
    faulty = {problem.place.path for problem in problems if problem.is_error}
    kept = Records(entry for entry in records if entry.location.path not in faulty)
    while True:
        left = Records(entry for entry in kept if not references.is_dangling(entry, kept))
        if len(left) == len(kept):
            return kept
        kept = left
