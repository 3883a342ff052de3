"""The form loses nothing: what is typed, what a file says beside it, what somebody else has changed meanwhile."""

from __future__ import annotations

import json
from difflib import ndiff
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_records

from scripts.lib.chromium import SCREENS
from tests.browser.test_form import EVENT, add_document, checked_text_of, field_box, opened
from tests.support.project import LARGE_REGION

SCHOOL = "schools/sosnovskaya-1"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text of every record of the site, by path."""
    return {entry.location.path: entry.data.decode() for entry in read_records(LARGE_REGION)}


def title(page: Page) -> Any:
    """The field of the title."""
    return page.get_by_label("Название обязательно").first


def changed(before: str, after: str) -> list[str]:
    """Lines that are gone and new, with their signs."""
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def test_every_record_submitted_unchanged_is_the_same_bytes(page, texts):
    """All records of the site, opened and finished as they are: reading, drawing, reading back, writing."""
    opened(page)
    script = """async (paths) => {
        const own = (name) => import(new URL('../assets/form/' + name, location.href).href);
        const [{ Fields }, { Files }, { patchedText }, { kept }] = await Promise.all(
          ['fields.js', 'files.js', 'yaml_patch.js', 'values.js'].map(own));
        const json = async (name) => (await fetch(new URL(name, location.href))).json();
        const description = await json('description.json');
        const [fields, files] = [new Fields(description), new Files(description, await json('records.json'))];
        const done = {};
        for (const path of paths) {
          const { values, text } = await json(`records/${path.replace(/[.]yml$/, '.json')}`);
          const { model } = files.kindAt(path);
          const read = fields.group(model, values).read();
          const now = fields.record(model, values).read();
          const after = kept({ values, read }, now, description.models[model].order);
          done[path] = [patchedText(text, values, after, description.former).text, JSON.stringify(read) === JSON.stringify(values)];
        }
        return done; }"""
    done = page.evaluate(script, list(texts))
    assert len(done) > 100
    assert {path: text for path, (text, _) in done.items()} == texts
    assert [path for path, (_, is_read) in done.items() if not is_read] == []


def test_one_edit_is_one_line(page, texts):
    """A corrected record differs in the edited line and in the day of the change; its comments stay."""
    page.clock.set_fixed_time("2026-11-22T22:30:00Z")
    path = next(
        path for path, text in texts.items() if "/events/" in path and "updated:" in text and text.count("#") > 1
    )
    opened(page, f"?record={path}")
    title(page).fill("Новое название")
    lines = changed(texts[path], checked_text_of(page))
    assert sorted(line[:9] for line in lines) == ["+ title: ", "+ updated", "- title: ", "- updated"]
    expect(page.get_by_text("примечания после знака #")).to_be_hidden()


def test_another_kind_or_owner_loses_nothing(page):
    """What fits goes along, what does not is shown, and all of it comes back; also after a visit to a record."""
    opened(page, f"?kind=event&owner={SCHOOL}")
    title(page).fill("Набрано")
    field_box(page, "format").locator("select").select_option(index=2)
    field_box(page, "summary").locator("input").fill("Коротко")
    chosen = field_box(page, "format").locator("select").input_value()
    page.get_by_label("Чья это запись").select_option("schools/obraztsovaya-gorodskaya")
    assert (title(page).input_value(), field_box(page, "summary").locator("input").input_value()) == (
        "Набрано",
        "Коротко",
    )
    page.get_by_label("Вид записи").select_option("programme")
    assert title(page).input_value() == "Набрано"
    kept = page.locator("[data-form=kept]")
    kept.locator("summary").click()
    expect(kept).to_contain_text("Формат (мероприятие)")
    expect(kept).to_contain_text(chosen)
    page.get_by_label("Вид записи").select_option("event")
    expect(kept).to_be_hidden()
    assert field_box(page, "format").locator("select").input_value() == chosen
    page.get_by_label("Запись", exact=True).select_option(EVENT)
    expect(title(page)).to_have_value("Профессиональные пробы в колледже: кухня, гараж, компьютер")
    title(page).fill("Исправлено")
    page.get_by_label("Запись", exact=True).select_option("")
    expect(title(page)).to_have_value("Набрано")
    page.get_by_role("button", name="Вернуться к записи").click()
    expect(title(page)).to_have_value("Исправлено")
    opened(page)
    expect(title(page)).to_have_value("Исправлено")


def test_a_fresh_start_can_be_taken_back(page):
    """The button takes away what is typed, the next one brings it back."""
    opened(page, f"?kind=event&owner={SCHOOL}")
    title(page).fill("Набрано")
    page.get_by_role("button", name="Начать заново").click()
    expect(title(page)).to_have_value("")
    page.get_by_role("button", name="Вернуть набранное").click()
    expect(title(page)).to_have_value("Набрано")


def test_nothing_is_chosen_at_first(page):
    """Neither a kind nor a school is chosen for the reader, and a record without its owner is not finished."""
    opened(page)
    assert page.get_by_label("Вид записи").locator("option:checked").inner_text() == "выберите"
    expect(page.get_by_role("button", name="Проверить и подготовить")).to_be_hidden()
    page.get_by_label("Вид записи").select_option("programme")
    assert page.get_by_label("Чья это запись").locator("option:checked").inner_text() == "выберите"
    page.get_by_role("button", name="Проверить и подготовить").click()
    page.get_by_role("link", name="Выберите, чья это запись.").click()
    assert page.evaluate("document.activeElement.id") == "form-owner"


@pytest.mark.parametrize("path", ["documents.yml", "schools/obraztsovaya-gorodskaya/documents.yml"])
def test_a_document_is_added_to_the_list(path, page, texts):
    """Where an owner has a list already, what is typed is added to it, whichever is chosen first."""
    opened(page, "?kind=documents")
    add_document(page)
    owner = path.rpartition("/")[0]
    page.get_by_label("Чья это запись").select_option(owner or ".")
    expect(page.get_by_label("Запись", exact=True)).to_have_value(path)
    text = checked_text_of(page)
    before = load([SourceFile(path, texts[path].encode())]).entries[0].record
    after = load([SourceFile(path, text.encode())]).entries[0].record
    assert after.documents[:-1] == before.documents
    assert after.documents[-1].id == "plan-raboty"
    assert [line for line in changed(texts[path], text) if line.startswith("- ") and "updated" not in line] == []


def test_an_empty_form_is_not_ready(page):
    """A kind without required fields is not finished by nothing."""
    opened(page, f"?kind=documents&owner={SCHOOL}")
    page.get_by_role("button", name="Проверить и подготовить").click()
    expect(page.locator("[data-form=error-list]")).to_contain_text("Форма пустая: заполните хотя бы одно поле.")
    expect(page.locator("[data-form=result]")).to_be_hidden()


UNREADABLE = ["{}", "[]", "1", '{"version":2,"choice":{"kind":"no","owner":null,"id":"","opened":""}}']


def test_an_unreadable_draft_is_set_aside(page):
    """The form opens, tells of the draft, gives it as a file, and forgets it when asked to."""
    opened(page)
    for draft in UNREADABLE:
        page.evaluate("(draft) => localStorage.setItem('pm-form-draft', draft)", draft)
        opened(page, f"?kind=event&owner={SCHOOL}")
        with page.expect_download() as download:
            page.get_by_role("link", name="Скачать старый черновик").click()
        assert download.value.path().read_text("utf-8") == draft
        if draft != UNREADABLE[-1]:
            page.get_by_role("button", name="Удалить его").click()
    title(page).fill("Новое")
    opened(page)
    expect(title(page)).to_have_value("Новое")
    page.get_by_role("button", name="Удалить его").click()
    opened(page)
    expect(page.get_by_role("link", name="Скачать старый черновик")).to_be_hidden()


@pytest.mark.parametrize(
    "broken", ["setItem = () => { throw new DOMException('', 'QuotaExceededError'); }", "getItem = 0"]
)
def test_a_draft_that_is_not_saved_is_told_of(broken, open_page):
    """Without room the form works and says that it keeps nothing."""
    page = open_page(is_new=True)
    page.add_init_script(
        f"Storage.prototype.{broken}" + ("; Storage.prototype.setItem = 0" if "getItem" in broken else "")
    )
    opened(page, f"?kind=event&owner={SCHOOL}")
    expect(page.locator("[data-form=unsaved]")).to_be_hidden()
    title(page).fill("Слово")
    expect(page.get_by_text("Браузер не даёт сохранить черновик")).to_be_visible()


# What somebody else has changed.


def published(page: Page, path: str, text: str, **values: Any) -> None:
    """The site has another text of a record from now on."""

    def answer(route: Route) -> None:
        given = route.fetch().json()
        route.fulfill(json={"text": text, "values": given["values"] | values})

    page.route(f"**/form/records/{path.removesuffix('.yml')}.json", answer)


def test_a_lost_update_is_noticed(page, texts):
    """A field that nobody else touched goes onto the new text; both texts are shown."""
    opened(page, f"?record={EVENT}")
    title(page).fill("Моё название")
    theirs = texts[EVENT].replace("cost: free", "cost: paid") + "# чужое примечание\n"
    assert theirs.count("paid")
    published(page, EVENT, theirs, cost="paid")
    text = checked_text_of(page)
    expect(page.locator("[data-form=stale]")).to_contain_text("изменил кто-то ещё: на сайте она уже другая")
    expect(page.get_by_label("Запись сейчас")).to_have_value(theirs)
    assert "Моё название" in page.get_by_label("Ваша запись").input_value()
    assert {"title: Моё название", "cost: paid", "# чужое примечание"} <= set(text.splitlines())


def test_a_conflict_is_not_ready(page, texts):
    """Where both have changed a field, the form says which, and goes on from the new record with the own words."""
    opened(page, f"?record={EVENT}")
    title(page).fill("Моё название")
    was = next(line for line in texts[EVENT].splitlines() if line.startswith("title:"))
    theirs = texts[EVENT].replace(was, "title: Чужое").replace("cost: free", "cost: paid")
    published(page, EVENT, theirs, title="Чужое", cost="paid")
    page.get_by_role("button", name="Проверить и подготовить").click()
    expect(page.locator("[data-form=stale]")).to_contain_text("И вы, и кто-то ещё изменили «Название».")
    expect(page.get_by_role("heading", name="Пока отправлять нельзя")).to_be_visible()
    expect(page.get_by_label("Текст записи")).to_be_hidden()
    page.get_by_role("button", name="Открыть новую с моими исправлениями").click()
    text = checked_text_of(page)
    assert {"title: Моё название", "cost: paid"} <= set(text.splitlines())
    expect(page.locator("[data-form=stale]")).to_be_hidden()


def described(page: Page, **more: Any) -> None:
    """The site's description of the form says more."""

    def answer(route: Route) -> None:
        route.fulfill(json=route.fetch().json() | more)

    page.route("**/form/description.json", answer)


