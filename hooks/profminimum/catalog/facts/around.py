"""What there is for a pupil of a municipality beside what stands in it: everywhere in the region, and next door."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

from ...model import AttendanceMode, Municipality, School
from ...model.shared import Access, StudyForm
from ...russian import place_roots
from ..catalog import Catalog, memoised
from ..items.access import AccessItem
from ..items.event import EventItem
from ..items.item import CatalogItem
from ..items.offers import ClassItem, ProgrammeItem


def is_everywhere(item: CatalogItem[Any]) -> bool:
    """Returns whether one joins from any place: it is held over the net, or the region itself holds it in no place.

    What is for pupils of certain schools is not; where nobody says for whom, what a school holds is not taken to be for all.
    """
    if not isinstance(item, AccessItem) or not (_is_remote(item) or not item.municipalities):
        return False
    if item.access:
        return item.access.kind is Access.ANYONE
    return item.owner is None or not isinstance(item.owner.record, School)


def _is_remote(item: CatalogItem[Any]) -> bool:
    if isinstance(item, EventItem):
        return item.record.attendance_mode in (AttendanceMode.ONLINE, AttendanceMode.MIXED)
    return isinstance(item, ProgrammeItem) and item.record.form is StudyForm.ONLINE


@dataclass(frozen=True)
class Everywhere:
    """What pupils of every municipality can join now."""

    programmes: tuple[ProgrammeItem, ...]
    classes: tuple[ClassItem, ...]
    events: tuple[EventItem, ...]

    @property
    def items(self) -> tuple[ProgrammeItem | ClassItem | EventItem, ...]:
        """All of them."""
        return (*self.programmes, *self.classes, *self.events)


@memoised
def everywhere(catalog: Catalog) -> Everywhere:
    """Returns what one can join from anywhere: open or still to open, not over."""
    return Everywhere(
        tuple(item for item in catalog.programmes if item.is_current and not item.is_closed and is_everywhere(item)),
        tuple(item for item in catalog.classes if item.is_current and not item.is_closed and is_everywhere(item)),
        tuple(event for event in catalog.upcoming_events if event.is_for_families and is_everywhere(event)),
    )


def neighbours(catalog: Catalog, town: Municipality) -> tuple[Municipality, ...]:
    """Returns the municipalities next to one: its twin of the same name, then those that either names as near."""
    others = [other for other in catalog.municipalities if other.id != town.id]
    name = place_roots(town.short_name)
    twins = [other for other in others if other.kind is not town.kind and name & place_roots(other.short_name)]
    near = [other for other in others if other.id in town.near or town.id in other.near]
    return tuple({other.id: other for other in chain(twins, near)}.values())
