"""Letters that remind a school of what it has not published, ready to send. The words stand in `overrides/texts`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from ...catalog import Catalog, Deadlines, SchoolItem, deadlines, without_samples
from ...catalog.facts.publication_duties import SchoolDuties, duties
from ...model import SchoolTask
from ...output import Output
from ..rendering.templates import Templates
from . import DESK_FOLDER

FILES = f"{DESK_FOLDER}reminders/"


class Need(NamedTuple):
    """A school that has something to publish, with what its letter needs."""

    school: SchoolItem
    duties: SchoolDuties
    due: Deadlines
    post: str
    """To whom the letter goes: a post, never a person; empty if none is known."""
    links: dict[str, str]
    """Where to fill it in, below the site's root: by the name of the task; `plan` for the year's plan, `school`."""
    stories: dict[str, str]
    """Where to describe how an event went, by its identifier."""
    asks_plan: bool
    """Whether the school has no plan for the year, which comes first."""
    address: str
    """The mail address among the school's official contacts; empty if it has none."""

    @property
    def asked(self) -> tuple[SchoolTask, ...]:
        """What it is asked for, the plan first."""
        plan = (SchoolTask.PLAN,) if self.asks_plan else ()
        return (*plan, *(publication.task for publication in self.duties.missing))

    @property
    def link(self) -> str:
        """Where to begin, below the site's root."""
        if self.asks_plan:
            return self.links["plan"]
        if self.asked:
            return self.links.get(self.asked[0].value, self.links["school"])
        return next(iter(self.stories.values()))

    @property
    def deadline(self) -> date | None:
        """The next last day of what it is asked for, else the latest that is past; None if none is known."""
        days = [due.day for due in map(self.due.of, self.asked) if due and due.day]
        ahead = [day for day in days if day >= self.school.catalog.today]
        return min(ahead, default=max(days, default=None))

    @property
    def tells_carried(self) -> bool:
        """Whether it names a deadline that was carried over from the road map of other years."""
        return self.due.is_carried and self.deadline is not None

    @property
    def path(self) -> str:
        """The path of the letter as a file."""
        return f"{FILES}{self.school.id}.txt"


def needs(catalog: Catalog, school_year: str = "") -> list[Need]:
    """Returns the schools with something to publish, in the order of their names; samples are left out."""
    due = deadlines(catalog, school_year or catalog.school_year)
    all_duties = duties(catalog, without_samples(catalog.schools.values()), due)
    found = [_need(school_duties, due) for school_duties in all_duties]
    return [need for need in found if need.asks_plan or not need.duties.is_fulfilled]


def _need(school_duties: SchoolDuties, due: Deadlines) -> Need:
    school = school_duties.school
    plan = next((plan for plan in school.plans if plan.school_year == due.school_year), None)
    contacts = (plan.record.responsible, *school.record.contacts) if plan else school.record.contacts
    post = next((contact.role for contact in contacts), "")
    address = next((contact.email for contact in contacts if contact.email), "")
    owner = f"schools/{school.id}"
    links = {
        SchoolTask.PROGRAMMES.value: _form(kind="programme", owner=owner),
        SchoolTask.CLASSES.value: _form(kind="class", owner=owner),
        "plan": _form(record=plan.path) if plan else _form(kind="year_plan", owner=owner),
        "school": _form(record=school.path),
    }
    stories = {event.id: _form(record=event.path) for event in school_duties.unreported_events}
    return Need(school, school_duties, due, post, links, stories, plan is None, address)


def _form(**parameters: str) -> str:
    return f"form/?{urlencode(parameters, safe='/')}"


class Reminders:
    """Maker of the letters as files."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def __call__(self, catalog: Catalog, site_url: str) -> Iterator[Output]:
        return (Output(need.path, f"{self.text(need)}\n".encode()) for need in needs(catalog))

    def text(self, need: Need) -> str:
        """Returns the letter to a school, with the lines that say to whom it goes and on what."""
        return self._templates.text("reminder", need=need, site_url=self._templates.site_url)
