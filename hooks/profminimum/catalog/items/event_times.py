"""The times of an event: when it takes place at each venue, what comes next, its place in lists and months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ...dates import months_between, school_year_bounds, school_year_on
from ...model import Event, Venue
from ...model.when import NOT_KNOWN, Occurrence, Repetition, When, Window, Within
from ...model.when.parts import LONGEST_QUARTER
from ...validity import cached_property
from .item import CatalogItem
from .phase import Phase, midnight_after, phase_at, phase_changes
from .reader_days import day_marks, phases_for_readers

_BEGINS, _BEGUN, _OPEN, _OPEN_LONG = range(4)
"""Ranks within a day in the order of lists."""
_UNKNOWN = (date.max, _OPEN_LONG, time.max)


@dataclass(frozen=True)
class EventOccurrence:
    """One time of an event at one of its venues, or without a venue: by the clocks of the place and of the region."""

    at_venue: Occurrence
    """In the zone of the place."""
    local: Occurrence
    """In the region's zone."""
    venue: Venue | None
    timezone: str | None
    """The zone of the place where it is not the region's."""

    @property
    def as_when(self) -> When:
        """The time by the clocks of the place."""
        return When.between(self.at_venue.starts, self.at_venue.ends)


@dataclass(frozen=True)
class Tile:
    """A day for a date's tile; one that is not exact stands for its month, or for the months until that of `until`."""

    day: date
    until: date
    is_exact: bool


def _is_long(first: date, last: date) -> bool:
    return (last - first).days > LONGEST_QUARTER


