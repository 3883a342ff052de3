"""The map as browsers draw it: no word lies over another, every place is reached by keyboard, links out of the site say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

SCREENS = {
    "phone": {"viewport": {"width": 360, "height": 740}},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "desktop at 400 %": {"viewport": {"width": 320, "height": 256}},
    "forced colours": {"viewport": {"width": 360, "height": 740}, "forced_colors": "active"},
}

COVERED = """() => {
  const map = document.querySelector(".pm-map svg");
  const edge = map.getBoundingClientRect();
  const words = [...map.querySelectorAll("a text:not(.pm-map__count)")];
  const drawn = [...words, ...map.querySelectorAll("circle")].map(each => [each, each.getBoundingClientRect()]);
  const found = [];
  for (const [word, box] of drawn.filter(([each]) => words.includes(each))) {
    if (box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom) found.push(["outside", word.textContent]);
    for (const [other, its] of drawn) {
      const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      /* A line of letters is higher than its letters by about a quarter. */
      if (other !== word && wide > 1 && high > box.height / 4) found.push([word.textContent, other.textContent || other.parentNode.getAttribute("aria-label")]);
    }
  }
  return found;
}"""
"""Words of the map that lie over another word or a circle, or leave the map; boxes of circles are a little larger than circles."""

OFFERED = """() => [...document.querySelectorAll(".pm-maps a")].map(each => ({
  host: each.host, rel: each.rel, policy: each.referrerPolicy, sign: Boolean(each.querySelector(".pm-icon")), text: each.textContent }))"""


@pytest.mark.parametrize("screen", SCREENS)
def test_no_word_lies_over_another(open_page: Callable[..., Page], screen: str):
    """On any screen; pages are watched for requests to other hosts anyway."""
    page = open_page(**SCREENS[screen])
    page.goto("/nearby/")
    assert page.evaluate(COVERED) == []


def test_every_place_is_reached_by_keyboard(open_page: Callable[..., Page]):
    """And its circle shows that it has the focus; Enter leads to its page."""
    page = open_page(**SCREENS["phone"])
    page.goto("/nearby/")
    places = page.locator(".pm-map svg a")
    assert places.count() == 30
    usual = places.first.locator("circle").evaluate("each => getComputedStyle(each).stroke")
    page.locator("h2#map").evaluate("each => { each.tabIndex = -1; each.focus(); }")
    page.keyboard.press("Tab")
    expect(places.first).to_be_focused()
    assert places.first.locator("circle").evaluate("each => getComputedStyle(each).stroke") != usual
    address = places.first.get_attribute("href")
    assert address
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{address.removeprefix('../')}")


def test_links_to_maps_leave_the_site_visibly(open_page: Callable[..., Page]):
    """To two services, without a word about where the reader comes from; nothing is asked before a click: the page is watched."""
    page = open_page(**SCREENS["phone"])
    page.goto("/schools/obraztsovaya-gorodskaya/")
    links = page.evaluate(OFFERED)
    assert {link["host"] for link in links} == {"yandex.ru", "2gis.ru"}
    for link in links:
        assert {"noopener", "noreferrer"} <= set(link["rel"].split())
        assert link["policy"] == "no-referrer"
        assert link["sign"]
        assert "другой сайт" in link["text"]
    page.goto("/schools/komsomolskaya/")
    assert page.evaluate(OFFERED) == []
