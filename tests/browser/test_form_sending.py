"""How a record leaves the form without an account: a letter, a shared file, an issue; and what is said where nothing is set."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect
from profminimum.authoring.inbox.reading import Reader
from profminimum.load.data_folder import read_records

from scripts.lib.chromium import SCREENS
from tests.support.project import LARGE_REGION

PATH = "organisations/zavod/organisation.yml"
EMAIL = "redaktor@example.ru"
FORGE = {
    "name": "GitHub",
    "new": "https://forge.example/new?f={file}&value={text}",
    "edit": "https://forge.example/edit/{path}",
    "issue": "https://forge.example/issues/new?template=record.yml&title={title}&record={text}",
    "takes_text": True,
    "limit": 8191,
}


@pytest.fixture
def reader() -> Reader:
    """The command's reader."""
    return Reader(read_records(LARGE_REGION))


def finished(page: Page, words: int = 2, **described: object) -> Page:
    """The form with a checked record of a works; the description of the site is another one."""

    def describe(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=json.dumps(answer.json() | described))

    page.route("**/form/description.json", describe)
    page.goto("/form/?kind=organisation")
    page.get_by_label("Название обязательно").first.fill("Завод")
    page.get_by_label("Вид обязательно").select_option("employer")
    page.evaluate("() => { for (const folded of document.querySelectorAll('form details')) folded.open = true; }")
    page.get_by_label("Об организации").fill("слово " * words)
    page.get_by_role("button", name="Проверить и подготовить").click()
    expect(page.locator("[data-form=result]")).to_be_visible()
    return page


def record(reader: Reader, data: bytes, name: str = "письмо.eml") -> tuple[str, str]:
    """Path and text of the only record that the command finds."""
    (message,) = reader.read(name, data)
    assert message.complaints == ()
    (found,) = message.records
    assert not found.is_cut
    return found.path, found.text


def test_a_short_record_goes_into_the_letter(page: Page, reader: Reader) -> None:
    """Whoever presses the button only sends; the command reads what arrives."""
    finished(page, email=EMAIL)
    address = urlsplit(page.get_by_role("link", name="Отправить письмом").get_attribute("href") or "")
    assert (address.scheme, unquote(address.path)) == ("mailto", EMAIL)
    body = parse_qs(address.query)["body"][0]
    letter = f"From: a@b.ru\nContent-Type: text/plain; charset=utf-8\n\n{body}".encode()
    assert record(reader, letter) == (PATH, page.locator("[data-form=text]").input_value())
    expect(page.get_by_text(f"Откроется письмо на адрес {EMAIL} с готовой записью")).to_be_visible()


def test_a_long_record_is_copied_for_the_letter(open_page, reader: Reader) -> None:
    """It is on the clipboard when the mail program opens, and the letter says to paste it."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    finished(page, 300, email=EMAIL)
    link = page.get_by_role("link", name="Отправить письмом")
    assert "Ctrl+V" in unquote(link.get_attribute("href") or "")
    expect(page.get_by_text("Запись в ссылку не поместится")).to_be_visible()
    link.evaluate("(link) => { link.removeAttribute('href'); link.click(); }")
    expect(page.get_by_text("Текст скопирован")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert record(reader, copied.encode(), "запись.txt") == (PATH, page.locator("[data-form=text]").input_value())
    page.get_by_text("Письмо не открылось").click()
    page.get_by_role("button", name="Скопировать адрес").click()
    page.wait_for_function(f"async () => await navigator.clipboard.readText() === '{EMAIL}'")
    page.get_by_role("button", name="Скопировать для письма").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('Файл: data/')")


def test_the_letter_and_the_file_are_read_by_the_command(page: Page, reader: Reader) -> None:
    """A letter for mail programs with the record attached, and the record that says whose it is."""
    finished(page, 300, email=EMAIL)
    page.get_by_text("Письмо не открылось").click()
    text = page.locator("[data-form=text]").input_value()
    for name, suggested in (("готовое письмо", "organisation.eml"), ("Скачать файл", "organisation.yml")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename == suggested
        data = Path(download.value.path()).read_bytes()
        assert record(reader, data, suggested) == (PATH, text)
        if suggested.endswith(".eml"):
            letter = message_from_bytes(data, policy=policy.default)
            assert (letter["To"], letter["X-Unsent"]) == (EMAIL, "1")
            assert "organisations/zavod" in letter["Subject"]


def test_without_an_address_it_is_said_what_to_do(page: Page) -> None:
    """No button that leads to nobody: the file, and who keeps the site."""
    finished(page, email="", forge=None)
    expect(page.get_by_role("link", name="Отправить письмом")).to_be_hidden()
    said = page.get_by_text("Почта редакции на сайте не указана")
    expect(said).to_be_visible()
    expect(page.get_by_role("link", name="Скачать файл")).to_be_visible()
    assert said.get_by_role("link").get_attribute("href") == "../organisations/ipkro/"
    expect(page.get_by_text("учётная запись")).to_be_hidden()


SHARING = """
navigator.canShare = ({ files }) => files.every((file) => file.type === "text/plain");
navigator.share = async ({ files }) => { window.shared = [files[0].name, await files[0].text()]; };
"""


def test_a_telephone_shares_the_file(open_page, reader: Reader) -> None:
    """Where the browser can share files, and only there; what it cannot is said."""
    page = open_page(is_new=True, **SCREENS["phone"])
    page.add_init_script(SHARING)
    finished(page, email=EMAIL)
    page.get_by_role("button", name="Поделиться файлом").click()
    name, text = page.wait_for_function("() => window.shared").json_value()
    assert name == "organisation.txt"
    assert record(reader, text.encode(), name)[0] == PATH
    page.evaluate("() => { navigator.share = async () => { throw new DOMException('', 'NotAllowedError'); }; }")
    page.get_by_role("button", name="Поделиться файлом").click()
    expect(page.get_by_text("Поделиться не получилось")).to_be_visible()
    other = open_page(is_new=True)
    other.add_init_script("delete Navigator.prototype.canShare")
    finished(other, email=EMAIL)
    expect(other.get_by_role("button", name="Поделиться файлом")).to_be_hidden()


@pytest.mark.parametrize("words", [2, 900])
def test_an_issue_begins_with_the_record(page: Page, reader: Reader, words: int) -> None:
    """Its form has the record where the address can hold it; else it is pasted."""
    finished(page, words, forge=FORGE)
    address = page.get_by_role("link", name="Отправить обращением").get_attribute("href") or ""
    given = parse_qs(urlsplit(address).query)
    assert given["template"] == ["record.yml"]
    assert len(address) <= FORGE["limit"]
    expect(page.get_by_text("Для обращения запись длинная")).to_be_visible(visible=words > 100)
    if words < 100:
        issue = f"### Запись\n\n```text\n{given['record'][0]}\n```\n"
        assert record(reader, issue.encode(), "issue.md")[0] == PATH


@pytest.mark.parametrize("screen", SCREENS)
def test_the_ways_are_accessible(open_page, axe, screen: str) -> None:
    """On every screen, with everything shown, nothing sticks out."""
    page = open_page(**SCREENS[screen])
    finished(page, 300, email=EMAIL, forge=FORGE)
    page.get_by_text("Письмо не открылось").click()
    assert axe.violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
