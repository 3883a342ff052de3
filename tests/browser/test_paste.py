"""«Вставить таблицу из Word или Excel»: a pasted table gives the records of the command, does no harm, and leaves as one."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect
from profminimum.authoring.documents.html_reader import read_html
from profminimum.authoring.documents.importer import DocumentImport, DocumentImporter, ImportOptions
from profminimum.authoring.documents.limits import PASTED_ROWS
from profminimum.authoring.documents.reading import read_documents
from profminimum.authoring.inbox.record_blocks import found_blocks
from profminimum.load import SourceFile, load
from profminimum.model.schema.values import as_plain

from scripts.lib.chromium import SCREENS
from tests.authoring.documents.corpus import HEADINGS, ROWS
from tests.authoring.documents.pages import HOSTILE, PAGES
from tests.support.paste_vectors import GRID, NAME, ROADMAP, SCHOOL, large_region
from tests.support.project import NOW

PASTE = """([html, text]) => {
  const area = document.querySelector('[data-paste=area]');
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', text);
  area.focus();
  area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}"""
PLAN = "\n".join("\t".join(row) for row in (HEADINGS, *ROWS))


@pytest.fixture
def panel(page: Page) -> Page:
    """The panel, opened, with a school chosen."""
    page.goto("/form/#paste")
    page.locator("[data-paste=panel][data-ready]").wait_for()
    page.get_by_label("Чьи это записи").select_option(f"school/{SCHOOL.id}")
    return page


def test_the_form_fetches_the_panel_when_it_is_opened(page: Page) -> None:
    """Who fills in one record waits for nothing that reads tables."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto("/form/?kind=event")
    page.locator("[data-form=form]").wait_for()
    page.wait_for_load_state("networkidle")
    late = {"panel.js", "importer.js", "source.js", "paste.json"}
    assert late & {*asked} == set()
    page.locator("[data-paste=panel] > summary").click()
    page.locator("[data-paste=panel][data-ready]").wait_for()
    assert late <= {*asked}


def paste(page: Page, html: str, text: str = "") -> None:
    """Pastes as a person does, with what both kinds of programs put on the clipboard."""
    page.evaluate(PASTE, [html, text])


def command(name: str, data: bytes, owner: Any = SCHOOL) -> DocumentImport:
    """What the command makes of the same."""
    options = ImportOptions(NOW.date(), owner, "")
    return DocumentImporter(large_region(), options).read(read_documents(name, data))


def prepared(page: Page) -> dict[str, Any]:
    """The records that leave, by path, as plain values."""
    page.get_by_role("button", name="Подготовить к отправке").click()
    expect(page.locator("[data-paste=result]")).to_be_visible()
    return records_of(page.locator("[data-paste=text]").input_value())


def records_of(text: str) -> dict[str, Any]:
    """The records of a text as the command that receives it finds them."""
    blocks = found_blocks(text).blocks
    loaded = load([SourceFile(block.path.removeprefix("data/"), block.text.encode()) for block in blocks])
    assert len(loaded.entries) == len(blocks), loaded.problems
    return {entry.location.path: as_plain(entry.record) for entry in loaded.entries}


def drafts_of(result: DocumentImport) -> dict[str, Any]:
    """The drafts of the command, by path, as plain values."""
    loaded = load([SourceFile(path, text.encode()) for path, text in result.texts.items()])
    assert len(loaded.entries) == len(result.texts)
    return {entry.location.path: as_plain(entry.record) for entry in loaded.entries}


def notes_of(result: DocumentImport) -> list[str]:
    """Every note of the command's account, table by table."""
    return [
        str(note)
        for table in result.tables
        for note in (*table.notes, *(note for row in table.rows for note in row.notes))
    ]


