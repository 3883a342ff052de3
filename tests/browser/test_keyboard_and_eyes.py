"""What axe does not see: the mark of the focus, what the header covers, colours of the reader's own, jumps of the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.page_addresses import addresses

KINDS = ["home", "grade", "school", "municipality", "programmes", "events", "roadmap", "year-plan", "documents"]
SCREENS = [
    {"viewport": {"width": 360, "height": 640}},
    {"viewport": {"width": 1280, "height": 720}},
    {"viewport": {"width": 320, "height": 256}},
]
LONGEST_SHIFT = 0.1
"""The largest sum of layout shifts that counts as good."""

UNMARKED = """() => [...document.querySelectorAll("summary")].filter(summary => summary.checkVisibility()).filter(summary => {
  summary.focus({ focusVisible: true });
  const style = getComputedStyle(summary);
  return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 || style.outlineColor === "rgba(0, 0, 0, 0)";
}).map(summary => summary.textContent.trim())"""
"""The summaries whose focus shows no mark."""

COVERED = """() => {
  const focused = document.activeElement;
  const header = document.querySelector(".pm-header");
  if (focused === document.body || header.contains(focused) || focused.closest(".pm-vision, .pm-skip")) return null;
  const edge = getComputedStyle(header).position === "sticky" ? header.getBoundingClientRect().bottom : 0;
  const box = focused.getBoundingClientRect();
  return box.top >= edge - 1 || box.height > innerHeight - edge ? null : `${box.top} under ${edge}: ${focused.outerHTML.slice(0, 100)}`;
}"""
"""What has the focus and lies under the header."""

SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 200);
})"""
"""The sum of layout shifts until now, as browsers count it: they tell of them a moment later."""


@pytest.fixture
def visit(open_page: Callable[..., Page], built_site: Path) -> Callable[..., Page]:
    """Opens a page of a kind for a reader."""

    def visit(kind: str, **reader: object) -> Page:
        page = open_page(**reader)
        page.goto("/" + addresses(built_site).get(kind, kind))
        page.wait_for_load_state("load")
        return page

    return visit


@pytest.mark.parametrize("kind", [*KINDS, "staff", "open-data/", "parents"])
def test_every_fold_shows_that_it_has_the_focus(visit: Callable[..., Page], kind: str):
    """The theme takes the mark from summaries; ours has it in both versions of the page."""
    page = visit(kind)
    page.keyboard.press("Tab")  # from now on the browser shows the focus
    assert page.evaluate(UNMARKED) == []
    page.evaluate("pmVision.choose({ mode: 'on' })")
    assert page.evaluate(UNMARKED) == []


@pytest.mark.parametrize("kind", ["school", "grade"])
def test_nothing_that_has_the_focus_lies_under_the_header(visit: Callable[..., Page], kind: str):
    """Neither on the way down nor, which is where a sticky header covers, on the way back up (WCAG 2.4.11)."""
    page = visit(kind)
    for screen in SCREENS:
        page.set_viewport_size(screen["viewport"])
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.locator(".pm-footer a").last.focus()
        for _ in range(45):
            page.keyboard.press("Shift+Tab")
            assert page.evaluate(COVERED) is None, screen
        page.locator("#content").focus()
        for _ in range(30):
            page.keyboard.press("Tab")
            assert page.evaluate(COVERED) is None, screen


def test_what_an_address_names_is_below_the_header(visit: Callable[..., Page]):
    """A jump within the page shows the heading."""
    page = visit("school", **SCREENS[0])
    page.get_by_role("navigation", name="На этой странице").get_by_role("link").last.click()
    top = page.locator(":target").evaluate("target => target.getBoundingClientRect().top")
    assert top >= page.locator(".pm-header").evaluate("header => header.getBoundingClientRect().bottom") - 1


@pytest.mark.parametrize("kind", ["grade", "school", "events"])
def test_colours_of_the_readers_own_keep_every_sign(visit: Callable[..., Page], kind: str):
    """In forced colours chips and days have an edge, the chosen one differs, and the parts of charts keep their colours."""
    page = visit(kind, forced_colors="active")
    signs = page.locator(".pm-chip:visible, .pm-date:visible, .pm-timeline__item:visible")
    assert signs.count()
    plain = """signs => signs.filter(sign => {
      const mark = sign.matches(".pm-timeline__item") ? getComputedStyle(sign, "::before") : getComputedStyle(sign);
      return mark.borderTopStyle === "none" || !parseFloat(mark.borderTopWidth);
    }).map(sign => sign.textContent.trim().slice(0, 40))"""
    assert signs.evaluate_all(plain) == []
    if kind == "grade":
        grounds = page.locator(".pm-grades a").evaluate_all(
            "all => all.map(one => getComputedStyle(one).backgroundColor)"
        )
        assert len(set(grounds)) == 2
    if kind == "school":
        parts = page.locator(".pm-legend .pm-swatch").evaluate_all(
            "all => all.map(one => getComputedStyle(one).backgroundColor)"
        )
        assert len(set(parts)) == len(parts) > 1


@pytest.mark.parametrize("reader", SCREENS[:2], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    "address",
    [
        *("form/", "form/?record=schools/obraztsovy-litsey/school.yml", "search/", "search/?q=школа", "search/?q=ыыы"),
        *("grades/8/", "programmes/?grade=8", "events/", "favourites/"),
    ],
)
def test_the_page_does_not_jump_while_it_loads(visit: Callable[..., Page], address: str, reader: dict):
    """What scripts bring finds its place kept."""
    page = visit(address, **reader)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFT) <= LONGEST_SHIFT


@pytest.mark.parametrize("address", ["form/", "form/?record=schools/obraztsovy-litsey/school.yml"])
def test_the_form_needs_no_sideways_scroll_at_200_percent(visit: Callable[..., Page], address: str):
    """On a phone with letters of double size."""
    page = visit(address, viewport={"width": 360, "height": 640})
    page.locator("[data-form=form]").wait_for()
    page.evaluate("() => { document.documentElement.style.fontSize = '250%' }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_long_word_of_a_heading_is_parted_with_a_hyphen(visit: Callable[..., Page]):
    """«Предпрофессиональные» is wider than a phone; a browser without a dictionary parts it between syllables."""
    page = visit("school", viewport={"width": 320, "height": 640})
    heading = page.locator("#classes")
    assert (heading.text_content() or "").startswith("Пред\u00adпро\u00adфес\u00ad")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    wide = visit("school")
    expect(wide.locator("#classes")).to_have_text("Предпрофессиональные классы")
