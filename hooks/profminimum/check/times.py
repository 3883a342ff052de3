"""Rules about what a time means: years that can be meant, periods that are no event, repetitions, words about the zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ..dates import opening_year, school_year_bounds, school_year_on
from ..model import Entry, Event, Moment, Records, Region, Venue
from ..model.region import Holidays
from ..model.schema.fields import FieldGroup, FieldPath
from ..model.schema.text import quoted
from ..model.when import LONGEST_EVENT, Part, Repetition, SingleDay, Span, When, Within
from ..problem import Problem, Severity
from ..russian import count, school_year
from .rule import rule
from .traversal import label, parts_of_type, parts_with_fields

YEARS_AHEAD = 2
"""So many school years after the region's are planned at the most."""
SURELY_WRONG = 10
"""A year that is so far from the region's is a slip of the pen."""
LONGEST_STAY = 7
"""Days that one may stay at an event whose beginning and end have clocks: a camp, a trip."""
A_TERM = 77
"""Days: no school works for longer without holidays."""

_MOSCOW = "Europe/Moscow"
_MOSCOW_TIME = re.compile(
    r"московск\w+\s+врем\w+|врем\w+\s+(?:–\s+|- )?московск\w*|\d[:.]\d\d\s*\(?по\s+москве\b|\bмск\b(?!\s*[+−–-]\s*\d)",
    re.IGNORECASE,
)


class _Time(NamedTuple):
    """A time that a record gives: the part that has it, the field of that part."""

    entry: Entry[Any]
    loc: FieldPath
    part: FieldGroup
    name: str
    when: When

    @property
    def label(self) -> str:
        """The Russian name of the field in quotation marks."""
        return label(self.part, self.name)


def _times(records: Records) -> Iterator[_Time]:
    """Yields every time that records give."""
    for entry, loc, part in parts_with_fields(records, "when"):
        for name in ("when", "was"):
            when = getattr(part, name, None)
            if when is not None and when.is_known:
                yield _Time(entry, (*loc, name), part, name, when)


def _region(records: Records) -> Region | None:
    entry = records.single("region")
    return entry.record if entry else None


@rule
def years_can_be_meant(records: Records) -> Iterator[Problem]:
    """A time lies near the region's school year: what is planned is a year or two ahead, what is past not long ago."""
    region = _region(records)
    if region is None:
        return
    this_year = opening_year(region.school_year)
    for time in _times(records):
        far, one = max(((_distance(one, this_year), one) for one in time.when.parts), key=lambda pair: abs(pair[0]))
        if not -SURELY_WRONG <= far <= YEARS_AHEAD:
            message = (
                f"{time.label}: здесь {quoted(one)}, а в регионе идёт {school_year(region.school_year)} учебный год. "
                "Проверьте год."
            )
            severity = Severity.ERROR if far > SURELY_WRONG else Severity.WARNING
            yield time.entry.problem("unlikely-year", time.loc, message, severity=severity)


def _distance(part: Part, this_year: int) -> int:
    """Returns by how many school years a part of a time lies behind this one; negative before it."""
    years = [opening_year(school_year_on(day)) - this_year for day in part.bounds if day]
    return max(years, key=abs)


def _periods_of_events(records: Records) -> Iterator[tuple[_Time, Moment, Moment]]:
    """Yields every uninterrupted time with both ends that an event or its venue has."""
    for time in _times(records):
        for one in time.when.parts if isinstance(time.part, Event | Venue) else ():
            if isinstance(one, Span) and one.starts and one.ends:
                yield time, one.starts, one.ends


@rule
def long_events_say_which_days(records: Records) -> Iterator[Problem]:
    """An event that takes months says on which days: else it is «идёт» all the year, and nobody knows when to come."""
    for time, starts, ends in _periods_of_events(records):
        first, last = starts.day, ends.day
        number = (last - first).days + 1
        if number > LONGEST_EVENT and not starts.clock and not ends.clock:
            year = school_year_on(first)
            unit = year if last <= school_year_bounds(year)[1] else f"{year} – {school_year_on(last)}"
            message = (
                f"{time.label}: здесь «{starts} – {ends}», это {count(number, 'день', 'дня', 'дней')} подряд. "
                f"Если день ещё не выбран, напишите «{unit}» или месяц: «{first:%Y-%m}». "
                f"Если прийти можно каждый день, напишите «{first} – {last}, ежедневно»."
            )
            yield time.entry.problem("long-event", time.loc, message, severity=Severity.WARNING)


