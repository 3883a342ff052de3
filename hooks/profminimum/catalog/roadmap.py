"""The road map on a day: which items are done, due or ahead, and who answers for them."""

from __future__ import annotations

from calendar import monthrange
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


def span(deadline: Deadline, school_year: str) -> tuple[date | None, date | None]:
    """The first and the last day of a deadline, None where it has none."""
    if deadline.kind is DeadlineKind.DATE:
        return None, deadline.until
    if deadline.kind is DeadlineKind.MONTHS and deadline.months:
        (first_year, first), (last_year, last) = (
            map(int, month.split("-")) for month in (deadline.months[0], deadline.months[-1])
        )
        return date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
    if deadline.kind in (DeadlineKind.SCHOOL_YEAR, DeadlineKind.MONTHLY):
        return school_year_bounds(school_year)
    return None, None


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
                *span(item.deadline, year),
                self.catalog.today,
            )
            for section in self.record.sections
            for item in section.items
        )

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Everyone responsible for something, in the order of their first item."""
        return tuple(dict.fromkeys(party for item in self.items for party in item.parties))
