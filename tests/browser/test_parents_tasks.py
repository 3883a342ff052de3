"""The twelve tasks of a parent with a phone, from the home page: `scripts/bench/parents_tasks.py` walks them on any site."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from scripts.bench.parents_tasks import PHONE, TASKS, Walk
from scripts.bench.sought_records import Sought, sought_in
from tests.support.project import LARGE_REGION, NOW


@pytest.fixture(scope="module")
def sought() -> Sought:
    """What the tasks ask for in the region of the tests."""
    return sought_in(LARGE_REGION, NOW)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_parent_with_a_phone_gets_the_answer(
    open_page: Callable[..., Page], sought: Sought, task: Callable[[Walk], None]
):
    """The answer stands where the taps lead, near the top."""
    walk = Walk(open_page(**PHONE), sought)
    task(walk)
    assert walk.taps <= TASKS[task]


def test_most_tasks_take_two_taps():
    """Nine of twelve, as the goal says."""
    assert len(TASKS) == 12
    assert sum(taps <= 2 for taps in TASKS.values()) >= 9
