"""Pages that tests take in turns: whoever has one next finds nothing of the test before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page

from scripts.lib.chromium import SCREENS
from tests.support.page_pool import MOST, PagePool
from tests.support.project import NOW

FOUND = """() => ({
  stored: [localStorage.length, sessionStorage.length, document.cookie],
  width: innerWidth,
  isDark: matchMedia("(prefers-color-scheme: dark)").matches,
  isPrinted: matchMedia("print").matches,
  day: new Date().toISOString().slice(0, 10),
})"""
"""What a page knows of its reader."""


@pytest.fixture
def pool(browser: Browser):
    """A pool of its own, which is closed at the end."""
    pool = PagePool(browser, NOW)
    yield pool
    pool.close()


def read(page: Page, site: str) -> dict[str, object]:
    """What a page of the site finds."""
    page.goto(f"{site}/version.json")
    found: dict[str, object] = page.evaluate(FOUND)
    return found


def test_a_page_is_as_new(pool: PagePool, site: str):
    """Storage, cookies, size, colours, paper, routes, windows and the clock are those of a first visit."""
    with pool.page(base_url=site, **SCREENS["desktop"]) as page:
        first, before = page, read(page, site)
        page.evaluate("localStorage.a = sessionStorage.b = 1; document.cookie = 'c=1'; open('/version.json')")
        page.set_viewport_size({"width": 360, "height": 700})
        page.emulate_media(media="print", color_scheme="dark")
        page.clock.set_fixed_time(NOW + timedelta(days=400))
        page.route("**", lambda route: route.abort())
    with pool.page(base_url=site, **SCREENS["desktop"]) as page:
        assert page is first
        assert page.url == "about:blank"
        assert page.context.pages == [page]
        assert read(page, site) == before


def test_another_reader_has_another_page(pool: PagePool, site: str):
    """Two at once, another screen, a new one, one without scripts: none of them is the page of the first."""
    desktop = {"base_url": site, **SCREENS["desktop"]}
    with pool.page(**desktop) as first, pool.page(**desktop) as second:
        assert first is not second
    with pool.page(base_url=site, **SCREENS["phone"]) as phone, pool.page(is_new=True, **desktop) as new:
        assert {phone, new}.isdisjoint({first, second})
    with pool.page(java_script_enabled=False, **desktop) as still:
        assert still not in (first, second)
    assert new.is_closed()
    assert still.is_closed()


def test_a_page_that_was_closed_is_not_lent_again(pool: PagePool, site: str):
    """Nor are more kept than a few."""
    with pool.page(base_url=site, **SCREENS["desktop"]) as page:
        page.close()
    widths = [{"viewport": {"width": 400 + number, "height": 500}} for number in range(MOST + 1)]
    used = []
    for options in widths:
        with pool.page(base_url=site, **options) as another:
            used.append(another)
    assert page not in used
    assert [other.is_closed() for other in used] == [True] + [False] * MOST
