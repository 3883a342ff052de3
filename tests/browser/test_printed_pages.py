"""On paper: pages print as clean A4 with the date; nothing of the screen's chrome; the copy buttons of materials work."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

SCHOOL = "/schools/obraztsovaya-gorodskaya/"
PRINTED = [SCHOOL, "/grades/8/", "/events/2026-12/", "/classes/", f"{SCHOOL}events/factory-excursion-november/"]


def on_paper(page: Page, address: str) -> PdfReader:
    """The page as the browser prints it, by the page's own size of sheet."""
    page.goto(address)
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("address", PRINTED)
def test_a_page_prints_clean(page: Page, address: str) -> None:
    """A page is A4 sheets with the heading and the date, without menu, search, buttons and the list of sections."""
    sheets = on_paper(page, address)
    heading = " ".join(page.locator("h1").inner_text().split())
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets.pages).split())
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets.pages} == {(595, 842)}
    assert heading in text
    assert "Данные на 23 ноября 2026." in " ".join(sheets.pages[0].extract_text().split())  # beside the title
    for chrome in ("Перейти к содержанию", "Версия для слабовидящих", "Скопировать", "Справочник полей"):
        assert chrome not in text


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ("/programmes/?grade=8&cost=free", "Выбрано: Класс: 8 класс; Стоимость: бесплатно"),
        ("/events/?q=экскурсия", "Выбрано: Слова из названия: «экскурсия»"),
        ("/grades/9/?municipality=michurinsky", "Выбрано: Город или округ: Мичуринский округ"),
    ],
)
def test_a_printed_list_says_what_was_chosen(page: Page, site: str, address: str, chosen: str) -> None:
    """It carries the conditions, the address that shows the same, and the day; nothing that one presses."""
    sheets = on_paper(page, address)
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets.pages).split())
    assert chosen in text
    assert f"Свежиесведения:{site}{address}" in "".join(text.split())
    assert "Данные на 23 ноября 2026." in text
    for pressed in ("Фильтры", "Порядок", "Сбросить", "Ещё", "В мой список", "Подписаться"):
        assert pressed not in text
    page.emulate_media(media="print")
    assert page.locator(":is(button, select, input, .pm-heart):visible").count() == 0


def test_a_list_without_a_choice_names_none(page: Page) -> None:
    """Folds are open on paper and closed again on the screen."""
    page.goto("/programmes/")
    folds = page.locator(".pm-page details").count()
    opened = page.locator(".pm-page details[open]").count()
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = "".join("".join(sheet.extract_text() for sheet in sheets).split())
    assert "Выбрано" not in text
    titles = page.locator(".pm-results .pm-card__title").all_text_contents()
    assert [title for title in titles if "".join(title.split()) not in text] == []
    assert page.locator(".pm-page details[open]").count() == opened < folds


def test_cards_take_few_sheets(page: Page) -> None:
    """A card has the width of the sheet: at least four stand on it; a heading stays with what it heads."""
    sheets = on_paper(page, "/programmes/").pages
    titles = page.locator(".pm-results .pm-card__title").count()
    assert titles > 8
    assert len(sheets) <= -(-titles // 4)
    for sheet in sheets[:-1]:
        assert not re.search(r"(Запись закончилась|Программы): \d+$", sheet.extract_text().strip())


def test_what_is_over_stays_on_the_screen(page: Page) -> None:
    """A list of events says how many there were; one who asked for these has them on paper."""
    page.goto("/events/")
    firsts = [
        page.locator(f"[aria-labelledby={name}] .pm-card:not(.is-off) .pm-card__title").first
        for name in ("past", "ahead")
    ]
    past, ahead = ("".join((title.text_content() or "").split()) for title in firsts)
    assert past != ahead
    for address, is_printed in (("/events/", False), ("/events/?phase=over", True)):
        sheets = on_paper(page, address).pages
        text = "".join("".join(sheet.extract_text() for sheet in sheets).split())
        assert (past in text, ahead in text) == (is_printed, not is_printed)
        assert ("насайте" in text) is not is_printed


def test_an_event_is_one_sheet(page: Page) -> None:
    """A single page says what, when, where and whom to ask."""
    sheets = on_paper(page, f"{SCHOOL}events/factory-excursion-november/")
    assert len(sheets.pages) == 1
    text = sheets.pages[0].extract_text()
    assert all(part in text for part in ("27\u00a0ноября", "проходная предприятия", "+7 (4752) 00-00-00"))


def test_a_text_is_copied(open_page: Callable[..., Page]) -> None:
    """The button puts the text into the clipboard and says so to a screen reader too."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{SCHOOL}materials/")
    page.locator('[data-copy="fragment-text"]').click()
    page.get_by_text("Скопировано", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == page.locator("#fragment-text").input_value()
    assert copied.startswith("Профминимум: ")


def test_without_scripts_the_text_is_there(open_page: Callable[..., Page]) -> None:
    """The fields hold their texts; buttons that could do nothing are not shown."""
    page = open_page(java_script_enabled=False)
    page.goto(f"{SCHOOL}materials/")
    assert page.locator("#fragment-html").input_value().startswith("<h3>")
    assert page.locator("[data-copy]:visible").count() == 0


@pytest.mark.parametrize("address", [f"{SCHOOL}materials/", f"{SCHOOL}embed/", "/fragments/"])
def test_pages_for_schools_are_accessible(page: Page, axe, address: str) -> None:
    """The checker finds nothing on the pages that schools hand out."""
    page.goto(address)
    assert axe.violations(page) == []
