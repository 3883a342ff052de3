"""What a page says outside of what browsers recompute is the same whenever the site is made: the inventory of days in pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.support.html_pages import address, pages, tree
from tests.support.other_moments import LEFT_OUT, MOMENTS, is_of_its_day, timeless

RECOMPUTED = {
    *("data-timed", "data-over", "data-from", "data-gone", "data-counts", "data-left", "data-none", "data-in-days"),
    *("data-hide-empty", "data-none-left", "data-closing", "data-only-open", "data-spare", "data-most", "data-rest"),
}
"""Attributes by which `overrides/assets/today.js` finds what it brings to the moment of reading."""
UNSEEN = {"template", "script", "style", "svg", "head", "noscript", "option"}


def said(element: Element) -> list[str]:
    """What an element says apart from what is recomputed."""
    classes = element.get("class", "").split()
    is_daily = RECOMPUTED & element.attrib.keys() or {"pm-timed", "pm-cards", "pm-timeline", "pm-filter"} & {*classes}
    if element.tag in UNSEEN or (is_daily and element.tag != "header"):
        return []
    words = [element.text or ""]
    for child in element:
        words += [*(said(child) if isinstance(child.tag, str) else []), child.tail or ""]
    return words


def texts(site: Path) -> dict[str, str]:
    """What each page says apart from that, with single spaces, by its address."""
    every = {address(page, site): page for page in pages(site)}
    return {
        where: timeless(" ".join(" ".join(said(tree(page))).split()))
        for where, page in every.items()
        if not is_of_its_day(where)
    }


@pytest.mark.parametrize(("before", "after"), MOMENTS)
def test_nothing_else_differs(site_at: Callable[[str], Path], before: str, after: str) -> None:
    """Whatever is found here is told by the date alone, is recomputed in the browser, or stands among the exceptions."""
    old, new = texts(site_at(before)), texts(site_at(after))
    assert old.keys() == new.keys()
    assert {where: (old[where], new[where]) for where in old if old[where] != new[where]} == {}


def test_exceptions_are_met(site_at: Callable[[str], Path]) -> None:
    """Each of them is still needed, and has its reason."""
    before, after = (site_at(moment) for moment in MOMENTS[0])
    assert all(LEFT_OUT.values())
    differing = [
        address(page, before)
        for page in pages(before)
        if is_of_its_day(address(page, before)) and page.read_bytes() != (after / page.relative_to(before)).read_bytes()
    ]
    assert {where.split("/")[0 if where.startswith("desk") else 2] for where in differing} == {
        "desk",
        "materials",
        "embed",
    }
