"""The filters of the published catalogues: the same as in Python, shareable, undone step by step, without a mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect
from profminimum.catalog.facts.facets import Query, filter_rows
from profminimum.publish.build.load_region import load_region
from profminimum.view.pages.list_filter import LISTS, Filter, catalogue_filter, news_filter, roadmap_filter

from tests.support.axe_checker import Axe
from tests.support.filtered_page import EXAMPLES, expected, go, shown
from tests.support.project import LARGE_REGION, NOW

FORMS = {
    "programmes": ("Найдена # программа", "Найдено # программы", "Найдено # программ"),
    "classes": ("Найден # класс", "Найдено # класса", "Найдено # классов"),
    "events": ("Найдено # мероприятие", "Найдено # мероприятия", "Найдено # мероприятий"),
    "schools": ("Найдена # школа", "Найдено # школы", "Найдено # школ"),
    "organisations": ("Найдена # организация", "Найдено # организации", "Найдено # организаций"),
    "news": ("Найдена # запись", "Найдено # записи", "Найдено # записей"),
    "roadmap": ("Найден # пункт", "Найдено # пункта", "Найдено # пунктов"),
}
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture(scope="module")
def filters() -> dict[str, tuple[str, Filter]]:
    """The address and the filter of each list that the site publishes."""
    catalog = load_region(LARGE_REGION, NOW.astimezone).catalog
    found = {name: (f"/{name}/", catalogue_filter(catalog, name)) for name in LISTS}
    roadmap = catalog.roadmaps[0]
    return found | {
        "roadmap": (f"/{roadmap.address}", roadmap_filter(catalog, roadmap)),
        "news": ("/news/", news_filter(catalog)),
    }


def queries_of(filter: Filter) -> st.SearchStrategy[Query]:
    """Any choice among all values, any words of the records, any order."""
    values = {
        name: st.lists(st.sampled_from(list(options)), max_size=2, unique=True)
        for name, options in filter.labels.items()
    }
    chosen = st.fixed_dictionaries({}, optional={name: strategy.map(tuple) for name, strategy in values.items()})
    typed = st.just("") | st.sampled_from(list(filter.words)).map(str.upper)
    return st.builds(Query, chosen, typed, st.sampled_from(["", *filter.orders[1:]]))


@pytest.mark.parametrize("name", FORMS)
def test_page_finds_what_python_finds(page: Page, filters: dict[str, tuple[str, Filter]], name: str) -> None:
    """For any choice the page has Python's cards, order, counts, options and the sentence that is read out."""
    address, filter = filters[name]
    page.goto(address)

    @EXAMPLES
    @given(queries_of(filter))
    def find(query: Query) -> None:
        go(page, query)
        assert shown(page) == expected(filter, query, FORMS[name])

    find()


@pytest.mark.parametrize("name", FORMS)
def test_without_a_script_the_list_is_whole(
    open_page: Callable[..., Page], filters: dict[str, tuple[str, Filter]], name: str
) -> None:
    """Without scripts there is no idle form, and no card is left out, whatever the address says."""
    address, filter = filters[name]
    page = open_page(java_script_enabled=False)
    page.goto(f"{address}?grade=8")
    assert shown(page).cards == expected(filter, Query(), FORMS[name]).cards
    assert not page.locator("[data-filter]").is_visible()


def test_choices_stand_in_the_address(page: Page) -> None:
    """A choice is written into the address, and the address alone brings it back."""
    page.goto("/programmes/?vision=0")
    page.check("[name=grade][value='8']")
    page.check("[name=grade][value='9']")
    page.check("[name=cost][value=free]")
    page.select_option("[data-order]", "deadline")
    assert page.url.endswith("/programmes/?vision=0&grade=8&grade=9&cost=free&sort=deadline")
    before = shown(page)
    page.goto("about:blank")
    page.go_back()
    assert shown(page) == before
    assert page.is_checked("[name=grade][value='9']")
    assert page.input_value("[data-order]") == "deadline"


