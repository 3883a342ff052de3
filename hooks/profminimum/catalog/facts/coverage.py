"""What is where: what a pupil of each grade can join in a municipality, which directions schools plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ...dates import school_year_bounds
from ...model import ProgrammeKind
from ..catalog import Catalog, memoised
from ..items.event import EventItem
from ..items.item import without_samples
from ..items.offers import ClassItem, ProgrammeItem
from ..items.school import SchoolItem, YearPlanItem

Joinable = ProgrammeItem | ClassItem | EventItem
"""What a pupil can join."""


class OfferCounts(NamedTuple):
    """How much there is for one grade."""

    grade: int | None
    """None for what does not say its grades."""
    additional: int = 0
    """Programmes of additional education."""
    vocational: int = 0
    """Programmes of vocational training."""
    classes: int = 0
    """Preprofessional classes with this grade, or for which one applies from it."""
    events: int = 0

    @property
    def programmes(self) -> int:
        """Programmes of both kinds."""
        return self.additional + self.vocational

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to join for longer than an event."""
        return not (self.programmes or self.classes)


def count_offers(catalog: Catalog, items: Iterable[Joinable]) -> tuple[OfferCounts, ...]:
    """Returns how many of these programmes, classes and events there are for each grade; last, for no stated grade."""
    found = Counter((grade, what) for item in items for grade, what in _kinds(item))
    return tuple(
        OfferCounts(grade, *(found[grade, what] for what in ("additional", "vocational", "classes", "events")))
        for grade in (*catalog.grades, None)
    )


def _kinds(item: Joinable) -> Iterable[tuple[int | None, str]]:
    grades = item.catalog.grades
    if isinstance(item, ProgrammeItem):
        kind = "vocational" if item.record.kind is ProgrammeKind.VOCATIONAL else "additional"
        return ((grade, kind) for grade in grades if grade in item.record.meant_grades)
    if isinstance(item, ClassItem):
        reached = {*item.record.meant_grades, *item.takes_after, *item.may_take_after}
        return ((grade, "classes") for grade in grades if grade in reached) if reached else ((None, "classes"),)
    return ((grade, "events") for grade in grades if item.is_for_grade(grade))


@memoised
def offers_by_town(
    catalog: Catalog, school_year: str, *, samples: bool = True
) -> dict[str | None, tuple[OfferCounts, ...]]:
    """Returns what there is to join in each municipality, by its identifier; for None what says no place.

    Of the current year and later ones what is not over; of a past year what it had. With `samples`, made-up records too.
    """
    every: Iterable[Joinable] = (*catalog.programmes, *catalog.classes, *catalog.events)
    every = every if samples else without_samples(every)
    found = catalog.by_municipality(item for item in every if _belongs(item, catalog, school_year))
    return {town.id if town else None: count_offers(catalog, items) for town, items in found}


class TownTotals(NamedTuple):
    """How much a municipality has on the site: schools, and what one can join for longer than an event."""

    schools: int = 0
    programmes: int = 0
    classes: int = 0

    @property
    def joinable(self) -> int:
        """Programmes and classes."""
        return self.programmes + self.classes


@memoised
def totals_by_town(catalog: Catalog) -> dict[str, TownTotals]:
    """Returns how much each municipality has this school year, by its identifier: as many as its page lists."""
    return {
        town.id: TownTotals(
            len(catalog.in_municipality("school", town)),
            *(
                sum(offer.is_current for offer in catalog.in_municipality(kind, town))
                for kind in ("programme", "class")
            ),
        )
        for town in catalog.municipalities
    }


def _belongs(item: Joinable, catalog: Catalog, school_year: str) -> bool:
    is_current = school_year == catalog.school_year
    if isinstance(item, EventItem):
        first, last = school_year_bounds(school_year)
        return item.is_ahead if is_current else not item.is_cancelled and item.begins_between(first, last)
    return item.is_current if is_current else item.record.school_year == school_year


def plans_of(schools: Iterable[SchoolItem], school_year: str) -> dict[SchoolItem, YearPlanItem]:
    """Returns the plans of schools for a school year; schools without one are left out."""
    return {school: plan for school in schools if (plan := school.plan_for(school_year))}


def planned_directions(plans: Iterable[YearPlanItem]) -> dict[int, Counter[str]]:
    """Returns, by grade, how many of the plans give hours to each direction."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for plan in plans:
        for row in plan.rows:
            for grade in row.grades:
                found[grade][row.direction.id] += 1
    return found
