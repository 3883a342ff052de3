"""What goes over into a new school year: a road map, a school's plan, a calendar of lessons, as plain values to begin with.

What was true of the old year alone – orders, states, evidence, days of signing – is left out. Knows no file and words
nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ..dates import school_year_bounds
from ..model import LessonCalendar, Roadmap, YearPlan
from ..model.schema.values import as_plain
from ..model.school import Agreement
from .year_shift import NeedsReview, YearShift, needs_review, shifted

OF_THE_FILE = ("updated", "checked", "sources", "allowed")
"""Fields of any record that tell of its old version."""
OF_THE_YEAR = ("order", "pupils", "consents_collected", "readiness", "plan_document")
"""What a school must find anew each year."""


class NextYearDraft(NamedTuple):
    """Plain values of the new record, and what a person must look at."""

    values: dict[str, Any]
    needs_review: tuple[NeedsReview, ...] = ()
    """Words with a year that were left as they are."""
    dropped: tuple[str, ...] = ()
    """Fields that the old record had and the new one begins without."""
    ended: tuple[Agreement, ...] = ()
    """Agreements that are over before the new year begins."""


def next_roadmap(record: Roadmap, school_year: str) -> NextYearDraft:
    """A road map for another school year. It is marked as made up until somebody has approved it."""
    move = YearShift(record.school_year, school_year)
    values = {name: own for name, own in as_plain(record).items() if name not in (*OF_THE_FILE, "document")}
    values["sections"] = [
        section
        | {"items": [{name: own for name, own in item.items() if name != "states"} for item in section["items"]]}
        for section in values["sections"]
    ]
    left = tuple(needs_review(Roadmap, values, move))
    return NextYearDraft({"demo": True} | shifted(Roadmap, values, move), left)


def next_plan(record: YearPlan, old: str, school_year: str) -> NextYearDraft:
    """A school's plan for another school year: hours and words go over, with the agreements that are still in force.

    Days stay as they are: those that are left are of documents that hold on.
    """
    move = YearShift(old, school_year)
    opening, _ = school_year_bounds(school_year)
    told = as_plain(record)
    values = {name: own for name, own in told.items() if name not in (*OF_THE_FILE, *OF_THE_YEAR)}
    ended = tuple(each for each in record.agreements if _is_over(each.until, opening))
    if "agreements" in values:
        values["agreements"] = [as_plain(each) for each in record.agreements if each not in ended]
    if "working_group" in values:
        values["working_group"] = {name: own for name, own in values["working_group"].items() if name != "date"}
    values = {name: own for name, own in values.items() if own not in ({}, [])}
    dropped = tuple(name for name in OF_THE_YEAR if name in told)
    left = tuple(needs_review(YearPlan, values, move))
    return NextYearDraft(shifted(YearPlan, values, move, days=False), left, dropped, ended)


def _is_over(until: date | None, opening: date) -> bool:
    return until is not None and until < opening


def next_lessons(record: LessonCalendar, school_year: str) -> NextYearDraft:
    """A calendar of which nothing is known yet but the course."""
    return NextYearDraft({"course": record.course, "school_year": school_year, "complete": False})