def test_back_undoes_one_choice_at_a_time(page: Page) -> None:
    """Each choice is a step of the browser; typing is one step and not one a letter."""
    page.goto("/programmes/")
    steps = [shown(page)]
    page.check("[name=grade][value='8']")
    steps.append(shown(page))
    page.check("[name=cost][value=free]")
    page.locator("[name=q]").press_sequentially("мастерские", delay=30)
    page.wait_for_url("**q=*")
    assert [step.chosen for step in steps] == [0, 1]
    assert shown(page).chosen == 3
    for step, known in ((page.go_back, steps[1]), (page.go_back, steps[0]), (page.go_forward, steps[1])):
        step()
        # The browser changes the address first, and tells the page then
        expect(page.locator("[data-results] [data-chosen] [aria-label]:visible")).to_have_count(known.chosen)
        assert shown(page) == known
    assert page.input_value("[name=q]") == ""


def test_going_back_while_typing_takes_the_words_back(page: Page) -> None:
    """Words that the list has not answered yet are not taken up a moment after the way back."""
    page.goto("/programmes/")
    page.check("[name=grade][value='8']")
    page.locator("[name=q]").press_sequentially("мастерские")
    page.go_back()
    page.wait_for_timeout(400)  # twice as long as the list waits for the next letter
    assert page.input_value("[name=q]") == ""
    assert shown(page).chosen == 0
    assert page.url.endswith("/programmes/")


def test_chosen_filters_are_shown_and_removed(page: Page) -> None:
    """Each choice has a button above the list that removes it; one button removes all."""
    page.goto("/programmes/?grade=8&cost=free&q=робот")
    assert page.locator("[data-results] [data-chosen] button").all_inner_texts() == [
        "8\u00a0класс",
        "бесплатно",
        "робот",
        "Сбросить всё",
    ]
    page.get_by_role("button", name="Убрать: робот").click()
    assert page.url.endswith("?grade=8&cost=free")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    page.get_by_role("button", name="Сбросить всё").click()
    assert page.url.endswith("/programmes/")
    assert shown(page).chosen == 0


def test_nothing_found_offers_what_to_leave_out(page: Page, filters: dict[str, tuple[str, Filter]]) -> None:
    """Where all choices together find nothing, the page says what each single removal would find."""
    filter = filters["programmes"][1]
    page.goto("/programmes/?grade=11&cost=paid&q=робот")
    assert shown(page).said == "Ничего не найдено"
    without_word = len(filter_rows(filter.rows, Query({"grade": ("11",), "cost": ("paid",)})).positions)
    offer = page.locator("[data-advice] button", has_text="Без условия «робот»")
    assert offer.inner_text().split()[-2] == str(without_word)
    offer.click()
    assert len(shown(page).cards) == without_word
    assert not page.locator("[data-nothing]").is_visible()


