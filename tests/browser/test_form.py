"""The form: what it shows, says and writes is what the model declares, the reader says and the loader accepts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from difflib import ndiff
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect
from profminimum.authoring.submissions import checked_text
from profminimum.authoring.yaml_patch import updated_text
from profminimum.authoring.yaml_writer import yaml_text
from profminimum.catalog import Catalog
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_records
from profminimum.model import REFERENCES, Records
from profminimum.model.kinds import CONTRIBUTED
from profminimum.model.schema.introspection import Group, ListOf, fields
from profminimum.model.schema.values import as_plain
from profminimum.model.when.notation import read_when
from profminimum.view.calendars.atom_feeds import make_feeds

from scripts.lib.chromium import SCREENS
from tests.support import record_strategies as strategies
from tests.support import vectors
from tests.support.axe_checker import OF_SIZES
from tests.support.page_pool import PagePool
from tests.support.project import LARGE_REGION, NOW
from tests.support.record_strategies import NAMED
from tests.support.vectors import refusal, scalar_types, value_of
from tests.support.yaml_records import VECTORS, loaded

EVENT = "schools/obraztsovaya-gorodskaya/events/college-trials-october.yml"


@pytest.fixture(scope="module")
def records():
    """The records of the large region."""
    return read_records(LARGE_REGION)


@pytest.fixture
def form(page: Page) -> Page:
    """The page of the form, ready for typing."""
    return opened(page)


def opened(page: Page, query: str = "") -> Page:
    """The form at an address."""
    page.goto(f"/form/{query}")
    page.locator("[data-form=form]").wait_for()
    return page


def field_box(page: Page, name: str) -> Locator:
    """A field of the record itself; one that is folded is unfolded."""
    box = page.locator(f"[data-form=fields] [data-field={name}]").first
    around = box.locator("xpath=ancestor::details[not(@open)]")
    if around.count():
        around.locator("summary").click()
    return box


def checked_text_of(page: Page) -> str:
    """The text of the finished record, once it stands there."""
    page.get_by_role("button", name="Проверить и подготовить").click()
    expect(page.locator("[data-form=result]")).to_be_visible()
    return page.locator("[data-form=text]").input_value()


def drawn(strategy: st.SearchStrategy, number: int) -> list[Any]:
    """So many values of a strategy."""
    found: list[Any] = []

    @settings(deadline=None, max_examples=number, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(value):
        found.append(value)

    collect()
    return found


IMPORT = "const own = name => import(new URL('../assets/form/' + name, location.href).href);"


@pytest.fixture(scope="module")
def modules(page_pool: PagePool, site: str) -> Iterator[Page]:
    """The page of the form for what its modules compute, which change nothing of it."""
    with page_pool.page(is_new=True, base_url=site) as page:
        yield opened(page)


def test_the_writer_in_the_browser_writes_the_bytes_of_python(modules: Page):
    """Both writers agree on the vectors of the style and on any values of any kind."""
    values = [vector["values"] for vector in VECTORS]
    values += [example for kind in NAMED for example in drawn(strategies.values(kind), 15)]
    texts = modules.evaluate(
        f"async values => {{ {IMPORT} const yaml = await own('yaml.js'); return values.map(yaml.yamlText); }}", values
    )
    assert texts == [yaml_text(example) for example in values]


@pytest.mark.parametrize("kind", NAMED)
def test_any_record_survives_the_form(kind, modules: Page):
    """Record → fields on the page → values → YAML → the same record."""
    values = drawn(strategies.values(kind), 20)
    script = f"""async ([model, values]) => {{ {IMPORT}
        const [yaml, fields] = await Promise.all([own('yaml.js'), own('fields.js')]);
        const description = await (await fetch(new URL('description.json', location.href))).json();
        const made = new fields.Fields(description);
        return values.map(each => yaml.yamlText(made.group(model, each).read())); }}"""
    texts = modules.evaluate(script, [NAMED[kind].model.__name__, values])
    assert [as_plain(loaded(kind, text)) for text in texts] == values


def test_the_form_says_what_the_model_says(modules: Page):
    """The form has the model's very sentences for wrong values, and nothing for right ones."""
    declared = scalar_types()
    cases = [(vector["type"], value_of(vector)) for vector in vectors.read("form")["values"]]
    cases += [(name, value) for name in ("Title", "Text") for value in drawn(strategies.texts, 40)]
    cases += [("Url", value) for value in drawn(strategies.urls, 20)]
    cases += [
        ("Title", value) for value in drawn(st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=8), 150)
    ]
    script = f"""async cases => {{ {IMPORT}
        const {{ Checker }} = await own('check.js');
        const checker = new Checker(await (await fetch(new URL('description.json', location.href))).json());
        return cases.map(([name, value]) => checker.one({{ name }}, value)); }}"""
    sentences = modules.evaluate(script, cases)
    wanted = [refusal(declared[name], value) for name, value in cases]
    assert [(case, one) for case, one in zip(cases, sentences, strict=True)] == list(zip(cases, wanted, strict=True))


