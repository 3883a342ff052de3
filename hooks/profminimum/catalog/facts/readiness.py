"""How ready a school is for a school year: what the road map asks of every school, proved by its data or reported by it.

What the data prove – an order, a plan that reaches its level, classes that are published – is derived here and need
not be typed; the rest is what the school says of itself. What falls short of an item's words is named. Knows no page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ...dates import opening_year, school_year_bounds
from ...model import ProgrammeKind, ReadinessState, RoadmapItem, SchoolTask, Weekday
from ...model.positions import Stakeholder, is_deputy_head_or_above, stakeholders
from ...model.shared import PartnerKind
from ..items.event import EventItem
from ..items.item import LinkedRecords
from ..items.school import SchoolItem, YearPlanItem
from .deadlines import roadmap_for

PARTNERS = (
    PartnerKind.EMPLOYER,
    PartnerKind.EMPLOYMENT_SERVICE,
    PartnerKind.VOLUNTEERS,
    PartnerKind.CULTURE_SPORT,
    PartnerKind.MEDIA,
    PartnerKind.NON_PROFIT,
)
"""The partners that the road map asks agreements with; colleges and universities are not among them."""
SETTLED = (ReadinessState.DONE, ReadinessState.NOT_APPLICABLE)


class Gap(NamedTuple):
    """What an item still wants, for pages to put into words."""

    what: str
    """`post`, `voices`, `hours`, `weekday`, `partners`, `programmes`, `meetings`."""
    which: tuple[str, ...] = ()
    """Labels of the vocabulary, or grades."""


@dataclass(frozen=True)
class ReadinessLine:
    """The state of one item for one school; `state` is None where nothing is known."""

    item: RoadmapItem
    state: ReadinessState | None = None
    date: date | None = None
    evidence: str | None = None
    """What the school says shows it."""
    url: str | None = None
    is_proved: bool = False
    """Whether the school's own records on this site show it."""
    gap: Gap | None = None
    """What its records show to be missing; None if nothing, or if the school says that the item is done."""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do: done, or not required of this school."""
        return self.state in SETTLED


@dataclass(frozen=True)
class SchoolReadiness:
    """A school's lines for a school year, in the road map's order."""

    school: SchoolItem
    plan: YearPlanItem | None
    lines: tuple[ReadinessLine, ...]

    @property
    def done(self) -> int:
        """How many items are done or not required."""
        return sum(line.is_settled for line in self.lines)

    @property
    def missing(self) -> tuple[ReadinessLine, ...]:
        """The items of which nothing is known."""
        return tuple(line for line in self.lines if line.state is None)

    @property
    def unfinished(self) -> tuple[ReadinessLine, ...]:
        """The items that are begun or planned."""
        return tuple(line for line in self.lines if line.state is not None and not line.is_settled)


class TaskEvidence(NamedTuple):
    """What a school's data show of an item."""

    state: ReadinessState
    date: date | None = None
    gap: Gap | None = None


TaskAssessment = Callable[[YearPlanItem], TaskEvidence | None]


def items_of_schools(catalog: LinkedRecords, school_year: str) -> tuple[RoadmapItem, ...]:
    """Returns the items that schools answer for in a school year; empty without a road map."""
    roadmap = roadmap_for(catalog, school_year)
    items = roadmap.items if roadmap else ()
    return tuple(tracked.item for tracked in items if tracked.item.task and tracked.item.task.is_readiness)


def readiness(school: SchoolItem, school_year: str) -> SchoolReadiness:
    """Returns a school's readiness for a school year; all unknown if it has no plan for that year."""
    plan = school.plan_for(school_year)
    lines = tuple(_line(item, plan) for item in items_of_schools(school.catalog, school_year))
    return SchoolReadiness(school, plan, lines)


def _line(item: RoadmapItem, plan: YearPlanItem | None) -> ReadinessLine:
    if plan is None:
        return ReadinessLine(item)
    assess = ASSESSMENTS.get(item.task) if item.task else None
    found = assess(plan) if assess else None
    reported = plan.reported_readiness(item)
    if found and not (reported and reported.state in SETTLED and found.state is not ReadinessState.DONE):
        shown = (reported.evidence, reported.url) if reported and reported.state is found.state else (None, None)
        day = found.date or (reported.date if reported and reported.state is found.state else None)
        return ReadinessLine(item, found.state, day, *shown, is_proved=True, gap=found.gap)
    if reported:
        return ReadinessLine(item, reported.state, reported.date, reported.evidence, reported.url)
    return ReadinessLine(item)


def _done(holds: object, day: date | None = None) -> TaskEvidence | None:
    return TaskEvidence(ReadinessState.DONE, day) if holds else None


def _by(day: date | None, plan: YearPlanItem) -> TaskEvidence | None:
    """Done on a day; planned if the day is still to come."""
    if day and day > plan.catalog.today:
        return TaskEvidence(ReadinessState.PLANNED, day)
    return _done(day, day)


def _all_of(missing: Iterable[str], what: str, day: date | None = None) -> TaskEvidence:
    """Done if nothing is missing, else in progress."""
    gap = Gap(what, tuple(missing))
    return TaskEvidence(ReadinessState.IN_PROGRESS, day, gap) if gap.which else TaskEvidence(ReadinessState.DONE, day)


