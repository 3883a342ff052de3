"""Entries of calendars as values: a last day to join, a lesson; events are in `event_entries`. Knows no calendar format.

Whatever a subscriber's program compares – the identifier, the number of the change, its day – follows from the record and
its file's last commit, and never from the day of the build.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import count
from typing import Any, TypedDict

from ...catalog import (
    Catalog,
    CatalogItem,
    LastDay,
    LinkedRecords,
    TrackedItem,
    TrackedRoadmap,
    YearPlanItem,
)
from ...catalog.items.deadline_days import due_days
from ...dates import school_year_bounds
from ...model import LessonCalendar, Moment
from ...model.shared import Session
from ...model.when import Repetition
from ...russian import latin
from ..rendering import lesson_text, plain_text

EPOCH = date(2000, 1, 1)


class EntryStatus(Enum):
    """Whether what an entry tells will happen, as iCalendar names it."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class WeeklyRule:
    """How an entry comes again: on these weekdays, at the hours of the first time."""

    weekdays: frozenset[int]
    """Numbers of weekdays from 0, Monday."""
    last: date
    """The last day on which it takes place."""
    left_out: tuple[date, ...] = ()
    """Days in between that the weekdays name and on which it does not take place."""


@dataclass(frozen=True)
class CalendarEntry:
    """One entry of a calendar; without a clock it takes whole days."""

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
    status: EntryStatus = EntryStatus.CONFIRMED
    takes_time: bool = True
    """Whether it makes one busy; a last day to join does not."""
    repeats: WeeklyRule | None = None
    timezone: str | None = None
    """The zone of its clocks where it is not the region's."""

    @property
    def last_day(self) -> date:
        """The last day that it touches."""
        return self.repeats.last if self.repeats else (self.ends or self.starts).day


def unlike(names: Iterable[str]) -> Iterator[str]:
    """Yields the names, with a number behind those that came before."""
    seen: set[str] = set()
    for name in names:
        numbered = (f"{name}-{number}" if number > 1 else name for number in count(1))
        seen.add(own := next(one for one in numbered if one not in seen))
        yield own


def repeated(part: Repetition, holidays: Container[date]) -> tuple[Moment, Moment | None, WeeklyRule | None]:
    """Returns the first time of a repetition, and the rule of the others; if all is holidays, those are not left out."""
    first, *others = tuple(part.occurrences(holidays)) or tuple(part.occurrences(()))
    rule = WeeklyRule(part.weekdays, others[-1].starts.day, part.left_out(holidays)) if others else None
    return first.starts, first.ends, rule


def of_deadline(last: LastDay) -> CalendarEntry:
    """Returns the last day to join a programme or a class; that of a later wave is known by its day."""
    offer, day = last.offer, last.day
    return CalendarEntry(
        uid=uid(offer.catalog, offer.first_address, f"deadline-{last.key}" if last.key else "deadline"),
        title=plain_text.deadline_title(last),
        starts=Moment(day),
        text=plain_text.deadline_text(offer, [last.wave]),
        place=plain_text.place_text(offer.record.venue, offer.catalog),
        address=offer.address,
        category=plain_text.DEADLINES,
        takes_time=False,
        **stamps(offer, day),
    )


def of_lessons(catalog: Catalog, calendar: LessonCalendar) -> tuple[CalendarEntry, ...]:
    """Returns the known lessons of a school year, each on its day; a school's hour is not known here."""
    address = f"lessons/{calendar.school_year}/"
    item = next(catalog.item(entry) for entry in catalog.records.of("lessons") if entry.record is calendar)
    days = unlike(lesson.date.isoformat() for lesson in calendar.lessons)
    return tuple(
        CalendarEntry(
            uid=uid(catalog, address, key),
            title=lesson_text.lesson_title(calendar, lesson),
            starts=Moment(lesson.date),
            text=lesson_text.lesson_text(calendar, lesson),
            address=address,
            category=calendar.course,
            takes_time=False,
            **stamps(item, lesson.date),
        )
        for lesson, key in zip(calendar.lessons, days, strict=True)
    )