@rule
def hours_of_long_events_are_those_of_a_day(records: Records) -> Iterator[Problem]:
    """A period of more than a week has no clock at its beginning and its end: such hours are mostly those of each day."""
    for time, starts, ends in _periods_of_events(records):
        number = (ends.day - starts.day).days + 1
        if number > LONGEST_STAY and (starts.clock or ends.clock):
            clocks = "–".join(f"{moment.clock:%H:%M}" for moment in (starts, ends) if moment.clock)
            message = (
                f"{time.label}: здесь «{starts} – {ends}», это {count(number, 'день', 'дня', 'дней')} без перерыва. "
                f"Если такие часы каждый день, напишите «{starts.day} – {ends.day}, ежедневно, {clocks}»."
            )
            yield time.entry.problem("hours-of-a-period", time.loc, message, severity=Severity.WARNING)


@rule
def left_out_holidays_are_known(records: Records) -> Iterator[Problem]:
    """What leaves out the holidays can do so: the region says when they are."""
    region = _region(records)
    known = region.days_without_lessons() if region else frozenset()
    for time in _times(records):
        for one in time.when.parts:
            if not isinstance(one, Repetition) or not one.skips_holidays:
                continue
            is_told = any(one.first <= day <= one.last for day in known)
            if not is_told and (not known or one.last - one.first > timedelta(days=A_TERM)):
                message = (
                    f"{time.label}: здесь сказано «кроме каникул и праздников», а когда они с {one.first} по {one.last}, "
                    "в data/region.yml не написано, и пропущено ничего не будет. Пусть регион заполнит поле "
                    "«Каникулы и праздники» (holidays), или перечислите дни здесь: «кроме 2026-11-03»."
                )
                yield time.entry.problem("holidays-unknown", time.loc, message, severity=Severity.WARNING)


@rule
def holidays_are_days(records: Records) -> Iterator[Problem]:
    """Holidays are days or periods with both ends: others leave nothing out."""
    for entry, loc, part in parts_of_type(records, Holidays):
        open_part = next((one for one in part.when.parts if _is_open(one)), None)
        if open_part or not part.when.is_known:
            message = (
                f"{quoted(part.title)}: здесь {quoted(open_part or part.when)}, а нужны первый и последний день: "
                "«2026-11-02 – 2026-11-08». Пока их нет, занятия в эти дни останутся в календарях."
            )
            yield entry.problem("holidays-open", (*loc, "when"), message, severity=Severity.WARNING)


def _is_open(part: Part) -> bool:
    """Returns whether a part of a time does not say on which days it is."""
    return isinstance(part, Within) or (isinstance(part, Span) and not (part.starts and part.ends))


@rule
def moscow_time_is_no_words(records: Records) -> Iterator[Problem]:
    """What is told by the clocks of Moscow has that zone as a value where the region's clocks differ."""
    region = _region(records)
    if region is None or _offset(region.zone) == _offset(ZoneInfo(_MOSCOW)):
        return
    for entry, _, event in parts_of_type(records, Event):
        if event.timezone or any(venue.timezone for venue in event.venues) or not _has_clock(event):
            continue
        for name in ("schedule_note", "summary", "description", "title"):
            said = _MOSCOW_TIME.search(getattr(event, name) or "")
            if said:
                message = (
                    f"{label(event, name)}: здесь {quoted(said[0])}, а часы записи считаются по времени региона ({region.timezone}). "
                    f"Если они по московскому времени, добавьте строку «timezone: {_MOSCOW}»."
                )
                yield entry.problem("zone-in-words", (name,), message, severity=Severity.WARNING)
                break


def _offset(zone: ZoneInfo) -> timedelta | None:
    # Russian zones have no summer time, so one day is as good as another.
    return zone.utcoffset(datetime(2026, 1, 1, 12))


def _has_clock(event: Event) -> bool:
    times = [event.when, *(venue.when for venue in event.venues if venue.when)]
    parts = [part for time in times for part in time.parts]
    return any(
        part.hours is not None
        if isinstance(part, SingleDay | Repetition)
        else isinstance(part, Span) and _is_clocked(part)
        for part in parts
    )


def _is_clocked(span: Span) -> bool:
    return any(moment is not None and moment.clock is not None for moment in (span.starts, span.ends))
