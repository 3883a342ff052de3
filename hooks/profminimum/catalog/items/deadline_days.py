"""The days that a deadline of a road map sets: when it begins and ends, each day on which it is due, and the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ... import dates
from ...model import Deadline, DeadlineKind

Span = tuple[date | None, date | None]
"""The first and the last day, None where it is not known."""


def span(deadline: Deadline, years: str, today: date) -> Span:
    """Returns the first and the last day of a deadline, None where it has none.

    Months or quarters that do not follow each other («в сентябре и феврале») are several periods: the one that runs or
    comes next counts, the last one when all are over. What goes on all the time, or comes again on a day that nothing
    tells, begins and does not end.
    """
    opening, closing = dates.years_bounds(years)
    if deadline.kind is DeadlineKind.DATE:
        return deadline.since, deadline.until
    if deadline.named_months:
        periods = dates.periods(deadline.named_months)
        return next((period for period in periods if period[1] >= today), periods[-1])
    if days := due_days(deadline, years):
        return opening, days[-1]
    if _goes_on(deadline) and opening <= today <= closing:
        return opening, None
    return None, None


def due_days(deadline: Deadline, years: str) -> tuple[date, ...]:
    """Returns every last day that a deadline sets within some years, in order: one for each period, each time it comes."""
    if deadline.kind is DeadlineKind.DATE:
        return (deadline.until,) if deadline.until else ()
    if deadline.named_months:
        return tuple(last for _, last in dates.periods(deadline.named_months))
    if deadline.kind.step:
        return tuple(_recurring(deadline, *dates.years_bounds(years)))
    return dates.years_bounds(years)[1:] if deadline.kind is DeadlineKind.SCHOOL_YEAR else ()


def next_due(deadline: Deadline, years: str, today: date) -> date | None:
    """Returns the next day on which a deadline is due, today included; None if there is none, or none is known."""
    return next((day for day in due_days(deadline, years) if day >= today), None)


def _goes_on(deadline: Deadline) -> bool:
    return deadline.kind is DeadlineKind.CONTINUOUS or bool(deadline.kind.step)


def _recurring(deadline: Deadline, opening: date, closing: date) -> Iterator[date]:
    """Yields each day of a deadline that comes again: from the named day on, else at the end of every unit.

    «Раз в два года» without a day is due at the end of every second year of the road map: in a map of one year no day
    is known.
    """
    every = deadline.every or 1
    if deadline.due is None:
        yield from dates.unit_ends(opening, closing, deadline.kind.step)[every - 1 :: every]
        return
    length = deadline.kind.step * every
    before = (deadline.due.year - opening.year + 1) * 12 // length
    for number in range(-before, (closing.year - deadline.due.year + 1) * 12 // length + 1):
        day = dates.add_months(deadline.due, number * length)
        if opening <= day <= closing:
            yield day