def of_slots(plan: YearPlanItem) -> tuple[CalendarEntry, ...]:
    """Returns a school's weekly lessons in a school year, to the end of May, without the region's holidays."""
    slots = plan.record.lesson_slots
    keys = unlike("-".join([slot.weekday.value, *map(str, slot.grades), *_group(slot)]) for slot in slots)
    return tuple(_weekly(plan, slot, f"lesson-{key}") for slot, key in zip(slots, keys, strict=True))


def _group(slot: Session) -> Iterator[str]:
    """Yields the name of a lesson's group as an identifier has it, if it names one."""
    if slot.group:
        yield latin(slot.group)


def _weekly(plan: YearPlanItem, slot: Session, key: str) -> CalendarEntry:
    catalog, year = plan.catalog, plan.school_year
    opening, closing = school_year_bounds(year)
    holidays = {day for day in catalog.holidays if opening <= day <= closing}
    starts, ends, rule = repeated(plan.weekly(slot), holidays)
    course = plain_text.course_name(catalog, year)
    return CalendarEntry(
        uid=uid(catalog, plan.first_address, key),
        title=f"{plain_text.SAMPLE if plan.is_sample else ''}{lesson_text.slot_title(course, slot)}",
        starts=starts,
        ends=ends,
        text=lesson_text.weekly_note(rule.left_out if rule else (), knows_holidays=bool(holidays)),
        place=plain_text.place_text(slot.venue, catalog) or plan.owner.name,
        address=plan.address,
        category=course,
        takes_time=slot.starts is not None,
        repeats=rule,
        **stamps(plan, starts.day, follows_holidays=True),
    )


def of_item(roadmap: TrackedRoadmap, item: TrackedItem) -> tuple[CalendarEntry, ...]:
    """Returns the last days of a road map's item; identifiers follow from its number: a moved day moves the entry."""
    days = due_days(item.item.deadline, roadmap.years)
    anchor = item.anchor
    return tuple(
        CalendarEntry(
            uid=uid(roadmap.catalog, roadmap.address, anchor + (f".{number}" if number > 1 else "")),
            title=f"{plain_text.SAMPLE if roadmap.is_sample else ''}{plain_text.item_title(item)}",
            starts=Moment(day),
            text=plain_text.item_text(item),
            address=f"{roadmap.address}#{anchor}",
            category=plain_text.ROADMAP,
            takes_time=False,
            **stamps(roadmap, day),
        )
        for number, day in enumerate(days, start=1)
    )


def uid(catalog: LinkedRecords, address: str, key: str = "") -> str:
    """Returns an identifier that stays, whatever site publishes it (RFC 7986, 5.3); `address` is the record's oldest."""
    place = address.strip("/").replace("/", ".")
    return f"{place}{'.' + key if key else ''}@{latin(catalog.region.name)}.profminimum"


class _Stamps(TypedDict):
    """The number and the days of an entry."""

    sequence: int
    changed: date | None
    known: date


def stamps(item: CatalogItem[Any], day: date, *, follows_holidays: bool = False) -> _Stamps:
    """Returns the stamps of an entry that stands on a day.

    Whichever is later counts, the day that the record names or that of its last commit: whoever moves an event by hand may
    forget to name a new one, and a program may then keep the old time. The number is that of the day, far above the counts
    that old records carry; where no day is known, such a count holds. An entry that leaves out the region's holidays changes
    with the region's own record too.
    """
    record, catalog = item.record, item.catalog
    told = [record.updated, catalog.commit_days.get(item.path)]
    if follows_holidays and catalog.holidays:
        region = catalog.records.single("region")
        told += [catalog.region.updated, catalog.commit_days.get(region.location.path) if region else None]
    changed = max(filter(None, told), default=None)
    known = changed or record.checked or date(day.year - (day.month < 9), 9, 1)
    former_count = getattr(record, "revision", 0)
    return {"sequence": (changed - EPOCH).days if changed else former_count, "changed": changed, "known": known}
