"""Every kind of page, as readers have it: accessible, without a sideways scroll, without a fault, by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe_checker import OF_COLOURS, OF_PLACES, Axe
from tests.support.page_addresses import FOR_PARENTS, PAGES, addresses
from tests.support.page_faults import Watch

DESKTOP = {"width": 1280, "height": 900}
AT_400_PERCENT = {"width": 320, "height": 256}
PHONE = {"width": 360, "height": 640}
LONGEST = 12
"""Screens of a phone: the end of a parent's patience."""
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
"""What WCAG 1.4.12 lets a reader set."""


@pytest.fixture
def visit(open_page: Callable[..., Page], built_site: Path, watch: Watch) -> Callable[..., Page]:
    """Opens a page of a kind for a reader."""

    def visit(kind: str, **reader: object) -> Page:
        page = open_page(**reader)
        if kind == "not-found":
            watch.forgive("404")
        page.goto("/" + addresses(built_site)[kind])
        page.wait_for_load_state("load")
        return page

    return visit


def too_wide(page: Page) -> list[str]:
    """What sticks out of the page sideways, if the page scrolls sideways at all."""
    return page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.querySelectorAll("body *")]
            .filter(each => each.getBoundingClientRect().right > width + 1 && !each.closest(".pm-table"))
            .slice(0, 5).map(each => each.outerHTML.slice(0, 120));
        }"""
    )


@pytest.mark.parametrize("kind", PAGES)
def test_every_screen_shows_it_whole(visit, axe: Axe, kind: str):
    """WCAG 2.2 AA and best practices hold on a phone and on a desktop, in dark colours, too; nothing scrolls sideways.

    So it is at 320 px, which is a desktop at 400 %. The text grows to 200 % with the spacing of WCAG 1.4.12, and still
    nothing needs a sideways scroll. No page for parents is longer than twelve screens of a phone as it is opened.
    """
    page = visit(kind, viewport=PHONE, is_mobile=True, has_touch=True)
    found = {"phone": (axe.violations(page), too_wide(page))}
    if kind in FOR_PARENTS:
        assert page.evaluate("document.documentElement.scrollHeight") / PHONE["height"] <= LONGEST
    page.set_viewport_size(AT_400_PERCENT)
    found["desktop at 400 %"] = (axe.violations(page, only=OF_PLACES), too_wide(page))
    page.set_viewport_size(PHONE)
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }",
        f"html {{ font-size: 250% !important }} {SPACING}",
    )
    found["text at 200 %"] = ([], too_wide(page))
    page.evaluate("document.adoptedStyleSheets = []")
    page.set_viewport_size(DESKTOP)
    found["desktop"] = (axe.violations(page), too_wide(page))
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # so that colours change at once
    page.evaluate("document.documentElement.dataset.scheme = 'slate'")  # as `early.js` does at the beginning
    found["dark"] = (axe.violations(page, only=OF_COLOURS), [])
    assert found == dict.fromkeys(found, ([], []))


def test_all_is_there_without_javascript(open_page: Callable[..., Page], built_site: Path, watch: Watch):
    """Reading needs no script: one heading, the menu open, the words."""
    page, found = open_page(java_script_enabled=False), {}
    watch.forgive("404")
    for kind in PAGES:
        page.goto("/" + addresses(built_site)[kind])
        words = page.locator("#content").inner_text()
        found[kind] = (page.locator("h1").count(), page.locator("#pm-menu a").first.is_visible(), len(words) > 80)
    assert found == dict.fromkeys(PAGES, (1, True, True))


def test_the_menu_works_by_keyboard_at_400_percent(visit):
    """At 320 px, which is a desktop at 400 %, the menu opens, leads on and closes from the keyboard."""
    page = visit("home", viewport=AT_400_PERCENT)
    button = page.get_by_role("button", name="Меню")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    link = page.get_by_role("navigation", name="Разделы сайта").locator("a[href$='schools/']")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/schools/$"))


def test_the_skip_link_comes_first(visit):
    """The first thing that Tab reaches skips the header."""
    page = visit("school")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Перейти к содержанию")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


@pytest.mark.parametrize("kind", ["home", "school", "events"])
def test_what_has_the_focus_is_seen(visit, kind: str):
    """Nothing that Tab reaches is hidden: no invisible links, and the header does not cover them (WCAG 2.4.11)."""
    page = visit(kind)
    for _ in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
              const each = document.activeElement;
              if (each === document.body) return null;
              const box = each.getBoundingClientRect();
              if (box.width < 1 || box.height < 1) return "invisible: " + each.outerHTML.slice(0, 120);
              const x = Math.min(Math.max(box.left + 2, 0), innerWidth - 1);
              const points = [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2].filter(y => y > 0 && y < innerHeight);
              const seen = points.some(y => { const top = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), y); return top && (each.contains(top) || top.contains(each)); });
              return seen ? null : "covered: " + each.outerHTML.slice(0, 120);
            }"""
        )
        assert covered is None


@pytest.mark.parametrize("kind", ["programmes", "classes", "events", "schools", "organisations"])
def test_a_catalogue_is_light(open_page, built_site: Path, kind: str):
    """The first visit to a catalogue carries 120 KB at most, compressed, fonts and all."""
    page = open_page(is_new=True)
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto("/" + addresses(built_site)[kind])
    page.wait_for_load_state("networkidle")
    assert sum(sizes) <= 120_000


def test_dark_colours_of_the_system_are_taken_over(visit):
    """Whoever has dark colours everywhere has them here, and the button says so."""
    page = visit("home", color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-scheme", "slate")
    expect(page.get_by_role("button", name="Тёмные цвета")).to_have_attribute("aria-pressed", "true")


def test_the_chosen_colours_stay(visit):
    """Dark colours are chosen with a button, and the next page has them too."""
    page = visit("home", color_scheme="light")
    button = page.get_by_role("button", name="Тёмные цвета")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-scheme", "slate")
