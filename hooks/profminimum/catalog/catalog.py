"""All records of a region, linked, as they stand on a given day. Reads no file and no clock, and makes no page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import wraps
from operator import attrgetter
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from ..model import Attachment, Document, Entry, Municipality
from ..model.attachments import folder_of_files
from ..russian import folded
from ..validity import Validity, cached_property, rely_on, watch
from .items.event import EventItem, by_time, time_order
from .items.item import CatalogItem, Item, LinkedRecords, OwnerItem
from .items.offers import ClassItem, ProgrammeItem
from .items.organisation import OrganisationItem
from .items.roadmap import TrackedRoadmap
from .items.school import SchoolItem, YearPlanItem
from .items.training import TrainingItem

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class Catalog(LinkedRecords):
    """A region's records on a day: every record as an item, in ordered lists and by its links to others."""

    # Records

    def item(self, entry: Entry[Any]) -> Any:
        """Returns the item of a record, always the same object; a plain `CatalogItem` for kinds that no list has."""
        made = self._items.get(entry.location.path)
        if made is None:
            kind = _ITEM_KINDS.get(entry.location.kind.name, _OTHER)
            made = self._items[entry.location.path] = kind.type(entry, self)
        return made

    @cached_property
    def _items(self) -> dict[str, CatalogItem[Any]]:
        return {}

    def _in_order(self, kind: str, entries: Iterable[Entry[Any]]) -> tuple[Any, ...]:
        return tuple(sorted(map(self.item, entries), key=_ITEM_KINDS.get(kind, _OTHER).order))

    def all_of(self, kind: str) -> tuple[Any, ...]:
        """Returns the records of a kind in their order, which is found once."""
        return _ordered(self, kind)

    def each_of(self, kind: str) -> Iterator[Any]:
        """Yields the items of a kind by file: the order of events is of the day, and whoever sorts them anew need not ask."""
        return map(self.item, self.records.of(kind))

    @cached_property
    def schools(self) -> dict[str, SchoolItem]:
        """Schools by identifier, in the order of their names."""
        return {school.id: school for school in self.all_of("school")}

    @cached_property
    def organisations(self) -> dict[str, OrganisationItem]:
        """Organisations by identifier, in the order of their names."""
        return {organisation.id: organisation for organisation in self.all_of("organisation")}

    @cached_property
    def plans(self) -> tuple[YearPlanItem, ...]:
        """Plans of all schools and years."""
        return self.all_of("year_plan")

    @cached_property
    def programmes(self) -> tuple[ProgrammeItem, ...]:
        """Programmes by title."""
        return self.all_of("programme")

    @cached_property
    def classes(self) -> tuple[ClassItem, ...]:
        """Preprofessional classes by title."""
        return self.all_of("class")

    @cached_property
    def events(self) -> tuple[EventItem, ...]:
        """Events by time."""
        return self.all_of("event")

    @cached_property
    def training(self) -> tuple[TrainingItem, ...]:
        """Courses for teachers by title."""
        return self.all_of("training")

    @cached_property
    def roadmaps(self) -> tuple[TrackedRoadmap, ...]:
        """Road maps, the newest year first."""
        return tuple(reversed(self.all_of("roadmap")))

    # Links between records

    def owner_of(self, entry: Entry[Any]) -> OwnerItem[Any] | None:
        """Returns the school or organisation in whose folder a record is; None for the region's own."""
        return self.owner_named(entry.location.owner_kind, entry.location.owner)

    def owner_named(self, kind: str, identifier: str) -> OwnerItem[Any] | None:
        """Returns the owner of a kind (`school`, `organisation`) by its identifier; None of any other kind."""
        if kind == "school":
            return self.schools.get(identifier)
        return self.organisations.get(identifier) if kind == "organisation" else None

    def records_of_owner(self, owner: OwnerItem[Any] | None, kind: str) -> tuple[Any, ...]:
        """Returns the items of a kind in an owner's folder, in their order; of the region itself for None."""
        folder = owner.entry if owner else self.records.single("region")
        return self._in_order(kind, self.records.siblings(folder, kind)) if folder else ()

    @cached_property
    def classes_by_partner(self) -> dict[str, list[ClassItem]]:
        """Classes by the identifiers of their partners."""
        return _grouped(self.classes, lambda item: [partner.organisation for partner in item.record.partners])

    @cached_property
    def classes_by_school(self) -> dict[str, list[ClassItem]]:
        """Classes by the identifiers of the schools that take part."""
        return _grouped(self.classes, lambda item: [school.id for school in item.schools])

    @cached_property
    def programmes_by_school(self) -> dict[str, list[ProgrammeItem]]:
        """Programmes by the identifiers of the schools that have an agreement."""
        return _grouped(self.programmes, lambda item: item.record.schools)

    @cached_property
    def events_by_host(self) -> dict[str, list[EventItem]]:
        """Events by the identifiers of the organisations that take visitors in, in no order."""
        return _grouped(self.each_of("event"), lambda event: [host.id for host in event.hosts])

    @cached_property
    def events_by_school(self) -> dict[str, list[EventItem]]:
        """Events by the identifiers of the schools that they name, in no order."""
        return _grouped(self.each_of("event"), lambda item: item.record.schools)

    def documents_of(self, owner: OwnerItem[Any] | None = None) -> tuple[Document, ...]:
        """Returns the documents of an owner, or of the region: the newest first, those without a date last."""
        folder = owner.entry if owner else self.records.single("region")
        assert folder is not None
        lists = self.records.siblings(folder, "documents")
        documents = [document for entry in lists for document in entry.record.documents]
        return tuple(sorted(documents, key=lambda document: document.date or date.min, reverse=True))

    def files_of(self, owner: OwnerItem[Any] | None = None) -> dict[str, Attachment]:
        """Returns the files of an owner, or of the region, by name: what its documents name."""
        return self._files_by_folder[folder_of_files(owner.entry.location.owner_folder if owner else "")]

    @cached_property
    def _files_by_folder(self) -> dict[str, dict[str, Attachment]]:
        folders: dict[str, dict[str, Attachment]] = defaultdict(dict)
        for path, file in self.published_files.items():
            folders[path.removesuffix(file.name)][file.name] = file
        return folders

    @cached_property
    def published_files(self) -> dict[str, Attachment]:
        """The files that records name, by path; others are not published."""
        return {file.path: file for entry in self.records for _, file in self.records.attached(entry)}

    def by_municipality(self, items: Iterable[Item]) -> list[tuple[Municipality | None, list[Item]]]:
        """Returns all municipalities, each with its items; last, None with the items that do not say where they are.

        Closed schools and organisations are left out.
        """
        towns = _grouped(_open(items), lambda item: [town.id for town in item.municipalities] or [None])
        return [(town, towns.get(town and town.id, [])) for town in (*self.municipalities, None)]

    def in_municipality(self, kind: str, municipality: Municipality) -> list[Any]:
        """Returns the items of a kind in a municipality, in the order of their kind; closed ones are left out."""
        return _in_municipality(self, kind, municipality.id)

    @cached_property
    def results(self) -> dict[Hashable, tuple[Any, Validity]]:
        """What `memoised` functions returned for this catalogue, and how long that holds, by function and arguments."""
        return {}

    @cached_property
    def last_change(self) -> date | None:
        """The day on which a record last changed; None if no day is known."""
        days = (self.item(entry).changed for entry in self.records)
        return max((day for day in days if day), default=None)

    @cached_property
    def sample_count(self) -> int:
        """How many of all records are made up as examples, by themselves or by their owner."""
        return sum(self.item(entry).is_sample for entry in self.records)

    @cached_property
    def has_samples(self) -> bool:
        """Whether made-up records are among its schools, programmes, classes and events."""
        kinds = ("school", "programme", "class", "event")
        return any(item.is_sample for kind in kinds for item in self.all_of(kind))

    def upcoming(self, wanted: Callable[[EventItem], object]) -> tuple[EventItem, ...]:
        """Returns the events for which a condition holds and to which a reader can still go, by time. Of no others it is asked
        when they are.
        """
        return by_time(event for event in self.each_of("event") if wanted(event) and event.is_ahead)

    @cached_property
    def upcoming_events(self) -> tuple[EventItem, ...]:
        """Events that a reader can still go to, by time."""
        return tuple(event for event in self.events if event.is_ahead)


