"""A page that is read days after it was made: what is over by then stands apart, and the right day is marked."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

LATER = 14
"""Days between the build and the reading."""


@pytest.fixture
def later(page: Page) -> date:
    """The day on which the page is read; it was built `LATER` days before."""
    page.goto("/events/")
    day = date.fromisoformat(page.locator("[data-built]").get_attribute("data-built")) + timedelta(days=LATER)
    page.clock.set_fixed_time(datetime(day.year, day.month, day.day, 12))
    return day


def ends(page: Page, selector: str) -> list[str]:
    """The last days of the events of a list, without those whose day nobody knows."""
    return page.locator(f"{selector} .pm-card--event").evaluate_all(
        "cards => cards.map(card => card.dataset.ends).filter(Boolean)"
    )


def test_what_is_over_goes_to_the_past(page: Page, later: date):
    """Nothing that is over is listed as ahead, nothing is lost, and the filter still finds every card."""
    before = sorted(ends(page, "[data-results]"))
    page.goto("/events/")
    assert sorted(ends(page, "[data-results]")) == before
    ahead = ends(page, "section[aria-labelledby=ahead]")
    assert ahead
    assert min(ahead) >= later.isoformat()
    last = page.locator("section[aria-labelledby=ahead] .pm-card__title").last.inner_text()
    page.get_by_label("Слова из названия").fill(last.split()[0])
    expect(page.locator("[data-results] .pm-card:visible .pm-card__title").filter(has_text=last).first).to_be_visible()


def test_the_filter_says_anew_what_is_over_and_what_is_this_week(page: Page, later: date):
    """It goes by the day of reading: no card is found as ahead that is over, and a week ends on its Sunday."""
    sunday = later + timedelta(days=6 - later.weekday())
    for phase, first, last in (("over", date.min, later - timedelta(days=1)), ("soon", later, date.max)):
        page.goto(f"/events/?phase={phase}")
        shown = page.locator("[data-results] .pm-card--event:not([hidden])")
        days = shown.evaluate_all("cards => cards.map(card => card.dataset.ends).filter(Boolean)")
        assert days
        assert all(first.isoformat() <= day <= last.isoformat() for day in days)
    page.goto("/events/?phase=week")
    for card in page.locator("[data-results] .pm-card--event:not([hidden])").all():
        days = (card.get_attribute("data-days") or card.get_attribute("data-ends") or "").split()
        assert any(later.isoformat() <= day <= sunday.isoformat() for day in days)


def test_the_home_page_and_a_grade_show_only_what_is_ahead(page: Page, later: date):
    """The next events of the home page and the dates of a grade begin on the day of reading; no stale «через 4 дня»."""
    page.goto("/")
    assert all(day >= later.isoformat() for day in ends(page, "section[aria-labelledby=soon]"))
    page.goto("/grades/8/")
    days = page.locator(".pm-timeline__item").evaluate_all("items => items.map(item => item.dataset.ends)")
    assert days
    assert min(days) >= later.isoformat()
    expect(page.locator("[data-in-days]")).to_have_count(0)


def test_what_should_have_been_checked_by_then_says_so(page: Page):
    """A year after the build every card and the foot of a page tell in words that they may have changed."""
    page.goto("/schools/")
    year = int(page.locator("[data-built]").get_attribute("data-built")[:4]) + 2
    page.clock.set_fixed_time(datetime(year, 1, 15, 12))
    page.goto("/schools/")
    card = page.locator(".pm-card", has_text="Образцовый лицей").locator(".pm-card__checked")
    expect(card).to_have_class(re.compile("pm-old"))
    expect(card).to_contain_text("– могло измениться, уточните в школе")
    page.goto("/schools/obraztsovy-litsey/")
    expect(page.locator(".pm-foot .pm-old")).to_be_visible()


def test_the_calendar_marks_the_day_of_reading(page: Page, later: date):
    """One cell of the month is today's, and it is the right one; a past event stays in the month's own list."""
    page.goto(f"/events/{later:%Y-%m}/")
    marked = page.locator(".pm-calendar td[aria-current=date]")
    expect(marked).to_have_count(1)
    expect(marked.locator("time").first).to_have_attribute("datetime", later.isoformat())
    expect(marked).to_have_class(re.compile("is-today"))
    assert ends(page, "[data-month]")