def account_of(page: Page) -> list[str]:
    """Every note that is on the page, with its row."""
    return page.eval_on_selector_all(
        "[data-paste=tables] .pm-paste__notes > li", "all => all.map((note) => note.textContent)"
    )


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("program", PAGES)
def test_a_pasted_table_gives_the_records_of_the_command(panel: Page, program: str) -> None:
    """The plan of each program: the same files with the same values, and every note of the command's account."""
    result = command(f"{NAME}.html", PAGES[program].encode())
    paste(panel, PAGES[program], "то же словами")
    expect(panel.locator(".pm-paste__card")).to_have_count(len(ROWS))
    assert account_of(panel) == notes_of(result)
    assert len(result.texts) == len(ROWS)
    assert prepared(panel) == drafts_of(result)
    assert "Ёлкина" not in panel.locator("[data-paste=tables]").inner_text()


@pytest.mark.parametrize("program", [*PAGES, "hostile"])
def test_pages_are_read_as_by_the_command(panel: Page, watch: Any, program: str) -> None:
    """The browser's parser and Python's see the same rows of cells."""
    if program == "hostile":
        watch.forgive("Content Security Policy")
    html = PAGES.get(program, HOSTILE)
    script = """async ([html, replacements]) => {
        const own = (name) => import(new URL('../assets/form/' + name, location.href).href);
        const [{ pastedDocument }, description, rules] = await Promise.all([own('paste/source.js'),
            ...['description', 'paste'].map((name) => fetch(`${name}.json`).then((answer) => answer.json()))]);
        const words = { source: 'x', table: (number) => `таблица ${number}` };
        const found = pastedDocument({ html, text: '' }, words, rules.documents.limits, description.replacements);
        return found.tables.map(({ name, rows }) => [name, rows.map(({ cells }) => cells)]); }"""
    tables = [[table.name, [list(row.cells) for row in table.rows]] for table in read_html("x", html).tables]
    assert panel.evaluate(script, [html, []]) == tables


def test_text_with_tabs_is_read(panel: Page) -> None:
    """What is typed or pasted as text is read by the button, too; a road map is one record."""
    panel.get_by_label("Сюда вставьте таблицу").fill(PLAN)
    panel.get_by_role("button", name="Разобрать таблицу").click()
    expect(panel.locator("[data-paste=status]")).to_contain_text(f"Строк с записями: {len(ROWS)}")
    assert prepared(panel) == drafts_of(command(f"{NAME}.txt", PLAN.encode()))
    whole = "\n".join(ROADMAP.splitlines()[:8])
    panel.get_by_label("Сюда вставьте таблицу").fill(whole)
    panel.get_by_role("button", name="Разобрать таблицу").click()
    expect(panel.locator(".pm-paste__card")).to_have_count(1)
    result = command(f"{NAME}.txt", whole.encode())
    assert account_of(panel)[0].startswith("вопрос: строка ")
    expect(panel.get_by_role("heading", name="Дорожная карта на 2026 год")).to_be_visible()
    assert prepared(panel) == drafts_of(result)
    assert "Союз работодателей" in panel.locator("[data-paste=text]").input_value().splitlines()[0]


def test_a_road_map_that_lacks_something_says_where(panel: Page) -> None:
    """Items without parties or results keep the road map from leaving; the fields say which."""
    paste(panel, "", ROADMAP)
    card = panel.locator(".pm-paste__card")
    expect(card).to_have_attribute("data-state", "wrong")
    expect(card).to_contain_text("«Ответственные»: список пустой")
    card.get_by_text("Исправить", exact=True).click()
    expect(card.locator(".pm-form__error:visible")).to_have_count(2)
    panel.get_by_role("button", name="Подготовить к отправке").click()
    expect(panel.locator("[data-paste=chosen]")).to_have_text("Ни одна запись не выбрана.")


