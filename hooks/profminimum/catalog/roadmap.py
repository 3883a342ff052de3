"""The road map on a day: which items are done, due or ahead, and who answers for them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from ..model import Deadline, DeadlineKind, ItemState, Roadmap, RoadmapItem, RoadmapSection
from ..model.roadmap import State
from ..model.types import school_year_bounds
from ..model.vocabulary import Party
from .listed import Listed


class Timing(StrEnum):
    """How an item's deadline stands to a day."""

    DUE = "due"
    AHEAD = "ahead"
    RUNNING = "running"
    PAST = "past"
    OPEN = "open"


Span = tuple[date | None, date | None]


def span(deadline: Deadline, school_year: str, today: date) -> Span:
    """The first and the last day of a deadline, None where it has none.

    Months that do not follow each other («в сентябре и феврале») are several periods: the one that runs or comes next
    counts, the last one when all are over.
    """
    if deadline.kind is DeadlineKind.DATE:
        return None, deadline.until
    if deadline.kind is DeadlineKind.MONTHS and deadline.months:
        periods = [_days_of(run) for run in _runs(deadline.months)]
        return next((each for each in periods if each[1] >= today), periods[-1])
    if deadline.kind in (DeadlineKind.SCHOOL_YEAR, DeadlineKind.MONTHLY):
        return school_year_bounds(school_year)
    return None, None


def _runs(months: Iterable[str]) -> list[list[int]]:
    """Months such as `2026-09`, counted from year 0 and parted where one is left out."""
    runs: list[list[int]] = []
    for year, month in (map(int, each.split("-")) for each in months):
        number = year * 12 + month - 1
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _days_of(run: list[int]) -> tuple[date, date]:
    (first_year, first), (last_year, last) = divmod(run[0], 12), divmod(run[-1], 12)
    return date(first_year, first + 1, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1])


@dataclass(frozen=True)
class ListedItem:
    """One item of the road map on the catalogue's day."""

    item: RoadmapItem
    section: RoadmapSection
    parties: tuple[Party, ...]
    first: date | None
    last: date | None
    today: date

    @property
    def state(self) -> State | None:
        """The last state that is known with evidence by that day."""
        known = [each for each in self.item.states if each.date <= self.today]
        return max(known, key=lambda each: each.date) if known else None

    @property
    def timing(self) -> Timing:
        """Whether the deadline is past, runs, comes within 30 days, or is further ahead; open if it has none."""
        if self.last is None:
            return Timing.OPEN
        if self.last < self.today:
            return Timing.PAST
        if self.first is not None and self.first <= self.today:
            return Timing.RUNNING
        return Timing.DUE if ((self.first or self.last) - self.today).days <= 30 else Timing.AHEAD

    @property
    def is_overdue(self) -> bool:
        """Whether the deadline is past and nothing shows that the item is done."""
        return self.timing is Timing.PAST and not (self.state and self.state.value is ItemState.DONE)

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Who answers for it, how its deadline stands, how far it is."""
        return {
            "party": tuple(each.id for each in self.parties),
            "timing": (self.timing.value,),
            "state": (self.state.value.value if self.state else "unknown",),
        }


class ListedRoadmap(Listed[Roadmap]):
    """A road map in the catalogue."""

    @cached_property
    def items(self) -> tuple[ListedItem, ...]:
        """All items in order."""
        parties = self.catalog.records.targets("party")
        year = self.record.school_year
        return tuple(
            ListedItem(
                item,
                section,
                tuple(parties[each.party] for each in item.responsible),
                *span(item.deadline, year, self.catalog.today),
                self.catalog.today,
            )
            for section in self.record.sections
            for item in section.items
        )

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Everyone responsible for something, in the order of their first item."""
        return tuple(dict.fromkeys(party for item in self.items for party in item.parties))