FORGE = {
    "name": "github",
    "new": "https://forge.example/new?filename={file}&value={text}",
    "edit": "https://forge.example/edit/{path}",
    "issue": "https://forge.example/issue?title={title}&body={text}",
    "raw": "/raw/{file}",
    "branch": "main",
    "takes_text": True,
    "limit": 8191,
}


def test_the_branch_is_compared_where_it_can_be_read(page, texts):
    """A change that is in the branch and not on the site yet is noticed; a file that does not exist yet is no obstacle."""
    described(page, forge=FORGE)
    page.route("**/raw/**", lambda route: route.fulfill(status=200, body=texts[EVENT] + "# в ветке\n"))
    opened(page, f"?record={EVENT}")
    title(page).fill("Моё название")
    assert checked_text_of(page).endswith("# в ветке\n")
    expect(page.locator("[data-form=stale]")).to_contain_text("в хранилище (ветка main) она уже другая")
    expect(page.get_by_text("Не проверено: не изменил ли")).to_be_hidden()


def test_a_new_record_does_not_replace_one_of_the_branch(page):
    """A file of the branch that the site does not show yet is not written over."""
    described(page, forge=FORGE)
    page.route("**/raw/**", lambda route: route.fulfill(status=200, body="name: Завод\n"))
    opened(page, "?kind=organisation")
    title(page).fill("Завод")
    page.get_by_label("Вид обязательно").select_option("employer")
    page.get_by_role("button", name="Проверить и подготовить").click()
    expect(page.locator("[data-form=stale]")).to_contain_text("Файл с таким именем в хранилище (ветка main) уже есть.")
    expect(page.get_by_label("Текст записи")).to_be_hidden()


