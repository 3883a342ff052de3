"""A school in short: its plan, what is ahead, what can be joined, whom to ask. Knows neither sheet nor page."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...catalog import ClassItem, EventItem, Phase, ProgrammeItem, SchoolItem, YearPlanItem
from ...model import Level
from ...russian import capitalised
from ..rendering.templates import Templates
from .record_lines import PARAGRAPH, RecordLines, first, shorten, shorten_all


class Limits(NamedTuple):
    """How many of each are shown; how many more there are is named."""

    events: int
    programmes: int
    classes: int
    contacts: int = 2
    length: int = PARAGRAPH
    """Characters of a text."""


class SchoolSummary:
    """Makes the values of whatever speaks about one school; `line` words something, `briefs` a record."""

    def __init__(self, templates: Templates) -> None:
        self.line = templates.line
        self.briefs = RecordLines(templates)

    def head(self, school: SchoolItem, limits: Limits) -> dict[str, Any]:
        """Whose it is: name, place, year, whom to ask, the levels with the chosen one."""
        catalog = school.catalog
        return {
            "section": catalog.region.section_title,
            "year": self.line("school_year", catalog.school_year),
            "today": self.line("day", catalog.today),
            "sample": school.is_sample,
            "school": shorten(school.name, limits.length),
            "town": self.line("town", school),
            "contacts": [shorten_all(each, limits.length) for each in self.briefs.contacts(school)[: limits.contacts]],
            "levels": [self._level(each, school.level) for each in catalog.levels],
        }

    def whole(self, school: SchoolItem, limits: Limits, grade: int | None = None) -> dict[str, Any]:
        """Everything in short, for all grades or for one."""
        events = [self.briefs.event(each) for each in upcoming(school, grade)]
        offered = [self.briefs.programme(each) for each in programmes(school, grade)]
        profiled = [self.briefs.offered_class(each) for each in classes(school, grade)]
        return self.head(school, limits) | {
            "plan": self.plan(school.plan, limits, grade) if school.plan else None,
            "events": first(events, limits.events, limits.length),
            "programmes": first(offered, limits.programmes, limits.length),
            "classes": first(profiled, limits.classes, limits.length),
        }

    def plan(self, plan: YearPlanItem, limits: Limits, grade: int | None = None) -> dict[str, Any]:
        """A plan's hours by direction and grade, of all its grades or of one."""
        totals = {each: hours for each, hours in plan.totals.items() if grade in (None, each)}
        rows = [row for row in plan.rows if any(row.grades.get(each) for each in totals)]
        return {
            "level": plan.level.name,
            "minimum": plan.level.min_hours,
            "summary": shorten(plan.record.summary or "", 2 * limits.length),
            "grades": [str(each) for each in totals],
            "totals": list(totals.values()),
            "total": self.line("hours", sum(totals.values())) if grade else "",
            "rows": [
                {
                    "name": row.direction.short_name,
                    "number": plan.catalog.directions.index(row.direction),
                    "hours": [row.grades.get(each, 0) for each in totals],
                    "text": shorten(row.content or row.direction.description or "", limits.length),
                }
                for row in rows
            ],
            "lesson": self.line("sessions", plan.record.lesson_slots),
        }

    def _level(self, level: Level, chosen: Level | None) -> dict[str, Any]:
        return {"name": capitalised(level.name), "hours": level.min_hours, "chosen": level is chosen}


def upcoming(school: SchoolItem, grade: int | None = None) -> list[EventItem]:
    """The school's events ahead for families, or for those of one grade."""
    found = [each for each in school.events if each.is_ahead and each.is_for_families]
    return [each for each in found if grade is None or each.is_for_grade(grade)]


def programmes(school: SchoolItem, grade: int | None = None) -> list[ProgrammeItem]:
    """The programmes of the year for its pupils, or those of one grade; what is closed already comes last."""
    offered = (*school.programmes, *school.programmes_elsewhere)
    found = sorted((each for each in offered if each.is_current), key=lambda each: each.is_closed)
    return [each for each in found if grade is None or grade in each.record.grades]


def classes(school: SchoolItem, grade: int | None = None) -> list[ClassItem]:
    """The school's classes of the year, those that are closed last; for one grade those with it and those to apply for."""
    found = sorted((each for each in school.classes if each.is_current), key=lambda each: each.is_closed)
    return [each for each in found if grade is None or each.is_for_grade(grade) or each.begins_after(grade)]


def admitting(school: SchoolItem) -> list[ClassItem]:
    """The classes that one can apply for, now or later."""
    return [each for each in classes(school) if each.enrolment is not Phase.OVER]
