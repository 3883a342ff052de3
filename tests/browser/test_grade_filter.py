"""The page of a grade, narrowed to one town or one school."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

THINGS = ":is(.pm-timeline__item, .pm-card):not([hidden])"
"""What the choice leaves, in sight and under folds."""


def test_a_parent_narrows_a_grade_to_a_town_and_a_school(page: Page):
    """The choice stands in the address, hides what is elsewhere, keeps what is for all, and goes back with the button."""
    page.goto("/grades/8/")
    form = page.get_by_role("form", name="Только рядом")
    whole = page.locator(THINGS).count()
    form.get_by_label("Город или округ").select_option("kotovsk")
    expect(page).to_have_url(re.compile(r"\?municipality=kotovsk$"))
    in_town = page.locator(THINGS).count()
    assert 0 < in_town < whole
    assert page.get_by_text("Образцовая сельская школа").locator("visible=true").count() == 0
    form.get_by_label("Школа").select_option("obraztsovy-litsey")
    expect(page).to_have_url(re.compile(r"school=obraztsovy-litsey"))
    page.go_back()
    expect(form.get_by_label("Школа")).to_have_value("")
    page.go_back()
    assert page.locator(THINGS).count() == whole


def test_a_narrowed_grade_can_be_shared(page: Page):
    """Who opens the address sees the same, with the counts of what can still be joined there; a wrong town changes nothing."""
    page.goto("/grades/8/?municipality=kotovsk")
    every = page.locator("section[aria-labelledby=programmes] .pm-card:not([hidden])")
    folded = page.locator("section[aria-labelledby=programmes] :is(.pm-own, .pm-closed)")
    counts = [page.locator("[data-counts*=programmes]"), *folded.locator("summary [data-counts]").all()]
    expect(counts[0]).not_to_have_text("0")
    assert sum(int(count.inner_text()) for count in counts if count.is_visible()) == every.count()
    expect(page.get_by_role("form", name="Только рядом").get_by_role("status")).to_have_text(
        re.compile(r"^Нашлось: \d+$")
    )
    page.goto("/grades/8/?municipality=nowhere")
    expect(page.locator("section[aria-labelledby=programmes] .pm-card").first).to_be_visible()


def test_no_heading_stands_over_nothing(page: Page):
    """A grade narrows to any municipality; where it has nothing, each section says so and leads to what is near."""
    page.goto("/grades/8/?municipality=bondarsky")
    expect(page.get_by_label("Город или округ")).to_have_value("bondarsky")
    for name in ("dates", "programmes", "classes"):
        section = page.locator(f"section[aria-labelledby={name}]")
        if not section.locator(THINGS).count():
            expect(section.locator(".pm-empty")).to_be_visible()
    assert page.locator(".pm-empty:visible").count()
    page.goto("/grades/8/")
    expect(page.locator(".pm-section .pm-empty:visible", has_text="Для выбранного места")).to_have_count(0)


def test_a_grade_without_javascript_is_whole(open_page: Callable[..., Page]):
    """Without scripts there is no empty form, and everything is shown."""
    page = open_page(java_script_enabled=False)
    page.goto("/grades/8/")
    assert not page.locator("[data-narrow]").is_visible()
    assert page.locator("section[aria-labelledby=programmes] .pm-card").first.is_visible()
