"""On a phone: the answer with the telephone stands on the first two screens. How long pages are is seen in `test_pages`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.page_addresses import SCHOOL, addresses

WIDTH, HEIGHT = 360, 640
PHONE = {"viewport": {"width": WIDTH, "height": HEIGHT}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def phone(open_page: Callable[..., Page], built_site: Path) -> Callable[[str], Page]:
    """Opens the page of a kind on a phone."""

    def phone(kind: str) -> Page:
        page = open_page(**PHONE)
        page.goto("/" + addresses(built_site)[kind])
        page.wait_for_load_state("load")
        return page

    return phone


def screens_to(page: Page, selector: str) -> float:
    """How many screens down the first element of a selector ends."""
    bottom: float = page.locator(selector).first.evaluate("place => place.getBoundingClientRect().bottom + scrollY")
    return bottom / HEIGHT


@pytest.mark.parametrize(("kind", "highest"), [("about", HEIGHT), ("year-plan", 100), ("past-year-plan", 100)])
def test_tables_of_hours_fit_a_phone(phone: Callable[[str], Page], kind: str, highest: int):
    """Their rows are cards or low lines, nothing is pushed out of the box, and they are tables still."""
    page = phone(kind)
    for fold in page.locator("details:has(.pm-table)").all():
        fold.evaluate("fold => { fold.open = true }")
    boxes = page.locator(".pm-table").all()
    assert boxes
    for box in boxes:
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
        heights = box.locator("tbody tr, tfoot tr").evaluate_all(
            "rows => rows.map((row) => row.getBoundingClientRect().height)"
        )
        assert max(heights) <= highest
        assert page.get_by_role("table", name=box.locator("caption").inner_text()).get_by_role("rowheader").count()


@pytest.mark.parametrize("kind", ["school", "organisation", "class", "programme", "event", "year-plan"])
def test_the_telephone_stands_on_the_first_two_screens(phone: Callable[[str], Page], kind: str):
    """Under the title, where it is looked for."""
    assert screens_to(phone(kind), "a[href^='tel:']") <= 2


def test_the_address_of_a_school_stands_with_its_telephone(phone: Callable[[str], Page]):
    """Whom to call and where it is, before anything else."""
    assert screens_to(phone("school"), ".pm-call > .pm-card__line") <= 2


def test_a_grade_begins_with_its_calendar_and_its_next_dates(phone: Callable[[str], Page]):
    """The way to subscribe and the first date are on the first two screens; six dates are in sight, all others are counted."""
    page = phone("grade")
    assert screens_to(page, "[data-calendar]") <= 2
    assert screens_to(page, ".pm-timeline__item") <= 2
    seen = page.locator(".pm-timeline__item:visible")
    expect(seen).to_have_count(6)
    rest = page.locator("section[aria-labelledby=dates] [data-rest]")
    expect(rest.locator("[data-total]")).to_have_text(str(page.locator(".pm-timeline__item").count() - 6))


def test_open_programmes_come_first_and_closed_ones_are_folded(phone: Callable[[str], Page]):
    """No card in sight says that one is too late."""
    page = phone("grade")
    section = page.locator("section[aria-labelledby=programmes]")
    expect(section.locator(".pm-card:visible").first).to_be_visible()
    expect(section.locator(".pm-card:visible", has_text="запись закончилась")).to_have_count(0)
    expect(section.locator(".pm-closed .pm-card", has_text="запись закончилась").first).to_be_attached()


@pytest.mark.parametrize("kind", ["school", "programme", "event", "class", "organisation", "municipality", "grade"])
def test_officers_words_stay_off_the_pages_of_parents(phone: Callable[[str], Page], kind: str):
    """No name of a file; an error is reported by one line with an address."""
    page = phone(kind)
    words = page.locator("#content").inner_text()
    assert "data/" not in words
    assert ".yml" not in words
    if page.locator(".pm-foot").count():
        expect(page.locator(".pm-foot a[href^='mailto:']")).to_have_count(1)


def test_the_roadmap_is_folded_and_opens_where_an_address_leads(phone: Callable[[str], Page]):
    """Its sections are closed; the address of an item opens the one that it stands in."""
    page = phone("roadmap")
    expect(page.locator(".pm-item:visible")).to_have_count(0)
    item = page.locator(".pm-item").last.get_attribute("id")
    page.evaluate("id => { location.hash = id }", item)
    expect(page.locator(f"#{item}")).to_be_in_viewport()


def test_what_goes_from_a_beginning_is_replaced_from_the_fold(phone: Callable[[str], Page]):
    """A grade narrowed to a town shows six dates of that town, if it has so many, and counts the others."""
    page = phone("grade")
    page.get_by_label("Город или округ").select_option("kotovsk")
    items = page.locator("section[aria-labelledby=dates] .pm-timeline__item:not([hidden])")
    number = items.count()
    assert number
    expect(page.locator(".pm-timeline__item:visible")).to_have_count(min(number, 6))
    rest = page.locator("section[aria-labelledby=dates] [data-rest]")
    if number > 6:
        expect(rest.locator("[data-total]")).to_have_text(str(number - 6))
    else:
        expect(rest).to_be_hidden()


def test_each_person_of_a_school_is_named_once(phone: Callable[[str], Page]):
    """A deputy head who is in the plan and among the contacts is one person."""
    page = phone("school")
    phones = page.locator("a[href^='tel:']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(phones) == len(set(phones))
    assert SCHOOL in page.url
