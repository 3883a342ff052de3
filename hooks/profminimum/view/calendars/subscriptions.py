"""The calendars of a region and the entries of each. Knows neither their format nor the pages that offer them.

An event stands in them from when its day, or its months, are known. Samples are in them as they are on the pages, with
«Образец» before the title: a calendar holds what the page of the same name lists, and a region that removes its samples removes them from everywhere at once.
Leaving them out «while there are real ones» would empty a subscriber's calendar with the first real record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from ...catalog import Catalog, CatalogItem, EventItem, SchoolItem, TrackedItem, TrackedRoadmap, YearPlanItem
from ...catalog.items.event_slots import calendar_slots
from ...model import Audience, Municipality
from ...model.vocabularies import Party
from ...validity import cached_property
from ..rendering import plain_text
from ..rendering.months import last_days
from .entries import CalendarEntry, of_deadline, of_item, of_lessons, of_slots
from .event_entries import of_event

CALENDAR_FOLDER = "calendars/"
OWNERS = ("school", "organisation")
EVENTS = ("event", *OWNERS)
"""What calendars of many events tell of: the events, and who holds them."""


@dataclass(frozen=True)
class Subscription:
    """A calendar that one can subscribe to."""

    path: str
    """Below the site's root: `calendars/`, the dimension, the value."""
    name: str
    """In a list of many calendars: section, subject, region, what narrows it."""
    label: str
    """In the list on the site."""
    group: str
    """`region`, `grade`, `audience`, `municipality`, `school`, `deadlines`, `lessons` or `roadmap`."""
    total: int
    """How many records it holds; an event at two venues is one."""
    make_entries: Callable[[], Iterable[CalendarEntry]] = field(compare=False)
    items: tuple[CatalogItem[Any], ...] = field(default=(), compare=False)
    """The records that it holds, if these are few."""
    kinds: tuple[str, ...] = ()
    """The kinds of records that it may hold any of."""
    events: tuple[EventItem, ...] = field(default=(), compare=False)
    """The events that it holds, in the order of its entries; empty if it holds something else."""

    @cached_property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """Its entries, made when the file is: a list of calendars needs none of them."""
        return tuple(self.make_entries())