def fill(page: Page, kind: str, records) -> None:
    """Types something fitting into every field that must be filled in, as a person does: by its label."""
    typed = {
        "Title": "Проверка: «слово»",
        "SchoolYear": "2026-27",
        "Identifier": "proverka",
        "Hours": "5",
        "Flag": "true",
    }
    owner = page.get_by_label("Чья это запись")
    if owner.is_visible() and not owner.input_value():
        owner.select_option(index=1)
    for field in fields(NAMED[kind].model):
        if not field.is_needed(()):
            continue
        box = field_box(page, field.name)
        inner = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(inner, Group):
            box.get_by_label("Должность").fill("заместитель директора")
        elif isinstance(field.type, ListOf):
            box.get_by_role("checkbox").nth(-1).check()
        elif inner.choices or inner.reference:
            box.locator("select").select_option(index=1)
        elif inner.name == "WhenText":
            box.locator("select").select_option("day")
            box.locator("input").fill("2026-12-01")
        else:
            box.locator("input, textarea").fill(typed[inner.name])


def assert_no_sideways_scroll(page: Page) -> None:
    """Neither on a phone nor on a desktop."""
    for screen in SCREENS.values():
        page.set_viewport_size(screen["viewport"])
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def add_document(page: Page) -> None:
    """Adds a document to the list of documents."""
    page.get_by_role("button", name="Добавить: документы").click()
    item = page.locator(".pm-form__item").last
    item.get_by_label("Идентификатор").fill("plan-raboty")
    item.get_by_label("Вид").select_option("plan")
    item.get_by_label("Чей").select_option("school")
    item.get_by_label("Название").fill("План работы")


@pytest.mark.parametrize("screen", ["phone"])
@pytest.mark.parametrize("kind", [kind.name for kind in CONTRIBUTED])
def test_a_filled_form_passes_the_check(kind, screen, page, records):
    """A new record of every kind, filled in and taken away: the file is one that reader and rules accept."""
    opened(page, f"?kind={kind}&owner=schools/sosnovskaya-1")
    fill(page, kind, records)
    if kind == "documents":
        add_document(page)
    text = checked_text_of(page)
    path = page.locator("[data-form=file]").inner_text().removeprefix("data/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Скачать файл").click()
    assert Path(download.value.path()).read_text("utf-8").partition("\n")[2] == text  # the first line names the file
    checked = checked_text(path, text, records)
    assert [str(problem) for problem in checked.problems if problem.is_error] == []
    assert checked.entry is not None
    assert text == yaml_text(as_plain(checked.entry.record))
    assert_no_sideways_scroll(page)


