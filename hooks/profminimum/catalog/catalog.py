"""All records of a region, linked, as they stand on a given day. Reads no file and no clock, and makes no page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, TypeVar

from ..model import Direction, Document, Entry, LessonCalendar, Level, Municipality, Records, Region
from ..model.declare import Record
from ..model.types import GUIDANCE_GRADES, school_year_bounds
from ..russian import folded
from .event import ListedEvent
from .listed import Listed, by_time
from .offers import ListedClass, ListedProgramme
from .organisation import ListedOrganisation
from .roadmap import ListedRoadmap
from .school import ListedSchool, ListedYearPlan

Item = TypeVar("Item", bound=Listed[Any])
Owner = ListedSchool | ListedOrganisation


@dataclass(frozen=True, eq=False)
class Catalog:
    """A region's records on a day.

    `records` must be sound: every reference exists, every record's owner exists, and there is a region. `now` carries
    the region's time zone.
    """

    records: Records = field(repr=False)
    now: datetime

    @property
    def today(self) -> date:
        """The day on which everything derived here holds."""
        return self.now.date()

    @cached_property
    def region(self) -> Region:
        """The region's own record."""
        entry = self.records.one("region")
        assert entry is not None
        return entry.record

    @property
    def school_year(self) -> str:
        """The region's current school year, such as `2026-27`."""
        return self.region.school_year

    def bounds(self, school_year: str) -> tuple[date, date]:
        """The first and the last day of a school year."""
        return school_year_bounds(school_year)

    @property
    def grades(self) -> range:
        """The grades of the minimum: 6 to 11."""
        return GUIDANCE_GRADES

    # Vocabularies

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The levels, from the lowest."""
        return tuple(self.records.targets("level").values())

    @cached_property
    def directions(self) -> tuple[Direction, ...]:
        """The seven directions, in the documents' order."""
        return tuple(self.records.targets("direction").values())

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """All municipalities, by name."""
        return tuple(sorted(self.records.targets("municipality").values(), key=lambda each: folded(each.short_name)))

    def municipality(self, identifier: str | None) -> Municipality | None:
        """A municipality by its identifier."""
        return self.records.targets("municipality").get(identifier)

    def direction(self, identifier: str | None) -> Direction | None:
        """A direction by its identifier."""
        return self.records.targets("direction").get(identifier)

    # Records

    def _listed(
        self, kind: str, listed: Callable[[Entry[Any], Catalog], Item], key: Callable[[Item], Any]
    ) -> tuple[Item, ...]:
        return tuple(sorted((listed(entry, self) for entry in self.records.of(kind)), key=key))

    @cached_property
    def schools(self) -> dict[str, ListedSchool]:
        """Schools by identifier, in the order of their names."""
        return {each.id: each for each in self._listed("school", ListedSchool, _by_name)}

    @cached_property
    def organisations(self) -> dict[str, ListedOrganisation]:
        """Organisations by identifier, in the order of their names."""
        return {each.id: each for each in self._listed("organisation", ListedOrganisation, _by_name)}

    @cached_property
    def plans(self) -> tuple[ListedYearPlan, ...]:
        """Plans of all schools and years."""
        return self._listed("year_plan", ListedYearPlan, lambda each: each.path)

    @cached_property
    def programmes(self) -> tuple[ListedProgramme, ...]:
        """Programmes by title."""
        return self._listed("programme", ListedProgramme, _by_title)

    @cached_property
    def classes(self) -> tuple[ListedClass, ...]:
        """Preprofessional classes by title."""
        return self._listed("class", ListedClass, _by_title)

    @cached_property
    def events(self) -> tuple[ListedEvent, ...]:
        """Events by time."""
        return by_time(ListedEvent(entry, self) for entry in self.records.of("event"))

    @cached_property
    def roadmaps(self) -> tuple[ListedRoadmap, ...]:
        """Road maps, the newest year first."""
        return tuple(reversed(self._listed("roadmap", ListedRoadmap, lambda each: each.id)))

    @cached_property
    def lesson_calendars(self) -> dict[str, LessonCalendar]:
        """Calendars of the course by school year, the newest first."""
        return {
            entry.id: entry.record
            for entry in sorted(self.records.of("lessons"), key=lambda each: each.id, reverse=True)
        }

    # Links between records

    def owner_of(self, entry: Entry[Any]) -> Owner | None:
        """The school or organisation in whose folder a record lies."""
        kind, owner = entry.location.owner_kind, entry.location.owner
        if kind == "school":
            return self.schools.get(owner)
        return self.organisations.get(owner) if kind else None

    @cached_property
    def _owned(self) -> dict[tuple[Owner | None, str], list[Listed[Record]]]:
        return _grouped(
            [*self.plans, *self.programmes, *self.classes, *self.events], lambda each: [(each.owner, each.kind)]
        )

    def owned(self, owner: Owner | None, kind: str) -> tuple[Any, ...]:
        """The records of a kind in an owner's folder; of the region itself for None."""
        return tuple(self._owned.get((owner, kind), ()))

    @cached_property
    def classes_by_partner(self) -> dict[str, list[ListedClass]]:
        """Classes by the identifiers of their partners."""
        return _grouped(self.classes, lambda each: [partner.organisation for partner in each.record.partners])

    @cached_property
    def classes_by_school(self) -> dict[str, list[ListedClass]]:
        """Classes by the identifiers of the schools that take part."""
        return _grouped(self.classes, lambda each: [school.id for school in each.schools])

    @cached_property
    def programmes_by_school(self) -> dict[str, list[ListedProgramme]]:
        """Programmes by the identifiers of the schools that have an agreement."""
        return _grouped(self.programmes, lambda each: each.record.schools)

    @cached_property
    def events_by_host(self) -> dict[str, list[ListedEvent]]:
        """Events by the identifiers of the organisations that take visitors in."""
        return _grouped(self.events, lambda each: [host.id for host in each.hosts])

    @cached_property
    def events_by_school(self) -> dict[str, list[ListedEvent]]:
        """Events by the identifiers of the schools that they name."""
        return _grouped(self.events, lambda each: each.record.schools)

    def documents_of(self, owner: Owner | None = None) -> tuple[Document, ...]:
        """The documents of a school, or the region's: the newest first, those without a date last."""
        folder = owner.entry if owner else self.records.one("region")
        assert folder is not None
        found = [each for entry in self.records.beside(folder, "documents") for each in entry.record.documents]
        return tuple(sorted(found, key=lambda each: each.date or date.min, reverse=True))

    def in_municipality(self, items: Iterable[Item], municipality: Municipality | None) -> tuple[Item, ...]:
        """Those that are in a municipality, or for None those that do not say where they are."""
        wanted = (
            # Each is the vocabulary's own object, and to compare records field by field takes a hundred times longer.
            (lambda each: any(own is municipality for own in each.municipalities))
            if municipality
            else (lambda each: not each.municipalities)
        )
        return tuple(each for each in items if wanted(each))

    @property
    def holds_until(self) -> datetime:
        """The last moment of the day at which all that is derived here still holds: until the next event is over."""
        clock = self.now.time()
        last = (each.last_minute for each in self.events if each.last_day == self.today)
        ahead = [minute for _, minute in filter(None, last) if minute >= clock]
        return datetime.combine(self.today, min(ahead, default=time.max), self.now.tzinfo)

    @cached_property
    def ahead(self) -> tuple[ListedEvent, ...]:
        """Events that a reader can still go to, by time."""
        return tuple(each for each in self.events if each.is_ahead)


def _grouped(items: Iterable[Any], keys: Callable[[Any], Iterable[Any]]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            groups[key].append(item)
    return groups


def _by_name(item: Any) -> tuple[str, str]:
    return folded(item.record.name), item.id


def _by_title(item: Any) -> tuple[str, str]:
    return folded(item.record.title), item.address
