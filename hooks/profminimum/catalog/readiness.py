"""How ready a school is for a school year: the items of section 3 of the road map, proved by its data or told by it.

What the data prove – an order, a plan that reaches its level, classes that are published – is derived here and need
not be typed; the rest is what the school says of itself. What falls short of an item's words is named. Knows no page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..model import ProgrammeKind, ReadinessState, RoadmapItem, Weekday
from ..model.parts import PartnerKind
from ..model.positions import Voice, is_deputy_head_or_above, voices
from .catalog import Catalog
from .deadlines import roadmap_for
from .school import ListedSchool, ListedYearPlan

SECTION = "3."
"""Numbers of the road map's items that schools answer for begin with this."""
PARTNERS = (
    PartnerKind.EMPLOYER,
    PartnerKind.EMPLOYMENT_SERVICE,
    PartnerKind.VOLUNTEERS,
    PartnerKind.CULTURE_SPORT,
    PartnerKind.MEDIA,
    PartnerKind.NON_PROFIT,
)
"""The partners that item 3.10 asks agreements with; colleges and universities are not among them."""
SETTLED = (ReadinessState.DONE, ReadinessState.NOT_APPLICABLE)


class Lack(NamedTuple):
    """What an item still wants, for pages to put into words."""

    what: str
    """`post`, `voices`, `hours`, `weekday`, `partners`, `programmes`, `meetings`."""
    which: tuple[str, ...] = ()
    """Labels of the vocabulary, or grades."""


@dataclass(frozen=True)
class ReadinessLine:
    """The state of one item for one school; `state` is None where nothing is known."""

    number: str
    state: ReadinessState | None = None
    date: date | None = None
    evidence: str | None = None
    """What the school says shows it."""
    url: str | None = None
    is_proved: bool = False
    """Whether the school's own records on this site show it."""
    lack: Lack | None = None
    """What its records show to be missing; None if nothing, or if the school says that the item is done."""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do: done, or not required of this school."""
        return self.state in SETTLED


@dataclass(frozen=True)
class Readiness:
    """A school's lines for a school year, in the road map's order."""

    school: ListedSchool
    plan: ListedYearPlan | None
    lines: tuple[ReadinessLine, ...]

    @property
    def done(self) -> int:
        """How many items are done or not required."""
        return sum(each.is_settled for each in self.lines)

    @property
    def missing(self) -> tuple[ReadinessLine, ...]:
        """The items of which nothing is known."""
        return tuple(each for each in self.lines if each.state is None)

    @property
    def unfinished(self) -> tuple[ReadinessLine, ...]:
        """The items that are begun or planned."""
        return tuple(each for each in self.lines if each.state is not None and not each.is_settled)


class Finding(NamedTuple):
    """What a school's data show of an item."""

    state: ReadinessState
    date: date | None = None
    lack: Lack | None = None


Proof = Callable[[ListedYearPlan], Finding | None]


def items_of_schools(catalog: Catalog, school_year: str) -> tuple[RoadmapItem, ...]:
    """The items that schools answer for in a school year; empty without a road map."""
    roadmap = roadmap_for(catalog, school_year)
    items = roadmap.items if roadmap else ()
    return tuple(each.item for each in items if each.item.number.startswith(SECTION))


def readiness(school: ListedSchool, school_year: str) -> Readiness:
    """A school's readiness for a school year; all unknown if it has no plan for that year."""
    plan = next((each for each in school.plans if each.school_year == school_year), None)
    lines = tuple(_line(item.number, plan) for item in items_of_schools(school.catalog, school_year))
    return Readiness(school, plan, lines)


def _line(number: str, plan: ListedYearPlan | None) -> ReadinessLine:
    if plan is None:
        return ReadinessLine(number)
    proof = PROOFS.get(number)
    found = proof(plan) if proof else None
    told = next((each for each in plan.record.readiness if each.item == number), None)
    if found and not (told and told.state in SETTLED and found.state is not ReadinessState.DONE):
        shown = (told.evidence, told.url) if told and told.state is found.state else (None, None)
        day = found.date or (told.date if told and told.state is found.state else None)
        return ReadinessLine(number, found.state, day, *shown, is_proved=True, lack=found.lack)
    if told:
        return ReadinessLine(number, told.state, told.date, told.evidence, told.url)
    return ReadinessLine(number)


def _done(holds: object, day: date | None = None) -> Finding | None:
    return Finding(ReadinessState.DONE, day) if holds else None


def _by(day: date | None, plan: ListedYearPlan) -> Finding | None:
    """Done on a day; planned if the day is still to come."""
    if day and day > plan.catalog.today:
        return Finding(ReadinessState.PLANNED, day)
    return _done(day, day)


