"""A school in short: its plan, what is ahead, what can be joined, whom to ask. Knows neither sheet nor page."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ...catalog import CatalogItem, ClassItem, EventItem, Phase, ProgrammeItem, SchoolItem, YearPlanItem
from ...model import Level
from ...model.schema.numbers import total
from ...russian import capitalised
from ...validity import remembered
from ..rendering.templates import Templates
from .record_lines import PARAGRAPH, RecordLines, first, shorten_all
from .shortening import shorten


class Limits(NamedTuple):
    """Limits of a summary: how many of each kind are shown; the number of the others is given."""

    events: int
    programmes: int
    classes: int
    contacts: int = 2
    length: int = PARAGRAPH
    """Characters of a text."""


REMEMBERED = 8
"""Heads that are made once: each sheet of a school has one of a few."""


class SchoolSummary:
    """Maker of the values of texts and sheets about one school; `line` words something, `record_lines` a record."""

    def __init__(self, templates: Templates) -> None:
        self.line = templates.line
        self.record_lines = RecordLines(templates)
        self.head = remembered(REMEMBERED)(self._head)

    def _head(self, school: SchoolItem, limits: Limits) -> dict[str, Any]:
        """Returns whose summary it is: name, place, year, whom to ask, the levels with the chosen one."""
        catalog = school.catalog
        return {
            "section": catalog.region.section_title,
            "year": self.line("school_year", catalog.school_year),
            "updated": self.line("day", day) if (day := newest_change(school)) else "",
            "sample": school.is_sample,
            "school": shorten(school.name, limits.length),
            "town": self.line("town", school),
            "contacts": [
                shorten_all(contact, limits.length) for contact in self.record_lines.contacts(school)[: limits.contacts]
            ],
            "levels": [self._level(level, school.level) for level in catalog.levels],
        }

    def whole(self, school: SchoolItem, limits: Limits, grade: int | None = None) -> dict[str, Any]:
        """Returns everything in short, for all grades or for one."""
        lines, length = self.record_lines, limits.length
        return self.head(school, limits) | {
            "plan": self.plan(school.plan, limits, grade) if school.plan else None,
            "events": first(upcoming(school, grade), limits.events, lines.event, length),
            "programmes": first(programmes(school, grade), limits.programmes, lines.programme, length),
            "classes": first(classes(school, grade), limits.classes, lines.offered_class, length),
        }

    def plan(self, plan: YearPlanItem, limits: Limits, grade: int | None = None) -> dict[str, Any]:
        """Returns a plan's hours by direction and grade, of all its grades or of one."""
        totals = {number: hours for number, hours in plan.totals.items() if grade in (None, number)}
        rows = [row for row in plan.rows if any(row.grades.get(number) for number in totals)]
        return {
            "level": plan.level.name,
            "minimum": plan.level.min_hours,
            "summary": shorten(plan.record.summary or "", 2 * limits.length),
            "grades": [str(number) for number in totals],
            "totals": list(totals.values()),
            "total": self.line("hours", total(totals.values())) if grade else "",
            "rows": [
                {
                    "name": capitalised(row.direction.short_name),
                    "number": plan.catalog.directions.index(row.direction),
                    "hours": [row.grades.get(number, 0) for number in totals],
                    "text": shorten(row.content or row.direction.description or "", limits.length),
                }
                for row in rows
            ],
            "lesson": self.line("sessions", plan.record.lesson_slots, plan.catalog),
        }

    def _level(self, level: Level, chosen: Level | None) -> dict[str, Any]:
        return {"name": capitalised(level.name), "hours": level.min_hours, "chosen": level is chosen}


def newest_change(school: SchoolItem) -> date | None:
    """Returns the day on which something that is told of a school last changed; None if no day is known."""
    told: tuple[CatalogItem[Any], ...] = (school, *school.events, *school.classes, *school.programmes_elsewhere)
    return max((day for item in told if (day := item.last_change)), default=None)


def upcoming(school: SchoolItem, grade: int | None = None) -> list[EventItem]:
    """Returns the school's events ahead for families, or for those of one grade."""
    events = [event for event in school.events if event.is_ahead and event.is_for_families]
    return [event for event in events if grade is None or event.is_for_grade(grade)]


def programmes(school: SchoolItem, grade: int | None = None) -> list[ProgrammeItem]:
    """Returns the programmes of the year for its pupils, or those of one grade; closed ones come last."""
    offered = (*school.programmes, *school.programmes_elsewhere)
    offers = sorted((programme for programme in offered if programme.is_current), key=lambda offer: offer.is_closed)
    return [programme for programme in offers if grade is None or grade in programme.record.meant_grades]


def classes(school: SchoolItem, grade: int | None = None) -> list[ClassItem]:
    """Returns the school's classes of the year, closed ones last; for a grade those with it and those to apply for."""
    profiled = sorted(
        (offered_class for offered_class in school.classes if offered_class.is_current),
        key=lambda offer: offer.is_closed,
    )
    return [
        offered_class
        for offered_class in profiled
        if grade is None or offered_class.is_for_grade(grade) or offered_class.is_ahead_of(grade)
    ]


def admitting(school: SchoolItem) -> list[ClassItem]:
    """Returns the classes that one can apply for, now or later."""
    return [offered_class for offered_class in classes(school) if offered_class.enrolment is not Phase.OVER]
