"""The search page: Russian word forms, what a result tells, the address, the keyboard, and what it says when it fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, Response, expect
from profminimum.output import Output
from profminimum.publish.build import search_documents
from profminimum.publish.build.cache import BuildCache
from profminimum.publish.build.output_folder import OutputFolder
from profminimum.publish.build.search_index import IndexUpdate
from profminimum.publish.build.tasks import ready

from scripts.lib.chromium import SCREENS
from scripts.lib.static_server import serving
from tests.support.axe_checker import Axe
from tests.support.page_faults import Watch

FIRST_QUERY = 150_000  # bytes as they travel, of which the engine is 114,000: here nothing is compressed on the way


ANSWER = re.compile("^(Наш|Ничего)")


def look_for(page: Page, query: str) -> None:
    """Open the search page at a query and wait for its answer."""
    page.goto(f"/search/?q={query}")
    expect(page.get_by_role("status")).to_have_text(ANSWER)


def type_in(page: Page, query: str) -> None:
    """Look for something on the page of search that is open, and wait for the answer."""
    field, status = page.get_by_role("searchbox"), page.get_by_role("status")
    field.fill("")
    expect(status).to_have_text("")
    field.fill(query)
    field.press("Enter")
    expect(status).to_have_text(ANSWER)


def marked(page: Page) -> list[str]:
    """The words that are marked in the results, in small letters."""
    return [word.lower() for word in page.locator(".pm-found mark").all_inner_texts()]


FORMS = (
    ("школе", "школа"),
    ("школами", "школа"),
    ("классов", "класс"),
    ("классе", "класс"),
    ("инженерных", "инженерный"),
    ("мероприятиям", "мероприятия"),
    ("прием", "приём"),
    ("приёма", "приёма"),
    ("ребенку", "ребёнка"),
    ("РЕБЁНКУ", "ребёнка"),
)


def test_any_form_of_a_word_finds_its_pages(page: Page) -> None:
    """Any form of a word finds pages that have another one, and «е» is as good as «ё»."""
    page.goto("/search/")
    missed = {}
    for query, found in FORMS:
        type_in(page, query)
        more = page.get_by_role("button", name="Показать ещё")
        if more.is_visible():
            more.click()
            expect(page.locator(".pm-found a").nth(5)).to_be_focused()
        words = marked(page)
        if not any(word.strip("«».,:;()") == found for word in words):
            missed[query] = (found, words)
    assert missed == {}


def test_two_spellings_find_the_same(page: Page) -> None:
    """The number of pages does not depend on the dots."""
    page.goto("/search/")
    counts = {}
    for query in ("приём", "прием", "учёба", "учеба", "ёлка", "елка"):
        type_in(page, query)
        counts.setdefault(query.replace("ё", "е"), set()).add(page.get_by_role("status").inner_text())
    assert {query: found for query, found in counts.items() if len(found) > 1} == {}


def test_result_tells_what_it_is(page: Page) -> None:
    """A result names the kind and the school, is marked as a sample, and leads to its page."""
    look_for(page, "медицинский класс лицей")
    first = page.locator(".pm-found > li").filter(has_text="Предпрофессиональный класс").first
    expect(first.locator("[data-about]")).to_have_text("Предпрофессиональный класс, Образцовый лицей, город Котовск")
    expect(first.get_by_text("Образец", exact=True)).to_be_visible()
    assert first.locator("mark").count() > 0
    first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Медицинский класс")


def test_real_records_are_not_samples(page: Page) -> None:
    """The mark stands at made-up records only."""
    look_for(page, "Уварово")
    first = page.locator(".pm-found > li").first
    expect(first).to_contain_text("Город или округ")
    expect(first.get_by_text("Образец", exact=True)).to_be_hidden()


PARENTS: tuple[tuple[str, str], ...] = (
    ("лицей", "schools/obraztsovy-litsey/"),
    ("Школа №3", "schools/tambov-3/"),
    ("№1", "schools/sosnovskaya-1/"),
    ("школа 1", "schools/sosnovskaya-1/"),
    ("школа номер 3", "schools/tambov-3/"),
    ("Ржаксинская №2", "schools/rzhaksinskaya-2/"),
    ("робототехника", "schools/obraztsovaya-gorodskaya/programmes/robotics/"),
    ("работотехника", "schools/obraztsovaya-gorodskaya/programmes/robotics/"),
    ("hj,jnjnt[ybrf", "schools/obraztsovaya-gorodskaya/programmes/robotics/"),
    ("айти", "schools/obraztsovy-litsey/classes/it/"),
    ("IT", "schools/obraztsovy-litsey/classes/it/"),
    ("медкласс", "schools/obraztsovy-litsey/classes/medical/"),
    ("швея", "schools/obraztsovaya-gorodskaya/programmes/seamstress/"),
    ("программирование", "schools/obraztsovy-litsey/programmes/programming/"),
    ("экскурсия на завод", "schools/obraztsovaya-gorodskaya/events/factory-excursion-november/"),
    ("экскурссия на завод", "schools/obraztsovaya-gorodskaya/events/factory-excursion-november/"),
    ("дни открытых дверей", "organisations/obraztsovy-kolledzh/events/open-day-december/"),
    ("программирование Котовск", "schools/obraztsovy-litsey/programmes/programming/"),
    ("медкласс в Котовске", "schools/obraztsovy-litsey/classes/medical/"),
    ("Тамбов", "municipalities/tambov/"),
    ("Уварово", "municipalities/uvarovo/"),
    ("9 класс", "grades/9/"),
    ("11 класс", "grades/11/"),
)
"""What parents type, with the page that they look for."""
BEST = 18
"""Of these queries so many, at least, have it first."""


def test_parents_find_the_right_page_on_the_first_screen(open_page: Callable[..., Page]) -> None:
    """On a phone the page looked for is seen without scrolling, and nearly always it is the first."""
    phone = open_page(viewport={"width": 360, "height": 640})
    phone.goto("/search/")
    first = 0
    for query, address in PARENTS:
        type_in(phone, query)
        links = phone.locator(".pm-found a")
        found = [urlsplit(link.get_attribute("href") or "").path.lstrip("/") for link in links.all()]
        assert address in found, (query, found)
        box = links.nth(found.index(address)).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 640, (query, found)
        first += found[0] == address
    assert first >= BEST


@pytest.mark.parametrize("query", ["hj,jnjnt[ybrf", "работотехника"])
def test_what_was_looked_for_instead_is_told(page: Page, query: str) -> None:
    """A query in the wrong keyboard or with a slip says by which words it was found."""
    look_for(page, quote(query))
    expect(page.get_by_text("Показано по запросу")).to_be_visible()
    expect(page.get_by_role("link", name="робототехника", exact=True)).to_be_visible()


def test_what_readers_come_for_stands_first(page: Page) -> None:
    """Schools come before months; no empty month is found, nor what only the grid of a month names; staff's pages are last."""
    look_for(page, quote("школа"))
    kinds = page.locator(".pm-found [data-about]").all_inner_texts()
    assert all(kind.startswith("Школа") for kind in kinds[:5]), kinds
    look_for(page, quote("программа"))
    kinds = page.locator(".pm-found [data-about]").all_inner_texts()
    assert "Календарь" not in kinds
    look_for(page, "2027")
    assert "events/2027-08/" not in [link.get_attribute("href") for link in page.locator(".pm-found a").all()]


