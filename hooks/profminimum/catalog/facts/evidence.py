"""What the site's own records show of a road map's items: those of the map's own years, up to the catalogue's day.

A few published records show that work goes on; that an item is done they show only where its result is just that.
Samples show nothing. Knows no page and no number of an item: an item names its proof.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from ...dates import month_bounds, months_between
from ...model import Audience, ItemState, Programme, ProgrammeKind, Proof, ReadinessState, Record, Source
from ...model.shared import PartnerKind
from ...validity import cached_property
from ..catalog import Catalog
from ..items.event import EventItem
from ..items.item import without_samples
from ..items.offers import ProgrammeItem
from ..items.organisation import OrganisationItem
from ..items.roadmap import Evidence, PageLink, TrackedItem, TrackedRoadmap
from ..items.school import SchoolItem, YearPlanItem
from .readiness import readiness

PRACTICE_MODULE, PARENTS_MEETING = "practice-module", "parents-meeting"
"""The direction and the format that items speak of, as the vocabularies name them."""
SPRING = 4
"""What a road map asks for before its school year begins may be done from April on."""


class YearRecords:
    """The records of a road map's years in which evidence is looked for; none of them is a sample."""

    def __init__(self, catalog: Catalog, roadmap: TrackedRoadmap) -> None:
        self.catalog = catalog
        self.roadmap = roadmap
        self.school_year = roadmap.school_year
        self.opening, self.closing = roadmap.bounds

    @cached_property
    def schools(self) -> list[SchoolItem]:
        """All schools."""
        return without_samples(self.catalog.schools.values())

    @cached_property
    def plans(self) -> list[YearPlanItem]:
        """Their plans for the year."""
        plans = (school.plan_for(self.school_year) for school in self.schools)
        return without_samples(plan for plan in plans if plan)

    @cached_property
    def readiness(self) -> Mapping[str, list[tuple[YearPlanItem, ReadinessState | None]]]:
        """By the number of an item, how far each of those schools is."""
        found: dict[str, list[tuple[YearPlanItem, ReadinessState | None]]] = defaultdict(list)
        for plan in self.plans:
            for line in readiness(plan.owner, self.school_year).lines:
                found[line.item.number].append((plan, line.state))
        return found

    @cached_property
    def events(self) -> list[EventItem]:
        """All events that are not cancelled, of any year, by time."""
        return [event for event in without_samples(self.catalog.events) if not event.is_cancelled]

    def programmes(self, wanted: Callable[[Programme], object]) -> list[ProgrammeItem]:
        """Returns the programmes of the year for which a condition holds."""
        return [
            programme
            for programme in without_samples(self.catalog.programmes)
            if programme.record.school_year == self.school_year and wanted(programme.record)
        ]

    def cited_by(self, record: Record) -> tuple[Source, ...]:
        """Returns the sources of a record that are the road map's own document: what it says holds for the map's years."""
        own = self.roadmap.record
        documents = [document for document in self.catalog.documents_of() if document.id == own.document]
        titles = {each.title for each in own.sources} | {each.title for each in documents}
        urls = {each.url for each in own.sources} | {each.url for each in documents}
        return tuple(
            source for source in record.sources if source.title in titles or (source.url and source.url in urls)
        )

    def events_between(self, first: date, last: date) -> Iterator[EventItem]:
        """Yields the events that begin between two days, both included."""
        return (event for event in self.events if event.begins_between(first, last))

    def window(self, item: TrackedItem) -> tuple[date, date]:
        """Returns when what an item asks for can have happened: its school year, and what its deadline adds before that.

        An item that is due before the year begins is of the spring and the summer before it.
        """
        deadline, day_before = item.item.deadline, self.opening - timedelta(days=1)
        if item.last and item.last < self.opening:
            return date(self.opening.year, SPRING, 1), day_before
        if deadline.named_months:
            return min(month_bounds(deadline.named_months[0])[0], self.opening), self.closing
        return self.opening, self.closing


def evidence(records: YearRecords, item: TrackedItem) -> Evidence | None:
    """Returns what the records show of an item; None if they show nothing, or it names no proof."""
    proof = item.item.proof
    return COLLECTORS[proof](records, item, proof) if proof else None