@pytest.mark.parametrize("screen", ["phone"])
def test_a_record_of_every_kind_is_corrected(screen, page, records):
    """One field of the first record of each kind: its line and the day of the change are all that differs in the file.

    Records of the region's editors open, too.
    """
    page.clock.set_fixed_time("2026-11-22T22:30:00Z")
    first = {entry.location.kind.name: entry for entry in reversed(list(records))}
    assert len(first) == len(NAMED)
    for entry in first.values():
        opened(page, f"?record={entry.location.path}")
        assert page.locator("[data-form=kind]").input_value() == entry.location.kind.name
        assert page.locator("[data-form=record]").input_value() == entry.location.path
        assert not page.locator("[data-form=trouble]").is_visible()
        field_box(page, "checked").locator("input").fill("2026-11-22")
        text = checked_text_of(page)
        lines = [line for line in ndiff(entry.data.decode().splitlines(), text.splitlines()) if line[0] in "+-"]
        assert {line.partition(":")[0] for line in lines} <= {"+ checked", "- checked", "+ updated", "- updated"}, lines
        assert {"+ checked: 2026-11-22", "+ updated: 2026-11-23"} <= set(lines)
        assert_no_sideways_scroll(page)


def test_grades_are_typed_as_in_a_file_and_ages_stand_in_their_place(page, records):
    """A line of ranges ticks the boxes, and boxes write the line; what names no grade is refused; an age is enough."""
    opened(page, "?kind=programme&owner=schools/sosnovskaya-1")
    fill(page, "programme", records)
    grades, ages = field_box(page, "grades"), field_box(page, "ages").locator("input")
    line, boxes = grades.get_by_label("Или одной строкой"), grades.get_by_role("checkbox")
    for typed, numbers in (("8-9", [8, 9]), ("6–8, 10", [6, 7, 8, 10]), ("с 5 по 7 класс", [5, 6, 7])):
        line.fill(typed)
        ticked = [number for number, box in enumerate(boxes.all(), start=1) if box.is_checked()]
        assert ticked == numbers
        assert f"grades: {numbers}" in checked_text_of(page)
    boxes.nth(7).check()
    assert line.input_value() == "5–8"
    line.fill("старшие")
    page.get_by_role("button", name="Проверить и подготовить").click()
    expect(grades.get_by_text("здесь «старшие»")).to_be_visible()
    line.fill("")
    page.get_by_role("button", name="Проверить и подготовить").click()
    expect(grades.get_by_text("Вместо него можно заполнить «Возраст»")).to_be_visible()
    ages.fill("7-10 лет")
    text = checked_text_of(page)
    assert "ages: 7-10 лет" in text
    assert "grades" not in text
    checked = checked_text(page.locator("[data-form=file]").inner_text().removeprefix("data/"), text, records)
    assert [str(problem) for problem in checked.problems if problem.is_error] == []
    assert checked.entry is not None
    assert checked.entry.record.meant_grades == (1, 2, 3, 4)


def test_a_new_record_reaches_the_feed(page, records):
    """Nobody types a day: the form writes it, in the region's zone, and the feed tells of the record that day."""
    page.clock.set_fixed_time("2026-11-22T22:30:00Z")
    opened(page, "?kind=event&owner=schools/sosnovskaya-1")
    assert page.locator("[data-field=updated]").count() == 0
    fill(page, "event", records)
    text = checked_text_of(page)
    path = page.locator("[data-form=file]").inner_text().removeprefix("data/")
    assert "updated: 2026-11-23\n" in text
    checked = checked_text(path, text, records)
    assert checked.entry is not None
    catalog = Catalog(Records([*records, checked.entry]), NOW)
    feeds = {output.path: feedparser.parse(output.data) for output in make_feeds(catalog, "https://site.example/")}
    link = f"https://site.example/{checked.entry.location.address}"
    for feed in (feeds["feeds/region.atom"], feeds["feeds/school/sosnovskaya-1.atom"]):
        assert [entry.updated for entry in feed.entries if entry.link == link] == ["2026-11-23T00:00:00+03:00"]


def test_the_day_changes_with_the_record(page, records):
    """A record that was opened and left as it was keeps its day; the first change brings the new one."""
    page.clock.set_fixed_time("2026-11-22T22:30:00Z")
    opened(page, f"?record={EVENT}")
    [old] = [entry for entry in records if entry.location.path == EVENT]
    assert checked_text_of(page) == old.data.decode()
    expect(page.get_by_text("Вы ничего не изменили")).to_be_visible()
    page.get_by_label("Название обязательно").first.fill("Другое название")
    expect(page.locator("[data-form=result]")).to_be_hidden()
    assert "\nupdated: 2026-11-23\n" in f"\n{checked_text_of(page)}"


