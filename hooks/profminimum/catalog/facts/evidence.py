"""What the site's own records show of a road map's items: those of the map's own school year, up to the catalogue's day.

A few published records show that work goes on; that an item is done they show only where its result is just that.
Samples show nothing. Knows no page and no number of an item: an item names its proof.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from ...dates import month_bounds, months_of_school_year, school_year_bounds
from ...model import Audience, DeadlineKind, ItemState, Programme, ProgrammeKind, Proof, ReadinessState
from ...model.shared import PartnerKind
from ..catalog import Catalog
from ..items.event import EventItem
from ..items.offers import ProgrammeItem
from ..items.organisation import OrganisationItem
from ..items.roadmap import Evidence, PageLink, TrackedItem, TrackedRoadmap
from ..items.school import SchoolItem, YearPlanItem
from .readiness import readiness

PRACTICE_MODULE, PARENTS_MEETING = "practice-module", "parents-meeting"
"""The direction and the format that items speak of, as the vocabularies name them."""
SPRING = 4
"""What a road map asks for before its school year begins may be done from April on."""


class EvidenceCollector:
    """The proofs of one road map's items."""

    def __init__(self, catalog: Catalog, roadmap: TrackedRoadmap) -> None:
        self.catalog = catalog
        self.school_year = roadmap.school_year
        self.opening, self.closing = school_year_bounds(self.school_year)

    def of(self, item: TrackedItem) -> Evidence | None:
        """What the records show of an item; None if they show nothing, or it names no proof."""
        proof = item.item.proof
        return COLLECTORS[proof](self, item, proof) if proof else None

    # What there is to look at

    @cached_property
    def schools(self) -> tuple[SchoolItem, ...]:
        """All schools."""
        return tuple(each for each in self.catalog.schools.values() if not each.is_sample)

    @cached_property
    def plans(self) -> tuple[YearPlanItem, ...]:
        """Their plans for the year."""
        plans = (plan for school in self.schools for plan in school.plans)
        return tuple(each for each in plans if each.school_year == self.school_year and not each.is_sample)

    @cached_property
    def readiness(self) -> Mapping[str, list[tuple[YearPlanItem, ReadinessState | None]]]:
        """By item, how far each of those schools is."""
        found = defaultdict(list)
        for plan in self.plans:
            for line in readiness(plan.owner, self.school_year).lines:
                found[line.item.number].append((plan, line.state))
        return found

    @cached_property
    def events(self) -> tuple[EventItem, ...]:
        """All events that are not cancelled, by time."""
        return tuple(each for each in self.catalog.events if not (each.is_sample or each.is_cancelled))

    def programmes(self, wanted: Callable[[Programme], object]) -> list[ProgrammeItem]:
        """The programmes of the year of which something holds."""
        return [
            each
            for each in self.catalog.programmes
            if each.record.school_year == self.school_year and not each.is_sample and wanted(each.record)
        ]

    def within(self, first: date, last: date) -> Iterator[EventItem]:
        """The events that begin between two days."""
        return (each for each in self.events if first <= each.first_day <= last)

    def window(self, item: TrackedItem) -> tuple[date, date]:
        """When what an item asks for can have happened: its school year, and what its deadline adds before that.

        An item that is due before the year begins is of the spring and the summer before it.
        """
        deadline, day_before = item.item.deadline, self.opening - timedelta(days=1)
        if item.last and item.last < self.opening:
            return date(self.opening.year, SPRING, 1), day_before
        if deadline.kind is DeadlineKind.MONTHS and deadline.months:
            return min(month_bounds(deadline.months[0])[0], self.opening), self.closing
        return self.opening, self.closing

    # What it shows

    def operator(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """The region names its operator for the current school year; for others it says nothing."""
        named = self.catalog.organisations.get(self.catalog.region.operator or "")
        if named is None or self.school_year != self.catalog.school_year:
            return None
        return Evidence(proof, ItemState.IN_PROGRESS, pages=(PageLink(named.name, named.address),))

    def published_plans(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """Schools with a plan, which names the level and the responsible person."""
        return _counted(proof, [_of_plan(each) for each in self.plans], len(self.schools))

    def ready_schools(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """The share of schools whose readiness shows the item; some further ones may be on the way."""
        lines = self.readiness.get(item.item.number, [])
        states = {state for _, state in lines}
        done = {ReadinessState.DONE, ReadinessState.NOT_APPLICABLE}
        pages = [_of_plan(plan) for plan, state in lines if state in done]
        begun = done | {ReadinessState.IN_PROGRESS}
        value = ItemState.IN_PROGRESS if states & begun else ItemState.PLANNED
        return Evidence(proof, value, len(pages), len(self.schools), tuple(pages)) if states - {None} else None

    def employer_agreements(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """Agreements of schools with employers that are in force in the year and signed by the day."""
        found = [
            plan
            for plan in self.plans
            for each in plan.record.agreements
            if each.kind is PartnerKind.EMPLOYER
            and not (each.date and each.date > self.catalog.today)
            and not (each.until and each.until < self.opening)
        ]
        return _counted(proof, [_of_plan(each) for each in found])

    def vocational_programmes(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """Published programmes of vocational training."""
        found = self.programmes(lambda each: each.kind is ProgrammeKind.VOCATIONAL)
        return _counted(proof, map(_of_titled, found))

    def additional_programmes(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """Published programmes of additional education."""
        found = self.programmes(lambda each: each.kind is ProgrammeKind.ADDITIONAL)
        return _counted(proof, map(_of_titled, found))

    def career_modules(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """Published programmes with a career-guidance module."""
        return _counted(proof, map(_of_titled, self.programmes(lambda each: each.career_module)))

    def practice_events(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """Published events of the year that count towards the practice module, ahead or over."""
        found = self.within(self.opening, self.closing)
        return _counted(proof, [_of_titled(each) for each in found if each.record.counts_towards == PRACTICE_MODULE])

    def teachers_events(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """Events for teachers, whoever holds them."""
        return self._held(item, proof, lambda each: Audience.TEACHERS in each.record.audience)

    def regional_events(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """Events for teachers that the region or its organisations hold."""

        def wanted(event: EventItem) -> bool:
            is_regional = event.owner is None or isinstance(event.owner, OrganisationItem)
            return is_regional and Audience.TEACHERS in event.record.audience

        return self._held(item, proof, wanted)

    def parents_events(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """Events for parents, whoever holds them."""
        return self._held(item, proof, lambda each: Audience.PARENTS in each.record.audience)

    def _held(self, item: TrackedItem, proof: Proof, wanted: Callable[[EventItem], bool]) -> Evidence | None:
        found = [each for each in self.within(*self.window(item)) if wanted(each)]
        held = [each for each in found if not each.is_ahead]
        value = ItemState.IN_PROGRESS if held else ItemState.PLANNED
        pages = tuple(_of_titled(each) for each in reversed(held or found))
        return Evidence(proof, value, len(held), len(found), pages) if found else None

    def parents_meetings(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """The months of the deadline in which the region held a parents' meeting: done when that is all of them."""
        months = item.item.deadline.months
        found = {
            month: [each for each in self.within(*month_bounds(month)) if _is_meeting_of_all(each)] for month in months
        }
        held = [month for month in months if any(not each.is_ahead for each in found[month])]
        meetings = [each for month in held or months for each in found[month]]
        if not meetings:
            return None
        is_done = len(held) == len(months)
        value = ItemState.DONE if is_done else ItemState.IN_PROGRESS if held else ItemState.PLANNED
        return Evidence(proof, value, len(held), len(months), tuple(map(_of_titled, reversed(meetings))))

    def coverage(self, item: TrackedItem, proof: Proof) -> Evidence | None:
        """The months so far that have an event with something told afterwards: done when the year is over and none lacks."""
        months = months_of_school_year(self.school_year)
        over = [month for month in months if month_bounds(month)[1] < self.catalog.today]
        told = {
            month: [each for each in self.within(*month_bounds(month)) if self._is_reported(each)] for month in over
        }
        covered = [month for month in over if told[month]]
        is_done = len(covered) == len(months)
        pages = [_of_titled(each) for month in reversed(covered) for each in told[month]]
        value = ItemState.DONE if is_done else ItemState.IN_PROGRESS
        return Evidence(proof, value, len(covered), len(over), tuple(pages)) if covered else None

    def _is_reported(self, event: EventItem) -> bool:
        return any(not each.date or each.date <= self.catalog.today for each in event.record.coverage)


def _is_meeting_of_all(event: EventItem) -> bool:
    return event.owner is None and event.format.id == PARENTS_MEETING


def _of_plan(plan: YearPlanItem) -> PageLink:
    return PageLink(plan.owner.name, plan.address)


def _of_titled(item: ProgrammeItem | EventItem) -> PageLink:
    return PageLink(item.record.title, item.address)


def _counted(proof: Proof, pages: Iterable[PageLink], total: int | None = None) -> Evidence | None:
    """That there are such records shows that work goes on."""
    found = list(pages)
    return Evidence(proof, ItemState.IN_PROGRESS, len(found), total, tuple(dict.fromkeys(found))) if found else None


Collector = Callable[[EvidenceCollector, TrackedItem, Proof], Evidence | None]

COLLECTORS: dict[Proof, Collector] = {
    Proof.OPERATOR: EvidenceCollector.operator,
    Proof.PLANS: EvidenceCollector.published_plans,
    Proof.READINESS: EvidenceCollector.ready_schools,
    Proof.EMPLOYER_AGREEMENTS: EvidenceCollector.employer_agreements,
    Proof.VOCATIONAL_PROGRAMMES: EvidenceCollector.vocational_programmes,
    Proof.ADDITIONAL_PROGRAMMES: EvidenceCollector.additional_programmes,
    Proof.CAREER_MODULES: EvidenceCollector.career_modules,
    Proof.PRACTICE_EVENTS: EvidenceCollector.practice_events,
    Proof.TEACHERS_EVENTS: EvidenceCollector.teachers_events,
    Proof.REGIONAL_EVENTS: EvidenceCollector.regional_events,
    Proof.PARENTS_EVENTS: EvidenceCollector.parents_events,
    Proof.PARENTS_MEETINGS: EvidenceCollector.parents_meetings,
    Proof.COVERAGE: EvidenceCollector.coverage,
}
"""What looks for each proof."""
