"""The deadlines of the road map in a school year: its own, or those of an earlier road map carried over. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ...dates import opening_year, school_year_bounds, shift_day, shift_month, shift_years
from ...model import Deadline, Proof, RoadmapItem, SchoolTask
from ..catalog import Catalog
from ..items.deadline_days import next_due, span
from ..items.item import LinkedRecords
from ..items.roadmap import TrackedRoadmap


@dataclass(frozen=True)
class Due:
    """An item with its deadline in a school year."""

    item: RoadmapItem
    first: date | None
    last: date | None
    next: date | None
    """The next day on which it is due, from today on."""

    @property
    def day(self) -> date | None:
        """The day to name: the next one, else the last; None where none is known."""
        return self.next or self.last


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
    def asks_schools(self) -> bool:
        """Whether an item names a task of every school, by which readiness is counted."""
        return any(due.item.task and due.item.task.is_readiness for due in self.items.values())

    @property
    def is_carried(self) -> bool:
        """Whether the days were shifted because the school year has no road map of its own."""
        return self.roadmap is not None and self.school_year not in self.roadmap.school_years


def own_roadmap(catalog: LinkedRecords, school_year: str) -> TrackedRoadmap | None:
    """Returns the road map that belongs to a school year, None without one.

    A map of calendar years belongs to every school year that it touches. Of several the one counts that holds today,
    or the day of the school year that is nearest to today; of these that of the fewest days.
    """
    first, last = school_year_bounds(school_year)
    day = min(max(catalog.today, first), last)
    own = [roadmap for roadmap in catalog.roadmaps if school_year in roadmap.school_years]
    return min(own, key=lambda roadmap: _fit(roadmap, day), default=None)


def _fit(roadmap: TrackedRoadmap, day: date) -> tuple[int, int]:
    """Returns how far a map is from a day, and how long it is, in days."""
    opening, closing = roadmap.bounds
    away = opening - day if day < opening else day - closing if day > closing else timedelta()
    return away.days, (closing - opening).days


def roadmap_for(catalog: LinkedRecords, school_year: str) -> TrackedRoadmap | None:
    """Returns the road map of a school year, else the nearest before it, else the first after it; None without any."""
    before = [roadmap for roadmap in catalog.roadmaps if roadmap.school_years[-1] < school_year]
    return own_roadmap(catalog, school_year) or next(iter(before or reversed(catalog.roadmaps)), None)


def deadlines(catalog: Catalog, school_year: str) -> Deadlines:
    """Returns the deadlines of all items in a school year."""
    roadmap = roadmap_for(catalog, school_year)
    if roadmap is None:
        return Deadlines(None, school_year, {})
    by = _years_to(roadmap, school_year)
    years, today = shift_years(roadmap.years, by), catalog.today
    moved = [(tracked.item, carried_over(tracked.item.deadline, by)) for tracked in roadmap.items]
    found = {
        item.number: Due(item, *span(deadline, years, today), next_due(deadline, years, today))
        for item, deadline in moved
    }
    return Deadlines(roadmap, school_year, found)


def _years_to(roadmap: TrackedRoadmap, school_year: str) -> int:
    """Returns by how many years a map moves to reach a school year; 0 if it is the year's own."""
    opening = opening_year(school_year)
    first, *_, last = (opening_year(year) for year in (*roadmap.school_years, roadmap.school_years[-1]))
    return opening - last if opening > last else min(opening - first, 0)


def carried_over(deadline: Deadline, years: int) -> Deadline:
    """Returns the deadline so many years later."""
    days = {name: getattr(deadline, name) for name in ("until", "since", "due")}
    parts = {name: getattr(deadline, name) for name in ("months", "quarters", "half_years")}
    return deadline.model_copy(
        update={name: shift_day(day, years) for name, day in days.items() if day}
        | {name: tuple(shift_month(part, years) for part in named) for name, named in parts.items()}
    )
