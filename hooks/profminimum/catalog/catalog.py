"""All records of a region, linked, as they stand on a given day. Reads no file and no clock, and makes no page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from ..model import Direction, Document, Entry, LessonCalendar, Level, Municipality, Records, Region
from ..model.schema.types import GUIDANCE_GRADES, school_year_bounds
from ..russian import folded
from .items.event import EventItem
from .items.item import CatalogItem, time_order
from .items.offers import ClassItem, ProgrammeItem
from .items.organisation import OrganisationItem
from .items.roadmap import TrackedRoadmap
from .items.school import SchoolItem, YearPlanItem
from .items.training import TrainingItem

Item = TypeVar("Item", bound=CatalogItem[Any])
Owner = SchoolItem | OrganisationItem


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
        entry = self.records.single("region")
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

    def item(self, entry: Entry[Any]) -> Any:
        """A record in the catalogue, always the same object; of kinds that no list has (`LISTED`), only its links."""
        made = self._items.get(entry.location.path)
        if made is None:
            kind = _ITEM_KINDS.get(entry.location.kind.name)
            made = self._items[entry.location.path] = kind.type(entry, self) if kind else CatalogItem(entry, self)
        return made

    @cached_property
    def _items(self) -> dict[str, CatalogItem[Any]]:
        return {}

    def _in_order(self, kind: str, entries: Iterable[Entry[Any]]) -> tuple[Any, ...]:
        return tuple(sorted(map(self.item, entries), key=_ITEM_KINDS[kind].order))

    def _all(self, kind: str) -> tuple[Any, ...]:
        """The records of a kind in their order, which is found once."""
        if kind not in self._ordered:
            self._ordered[kind] = self._in_order(kind, self.records.of(kind))
        return self._ordered[kind]

    @cached_property
    def _ordered(self) -> dict[str, tuple[Any, ...]]:
        return {}

    @cached_property
    def schools(self) -> dict[str, SchoolItem]:
        """Schools by identifier, in the order of their names."""
        return {each.id: each for each in self._all("school")}

    @cached_property
    def organisations(self) -> dict[str, OrganisationItem]:
        """Organisations by identifier, in the order of their names."""
        return {each.id: each for each in self._all("organisation")}

    @cached_property
    def plans(self) -> tuple[YearPlanItem, ...]:
        """Plans of all schools and years."""
        return self._all("year_plan")

    @cached_property
    def programmes(self) -> tuple[ProgrammeItem, ...]:
        """Programmes by title."""
        return self._all("programme")

    @cached_property
    def classes(self) -> tuple[ClassItem, ...]:
        """Preprofessional classes by title."""
        return self._all("class")

    @cached_property
    def events(self) -> tuple[EventItem, ...]:
        """Events by time."""
        return self._all("event")

    @cached_property
    def training(self) -> tuple[TrainingItem, ...]:
        """Courses for teachers by title."""
        return self._all("training")

    @cached_property
    def roadmaps(self) -> tuple[TrackedRoadmap, ...]:
        """Road maps, the newest year first."""
        return tuple(reversed(self._all("roadmap")))

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
        return self.owner_named(entry.location.owner_kind, entry.location.owner)

    def owner_named(self, kind: str, identifier: str) -> Owner | None:
        """The owner of a kind (`school`, `organisation`) by its identifier; None of any other kind."""
        if kind == "school":
            return self.schools.get(identifier)
        return self.organisations.get(identifier) if kind == "organisation" else None

    def records_of_owner(self, owner: Owner | None, kind: str) -> tuple[Any, ...]:
        """The records of a kind in an owner's folder; of the region itself for None."""
        folder = owner.entry if owner else self.records.single("region")
        return self._in_order(kind, self.records.siblings(folder, kind)) if folder else ()

    @cached_property
    def classes_by_partner(self) -> dict[str, list[ClassItem]]:
        """Classes by the identifiers of their partners."""
        return _grouped(self.classes, lambda each: [partner.organisation for partner in each.record.partners])

    @cached_property
    def classes_by_school(self) -> dict[str, list[ClassItem]]:
        """Classes by the identifiers of the schools that take part."""
        return _grouped(self.classes, lambda each: [school.id for school in each.schools])

    @cached_property
    def programmes_by_school(self) -> dict[str, list[ProgrammeItem]]:
        """Programmes by the identifiers of the schools that have an agreement."""
        return _grouped(self.programmes, lambda each: each.record.schools)

    @cached_property
    def events_by_host(self) -> dict[str, list[EventItem]]:
        """Events by the identifiers of the organisations that take visitors in."""
        return _grouped(self.events, lambda each: [host.id for host in each.hosts])

    @cached_property
    def events_by_school(self) -> dict[str, list[EventItem]]:
        """Events by the identifiers of the schools that they name."""
        return _grouped(self.events, lambda each: each.record.schools)

    def documents_of(self, owner: Owner | None = None) -> tuple[Document, ...]:
        """The documents of a school, or the region's: the newest first, those without a date last."""
        folder = owner.entry if owner else self.records.single("region")
        assert folder is not None
        found = [each for entry in self.records.siblings(folder, "documents") for each in entry.record.documents]
        return tuple(sorted(found, key=lambda each: each.date or date.min, reverse=True))

    def by_municipality(self, items: Iterable[Item]) -> list[tuple[Municipality | None, list[Item]]]:
        """All municipalities, each with those of the items that are there; None with those that do not say where comes last."""
        towns = _grouped(items, lambda each: [town.id for town in each.municipalities] or [None])
        return [(town, towns.get(town and town.id, [])) for town in (*self.municipalities, None)]

    def in_municipality(self, kind: str, municipality: Municipality) -> list[Any]:
        """The records of a kind that are in a municipality, in the order of their kind."""
        if kind not in self._by_town:
            self._by_town[kind] = _grouped(self._all(kind), lambda each: [town.id for town in each.municipalities])
        return self._by_town[kind].get(municipality.id, [])

    @cached_property
    def _by_town(self) -> dict[str, dict[str, list[Any]]]:
        return {}

    @property
    def valid_until(self) -> datetime:
        """The last moment of the day at which all that is derived here still holds: until the next event is over."""
        clock = self.now.time()
        last = (each.last_minute for each in self.events if each.last_day == self.today)
        ahead = [minute for _, minute in filter(None, last) if minute >= clock]
        return datetime.combine(self.today, min(ahead, default=time.max), self.now.tzinfo)

    @cached_property
    def upcoming_events(self) -> tuple[EventItem, ...]:
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


class _Kind(NamedTuple):
    type: type[Any]
    order: Callable[[Any], Any]


_ITEM_KINDS = {
    "school": _Kind(SchoolItem, _by_name),
    "organisation": _Kind(OrganisationItem, _by_name),
    "year_plan": _Kind(YearPlanItem, attrgetter("path")),
    "programme": _Kind(ProgrammeItem, _by_title),
    "class": _Kind(ClassItem, _by_title),
    "event": _Kind(EventItem, time_order),
    "training": _Kind(TrainingItem, _by_title),
    "roadmap": _Kind(TrackedRoadmap, attrgetter("id")),
}
"""What a record of each kind is in the catalogue, and the order in which lists of them stand."""
