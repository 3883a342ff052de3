"""Events on a day: when and where each takes place, whether it is ahead, under way or over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from ...dates import months_between, school_year_bounds, school_year_on
from ...model import Attachment, Audience, Event, EventStatus, Municipality, Organisation, Venue, Weekday
from ...model.event import Photo
from ...model.vocabularies import EventFormat
from ...model.when import NOT_KNOWN, Occurrence, When, Window, Within
from .item import CatalogItem, OwnerItem, Phase, phase_at, yes

WEEKDAYS = [weekday.value for weekday in Weekday]


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
    """A day for a date's tile; one that is not exact stands for its month."""

    day: date
    is_exact: bool


class EventItem(CatalogItem[Event]):
    """An event in the catalogue."""

    @cached_property
    def format(self) -> EventFormat:
        """The format from the vocabulary."""
        event_format: EventFormat = self.catalog.records.targets("event_format")[self.record.format]
        return event_format

    @cached_property
    def photos(self) -> tuple[tuple[Photo, Attachment], ...]:
        """Its photographs with their files, in the order of the record."""
        files = {file.name: file for _, file in self.catalog.records.attached(self.entry)}
        return tuple((photo, files[photo.file]) for photo in self.record.photos if photo.file in files)

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
    def months(self) -> tuple[tuple[int, int], ...]:
        """The months, as (year, number), in which it takes place or may: a day that is open for longer stands in none."""
        spans = [(one.local.starts.day, one.local.last_day) for one in self.occurrences]
        spans += [part.bounds for part in self.open_parts if not part.is_long]
        return tuple(sorted({month for first, last in spans for month in months_between(first, last)}))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day on which it is known to take place, each once and in order."""
        spans = ((one.local.starts.day, one.local.last_day) for one in self.occurrences)
        days = (first + timedelta(days=number) for first, last in spans for number in range((last - first).days + 1))
        return tuple(sorted(set(days)))

    @cached_property
    def phase(self) -> Phase:
        """Ahead, today, under way or over at the catalogue's moment."""
        return phase_at(self.windows, self._last_open_day, self.catalog.now.replace(tzinfo=None))

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The known times as moments of the region's clocks; what has no end is taken to last two hours."""
        return tuple(one.local.window for one in self.occurrences)

    @cached_property
    def _last_open_day(self) -> date | None:
        """Until when it may still come although no moment is known; None where nothing is open.

        An event whose venues have days of their own may go on until its own last day.

        A postponed event without a new day may come until the end of the school year of the old one.
        """
        if self.open_parts:
            return max(part.bounds[1] for part in self.open_parts)
        if self.occurrences:
            last = self.record.current_time.last_day
            return last if last and last > self.occurrences[-1].local.last_day else None
        former = self.record.former_time
        known = (former.last_day if former else None) or self.changed or self.record.checked
        return school_year_bounds(school_year_on(known))[1] if known else date.max

    @cached_property
    def next_occurrence(self) -> EventOccurrence | None:
        """What runs or comes next; None when all known times are over."""
        now = self.catalog.now.replace(tzinfo=None)
        return next((one for one, window in zip(self.occurrences, self.windows, strict=True) if window[1] > now), None)

    @cached_property
    def order(self) -> tuple[date, int, time]:
        """What lists are sorted by: the next known time, else the last; an open day after the known ones of its time."""
        one = self.next_occurrence
        if one is None and self.open_parts:
            return self.open_parts[-1].bounds[1], 1, time.max
        if one is None and self.occurrences:
            one = self.occurrences[-1]
        return (one.local.starts.day, 0, one.local.starts.clock or time.min) if one else (date.max, 1, time.max)

    @cached_property
    def tile(self) -> Tile | None:
        """The day that stands for it on a card: the next one, else the last; None while nothing is known."""
        one = self.next_occurrence or (self.occurrences[-1] if self.occurrences and not self.open_parts else None)
        if one is not None:
            return Tile(one.local.starts.day, is_exact=True)
        part = next((part for part in self.open_parts if not part.is_long), None)
        return Tile(part.bounds[0], is_exact=False) if part else None

    @property
    def next_change(self) -> datetime | None:
        """The next moment, by the region's clocks, at which its phase changes; None if none is known."""
        now = self.catalog.now.replace(tzinfo=None)
        return min((moment for window in self.windows for moment in window if moment > now), default=None)

    @property
    def deadline(self) -> date | None:
        """The last day to sign up, if it is known."""
        registration = self.record.registration
        return registration.closes.day if registration and registration.closes else None

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not take place."""
        return self.record.status is EventStatus.CANCELLED

    @property
    def is_ahead(self) -> bool:
        """Whether a reader can still go."""
        return self.phase is not Phase.OVER and not self.is_cancelled

    @cached_property
    def hosts(self) -> tuple[OwnerItem[Organisation], ...]:
        """Organisations that take visitors in, besides the owner."""
        venues = (venue.organisation for venue in self.record.venues if venue.organisation)
        organisations = self.catalog.organisations
        named = dict.fromkeys([*self.record.hosts, *venues])
        return tuple(organisations[identifier] for identifier in named if identifier in organisations)

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Where its venues are; the owner's municipality if they do not say."""
        towns = (self.catalog.municipality(venue.municipality) for venue in self.record.venues)
        return tuple(dict.fromkeys(town for town in towns if town)) or super().municipalities

    @cached_property
    def is_for_families(self) -> bool:
        """Whether pupils or parents are meant, and not teachers alone."""
        return not {Audience.PUPILS, Audience.PARENTS}.isdisjoint(self.record.audience)

    def is_for_grade(self, grade: int) -> bool:
        """Whether pupils of a grade, or their parents, are meant; an event that names no grades is for all."""
        return self.is_for_families and (not self.record.grades or grade in self.record.grades)

    @property
    def needs_consent_note(self) -> bool:
        """Whether it is a visit for pupils, which is voluntary for them and their parents (2025 edition, annex 1)."""
        return self.format.is_visit and Audience.PUPILS in self.record.audience

    @property
    def searched_texts(self) -> tuple[str, ...]:
        """Title and professions."""
        return (self.record.title, *self.record.professions)

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Format, audience, grades, place, cost, way of taking part, weekday, transport, ОВЗ, phase."""
        record = self.record
        return super().facets | {
            "format": (record.format,),
            "audience": tuple(audience.value for audience in record.audience),
            "grade": tuple(str(grade) for grade in self.catalog.grades if self.is_for_grade(grade)),
            "cost": (record.cost.value,) if record.cost else (),
            "mode": (record.attendance_mode.value,),
            "weekday": tuple(dict.fromkeys(WEEKDAYS[one.local.starts.day.weekday()] for one in self.occurrences)),
            "ovz": yes(record.suits_ovz),
            "transport": yes(record.transport),
            "phase": (self.phase.value,),
        }


def time_order(event: EventItem) -> tuple[tuple[date, int, time], str]:
    """Returns the sort key of an event: its next time, then its address."""
    return event.order, event.address


def by_time(events: Iterable[EventItem]) -> tuple[EventItem, ...]:
    """Returns events without repetitions, in the order of their time."""
    return tuple(sorted(dict.fromkeys(events), key=time_order))
