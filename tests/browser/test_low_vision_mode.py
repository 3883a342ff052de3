"""«Версия для слабовидящих»: on every page, before the first paint, by keyboard, readable in every colour and size."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe_checker import OF_PLACES, Axe
from tests.support.page_faults import Watch

COLOURS = {
    "black-on-white": ("rgb(0, 0, 0)", "rgb(255, 255, 255)"),
    "white-on-black": ("rgb(255, 255, 255)", "rgb(0, 0, 0)"),
    "blue-on-light": ("rgb(6, 52, 98)", "rgb(157, 209, 255)"),
    "brown-on-beige": ("rgb(77, 58, 33)", "rgb(247, 243, 214)"),
    "green-on-brown": ("rgb(169, 228, 77)", "rgb(59, 39, 22)"),
}
SIZES = ("100", "150", "200")
SCHOOL = "/schools/obraztsovy-litsey/"
NARROW = {"width": 320, "height": 740}
ENHANCED = ("color-contrast-enhanced", "link-in-text-block")
"""Rules whose verdict depends on colours, of contrast the stricter one (AAA)."""
ATTRIBUTES = "Object.fromEntries([...document.documentElement.attributes].map(each => [each.name, each.value]))"
PLACES = [
    *("/", SCHOOL, "/about/", "/schools/", "/classes/", "/events/", "/documents/", "/grades/", "/contribute/"),
    *("/roadmap/2023-24/", "/search/?q=школа", "/nowhere/"),
]

OVERLAPS = """() => [...document.querySelectorAll("h1, h2, h3, a, button, select, input, summary")].filter(target => {
  if (!target.checkVisibility() || !target.getClientRects().length || target.closest(".pm-skip")) return false;
  target.scrollIntoView({ block: "start" });
  const box = target.getClientRects()[0];
  const top = document.elementFromPoint(box.left + Math.min(box.width, innerWidth - box.left) / 2, box.top + Math.min(box.height / 2, 20));
  return !top || !(target.contains(top) || top.contains(target));
}).map(target => target.outerHTML.slice(0, 200))"""
"""Headings and controls that something else covers when they are scrolled to the top, where a sticky header would be."""
WIDE = """() => [...document.querySelectorAll("body *")].filter(each => each.getBoundingClientRect().right > 321
  && !each.closest(".pm-table, .pm-calendar, .pm-hide, .pm-sprite, .pm-skip") && each.checkVisibility()).map(each => each.outerHTML.slice(0, 150))"""
"""What sticks out at 320 px."""


@pytest.fixture
def choose(page: Page) -> Callable[..., None]:
    """Sets what a reader has chosen on an earlier page."""

    def choose(**choices: str) -> None:
        kept = json.dumps({"mode": "on", "panel": "closed", **choices})
        page.goto("/version.json")
        page.evaluate("choices => localStorage.setItem('pm-vision', choices)", kept)

    return choose


def style(page: Page, selector: str, name: str) -> str:
    """A computed style of the first element that fits."""
    return page.locator(selector).first.evaluate("(target, name) => getComputedStyle(target)[name]", name)


@pytest.mark.parametrize("screen", ["phone"])
def test_every_scheme_has_enhanced_contrast(page: Page, axe: Axe, choose: Callable[..., None], screen: str) -> None:
    """Each pair of colours is the promised one and reaches enhanced contrast (AAA) everywhere.

    Of larger letters less is asked: they are looked at in one pair.
    """
    choose()
    page.emulate_media(reduced_motion="reduce")  # so that colours change at once
    page.goto(SCHOOL)
    page.get_by_role("button", name="Настройки вида").click()
    found = {}
    for size in SIZES:
        page.evaluate("size => pmVision.choose({ size })", size)
        assert style(page, "html", "fontSize") == f"{20 * int(size) // 100}px"
        found[size] = axe.violations(page, only=OF_PLACES)
        for colours in COLOURS if size == SIZES[0] else ["blue-on-light"]:
            page.evaluate("colours => pmVision.choose({ colours })", colours)
            found[size, colours] = axe.violations(page, only=ENHANCED)
            assert (style(page, "h1", "color"), style(page, "body", "backgroundColor")) == COLOURS[colours]
    assert found == {place: [] for place in found}


@pytest.mark.parametrize("screen", ["phone"])
@pytest.mark.parametrize("address", PLACES)
def test_other_pages_are_readable_in_it(
    page: Page, axe: Axe, watch: Watch, choose: Callable[..., None], address: str, screen: str
) -> None:
    """The other kinds of pages, the one of a missing address too, have enhanced contrast and suit the largest letters.

    On a phone whatever is scrolled to the top of the screen is on top of everything: the header is not sticky. At
    320 px, with the panel open, nothing sticks out at any spacing.
    """
    watch.forgive("404")
    choose(colours="blue-on-light", size="150")
    page.goto(address)
    assert axe.violations(page, "color-contrast-enhanced") == []
    page.evaluate("pmVision.choose({ size: '200' })")
    assert page.evaluate(OVERLAPS) == []
    assert style(page, ".pm-header", "position") == "static"
    page.set_viewport_size(NARROW)
    page.get_by_role("button", name="Настройки вида").click()
    for spacing in ("normal", "widest"):
        page.evaluate("spacing => pmVision.choose({ spacing })", spacing)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"], page.evaluate(WIDE)


def test_a_sticky_header_is_noticed(page: Page, choose: Callable[..., None]) -> None:
    """The check above would see a sticky header."""
    choose(size="200")
    page.goto(SCHOOL)
    page.evaluate("document.querySelector('.pm-header').setAttribute('id', 'sticky')")
    page.evaluate("document.querySelector('#sticky').style.position = 'sticky'")
    assert page.evaluate(OVERLAPS)


@pytest.mark.parametrize("address", ["/?vision=1", f"{SCHOOL}?vision=1", "/nowhere/at/all/?a=b&vision=1"])
def test_an_address_turns_it_on_and_off(page: Page, watch: Watch, address: str) -> None:
    """`?vision=1` turns it on, the choice holds on the next page, `?vision=0` ends it; no cookie is set."""
    watch.forgive("404")
    page.goto(address)
    expect(page.get_by_role("group", name="Размер букв")).to_be_visible()
    page.goto("/schools/")
    assert page.evaluate(ATTRIBUTES)["data-vision-mode"] == "on"
    page.goto("/schools/?vision=0")
    assert "data-vision-mode" not in page.evaluate(ATTRIBUTES)
    expect(page.get_by_role("button", name="Версия для слабовидящих")).to_be_visible()
    assert page.context.cookies() == []


def test_the_choice_is_applied_before_the_first_paint(page: Page, watch: Watch, choose: Callable[..., None]) -> None:
    """The script in the head applies the choice: with all later scripts away the page looks the same."""
    watch.forgive("ERR_FAILED")
    page.route(re.compile(r"/(vision|site)\.js"), lambda route: route.abort())
    choose(colours="green-on-brown", size="200")
    page.goto("/")
    assert style(page, "body", "backgroundColor") == COLOURS["green-on-brown"][1]
    assert style(page, "html", "fontSize") == "40px"
    head = page.content().partition("<body")[0]
    assert re.search(r'<script src="[^"]*assets/early.js"></script>', head)


def test_it_is_operated_by_keyboard(page: Page) -> None:
    """The panel comes right after the skip link; buttons say whether they are pressed; the focus is never lost."""
    page.goto("/about/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Перейти к содержанию")).to_be_focused()
    for _ in range(2):  # dark colours come first
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Версия для слабовидящих")).to_be_focused()
    page.keyboard.press("Enter")
    settings = page.get_by_role("button", name="Настройки вида")
    expect(settings).to_be_focused()
    expect(settings).to_have_attribute("aria-expanded", "true")
    page.get_by_role("group", name="Цвета").get_by_role("button", name="Синий на голубом").press("Space")
    expect(page.get_by_role("button", name="Синий на голубом")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Чёрный на белом")).to_have_attribute("aria-pressed", "false")
    settings.press("Enter")
    expect(page.get_by_role("group", name="Цвета")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("group", name="Цвета")).to_be_hidden()
    assert style(page, "body", "backgroundColor") == COLOURS["blue-on-light"][1]
    page.get_by_role("button", name="Обычная версия").press("Enter")
    expect(page.get_by_role("button", name="Версия для слабовидящих")).to_be_focused()
    assert style(page, "html", "fontSize") == "20px"


def test_the_panel_is_closed_after_the_first_page(page: Page) -> None:
    """It is open where the version is turned on; the next page begins with the page, and one button opens it."""
    page.goto("/about/")
    page.get_by_role("button", name="Версия для слабовидящих").click()
    colours = page.get_by_role("group", name="Цвета")
    expect(colours).to_be_visible()
    page.goto("/schools/")
    expect(colours).to_be_hidden()
    settings = page.get_by_role("button", name="Настройки вида")
    expect(settings).to_have_attribute("aria-expanded", "false")
    settings.click()
    expect(colours).to_be_visible()


def test_every_button_works(page: Page) -> None:
    """Each choice of each group changes its attribute, one is pressed in each group, and all can be taken back."""
    page.goto("/?vision=1")
    first = page.evaluate(ATTRIBUTES)
    for group in page.get_by_role("group").all():
        for button in group.get_by_role("button").all():
            button.click()
            pressed = [
                choice for choice in group.get_by_role("button").all() if choice.get_attribute("aria-pressed") == "true"
            ]
            assert [choice.inner_text() for choice in pressed] == [button.inner_text()]
            name = f"data-vision-{button.get_attribute('data-vision-set')}"
            assert page.evaluate(ATTRIBUTES)[name] == button.get_attribute("value")
    assert page.evaluate(ATTRIBUTES) != first
    page.get_by_role("button", name="Сбросить настройки").click()
    assert page.evaluate(ATTRIBUTES) == first


def test_the_middle_spacing_is_that_of_wcag(page: Page, choose: Callable[..., None]) -> None:
    """The middle step is what WCAG 1.4.12 asks for, everywhere."""
    choose(spacing="wide", size="100")
    page.goto("/about/")
    for spacing, wanted in (("wide", [0.12, 0.16, 1.5]), ("widest", [0.2, 0.3, 2.0])):
        page.evaluate("spacing => pmVision.choose({ spacing })", spacing)
        for selector in (".pm-page p", "h1", ".pm-page li", ".pm-vision__button"):
            size = float(style(page, selector, "fontSize").removesuffix("px"))
            found = [
                float(style(page, selector, property).removesuffix("px"))
                for property in ("letterSpacing", "wordSpacing", "lineHeight")
            ]
            assert [space / size for space in found] == pytest.approx(wanted, abs=0.01), (spacing, selector)


def test_the_chosen_font_is_used_everywhere(page: Page, choose: Callable[..., None]) -> None:
    """The chosen kind of letters is used by every text."""
    choose(font="serif")
    page.goto("/about/")
    for font, family in (("serif", "Georgia"), ("sans", "Arial")):
        page.evaluate("font => pmVision.choose({ font })", font)
        for selector in ("h1", ".pm-page p", "button", "td"):
            assert family in style(page, selector, "fontFamily"), (font, selector)


def test_images_are_described(page: Page, choose: Callable[..., None]) -> None:
    """An image gives way to its description, a decoration to nothing; and back."""
    page.route(
        "**/about/",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace("</h1>", "</h1><img src='../assets/favicon.svg' alt='Роза ветров'><img src='../assets/favicon.svg' alt=''>", 1),
        ),
    )  # fmt: skip
    choose(images="off")
    page.goto("/about/")
    page.get_by_role("button", name="Настройки вида").click()
    assert page.locator("img:visible, .pm-icon:visible").count() == 0
    expect(page.get_by_text("Роза ветров")).to_be_visible()
    assert page.locator(".pm-vision__description").count() == 1
    page.get_by_role("button", name="Показывать").click()
    assert page.locator("img:visible").count() == 2
    expect(page.get_by_text("Роза ветров")).to_be_hidden()


BARS = """bars => bars.map(bar => [...bar.querySelectorAll("rect:not(.pm-track)")].map(part => {
  const { fill, stroke } = getComputedStyle(part);
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  context.fillStyle = fill; context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return { stroke, light: 0.2126 * red + 0.7152 * green + 0.0722 * blue };
}))"""
"""How the parts of each bar are drawn."""


def test_charts_are_readable(page: Page, choose: Callable[..., None]) -> None:
    """Every part of a bar is drawn round in the colour of letters, and neighbours differ in brightness."""
    choose(size="100")
    page.emulate_media(reduced_motion="reduce")  # so that colours change at once
    page.goto(SCHOOL)
    for colours, (ink, _) in COLOURS.items():
        page.evaluate("colours => pmVision.choose({ colours })", colours)
        bars = page.locator(".pm-bars svg").evaluate_all(BARS)
        assert len(bars) > 3
        assert {part["stroke"] for bar in bars for part in bar} == {ink}, colours
        steps = [abs(one["light"] - next_["light"]) for bar in bars for one, next_ in pairwise(bar)]
        assert min(steps) > 12, (colours, steps)


def test_storage_may_be_refused(open_page: Callable[..., Page]) -> None:
    """Where a browser keeps nothing the version still works, page by page."""
    page = open_page(is_new=True)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.goto("/?vision=1")
    page.get_by_role("button", name="Белый на чёрном").click()
    assert style(page, "body", "backgroundColor") == COLOURS["white-on-black"][1]


def test_foreign_value_in_storage(page: Page) -> None:
    """What somebody else wrote there breaks nothing."""
    page.goto("/about/")
    for kept in ("{", "null", "17", '{"mode": 1, "size": {}}', '{"mode": "on", "colours": "<b>"}'):
        page.evaluate("kept => localStorage.setItem('pm-vision', kept)", kept)
        page.goto("/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_without_javascript_and_on_paper_there_are_no_buttons(open_page: Callable[..., Page]) -> None:
    """A button that cannot work is not shown; a printed page has no buttons."""
    page = open_page(java_script_enabled=False)
    page.goto("/")
    expect(page.locator(".pm-vision")).to_be_hidden()
    page = open_page()
    page.goto("/?vision=1")
    page.emulate_media(media="print")
    expect(page.locator(".pm-vision")).to_be_hidden()