@dataclass(frozen=True, eq=False)
class Subscriptions:
    """All calendars of a catalogue."""

    catalog: Catalog = field(repr=False)

    def all(self) -> Iterator[Subscription]:
        """Yields every calendar, the widest first; empty ones too, so that a family can subscribe early."""
        catalog = self.catalog
        region = catalog.region.name
        yield self._events("region", "region", region, self.events, kinds=EVENTS)
        yield self._deadlines()
        yield from map(self._grade, catalog.grades)
        yield from map(self._audience, Audience)
        yield from map(self._municipality, catalog.municipalities)
        yield from map(self._school, catalog.schools.values())
        yield from self._lessons()
        yield from (self._weekly(plan) for plan in catalog.plans if plan.record.lesson_slots)
        for roadmap in catalog.roadmaps:
            yield from self._roadmap(roadmap)

    @cached_property
    def events(self) -> tuple[EventItem, ...]:
        """All events by their first day: that stays, while in lists of pages what is over stands last."""
        return tuple(sorted(self.catalog.each_of("event"), key=_by_first_day))

    @cached_property
    def _shown(self) -> frozenset[EventItem]:
        """The events that have a day on which to stand."""
        return frozenset(event for event in self.events if calendar_slots(event))

    def _events(
        self, group: str, path: str, label: str, events: Iterable[EventItem], *where: str, kinds: tuple[str, ...] = ()
    ) -> Subscription:
        listed = tuple(event for event in events if event in self._shown)
        name = plain_text.calendar_name(self.catalog, plain_text.EVENTS, *where)

        def entries() -> Iterator[CalendarEntry]:
            return (entry for event in listed for entry in of_event(event))

        items = () if kinds else listed
        path = f"{CALENDAR_FOLDER}{path}.ics"
        return Subscription(path, name, label, group, len(listed), entries, items, kinds, listed)

    def _where(self, is_wanted: Callable[[EventItem], bool]) -> Iterable[EventItem]:
        return filter(is_wanted, self.events)

    def _grade(self, grade: int) -> Subscription:
        label = plain_text.grade_name(grade)
        return self._events(
            "grade", f"grade/{grade}", label, self._where(lambda event: event.is_for_grade(grade)), label, kinds=EVENTS
        )

    def _audience(self, audience: Audience) -> Subscription:
        label = plain_text.audience_name(audience)
        events = self._where(lambda event: audience in event.record.audience)
        return self._events("audience", f"audience/{audience.value}", label, events, label, kinds=EVENTS)

    def _municipality(self, town: Municipality) -> Subscription:
        label = plain_text.municipality_name(town)
        events = self._where(lambda event: town in event.municipalities)
        return self._events("municipality", f"municipality/{town.id}", label, events, label)

    def _school(self, school: SchoolItem) -> Subscription:
        label = plain_text.title_of(school)
        return self._events("school", f"school/{school.id}", label, self._by_school.get(school.id, ()), label)

    @cached_property
    def _by_school(self) -> Mapping[str, Sequence[EventItem]]:
        """The events that a school holds or that name it, by its identifier."""
        found: dict[str, list[EventItem]] = defaultdict(list)
        for event in self.events:
            own = [event.owner.id] if isinstance(event.owner, SchoolItem) else []
            for school in dict.fromkeys([*own, *event.record.schools]):
                found[school].append(event)
        return found

    def _deadlines(self) -> Subscription:
        name = plain_text.calendar_name(self.catalog, plain_text.DEADLINES)
        found = last_days(self.catalog)

        def entries() -> list[CalendarEntry]:
            return sorted(map(of_deadline, found), key=lambda entry: (entry.starts.start, entry.uid))

        path = f"{CALENDAR_FOLDER}deadlines.ics"
        return Subscription(
            path,
            name,
            self.catalog.region.name,
            "deadlines",
            len(found),
            entries,
            kinds=("programme", "class", *OWNERS),
        )

    def _lessons(self) -> Iterator[Subscription]:
        for year, calendar in self.catalog.lesson_calendars.items():
            label = plain_text.year_name(year)
            name = plain_text.calendar_name(self.catalog, plain_text.lessons_of(calendar.course), label)
            entries = partial(of_lessons, self.catalog, calendar)
            yield Subscription(
                f"{CALENDAR_FOLDER}lessons/{year}.ics", name, label, "lessons", len(calendar.lessons), entries
            )

    def _roadmap(self, roadmap: TrackedRoadmap) -> Iterator[Subscription]:
        year = plain_text.year_name(roadmap.years)
        yield self._items(roadmap, roadmap.items, roadmap_path(roadmap), year)
        for party in roadmap.parties:
            own = [
                item
                for item in roadmap.items
                if party.id in {responsible.party for responsible in item.item.responsible}
            ]
            yield self._items(roadmap, own, roadmap_path(roadmap, party), year, party.name)

    def _items(self, roadmap: TrackedRoadmap, items: Iterable[TrackedItem], path: str, *where: str) -> Subscription:
        entries = sorted(
            (entry for item in items for entry in of_item(roadmap, item)), key=lambda entry: entry.starts.start
        )
        name = plain_text.calendar_name(self.catalog, plain_text.ROADMAP, *where)
        return Subscription(path, name, ", ".join(where), "roadmap", len(entries), lambda: entries)

    def _weekly(self, plan: YearPlanItem) -> Subscription:
        course = plain_text.course_name(self.catalog, plan.school_year)
        school = plain_text.title_of(plan.owner)
        year = plain_text.year_name(plan.school_year)
        name = plain_text.calendar_name(self.catalog, plain_text.lessons_of(course), school, year)
        path = f"{CALENDAR_FOLDER}lessons/{plan.school_year}/{plan.owner.id}.ics"
        total = len(plan.record.lesson_slots)
        return Subscription(path, name, f"{school}, {year}", "lessons", total, partial(of_slots, plan), (plan,))


def _by_first_day(event: EventItem) -> tuple[date, str]:
    return event.first_day or date.max, event.address


def roadmap_path(roadmap: TrackedRoadmap, party: Party | None = None) -> str:
    """Returns the path of the calendar with a road map's deadlines, all or those of a party."""
    return f"{CALENDAR_FOLDER}{roadmap.address.rstrip('/')}{f'/{party.id}' if party else ''}.ics"
