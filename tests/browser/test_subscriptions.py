"""Taking events into one's own calendar: with a script and without, on every screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe_checker import OF_COLOURS, OF_PLACES, Axe

RULES_BY_WIDTH = {320: (), 1280: OF_PLACES}
"""All rules first: the page has thousands of elements, and a desktop only puts them elsewhere."""


@pytest.mark.parametrize("address", ["/calendars/", "/open-data/"])
def test_the_unfolded_page_is_accessible(page: Page, axe: Axe, address: str):
    """With all that is folded away unfolded, the page is accessible, in dark colours, too, and no wider than the screen."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    found = {}
    for width, rules in RULES_BY_WIDTH.items():
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = axe.violations(page, only=rules)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # so that colours change at once
    page.evaluate("document.documentElement.dataset.scheme = 'slate'")  # as `early.js` does at the beginning
    found["dark"] = axe.violations(page, only=OF_COLOURS)
    assert found == {screen: [] for screen in found}


def test_with_a_script_a_tap_opens_the_calendar(open_page: Callable[..., Page], site: str):
    """A tap opens the reader's calendar; the button copies the address and says so."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/grades/8/")
    address = f"{site}/calendars/grade/8.ics"
    expect(page.locator("[data-webcal]")).to_have_attribute("href", address.replace("http:", "webcal:"))
    page.get_by_role("button", name="Скопировать адрес").click()
    copy = page.locator("[data-copy]")
    expect(copy).to_contain_text("Адрес скопирован")
    assert page.evaluate("navigator.clipboard.readText()") == address


def test_without_a_script_only_the_file_is_offered(open_page: Callable[..., Page], built_site):
    """The file and the explanation stay; nothing is offered that would do nothing."""
    page = open_page(java_script_enabled=False)
    page.goto("/grades/8/")
    block = page.locator(".pm-subscribe")
    expect(block.get_by_role("link", name="Файл")).to_be_visible()
    expect(block.get_by_role("link", name="Как подписаться")).to_be_visible()
    expect(block.locator("[data-webcal], [data-copy]").filter(visible=True)).to_have_count(0)
