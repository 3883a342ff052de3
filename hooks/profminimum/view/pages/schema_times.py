"""Times as schema.org writes them: beginnings and ends in ISO 8601, and the schedules of what repeats. Knows no record.

A day that is still open is told as the month or the year that holds it, which ISO 8601 calls reduced precision; where neither
does, it is left out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ...model import Moment
from ...model.shared import Session, Weekday
from ...model.when import Occurrence, Part, Repetition, Span, Within
from ...russian import grades as grades_text
from .schema_nodes import Node, known

_WEEKLY = "P1W"


@dataclass(frozen=True)
class Time:
    """A part of a time with the zone of its clocks; a repetition leaves out `holidays` if it says so."""

    part: Part
    zone: ZoneInfo
    holidays: Container[date]

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Each time that is known, in order."""
        return tuple(self.part.occurrences(self.holidays))


def time_bounds(times: Sequence[Time]) -> dict[str, str]:
    """Returns `startDate` and `endDate` of all times together, as far as they are known."""
    bounds = {"startDate": _start(times), "endDate": _end(times)}
    return {name: value for name, value in bounds.items() if value}


def schedules(times: Iterable[Time]) -> list[Node]:
    """Returns a schedule for each repetition."""
    return [_schedule(time.part, time) for time in times if isinstance(time.part, Repetition)]


def weekly_schedules(sessions: Iterable[Session], days: Mapping[str, str], zone: ZoneInfo) -> list[Node]:
    """Returns a schedule for each group and each time of weekly lessons that are held on `days`, from the first to the last."""
    weekdays: dict[tuple[Any, ...], list[Weekday]] = {}
    for session in sessions:
        weekdays.setdefault((session.group, session.grades, session.starts, session.ends), []).append(session.weekday)
    return [
        known(
            type_="Schedule",
            name=", ".join(filter(None, [group, grades_text(grades)])),
            byDay=days_of_week(found),
            **days,
            startTime=starts.isoformat() if starts else None,
            endTime=ends.isoformat() if ends else None,
            repeatFrequency=_WEEKLY,
            scheduleTimezone=zone.key,
        )
        for (group, grades, starts, ends), found in weekdays.items()
    ]


def days_of_week(weekdays: Iterable[Weekday]) -> list[str]:
    """Returns the addresses of days of the week, each once, in their order."""
    named = set(weekdays)
    return [f"https://schema.org/{day.value.capitalize()}" for day in Weekday if day in named]


def _schedule(part: Repetition, time: Time) -> Node:
    days = list(part.days(time.holidays))
    return known(
        type_="Schedule",
        byDay=days_of_week(list(Weekday)[number] for number in part.weekdays),
        startDate=days[0].isoformat() if days else None,
        endDate=days[-1].isoformat() if days else None,
        startTime=part.hours.starts.isoformat() if part.hours else None,
        endTime=part.hours.ends.isoformat() if part.hours and part.hours.ends else None,
        repeatFrequency=_WEEKLY,
        exceptDate=[day.isoformat() for day in part.left_out(time.holidays)],
        scheduleTimezone=time.zone.key,
    )


def _start(times: Sequence[Time]) -> str | None:
    """Returns when the first begins; None if a beginning is open or nothing is known."""
    if any(time.part.bounds[0] is None for time in times):
        return None
    found = [(one, time) for time in times for one in time.occurrences]
    first, its_time = min(found, key=lambda each: _begins(*each), default=(None, None))
    within = min((time.part.bounds for time in times if isinstance(time.part, Within)), default=None)
    if within and not (first and first.starts.day < within[0]):
        return _holding(*within)
    return _moment(first.starts, its_time.zone) if first and its_time else None


def _holding(first: date, last: date) -> str | None:
    """Returns the month or the year in which both days lie; None if there is none."""
    if first.year != last.year:
        return None
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def _end(times: Sequence[Time]) -> str | None:
    """Returns when the last is over; None if that is open, or if the only one names no end."""
    found = [(one, time) for time in times for one in time.occurrences]
    if not found or any(time.part.bounds[1] is None for time in times):
        return None
    last, time = max(found, key=lambda each: _over(*each))
    if any(isinstance(other.part, Within) and other.part.bounds[1] >= last.last_day for other in times):
        return None
    # A time that is open at its beginning stands at its end.
    ends = last.ends or (last.starts if isinstance(time.part, Span) else None)
    if ends is not None:
        return _moment(ends, time.zone)
    return last.last_day.isoformat() if len(found) > 1 else None


def _begins(one: Occurrence, time: Time) -> datetime:
    return one.window[0].replace(tzinfo=time.zone)


def _over(one: Occurrence, time: Time) -> datetime:
    return one.window[1].replace(tzinfo=time.zone)


def _moment(moment: Moment, zone: ZoneInfo) -> str:
    """Returns ISO 8601: the day, or the time with the offset of its zone."""
    if moment.clock is None:
        return moment.day.isoformat()
    return datetime.combine(moment.day, moment.clock, zone).isoformat()
