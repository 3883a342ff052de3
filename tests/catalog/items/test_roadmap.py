"""The road map on a day: the regional one of 2023/24 as large, and cases of one deadline."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from profminimum.catalog import Catalog, Timing, TrackedItem
from profminimum.catalog.items.deadline_days import span
from profminimum.load.data_folder import read_records
from profminimum.model import Deadline, ItemState, Records

from tests.support.project import LARGE_REGION, at, catalog_of


@pytest.fixture(scope="module")
def large() -> Records:
    """The records of the large region."""
    return read_records(LARGE_REGION)


def items(records: Records, now: str) -> dict[str, TrackedItem]:
    """The items of the road map of 2023/24 by number, at noon of a day."""
    (roadmap,) = (roadmap for roadmap in Catalog(records, at(f"{now} 12:00")).roadmaps if roadmap.id == "2023-24")
    assert len(roadmap.items) == 44
    return {item.item.number: item for item in roadmap.items}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-09-01", {"past": 27, "running": 12, "due": 2, "open": 3}),
        ("2023-12-01", {"past": 34, "running": 6, "ahead": 1, "open": 3}),
        ("2024-07-01", {"past": 35, "running": 6, "open": 3}),
    ],
)
def test_items_of_the_road_map_change_over_the_year(large: Records, day: str, expected: dict[str, int]) -> None:
    """Their states are right on the first day of the year, in its midst and after most of it."""
    assert Counter(item.timing.value for item in items(large, day).values()) == expected


@pytest.mark.parametrize(
    ("number", "on_first", "in_winter", "in_summer"),
    [
        ("1.10", Timing.DUE, Timing.PAST, Timing.PAST),  # «До 01.09.2023» holds on that day still
        ("3.13", Timing.DUE, Timing.PAST, Timing.PAST),  # «До 10.09. 2023»
        ("3.14", Timing.RUNNING, Timing.AHEAD, Timing.PAST),  # «сентябрь/ноябрь 2023, февраль/март 2024»
        ("4.2", Timing.RUNNING, Timing.PAST, Timing.PAST),  # «Сентябрь 2023 г.»
        ("4.3", Timing.RUNNING, Timing.RUNNING, Timing.RUNNING),  # «ежемесячно»
        ("2.5", Timing.OPEN, Timing.OPEN, Timing.OPEN),  # «По отдельному графику»
        ("1.1", Timing.PAST, Timing.PAST, Timing.PAST),  # «До 10.07.2023»
    ],
)
def test_every_kind_of_deadline_is_placed_on_three_days(
    large: Records, number: str, on_first: Timing, in_winter: Timing, in_summer: Timing
) -> None:
    """Each way to state a deadline is tried on 1 September, 1 December and 1 July."""
    days = ("2023-09-01", "2023-12-01", "2024-07-01")
    assert [items(large, day)[number].timing for day in days] == [on_first, in_winter, in_summer]


def test_year_ends_with_august(large: Records) -> None:
    """What runs all year is over after 31 August."""
    assert items(large, "2024-08-31")["4.3"].timing is Timing.RUNNING
    assert items(large, "2024-09-01")["4.3"].timing is Timing.PAST


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2026-08-01", "2026-09-01", "2026-09-30"),
        ("2026-09-30", "2026-09-01", "2026-09-30"),
        ("2026-10-01", "2026-12-01", "2027-02-28"),
        ("2027-02-28", "2026-12-01", "2027-02-28"),
        ("2027-03-01", "2026-12-01", "2027-02-28"),
    ],
)
def test_months_apart_are_several_periods(today: str, first: str, last: str) -> None:
    """The period that runs or comes next counts; a period may cross the new year; the last one stays when all are over."""
    months = ("2026-09", "2026-12", "2027-01", "2027-02")
    deadline = Deadline(kind="months", wording="сентябрь, декабрь – февраль", months=months)
    found = span(deadline, "2026-27", date.fromisoformat(today))
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


def test_due_comes_thirty_days_before() -> None:
    """A deadline 31 days away is ahead, 30 days away it is due."""
    for now, timing in (("2026-07-10", Timing.AHEAD), ("2026-07-11", Timing.DUE), ("2026-08-10", Timing.DUE)):
        roadmap = catalog_of(now=at(now)).roadmaps[0]
        assert [item.timing for item in roadmap.items if item.item.number == "3.4"] == [timing]


def test_state_is_known_from_its_day_on() -> None:
    """A state with a later date is not reported before; what is past and not shown to be done is overdue."""
    before, after = (catalog_of(now=at(day)).roadmaps[0].items for day in ("2026-07-08", "2026-07-20"))
    assert before[0].state is None
    assert after[0].state is ItemState.DONE
    assert not after[0].is_overdue
    late = catalog_of(now=at("2026-08-11")).roadmaps[0].items[1]
    assert (late.item.number, late.is_overdue) == ("3.4", True)


def test_parties_stand_in_the_order_of_their_first_item() -> None:
    """Everyone who answers for an item is named once."""
    assert [party.id for party in catalog_of().roadmaps[0].parties] == ["operator", "schools"]