def test_what_is_over_when_one_reads_is_not_found(page: Page) -> None:
    """The index is of an earlier day: an event of it is found until it is over, its school afterwards, too."""
    excursion = page.locator(".pm-found a[href*='obraztsovaya-gorodskaya/events/factory-excursion-november']")
    look_for(page, quote("экскурсия на предприятие"))
    expect(excursion).to_have_count(1)
    page.clock.set_fixed_time("2026-11-29 12:00")
    look_for(page, quote("экскурсия на предприятие"))
    expect(excursion).to_have_count(0)
    assert page.locator(".pm-found > li").count() > 0


def test_frame_is_not_searched(page: Page) -> None:
    """What stands on every page is found on none."""
    page.goto("/search/")
    said = {}
    for query in ("Перейти к содержанию", "Нашли ошибку", "Сведения придуманы"):
        type_in(page, f'"{query}"')
        said[query] = page.get_by_role("status").inner_text()
    assert said == dict.fromkeys(said, "Ничего не нашлось")


def test_a_query_without_results_gets_advice(page: Page) -> None:
    """A word that is nowhere finds nothing – not all pages with its first letter – and there is advice."""
    look_for(page, quote("<img src=x onerror=alert(1)>"))
    assert page.get_by_role("searchbox").input_value() == "<img src=x onerror=alert(1)>"
    said = [page.get_by_role("status").inner_text()]
    for query in ("иероглифами", "класс иероглифов", "ъъъ"):
        type_in(page, query)
        said.append(page.get_by_role("status").inner_text())
        expect(page.get_by_role("heading", name="Что можно сделать")).to_be_visible()
        assert page.locator(".pm-found > li").count() == 0
    assert said == ["Ничего не нашлось"] * 4


