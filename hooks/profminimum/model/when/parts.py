"""The parts of a time: hours, occurrences, days, spans, repetitions, and times within which a day is still open.

Knows no text but its own notation, no record and no clock.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from ...dates import LESSONS_END, month_bounds, months_of, years_bounds
from ...russian import WEEKDAYS_DATIVE, listed
from ..schema.times import Moment

ASSUMED_LENGTH = timedelta(hours=2)
"""How long something is taken to last that has a beginning and no end."""
MOST_DAYS = 800
"""More than two years is no timetable but a mistake."""
LONGEST_QUARTER = 92
"""Days."""
LATEST_NIGHT = time(6)
"""What ends earlier in the day than it begins ends in the night after it, by this hour."""
LONGEST_EVENT = 60
"""Days that something without hours may take in one piece: what takes longer tells nobody on which day to come."""
EVERY_DAY = frozenset(range(7))
WORKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
_DASH = " – "


Window = tuple[datetime, datetime]
"""A time from a moment to another, the second excluded, by the clocks of one place."""


@dataclass(frozen=True, slots=True)
class ClockRange:
    """Hours of a day, in the zone of the place; the end may be unknown."""

    starts: time
    ends: time | None = None

    def __str__(self) -> str:
        return f"{self.starts:%H:%M}" + (f"–{self.ends:%H:%M}" if self.ends else "")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time at which something takes place: whole days, or from a minute, to a minute if that is known."""

    starts: Moment
    ends: Moment | None = None

    @property
    def last_day(self) -> date:
        """The last day that it touches."""
        return (self.ends or self.starts).day

    @property
    def last_evening(self) -> date:
        """The last day on which one comes to it: what ends in the night belongs to the evening before."""
        is_night = self.ends is not None and self.ends.clock is not None and self.ends.clock <= LATEST_NIGHT
        return self.last_day - timedelta(days=1) if is_night and self.starts.day < self.last_day else self.last_day

    @property
    def window(self) -> Window:
        """Its moments, the end excluded: whole days until midnight; without an end to the minute, two hours are assumed."""
        starts = datetime.combine(self.starts.day, self.starts.clock or time.min)
        last = self.ends or self.starts
        if last.clock is None and (self.ends is not None or self.starts.clock is None):
            return starts, datetime.combine(last.day, time.min) + timedelta(days=1)
        return starts, starts + ASSUMED_LENGTH if self.ends is None else datetime.combine(
            last.day, last.clock or time.min
        )

    @property
    def is_long(self) -> bool:
        """Whether it takes months without an hour: so long that it names no day."""
        return self.starts.clock is None and (self.last_day - self.starts.day).days >= LONGEST_EVENT

    def moved(self, zone: tzinfo, other: tzinfo) -> Occurrence:
        """Returns the same time, told by the clocks of `zone`, by those of another; whole days stay."""
        return Occurrence(_moved(self.starts, zone, other), self.ends and _moved(self.ends, zone, other))


@dataclass(frozen=True, slots=True)
class SingleDay:
    """A day, with its hours where they are known."""

    day: date
    hours: ClockRange | None = None

    def __str__(self) -> str:
        return _joined(" ", self.day.isoformat(), self.hours)

    @property
    def bounds(self) -> tuple[date, date]:
        """The day twice."""
        return self.day, self.day

    def occurrences(self, holidays: Container[date]) -> Iterator[Occurrence]:
        """Yields the day."""
        yield _on(self.day, self.hours)


@dataclass(frozen=True, slots=True)
class Span:
    """An uninterrupted time from one moment to another; one of them may be open: «с 1 сентября», «до 15 сентября»."""

    starts: Moment | None
    ends: Moment | None

    def __str__(self) -> str:
        if self.starts and self.ends:
            return f"{self.starts}{_DASH}{self.ends}"
        return f"с {self.starts}" if self.starts else f"до {self.ends}"

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """The first and the last day, None where it is open."""
        return (self.starts.day if self.starts else None), (self.ends.day if self.ends else None)

    def occurrences(self, holidays: Container[date]) -> Iterator[Occurrence]:
        """Yields the span; one that is open at the beginning stands at its end."""
        moment = self.starts or self.ends
        assert moment is not None
        yield Occurrence(moment, self.ends if self.starts else None)