def _operator(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """The region names its operator: for the current school year, and for that of a road map which it cites for it."""
    catalog = records.catalog
    named = catalog.organisations.get(catalog.region.operator or "")
    cited = records.cited_by(catalog.region)
    if named is None or not (cited or catalog.school_year in records.roadmap.school_years):
        return None
    return Evidence(proof, ItemState.IN_PROGRESS, pages=(PageLink(named.name, named.address),), sources=cited)


def _plans(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """Schools with a plan, which names the level and the responsible person."""
    return _counted(proof, map(_plan_link, records.plans), len(records.schools))


def _readiness(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """The share of schools whose readiness shows the item; some further ones may be on the way."""
    lines = records.readiness.get(item.item.number, [])
    states = {state for _, state in lines}
    done = {ReadinessState.DONE, ReadinessState.NOT_APPLICABLE}
    pages = tuple(_plan_link(plan) for plan, state in lines if state in done)
    begun = done | {ReadinessState.IN_PROGRESS}
    value = ItemState.IN_PROGRESS if states & begun else ItemState.PLANNED
    return Evidence(proof, value, len(pages), len(records.schools), pages) if states - {None} else None


def _employer_agreements(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """Agreements of schools with employers that are in force in the year and signed by the day."""
    found = [
        plan
        for plan in records.plans
        for agreement in plan.record.agreements
        if agreement.kind is PartnerKind.EMPLOYER
        and not (agreement.date and agreement.date > records.catalog.today)
        and not (agreement.until and agreement.until < records.opening)
    ]
    return _counted(proof, map(_plan_link, found))


def _vocational_programmes(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    found = records.programmes(lambda programme: programme.kind is ProgrammeKind.VOCATIONAL)
    return _counted(proof, map(_link, found))


def _additional_programmes(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    found = records.programmes(lambda programme: programme.kind is ProgrammeKind.ADDITIONAL)
    return _counted(proof, map(_link, found))


def _career_modules(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """Programmes with a career-guidance module."""
    return _counted(proof, map(_link, records.programmes(lambda programme: programme.career_module)))


def _practice_events(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """Events of the year that count towards the practice module, ahead or over."""
    events = records.events_between(records.opening, records.closing)
    return _counted(proof, [_link(event) for event in events if event.record.counts_towards == PRACTICE_MODULE])


def _teachers_events(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """Events for teachers, whoever holds them."""
    return _held(records, item, proof, lambda event: Audience.TEACHERS in event.record.audience)


def _regional_events(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """Events for teachers that the region or its organisations hold."""

    def wanted(event: EventItem) -> bool:
        is_regional = event.owner is None or isinstance(event.owner, OrganisationItem)
        return is_regional and Audience.TEACHERS in event.record.audience

    return _held(records, item, proof, wanted)


def _parents_events(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """Events for parents, whoever holds them."""
    return _held(records, item, proof, lambda event: Audience.PARENTS in event.record.audience)


def _held(
    records: YearRecords, item: TrackedItem, proof: Proof, wanted: Callable[[EventItem], bool]
) -> Evidence | None:
    found = [event for event in records.events_between(*records.window(item)) if wanted(event)]
    held = [event for event in found if not event.is_ahead]
    value = ItemState.IN_PROGRESS if held else ItemState.PLANNED
    pages = tuple(map(_link, reversed(held or found)))
    return Evidence(proof, value, len(held), len(found), pages) if found else None


def _parents_meetings(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """The months of the deadline in which the region held a parents' meeting: done when that is all of them."""
    months = item.item.deadline.named_months
    found = {
        month: [event for event in records.events_between(*month_bounds(month)) if _is_regional_meeting(event)]
        for month in months
    }
    held = [month for month in months if any(not event.is_ahead for event in found[month])]
    meetings = [event for month in held or months for event in found[month]]
    if not meetings:
        return None
    is_done = len(held) == len(months)
    value = ItemState.DONE if is_done else ItemState.IN_PROGRESS if held else ItemState.PLANNED
    return Evidence(proof, value, len(held), len(months), tuple(map(_link, reversed(meetings))))


def _is_regional_meeting(event: EventItem) -> bool:
    return event.owner is None and event.format.id == PARENTS_MEETING


def _coverage(records: YearRecords, item: TrackedItem, proof: Proof) -> Evidence | None:
    """The months so far with an event that was reported on: done when the year is over and no month is missing."""
    today = records.catalog.today
    months = [f"{year}-{month:02}" for year, month in months_between(records.opening, records.closing)]
    over = [month for month in months if month_bounds(month)[1] < today]
    reported = {
        month: [event for event in records.events_between(*month_bounds(month)) if _is_reported(event, today)]
        for month in over
    }
    covered = [month for month in over if reported[month]]
    value = ItemState.DONE if len(covered) == len(months) else ItemState.IN_PROGRESS
    pages = tuple(_link(event) for month in reversed(covered) for event in reported[month])
    return Evidence(proof, value, len(covered), len(over), pages) if covered else None


def _is_reported(event: EventItem, today: date) -> bool:
    return any(not story.date or story.date <= today for story in event.record.coverage)


def _plan_link(plan: YearPlanItem) -> PageLink:
    return PageLink(plan.owner.name, plan.address)


def _link(item: ProgrammeItem | EventItem) -> PageLink:
    return PageLink(item.record.title, item.address)


def _counted(proof: Proof, pages: Iterable[PageLink], total: int | None = None) -> Evidence | None:
    """That there are such records shows that work goes on."""
    found = list(pages)
    return Evidence(proof, ItemState.IN_PROGRESS, len(found), total, tuple(dict.fromkeys(found))) if found else None


Collector = Callable[[YearRecords, TrackedItem, Proof], Evidence | None]

COLLECTORS: dict[Proof, Collector] = {
    Proof.OPERATOR: _operator,
    Proof.PLANS: _plans,
    Proof.READINESS: _readiness,
    Proof.EMPLOYER_AGREEMENTS: _employer_agreements,
    Proof.VOCATIONAL_PROGRAMMES: _vocational_programmes,
    Proof.ADDITIONAL_PROGRAMMES: _additional_programmes,
    Proof.CAREER_MODULES: _career_modules,
    Proof.PRACTICE_EVENTS: _practice_events,
    Proof.TEACHERS_EVENTS: _teachers_events,
    Proof.REGIONAL_EVENTS: _regional_events,
    Proof.PARENTS_EVENTS: _parents_events,
    Proof.PARENTS_MEETINGS: _parents_meetings,
    Proof.COVERAGE: _coverage,
}
"""What looks for each proof among the records."""