def test_address_follows_the_query(page: Page) -> None:
    """Typing searches and changes the address; a finished query is a step back in the history."""
    page.goto("/search/")
    field = page.get_by_role("searchbox")
    field.fill("медицинский")
    expect(page).to_have_url(re.compile(r"\?q=%D0%BC"))
    field.press("Enter")
    field.fill("агро")
    expect(page).to_have_url(re.compile(r"\?q=%D0%B0"))
    field.fill("агроном")
    field.press("Enter")
    expect(page.locator(".pm-found mark").first).to_have_text(re.compile("агроном", re.IGNORECASE))
    page.go_back()
    expect(field).to_have_value("медицинский")
    expect(page.locator(".pm-found mark").first).to_have_text(re.compile("медицинск", re.IGNORECASE))
    field.fill("")
    expect(page.get_by_role("status")).to_have_text("")
    expect(page).to_have_url(re.compile("/search/$"))


def test_what_is_typed_before_the_script_comes_is_searched(page: Page) -> None:
    """On a slow line the field is there first; its words stay and are looked for."""
    page.route(
        "**/assets/search.js*", lambda route: (page.get_by_role("searchbox").fill("робототехника"), route.continue_())
    )
    page.goto("/search/", wait_until="commit")
    expect(page.locator(".pm-found__title").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("робототехника")


def test_search_works_by_keyboard(page: Page) -> None:
    """From any page the link leads into the field; Enter searches, Tab reaches results; more of them keep the place."""
    page.goto("/schools/")
    page.get_by_role("link", name="Поиск").press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("школа")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Наш[а-я]+ \d+ страниц[аы]?, показаны первые 5$"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Найти")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".pm-found a").first).to_be_focused()
    page.get_by_role("button", name="Показать ещё").press("Enter")
    expect(page.locator(".pm-found a").nth(5)).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("показаны первые 15")


def test_first_query_is_light(page: Page) -> None:
    """A first query fetches little, the fragments of its results included."""
    sizes: dict[str, int] = {}

    def note(response: Response) -> None:
        if "/pagefind/" in response.url:
            sizes[response.url] = int(response.headers["content-length"])

    page.on("response", note)
    look_for(page, "школе")
    page.wait_for_load_state("networkidle")
    assert 50_000 < sum(sizes.values()) < FIRST_QUERY, sizes


def test_a_missing_index_is_reported_and_tried_again(page: Page, watch: Watch) -> None:
    """If the index does not come the reader is told and led to the sections; the next try may succeed."""
    watch.forgive("ERR_FAILED")
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto("/search/?q=школа")
    expect(page.get_by_role("status")).to_have_text("Поиск сейчас не работает")
    expect(page.get_by_role("link", name="Предпрофессиональные классы")).to_be_visible()


def test_without_javascript_the_page_leads_to_the_sections(open_page: Callable[..., Page]) -> None:
    """The page says what it needs and leads to the sections."""
    page = open_page(java_script_enabled=False)
    page.goto("/search/")
    expect(page.get_by_text("Для поиска нужен JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="По классу ребёнка")).to_be_visible()


def test_a_site_below_a_folder_finds_its_own_pages(page: Page, built_site: Path, watch: Watch) -> None:
    """A site that is put into a folder of a larger one finds its own pages."""
    with serving(built_site.parent) as address:
        watch.host = address.removeprefix("http://")
        page.goto(f"{address}/{built_site.name}/search/?q=Уварово")
        page.locator(".pm-found a").first.click()
        expect(page).to_have_url(re.compile(f"^{address}/{built_site.name}/"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Уварово")


def test_an_index_in_parts_finds_what_one_index_finds(
    page: Page, built_site: Path, tmp_path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parts of a large region's index are merged: as many pages are found, and the best ones are those of one index."""
    monkeypatch.setattr(search_documents, "MOST_IN_PART", 60)
    folder = OutputFolder(tmp_path / "site", BuildCache(tmp_path / "cache", b""))
    files = (path for path in built_site.rglob("*") if path.is_file() and "pagefind" not in path.parts)
    folder.run(ready(Output(path.relative_to(built_site).as_posix(), path.read_bytes())) for path in files)
    folder.promote(keep="pagefind")
    with IndexUpdate(folder, BuildCache(tmp_path / "cache", b"")) as index:
        index.finish()
    assert len(list((tmp_path / "site" / "pagefind").glob("part-*"))) > 1
    found: list[tuple[str, set[str]]] = []
    for site in (built_site, tmp_path / "site"):
        with serving(site) as address:
            watch.host = address.removeprefix("http://")
            page.goto(f"{address}/search/?q=медицинский класс лицей")
            expect(page.get_by_role("status")).to_have_text(re.compile("^Наш"))
            total = page.get_by_role("status").inner_text()
            found.append((total, set(page.locator(".pm-found a").all_inner_texts()[:3])))
    assert found[0] == found[1]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_search_page_is_accessible(page: Page, axe: Axe, screen: str) -> None:
    """There is no violation with results or without, and no sideways scroll."""
    for query in ("школе", "иероглифами"):
        look_for(page, query)
        assert axe.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == SCREENS[screen]["viewport"]["width"]