def test_groups_of_a_list_are_added_and_removed(page, records):
    """Documents are added and taken away; those that are left are written."""
    opened(page, "?kind=documents&owner=schools/sosnovskaya-1")
    add = page.get_by_role("button", name="Добавить: документы")
    add.click()
    add.click()
    second = page.locator(".pm-form__item").nth(1)
    second.get_by_label("Идентификатор").fill("plan-2026-27")
    second.get_by_label("Вид").select_option("plan")
    second.get_by_label("Чей").select_option("school")
    second.get_by_label("Название").fill("План работы")
    page.get_by_role("button", name="Убрать : Документы").first.click()
    text = checked_text_of(page)
    found = load([SourceFile("schools/sosnovskaya-1/documents.yml", text.encode())])
    assert found.problems == ()
    assert [document.id for document in found.entries[0].record.documents] == ["plan-2026-27"]


def test_a_record_is_opened_for_correction(page, records):
    """Its values stand in the fields; one changes, the rest stays but for the day of the change."""
    page.clock.set_fixed_time("2026-11-22T22:30:00Z")
    opened(page, f"?record={EVENT}")
    title = page.get_by_label("Название обязательно").first
    assert title.input_value().startswith("Профессиональные пробы")
    title.fill("Новое название: пробы")
    text = checked_text_of(page)
    [old] = [entry for entry in records if entry.location.path == EVENT]
    before = as_plain(old.record)
    after = before | {"updated": "2026-11-23", "title": "Новое название: пробы"}
    assert text == updated_text(old.data.decode(), old.mark, before, after)


def _choose(box: Locator, label: str, option: str) -> None:
    box.get_by_label(label, exact=True).select_option(label=option)


def _several_days(box: Locator) -> None:
    box.get_by_label("День", exact=True).fill("2026-11-14")
    box.get_by_role("button", name="Ещё день").click()
    box.get_by_label("День", exact=True).nth(1).fill("2026-11-07")
    box.get_by_label("Начало, часы").nth(1).fill("10:00")
    box.get_by_role("button", name="Ещё день").click()
    box.get_by_role("button", name="Убрать").nth(2).click()


def _every_week(box: Locator) -> None:
    for weekday in ("чт", "вт"):
        box.get_by_label(weekday, exact=True).press("Space")
    _fill_in(box, {"С какого": "2026-09-15", "По какое": "2027-05-25"})
    _fill_in(box, {"Начало, часы": "15:00", "Окончание, часы": "16:30"})
    box.get_by_label("Кроме каникул и праздников").check()
    box.get_by_role("button", name="Исключить день").press("Enter")
    box.get_by_label("Кроме этого дня").fill("2026-11-03")


def _months(box: Locator) -> None:
    for bound, (month, year) in {"С какого": ("октябрь", "2026"), "По какой, если не один": ("январь", "2027")}.items():
        row = box.get_by_role("group", name=bound)
        row.get_by_label("Месяц").select_option(label=month)
        row.get_by_label("Год").fill(year)


def _school_year(box: Locator) -> None:
    _choose(box, "Что именно", "Учебный год")
    box.get_by_label("Год, в котором начинается").first.fill("2026")


def _fill_in(box: Locator, values: dict[str, str]) -> None:
    for label, value in values.items():
        box.get_by_label(label, exact=True).fill(value)


def _open_period(box: Locator) -> None:
    _fill_in(box, {"С какого": "2026-11-16", "По какое": "2026-11-22"})
    box.get_by_label("Это будет в один из этих дней").check()


