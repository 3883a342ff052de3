"""What a reader sets aside: hearts of cards, the list, its comparison, its calendar, a list that somebody sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.lib.chromium import SCREENS
from tests.support.axe_checker import Axe
from tests.support.page_faults import Watch

COUNT = "[data-favourites-link] [data-count]"


CONTACTS = """() => [...document.querySelectorAll("[data-table] td:has(.pm-contacts)")].map(cell =>
  [...cell.querySelectorAll(".pm-contact")].every(contact => contact.clientWidth > 0.7 * cell.clientWidth))"""
"""Whether those whom to ask stand one below the other, for each record."""


def set_aside(page: Page, section: str, number: int) -> list[str]:
    """Presses the hearts of the first cards of a section; returns their titles."""
    page.goto(f"/{section}/")
    for place in range(number):
        page.locator(".pm-card:visible .pm-heart").nth(place).click()
    return page.locator(".pm-card:visible .pm-card__title").all_inner_texts()[:number]


def choices(page: Page, number: int) -> list[Locator]:
    """Opens the list; returns the boxes that choose for the comparison, of which there must be so many."""
    page.goto("/favourites/")
    boxes = page.get_by_role("checkbox", name="сравнить")
    expect(boxes).to_have_count(number)
    return boxes.all()


def comparison(page: Page) -> dict[str, list[str]]:
    """Returns the rows of the comparison by their headings, as far as they are seen."""
    rows = page.locator("[data-table] tbody tr:visible").all()
    return {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in rows}


def test_heart_sets_aside_and_gives_back(page: Page):
    """A card's heart is a button that says its state; the header counts, on other pages and after a reload too."""
    (title,) = set_aside(page, "programmes", 1)
    heart = page.get_by_role("button", name=f"В мой список: {title}")
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(page.locator(COUNT)).to_have_text("1")
    page.locator(".pm-card:visible .pm-card__title a").first.click()
    expect(page.get_by_role("button", name="В мой список", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="В мой список", exact=True).press("Space")
    expect(page.locator("[data-favourites-link]")).to_be_hidden()
    page.go_back()
    expect(heart).to_have_attribute("aria-pressed", "false")


def assert_accessible(page: Page, axe: Axe) -> None:
    """On both screens there is no violation and no sideways scroll."""
    found = {}
    for screen, options in SCREENS.items():
        page.set_viewport_size(options["viewport"])
        found[screen] = axe.violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
    assert found == {screen: [] for screen in found}


def test_list_shows_what_the_records_say(page: Page, axe: Axe):
    """Each record stands with its title, time and place, whatever its kind; no page scrolls sideways."""
    titles = [*set_aside(page, "programmes", 2), *set_aside(page, "classes", 1), *set_aside(page, "schools", 1)]
    page.locator("[data-favourites-link]").click()
    expect(page.locator("[data-list] .pm-card__title")).to_have_text(titles)
    expect(page.get_by_role("checkbox", name="сравнить")).to_have_count(3)
    assert_accessible(page, axe)


def test_comparison_is_a_table_of_the_pages_own_facts(page: Page, axe: Axe):
    """Cells hold what the records' pages say, also on paper; the choice stands in the address and survives a reload."""
    titles = set_aside(page, "programmes", 2)
    for box in choices(page, 2):
        box.check()
    table = page.get_by_role("region", name="Таблица сравнения").get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(titles)
    rows = comparison(page)
    page.reload()
    expect(table.get_by_role("columnheader")).to_have_text(titles)
    assert comparison(page) == rows
    assert_accessible(page, axe)
    page.emulate_media(media="print")
    assert page.evaluate(CONTACTS) == [True] * 2
    page.emulate_media(media="screen")
    for place, title in enumerate(titles):
        page.goto("/favourites/")
        page.get_by_role("link", name=title).first.click()
        for heading in ("Для кого", "Сколько стоит"):
            fact = page.locator(".pm-fact", has=page.locator("dt", has_text=heading)).locator("dd").first
            assert fact.inner_text() == rows[heading][place]


@pytest.mark.parametrize("screen", ["phone"])
def test_comparison_of_four_fits_a_phone(page: Page):
    """Two columns are in sight, the table alone moves sideways, and the headings of its rows stay with it."""
    set_aside(page, "programmes", 4)
    for box in choices(page, 4):
        box.check()
    table = page.locator("[data-table]")
    expect(table.get_by_role("columnheader")).to_have_count(4)
    hidden = "cell => cell.insertAdjacentHTML('beforeend', '<span class=pm-hide>(другой сайт)</span>')"
    table.get_by_role("cell").last.evaluate(hidden)  # words for the ear alone, as links have them
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    edges = "columns => columns.map(column => column.getBoundingClientRect().right <= innerWidth)"
    assert table.get_by_role("columnheader").evaluate_all(edges) == [True, True, False, False]
    row = table.get_by_role("row", name="Для кого")
    heading = row.get_by_role("rowheader").locator("span")
    before = heading.bounding_box()
    table.evaluate("table => table.scrollBy(200, 0)")
    assert table.evaluate("table => table.scrollLeft") > 0
    assert heading.bounding_box() == pytest.approx(before, abs=1)
    first = row.get_by_role("cell").first.bounding_box()
    assert before
    assert first
    assert first["x"] + 200 < before["x"] < first["x"] + 200 + first["width"]
    assert first["y"] <= before["y"] < before["y"] + before["height"] < first["y"] + first["height"]


def test_comparison_asks_for_two_to_four(page: Page):
    """One choice and five are answered with a sentence and no table."""
    set_aside(page, "programmes", 5)
    boxes = choices(page, 5)
    table = page.locator("[data-table]")
    boxes[0].check()
    expect(page.locator("[data-compare-status]")).to_contain_text("хотя бы один")
    expect(table).to_be_hidden()
    for box in boxes[1:4]:
        box.check()
    expect(table.get_by_role("columnheader")).to_have_count(4)
    boxes[4].check()
    expect(page.locator("[data-compare-status]")).to_contain_text("не больше четырёх")
    expect(table).to_be_hidden()


def test_list_is_sent_by_a_link(page: Page, open_page: Callable[..., Page]):
    """Who opens the link sees the same records, keeps his own list, and takes the sent one by a button."""
    titles = set_aside(page, "programmes", 2)
    page.goto("/favourites/")
    expect(page.locator("[data-list] .pm-card__title")).to_have_text(titles)
    link = page.locator("[data-tools] [data-share]").get_attribute("data-share")
    other = open_page()
    (own,) = set_aside(other, "events", 1)
    other.goto(link or "")
    expect(other.locator("[data-list] .pm-card__title")).to_have_text(titles)
    expect(other.locator(COUNT)).to_have_text("1")
    other.get_by_role("button", name=f"В мой список: {titles[0]}").click()
    assert titles[0] in other.evaluate("Object.values(localStorage).join()")
    other.get_by_role("button", name="Добавить всё в мой список").click()
    expect(other.locator("[data-list] .pm-card__title")).to_have_text([own, *titles])
    expect(other.locator(COUNT)).to_have_text("3")


def test_days_go_into_one_calendar(page: Page, tmp_path: Path):
    """The file holds the entries of every event of the list, as another program reads them."""
    page.goto("/favourites/")
    addresses = page.evaluate(
        """async () => {
          const page = new DOMParser().parseFromString(await (await fetch("/events/")).text(), "text/html");
          return [...page.querySelectorAll(".pm-cards:first-of-type .pm-card__title a")].slice(0, 6)
            .map(link => new URL(link.getAttribute("href"), new URL("/events/", location.href)).pathname.slice(1));
        }"""
    )
    page.goto("/favourites/#records=" + ",".join(address.rstrip("/") for address in addresses))
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("button", name="Даты в календарь").click()
    download.value.save_as(tmp_path / "list.ics")
    merged = icalendar.Calendar.from_ical((tmp_path / "list.ics").read_bytes())
    expected: set[str] = set()
    for address in addresses:
        answer = page.request.get(f"/{address}event.ics")
        if answer.ok:
            expected |= {str(entry["UID"]) for entry in icalendar.Calendar.from_ical(answer.body()).walk("VEVENT")}
    assert expected
    assert {str(entry["UID"]) for entry in merged.walk("VEVENT")} == expected
    assert len(merged.walk("VTIMEZONE")) == len({str(zone["TZID"]) for zone in merged.walk("VTIMEZONE")})


@pytest.mark.parametrize("stored", ["{}", "[]", "1", "{", '{"version":9,"records":[{"address":"schools/x/"}]}'])
def test_strange_storage_is_an_empty_list(page: Page, stored: str):
    """What another version or program has stored breaks no page and is no record."""
    page.goto("/version.json")
    page.evaluate("stored => localStorage.setItem('pm-favourites', stored)", stored)
    page.goto("/favourites/")
    expect(page.get_by_text("В списке пока ничего нет")).to_be_visible()
    expect(page.locator("[data-favourites-link]")).to_be_hidden()


def test_hostile_link_shows_nothing_of_its_own(page: Page, watch: Watch):
    """A link can name only records of this site; one that is gone says so under its address."""
    watch.forgive("404")
    page.goto("/favourites/#records=../x,//evil.example/a,javascript:x,schools/nowhere,<img>/x")
    expect(page.locator("[data-list] .pm-card")).to_have_count(1)
    expect(page.locator("[data-list]")).to_contain_text("Такой страницы больше нет")


def test_without_a_script_no_dead_button_is_shown(open_page: Callable[..., Page]):
    """Without scripts there are no hearts, no buttons, and the page of the list says what it needs."""
    page = open_page(java_script_enabled=False)
    page.goto("/programmes/")
    assert page.locator(".pm-heart:visible, .pm-actions:visible").count() == 0
    page.goto("/favourites/")
    expect(page.get_by_text(re.compile("нужен JavaScript"))).to_be_visible()


def test_what_is_gone_is_not_compared(page: Page, watch: Watch):
    """A link may compare a record that is gone by now: it is left out, and one alone is no comparison."""
    watch.forgive("404")
    set_aside(page, "programmes", 1)
    (address,) = page.evaluate("pmFavourites.read().map(({ address }) => address.slice(0, -1))")
    page.goto(f"/favourites/#records={address},schools/gone,schools/lost&compare={address},schools/gone,schools/lost")
    page.reload()
    expect(page.locator("[data-list]")).to_contain_text("Такой страницы больше нет")
    expect(page.get_by_role("checkbox", name="сравнить")).to_have_count(1)
    expect(page.locator("[data-table]")).to_be_hidden()


def test_list_is_shared_before_its_pages_have_come(page: Page):
    """The link names the records at once, whatever the network is doing."""
    set_aside(page, "programmes", 2)
    page.route("**/schools/**", lambda route: None)  # never answered
    page.goto("/favourites/")
    share = page.locator("[data-tools] [data-share]")
    expect(share).to_have_attribute("data-share", re.compile(r"#records=schools/[^,]+,schools/[^,]+$"))
