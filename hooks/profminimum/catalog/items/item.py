"""What every record in the catalogue has: identity, owner, address, whether it is a sample. Knows no page and no clock."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from ...model import (
    CONTRIBUTED,
    Document,
    Entry,
    Municipality,
    Organisation,
    PreprofessionalClass,
    Programme,
    School,
    Training,
)
from ...model.schema.fields import Record
from ...model.shared import Contact
from ...validity import cached_property
from .freshness import Freshness, freshness
from .people import people
from .phase import midnight_after
from .region_day import RegionDay

RecordT = TypeVar("RecordT", bound=Record)
OwnerT = TypeVar("OwnerT", bound=School | Organisation)
OfferT = TypeVar("OfferT", bound=Programme | PreprofessionalClass | Training)


FacetChanges = tuple[tuple[datetime, tuple[str, ...]], ...]
"""Moments by the region's clocks, in order, each with the values of a filter that hold from then on."""


class LinkedRecords(RegionDay, ABC):
    """The catalogue as its items see it: a region on a day, and the links between its records."""

    @property
    @abstractmethod
    def schools(self) -> Mapping[str, OwnerItem[School]]:
        """Schools by identifier."""

    @property
    @abstractmethod
    def organisations(self) -> Mapping[str, OwnerItem[Organisation]]:
        """Organisations by identifier."""

    @property
    @abstractmethod
    def roadmaps(self) -> tuple[Any, ...]:
        """Road maps (`TrackedRoadmap`), the newest year first."""

    @abstractmethod
    def owner_of(self, entry: Entry[Any]) -> OwnerItem[Any] | None:
        """Returns the school or organisation in whose folder a record is; None for the region's own."""

    @abstractmethod
    def records_of_owner(self, owner: OwnerItem[Any] | None, kind: str) -> tuple[Any, ...]:
        """Returns the items of a kind in an owner's folder, in their order; of the region itself for None."""

    @abstractmethod
    def documents_of(self, owner: OwnerItem[Any] | None = None) -> tuple[Document, ...]:
        """Returns the documents of an owner, or of the region: the newest first, those without a date last."""

    @property
    @abstractmethod
    def classes_by_partner(self) -> Mapping[str, Sequence[Any]]:
        """Classes (`ClassItem`) by the identifiers of their partners."""

    @property
    @abstractmethod
    def classes_by_school(self) -> Mapping[str, Sequence[Any]]:
        """Classes (`ClassItem`) by the identifiers of the schools that take part."""

    @property
    @abstractmethod
    def programmes_by_school(self) -> Mapping[str, Sequence[Any]]:
        """Programmes (`ProgrammeItem`) by the identifiers of the schools that have an agreement."""

    @property
    @abstractmethod
    def events_by_host(self) -> Mapping[str, Sequence[Any]]:
        """Events (`EventItem`) by the identifiers of the organisations that take visitors in."""

    @property
    @abstractmethod
    def events_by_school(self) -> Mapping[str, Sequence[Any]]:
        """Events (`EventItem`) by the identifiers of the schools that they name."""


