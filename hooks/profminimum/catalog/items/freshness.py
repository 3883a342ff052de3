"""How fresh a record is on a day: when it was last looked at, when it is due, how it stands. Knows no page and no rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from ...model import Entry, Region
from ...model.review_dates import due_day, looked_at, period_of

SOON = timedelta(days=14)
"""How long before its day a record is due soon: time to ask a school and to get an answer."""


class Review(StrEnum):
    """How a record stands to the day on which it is due."""

    FRESH = "fresh"
    SOON = "soon"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Freshness:
    """What is known of the last look at a record, on a day."""

    looked: date | None
    """When it was last checked or changed; None if that is not said."""
    is_checked: bool
    """Whether that day is one of checking; else something was changed then."""
    due: date | None
    """When it should be looked at again; None with `looked`."""
    state: Review

    @property
    def is_overdue(self) -> bool:
        """Whether a reader is told that it may have changed."""
        return self.state is Review.OVERDUE


def freshness(entry: Entry[Any], region: Region, today: date) -> Freshness | None:
    """How fresh a record is; None for what nobody looks at again: acts, vocabularies, history."""
    period = period_of(entry, region, today)
    if period is None:
        return None
    looked = looked_at(entry.record)
    if looked is None:
        return Freshness(None, False, None, Review.UNKNOWN)
    due = due_day(looked, period, entry.location.path)
    return Freshness(looked, looked == entry.record.checked, due, _state(due, today))


def _state(due: date, today: date) -> Review:
    if due < today:
        return Review.OVERDUE
    return Review.SOON if due - today <= SOON else Review.FRESH