@dataclass(frozen=True, slots=True)
class Repetition:
    """The same weekdays between two days, with the same hours; single days, and the region's holidays, may be left out."""

    first: date
    last: date
    weekdays: frozenset[int]
    """Numbers of weekdays from 0, Monday."""
    hours: ClockRange | None = None
    excluded: tuple[date, ...] = ()
    skips_holidays: bool = False

    def __str__(self) -> str:
        left_out = [*(day.isoformat() for day in self.excluded), *(["каникул и праздников"] * self.skips_holidays)]
        return _joined(
            ", ",
            f"{self.first}{_DASH}{self.last}",
            weekdays_in_words(self.weekdays),
            self.hours,
            f"кроме {', '.join(left_out)}" if left_out else None,
        )

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day between which it repeats."""
        return self.first, self.last

    def days(self, holidays: Container[date] = ()) -> Iterator[date]:
        """Yields each day on which it takes place."""
        for number in range((self.last - self.first).days + 1):
            day = self.first + timedelta(days=number)
            if day.weekday() not in self.weekdays or day in self.excluded:
                continue
            if not (self.skips_holidays and day in holidays):
                yield day

    def left_out(self, holidays: Container[date] = ()) -> tuple[date, ...]:
        """Returns the days, between its first real one and its last, that have its weekdays and on which it is left out."""
        held = list(self.days(holidays))
        every = Repetition(held[0], held[-1], self.weekdays).days() if held else iter(())
        return tuple(sorted(set(every) - set(held)))

    def occurrences(self, holidays: Container[date]) -> Iterator[Occurrence]:
        """Yields one for each of its days."""
        return (_on(day, self.hours) for day in self.days(holidays))


@dataclass(frozen=True, slots=True)
class Within:
    """A time within which something takes place on a day, or days, that nobody knows yet.

    `first` and `last` are units of one sort, the same for one: a day, a month `2026-11`, a quarter `2026-Q4`, half a year
    `2026-H2`, a school year `2026-27`, a year `2026`.
    """

    first: str
    last: str

    def __str__(self) -> str:
        text = self.first if self.first == self.last else f"{self.first}{_DASH}{self.last}"
        return f"в течение {text}" if self.is_of_days else text

    @property
    def is_of_days(self) -> bool:
        """Whether the bounds are days and not months or years."""
        return len(self.first) == len("2026-11-12")

    @property
    def bounds(self) -> tuple[date, date]:
        """The first day of the first unit and the last day of the last."""
        return unit_bounds(self.first)[0], unit_bounds(self.last)[1]

    @property
    def is_long(self) -> bool:
        """Whether it is longer than a quarter: too long to stand in each of its months."""
        first, last = self.bounds
        return (last - first).days > LONGEST_QUARTER

    def occurrences(self, holidays: Container[date]) -> Iterator[Occurrence]:
        """Yields nothing: no day is known."""
        return iter(())


Part = SingleDay | Span | Repetition | Within


def unit_bounds(unit: str) -> tuple[date, date]:
    """Returns the first and the last day of a unit as `Within` names it; a school year's lessons end in May."""
    if len(unit) == len("2026-11-12"):
        return date.fromisoformat(unit), date.fromisoformat(unit)
    if is_month(unit) or unit[5:6] in ("Q", "H"):
        months = months_of(unit)
        return month_bounds(months[0])[0], month_bounds(months[-1])[1]
    first, last = years_bounds(unit)
    return first, date(last.year, *LESSONS_END) if len(unit) == len("2026-27") else last


def is_month(unit: str) -> bool:
    """Returns whether seven signs such as `2026-09` are a month: a school year's second number is the next year's."""
    return len(unit) == len("2026-09") and unit[5:].isdecimal() and 1 <= int(unit[5:]) <= 12 and not is_year_pair(unit)


def is_year_pair(unit: str) -> bool:
    """Returns whether `2026-27` is a school year; `2008-09` and the like of the first decade are taken as months."""
    return unit[5:].isdecimal() and int(unit[5:]) > 12


def weekdays_in_words(weekdays: frozenset[int]) -> str:
    """Returns weekdays as the notation writes them: «по вторникам и четвергам», «ежедневно», «по будням»."""
    named = {EVERY_DAY: "ежедневно", WORKDAYS: "по будням", WEEKEND: "по выходным"}
    return named.get(weekdays) or f"по {listed(WEEKDAYS_DATIVE[number] for number in sorted(weekdays))}"


def _moved(moment: Moment, zone: tzinfo, other: tzinfo) -> Moment:
    if moment.clock is None:
        return moment
    there = datetime.combine(moment.day, moment.clock, zone).astimezone(other)
    return Moment(there.date(), there.time())


def _on(day: date, hours: ClockRange | None) -> Occurrence:
    if hours is None:
        return Occurrence(Moment(day))
    if hours.ends is None:
        return Occurrence(Moment(day, hours.starts))
    # What ends earlier in the day than it begins ends after midnight.
    last = day if hours.ends > hours.starts else day + timedelta(days=1)
    return Occurrence(Moment(day, hours.starts), Moment(last, hours.ends))


def _joined(separator: str, *pieces: object) -> str:
    return separator.join(str(piece) for piece in pieces if piece)
