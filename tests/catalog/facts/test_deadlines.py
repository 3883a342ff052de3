"""Deadlines of a school year: from its own road map, or carried over from the nearest one before it."""

from __future__ import annotations

from datetime import date

import pytest
from profminimum.catalog import Catalog, deadlines
from profminimum.catalog.facts.deadlines import carried_over
from profminimum.load.data_folder import read_records
from profminimum.model import Deadline

from tests.support.project import LARGE_REGION, at, catalog_of


@pytest.fixture(scope="module")
def large() -> Catalog:
    """The large region, which holds the road map of 2023/24."""
    return Catalog(read_records(LARGE_REGION), at("2026-11-23 10:00"))


@pytest.mark.parametrize(
    ("number", "last"),
    [
        ("1.10", date(2026, 9, 1)),
        ("1.11", date(2026, 8, 19)),
        ("1.13", date(2026, 8, 25)),
        ("3.11", date(2026, 8, 30)),
        ("3.12", date(2026, 8, 12)),
        ("4.2", date(2026, 9, 30)),
        ("4.3", date(2027, 8, 31)),
    ],
)
def test_deadlines_of_2023_are_carried_to_2026(large: Catalog, number: str, last: date) -> None:
    """Each day moves by three years; what runs all year runs in the new one."""
    due = deadlines(large, "2026-27")
    assert due.is_carried
    assert due.items[number].last == last


def test_own_road_map_is_not_carried(large: Catalog) -> None:
    """The days of a year's own road map stay as they are."""
    due = deadlines(large, "2023-24")
    assert not due.is_carried
    assert due.items["3.12"].last == date(2023, 8, 12)


def test_nearest_road_map_before_the_year_counts() -> None:
    """A newer one says nothing of an older year, unless there is no other."""
    text = """\
        title: Карта
        short_title: Карта
        school_year: {year}
        sections:
          - number: "3"
            title: Школы
            items:
              - number: "3.2"
                title: Приказ
                deadline: {{kind: date, wording: до срока, until: {day}}}
                responsible: [{{party: schools}}]
                results: [Есть]
    """
    catalog = catalog_of({"roadmap/2028-29.yml": text.format(year="2028-29", day="2028-07-28")})
    assert deadlines(catalog, "2027-28").items["3.4"].last == date(2027, 8, 10)
    assert deadlines(catalog, "2029-30").items["3.2"].last == date(2029, 7, 28)
    assert deadlines(catalog, "2025-26").items["3.4"].last == date(2025, 8, 10)


def test_leap_day_becomes_the_last_day_of_february() -> None:
    """29 February becomes 28 where the other year has none."""
    day = Deadline(kind="date", wording="29 февраля", until="2028-02-29")
    assert [carried_over(day, years).until for years in (1, 4, -1)] == [
        date(2029, 2, 28),
        date(2032, 2, 29),
        date(2027, 2, 28),
    ]
    months = Deadline(kind="months", wording="зима", months=("2026-12", "2027-01"))
    assert carried_over(months, 1).months == ("2027-12", "2028-01")
