"""The road map on a day: which items are done, due or ahead, and who answers for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from ...dates import periods, school_year_on, school_years_of, years_bounds
from ...model import ItemState, Proof, Roadmap, RoadmapItem, RoadmapSection, Source
from ...model.item_numbers import item_anchor
from ...model.roadmap import State
from ...model.vocabularies import Party
from ...validity import cached_property
from .deadline_days import due_days, next_due, span
from .item import CatalogItem, FacetChanges

NEAR = timedelta(days=30)
"""So long before it a deadline comes soon."""


class Timing(StrEnum):
    """How an item's deadline stands to a day."""

    DUE = "due"
    AHEAD = "ahead"
    RUNNING = "running"
    PAST = "past"
    OPEN = "open"


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
    sources: tuple[Source, ...] = ()
    """What the records name as their source for it."""


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
    next_due: date | None
    """The next day on which it is due, from today on; the last day or an earlier one where it comes again."""
    today: date
    years: str
    """Those of the road map."""

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
    def anchor(self) -> str:
        """Where it stands on the road map's page."""
        return item_anchor(self.item.number)

    @property
    def comes_again(self) -> bool:
        """Whether it is due several times, as far as days are known."""
        return self.item.deadline.kind.step > 0 and self.next_due is not None

    @property
    def changes(self) -> tuple[tuple[datetime, TrackedItem], ...]:
        """Each midnight to come at which its deadline stands otherwise, with the item as it is from then on."""
        days = due_days(self.item.deadline, self.years)
        begins = (first for first, _ in periods(self.item.deadline.named_months))
        bounds = [day for day in (self.first, self.last, *begins, *days, *years_bounds(self.years)) if day]
        moments = {day + shift for day in bounds for shift in (-NEAR, timedelta(), timedelta(days=1))}
        before, found = self, []
        for day in sorted(day for day in moments if day > self.today):
            later = self.on(day)
            if (later.timing, later.next_due) != (before.timing, before.next_due):
                found.append((datetime.combine(day, time.min), before := later))
        return tuple(found)

    def on(self, day: date) -> TrackedItem:
        """Returns the item as its deadline stands on another day."""
        deadline = self.item.deadline
        first, last = span(deadline, self.years, day)
        due = next_due(deadline, self.years, day)
        return replace(self, first=first, last=last, next_due=due, today=day)

    @property
    def facet_timings(self) -> FacetChanges:
        """Each midnight to come at which its deadline stands otherwise, with the filter's value."""
        return tuple((moment, (later.timing.value,)) for moment, later in self.changes)

    @property
    def timing(self) -> Timing:
        """Whether the deadline is past, runs, comes within 30 days, or is further ahead; open if it has none.

        What comes again in longer steps than a month is due within 30 days of each time.
        """
        if self.last is None:
            return Timing.RUNNING if self.first else Timing.OPEN
        if self.last < self.today:
            return Timing.PAST
        if self.item.deadline.kind.step > 1 and self.next_due and self._is_near(self.next_due):
            return Timing.DUE
        if self.first is not None and self.first <= self.today:
            return Timing.RUNNING
        return Timing.DUE if self._is_near(self.first or self.last) else Timing.AHEAD

    def _is_near(self, day: date) -> bool:
        return day <= self.today + NEAR

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
        """The school year that runs, else the first or the last of the map's: what schools report on belongs to it."""
        opening, closing = self.bounds
        return school_year_on(min(max(self.catalog.today, opening), closing))

    @property
    def years(self) -> str:
        """The years, such as `2026-27` or `2026`: the file's name."""
        return self.id

    @cached_property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day of its years."""
        return years_bounds(self.years)

    @cached_property
    def school_years(self) -> tuple[str, ...]:
        """The school years that its years touch: a calendar year belongs to two."""
        return school_years_of(self.years)

    @cached_property
    def items(self) -> tuple[TrackedItem, ...]:
        """All items in order, as the document and its sources state them; `facts.progress` adds what the site shows."""
        parties = self.catalog.records.targets("party")
        years, today = self.years, self.catalog.today
        return tuple(
            TrackedItem(
                item,
                section,
                tuple(parties[responsible.party] for responsible in item.responsible),
                *span(item.deadline, years, today),
                next_due(item.deadline, years, today),
                today,
                years,
            )
            for section, item in self.record.items
        )

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Everyone responsible for something, in the order of their first item."""
        return tuple(dict.fromkeys(party for item in self.items for party in item.parties))
