"""How fresh a record is on a day: when it was last reviewed, when it is due. Knows no page and no rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from ...model import Entry, Region
from ...model.review_dates import last_day, last_reviewed, next_review, review_period
from .phase import midnight_after

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
    history_from: datetime | None = None
    """The midnight after its last day, from which nobody reviews it any more; None if there is no such day."""

    @property
    def overdue_from(self) -> datetime | None:
        """The midnight from which its page warns that it may have changed; None if no day of review is known."""
        return midnight_after(self.next_review) if self.next_review else None

    @property
    def is_overdue(self) -> bool:
        """Whether its page warns that it may have changed."""
        return self.state is ReviewState.OVERDUE


def freshness(entry: Entry[Any], region: Region, today: date) -> Freshness | None:
    """Returns how fresh a record is; None for what nobody reviews again: acts, vocabularies, history."""
    period = review_period(entry, region, today)
    if period is None:
        return None
    last, reviewed = last_day(entry), last_reviewed(entry.record)
    history = midnight_after(last) if last else None
    if reviewed is None:
        return Freshness(None, False, None, ReviewState.UNKNOWN, history)
    due = next_review(reviewed, period, entry.location.path)
    return Freshness(reviewed, reviewed == entry.record.checked, due, _state(due, today), history)


def _state(due: date, today: date) -> ReviewState:
    if due < today:
        return ReviewState.OVERDUE
    return ReviewState.SOON if due <= today + DUE_SOON else ReviewState.FRESH