def test_filter_works_by_keyboard(page: Page) -> None:
    """Tab, Space and Enter are enough to choose, fold and remove, from the first field on."""
    page.goto("/programmes/")
    page.locator("[name=q]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Класс"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert shown(page).chosen == 1
    page.locator("[data-results] [data-chosen] button").first.focus()
    page.keyboard.press("Enter")
    assert shown(page).chosen == 0


def test_change_is_announced(page: Page) -> None:
    """The number is said in a live region, in good Russian, and only when it changes."""
    page.goto("/programmes/")
    page.evaluate("""() => { window.heard = []; const status = document.querySelector("[data-results] [role=status]");
      new MutationObserver(() => heard.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true }); }""")
    page.check("[name=cost][value=paid]")
    said = shown(page).said
    assert page.evaluate("heard") == [said]
    assert said.startswith(("Найдена", "Найдены", "Найдено"))


@pytest.fixture
def sheet(open_page: Callable[..., Page]) -> Page:
    """The programmes for the eighth grade on a phone, with the sheet of filters open."""
    page = open_page(**PHONE)
    page.goto("/programmes/?grade=8")
    shown(page)
    page.get_by_role("button", name="Фильтры (1)").click()
    expect(page.get_by_role("dialog", name="Фильтры")).to_be_visible()
    return page


def test_on_a_phone_the_filters_are_a_sheet(sheet: Page) -> None:
    """It shows what is chosen, keeps the focus inside, says how many there are, and leads to them."""
    dialog = sheet.get_by_role("dialog", name="Фильтры")
    expect(dialog.get_by_role("button", name="Убрать: 8 класс")).to_be_visible()
    for _ in range(60):
        sheet.keyboard.press("Tab")
        assert sheet.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    dialog.locator("[name=cost][value=free]").check()
    expect(dialog.get_by_role("button", name="Убрать: бесплатно")).to_be_visible()
    number = len(shown(sheet).cards)
    expect(dialog.get_by_role("status")).to_have_text(shown(sheet).said)
    dialog.get_by_role("button", name=f"Показать {number}", exact=True).click()
    expect(dialog).to_be_hidden()
    assert sheet.evaluate("document.activeElement.getAttribute('role')") == "status"
    assert sheet.url.endswith("?grade=8&cost=free")


@pytest.mark.parametrize("way", ["Escape", "back", "Закрыть"])
def test_the_sheet_is_closed_in_every_way_and_keeps_what_is_chosen(sheet: Page, way: str) -> None:
    """Escape, the way back and the button close it alike; the next way back undoes what was chosen in it, as one step."""
    dialog = sheet.get_by_role("dialog", name="Фильтры")
    dialog.locator("[name=cost][value=free]").check()
    dialog.locator("[name=grade][value='9']").check()
    if way == "Escape":
        sheet.keyboard.press("Escape")
    elif way == "back":
        sheet.go_back()
    else:
        dialog.get_by_role("button", name=way).click()
    expect(dialog).to_be_hidden()
    expect(sheet.get_by_role("button", name="Фильтры (3)")).to_have_attribute("aria-expanded", "false")
    assert sheet.url.endswith("?grade=8&grade=9&cost=free")
    sheet.go_back()
    expect(sheet.get_by_role("button", name="Фильтры (1)")).to_be_visible()
    assert sheet.url.endswith("?grade=8")


def test_a_sheet_in_which_nothing_is_chosen_leaves_no_step(sheet: Page) -> None:
    """The address and the list are as before."""
    before = shown(sheet)
    sheet.keyboard.press("Escape")
    expect(sheet.get_by_role("dialog")).to_be_hidden()
    assert shown(sheet) == before
    assert sheet.url.endswith("?grade=8")


def test_a_municipality_without_a_result_says_so(page: Page) -> None:
    """Its name stands among those that have nothing; who comes with its address is led to what there is for it."""
    page.goto("/programmes/")
    shown(page)
    lacking = page.locator("[data-lacking]")
    expect(lacking).to_contain_text("Здесь пока ничего нет: ")
    hidden = page.locator("[data-filter] label[hidden]:has([name=municipality])")
    expect(lacking).to_contain_text(hidden.first.locator("span").text_content() or "?")
    town = hidden.first.locator("input").get_attribute("value")
    page.goto(f"/programmes/?municipality={town}")
    assert shown(page).said == "Ничего не найдено"
    page.locator("[data-nothing] a").click()
    page.wait_for_url(f"**/municipalities/{town}/")


def test_past_events_unfold_when_nothing_else_is_found(page: Page) -> None:
    """Past events are folded, but not when nothing else is found."""
    page.goto("/events/")
    assert not page.locator(".pm-past .pm-card").first.is_visible()
    page.goto("/events/?phase=over")
    assert shown(page).cards
    assert page.locator("[aria-labelledby=past] .pm-card:not([hidden])").first.is_visible()


def test_groups_without_a_result_are_hidden(page: Page) -> None:
    """On the page of schools neither an empty heading nor a link to it stays."""
    page.goto("/schools/?municipality=kotovsk")
    shown(page)
    assert page.locator("[data-group]:visible").count() == 1
    assert page.locator(".pm-jump li:visible").count() == 1


@pytest.mark.parametrize(
    "address", ["/programmes/?grade=8&cost=free", "/programmes/?grade=6&q=ничего", "/schools/?sort=title"]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_filtered_page_is_accessible(open_page: Callable[..., Page], axe: Axe, address: str, width: int) -> None:
    """axe finds nothing with choices, without results, in another order, on a wide screen and at 400 %."""
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(address)
    shown(page)
    if width == 320:
        page.click("[data-open]")
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate("""() => [...document.querySelectorAll("[data-filter] :is(label, button, summary), .pm-found select, .pm-chosen button")]
      .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 24).map((each) => each.textContent)""")
    assert small == []