@dataclass(frozen=True, eq=False)
class CatalogItem(Generic[RecordT]):
    """A record in the catalogue, linked to the others through it. Two are the same only if they are one object."""

    entry: Entry[RecordT]
    catalog: LinkedRecords = field(repr=False)

    @cached_property
    def record(self) -> RecordT:
        """The record as it was written."""
        return self.entry.record

    @property
    def id(self) -> str:
        """The identifier, unique within its kind and owner."""
        return self.entry.id

    @property
    def kind(self) -> str:
        """The name of the kind: `school`, `programme`, `class`, `event`, `organisation`."""
        return self.entry.location.kind.name

    @cached_property
    def address(self) -> str:
        """The address of its page below the site's root, with a slash at the end."""
        return self.entry.location.address

    @cached_property
    def first_address(self) -> str:
        """The oldest address of its page: what programs of subscribers know it by."""
        return self.catalog.former_addresses.first(self.entry)

    @cached_property
    def path(self) -> str:
        """The file below the data folder."""
        return self.entry.location.path

    @cached_property
    def owner(self) -> OwnerItem[Any] | None:
        """The school or organisation in whose folder it is, itself if it is one; None for the region's own."""
        return self.catalog.owner_of(self.entry)

    @cached_property
    def is_sample(self) -> bool:
        """Whether it, or its owner, is made up as an example: shown with a mark, left out of counts and search engines."""
        return self.record.demo or (self.owner is not None and self.owner.record.demo)

    @property
    def is_reported(self) -> bool:
        """Whether it is known from others alone: no source is a page of its owner, who has not checked it either."""
        if self.owner is None or self.is_sample or self.record.checked or not self.record.sources:
            return False
        own = {urlsplit(page.url).hostname for page in self.owner.record.pages}
        return not any(source.url and urlsplit(source.url).hostname in own for source in self.record.sources)

    @property
    def has_ended(self) -> bool:
        """Whether it is closed: it keeps its page, and stands in no list of what one may choose."""
        return False

    @cached_property
    def freshness(self) -> Freshness | None:
        """When it was last reviewed and when it is due; None for what nobody reviews again."""
        return freshness(self.entry, self.catalog.region, self.catalog.today)

    @cached_property
    def changed(self) -> date | None:
        """The day on which it last changed: as it says itself, else that of its file's last commit; None if unknown."""
        return self.record.updated or self.catalog.commit_days.get(self.path)

    @property
    def last_change(self) -> date | None:
        """The day on which what its page shows last changed."""
        return self.changed

    @property
    def first_day(self) -> date | None:
        """The first day on which it takes place; None for what has no days, or none that are known."""
        return None

    @property
    def day_marks(self) -> tuple[str, ...]:
        """The days on which it takes place as browsers read them; empty for what has no days of its own."""
        return ()

    @property
    def open_until(self) -> date | None:
        """The last day on which it may still come although no day is known; None where nothing is open."""
        return None

    @property
    def deadline(self) -> date | None:
        """The last day to join; None for what nobody joins, or if it is not known."""
        return None

    @property
    def deadline_changes(self) -> tuple[tuple[datetime, date | None], ...]:
        """Each moment to come at which another last day counts, with that day."""
        return ()

    @property
    def facet_changes(self) -> dict[str, FacetChanges]:
        """By the name of a filter, each moment to come at which other values of it hold, with these values."""
        return {}

    @property
    def title(self) -> str:
        """What the record is called; see `Entry.title`."""
        return self.entry.title

    @property
    def searched_texts(self) -> tuple[str, ...]:
        """Its own texts whose words a reader may type into a filter, the title first."""
        return (self.title,)

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Where it is; empty if that is not said."""
        owner = self.owner
        return owner.municipalities if owner is not None and owner is not self else ()

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """What catalogues filter by: the name of each filter and the values that hold for this record."""
        return {
            "municipality": tuple(town.id for town in self.municipalities),
            "grade": tuple(map(str, getattr(self.record, "grades", ()))),
        }


Item = TypeVar("Item", bound=CatalogItem[Any])


class OwnerItem(CatalogItem[OwnerT]):
    """A school or an organisation: it has a name, and records are in its folder."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.record.name

    @cached_property
    def last_change(self) -> date | None:
        """The day on which it, or a record in its folder, last changed: its page shows them all."""
        kinds = (kind.name for kind in CONTRIBUTED if not kind.entries)
        own = (item for kind in kinds for item in self.catalog.records_of_owner(self, kind))
        return max((item.changed for item in own if item.changed), default=None)

    @property
    def has_ended(self) -> bool:
        """Whether its last day is over."""
        return self.record.closed is not None and self.record.closed < self.catalog.today

    @property
    def closed_from(self) -> datetime | None:
        """The midnight after its last day; None if it has none."""
        return midnight_after(self.record.closed) if self.record.closed else None

    @property
    def successor(self) -> OwnerItem[Any] | None:
        """What it was merged into; None if it was not."""
        owners: Mapping[str, OwnerItem[Any]] = (
            self.catalog.schools if self.kind == "school" else self.catalog.organisations
        )
        return owners.get(self.record.merged_into or "")

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Whom to ask there, each person once."""
        return people(self.record.contacts)

    @property
    def former_names(self) -> tuple[str, ...]:
        """What it was called before."""
        return tuple(renaming.name for renaming in self.record.renamed)

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Where it is; empty if that is not said."""
        own = self.catalog.municipality(self.record.municipality)
        return (own,) if own else ()


def without_samples(items: Iterable[Item]) -> list[Item]:
    """Returns the items that counts and reports show: not made up as examples, and of nothing that is closed."""
    return [item for item in items if not item.is_sample and not (item.owner and item.owner.has_ended)]


def yes(value: object) -> tuple[str, ...]:
    """Returns the facet of something that is there or not: `("yes",)` or empty."""
    return ("yes",) if value else ()
