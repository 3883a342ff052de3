"""The deadlines of the road map in a school year: its own, or those of an earlier road map carried over. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...dates import opening_year, shift_day, shift_month
from ...model import Deadline, Proof, RoadmapItem, SchoolTask
from ..catalog import Catalog
from ..items.item import LinkedRecords
from ..items.roadmap import TrackedRoadmap, span


@dataclass(frozen=True)
class Due:
    """An item with its deadline in a school year."""

    item: RoadmapItem
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Deadlines:
    """The items of a road map by number, with their deadlines in a school year."""

    roadmap: TrackedRoadmap | None
    school_year: str
    items: dict[str, Due]

    def of(self, what: Proof | SchoolTask) -> Due | None:
        """Returns the first item that names this proof or this task; None if the road map has none."""
        return next((due for due in self.items.values() if what in (due.item.proof, due.item.task)), None)

    @property
    def is_carried(self) -> bool:
        """Whether the days were shifted because the school year has no road map of its own."""
        return self.roadmap is not None and self.roadmap.record.school_year != self.school_year


def roadmap_for(catalog: LinkedRecords, school_year: str) -> TrackedRoadmap | None:
    """Returns the road map of a school year, else the nearest before it, else the first after it; None without any."""
    before = [roadmap for roadmap in catalog.roadmaps if roadmap.record.school_year <= school_year]
    return next(iter(before or reversed(catalog.roadmaps)), None)


def deadlines(catalog: Catalog, school_year: str) -> Deadlines:
    """Returns the deadlines of all items in a school year."""
    roadmap = roadmap_for(catalog, school_year)
    years = opening_year(school_year) - opening_year(roadmap.record.school_year) if roadmap else 0
    items = roadmap.items if roadmap else ()
    found = {
        item.number: Due(item, *span(carried_over(item.deadline, years), school_year, catalog.today))
        for item in (tracked.item for tracked in items)
    }
    return Deadlines(roadmap, school_year, found)


def carried_over(deadline: Deadline, years: int) -> Deadline:
    """Returns the deadline so many years later."""
    return deadline.model_copy(
        update={
            "until": shift_day(deadline.until, years) if deadline.until else None,
            "months": tuple(shift_month(month, years) for month in deadline.months),
        }
    )
