"""The parts of an event's time at each of its venues: what calendars and search engines tell one by one. Knows no output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Venue
from ...model.when import Part, Repetition, When, Within
from .event import EventItem


@dataclass(frozen=True)
class EventSlot:
    """A day, a period, a repetition or an open day of an event, at one of its venues or without a venue."""

    part: Part
    time: When
    """All of the time at the venue, the part included."""
    venue: Venue | None
    timezone: str | None
    """The zone of the venue's clocks where it is not the region's."""


def slots_of(event: EventItem) -> tuple[EventSlot, ...]:
    """Returns the parts of the time that holds now, venue by venue; none while nothing is known."""
    return _with_days(event, ((venue, event.time_at(venue)) for venue in _venues(event)))


def former_slots_of(event: EventItem) -> tuple[EventSlot, ...]:
    """Returns the parts of the time at which a postponed event was to take place."""
    return _with_days(event, ((venue, event.former_time_at(venue)) for venue in _venues(event)))


def calendar_slots(event: EventItem) -> tuple[EventSlot, ...]:
    """Returns the parts that a calendar can show; those of the old time while a postponed event has no new one.

    A day that is open for longer than a quarter is nowhere in a calendar.
    """
    slots = former_slots_of(event) if event.awaits_new_day else slots_of(event)
    return tuple(slot for slot in slots if not (isinstance(slot.part, Within) and slot.part.is_long))


def _venues(event: EventItem) -> tuple[Venue | None, ...]:
    return event.record.venues or (None,)


def _with_days(event: EventItem, times: Iterator[tuple[Venue | None, When]]) -> tuple[EventSlot, ...]:
    """Returns the parts without repetitions of which the exceptions leave no day."""
    holidays = event.catalog.holidays
    return tuple(
        EventSlot(part, time, venue, event.zone_at(venue))
        for venue, time in times
        for part in time.parts
        if not isinstance(part, Repetition) or any(True for _ in part.days(holidays))
    )
