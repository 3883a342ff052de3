"""The road map on a day: which items are done, due or ahead, and who answers for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ... import dates
from ...model import Deadline, DeadlineKind, ItemState, Proof, Roadmap, RoadmapItem, RoadmapSection
from ...model.roadmap import State
from ...model.vocabularies import Party
from .item import CatalogItem


class Timing(StrEnum):
    """How an item's deadline stands to a day."""

    DUE = "due"
    AHEAD = "ahead"
    RUNNING = "running"
    PAST = "past"
    OPEN = "open"


Span = tuple[date | None, date | None]


def span(deadline: Deadline, school_year: str, today: date) -> Span:
    """Returns the first and the last day of a deadline, None where it has none.

    Months that do not follow each other («в сентябре и феврале») are several periods: the one that runs or comes next
    counts, the last one when all are over.
    """
    if deadline.kind is DeadlineKind.DATE:
        return None, deadline.until
    if deadline.kind is DeadlineKind.MONTHS and deadline.months:
        periods = dates.periods(deadline.months)
        return next((period for period in periods if period[1] >= today), periods[-1])
    if deadline.kind in (DeadlineKind.SCHOOL_YEAR, DeadlineKind.MONTHLY):
        return dates.school_year_bounds(school_year)
    return None, None


def deadline_days(deadline: Deadline, school_year: str) -> tuple[date, ...]:
    """Returns every last day that a deadline sets, in order: one for each period, one a month if it comes monthly."""
    if deadline.kind is DeadlineKind.DATE:
        return (deadline.until,) if deadline.until else ()
    if deadline.kind is DeadlineKind.MONTHS:
        return tuple(last for _, last in dates.periods(deadline.months))
    if deadline.kind is DeadlineKind.MONTHLY:
        return tuple(dates.month_bounds(month)[1] for month in dates.months_of_school_year(school_year))
    return dates.school_year_bounds(school_year)[1:] if deadline.kind is DeadlineKind.SCHOOL_YEAR else ()


class PageLink(NamedTuple):
    """A page of this site that shows something."""

    title: str
    address: str


@dataclass(frozen=True)
class Evidence:
    """What the site's own records show of an item, and which they are."""

    proof: Proof
    value: ItemState
    number: int | None = None
    """How many there are of what the proof counts; None where there is nothing to count."""
    total: int | None = None
    """Out of how many, where that is known."""
    pages: tuple[PageLink, ...] = ()


STATE_ORDER = (ItemState.PLANNED, ItemState.IN_PROGRESS, ItemState.DONE)
"""States from the least to the most."""


@dataclass(frozen=True)
class TrackedItem:
    """One item of the road map on the catalogue's day.

    Its state is reported with a source or found in the site's records; evidence counts only where it shows more.
    """

    item: RoadmapItem
    section: RoadmapSection
    parties: tuple[Party, ...]
    first: date | None
    last: date | None
    today: date

    evidence: Evidence | None = None

    @property
    def reported_state(self) -> State | None:
        """The latest state reported with a source on or before that day."""
        known = [state for state in self.item.states if state.date <= self.today]
        return max(known, key=lambda state: state.date) if known else None

    @property
    def is_found(self) -> bool:
        """Whether the state follows from the site's records: nothing is reported, or less than they show."""
        if self.evidence is None:
            return False
        return self.reported_state is None or STATE_ORDER.index(self.evidence.value) > STATE_ORDER.index(
            self.reported_state.value
        )

    @property
    def state(self) -> ItemState | None:
        """How far it is, None if nothing is known."""
        if self.evidence and self.is_found:
            return self.evidence.value
        return self.reported_state.value if self.reported_state else None

    @property
    def is_done(self) -> bool:
        """Whether something shows that it is done."""
        return self.state is ItemState.DONE

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
        return self.timing is Timing.PAST and not self.is_done

    @property
    def is_due(self) -> bool:
        """Whether the deadline comes within 30 days and nothing shows that the item is done."""
        return self.timing is Timing.DUE and not self.is_done

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Who answers for it, how its deadline stands, how far it is."""
        return {
            "party": tuple(party.id for party in self.parties),
            "timing": (self.timing.value,),
            "state": (self.state.value if self.state else "unknown",),
        }


class TrackedRoadmap(CatalogItem[Roadmap]):
    """A road map in the catalogue."""

    @property
    def school_year(self) -> str:
        """The school year, such as `2026-27`: the file's name."""
        return self.id

    @cached_property
    def items(self) -> tuple[TrackedItem, ...]:
        """All items in order, as the document and its sources state them; `facts.progress` adds what the site shows."""
        parties = self.catalog.records.targets("party")
        year = self.record.school_year
        return tuple(
            TrackedItem(
                item,
                section,
                tuple(parties[responsible.party] for responsible in item.responsible),
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
