"""Rules that need to know which day it is, given by the caller: nothing is said of what has not happened yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from ..model import Event, ItemState, Part, ReadinessState, Records
from ..problem import Problem, Severity
from .walk import each, label

PAST = ("seen",)
"""Fields that say when something was done; when a record was looked at is judged in `freshness`."""
STATE = ("state", "value")
"""Fields that say how far something is."""
DONE = (ReadinessState.DONE, ItemState.DONE)


def sources_were_seen(records: Records, today: date) -> Iterator[Problem]:
    """A source was seen by today."""
    for entry, loc, part in each(records, Part):
        for name in _named(type(part), PAST):
            day = getattr(part, name)
            if day and day > today:
                message = f"{label(part, name)}: здесь {day}, а этот день ещё не наступил: сегодня {today}."
                yield entry.problem("future-day", (*loc, name), message, severity=Severity.WARNING)


def done_is_done(records: Records, today: date) -> Iterator[Problem]:
    """What is said to be done has a day that has come."""
    for entry, loc, part in each(records, Part):
        state = next((getattr(part, name) for name in _named(type(part), STATE)), None)
        day = getattr(part, "date", None) if state in DONE else None
        if state in DONE and day and day > today:
            message = f"Сказано «{state.label}», а день {day} ещё не наступил: сегодня {today}."
            yield entry.problem("future-day", (*loc, "date"), message, severity=Severity.WARNING)


def stories_are_about_the_past(records: Records, today: date) -> Iterator[Problem]:
    """How an event went is told after it began."""
    for entry, _, event in each(records, Event):
        if event.coverage and event.starts.day > today:
            message = f"Здесь рассказ о том, как прошло, а мероприятие начнётся только {event.starts}."
            yield entry.problem("story-too-early", ("coverage",), message, severity=Severity.WARNING)


@cache
def _named(model: type[Part], names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that are fields of the model: to ask every part for each of them takes five times as long."""
    return tuple(name for name in names if name in model.model_fields)


RULES = (sources_were_seen, done_is_done, stories_are_about_the_past)