class TimedEvent(CatalogItem[Event]):
    """An event as far as its times go."""

    @cached_property
    def occurrences(self) -> tuple[EventOccurrence, ...]:
        """Every time that is known, at each of its venues, in order; none while no day is known."""
        venues = self.record.venues or (None,)
        found = (one for venue in venues for one in self._at(venue))
        return tuple(sorted(found, key=lambda one: (one.local.starts.start, one.local.last_day)))

    def _at(self, venue: Venue | None) -> Iterator[EventOccurrence]:
        other = self.zone_at(venue)
        for one in self.time_at(venue).occurrences(self.catalog.holidays):
            yield EventOccurrence(one, self._by_local_clocks(one, other), venue, other)

    def _by_local_clocks(self, one: Occurrence, zone: str | None) -> Occurrence:
        if zone is None or one.starts.clock is None:
            return one
        return one.moved(ZoneInfo(zone), self.catalog.region.zone)

    def time_at(self, venue: Venue | None) -> When:
        """Returns when it takes place at a venue: its own time, else the event's."""
        if self.record.is_postponed and self.record.was is None:
            return NOT_KNOWN
        return venue.when if venue and venue.when else self.record.when

    def former_time_at(self, venue: Venue | None) -> When:
        """Returns when a postponed event was to take place at a venue; one that was not postponed has no such time."""
        former = self.record.former_time
        if former is None:
            return NOT_KNOWN
        return venue.when if venue and venue.when and self.record.was is None else former

    @property
    def awaits_new_day(self) -> bool:
        """Whether it was postponed, and nobody knows to which day or to which months."""
        return self.record.is_postponed and not self.occurrences and all(part.is_long for part in self.open_parts)

    def zone_at(self, venue: Venue | None) -> str | None:
        """Returns the zone of a venue's clocks where it is not the region's."""
        zone = (venue.timezone if venue else None) or self.record.timezone
        return zone if zone != self.catalog.region.timezone else None

    @cached_property
    def times(self) -> tuple[When, ...]:
        """The event's time and those of its venues, each once."""
        own = [self.time_at(venue) for venue in self.record.venues]
        return tuple(dict.fromkeys([self.record.current_time, *own]))

    @cached_property
    def open_parts(self) -> tuple[Within, ...]:
        """The times within which a day is still to be told."""
        return tuple(part for time in self.times for part in time.open_parts)

    @cached_property
    def first_day(self) -> date | None:
        """The first day on which something may happen; None while nothing is known."""
        days = [time.first_day for time in self.times] + [one.local.starts.day for one in self.occurrences]
        return min((day for day in days if day), default=None)

    @cached_property
    def last_day(self) -> date | None:
        """The last day on which something may happen; None while nothing is known."""
        days = [time.last_day for time in self.times] + [one.local.last_day for one in self.occurrences]
        return max((day for day in days if day), default=None)

    def begins_between(self, first: date, last: date) -> bool:
        """Returns whether its first day lies between two days, both included; never while none is known."""
        return self.first_day is not None and first <= self.first_day <= last

    @cached_property
    def dated(self) -> tuple[EventOccurrence, ...]:
        """The known times that name their days: months in one piece do not."""
        return tuple(one for one in self.occurrences if not one.local.is_long)

    @cached_property
    def open_bounds(self) -> tuple[tuple[date, date], ...]:
        """The first and last days between which it takes place on days that are not named."""
        lasting = [(one.local.starts.day, one.local.last_day) for one in self.occurrences if one.local.is_long]
        return tuple(sorted([*(part.bounds for part in self.open_parts), *lasting], key=lambda bounds: bounds[1]))

    @cached_property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The months, as (year, number), in which it takes place or may: a day that is open for longer stands in none."""
        spans = [(one.local.starts.day, one.local.last_evening) for one in self.dated]
        spans += [(first, last) for first, last in self.open_bounds if (last - first).days <= LONGEST_QUARTER]
        return tuple(sorted({month for first, last in spans for month in months_between(first, last)}))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day on which it is known to take place, each once and in order."""
        spans = ((one.local.starts.day, one.local.last_evening) for one in self.dated)
        days = (first + timedelta(days=number) for first, last in spans for number in range((last - first).days + 1))
        return tuple(sorted(set(days)))

    @cached_property
    def day_marks(self) -> tuple[str, ...]:
        """Every day of its dated times as browsers read it."""
        return day_marks([one.local for one in self.dated])

    @cached_property
    def open_marks(self) -> tuple[str, ...]:
        """The last days of what is open as browsers read them, in order; those of long times end with `~`."""
        return tuple(f"{last}{'~' * _is_long(first, last)}" for first, last in self.open_bounds)

    @cached_property
    def phase(self) -> Phase:
        """Ahead, today, under way or over at the catalogue's moment."""
        return phase_at(self.windows, self.open_until, self.catalog.now)

    @cached_property
    def over_from(self) -> datetime | None:
        """The moment, by the region's clocks, from which it is over; None while nobody knows."""
        ends = [end for _, end in self.windows]
        if self.open_until is not None:
            if self.open_until == date.max:
                return None
            ends.append(midnight_after(self.open_until))
        return max(ends, default=None)

    @cached_property
    def phase_changes(self) -> tuple[tuple[datetime, Phase], ...]:
        """Each moment to come, by the region's clocks, at which its phase changes, with the phase from then on."""
        return phase_changes(self.windows, self.open_until, self.catalog.now)

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The dated times as moments of the region's clocks; what has no end is taken to last two hours."""
        return tuple(one.local.window for one in self.dated)

    @cached_property
    def coming_days(self) -> tuple[date, ...]:
        """The days from today on of the times that are not over, each once and in order."""
        spans = ((max(one.local.starts.day, self.catalog.today), one.local.last_evening) for one in self.ahead)
        days = {first + timedelta(days=number) for first, last in spans for number in range((last - first).days + 1)}
        return tuple(sorted(days))

    @cached_property
    def reader_phases(self) -> tuple[str, ...]:
        """The phases by which readers find it at the catalogue's moment."""
        now = self.catalog.now
        return phases_for_readers([one.local for one in self.dated], self.open_until, now)

    @cached_property
    def open_until(self) -> date | None:
        """Until when it may still come although no moment is known; None where nothing is open.

        An event whose venues have days of their own may go on until its own last day.

        A postponed event without a new day may come until the end of the school year of the old one.
        """
        if self.open_bounds:
            return self.open_bounds[-1][1]
        if self.dated:
            last = self.record.current_time.last_day
            return last if last and last > self.dated[-1].local.last_day else None
        former = self.record.former_time
        known = (former.last_day if former else None) or self.record.updated or self.record.checked
        return school_year_bounds(school_year_on(known))[1] if known else date.max

    @cached_property
    def ahead(self) -> tuple[EventOccurrence, ...]:
        """The dated times that are not over."""
        now = self.catalog.now
        return tuple(one for one, window in zip(self.dated, self.windows, strict=True) if window[1] > now)

    def clock_on(self, day: date) -> time:
        """Returns when it begins on one of its days, by the region's clocks; midnight if no hour is known or it has begun before."""
        return min(
            (one.local.starts.clock or time.min for one in self.dated if one.local.starts.day == day), default=time.min
        )

    @cached_property
    def days_of_its_own(self) -> tuple[EventOccurrence, ...]:
        """The dated times of the event itself, each once however many venues share it; not those of venues with their own."""
        own = [one for one in self.dated if one.venue is None or one.venue.when is None]
        return tuple({one.at_venue: one for one in reversed(own)}.values())[::-1]

    @cached_property
    def left_out(self) -> tuple[date, ...]:
        """The days of the region's holidays on which it would take place if it did not leave them out."""
        repeated = [one for one in self.record.current_time.parts if isinstance(one, Repetition) and one.skips_holidays]
        all_days = {day for one in repeated for day in one.days()}
        return tuple(sorted(all_days.intersection(self.catalog.holidays)))

    @property
    def next_occurrence(self) -> EventOccurrence | None:
        """What runs or comes next; None when all known times are over."""
        return next(iter(self.ahead), None)

    @cached_property
    def order(self) -> tuple[date, int, time]:
        """What lists are sorted by: the next known time, else the last; an open day after the known ones of its time.

        What began on a day before today stands behind what begins today.
        """
        one, today = self.next_occurrence, self.catalog.today
        if one is not None and self._has_begun(one):
            return today, _BEGUN, time.max
        if one is None and self.open_bounds:
            ends = [(last, _is_long(first, last)) for first, last in self.open_bounds]
            last, is_long = min([end for end in ends if end[0] >= today] or ends[-1:])
            return last, _OPEN_LONG if is_long else _OPEN, time.max
        if one is None and self.dated:
            one = self.dated[-1]
        return (one.local.starts.day, _BEGINS, one.local.starts.clock or time.min) if one else _UNKNOWN

    def _has_begun(self, one: EventOccurrence) -> bool:
        """Returns whether a time that is not over has begun before today; one without hours also if another of the event has."""
        first = one.local.starts.day if one.local.starts.clock else self.first_day
        return first is not None and first < self.catalog.today and one.local.starts.day <= self.catalog.today

    @cached_property
    def tile(self) -> Tile | None:
        """The day that stands for it on a card: that on which the next time begins, else the last; months of an open day; None
        while nothing is known. While something goes on for days, browsers show the day of reading.
        """
        one = self.next_occurrence or (self.dated[-1] if self.dated and not self.open_bounds else None)
        if one is not None:
            return Tile(one.local.starts.day, one.local.starts.day, is_exact=True)
        coming = [bounds for bounds in self.open_bounds if bounds[1] >= self.catalog.today] or self.open_bounds[-1:]
        return Tile(*coming[0], is_exact=False) if coming else None
