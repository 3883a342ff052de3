"""Rules that need to know which day it is, given by the caller: nothing is said of what has not happened yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model import Event, ItemState, ReadinessState, Records
from ..problem import Problem, Severity
from .rule import day_rule
from .traversal import label, parts_of_type, parts_with_fields

STATE = ("state", "value")
"""Fields that say how far something is."""
DONE = (ReadinessState.DONE, ItemState.DONE)


@day_rule
def sources_were_seen(records: Records, today: date) -> Iterator[Problem]:
    """A source was seen by today; when a record was looked at is checked in `freshness`."""
    for entry, loc, part in parts_with_fields(records, "seen"):
        if part.seen and part.seen > today:
            message = f"{label(part, 'seen')}: здесь {part.seen}, а этот день ещё не наступил: сегодня {today}."
            yield entry.problem("future-day", (*loc, "seen"), message, severity=Severity.WARNING)


@day_rule
def done_is_done(records: Records, today: date) -> Iterator[Problem]:
    """What is said to be done has a day that has come."""
    for name in STATE:
        for entry, loc, part in parts_with_fields(records, name, "date"):
            state, day = getattr(part, name), part.date
            if state in DONE and day and day > today:
                message = f"Сказано «{state.label}», а день {day} ещё не наступил: сегодня {today}."
                yield entry.problem("future-day", (*loc, "date"), message, severity=Severity.WARNING)


@day_rule
def stories_are_about_the_past(records: Records, today: date) -> Iterator[Problem]:
    """A story of how an event went comes after it began."""
    for entry, _, event in parts_of_type(records, Event):
        first = event.when.first_day
        if event.coverage and first and first > today:
            message = f"Здесь рассказ о том, как прошло, а мероприятие начнётся только {first}."
            yield entry.problem("story-too-early", ("coverage",), message, severity=Severity.WARNING)
