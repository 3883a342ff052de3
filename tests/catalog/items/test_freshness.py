"""Freshness: due days lie in their window and apart from each other, and a record's state follows from its day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.catalog import Catalog, Freshness, ReviewState
from profminimum.model import KINDS, Reviewed, kind_named
from profminimum.model.review_dates import next_review, spread_of

from tests.support.project import at, catalog_of

DAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1))
PERIODS = st.integers(7, 400)
PATHS = st.from_regex(r"schools/[a-z0-9-]{1,30}/school\.yml", fullmatch=True)
SCHOOL = "name: Школа № 1\n"
CAMP = """\
    title: Смена
    format: meeting
    starts: 2026-12-01
    ends: 2027-01-20
    audience: [pupils]
    grades: [8]
    {more}
"""


@given(DAYS, PERIODS, PATHS)
def test_a_due_day_lies_in_its_window(looked: date, period: int, path: str) -> None:
    """It is at most a period and at least a period less its window away, and the same for the same file."""
    due = next_review(looked, period, path)
    assert timedelta(days=period - spread_of(period)) <= due - looked <= timedelta(days=period)
    assert due == next_review(looked, period, path)


@given(DAYS, st.sampled_from(sorted({kind.review_days for kind in KINDS if kind.review_days})))
def test_many_records_of_one_day_are_not_due_at_once(looked: date, period: int) -> None:
    """Of 500 schools checked on one day no day brings back more than three times the mean, and no week stays empty."""
    due = Counter(next_review(looked, period, f"schools/school-{number}/school.yml") for number in range(500))
    days = spread_of(period) + 1
    assert max(due.values()) <= 3 * 500 / days
    assert len(due) > days * 0.9


@given(DAYS, PERIODS, PATHS, st.integers(1, 60))
def test_a_later_look_is_never_due_earlier(looked: date, period: int, path: str, later: int) -> None:
    """Checking a record again puts it off by just as many days."""
    assert next_review(looked + timedelta(later), period, path) - next_review(looked, period, path) == timedelta(later)


def test_every_kind_that_is_reviewed_has_a_period() -> None:
    """The period has the name that the table of kinds gives the kind."""
    labels = {kind.name: kind.label for kind in KINDS}
    assert {kind.name for kind in KINDS if kind.review_days} == {kind.value for kind in Reviewed}
    assert {kind.value: kind.label for kind in Reviewed} == {kind.value: labels[kind.value] for kind in Reviewed}


def school(text: str, now: str = "2026-11-23 10:00", region: str = "") -> Freshness:
    """How fresh a school is that has nothing else."""
    changed = {"schools/third/school.yml": text} | ({"region.yml": region} if region else {})
    found = catalog_of(changed, at(now)).schools["third"].freshness
    assert found is not None
    return found


def test_the_later_of_two_days_counts() -> None:
    """A record that was changed after it was checked was looked at then."""
    checked = school("name: Школа\nchecked: 2026-11-01\nupdated: 2026-10-01\n")
    changed = school("name: Школа\nchecked: 2026-10-01\nupdated: 2026-11-01\n")
    assert (checked.reviewed, checked.is_checked) == (date(2026, 11, 1), True)
    assert (changed.reviewed, changed.is_checked) == (date(2026, 11, 1), False)
    assert checked.next_review == changed.next_review


def test_what_says_no_day_is_unknown() -> None:
    """A record without a day is unknown, not overdue."""
    assert school(SCHOOL) == Freshness(None, False, None, ReviewState.UNKNOWN)


@pytest.mark.parametrize(
    ("days_left", "state"),
    [
        (30, ReviewState.FRESH),
        (15, ReviewState.FRESH),
        (14, ReviewState.SOON),
        (0, ReviewState.SOON),
        (-1, ReviewState.OVERDUE),
    ],
)
def test_the_state_follows_from_the_day(days_left: int, state: ReviewState) -> None:
    """Two weeks before it is due a record is due soon; on its day it is not overdue yet."""
    text = SCHOOL + "checked: 2026-06-01\n"
    due = school(text).next_review
    assert due is not None
    assert school(text, f"{due - timedelta(days_left)} 10:00").state is state


def test_the_record_and_the_region_have_their_say() -> None:
    """A record's own period comes before the region's, the region's before the usual."""
    region = """\
        name: Область
        name_genitive: Области
        timezone: Europe/Moscow
        section_title: Профминимум
        school_year: 2026-27
        review: [{kind: school, days: 60}]
    """
    text, path, looked = SCHOOL + "checked: 2026-11-01\n", "schools/third/school.yml", date(2026, 11, 1)
    assert school(text).next_review == next_review(looked, kind_named("school").review_days, path)
    assert school(text, region=region).next_review == next_review(looked, 60, path)
    assert school(text + "review_days: 20\n", region=region).next_review == next_review(looked, 20, path)


def camp(now: str, more: str = "") -> Freshness | None:
    """How fresh an event of December and January is."""
    catalog = catalog_of({"events/camp.yml": CAMP.format(more=more)}, at(now))
    return next(event for event in catalog.events if event.id == "camp").freshness


def test_events_are_looked_at_until_they_are_over() -> None:
    """An event is reviewed on its last day and not on the next; a cancelled one is not reviewed at all."""
    assert camp("2027-01-20 10:00") is not None
    assert camp("2027-01-21 10:00") is None
    assert camp("2026-11-23 10:00", "status: cancelled\n    status_reason: Карантин") is None


def test_history_is_not_reviewed() -> None:
    """Plans and programmes of a past year and trainings that are over are not reviewed."""
    catalog: Catalog = catalog_of()
    assert [plan.freshness is None for plan in catalog.schools["first"].plans] == [False, True]
    assert {training.id: training.freshness is None for training in catalog.training} == {"basics": False, "team": True}
    assert all(programme.freshness is None for programme in catalog_of(now=at("2027-09-01 10:00")).programmes)
    assert catalog.roadmaps[0].freshness is None
