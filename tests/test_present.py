"""The present notes with what it is compared: what was made holds exactly as long as every comparison gives the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.present import present
from profminimum.validity import (
    ALWAYS,
    FOREVER,
    Validity,
    WatchedFiles,
    cached_property,
    each_with_validity,
    remembered,
    watch,
)

NOW = datetime(2026, 11, 23, 10, 30)
DAYS = st.dates(date(2026, 10, 1), date(2027, 1, 31))
MOMENTS = st.datetimes(datetime(2026, 11, 20), datetime(2026, 11, 27))
SHIFTS = st.integers(-40, 40).map(lambda days: timedelta(days=days))
OF_A_DAY: list[Callable[[Any, date], Any]] = [
    lambda today, day: today < day,
    lambda today, day: today <= day,
    lambda today, day: day < today,
    lambda today, day: day <= today,
    lambda today, day: today == day,
    lambda today, day: day != today,
    lambda today, day: max(day, today) == day,
    lambda today, day: (today.year, today.month),
    lambda today, day: today.replace(day=1),
    lambda today, day: f"{today:%d.%m}",
    lambda today, day: str(today),
    lambda today, day: (day - today).days,
    lambda today, day: (today - day).days,
    lambda today, day: today.weekday(),
    lambda today, day: {today: 1} == {day: 1},
    lambda today, day: sorted([(today, 1), (day, 0)])[0][1],
]


@given(st.sampled_from(OF_A_DAY), DAYS, SHIFTS, MOMENTS)
def test_what_is_derived_of_a_day_is_the_same_while_it_holds(
    derive: Callable[[Any, date], Any], day: date, shift: timedelta, later: datetime
):
    """Whatever is asked of the day or of one some days away, and whatever comes later."""
    with watch() as validity:
        found = derive(present(NOW)[1] + shift, day)
    assert validity.since <= NOW < validity.until
    assert found == derive(NOW.date() + shift, day)
    if validity.holds(later, lambda path: None):
        assert derive(later.date() + shift, day) == found


@given(st.sampled_from(OF_A_DAY[:7]), MOMENTS, MOMENTS)
def test_what_is_derived_of_a_moment_is_the_same_while_it_holds(
    derive: Callable[[Any, Any], Any], moment: datetime, later: datetime
):
    """The first comparisons make sense of moments, too."""
    with watch() as validity:
        found = derive(present(NOW)[0], moment)
    assert found == derive(NOW, moment)
    if validity.holds(later, lambda path: None):
        assert derive(later, moment) == found


def test_a_comparison_holds_as_long_as_it_can():
    """Not a day less: the next change ends it, and what is past says from when it holds."""
    now, today = present(NOW)
    with watch() as validity:
        assert today < date(2026, 11, 26)
        assert date(2026, 11, 20) < today
        assert now > datetime(2026, 11, 23, 9)
    assert (validity.since, validity.until) == (datetime(2026, 11, 23, 9, 0, 0, 1), datetime(2026, 11, 26))
    with watch() as validity:
        assert today + timedelta(days=14) >= date(2026, 12, 1)
        assert today.month == 11
    assert (validity.since, validity.until) == (datetime(2026, 11, 17), datetime(2026, 12, 1))


def test_nothing_looks_inside_unseen():
    """What would take the day without asking is refused."""
    now, today = present(NOW)
    for look in (
        lambda: datetime.combine(today, time()),
        lambda: date.__lt__(date(2026, 1, 1), today) < 1,
        lambda: now - NOW,
    ):
        with pytest.raises(TypeError):
            look()


class Thing:
    """Something with a value of the day, and one that is asked for by others."""

    def __init__(self) -> None:
        self.today = present(NOW)[1]
        self.computed = 0

    @cached_property
    def is_over(self) -> bool:
        """Of the day."""
        self.computed += 1
        return self.today > date(2026, 11, 25)

    @cached_property
    def name(self) -> str:
        """Of no day."""
        return "name"


def test_what_is_remembered_keeps_its_validity():
    """Whoever uses it later depends on the same comparisons."""
    thing = Thing()
    whole = remembered()(lambda one: (one.is_over, one.name))
    for use in (lambda: thing.is_over, lambda: thing.is_over, lambda: whole(thing), lambda: whole(thing)):
        with watch() as validity:
            use()
        assert validity.until == datetime(2026, 11, 26)
    assert thing.computed == 1
    with watch() as validity:
        assert thing.name == "name"
    assert not validity.is_limited
    assert vars(thing)["name"] == "name"


def test_sizes_of_files_are_a_part_of_it():
    """Also of those that are not there."""
    files = WatchedFiles({"a.pdf": 10})
    with watch() as validity:
        assert "a.pdf" in files
        assert files["a.pdf"] == 10
        assert "b.pdf" not in files
        assert files
    assert validity.holds(NOW, files.size)
    assert validity.holds(NOW, WatchedFiles({"a.pdf": 10, "c.pdf": 5}).size)
    assert not validity.holds(NOW, WatchedFiles({"a.pdf": 11}).size)
    assert not validity.holds(NOW, WatchedFiles({"a.pdf": 10, "b.pdf": 5}).size)
    assert not validity.holds(NOW, WatchedFiles({}).size)


def test_a_plan_holds_as_long_as_all_that_it_was_made_of():
    """What the first step has asked for, the second may use."""
    today = present(NOW)[1]

    def plan():
        first = today < date(2026, 11, 25)
        yield first
        yield first and today < date(2026, 11, 24)

    ends = [validity.until for _, validity in each_with_validity(plan())]
    assert ends == [datetime(2026, 11, 25), datetime(2026, 11, 24)]
    assert Validity().holds(ALWAYS, lambda path: None)
    assert not Validity().holds(FOREVER, lambda path: None)
