"""Entries of calendars as values: an event at a venue, a last day to join, a lesson. Knows no calendar format.

Whatever a subscriber's program compares – the identifier, the number of the change, its day – follows from the record and
its file's last commit, and never from the day of the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypedDict

from ...catalog import (
    Catalog,
    CatalogItem,
    EventItem,
    EventOccurrence,
    LastDay,
    LinkedRecords,
    TrackedItem,
    TrackedRoadmap,
    YearPlanItem,
)
from ...catalog.items.deadline_days import due_days
from ...catalog.items.event import WEEKDAYS
from ...dates import LESSONS_END, school_year_bounds
from ...model import LessonCalendar, Moment, Venue
from ...model.shared import Session
from ...russian import latin
from ..rendering import plain_text

EPOCH = date(2000, 1, 1)


@dataclass(frozen=True)
class CalendarEntry:
    """One entry of a calendar. Times are the region's; without a clock it takes whole days."""

    uid: str
    title: str
    starts: Moment
    ends: Moment | None = None
    text: str = ""
    place: str = ""
    address: str = ""
    """Its page below the site's root."""
    category: str = ""
    sequence: int = 0
    """Rises when the record changes, and never falls."""
    changed: date | None = None
    """The day of the last change, if it is known."""
    known: date = EPOCH
    """A day on which it was valid: the last change or check, else the beginning of its school year."""
    is_cancelled: bool = False
    takes_time: bool = True
    """Whether it makes one busy; a last day to join does not."""
    weekly_until: date | None = None

    @property
    def last_day(self) -> date:
        """The last day that it touches."""
        return self.weekly_until or (self.ends or self.starts).day


def of_event(event: EventItem) -> tuple[CalendarEntry, ...]:
    """Returns an entry for each venue of an event, with the times that hold there."""
    keys = _venue_keys(event)
    return tuple(_at(event, occurrence, key) for occurrence, key in zip(event.occurrences, keys, strict=True))


def _at(event: EventItem, occurrence: EventOccurrence, key: str) -> CalendarEntry:
    return CalendarEntry(
        uid=_uid(event.catalog, event.first_address, key),
        title=plain_text.event_title(event),
        starts=occurrence.local.starts,
        ends=occurrence.local.ends,
        text=plain_text.event_text(event),
        place=plain_text.occurrence_place(event, occurrence),
        address=event.address,
        category=event.format.name,
        is_cancelled=event.is_cancelled,
        **_stamps(event, occurrence.local.starts.day),
    )


def _venue_keys(event: EventItem) -> list[str]:
    """Returns a key for each venue of an event: names instead of positions, since a new venue must move no other."""
    occurrences = event.occurrences
    if len(occurrences) < 2:
        return [""] * len(occurrences)
    return list(
        _unlike(
            latin(" ".join(_named(one.venue, event.catalog)))[:60] if one.venue else one.local.starts.day.isoformat()
            for one in occurrences
        )
    )


def _named(venue: Venue, catalog: LinkedRecords) -> Iterator[str]:
    host = catalog.former_addresses.first_owner_id("organisation", venue.organisation) if venue.organisation else ""
    yield from filter(None, (host, venue.branch, venue.name or venue.address, venue.municipality))


def _unlike(names: Iterable[str]) -> Iterator[str]:
    """Yields the names, with a number behind those that came before."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield f"{name}-{seen[name]}" if seen[name] > 1 else name


def of_deadline(last: LastDay) -> CalendarEntry:
    """Returns the last day to join a programme or a class; that of a later wave is known by its day."""
    offer, day = last.offer, last.day
    return CalendarEntry(
        uid=_uid(offer.catalog, offer.first_address, f"deadline-{last.key}" if last.key else "deadline"),
        title=plain_text.deadline_title(last),
        starts=Moment(day),
        text=plain_text.deadline_text(offer, last.wave),
        place=plain_text.place_text(offer.record.venue, offer.catalog),
        address=offer.address,
        category=plain_text.DEADLINES,
        takes_time=False,
        **_stamps(offer, day),
    )


def of_lessons(catalog: Catalog, calendar: LessonCalendar) -> tuple[CalendarEntry, ...]:
    """Returns the known lessons of a school year, each on its day; a school's hour is not known here."""
    address = f"lessons/{calendar.school_year}/"
    item = next(catalog.item(entry) for entry in catalog.records.of("lessons") if entry.record is calendar)
    days = _unlike(lesson.date.isoformat() for lesson in calendar.lessons)
    return tuple(
        CalendarEntry(
            uid=_uid(catalog, address, key),
            title=plain_text.lesson_title(calendar, lesson),
            starts=Moment(lesson.date),
            text=plain_text.lesson_text(calendar, lesson),
            address=address,
            category=calendar.course,
            takes_time=False,
            **_stamps(item, lesson.date),
        )
        for lesson, key in zip(calendar.lessons, days, strict=True)
    )


