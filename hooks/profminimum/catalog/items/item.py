"""What every catalogued record has: identity, owner, address, whether it is a sample. Knows no page and no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from ...model import Admission, Enrolment, Entry, Municipality
from ...model.schema.fields import Record
from .freshness import Freshness, freshness

if TYPE_CHECKING:
    from ..catalog import Catalog
    from .event import EventItem
    from .organisation import OrganisationItem
    from .school import SchoolItem

RecordT = TypeVar("RecordT", bound=Record)


class Phase(StrEnum):
    """Where a period stands on the catalogue's day."""

    SOON = "soon"
    NOW = "now"
    OVER = "over"


def phase_of(first: date | None, last: date | None, today: date) -> Phase | None:
    """The phase of a period whose ends may be unknown; None if both are."""
    if first is None and last is None:
        return None
    if last is not None and last < today:
        return Phase.OVER
    return Phase.SOON if first is not None and first > today else Phase.NOW


@dataclass(frozen=True, eq=False)
class CatalogItem(Generic[RecordT]):
    """A record in the catalogue, linked to the others through it. Two are the same only if they are one object."""

    entry: Entry[RecordT]
    catalog: Catalog = field(repr=False)

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
    def path(self) -> str:
        """The file below the folder of data."""
        return self.entry.location.path

    @cached_property
    def owner(self) -> SchoolItem | OrganisationItem | None:
        """The school or organisation in whose folder it lies, itself if it is one; None for the region's own."""
        return self.catalog.owner_of(self.entry)

    @cached_property
    def is_sample(self) -> bool:
        """Whether it, or its owner, is made up as an example: shown with a mark, left out of counts and search engines."""
        return self.record.demo or (self.owner is not None and self.owner.record.demo)

    @cached_property
    def freshness(self) -> Freshness | None:
        """When it was last looked at and when it is due; None for what nobody looks at again."""
        return freshness(self.entry, self.catalog.region, self.catalog.today)

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Where it is; empty if that is not said."""
        owner = self.owner
        return owner.municipalities if owner is not None and owner is not self else ()

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """What catalogues filter by: the name of each filter and the values that hold for this record."""
        return {"municipality": tuple(each.id for each in self.municipalities)}


class OwnerItem(CatalogItem[RecordT]):
    """A school or an organisation: it has a name, and records lie in its folder."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.record.name

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Where it is; empty if that is not said."""
        own = self.catalog.municipality(self.record.municipality)
        return (own,) if own else ()


class OfferItem(CatalogItem[RecordT]):
    """A record that one joins within a window of days."""

    @property
    def window(self) -> Enrolment | Admission | None:
        """The days on which one can join, if any are given."""
        return self.record.enrolment

    @cached_property
    def enrolment(self) -> Phase | None:
        """Whether one can join on the catalogue's day; None if no dates are given."""
        return phase_of(self.window.opens, self.window.closes, self.catalog.today) if self.window else None

    @property
    def deadline(self) -> date | None:
        """The last day to join, if it is known."""
        return self.window.closes if self.window else None

    @property
    def is_closed(self) -> bool:
        """Whether enrolment is over, so that it stands apart from what one can join."""
        return self.enrolment is Phase.OVER


def time_order(event: EventItem) -> tuple[tuple[date, time], str]:
    """Where an event stands among others: by its start, then by its address."""
    return event.record.starts.start, event.address


def by_time(events: Iterable[EventItem]) -> tuple[EventItem, ...]:
    """Events without repetitions, in the order of their time."""
    return tuple(sorted(dict.fromkeys(events), key=time_order))


def yes(value: object) -> tuple[str, ...]:
    """The facet of something that is there or not: `("yes",)` or empty."""
    return ("yes",) if value else ()
