"""What there is for a pupil of a municipality beside what stands in it: everywhere in the region, and next door."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from ...model import AttendanceMode, Municipality, School
from ...model.distance import kilometres
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
        tuple(item for item in catalog.programmes if item.is_current and is_everywhere(item) and not item.is_closed),
        tuple(item for item in catalog.classes if item.is_current and is_everywhere(item) and not item.is_closed),
        catalog.upcoming(lambda event: event.is_for_families and is_everywhere(event)),
    )


NEAREST = 4
"""Municipalities that count as next door by their distance alone."""


class Neighbour(NamedTuple):
    """Another municipality, seen from one."""

    town: Municipality
    distance: int | None = None
    """Whole kilometres between the centres as the crow flies; None where a centre is unknown or both are one place."""
    is_twin: bool = False
    """Whether it shares the name: the town in the middle of the okrug, or the okrug around the town."""


def by_distance(catalog: Catalog, town: Municipality) -> tuple[Neighbour, ...]:
    """Returns the other municipalities with a known centre, the nearest first; empty where that of the town is unknown."""
    seen = (_seen_from(town, other) for other in catalog.municipalities if other.id != town.id)
    known = [each for each in seen if town.centre and each.town.centre]
    return tuple(sorted(known, key=lambda each: each.distance or 0))


def neighbours(catalog: Catalog, town: Municipality) -> tuple[Neighbour, ...]:
    """Returns the municipalities next to one: twins of the same name, then those that either names as near, then the nearest.

    People who name neighbours know the roads; by distance come as many more as there is place for.
    """
    others = [_seen_from(town, other) for other in catalog.municipalities if other.id != town.id]
    twins = [each for each in others if each.is_twin]
    named = [each for each in others if each.town.id in town.near or town.id in each.town.near]
    nearest = [each for each in by_distance(catalog, town) if not each.is_twin and each not in named]
    found = dict.fromkeys(chain(twins, named, nearest[: max(0, NEAREST - len(named))]))
    return tuple(found)


def _seen_from(town: Municipality, other: Municipality) -> Neighbour:
    is_twin = other.kind is not town.kind and bool(place_roots(town.short_name) & place_roots(other.short_name))
    away = round(kilometres(town.centre, other.centre)) if town.centre and other.centre else 0
    return Neighbour(other, away or None, is_twin)