FILLED: dict[str, tuple[str, Callable[[Locator], None], str]] = {
    "day": ("День", lambda box: _fill_in(box, {"День": "2026-11-12"}), "2026-11-12"),
    "hours": (
        "День с часами",
        lambda box: _fill_in(box, {"День": "2026-11-12", "Начало, часы": "15:00", "Окончание, часы": "16:30"}),
        "2026-11-12 15:00–16:30",
    ),
    "days": ("Несколько дней", _several_days, "2026-11-07 10:00; 2026-11-14"),
    "period": (
        "Период",
        lambda box: _fill_in(box, {"С какого": "2026-03-10", "По какое": "2026-03-12"}),
        "2026-03-10 – 2026-03-12",
    ),
    "beginning": ("Период", lambda box: _fill_in(box, {"С какого": "2026-09-01"}), "с 2026-09-01"),
    "open-period": ("Период", _open_period, "в течение 2026-11-16 – 2026-11-22"),
    "weekly": (
        "Каждую неделю",
        _every_week,
        "2026-09-15 – 2027-05-25, по вторникам и четвергам, 15:00–16:30, кроме 2026-11-03, каникул и праздников",
    ),
    "months": ("Месяц, квартал, полугодие или год", _months, "2026-10 – 2027-01"),
    "school-year": ("Месяц, квартал, полугодие или год", _school_year, "2026-27"),
    "unknown": ("Пока неизвестно", lambda box: None, "неизвестно"),
    "text": (
        "Одной строкой: то, чего нет выше",
        lambda box: _fill_in(box, {"Время одной строкой": "2026-11-12 15:00; 2026-12"}),
        "2026-11-12 15:00; 2026-12",
    ),
}


def test_a_time_is_filled_in_by_its_shape(page, axe):
    """Each shape gives the notation; the record opens again in the shape that was chosen; a phone shows it whole."""
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, "?kind=event&owner=schools/sosnovskaya-1")
    found, wanted = {}, {}
    for name, (shape, fill_in, text) in FILLED.items():
        page.get_by_role("button", name="Начать заново").click()
        box = field_box(page, "when")
        _choose(box, "Что известно о времени", shape)
        fill_in(box)
        typed = _draft_time(page)
        page.evaluate("scrollTo(0, 0)")  # a control half under the header of the page is no small one
        violations = axe.violations(page, within="[data-form=fields] [data-field=when]")
        is_whole = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        opened(page)
        again = box.get_by_label("Что известно о времени").locator("option:checked").inner_text()
        found[name] = (typed, violations, is_whole, again, _draft_time(page))
        wanted[name] = (str(read_when(text)), [], True, shape, text)
    assert found == wanted


def _draft_time(page: Page) -> str:
    """The time in the values that the form keeps while it is being filled in."""
    draft: str = page.evaluate(
        "Object.values(JSON.parse(localStorage.getItem('pm-form-draft')).typed).find(({ name }) => name === 'when').value"
    )
    return draft


def test_a_time_with_a_gap_is_told_of(page):
    """A time that wants a piece is no finished one: the sentence leads to its control."""
    opened(page, "?kind=event&owner=schools/sosnovskaya-1")
    box = field_box(page, "when")
    _choose(box, "Что известно о времени", "День с часами")
    box.get_by_label("Начало, часы").fill("15:00")
    page.get_by_role("button", name="Проверить и подготовить").click()
    page.get_by_role("link", name="«Когда»: здесь «15:00»").click()
    assert box.get_by_label("Что известно о времени").evaluate("(select) => select === document.activeElement")


def test_problems_lead_to_their_fields(form):
    """Each sentence of the reader leads to the field that it speaks of."""
    opened(form, "?kind=event")
    form.get_by_role("button", name="Проверить и подготовить").click()
    errors = form.locator("[data-form=error-list]")
    expect(errors).to_contain_text("«Название»: обязательное поле не заполнено.")
    form.get_by_role("link", name="«Название»").click()
    assert form.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    form.get_by_label("Название обязательно").first.fill("Слово")
    form.get_by_role("button", name="Проверить и подготовить").click()
    expect(errors).not_to_contain_text("«Название»")


def test_a_conditional_field_appears_with_its_condition(form):
    """A field that depends on another appears with it."""
    opened(form, "?kind=event")
    field_box(form, "attendance_mode")
    assert form.get_by_label("Ссылка на трансляцию").is_hidden()
    form.get_by_label("Как участвовать").select_option("online")
    assert form.get_by_label("Ссылка на трансляцию").is_visible()


