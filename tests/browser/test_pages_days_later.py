"""A page that is read days after it was made: what is over by then stands apart, and the right day is marked."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect
from profminimum import russian

from tests.support.project import NOW

LATER = 14
"""Days between the build and the reading."""


@pytest.fixture
def later(page: Page) -> date:
    """The day on which the page is read; it was built `LATER` days before."""
    page.goto("/events/")
    day = NOW.date() + timedelta(days=LATER)
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
    last = page.locator("section[aria-labelledby=ahead] .pm-card__title").last.text_content() or ""
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
        assert any(later.isoformat() <= day[:10] <= sunday.isoformat() for day in days)


def test_the_home_page_and_a_grade_show_only_what_is_ahead(page: Page, later: date):
    """The next events of the home page and the dates of a grade begin on the day of reading; no stale «через 4 дня»."""
    page.goto("/")
    assert all(day >= later.isoformat() for day in ends(page, "section[aria-labelledby=soon]"))
    page.goto("/grades/8/")
    days = page.locator(".pm-timeline__item").evaluate_all("items => items.map(item => item.dataset.ends)")
    assert days
    assert min(days) >= later.isoformat()
    for soon in page.locator(".pm-timeline__item [data-in-days]").all()[:5]:
        day = date.fromisoformat(soon.locator("xpath=preceding-sibling::time").get_attribute("datetime"))
        assert soon.inner_text().replace("\u00a0", " ") == russian.in_days((day - later).days).replace("\u00a0", " ")


def test_what_should_have_been_checked_by_then_says_so(page: Page):
    """A year after the build every card and the foot of a page tell in words that they may have changed."""
    page.clock.set_fixed_time(datetime(NOW.year + 2, 1, 15, 12))
    page.goto("/schools/")
    card = page.locator(".pm-card", has_text="Образцовый лицей").locator(".pm-card__checked")
    expect(card.locator(".pm-old")).to_be_visible()
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
    assert ends(page, "[data-whole]")


def states_at(page: Page, address: str, moment: datetime) -> list[str]:
    """The words of the states that a page shows when it is read at a moment of the region."""
    zone = ZoneInfo(page.locator("[data-zone]").get_attribute("data-zone"))
    page.clock.set_fixed_time(moment.replace(tzinfo=zone))
    page.goto(address)
    return [text.strip() for text in page.locator("[data-timed] > .pm-chip").all_inner_texts()]


def changes_of(page: Page, address: str) -> list[tuple[datetime, str]]:
    """The first changes of state that a page names, with the words that stand from then on."""
    page.goto(address)
    place = page.locator("[data-timed]").first
    words = place.get_attribute("data-timed").split()
    moments = [(datetime.fromisoformat(moment), key) for moment, key in zip(words[::2], words[1::2], strict=True)]
    texts = place.evaluate(
        "place => Object.fromEntries([...place.querySelectorAll('template')]"
        ".map(state => [state.dataset.state, state.content.querySelector('.pm-chip')?.textContent.trim() ?? '']))"
    )
    return [(moment, texts[key]) for moment, key in moments]


def test_an_event_says_by_the_hour_whether_it_is_today_now_or_over(page: Page):
    """At each change of its state its page says so, and a minute before it does not."""
    page.goto("/events/?phase=soon")
    address = page.locator("[data-results] .pm-card--event:not(.is-off) .pm-card__title a").first.get_attribute("href")
    address = page.evaluate("href => new URL(href, location).pathname", address)
    changes = changes_of(page, address)
    assert changes
    before = [text.strip() for text in page.locator("[data-timed] > .pm-chip").all_inner_texts()]
    for moment, text in changes:
        assert states_at(page, address, moment - timedelta(minutes=1)) == before
        before = [text] if text else []
        assert states_at(page, address, moment) == before


def test_enrolment_says_by_the_hour_whether_it_is_open(page: Page):
    """A programme whose enrolment ends says that it is over, in the words that Python would choose."""
    page.goto("/programmes/")
    cards = page.locator(".pm-card", has=page.locator("[data-timed]"))
    address = cards.first.locator(".pm-card__title a").evaluate("link => link.pathname")
    for moment, text in changes_of(page, address):
        assert text in states_at(page, address, moment + timedelta(minutes=1))


def test_a_list_that_became_empty_says_so(page: Page):
    """Years after the build nothing is ahead, and the home page does not leave a heading over nothing."""
    page.clock.set_fixed_time(datetime(NOW.year + 3, 1, 15, 12))
    page.goto("/")
    expect(page.locator("section[aria-labelledby=soon] .pm-card--event")).to_have_count(0)
    expect(page.locator("section[aria-labelledby=soon]")).to_contain_text("Что будет потом – в общем списке")


def test_a_clock_behind_the_build_is_not_believed(page: Page):
    """A device that thinks it is years ago shows the page as it was made."""
    page.goto("/")
    cards = page.locator("section[aria-labelledby=soon] .pm-card--event").count()
    page.clock.set_fixed_time(datetime(2001, 1, 1, 12))
    page.goto("/")
    expect(page.locator("section[aria-labelledby=soon] .pm-card--event")).to_have_count(cards)


def test_an_event_of_many_days_shows_those_that_are_left(page: Page, later: date):
    """The tile is the next day, and the line counts the days from then on."""
    page.goto("/events/")
    for card in page.locator("[data-results] .pm-card--event[data-days]").all():
        ahead = [day[:10] for day in (card.get_attribute("data-days") or "").split() if day >= later.isoformat()]
        tile = card.locator(".pm-date:not(.pm-date--open) b")
        if ahead and tile.count():
            expect(tile).to_have_text(str(int(ahead[0][-2:])))


def test_counts_and_what_one_can_do_follow_the_hour(page: Page, later: date):
    """The number in a heading is that of its cards, and nobody is told how to sign up for what is over."""
    page.goto("/events/")
    for section in page.locator("[data-results] [data-group]").all():
        count = section.locator("h2 .pm-count").inner_text()
        assert int(count) == section.locator(".pm-card").count()
    over = page.locator("[data-results] .pm-past .pm-card[data-over]:not(.is-off)").first
    page.goto(page.evaluate("link => link.href", over.locator(".pm-card__title a").element_handle()))
    expect(page.locator("[data-timed] > .pm-chip").first).to_have_text("прошло")
    expect(page.locator("section[aria-labelledby=join]")).to_be_hidden()


def test_the_bars_of_the_year_mark_the_month_of_reading(page: Page, later: date):
    """The month in which the page is read stands out, and no other."""
    page.goto("/events/")
    marked = page.locator(".pm-year .is-now")
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("data-number", f"{later:%Y-%m}")


def test_what_one_can_no_longer_join_stands_behind_its_heading(page: Page):
    """After the last day of an enrolment the page of a grade folds its programme away among what is closed."""
    page.goto("/grades/9/")
    offered = page.locator("[aria-labelledby=programmes] [data-closing]")
    folded, closed = offered.locator(".pm-closed"), offered.locator(".pm-closed .pm-card")
    cards, closed_before = offered.locator(".pm-card").count(), closed.count()
    page.clock.set_fixed_time(datetime(NOW.year, 12, 1, 12))
    page.goto("/grades/9/")
    expect(folded).to_be_visible()
    assert closed.count() > closed_before
    assert offered.locator('.pm-card:not(.pm-closed .pm-card) [data-now="over"]').count() == 0
    assert folded.locator("summary [data-counts]").inner_text() == str(closed.count())
    assert offered.locator(".pm-card").count() == cards
