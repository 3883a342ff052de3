"""Worker processes: the same results in the same order, and errors with their place."""

from __future__ import annotations

import os
import traceback

import pytest
from profminimum.publish.build.workers import balanced, map_in_processes

MANY = 2048

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_results_come_in_the_order_of_the_parts(processes: int) -> None:
    """The order holds however many processes take part, and also when there are fewer parts."""
    for size in (0, 1, 2, 3, MANY):
        assert map_in_processes(range(size), lambda part: part * part, processes) == [
            part * part for part in range(size)
        ]


def test_all_workers_share_the_parts() -> None:
    """No process waits for another while there is work."""
    makers = set(map_in_processes(range(MANY), lambda part: os.getpid(), 2))
    assert os.getpid() not in makers
    assert 1 <= len(makers) <= 2


def test_dear_items_stand_alone_and_come_first() -> None:
    """Cheap neighbours stay together, nothing is lost, and no run costs more than its share unless it is one item."""
    costs = [1, 1, 30, 1, 1, 1, 50, 1, *[1] * 14]
    runs = balanced(range(len(costs)), costs, 10)
    assert [list(run) for run in runs[:2]] == [[6], [2]]
    assert sorted(item for run in runs for item in run) == list(range(len(costs)))
    for run in runs:
        assert list(run) == list(range(run[0], run[-1] + 1))
        assert len(run) == 1 or sum(costs[item] for item in run) <= sum(costs) / 10
    assert len(balanced(range(1000), [1] * 1000, 10)) == 10
    assert balanced([], [], 10) == []


def test_an_error_comes_with_its_place() -> None:
    """The trace leads to the line at fault, as if there were one process."""

    def make(part: int) -> float:
        return 1 / (part - 7)

    with pytest.raises(ZeroDivisionError) as caught:
        map_in_processes(range(20), make, 2)
    assert [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)][-1] == "make"


def test_the_parts_of_a_killed_worker_are_made_again() -> None:
    """A process that the system ends takes nothing with it."""
    here = os.getpid()

    def make(part: int) -> int:
        if part == 5 and os.getpid() != here:
            os._exit(9)
        return part

    assert map_in_processes(range(20), make, 2) == list(range(20))
