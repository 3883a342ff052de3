"""When a record is due to be looked at again: arithmetic on its own fields. Knows no catalogue and no rule.

Records that were looked at on one day are not due on one day: each comes earlier than its period by a number of days that
follows from its path, at most a quarter of the period. So an operator who has checked 500 schools in a week gets them
back over six weeks and not all at once, and the same file always has the same day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from zlib import crc32

from ..dates import years_bounds
from .event import Event, EventStatus
from .organisation import Organisation
from .records import Entry
from .region import Region
from .schema.fields import Record
from .school import School, YearPlan
from .training import Training

SPREAD = 4
"""Due days lie in the last of this many parts of the period."""


def last_reviewed(record: Record) -> date | None:
    """Returns the day on which somebody last looked at a record: it was checked or changed; None if neither is said."""
    return max((day for day in (record.checked, record.updated) if day), default=None)


def review_period(entry: Entry[Any], region: Region | None, today: date) -> int | None:
    """Returns how many days a record may stand unseen: its own word, the region's, else the usual.

    None for what nobody looks at again: acts, vocabularies, what is over or cancelled on that day.
    """
    kind = entry.location.kind
    if kind.review_days is None or _is_history(entry, today):
        return None
    own = {period.kind.value: period.days for period in region.review} if region else {}
    return entry.record.review_days or own.get(kind.name) or kind.review_days


def _is_history(entry: Entry[Any], today: date) -> bool:
    end = last_day(entry)
    return (end is not None and end < today) or getattr(entry.record, "status", None) is EventStatus.CANCELLED


def spread_of(period: int) -> int:
    """Returns how many days before the end of a period records begin to be due."""
    return period // SPREAD


def next_review(looked: date, period: int, path: str) -> date:
    """Returns the day on which a record is due: between `spread_of(period)` days before the period's end and the end."""
    return looked + timedelta(days=period - crc32(path.encode()) % (spread_of(period) + 1))


def last_day(entry: Entry[Any]) -> date | None:
    """Returns the last day on which a record is of use to somebody; after it, it is history. None if there is none."""
    record = entry.record
    if isinstance(record, Event):
        return record.last_day
    if isinstance(record, Training) and (days := span(record))[1]:
        return days[1]
    if isinstance(record, School | Organisation) and record.closed:
        return record.closed
    year = entry.id if isinstance(record, YearPlan) else getattr(record, "school_year", None)
    return years_bounds(year)[1] if year else None


def span(training: Training) -> tuple[date | None, date | None]:
    """Returns the first and the last day of a training, None where it does not say."""
    return (training.when.first_day, training.when.last_day) if training.when else (None, None)
