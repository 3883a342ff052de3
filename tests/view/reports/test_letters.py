"""Letters to schools: the plan first, deadlines carried over told as such; drafts and the merge table read back."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cache
from io import BytesIO

from profminimum.catalog import Catalog
from profminimum.view.reports.letter_files import MERGE_COLUMNS, LetterFiles
from profminimum.view.reports.reminders import Need, Reminders, needs
from python_calamine import CalamineWorkbook

from tests.support.pdf_sheets import SITE, templates
from tests.support.project import REGION, at, catalog_of

NAME = "=Лицей «Ёж, щука», № 7"
SCHOOLS = {
    "schools/other/school.yml": f"""\
        name: '{NAME}'
        kind: lyceum
        municipality: gorod
        contacts:
          - {{role: секретарь}}
          - {{role: директор, email: director@other.yolkin.ru}}
    """,
    "schools/silent/school.yml": "name: Школа без почты\nkind: school\nmunicipality: gorod\n",
}


@cache
def region(now: str = "2026-11-23 10:00") -> Catalog:
    """The small region with a school that has only a name and contacts, and one that has neither."""
    return catalog_of(SCHOOLS, at(now))


def need(school: str, now: str = "2026-11-23 10:00") -> Need:
    """What a school is asked for."""
    (found,) = [each for each in needs(region(now)) if each.school.id == school]
    return found


def message(school: str) -> EmailMessage:
    """The draft of a letter as a mail program reads it."""
    parsed = message_from_bytes(LetterFiles(templates()).message(need(school)), policy=default)
    assert isinstance(parsed, EmailMessage)
    assert not parsed.defects
    return parsed


def test_a_school_without_a_plan_is_asked_for_it_first() -> None:
    """The plan is number one, with the place to begin it; the rest goes on from there."""
    text = Reminders(templates()).text(need("other"))
    first = text.index("1. Сначала – план работы на 2026/27 учебный год")
    assert f"Где внести: {SITE}form/?kind=year_plan&owner=schools/other" in text[first : text.index("\n2. ")]
    assert "3. Перечень предпрофессиональных классов" in text
    assert "план работы" not in Reminders(templates()).text(need("first"))


def test_a_deadline_of_an_older_map_is_told_as_such() -> None:
    """It is said at the item and once below, with the years of both maps; only where a deadline is named."""
    text = roadmap_with("plan")
    year = text.replace("school_year: 2026-27", "school_year: 2025-26").replace("2026-08-10", "2025-08-10")
    moved = catalog_of(SCHOOLS | {"roadmap/2025-26.yml": year}, without=("roadmap/2026-27.yml",))
    (asked,) = [each for each in needs(moved) if each.school.id == "other"]
    letter = Reminders(templates()).text(asked)
    assert "Срок прошёл 10\u00a0августа 2026 года (пункт 3.4 прежней дорожной карты, перенесён)." in letter
    assert "Дорожной карты на 2026/27 учебный год пока нет. Сроки взяты из карты на 2025/26 учебный год" in letter
    current = catalog_of(SCHOOLS | {"roadmap/2026-27.yml": text})
    (asked,) = [each for each in needs(current) if each.school.id == "other"]
    letter = Reminders(templates()).text(asked)
    assert "Срок прошёл 10\u00a0августа 2026 года (пункт 3.4 дорожной карты)." in letter
    assert "перенесены" not in letter


def roadmap_with(task: str) -> str:
    """The road map of the small region whose item 3.4 asks for a task."""
    return (REGION / "roadmap/2026-27.yml").read_text("utf-8").replace("task: powers", f"task: {task}")


def test_drafts_are_read_by_a_mail_program() -> None:
    """The subject, the address of the official contact, plain text in UTF-8; a school without an address has no recipient."""
    draft = message("other")
    (to,) = draft["To"].addresses
    assert (to.addr_spec, to.display_name) == ("director@other.yolkin.ru", NAME)
    assert draft["Subject"] == "«Профминимум» – каких сведений школы не хватает"
    assert draft["From"] == "metodist@operator.yolkin.ru"
    assert (draft.get_content_type(), draft.get_content_charset()) == ("text/plain", "utf-8")
    body = draft.get_content().replace("\r\n", "\n").strip()
    whole = Reminders(templates()).text(need("other"))
    assert whole == f"Кому: секретарь, {NAME}\nТема: {draft['Subject']}\n\n{body}"
    assert message("silent")["To"] is None


def test_merge_table_has_a_row_for_each_letter() -> None:
    """Every letter with address, text and link; nothing that a school wrote is a formula."""
    letters = needs(region())
    table = CalamineWorkbook.from_filelike(BytesIO(LetterFiles(templates()).merge_table(letters)))
    header, *rows = table.get_sheet_by_index(0).to_python()
    assert tuple(header) == MERGE_COLUMNS
    by_name = {str(row[0]).lstrip("'"): dict(zip(MERGE_COLUMNS, row, strict=True)) for row in rows}
    assert list(by_name) == [each.school.name for each in letters]
    row = by_name[NAME]
    assert row["Почта"] == "director@other.yolkin.ru"
    assert row["Ссылка"] == f"{SITE}form/?kind=year_plan&owner=schools/other"
    assert str(row["Текст"]).startswith("Здравствуйте!")
    assert by_name["Школа без почты"]["Почта"] == ""