def _order(plan: YearPlanItem) -> TaskEvidence | None:
    return _by(plan.record.order.date if plan.record.order else None, plan)


def _responsible(plan: YearPlanItem) -> TaskEvidence:
    """The item wants a post not below a deputy head."""
    post = plan.record.responsible.role
    return _all_of(() if is_deputy_head_or_above(post) else (post,), "post")


def _working_group(plan: YearPlanItem) -> TaskEvidence | None:
    group = plan.record.working_group
    if not group or not group.roles:
        return None
    present = stakeholders(group.roles)
    missing = (stakeholder.label for stakeholder in Stakeholder if stakeholder not in present)
    return _all_of(missing, "voices", group.date)


def _hours(plan: YearPlanItem) -> TaskEvidence | None:
    """The plan reaches the level in every grade; one that falls short is still being made."""
    if not any(plan.totals.values()):
        return None
    documents = plan.owner.documents
    document = next((document for document in documents if document.id == plan.record.plan_document), None)
    return _all_of(map(str, plan.shortfall), "hours", document.date if document else None)


def _project(plan: YearPlanItem) -> TaskEvidence | None:
    """The item is for schools outside «Билет в будущее»: it asks nothing of those that are in it."""
    return TaskEvidence(ReadinessState.NOT_APPLICABLE) if plan.record.ticket_to_future else None


def _lessons(plan: YearPlanItem) -> TaskEvidence | None:
    """The item names Thursday; another day is for the school to explain."""
    slots = plan.record.lesson_slots
    others = dict.fromkeys(slot.weekday.label for slot in slots if slot.weekday is not Weekday.THURSDAY)
    return _all_of(others, "weekday") if slots else None


def _agreements(plan: YearPlanItem) -> TaskEvidence | None:
    """Agreements in force with each kind of partner that the item lists."""
    first, last = school_year_bounds(plan.school_year)
    day = min(max(plan.catalog.today, first), last)
    in_force = [
        agreement
        for agreement in plan.record.agreements
        if (agreement.date is None or agreement.date <= day) and (agreement.until is None or agreement.until >= day)
    ]
    kinds = {agreement.kind for agreement in in_force}
    days = [agreement.date for agreement in in_force if agreement.date and agreement.kind in PARTNERS]
    missing = (kind.label for kind in PARTNERS if kind not in kinds)
    return _all_of(missing, "partners", max(days, default=None)) if in_force else None


def _programmes(plan: YearPlanItem) -> TaskEvidence | None:
    """The item asks for programmes of both kinds: additional education and vocational training."""
    offered = (*plan.owner.programmes, *plan.owner.programmes_elsewhere)
    kinds = {programme.record.kind for programme in offered if programme.record.school_year == plan.school_year}
    return _all_of((kind.label for kind in ProgrammeKind if kind not in kinds), "programmes") if kinds else None


def _classes(plan: YearPlanItem) -> TaskEvidence | None:
    """The school's own classes of that year; those without a year are the current year's."""
    years = (plan.school_year, None) if plan.is_current else (plan.school_year,)
    own = plan.catalog.records_of_owner(plan.owner, "class")
    return _done([item for item in own if item.record.school_year in years])


def _meetings(plan: YearPlanItem) -> TaskEvidence | None:
    """Parents' meetings of the year that were held: the item wants them in autumn and in spring."""
    meetings = [event for event in plan.events if event.format.id == "parents-meeting"]
    held = [event for event in meetings if not event.is_ahead]
    if not held:
        return TaskEvidence(ReadinessState.PLANNED, _first_day(meetings)) if meetings else None
    half_year = date(opening_year(plan.school_year), 12, 31)
    days = [day for event in held for day in event.days]
    missing = {"autumn": all(day > half_year for day in days), "spring": all(day <= half_year for day in days)}
    return _all_of((name for name, is_missing in missing.items() if is_missing), "meetings", max(days, default=None))


def _first_day(events: Iterable[EventItem]) -> date | None:
    return min((event.first_day for event in events if event.first_day), default=None)


def _events(plan: YearPlanItem) -> TaskEvidence | None:
    """It goes on all year: that events were held shows that it has begun, not that it is done."""
    held = any(not event.is_ahead for event in plan.events)
    return TaskEvidence(ReadinessState.IN_PROGRESS) if held else None


ASSESSMENTS: dict[SchoolTask, TaskAssessment] = {
    SchoolTask.ORDER: _order,
    SchoolTask.RESPONSIBLE: _responsible,
    SchoolTask.WORKING_GROUP: _working_group,
    SchoolTask.PLAN: _hours,
    SchoolTask.TICKET_TO_FUTURE: _project,
    SchoolTask.LESSONS: _lessons,
    SchoolTask.AGREEMENTS: _agreements,
    SchoolTask.PROGRAMMES: _programmes,
    SchoolTask.CLASSES: _classes,
    SchoolTask.CONSENTS: lambda plan: _by(plan.record.consents_collected, plan),
    SchoolTask.MEETINGS: _meetings,
    SchoolTask.EVENTS: _events,
}
"""What of a school's own data shows that a task is done. The rest no record can show: only the school knows."""
