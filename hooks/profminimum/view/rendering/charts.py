"""The numbers behind the drawings: bars of hours, grids of months. Draws nothing and words nothing."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...catalog import EventItem, Tally, YearPlanItem
from ...model import Direction


@dataclass(frozen=True)
class Segment:
    """A part of a bar: percent of the drawing's width from 0 to 100."""

    direction: Direction
    number: int
    """The direction's position from 1; it decides the colour."""
    hours: float
    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """The hours of one grade."""

    grade: int
    segments: tuple[Segment, ...]
    total: float


@dataclass(frozen=True)
class HoursChart:
    """The hours of a plan by grade and direction, against the level's minimum."""

    bars: tuple[Bar, ...]
    level_at: float
    """Where the line of the minimum stands, in percent of the width."""
    directions: tuple[tuple[int, Direction], ...]
    """The directions that have hours, with their positions."""


def hours_chart(plan: YearPlanItem) -> HoursChart | None:
    """Returns the chart of a plan, or None if it has no hours."""
    if not any(plan.totals.values()):
        return None
    # A little room on the right, so that the line of the minimum never falls on the edge.
    scale = 100 / (max(*plan.totals.values(), plan.level.min_hours) * 1.04)
    numbers = {direction.id: number for number, direction in enumerate(plan.catalog.directions, 1)}
    bars = []
    for grade, total in plan.totals.items():
        x, segments = 0.0, []
        for row in plan.rows:
            hours = row.grades.get(grade, 0)
            if hours:
                segments.append(
                    Segment(row.direction, numbers[row.direction.id], hours, round(x, 2), round(hours * scale, 2))
                )
                x += hours * scale
        bars.append(Bar(grade, tuple(segments), total))
    used = tuple((numbers[row.direction.id], row.direction) for row in plan.rows if row.grades)
    return HoursChart(tuple(bars), round(plan.level.min_hours * scale, 2), used)


@dataclass(frozen=True)
class StatePart:
    """The part of a bar that items of one state take, in percent of the drawing's width."""

    state: str
    x: float
    width: float


def state_bar(tally: Tally) -> tuple[StatePart, ...]:
    """Returns a bar of a road map's items by state, from done to unknown; states without items are left out."""
    counts = {"done": tally.done, "in-progress": tally.in_progress, "planned": tally.planned, "unknown": tally.unknown}
    parts, x = [], 0.0
    for state, number in counts.items():
        width = 100 * number / tally.total if number else 0.0
        if number:
            parts.append(StatePart(state, round(x, 2), round(width, 2)))
        x += width
    return tuple(parts)


@dataclass(frozen=True)
class DayCell:
    """A day of a month's grid."""

    day: date
    in_month: bool
    events: tuple[EventItem, ...]


def month_grid(year: int, month: int, events: Iterable[EventItem]) -> list[list[DayCell]]:
    """Returns the weeks of a month from Monday to Sunday, each day with its events, including those of several days."""
    by_day: dict[date, list[EventItem]] = defaultdict(list)
    for event in events:
        for day in event.days:
            by_day[day].append(event)
    weeks = Calendar().monthdatescalendar(year, month)
    for day, own in by_day.items():
        own.sort(key=lambda event: event.clock_on(day))
    return [[DayCell(day, day.month == month, tuple(by_day[day])) for day in week] for week in weeks]