def test_a_branch_that_cannot_be_read_is_named(page, watch):
    """A forge that does not answer keeps nobody from sending, and the form says what it could not compare."""
    watch.forgive("ERR_FAILED")
    described(page, forge=FORGE)
    page.route("**/raw/**", lambda route: route.abort())
    opened(page, f"?record={EVENT}")
    title(page).fill("Моё название")
    checked_text_of(page)
    expect(page.get_by_text("Не проверено: не изменил ли")).to_be_visible()


# Before «готово».


def test_personal_data_are_told_of_before_the_record_is_ready(page):
    """A pupil's name, class and mobile in a title keep the record from being finished, without being repeated."""
    opened(page, f"?kind=event&owner={SCHOOL}")
    title(page).fill("Пётр Иванов, ученик 8 «А» класса, +7 915 123-45-67")
    page.get_by_role("button", name="Проверить и подготовить").click()
    errors = page.locator("[data-form=error-list]")
    expect(errors).to_contain_text("«Название»: 1-е слово – назван ученик.")
    expect(errors).to_contain_text("«Название»: 7-е слово – похоже на личный телефон.")
    assert not {"Пётр", "915"} & set(errors.inner_text().split())


def test_rules_across_fields_run_before_the_record_is_ready(page):
    """Eleven hours of forty are told of; a correction below the fields unfolds what it concerns."""
    opened(page, f"?kind=year_plan&owner={SCHOOL}")
    page.get_by_label("Уровень").select_option("base")
    field_box(page, "grades").get_by_label("6", exact=True).check()
    page.get_by_label("Должность").fill("заместитель директора")
    page.get_by_role("button", name="Добавить: план в часах").click()
    item = page.locator(".pm-form__item").first
    item.locator("select").first.select_option(index=1)
    item.get_by_label("6 класс").fill("11")
    page.get_by_role("button", name="Проверить и подготовить").click()
    expect(page.locator("[data-form=error-list]")).to_contain_text("требует не меньше 40. Не хватает 29")