def test_a_plan_takes_hours_from_a_grid(page: Page) -> None:
    """In a plan of a year a pasted grid fills the hours; what it does not name stays; what is unclear is told."""
    page.goto(f"/form/?kind=year_plan&owner=schools/{SCHOOL.id}")
    page.locator("[data-form=form]").wait_for()
    hours = page.locator("[data-field=hours]")
    page.get_by_text("Вставить часы из таблицы Word или Excel").evaluate(
        "one => { for (let up = one.closest('details'); up; up = up.parentElement.closest('details')) up.open = true; }"
    )
    before = hours.locator("select").count()
    page.get_by_label("Таблица часов").fill(GRID)
    page.get_by_label("Таблица часов").blur()
    expect(page.get_by_text("Направлений с часами: 3.")).to_be_visible()
    assert hours.locator("select").count() >= max(before, 3)
    lessons = hours.locator("li", has=page.locator("select")).filter(has=page.locator("option:checked[value=lessons]"))
    expect(lessons.get_by_label("8 класс")).to_have_value("12.5")
    expect(page.get_by_text("«Кружок»")).to_contain_text("какое это направление")


def test_a_card_is_corrected_and_left_out(panel: Page) -> None:
    """A correction changes the record and its card; a record whose mark is taken away does not leave."""
    paste(panel, "", PLAN)
    card = panel.locator(".pm-paste__card").first
    card.get_by_text("Исправить", exact=True).click()
    card.get_by_label("Название").fill("Тест «Мой путь»")
    expect(card.locator("dl")).not_to_contain_text("Тест")
    panel.locator(".pm-paste__card").nth(1).get_by_role("checkbox", name="Отправить запись").uncheck()
    records = prepared(panel)
    assert len(records) == len(ROWS) - 1
    assert records[f"schools/{SCHOOL.id}/events/anketirovanie-moy-put.yml"]["title"] == "Тест «Мой путь»"
    card.get_by_label("Название").fill("")
    expect(card).to_have_attribute("data-state", "wrong")
    expect(card).to_contain_text("обязательное поле")
    expect(panel.locator("[data-paste=result]")).to_be_hidden()
    assert len(prepared(panel)) == len(ROWS) - 2


def test_corrections_stay_when_the_school_is_chosen_later(panel: Page) -> None:
    """Without a school nothing leaves and each row asks for one; what was corrected is kept when the table is read again."""
    panel.get_by_label("Чьи это записи").select_option("")
    paste(panel, "", PLAN)
    expect(panel.locator("[data-paste=leave]")).to_be_hidden()
    assert sum("чья это запись? Выберите её в поле «Чьи это записи»" in note for note in account_of(panel)) == len(ROWS)
    panel.get_by_label("Чьи это записи").select_option(f"school/{SCHOOL.id}")
    card = panel.locator(".pm-paste__card").first
    card.get_by_text("Исправить", exact=True).click()
    card.get_by_label("Название").fill("Тест")
    panel.get_by_label("Какой это год").fill("2027-28")
    panel.get_by_label("Какой это год").blur()
    expect(panel.locator(".pm-paste__card").nth(2)).to_contain_text("2027-10-15")
    assert {record["title"] for record in prepared(panel).values()} >= {"Тест"}
    panel.get_by_label("Какой это год").fill("завтра")
    panel.get_by_label("Какой это год").blur()
    expect(panel.locator("[data-paste=status]")).to_contain_text("«завтра» – не учебный год")


def panel_again(page: Page) -> None:
    """The panel as it is when the page is loaded anew, without its address asking for it."""
    page.goto("/form/")
    page.reload()
    page.locator("[data-paste=panel][data-ready]").wait_for()


