"""What schools owe the public – programmes, classes, a section of their site, stories: what is there, since when.

When something was first published no record says. `updated` is the day of its last change: if that day lies before the
deadline, it was there in time; if it lies after it, nobody knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from ...model import ProgrammeKind, ReadinessState, SchoolTask
from ...model.shared import PageKind
from ..catalog import Catalog
from ..items.event import EventItem
from ..items.item import CatalogItem, OwnerItem, Phase
from ..items.school import SchoolItem
from .deadlines import Deadlines, Due


class Published(StrEnum):
    """How a duty stands."""

    IN_TIME = "in-time"
    LATE = "late"
    DATE_UNKNOWN = "some-day"
    """It is there; whether it was in time is not known."""
    NOT_REQUIRED = "not-required"
    PARTLY = "partly"
    MISSING = "missing"


@dataclass(frozen=True)
class Publication:
    """What a school published of one duty."""

    task: SchoolTask
    state: Published
    day: date | None = None
    """By this day it was there; None if that is not known."""
    missing: tuple[str, ...] = ()
    """Labels of what is not there, where a part is."""

    @property
    def is_missing(self) -> bool:
        """Whether the school has something to do."""
        return self.state in (Published.MISSING, Published.PARTLY)


@dataclass(frozen=True)
class SchoolDuties:
    """What a school published of each duty, and the events of which it has not told how they went."""

    school: SchoolItem
    publications: tuple[Publication, ...]
    unreported_events: tuple[EventItem, ...]

    @property
    def missing(self) -> tuple[Publication, ...]:
        """The duties with something to do."""
        return tuple(each for each in self.publications if each.is_missing)

    @property
    def is_fulfilled(self) -> bool:
        """Whether there is nothing to remind of."""
        return not self.missing and not self.unreported_events


def duties(schools: Iterable[SchoolItem], due: Deadlines) -> tuple[SchoolDuties, ...]:
    """The duties of schools in the school year of the deadlines."""
    listed = list(schools)
    untold = unreported_by_owner(listed[0].catalog) if listed else {}
    return tuple(SchoolDuties(each, _publications(each, due), tuple(untold.get(each, ()))) for each in listed)


def unreported_by_owner(catalog: Catalog) -> dict[OwnerItem[Any] | None, list[EventItem]]:
    """Events of this month and the last that are over and have no story, by whose they are; samples are left out."""
    since = (catalog.today.replace(day=1) - timedelta(days=1)).replace(day=1)
    found: dict[OwnerItem[Any] | None, list[EventItem]] = defaultdict(list)
    for each in catalog.events:
        is_over = each.phase is Phase.OVER and each.last_day >= since and not each.is_cancelled
        if is_over and not each.record.coverage and not each.is_sample:
            found[each.owner].append(each)
    return found


def _publications(school: SchoolItem, due: Deadlines) -> tuple[Publication, ...]:
    return (_programmes(school, due), _classes(school, due), _section(school, due))


def _programmes(school: SchoolItem, due: Deadlines) -> Publication:
    """Programmes of both kinds that pupils of the school can join in that year."""
    task = SchoolTask.PROGRAMMES
    offered = (*school.programmes, *school.programmes_elsewhere)
    own = [each for each in offered if each.record.school_year == due.school_year]
    by_kind = {kind: [each for each in own if each.record.kind is kind] for kind in ProgrammeKind}
    missing = tuple(kind.label for kind, found in by_kind.items() if not found)
    days = [_first_known(found) for found in by_kind.values()]
    return _reported(school, task, due) or _publication(task, due, own, days, missing)


def _classes(school: SchoolItem, due: Deadlines) -> Publication:
    """The school's own list of classes of that year; those without a year are the current year's."""
    task = SchoolTask.CLASSES
    years = (due.school_year, *((None,) if due.school_year == school.catalog.school_year else ()))
    own = [each for each in school.catalog.records_of_owner(school, "class") if each.record.school_year in years]
    return _reported(school, task, due) or _publication(task, due, own, [each.record.updated for each in own])


def _section(school: SchoolItem, due: Deadlines) -> Publication:
    """The section of the school's own site, which its record links to."""
    there = [each for each in school.record.pages if each.kind is PageKind.SECTION]
    return _publication(SchoolTask.SECTION, due, there, [school.record.updated])


def _first_known(items: Iterable[CatalogItem[Any]]) -> date | None:
    """The earliest day by which one of them was there."""
    return min((each.record.updated for each in items if each.record.updated), default=None)


def _reported(school: SchoolItem, task: SchoolTask, due: Deadlines) -> Publication | None:
    """What the school itself says of a task, if it says that nothing is left to do."""
    plan = school.plan_for(due.school_year)
    asked = due.of(task)
    told = plan.reported_readiness(asked.item) if plan and asked else None
    if told and told.state is ReadinessState.NOT_APPLICABLE:
        return Publication(task, Published.NOT_REQUIRED)
    if told and told.state is ReadinessState.DONE:
        return Publication(task, _timing(asked, told.date, Published.LATE), told.date)
    return None


def _publication(
    task: SchoolTask,
    due: Deadlines,
    there: Sequence[object],
    days: Sequence[date | None],
    missing: tuple[str, ...] = (),
) -> Publication:
    """What records show: all of it was there by the last of the days, as far as they are known."""
    if not there:
        return Publication(task, Published.MISSING)
    if missing:
        return Publication(task, Published.PARTLY, missing=missing)
    known = [each for each in days if each]
    day = max(known) if known and len(known) == len(days) else None
    return Publication(task, _timing(due.of(task), day, Published.DATE_UNKNOWN), day)


def _timing(due: Due | None, day: date | None, after: Published) -> Published:
    last = due.last if due else None
    if day is None or last is None:
        return Published.DATE_UNKNOWN
    return Published.IN_TIME if day <= last else after
