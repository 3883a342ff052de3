"""The months of the calendar and the events in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ...catalog import Catalog, ClassItem, EventItem, LastDay, ProgrammeItem
from ...dates import FIRST_MONTH, month_bounds, months_between, school_year_bounds, school_year_from
from ...model.when.parts import LONGEST_QUARTER
from .list_preview import truncated


@dataclass(frozen=True)
class CalendarMonth:
    """A month with its events by time; an event over several months stands in each of them."""

    year: int
    number: int
    events: tuple[EventItem, ...]
    deadlines: tuple[LastDay, ...]
    """Programmes and classes whose last day to join falls into it, by that day."""

    @property
    def id(self) -> str:
        """The month in addresses: `2026-11`."""
        return f"{self.year}-{self.number:02}"

    @property
    def is_long(self) -> bool:
        """Whether there is so much in it that cards are too many for a page."""
        return truncated(self.events).is_truncated

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day."""
        return month_bounds(self.id)

    @property
    def days(self) -> dict[date, list[EventItem]]:
        """The events by each day on which they begin; one that began earlier stands at the first of the month."""
        days: dict[date, list[EventItem]] = defaultdict(list)
        for event in self.events:
            for day in _days_in(event, self):
                days[day].append(event)
        return {day: sorted(own, key=lambda event: event.clock_on(day)) for day, own in sorted(days.items())}

    @property
    def dated(self) -> tuple[tuple[date, EventItem], ...]:
        """The events that have a day in it, each with the first of them; in the order of these days."""
        having = [(days[0], event) for event in self.events if (days := _days_in(event, self))]
        return tuple(sorted(having, key=lambda pair: (pair[0], pair[1].clock_on(pair[0]), pair[1].address)))

    @property
    def open(self) -> tuple[EventItem, ...]:
        """The events that may still come on a day of it that nobody has told."""
        return tuple(event for event in self.events if any(self._may_hold(*bounds) for bounds in event.open_bounds))

    @property
    def held(self) -> int:
        """How many events take place in it as far as is known: not the cancelled, and not those that may come in another month."""
        first, last = self.bounds
        own = [event for event in self.open if any(first <= begin and end <= last for begin, end in event.open_bounds)]
        return sum(not event.is_cancelled for event in dict.fromkeys([*(event for _, event in self.dated), *own]))

    def _may_hold(self, begin: date, end: date) -> bool:
        """Returns whether what comes on some day between two touches it; a quarter at most, or it would stand everywhere."""
        first, last = self.bounds
        return begin <= last and end >= first and (end - begin).days <= LONGEST_QUARTER


def _days_in(event: EventItem, month: CalendarMonth) -> list[date]:
    first, last = month.bounds
    spans = ((one.local.starts.day, one.local.last_evening) for one in event.dated)
    return sorted({max(begin, first) for begin, end in spans if begin <= last and end >= first})


def months_of(catalog: Catalog) -> list[CalendarMonth]:
    """Returns the months of every school year that the records know of, in order; empty ones too: their pages stay."""
    events: dict[tuple[int, int], list[EventItem]] = defaultdict(list)
    for event in catalog.events:
        for month in event.months:
            events[month].append(event)
    deadlines: dict[tuple[int, int], list[LastDay]] = defaultdict(list)
    for last in last_days(catalog):
        deadlines[last.day.year, last.day.month].append(last)
    shown = [month for year in sorted(_school_years(catalog, events)) for month in months_of_year(year)]
    return [CalendarMonth(*month, tuple(events[month]), tuple(deadlines[month])) for month in shown]


def _school_years(catalog: Catalog, months: Iterable[tuple[int, int]]) -> set[str]:
    """Returns the current school year, those after which files are named, and those of the months."""
    named = {entry.id for entry in catalog.records if entry.location.kind.is_named_by_year}
    happening = {school_year_from(year - (month < FIRST_MONTH)) for year, month in months}
    return {catalog.school_year, *named, *happening}


def months_of_year(school_year: str) -> list[tuple[int, int]]:
    """Returns the twelve months of a school year as pairs of year and month."""
    return months_between(*school_year_bounds(school_year))


def last_days(catalog: Catalog) -> list[LastDay]:
    """Returns the last day of every wave in which one can join a programme or a class, in order."""
    offers: tuple[ProgrammeItem | ClassItem, ...] = (*catalog.programmes, *catalog.classes)
    found = [last for offer in offers for last in offer.last_days]
    return sorted(found, key=lambda last: (last.day, last.offer.address))


@dataclass(frozen=True)
class YearColumn:
    """A month in the picture of the school year: heights are percent of the drawing."""

    month: CalendarMonth
    held: int
    """How many events take place in it; see `CalendarMonth.held`."""
    height: float


def year_columns(catalog: Catalog, months: list[CalendarMonth]) -> list[YearColumn]:
    """Returns the months of the current school year: how much happens in each, against the fullest one."""
    year = set(months_of_year(catalog.school_year))
    shown = [(month, month.held) for month in months if (month.year, month.number) in year]
    fullest = max((held for _, held in shown), default=0) or 1
    return [YearColumn(month, held, round(100 * held / fullest, 1)) for month, held in shown]


def upcoming_and_past(events: Sequence[EventItem]) -> dict[str, list[EventItem]]:
    """Returns events as pages show them: those ahead by time; past and cancelled ones apart, the latest first."""
    return {
        "ahead": [event for event in events if event.is_ahead],
        "past": [event for event in reversed(events) if not event.is_ahead],
    }
