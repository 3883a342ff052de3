"""Drafts for a new school year: a road map, a school's plan, a calendar of lessons, as plain values to begin with.

Facts of the old year – orders, states, evidence, days of signing – are left out. Knows no file and no message.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ..dates import school_year_bounds
from ..model import LessonCalendar, Roadmap, YearPlan
from ..model.schema.values import as_plain
from ..model.school import Agreement
from .year_shift import NeedsReview, YearShift, needs_review, shifted

OF_THE_FILE = ("updated", "checked", "sources", "allowed", "formerly")
"""Fields of any record that describe its old version."""
OF_THE_YEAR = ("order", "pupils", "consents_collected", "readiness", "plan_document")
"""Fields that a school must fill in anew each year."""


class NextYearDraft(NamedTuple):
    """Plain values of the new record, and what a person must look at."""

    values: dict[str, Any]
    needs_review: tuple[NeedsReview, ...] = ()
    """Words with a year that were left as they are."""
    dropped: tuple[str, ...] = ()
    """Fields that the old record had and the new one begins without."""
    ended: tuple[Agreement, ...] = ()
    """Agreements that are over before the new year begins."""


def next_roadmap(record: Roadmap, years: str) -> NextYearDraft:
    """Returns a road map for other years, as many as it was for, marked as a sample until somebody has approved it."""
    shift = YearShift(record.school_year, years)
    values = {name: value for name, value in as_plain(record).items() if name not in (*OF_THE_FILE, "document")}
    values["sections"] = [
        section
        | {"items": [{name: value for name, value in item.items() if name != "states"} for item in section["items"]]}
        for section in values["sections"]
    ]
    review = tuple(needs_review(Roadmap, values, shift))
    return NextYearDraft({"demo": True} | shifted(Roadmap, values, shift), review)


def next_plan(record: YearPlan, old: str, school_year: str) -> NextYearDraft:
    """Returns a school's plan for another school year: hours, words and the agreements that are still in force.

    Days stay as they are: those that are left are of documents that hold on.
    """
    shift = YearShift(old, school_year)
    opening, _ = school_year_bounds(school_year)
    old_values = as_plain(record)
    values = {name: value for name, value in old_values.items() if name not in (*OF_THE_FILE, *OF_THE_YEAR)}
    ended = tuple(agreement for agreement in record.agreements if _is_over(agreement.until, opening))
    if "agreements" in values:
        values["agreements"] = [as_plain(agreement) for agreement in record.agreements if agreement not in ended]
    if "working_group" in values:
        values["working_group"] = {name: value for name, value in values["working_group"].items() if name != "date"}
    values = {name: value for name, value in values.items() if value not in ({}, [])}
    dropped = tuple(name for name in OF_THE_YEAR if name in old_values)
    review = tuple(needs_review(YearPlan, values, shift))
    return NextYearDraft(shifted(YearPlan, values, shift, days=False), review, dropped, ended)


def _is_over(until: date | None, opening: date) -> bool:
    return until is not None and until < opening


def next_lessons(record: LessonCalendar, school_year: str) -> NextYearDraft:
    """Returns a calendar of lessons without lessons: only its course is known."""
    return NextYearDraft({"course": record.course, "school_year": school_year, "complete": False})
