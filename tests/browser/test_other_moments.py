"""A page that was made earlier says in a browser at any later moment what a page made then says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.lib.static_server import serving
from tests.support.html_pages import address, pages
from tests.support.other_moments import MOMENTS, is_of_its_day, timeless
from tests.support.project import NOW

WITHOUT_DAYS = {"404.html", "form/", "search/", "field-guide/", "open-data/"}
"""Pages without anything of a day: what is not found, what scripts of their own fill, what describes the model."""
SAID = """() => {
  const seen = (element) => [...element.childNodes].flatMap((child) => {
    if (child.nodeType === Node.TEXT_NODE) return [child.textContent];
    if (child.nodeType !== Node.ELEMENT_NODE || child.matches("template, script, style, svg, [hidden]")) return [];
    return seen(child);
  });
  return seen(document.querySelector("#content")).join(" ").replace(/\\s+/g, " ");
}"""
"""All that a page says, folded parts too."""


@pytest.fixture
def read(browser: Browser) -> Iterator[Callable[[Path, str, list[str]], dict[str, str]]]:
    """Reads pages of a site at a moment of the region."""
    with ExitStack() as stack:

        def read(site: Path, moment: str, addresses: list[str]) -> dict[str, str]:
            root = stack.enter_context(serving(site))
            context = browser.new_context(locale="ru-RU")
            stack.callback(context.close)
            context.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=NOW.tzinfo))
            page, faults = context.new_page(), []
            page.on("pageerror", lambda fault: faults.append(fault))
            found = {}
            for where in addresses:
                page.goto(f"{root}/{where}")
                expect(page.locator("[aria-busy=true]")).to_have_count(0)
                found[where] = timeless(page.evaluate(SAID))
            assert faults == []
            return found

        yield read


def html(site: Path, where: str) -> bytes:
    """A page of a site as it was made."""
    return (site / where / "index.html").read_bytes()


@pytest.mark.parametrize(("before", "after"), MOMENTS)
def test_an_old_page_says_what_a_new_one_says(
    site_at: Callable[[str], Path], read: Callable[[Path, str, list[str]], dict[str, str]], before: str, after: str
) -> None:
    """Every page of the region, with its folded parts, its filters and its counts; the same bytes say the same."""
    site, site_then = site_at(before), site_at(after)
    framed = [address(page, site) for page in pages(site) if b"data-zone" in page.read_bytes()]
    addresses = [where for where in framed if not is_of_its_day(where) and where not in WITHOUT_DAYS]
    assert len(addresses) > 50
    differing = [where for where in addresses if html(site, where) != html(site_then, where)]
    old, new = read(site, after, differing), read(site_then, after, differing)
    assert {where: (old[where], new[where]) for where in differing if old[where] != new[where]} == {}


def as_one_comes_back(page: Page) -> None:
    """The tab is looked at again."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_tab_that_is_looked_at_again_is_brought_to_the_hour(page: Page) -> None:
    """The lists, their counts and what the filter finds are those of the hour at which one comes back."""
    page.goto("/events/")
    ahead = page.locator("section[aria-labelledby=ahead]")
    listed = int(ahead.locator("h2 .pm-count").inner_text())
    page.goto("/events/?phase=soon")
    found = page.locator("[data-results] .pm-card--event:not([hidden])")
    expect(page.locator("[data-results] [role=status]")).to_contain_text(str(found.count()))
    before = found.count()
    assert before >= listed
    page.clock.set_fixed_time(datetime(2026, 12, 12, 15))
    as_one_comes_back(page)
    expect(found).not_to_have_count(before)
    left = found.count()
    assert 0 < left < before
    expect(page.locator("[data-results] [role=status]")).to_contain_text(str(left))
    page.goto("/events/")
    as_one_comes_back(page)
    now = int(ahead.locator("h2 .pm-count").inner_text())
    assert 0 < now < listed
    assert ahead.locator(".pm-card--event").count() == now


def test_a_list_in_another_order_keeps_it_when_one_comes_back(page: Page) -> None:
    """What the filter has put into one list goes home and comes back in the order that was chosen."""
    page.goto("/programmes/?sort=title")
    titles = page.locator("[data-results] .pm-card:not([hidden]) .pm-card__title")
    expect(titles.first).to_be_visible()
    before = titles.all_inner_texts()
    page.clock.set_fixed_time(datetime(2027, 9, 12, 15))
    as_one_comes_back(page)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    assert titles.all_inner_texts() == before == sorted(before, key=lambda title: title.lower().replace("ё", "е"))


def test_a_page_that_comes_back_from_the_store_is_brought_to_the_hour(page: Page) -> None:
    """A browser that goes back shows the page as it was left, and says that it has."""
    page.goto("/")
    first = page.locator("section[aria-labelledby=soon] .pm-card--event .pm-card__title").first
    before = first.inner_text()
    page.clock.set_fixed_time(datetime(2026, 12, 1, 15))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(first).not_to_have_text(before)
