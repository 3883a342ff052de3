"""Times as schema.org writes them: beginnings and ends in ISO 8601, and the schedules of what repeats. Knows no record.

A day that is still open is told as the month or the year that holds it, which ISO 8601 calls reduced precision; where neither
does, it is left out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ...model import Moment
from ...model.when import Occurrence, Part, Repetition, Span, Within
from .schema_nodes import Node, known

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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


def _schedule(part: Repetition, time: Time) -> Node:
    days = list(part.days(time.holidays))
    return known(
        type_="Schedule",
        byDay=[f"https://schema.org/{_WEEKDAYS[number]}" for number in sorted(part.weekdays)],
        startDate=days[0].isoformat() if days else None,
        endDate=days[-1].isoformat() if days else None,
        startTime=part.hours.starts.isoformat() if part.hours else None,
        endTime=part.hours.ends.isoformat() if part.hours and part.hours.ends else None,
        repeatFrequency="P1W",
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
