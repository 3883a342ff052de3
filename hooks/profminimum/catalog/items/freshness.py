"""How fresh a record is on a day: when it was last reviewed, when it is due. Knows no page and no rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from ...model import Entry, Region
from ...model.review_dates import last_reviewed, next_review, review_period

DUE_SOON = timedelta(days=14)
"""How long before its day a record is due soon: time to ask a school and to get an answer."""


class ReviewState(StrEnum):
    """How a record stands to the day of its next review."""

    FRESH = "fresh"
    SOON = "soon"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Freshness:
    """What is known of the last review of a record, on a day."""

    reviewed: date | None
    """When it was last checked or changed; None if that is not said."""
    is_checked: bool
    """Whether that day is one of checking; else something was changed then."""
    next_review: date | None
    """When it should be reviewed again; None without `reviewed`."""
    state: ReviewState

    @property
    def is_overdue(self) -> bool:
        """Whether its page warns that it may have changed."""
        return self.state is ReviewState.OVERDUE


def freshness(entry: Entry[Any], region: Region, today: date) -> Freshness | None:
    """Returns how fresh a record is; None for what nobody reviews again: acts, vocabularies, history."""
    period = review_period(entry, region, today)
    if period is None:
        return None
    reviewed = last_reviewed(entry.record)
    if reviewed is None:
        return Freshness(None, False, None, ReviewState.UNKNOWN)
    due = next_review(reviewed, period, entry.location.path)
    return Freshness(reviewed, reviewed == entry.record.checked, due, _state(due, today))


def _state(due: date, today: date) -> ReviewState:
    if due < today:
        return ReviewState.OVERDUE
    return ReviewState.SOON if due - today <= DUE_SOON else ReviewState.FRESH
