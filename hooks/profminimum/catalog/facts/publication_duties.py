"""What schools owe the public – programmes, classes, a section of their site, stories: what is there, since when.

When something was first published no record says. What is known is the day of its last change: if it lies before the
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
from ..items.item import CatalogItem, OwnerItem
from ..items.phase import Phase
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
    """What a school published of each duty, and the past events that it has not reported on."""

    school: SchoolItem
    publications: tuple[Publication, ...]
    unreported_events: tuple[EventItem, ...]

    @property
    def missing(self) -> tuple[Publication, ...]:
        """The duties with something to do."""
        return tuple(publication for publication in self.publications if publication.is_missing)

    @property
    def is_fulfilled(self) -> bool:
        """Whether there is nothing to remind of."""
        return not self.missing and not self.unreported_events


def duties(catalog: Catalog, schools: Iterable[SchoolItem], due: Deadlines) -> tuple[SchoolDuties, ...]:
    """Returns the duties of schools in the school year of the deadlines."""
    unreported = unreported_by_owner(catalog)
    return tuple(
        SchoolDuties(school, _publications(school, due), tuple(unreported.get(school, ()))) for school in schools
    )


def unreported_by_owner(catalog: Catalog) -> dict[OwnerItem[Any] | None, list[EventItem]]:
    """Returns events of this month and the last that are over and have no story, by owner; samples are left out."""
    since = (catalog.today.replace(day=1) - timedelta(days=1)).replace(day=1)
    found: dict[OwnerItem[Any] | None, list[EventItem]] = defaultdict(list)
    for event in catalog.events:
        is_over = event.phase is Phase.OVER and (event.last_day or since) >= since and not event.is_cancelled
        if is_over and not event.record.coverage and not event.is_sample:
            found[event.owner].append(event)
    return found


def _publications(school: SchoolItem, due: Deadlines) -> tuple[Publication, ...]:
    return (_programmes(school, due), _classes(school, due), _section(school, due))


def _programmes(school: SchoolItem, due: Deadlines) -> Publication:
    """Programmes of both kinds that pupils of the school can join in that year."""
    task = SchoolTask.PROGRAMMES
    offered = (*school.programmes, *school.programmes_elsewhere)
    own = [programme for programme in offered if programme.record.school_year == due.school_year]
    by_kind = {kind: [programme for programme in own if programme.record.kind is kind] for kind in ProgrammeKind}
    missing = tuple(kind.label for kind, found in by_kind.items() if not found)
    days = [_first_known(found) for found in by_kind.values()]
    return _reported(school, task, due) or _publication(task, due, own, days, missing)


def _classes(school: SchoolItem, due: Deadlines) -> Publication:
    """The school's own list of classes of that year; those without a year are the current year's."""
    task = SchoolTask.CLASSES
    years = (due.school_year, *((None,) if due.school_year == school.catalog.school_year else ()))
    own = [item for item in school.catalog.records_of_owner(school, "class") if item.record.school_year in years]
    return _reported(school, task, due) or _publication(task, due, own, [item.changed for item in own])


def _section(school: SchoolItem, due: Deadlines) -> Publication:
    """The section of the school's own site, which its record links to."""
    pages = [page for page in school.record.pages if page.kind is PageKind.SECTION]
    return _publication(SchoolTask.SECTION, due, pages, [school.changed])


def _first_known(items: Iterable[CatalogItem[Any]]) -> date | None:
    """The earliest day by which one of them was there."""
    return min((item.changed for item in items if item.changed), default=None)


def _reported(school: SchoolItem, task: SchoolTask, due: Deadlines) -> Publication | None:
    """What the school itself says of a task, if it says that nothing is left to do."""
    plan = school.plan_for(due.school_year)
    asked = due.of(task)
    reported = plan.reported_readiness(asked.item) if plan and asked else None
    if reported and reported.state is ReadinessState.NOT_APPLICABLE:
        return Publication(task, Published.NOT_REQUIRED)
    if reported and reported.state is ReadinessState.DONE:
        return Publication(task, _timing(asked, reported.date, Published.LATE), reported.date)
    return None


def _publication(
    task: SchoolTask,
    due: Deadlines,
    published: Sequence[object],
    days: Sequence[date | None],
    missing: tuple[str, ...] = (),
) -> Publication:
    """What records show: all of it was there by the last of the days, as far as they are known."""
    if not published:
        return Publication(task, Published.MISSING)
    if missing:
        return Publication(task, Published.PARTLY, missing=missing)
    known = [day for day in days if day]
    day = max(known) if known and len(known) == len(days) else None
    return Publication(task, _timing(due.of(task), day, Published.DATE_UNKNOWN), day)


def _timing(due: Due | None, day: date | None, after: Published) -> Published:
    last = due.last if due else None
    if day is None or last is None:
        return Published.DATE_UNKNOWN
    return Published.IN_TIME if day <= last else after
