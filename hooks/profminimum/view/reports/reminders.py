"""Letters that remind a school of what it has not published, ready to send. The words stand in `overrides/texts`."""

from __future__ import annotations

from collections.abc import Iterator
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

    @property
    def path(self) -> str:
        """The path of the letter as a file."""
        return f"{FILES}{self.school.id}.txt"


def needs(catalog: Catalog, school_year: str = "") -> list[Need]:
    """Returns the schools with something to publish, in the order of their names; samples are left out."""
    due = deadlines(catalog, school_year or catalog.school_year)
    all_duties = duties(catalog, without_samples(catalog.schools.values()), due)
    return [_need(school_duties, due) for school_duties in all_duties if not school_duties.is_fulfilled]


def _need(school_duties: SchoolDuties, due: Deadlines) -> Need:
    school = school_duties.school
    plan = next((plan for plan in school.plans if plan.school_year == due.school_year), None)
    known = [plan.record.responsible.role] if plan else [contact.role for contact in school.record.contacts]
    owner = f"schools/{school.id}"
    links = {
        SchoolTask.PROGRAMMES.value: _form(kind="programme", owner=owner),
        SchoolTask.CLASSES.value: _form(kind="class", owner=owner),
        "plan": _form(record=plan.path) if plan else _form(kind="year_plan", owner=owner),
        "school": _form(record=school.path),
    }
    stories = {event.id: _form(record=event.path) for event in school_duties.unreported_events}
    return Need(school, school_duties, due, next(iter(known), ""), links, stories)


def _form(**parameters: str) -> str:
    return f"form/?{urlencode(parameters, safe='/')}"


class Reminders:
    """Maker of the letters as files."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def __call__(self, catalog: Catalog, site_url: str) -> Iterator[Output]:
        return (Output(need.path, f"{self.text(need)}\n".encode()) for need in needs(catalog))

    def text(self, need: Need) -> str:
        """Returns the letter to a school."""
        return self._templates.text("reminder", need=need, site_url=self._templates.site_url)