def test_a_table_and_its_corrections_outlive_a_reload(panel: Page) -> None:
    """What was pasted, corrected and left out is there again as long as the tab is open; what is taken away is not."""
    paste(panel, PAGES["word"], PLAN)
    card = panel.locator(".pm-paste__card").first
    card.get_by_text("Исправить", exact=True).click()
    card.get_by_label("Название").fill("Тест «Мой путь»")
    panel.locator(".pm-paste__card").nth(1).get_by_role("checkbox", name="Отправить запись").uncheck()
    before = prepared(panel)
    panel_again(panel)
    expect(panel.locator("[data-paste=status]")).to_contain_text("таблица и ваши исправления на месте")
    expect(panel.locator(".pm-paste__card").nth(1).get_by_role("checkbox", name="Отправить запись")).not_to_be_checked()
    assert prepared(panel) == before
    panel.get_by_role("button", name="Убрать таблицу").click()
    expect(panel.locator(".pm-paste__card")).to_have_count(0)
    panel.goto("/form/")
    panel.locator("[data-form=form]").wait_for()
    assert panel.locator("[data-paste=panel]").get_attribute("open") is None


@pytest.mark.parametrize(
    "kept",
    ["{", "[]", '{"html": 1}', '{"html": "", "area": "а", "owner": "нет/такой", "year": "завтра"}'],
)
def test_what_was_kept_and_cannot_be_read_does_no_harm(panel: Page, kept: str) -> None:
    """The panel opens, and a table pasted then is read."""
    panel.evaluate(
        "kept => { sessionStorage['pm-form-paste'] = kept; sessionStorage['pm-form-paste-cards'] = '[[1], [\"0 2\", {\"values\": 7}]]' }",
        kept,
    )
    panel.goto("/form/#paste")
    panel.reload()
    panel.locator("[data-paste=panel][data-ready]").wait_for()
    panel.get_by_label("Какой это год").fill("")
    panel.get_by_label("Чьи это записи").select_option(f"school/{SCHOOL.id}")
    paste(panel, "", PLAN)
    assert len(prepared(panel)) == len(ROWS)


def test_a_table_that_the_browser_does_not_keep_is_said_so(open_page: Callable[..., Page]) -> None:
    """Where it gives no place, the reader knows before leaving the page, and the panel serves all the same."""
    page = open_page(is_new=True)
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('no place') }")
    page.goto("/form/#paste")
    page.locator("[data-paste=panel][data-ready]").wait_for()
    page.get_by_label("Чьи это записи").select_option(f"school/{SCHOOL.id}")
    paste(page, "", PLAN)
    expect(page.locator("[data-paste=unkept]")).to_be_visible()
    assert len(prepared(page)) == len(ROWS)


def test_a_record_that_is_there_is_not_made_again(panel: Page) -> None:
    """The browser asks the site for a record of the same name and compares title and time."""
    entry = next(entry for entry in large_region().of("event") if entry.location.owner == SCHOOL.id)
    values = as_plain(entry.record)
    text = f"Мероприятие\tФорма\tДата\n{values['title']}\tэкскурсия\t{values['when']}"
    result = command(f"{NAME}.txt", text.encode())
    paste(panel, "", text)
    expect(panel.locator(".pm-paste__card")).to_have_count(1)
    assert account_of(panel) == notes_of(result)


def test_what_leaves_is_one_file_one_issue_or_one_letter(panel: Page) -> None:
    """The archive holds the files of the data; issue and letter carry the text, or say to attach it where it is long."""
    paste(panel, "", PLAN)
    records = prepared(panel)
    expect(panel.locator("[data-paste=result-heading]")).to_be_focused()
    with panel.expect_download() as started:
        panel.get_by_role("link", name="Скачать одним файлом").click()
    archive = ZipFile(io.BytesIO(started.value.path().read_bytes()))
    assert archive.testzip() is None
    assert sorted(name.removeprefix("data/") for name in archive.namelist()) == sorted(records)
    assert records_of("\n".join(f"Файл: {name}\n```\n{archive.read(name).decode()}```" for name in archive.namelist()))
    ways = panel.locator("[data-paste=issue], [data-paste=mail]").evaluate_all("all => all.map((one) => one.href)")
    assert all(len(way) < 8192 for way in ways)
    shown = panel.locator("[data-paste=issue]:visible, [data-paste=mail]:visible, [data-paste=no-way]:visible")
    assert shown.count() >= 1


