"""Taking events into one's own calendar: with a script and without, on every screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe_checker import Axe

SCREENS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 320, "height": 640}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("address", ["/calendars/", "/open-data/"])
def test_the_unfolded_page_is_accessible(open_page: Callable[..., Page], axe: Axe, address: str, screen: str):
    """With all that is folded away unfolded, the page is accessible and no wider than the screen."""
    page = open_page(**SCREENS[screen])
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


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
