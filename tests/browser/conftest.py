"""What tests in a browser may ask for: pages that are watched, on a screen of choice, and the accessibility checker.

Where the browser or the checker cannot be had, these tests skip and say why; with `CI=true` they fail.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.lib.chromium import SCREENS, BrowserMissing, chromium
from tests.support import axe_checker as axe_core
from tests.support.page_faults import Watch
from tests.support.page_pool import PagePool
from tests.support.project import NOW

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent.parent / ".cache"

expect.set_options(timeout=30_000)  # a busy machine is no fault of a page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _do_without(reason: Exception) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(str(reason), pytrace=False)
    pytest.skip(str(reason))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The running browser."""
    with ExitStack() as stack:
        try:
            running = stack.enter_context(chromium())
        except BrowserMissing as missing:
            _do_without(missing)
        yield running


@pytest.fixture(scope="session")
def axe() -> axe_core.Axe:
    """The accessibility checker: `assert axe.violations(page) == []`."""
    try:
        return axe_core.load(CACHE)
    except axe_core.AxeMissing as missing:
        _do_without(missing)


@pytest.fixture
def watch(site: str) -> Iterator[Watch]:
    """The faults of the test's pages; there must be none at its end, but for those it forgives."""
    watch = Watch(urlsplit(site).netloc)
    yield watch
    assert watch.faults == []


@pytest.fixture(scope="session")
def page_pool(browser: Browser) -> Iterator[PagePool]:
    """The pages that tests take in turns; they are read on the day on which the sites were made."""
    pool = PagePool(browser, NOW)
    yield pool
    pool.close()


@pytest.fixture
def open_page(page_pool: PagePool, site: str, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Makes a page with Playwright's options for a context: `open_page(java_script_enabled=False)`.

    Its addresses are relative to the site: `page.goto("/schools/")`. With `is_new` no other test has it: one that runs a
    script at the beginning of each page wants that, and one that measures what a first visit fetches.
    """
    with ExitStack() as stack:

        def open_page(**options: object) -> Page:
            page = stack.enter_context(page_pool.page(**{"base_url": site, **SCREENS["desktop"], **options}))
            stack.enter_context(watch.following(page.context))
            return page

        yield open_page


@pytest.fixture
def screen() -> str:
    """The screen of `page`; `@pytest.mark.parametrize("screen", SCREENS)` takes the test through all."""
    return "desktop"


@pytest.fixture
def page(open_page: Callable[..., Page], screen: str) -> Page:
    """An empty page on the screen of choice."""
    return open_page(**SCREENS[screen])