def test_a_draft_outlives_the_page(form):
    """What was typed is there again; a fresh start forgets it."""
    opened(form, "?kind=programme")
    form.get_by_label("Название обязательно").first.fill("Черновик: кружок")
    opened(form)
    assert form.get_by_label("Название обязательно").first.input_value() == "Черновик: кружок"
    assert form.get_by_label("Имя файла").input_value() == "chernovik-kruzhok"
    form.get_by_role("button", name="Начать заново").click()
    opened(form)
    assert form.get_by_label("Название обязательно").first.input_value() == ""
    assert form.get_by_label("Вид записи").input_value() == "programme"


FORGES = {
    "github": "https://github.com/o/r/new/main?filename={file}&value={text}",
    "gitea": "https://gitverse.ru/o/r/_new/main/?filename={file}&value={text}",
    "gitlab": "https://gitlab.com/o/r/-/new/main?file_name={file}",
}


@pytest.mark.parametrize("kind", FORGES)
def test_a_proposal_opens_the_page_of_the_forge(kind, page):
    """The page for a new file opens with the text where it fits; otherwise the text is copied."""
    new = FORGES[kind]
    forge = {
        "name": kind,
        "new": new,
        "edit": "https://x.ru/e/data/{path}",
        "issue": "https://x.ru/i?t={title}&r={text}",
        "takes_text": "{text}" in new,
        "limit": 8191,
    }

    def described(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=json.dumps(answer.json() | {"forge": forge, "email": "red@example.ru"}))

    page.route("**/form/description.json", described)
    opened(page, "?kind=organisation")
    page.get_by_label("Название обязательно").first.fill("Завод")
    page.get_by_label("Вид обязательно").select_option("employer")
    for words in (3, 900):
        field_box(page, "description").locator("textarea").fill("слово " * words)
        checked_text_of(page)
        address = page.locator("[data-form=propose]").get_attribute("href")
        fits = kind != "gitlab" and words < 100
        assert "data%2Forganisations%2Fzavod%2Forganisation.yml" in address
        assert ("%D0%97%D0%B0%D0%B2%D0%BE%D0%B4" in address) is fits
        assert len(address) <= 8191
        assert page.locator("[data-form=paste-note]").is_visible() is not fits
        mail = page.locator("[data-form=mail]").get_attribute("href")
        assert mail.startswith("mailto:red@example.ru?subject=")
        assert page.get_by_text("Запись в ссылку не поместится").is_visible() is (words > 100)


def test_a_slow_record_is_waited_for(page):
    """The form is seen when the record is in it: a button pressed before that would have nothing to check."""
    held = []
    page.route("**/form/records/**", lambda route: held.append(route), times=1)
    with page.expect_request("**/form/records/**"):
        page.goto(f"/form/?record={EVENT}")
    page.wait_for_timeout(100)
    assert page.get_by_text("Форма загружается…").is_visible()
    assert not page.locator("[data-form=form]").is_visible()
    held[0].continue_()
    page.get_by_role("button", name="Проверить и подготовить").click()
    expect(page.locator("[data-form=result]")).to_be_visible()


def test_a_record_that_does_not_come_is_reported(page, watch):
    """The form stays, empty, and says above the fields what went wrong; the next choice works."""
    watch.forgive("ERR_FAILED")
    page.route("**/form/records/**", lambda route: route.abort())
    opened(page, f"?record={EVENT}")
    trouble = page.locator("[data-form=trouble]")
    expect(trouble).to_contain_text("Запись не загрузилась. Проверьте связь и выберите её ещё раз.")
    expect(page.get_by_label("Название обязательно")).to_have_count(0)
    page.unroute_all()
    page.get_by_label("Вид записи").select_option("event")
    page.get_by_label("Чья это запись").select_option(EVENT.rpartition("/events/")[0])
    expect(trouble).to_be_hidden()
    page.get_by_label("Запись", exact=True).select_option(EVENT)
    title = page.get_by_label("Название обязательно").first
    expect(title).not_to_have_value("")
    title.fill("Набрано")
    page.route("**/form/records/**", lambda route: route.abort())
    choice = page.get_by_label("Запись", exact=True)
    others = choice.evaluate("(select) => [...select.options].map((each) => each.value)")
    choice.select_option(next(value for value in others if value not in ("", EVENT)))
    expect(trouble).to_be_visible()
    assert (title.input_value(), choice.input_value()) == ("Набрано", EVENT)