@pytest.mark.parametrize("screen", SCREENS)
def test_five_fields_make_an_event(open_page, screen, axe):
    """Title, format, time, audience and place: by keyboard, without a jump of the page, on any screen."""
    page = open_page(is_new=True, **SCREENS[screen])
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {"
        " if (!entry.hadRecentInput) shift += entry.value; })).observe({ type: 'layout-shift', buffered: true });"
    )
    opened(page, f"?kind=event&owner={SCHOOL}")
    asked = page.locator(".pm-form__step").first.locator(":scope > .pm-form__fields > [data-field]")
    names = [box.get_attribute("data-field") for box in asked.all()]
    assert names == ["title", "format", "when", "audience", "venues"]
    title(page).focus()
    page.keyboard.type("Встреча с инженерами")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    field_box(page, "when").get_by_label("День", exact=True).fill("2026-12-01")
    field_box(page, "audience").get_by_label("родителям").press("Space")
    page.get_by_role("button", name="Добавить: где").press("Enter")
    page.keyboard.type("Актовый зал")
    folded = page.locator(".pm-form__subject").first
    folded.locator("summary").press("Enter")
    assert folded.evaluate("(details) => details.open")
    text = checked_text_of(page)
    assert "title: Встреча с инженерами\n" in text
    assert "  - name: Актовый зал\n" in text
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("shift") < 0.1
    assert json.loads(page.evaluate("JSON.stringify(localStorage)"))
