"""When something takes place: a value of its own, from a day with hours to «в ноябре» and «пока не известно».

`When` holds parts, each a day, a span, a weekly repetition or a time within which the day is still open. It is written as
one line of text in a notation that YAML, the form, the spreadsheet and the open data share; `notation` reads it, and
Russian words beside it. Follows the ideas of iCalendar (RFC 5545: DTSTART, RRULE, EXDATE) and of ISO 8601 for days, months
and halves of a year. Knows no record and no clock.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import Any

from ..schema.times import Moment
from .parts import ClockRange, Occurrence, Part, SingleDay, Span, Within

UNKNOWN = "неизвестно"
"""How a time that nobody knows yet is written."""


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

    @cached_property
    def window(self) -> tuple[Moment | None, Moment | None]:
        """The first and the last moment of all its parts together; None where that is open or unknown."""
        firsts, lasts = [part_window(part)[0] for part in self.parts], [part_window(part)[1] for part in self.parts]
        first = None if None in firsts else min((one for one in firsts if one), key=lambda one: one.start, default=None)
        last = None if None in lasts else max((one for one in lasts if one), key=lambda one: one.end, default=None)
        return first, last

    def occurrences(self, holidays: Container[date] = ()) -> tuple[Occurrence, ...]:
        """Returns each time that is known, in order; `holidays` are the days that a repetition may leave out."""
        found = (one for part in self.parts for one in part.occurrences(holidays))
        return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.starts.start, one.last_day)))

    @property
    def open_parts(self) -> tuple[Within, ...]:
        """The times within which a day is still open."""
        return tuple(part for part in self.parts if isinstance(part, Within))


NOT_KNOWN = When()


def part_window(part: Part) -> tuple[Moment | None, Moment | None]:
    """Returns the first and the last moment of a part, None where it is open."""
    if isinstance(part, Span):
        return part.starts, part.ends
    first, last = part.bounds
    hours = part.hours if isinstance(part, SingleDay) else None
    return Moment(first, hours.starts if hours else None), Moment(last, hours.ends if hours else None)


def _order(part: Part) -> tuple[date, int, time, str]:
    """Returns what to sort by: an open day comes after the known ones of its time."""
    first, last = part.bounds
    if isinstance(part, Within):
        return last or date.max, 1, time.max, str(part)
    hours = part.starts.clock if isinstance(part, Span) and part.starts else getattr(part, "hours", None)
    clock = hours.starts if isinstance(hours, ClockRange) else hours
    return first or date.min, 0, clock or time.min, str(part)
