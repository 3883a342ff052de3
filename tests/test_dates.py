"""School years, months and days: bounds, shifts and periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.dates import (
    is_school_year,
    month_bounds,
    months_between,
    months_of_school_year,
    periods,
    school_year_bounds,
    school_year_from,
    shift_day,
    shift_month,
    shift_school_year,
)

YEARS = st.integers(2010, 2080).map(school_year_from)


def test_bounds_of_a_school_year():
    """From September on, or from an earlier month for what prepares the year."""
    assert school_year_bounds("2026-27") == (date(2026, 9, 1), date(2027, 8, 31))
    assert school_year_bounds("2026-27", 3) == (date(2026, 3, 1), date(2027, 8, 31))
    months = months_of_school_year("2026-27")
    assert (len(months), months[0], months[3:5], months[-1]) == (12, "2026-09", ("2026-12", "2027-01"), "2027-08")


@pytest.mark.parametrize(
    ("text", "is_real"),
    [
        ("2026-27", True),
        ("2099-00", True),
        ("2026-28", False),
        ("2026-2027", False),
        ("1999-00", False),
        ("２０２６-２７", False),
    ],
)
def test_school_years_are_recognised(text: str, is_real: bool):
    """Two years of this century, of which the second follows the first, in plain digits."""
    assert is_school_year(text) is is_real


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_month_bounds_hold_the_month_alone(day: date):
    """The days before and after them are of other months."""
    first, last = month_bounds(f"{day:%Y-%m}")
    assert first <= day <= last
    assert {(first - timedelta(days=1)).month, (last + timedelta(days=1)).month}.isdisjoint({day.month})


def test_periods_are_months_in_a_row():
    """A gap begins another period; order and repetitions do not matter, the end of a year is no gap."""
    assert periods([]) == []
    assert periods(["2027-01", "2026-09", "2026-12", "2026-12"]) == [
        (date(2026, 9, 1), date(2026, 9, 30)),
        (date(2026, 12, 1), date(2027, 1, 31)),
    ]


@given(YEARS, YEARS, st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_moves_by_whole_years(old: str, new: str, day: date) -> None:
    """Month and number stay, but for 29 February where the year has none; backwards it comes back."""
    years = int(new[:4]) - int(old[:4])
    moved = shift_day(day, years)
    assert moved.year - day.year == years
    same = (moved.month, moved.day) == (day.month, day.day)
    assert same or ((day.month, day.day) == (2, 29) and (moved.month, moved.day) == (2, 28))
    assert (moved + timedelta(days=1)).month != 2 or same
    assert not same or shift_day(moved, -years) == day
    assert shift_month(f"{day:%Y-%m}", years) == f"{moved:%Y-%m}"


@given(YEARS, YEARS)
def test_a_school_year_moves_to_the_new_one(old: str, new: str) -> None:
    """Also over the end of a century of two figures; and the year after one begins with its second."""
    assert shift_school_year(old, int(new[:4]) - int(old[:4])) == new
    assert shift_school_year(old, 1)[:4] == str(int(old[:4]) + 1)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 800))
def test_months_between_are_all_and_in_order(first: date, days: int) -> None:
    """Each day of a period lies in exactly one of its months."""
    last = date.fromordinal(first.toordinal() + days)
    months = months_between(first, last)
    assert (months[0], months[-1]) == ((first.year, first.month), (last.year, last.month))
    assert months == sorted(set(months))
    assert len(months) == (last.year - first.year) * 12 + last.month - first.month + 1
