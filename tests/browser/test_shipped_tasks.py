"""The twelve tasks of a parent on the site of the shipped data: real records are sparser than those of the tests' regions.

They run where `data/` holds the data that ship with the program, as `tests/test_data.py` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from scripts.bench.parents_tasks import PHONE, TASKS, Walk
from scripts.bench.sought_records import Sought, sought_in
from scripts.lib.static_server import serving
from tests.support.data_guard import DATA, lifted, only_shipped
from tests.support.project import NOW, build, copy_project

pytestmark = only_shipped


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of the shipped data on the tests' day."""
    with lifted():
        project = copy_project(tmp_path_factory.mktemp("shipped") / "project", DATA, has_words=True)
    done = build(project)
    assert done.returncode == 0, f"the shipped data do not build:\n{done.stdout}{done.stderr}"
    with serving(project / "site") as address:
        yield address


@pytest.fixture(scope="module")
def sought() -> Sought:
    """What the tasks ask for in the shipped data."""
    with lifted():
        return sought_in(DATA, NOW)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_parent_gets_the_answer(open_page: Callable[..., Page], sought: Sought, task: Callable[[Walk], None]):
    """As on the site of the tests' region, with as few taps."""
    walk = Walk(open_page(**PHONE), sought)
    task(walk)
    assert walk.taps <= TASKS[task]
