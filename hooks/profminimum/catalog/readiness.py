"""How ready a school is for a school year: the items of section 3 of the road map, proved by its data or told by it.

What the data prove – an order, a plan that reaches its level, classes that are published – is derived here and need
not be typed; the rest is what the school says of itself. Knows no page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..model import ReadinessState, RoadmapItem
from .catalog import Catalog
from .school import ListedSchool, ListedYearPlan

SECTION = "3."
"""Numbers of the road map's items that schools answer for begin with this."""


@dataclass(frozen=True)
class ReadinessLine:
    """The state of one item for one school; `state` is None where nothing is known."""

    number: str
    state: ReadinessState | None = None
    date: date | None = None
    evidence: str | None = None
    """What the school says shows it; empty for what its data prove."""
    url: str | None = None
    is_proved: bool = False
    """Whether the school's own records on this site show it."""


@dataclass(frozen=True)
class Readiness:
    """A school's lines for a school year, in the road map's order."""

    school: ListedSchool
    plan: ListedYearPlan | None
    lines: tuple[ReadinessLine, ...]

    @property
    def done(self) -> int:
        """How many items are done or not required."""
        return sum(each.state in (ReadinessState.DONE, ReadinessState.NOT_APPLICABLE) for each in self.lines)

    @property
    def missing(self) -> tuple[ReadinessLine, ...]:
        """The items of which nothing is known."""
        return tuple(each for each in self.lines if each.state is None)


Finding = tuple[ReadinessState, date | None] | None
Proof = Callable[[ListedYearPlan], Finding]


def items_of_schools(catalog: Catalog) -> tuple[RoadmapItem, ...]:
    """The items that schools answer for, from the newest road map; empty without a road map."""
    newest = catalog.roadmaps[0].items if catalog.roadmaps else ()
    return tuple(each.item for each in newest if each.item.number.startswith(SECTION))


def readiness(school: ListedSchool, school_year: str) -> Readiness:
    """A school's readiness for a school year; all unknown if it has no plan for that year."""
    plan = next((each for each in school.plans if each.school_year == school_year), None)
    lines = tuple(_line(item.number, plan) for item in items_of_schools(school.catalog))
    return Readiness(school, plan, lines)


def _line(number: str, plan: ListedYearPlan | None) -> ReadinessLine:
    if plan is None:
        return ReadinessLine(number)
    proof = PROOFS.get(number)
    found = proof(plan) if proof else None
    told = next((each for each in plan.record.readiness if each.item == number), None)
    if found and not (told and told.state is ReadinessState.DONE and found[0] is not ReadinessState.DONE):
        return ReadinessLine(number, *found, is_proved=True)
    if told:
        return ReadinessLine(number, told.state, told.date, told.evidence, told.url)
    return ReadinessLine(number)


def _done(holds: object, day: date | None = None) -> Finding:
    return (ReadinessState.DONE, day) if holds else None


def _order(plan: ListedYearPlan) -> Finding:
    return _done(plan.record.order, plan.record.order.date if plan.record.order else None)


def _working_group(plan: ListedYearPlan) -> Finding:
    group = plan.record.working_group
    return _done(group and group.roles, group.date if group else None)


def _hours(plan: ListedYearPlan) -> Finding:
    """The plan reaches the level in every grade; one that falls short is still being made."""
    if not any(plan.totals.values()):
        return None
    return (ReadinessState.IN_PROGRESS, None) if plan.shortfall else (ReadinessState.DONE, None)


def _agreements(plan: ListedYearPlan) -> Finding:
    days = [each.date for each in plan.record.agreements if each.date]
    return _done(plan.record.agreements, max(days, default=None))


def _programmes(plan: ListedYearPlan) -> Finding:
    offered = (*plan.owner.programmes, *plan.owner.programmes_elsewhere)
    return _done([each for each in offered if each.record.school_year == plan.school_year])


def _classes(plan: ListedYearPlan) -> Finding:
    return _done([each for each in plan.owner.classes if each.record.school_year in (None, plan.school_year)])


def _meetings(plan: ListedYearPlan) -> Finding:
    """A parents' meeting of this year was held, or stands in the calendar."""
    meetings = [each for each in plan.events if each.format.id == "parents-meeting"]
    held = [each.last_day for each in meetings if not each.is_ahead]
    if held:
        return (ReadinessState.DONE, max(held))
    return (ReadinessState.PLANNED, min(each.first_day for each in meetings)) if meetings else None


def _events(plan: ListedYearPlan) -> Finding:
    held = [each for each in plan.events if not each.is_ahead]
    return (ReadinessState.IN_PROGRESS, None) if held else None


PROOFS: dict[str, Proof] = {
    "3.2": _order,
    "3.3": lambda plan: _done(plan.record.responsible),
    "3.5": _working_group,
    "3.6": _hours,
    "3.7": lambda plan: _done(plan.record.ticket_to_future),
    "3.8": lambda plan: _done(plan.record.lesson_slots),
    "3.10": _agreements,
    "3.11": _programmes,
    "3.12": _classes,
    "3.13": lambda plan: _done(plan.record.consents_collected, plan.record.consents_collected),
    "3.14": _meetings,
    "3.16": _events,
}
"""What of a school's own data shows that an item is done."""