def test_nothing_pasted_becomes_a_part_of_the_page(panel: Page, watch: Any) -> None:
    """Scripts, frames and pictures of a page do nothing; signs of HTML stay texts."""
    watch.forgive("Content Security Policy")  # the page's rules report what the parser meets and nothing runs
    title = panel.title()
    requests: list[str] = []
    panel.on("request", lambda request: requests.append(request.url))
    paste(panel, HOSTILE)
    expect(panel.locator(".pm-paste__card")).to_have_count(2)
    expect(panel.locator(".pm-paste__card h3").first).to_have_text("<img src=x onerror=document.title=1> Экскурсия")
    assert panel.locator("[data-paste=panel] :is(img, iframe, svg, script, style, link, base)").count() == 0
    assert panel.title() == title
    assert not [url for url in requests if "example.org" in url]


def test_data_about_people_keep_a_record_from_leaving(panel: Page) -> None:
    """A telephone in a title is no row's: the card says so, and the others leave."""
    paste(panel, "", f"{PLAN}\n11\tЭкскурсия, звонить 8 900 123-45-67\tэкскурсия\t12 ноября\t9\tпарк\t")
    card = panel.locator(".pm-paste__card").last
    expect(card).to_have_attribute("data-state", "wrong")
    expect(card.get_by_role("checkbox", name="Отправить запись")).to_be_disabled()
    assert "900" not in card.locator(".pm-paste__problem").all_inner_texts()[0]
    assert len(prepared(panel)) == len(ROWS)


def test_too_much_is_said_in_a_sentence(panel: Page) -> None:
    """Ten thousand rows, a cell over everything, an endless text: a sentence, nothing half-read, and quickly."""
    many = "\n".join([PLAN, *["1\tЭкскурсия\tэкскурсия\t12 ноября\t9\t\t"] * 10_000])
    wide = f"<table>{'<tr><td colspan=200>x</td></tr>' * 900}</table>"
    for html, text in (("", many), (wide, ""), ("", "x" * 6_000_000)):
        paste(panel, html, text)
        expect(panel.locator("[data-paste=status]")).to_contain_text(f"разбирается до {PASTED_ROWS} строк")
        assert panel.locator(".pm-paste__card").count() == 0
    paste(panel, "", "Добрый день!\nПлан пришлём позже.")
    expect(panel.locator("[data-paste=status]")).to_contain_text("Таблиц нет")
    expect(panel.locator("[data-paste=untabled] li")).to_have_text(["Добрый день!", "План пришлём позже."])


@pytest.mark.parametrize("screen", SCREENS)
def test_the_panel_is_accessible(panel: Page, axe: Any) -> None:
    """With cards, an open card and the result: no violation; everything is reached by keys; nothing is wider than the screen."""
    paste(panel, PAGES["word"])
    panel.locator(".pm-paste__card summary").first.focus()
    panel.keyboard.press("Enter")
    expect(panel.locator(".pm-paste__card").first.get_by_label("Название")).to_be_visible()
    prepared(panel)
    assert axe.violations(panel) == []
    assert panel.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_rules_that_do_not_come_are_asked_for_again(page: Page, watch: Any) -> None:
    """A fault of the line is said, and opening the panel once more tries again."""
    watch.forgive("503")
    page.route("**/form/paste.json", lambda route: route.fulfill(status=503, body=""))
    page.goto("/form/")
    page.get_by_text("Вставить таблицу из Word или Excel").click()
    expect(page.locator("[data-paste=status]")).to_contain_text("не загрузились")
    page.unroute("**/form/paste.json")
    for _ in range(2):
        page.get_by_text("Вставить таблицу из Word или Excel").click()
    page.locator("[data-paste=panel][data-ready]").wait_for()