def memoised(
    function: Callable[Concatenate[Catalog, Arguments], Result],
) -> Callable[Concatenate[Catalog, Arguments], Result]:
    """Decorates a function of a catalogue and further hashable arguments: its results live as long as the catalogue."""

    @wraps(function)
    def remembered(catalog: Catalog, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        key = (function, args, *kwargs.items())
        known = catalog.results.get(key)
        if known is None:
            with watch() as validity:
                known = function(catalog, *args, **kwargs), validity
            catalog.results[key] = known
        rely_on(known[1])
        result: Result = known[0]
        return result

    return remembered


@memoised
def _ordered(catalog: Catalog, kind: str) -> tuple[Any, ...]:
    return catalog._in_order(kind, catalog.records.of(kind))


@memoised
def _by_town(catalog: Catalog, kind: str) -> dict[str, list[Entry[Any]]]:
    """The files of what is open of a kind by municipality: nobody has asked yet for their order."""
    items = _open(catalog.each_of(kind))
    towns = _grouped(items, lambda item: [town.id for town in item.municipalities])
    return {town: [item.entry for item in own] for town, own in towns.items()}


@memoised
def _in_municipality(catalog: Catalog, kind: str, town: str) -> list[Any]:
    return list(catalog._in_order(kind, _by_town(catalog, kind).get(town, ())))


def _open(items: Iterable[Item]) -> Iterable[Item]:
    return (item for item in items if not item.has_ended)


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
    "roadmap": _Kind(TrackedRoadmap, attrgetter("bounds")),
}
"""What a record of each kind is in the catalogue, and the order in which lists of them stand."""
_OTHER = _Kind(CatalogItem, _by_title)
"""What a record of any other kind is."""