@pytest.mark.parametrize("path", ["schools/nowhere/events/none.yml", "no/such.yml"])
def test_an_unknown_record_is_reported(path, page):
    """The sentence about an unknown record appears above the fields, where it can be seen."""
    opened(page, f"?record={path}")
    sentences = f"Записи «{path}» на сайте нет. Выберите её из списка или начните новую."
    expect(page.get_by_text(sentences)).to_be_visible()


def test_the_last_choice_counts(page):
    """A record that comes late does not replace one that was chosen after it."""
    opened(page, "?kind=event")
    owner, choice = page.get_by_label("Чья это запись"), page.get_by_label("Запись", exact=True)
    owner.select_option(EVENT.rpartition("/events/")[0])
    others = choice.evaluate("(select) => [...select.options].map((each) => each.value)")
    other = next(value for value in others if value not in ("", EVENT))
    late = []
    page.route(f"**/form/records/{EVENT.removesuffix('.yml')}.json", lambda route: late.append(route))
    choice.select_option(EVENT)
    choice.select_option(other)
    title = page.get_by_label("Название обязательно").first
    expect(title).not_to_have_value("")
    kept = title.input_value()
    with page.expect_response("**/form/records/**"):
        late[0].continue_()
    page.wait_for_timeout(100)
    assert title.input_value() == kept
    assert choice.input_value() == other


def test_the_text_is_copied_and_downloaded(page):
    """Both give the whole text; the download is a file of the right name, which says whose it is."""
    opened(page, f"?record={EVENT}")
    text = checked_text_of(page)
    page.get_by_role("button", name="Скопировать текст записи").click()
    page.get_by_text("Текст скопирован").or_(page.get_by_text("Текст выделен")).wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Скачать файл").click()
    assert download.value.suggested_filename == "college-trials-october.yml"
    digest = hashlib.sha256((LARGE_REGION / EVENT).read_bytes()).hexdigest()
    head = f"# Файл: data/{EVENT}\n# Исходная версия: {digest}\n"
    assert Path(download.value.path()).read_text("utf-8") == head + text


@pytest.mark.parametrize("screen", ["phone"])
@pytest.mark.parametrize(
    "state", ["", "?kind=event", f"?record={EVENT}", "?kind=year_plan&owner=schools/sosnovskaya-1"]
)
def test_the_form_is_accessible(page, screen, state, axe):
    """axe finds nothing with the form empty, with problems and with the result; nothing sticks out sideways."""
    phone, desktop = (SCREENS[name]["viewport"] for name in ("phone", "desktop"))
    opened(page, state)
    found = {"phone": axe.violations(page)}
    page.set_viewport_size(desktop)
    found["desktop"] = axe.violations(page, only=OF_SIZES)
    if state:
        page.get_by_role("button", name="Проверить и подготовить").click()
        expect(
            page.locator("[data-form=errors]").or_(page.locator("[data-form=result]")).filter(visible=True)
        ).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach((folded) => folded.open = true)")
        found["desktop, checked"] = axe.violations(page)
        page.set_viewport_size(phone)
        found["phone, checked"] = axe.violations(page, only=OF_SIZES)
    assert found == {place: [] for place in found}
    assert_no_sideways_scroll(page)


def test_references_are_offered_by_name(form, records):
    """The form offers every word of the vocabularies that a field may name."""
    opened(form, "?kind=event")
    options = form.get_by_label("Формат обязательно").locator("option").all_inner_texts()
    assert options[1:] == [target.name for target in records.targets("event_format").values()]
    assert set(REFERENCES) >= {"event_format"}
