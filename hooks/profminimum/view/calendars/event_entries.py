"""Entries of an event in calendars: one for each day, period, repetition or open day at each of its venues.

Knows no calendar format. What nobody knows is not told: a day that is open for longer than a quarter has no entry. A postponed
event without a new day stays where it was, tentative and not cancelled: programs hide or delete what is cancelled, and a
family would lose sight of something that is still to come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ...catalog import EventItem, LinkedRecords
from ...catalog.items.event_slots import EventSlot, calendar_slots
from ...model import Moment, Venue
from ...model.when import Part, Repetition, SingleDay, Span, Within
from ...russian import latin
from ..rendering import plain_text
from ..rendering.time_text import NO_YEAR, part_text, time_text
from .entries import CalendarEntry, EntryStatus, WeeklyRule, repeated, stamps, uid, unlike

_LONGEST_KEY = 60
"""Signs of the name of a venue in an identifier."""


def of_event(event: EventItem) -> tuple[CalendarEntry, ...]:
    """Returns the entries of an event, in order; those of the old time while a postponed event has no new one."""
    slots = calendar_slots(event)
    keys = _keys(slots, event.catalog)
    entries = [_entry(event, slot, key) for slot, key in zip(slots, keys, strict=True)]
    return tuple(sorted(entries, key=lambda entry: (entry.starts.start, entry.uid)))


class _Time(NamedTuple):
    """When an entry stands in a calendar."""

    starts: Moment
    ends: Moment | None = None
    repeats: WeeklyRule | None = None
    is_exact: bool = True
    """Whether it says when the event takes place, and not only on which day to look."""


def _time(slot: EventSlot, event: EventItem) -> _Time:
    part = slot.part
    if isinstance(part, Within):
        return _Time(Moment(part.bounds[0]), is_exact=False)
    if isinstance(part, Repetition):
        return _Time(*repeated(part, event.catalog.holidays))
    [occurrence] = part.occurrences(())
    if _needs_words(part):
        return _Time(Moment(occurrence.starts.day), is_exact=False)
    return _Time(occurrence.starts, occurrence.ends)


def _needs_words(part: Part) -> bool:
    """Returns whether an entry stands on a day that is only a bound, or the first of months: words must say of what."""
    if isinstance(part, Span):
        return None in part.bounds or any(one.is_long for one in part.occurrences(()))
    return isinstance(part, Within)


def _entry(event: EventItem, slot: EventSlot, key: str) -> CalendarEntry:
    time = _time(slot, event)
    follows_holidays = isinstance(slot.part, Repetition) and slot.part.skips_holidays
    status = _status(event, slot.part)
    return CalendarEntry(
        uid=uid(event.catalog, event.first_address, key),
        title=_title(event, slot.part),
        starts=time.starts,
        ends=time.ends,
        text=plain_text.event_text(event, "" if event.awaits_new_day else _words(slot)),
        place=plain_text.venue_place(event, slot.venue),
        address=event.address,
        category=event.format.name,
        status=status,
        takes_time=status is EntryStatus.CONFIRMED and time.is_exact,
        repeats=time.repeats,
        timezone=slot.timezone,
        **stamps(event, time.starts.day, follows_holidays=follows_holidays),
    )


def _status(event: EventItem, part: Part) -> EntryStatus:
    if event.is_cancelled:
        return EntryStatus.CANCELLED
    return EntryStatus.TENTATIVE if event.awaits_new_day or isinstance(part, Within) else EntryStatus.CONFIRMED


def _title(event: EventItem, part: Part) -> str:
    title = plain_text.event_title(event)
    return f"{title} ({part_text(part)})" if _needs_words(part) and not event.awaits_new_day else title


def _words(slot: EventSlot) -> str:
    """Returns the time in words where the day and the hours of the entry do not tell all of it."""
    is_told = len(slot.time.parts) == 1 and not _needs_words(slot.part) and not isinstance(slot.part, Repetition)
    return "" if is_told and slot.timezone is None else time_text(slot.time, NO_YEAR, slot.timezone)


# Identifiers


def _keys(slots: Sequence[EventSlot], catalog: LinkedRecords) -> list[str]:
    """Returns what tells the entries of an event apart: names instead of positions, since no change may move another entry.

    One alone needs nothing. The name of the venue serves while no other has it, then the address, then the day, then the
    hour: so an entry that moves keeps its identifier as long as its place tells it apart.
    """
    if len(slots) < 2:
        return [""] * len(slots)
    names = [_venue_key(slot.venue, catalog) for slot in slots]
    tiers: list[Callable[[EventSlot], str]] = [_address_key, _day_key, _hour_key]
    for tier in tiers:
        shared = {name for name, times in Counter(names).items() if times > 1 or not name}
        names = [
            "-".join(filter(None, (name, tier(slot)))) if name in shared else name
            for name, slot in zip(names, slots, strict=True)
        ]
    return list(unlike(names))


def _venue_key(venue: Venue | None, catalog: LinkedRecords) -> str:
    return latin(" ".join(_named(venue, catalog)))[:_LONGEST_KEY] if venue else ""


def _named(venue: Venue, catalog: LinkedRecords) -> Iterator[str]:
    host = catalog.former_addresses.first_owner_id("organisation", venue.organisation) if venue.organisation else ""
    yield from filter(None, (host, venue.branch, venue.name or venue.address, venue.municipality))


def _address_key(slot: EventSlot) -> str:
    return latin(slot.venue.address) if slot.venue and slot.venue.name and slot.venue.address else ""


def _day_key(slot: EventSlot) -> str:
    part = slot.part
    if isinstance(part, Within):
        return part.first
    return next(day.isoformat() for day in part.bounds if day)


def _hour_key(slot: EventSlot) -> str:
    part = slot.part
    hours = part.hours if isinstance(part, SingleDay | Repetition) else None
    return f"{hours.starts:%H%M}" if hours else ""
