"""The deadlines of the road map in a school year: its own, or those of an earlier road map carried over. Knows no page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...model import Deadline, Proof, RoadmapItem, SchoolTask
from ..catalog import Catalog
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
        """The first item that names this proof or this task; None if the road map has none."""
        return next((each for each in self.items.values() if what in (each.item.proof, each.item.task)), None)

    @property
    def is_carried(self) -> bool:
        """Whether the days were shifted because the school year has no road map of its own."""
        return self.roadmap is not None and self.roadmap.record.school_year != self.school_year


def roadmap_for(catalog: Catalog, school_year: str) -> TrackedRoadmap | None:
    """The road map of a school year, or else the nearest before it, or else the first after it; None without any."""
    before = [each for each in catalog.roadmaps if each.record.school_year <= school_year]
    return next(iter(before or reversed(catalog.roadmaps)), None)


def deadlines(catalog: Catalog, school_year: str) -> Deadlines:
    """The deadlines of all items in a school year."""
    roadmap = roadmap_for(catalog, school_year)
    years = int(school_year[:4]) - int(roadmap.record.school_year[:4]) if roadmap else 0
    items = roadmap.items if roadmap else ()
    found = {
        each.item.number: Due(each.item, *span(carried_over(each.item.deadline, years), school_year, catalog.today))
        for each in items
    }
    return Deadlines(roadmap, school_year, found)


def carried_over(deadline: Deadline, years: int) -> Deadline:
    """The deadline so many years later."""
    return deadline.model_copy(
        update={
            "until": _later(deadline.until, years) if deadline.until else None,
            "months": tuple(_months_later(deadline.months, years)),
        }
    )


def _later(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th where it has to."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day and years % 4 else day.day)


def _months_later(months: Iterable[str], years: int) -> Iterable[str]:
    return (f"{int(month[:4]) + years}{month[4:]}" for month in months)
