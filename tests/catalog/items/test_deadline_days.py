"""Days of deadlines: every kind, in maps of school years, calendar years and several; and what holds for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.catalog.items.deadline_days import due_days, next_due, span
from profminimum.dates import is_years, school_years_of, shift_years, years_bounds
from profminimum.model import Deadline, DeadlineKind

YEARS = st.one_of(
    st.integers(2020, 2030).map(str),
    st.integers(2020, 2030).map(lambda year: f"{year}-{(year + 1) % 100}"),
    st.tuples(st.integers(2020, 2030), st.integers(1, 4)).map(lambda pair: f"{pair[0]}-{sum(pair)}"),
    st.tuples(st.integers(2020, 2030), st.integers(1, 4)).map(
        lambda pair: f"{pair[0]}-{(pair[0] + 1) % 100}-{sum(pair)}-{(sum(pair) + 1) % 100}"
    ),
)
DAYS = st.dates(date(2019, 1, 1), date(2036, 12, 31))
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "until": DAYS,
        "months": st.lists(DAYS.map("{:%Y-%m}".format), max_size=4, unique=True).map(tuple),
        "quarters": st.lists(st.sampled_from(["2026-Q1", "2026-Q4", "2027-Q2"]), max_size=2, unique=True).map(tuple),
        "half_years": st.sampled_from([(), ("2026-H1",), ("2026-H2", "2027-H1")]),
        "every": st.integers(1, 10),
        "due": DAYS,
    },
)


@given(st.sampled_from(DeadlineKind), FIELDS, YEARS, DAYS)
def test_days_of_any_deadline_agree(kind: DeadlineKind, fields: dict[str, object], years: str, today: date) -> None:
    """Due days rise, the last one ends the deadline, the next one is one of them and not past; recurring ones are in its years."""
    assert is_years(years)
    deadline = Deadline.model_construct(kind=kind, wording="срок", **fields)
    days = due_days(deadline, years)
    first, last = span(deadline, years, today)
    assert list(days) == sorted(set(days))
    assert last in days or (last is None and not days)
    assert next_due(deadline, years, today) == min((day for day in days if day >= today), default=None)
    if kind.step and not deadline.named_months:
        opening, closing = years_bounds(years)
        assert all(opening <= day <= closing for day in days)
        assert first in (opening, None)


@given(YEARS, st.integers(-5, 5))
def test_years_are_moved_whole(years: str, by: int) -> None:
    """They stay as many and of one sort, and touch as many school years."""
    moved = shift_years(years, by)
    assert is_years(moved)
    assert shift_years(moved, -by) == years
    assert len(school_years_of(moved)) == len(school_years_of(years))
    opening, closing = years_bounds(years)
    assert {opening.month, (closing + timedelta(days=1)).month} in ({1}, {9})


@pytest.mark.parametrize(
    ("years", "fields", "expected"),
    [
        ("2026", {"kind": "quarterly"}, ["03-31", "06-30", "09-30", "12-31"]),
        ("2026", {"kind": "half-yearly"}, ["06-30", "12-31"]),
        ("2026", {"kind": "yearly"}, ["12-31"]),
        ("2026", {"kind": "yearly", "every": 2}, []),
        ("2026", {"kind": "yearly", "every": 2, "due": "2026-10-01"}, ["10-01"]),
        ("2026", {"kind": "yearly", "every": 2, "due": "2025-10-01"}, []),
        ("2026", {"kind": "yearly", "due": "2025-10-01"}, ["10-01"]),
        ("2026", {"kind": "monthly", "every": 5, "due": "2026-01-31"}, ["01-31", "06-30", "11-30"]),
        ("2026", {"kind": "quarters", "quarters": ["2026-Q2"]}, ["06-30"]),
        ("2026", {"kind": "quarters", "quarters": ["2026-Q1", "2026-Q4"]}, ["03-31", "12-31"]),
        ("2026", {"kind": "half-years", "half_years": ["2026-H1"]}, ["06-30"]),
        ("2026", {"kind": "school-year"}, ["12-31"]),
        ("2026", {"kind": "continuous"}, []),
        ("2026", {"kind": "own-schedule"}, []),
        ("2026", {"kind": "words"}, []),
        ("2026-27", {"kind": "quarterly"}, ["09-30", "12-31", "2027-03-31", "2027-06-30"]),
        ("2026-27", {"kind": "yearly"}, ["2027-08-31"]),
        ("2025-2028", {"kind": "yearly", "every": 2}, ["12-31", "2028-12-31"]),
    ],
)
def test_each_kind_has_its_days(years: str, fields: dict[str, object], expected: list[str]) -> None:
    """Days without a year are of 2026."""
    days = due_days(Deadline(wording="срок", **fields), years)
    assert [day.isoformat() for day in days] == [day if len(day) > 5 else f"2026-{day}" for day in expected]