def of_slots(plan: YearPlanItem) -> tuple[CalendarEntry, ...]:
    """Returns a school's weekly lessons in a school year, from the first such weekday to the end of May."""
    slots = plan.record.lesson_slots
    keys = _unlike("-".join([slot.weekday.value, *map(str, slot.grades)]) for slot in slots)
    return tuple(_weekly(plan, slot, f"lesson-{key}") for slot, key in zip(slots, keys, strict=True))


def _weekly(plan: YearPlanItem, slot: Session, key: str) -> CalendarEntry:
    catalog, year = plan.catalog, plan.school_year
    opening, closing = school_year_bounds(year)
    first = opening + timedelta(days=(WEEKDAYS.index(slot.weekday.value) - opening.weekday()) % 7)
    course = plain_text.course_name(catalog, year)
    return CalendarEntry(
        uid=_uid(catalog, plan.first_address, key),
        title=f"{plain_text.SAMPLE if plan.is_sample else ''}{plain_text.slot_title(course, slot)}",
        starts=Moment(first, slot.starts),
        ends=Moment(first, slot.ends) if slot.starts and slot.ends else None,
        text=plain_text.WEEKLY_NOTE,
        place=plan.owner.name,
        address=plan.address,
        category=course,
        takes_time=slot.starts is not None,
        weekly_until=date(closing.year, *LESSONS_END),
        **_stamps(plan, first),
    )


def of_item(roadmap: TrackedRoadmap, item: TrackedItem) -> tuple[CalendarEntry, ...]:
    """Returns the last days of a road map's item; identifiers follow from its number: a moved day moves the entry."""
    days = due_days(item.item.deadline, roadmap.years)
    anchor = item.anchor
    return tuple(
        CalendarEntry(
            uid=_uid(roadmap.catalog, roadmap.address, anchor + (f".{number}" if number > 1 else "")),
            title=f"{plain_text.SAMPLE if roadmap.is_sample else ''}{plain_text.item_title(item)}",
            starts=Moment(day),
            text=plain_text.item_text(item),
            address=f"{roadmap.address}#{anchor}",
            category=plain_text.ROADMAP,
            takes_time=False,
            **_stamps(roadmap, day),
        )
        for number, day in enumerate(days, start=1)
    )


def _uid(catalog: LinkedRecords, address: str, key: str = "") -> str:
    """Returns an identifier that stays, whatever site publishes it (RFC 7986, 5.3); `address` is the record's oldest."""
    place = address.strip("/").replace("/", ".")
    return f"{place}{'.' + key if key else ''}@{latin(catalog.region.name)}.profminimum"


class _Stamps(TypedDict):
    """The number and the days of an entry."""

    sequence: int
    changed: date | None
    known: date


def _stamps(item: CatalogItem[Any], day: date) -> _Stamps:
    """Returns the stamps of an entry that stands on a day.

    Whichever is later counts, the day that the record names or that of its last commit: whoever moves an event by hand may
    forget to name a new one, and a program may then keep the old time. The number is that of the day, far above the counts
    that old records carry; where no day is known, such a count holds.
    """
    record = item.record
    changed = max(filter(None, (record.updated, item.catalog.commit_days.get(item.path))), default=None)
    known = changed or record.checked or date(day.year - (day.month < 9), 9, 1)
    count = getattr(record, "revision", 0)
    return {"sequence": (changed - EPOCH).days if changed else count, "changed": changed, "known": known}
