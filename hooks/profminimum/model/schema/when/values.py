"""When something takes place: a value of its own, from a day with hours to «в ноябре» and «пока не известно».

`When` holds parts, each a day, a span, a weekly repetition or a time within which the day is still open. It is written as
one line of text in a notation that YAML, the form, the spreadsheet and the open data share; `notation` reads it, and
Russian words beside it. Follows the ideas of iCalendar (RFC 5545: DTSTART, RRULE, EXDATE) and of ISO 8601 for days, months
and halves of a year. Knows no record and no clock.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any

from ....dates import LESSONS_END, month_bounds, months_of, years_bounds
from ....russian import WEEKDAYS_DATIVE, listed
from ..times import Moment

UNKNOWN = "неизвестно"
"""How a time that nobody knows yet is written."""
ASSUMED_LENGTH = timedelta(hours=2)
"""How long something is taken to last that has a beginning and no end."""
MOST_OCCURRENCES = 800
"""More days than two years have is no timetable but a mistake."""
EVERY_DAY = frozenset(range(7))
WORKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
_DASH = " – "


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

    def occurrences(self, holidays: Container[date]) -> Iterator[Occurrence]:
        """Yields nothing: no day is known."""
        return iter(())


Part = SingleDay | Span | Repetition | Within


@dataclass(frozen=True)
class When:
    """When something takes place: parts in the order of time; none while nothing is known."""

    parts: tuple[Part, ...] = ()

    def __str__(self) -> str:
        return "; ".join(map(str, self.parts)) or UNKNOWN

    def __reduce__(self) -> tuple[Any, ...]:
        return When, (self.parts,)

    @classmethod
    def of(cls, parts: Iterable[Part]) -> When:
        """Returns the time that these parts form, in order and each once."""
        return cls(tuple(sorted(dict.fromkeys(parts), key=_order)))

    @classmethod
    def between(cls, starts: Moment, ends: Moment | None) -> When:
        """Returns the time that a beginning and an end mean."""
        if ends is None or ends.day == starts.day:
            hours = ClockRange(starts.clock, ends.clock if ends else None) if starts.clock else None
            return cls((SingleDay(starts.day, hours),))
        return cls((Span(starts, ends),))

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the time."""
        return bool(self.parts)

    @property
    def is_exact(self) -> bool:
        """Whether all its days are known."""
        return self.is_known and not any(isinstance(part, Within) for part in self.parts)

    @cached_property
    def first_day(self) -> date | None:
        """The first day that it may touch; None where that is open or unknown."""
        firsts = [part.bounds[0] for part in self.parts]
        return None if None in firsts else min((day for day in firsts if day), default=None)

    @cached_property
    def last_day(self) -> date | None:
        """The last day that it may touch; None where that is open or unknown."""
        lasts = [part.bounds[1] for part in self.parts]
        return None if None in lasts else max((day for day in lasts if day), default=None)

    def occurrences(self, holidays: Container[date] = ()) -> tuple[Occurrence, ...]:
        """Returns each time that is known, in order; `holidays` are the days that a repetition may leave out."""
        found = (one for part in self.parts for one in part.occurrences(holidays))
        return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.starts.start, one.last_day)))

    @property
    def open_parts(self) -> tuple[Within, ...]:
        """The times within which a day is still open."""
        return tuple(part for part in self.parts if isinstance(part, Within))


NOT_KNOWN = When()


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


def _on(day: date, hours: ClockRange | None) -> Occurrence:
    if hours is None:
        return Occurrence(Moment(day))
    if hours.ends is None:
        return Occurrence(Moment(day, hours.starts))
    # What ends earlier in the day than it begins ends after midnight.
    last = day if hours.ends > hours.starts else day + timedelta(days=1)
    return Occurrence(Moment(day, hours.starts), Moment(last, hours.ends))


def _order(part: Part) -> tuple[date, int, time, str]:
    """Returns what to sort by: an open day comes after the known ones of its time."""
    first, last = part.bounds
    if isinstance(part, Within):
        return last or date.max, 1, time.max, str(part)
    hours = part.starts.clock if isinstance(part, Span) and part.starts else getattr(part, "hours", None)
    clock = hours.starts if isinstance(hours, ClockRange) else hours
    return first or date.min, 0, clock or time.min, str(part)


def _joined(separator: str, *pieces: object) -> str:
    return separator.join(str(piece) for piece in pieces if piece)