def _all_of(missing: Iterable[str], what: str, day: date | None = None) -> Finding:
    """Done if nothing is missing, else in progress."""
    lack = Lack(what, tuple(missing))
    return Finding(ReadinessState.IN_PROGRESS, day, lack) if lack.which else Finding(ReadinessState.DONE, day)


def _order(plan: ListedYearPlan) -> Finding | None:
    return _by(plan.record.order.date if plan.record.order else None, plan)


def _responsible(plan: ListedYearPlan) -> Finding:
    """The item wants a post not below a deputy head."""
    post = plan.record.responsible.role
    return _all_of(() if is_deputy_head_or_above(post) else (post,), "post")


def _working_group(plan: ListedYearPlan) -> Finding | None:
    group = plan.record.working_group
    if not group or not group.roles:
        return None
    there = voices(group.roles)
    return _all_of((each.label for each in Voice if each not in there), "voices", group.date)


def _hours(plan: ListedYearPlan) -> Finding | None:
    """The plan reaches the level in every grade; one that falls short is still being made."""
    if not any(plan.totals.values()):
        return None
    document = next((each for each in plan.owner.documents if each.id == plan.record.plan_document), None)
    return _all_of(map(str, plan.shortfall), "hours", document.date if document else None)


def _project(plan: ListedYearPlan) -> Finding | None:
    """The item is for schools outside «Билет в будущее»: it asks nothing of those that are in it."""
    return Finding(ReadinessState.NOT_APPLICABLE) if plan.record.ticket_to_future else None


def _lessons(plan: ListedYearPlan) -> Finding | None:
    """The item names Thursday; another day is for the school to explain."""
    slots = plan.record.lesson_slots
    others = dict.fromkeys(each.weekday.label for each in slots if each.weekday is not Weekday.THURSDAY)
    return _all_of(others, "weekday") if slots else None


def _agreements(plan: ListedYearPlan) -> Finding | None:
    """Agreements in force with each kind of partner that the item lists."""
    first, last = plan.catalog.bounds(plan.school_year)
    day = min(max(plan.catalog.today, first), last)
    held = [
        each
        for each in plan.record.agreements
        if (each.date is None or each.date <= day) and (each.until is None or each.until >= day)
    ]
    kinds = {each.kind for each in held}
    days = [each.date for each in held if each.date and each.kind in PARTNERS]
    missing = (each.label for each in PARTNERS if each not in kinds)
    return _all_of(missing, "partners", max(days, default=None)) if held else None


def _programmes(plan: ListedYearPlan) -> Finding | None:
    """The item asks for programmes of both kinds: additional education and vocational training."""
    offered = (*plan.owner.programmes, *plan.owner.programmes_elsewhere)
    kinds = {each.record.kind for each in offered if each.record.school_year == plan.school_year}
    return _all_of((each.label for each in ProgrammeKind if each not in kinds), "programmes") if kinds else None


def _classes(plan: ListedYearPlan) -> Finding | None:
    """The school's own classes of that year; those without a year are the current year's."""
    years = (plan.school_year, None) if plan.is_current else (plan.school_year,)
    return _done([each for each in plan.catalog.owned(plan.owner, "class") if each.record.school_year in years])


def _meetings(plan: ListedYearPlan) -> Finding | None:
    """Parents' meetings of the year that were held: the item wants them in autumn and in spring."""
    meetings = [each for each in plan.events if each.format.id == "parents-meeting"]
    held = [each for each in meetings if not each.is_ahead]
    if not held:
        return Finding(ReadinessState.PLANNED, min(each.first_day for each in meetings)) if meetings else None
    half_year = date(int(plan.school_year[:4]), 12, 31)
    missing = {"autumn": all(each.first_day > half_year for each in held), "spring": held[-1].last_day <= half_year}
    return _all_of((name for name, is_missing in missing.items() if is_missing), "meetings", held[-1].last_day)


def _events(plan: ListedYearPlan) -> Finding | None:
    """It goes on all year: that events were held shows that it has begun, not that it is done."""
    held = [each for each in plan.events if not each.is_ahead]
    return Finding(ReadinessState.IN_PROGRESS) if held else None


PROOFS: dict[str, Proof] = {
    "3.2": _order,
    "3.3": _responsible,
    "3.5": _working_group,
    "3.6": _hours,
    "3.7": _project,
    "3.8": _lessons,
    "3.10": _agreements,
    "3.11": _programmes,
    "3.12": _classes,
    "3.13": lambda plan: _by(plan.record.consents_collected, plan),
    "3.14": _meetings,
    "3.16": _events,
}
"""What of a school's own data shows that an item is done. The rest – 3.1, 3.4, 3.9, 3.15 – no record can show."""
