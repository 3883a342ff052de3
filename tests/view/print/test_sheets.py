"""Sheets: tagged, in Russian, with a title; two pages at most; markup in names is text; the numbers of the pages."""

from __future__ import annotations

import re
import struct
from datetime import date, timedelta
from functools import cache
from io import BytesIO

import pytest
from profminimum.catalog import Catalog
from profminimum.publish.build.template_files import sheet_sources
from profminimum.view.print import SchoolSheets, TypstPrinter
from profminimum.view.print.school import SIZES
from profminimum.view.texts.shortening import shorten
from pypdf import PdfReader

from tests.support.pdf_sheets import (
    SITE,
    TYPST_MARKUP,
    full_school,
    read,
    region_sheets,
    sheets,
    sheets_of,
    templates,
    words,
)
from tests.support.project import NOW, REGION, ROOT, catalog_of

LONG = ("Ъ" * 30 + " щёлочь, жюри и съезд ") * 5
CATALOG = catalog_of()


@cache
def made() -> dict[str, bytes]:
    """The sheets of the small region."""
    return sheets(CATALOG)


@cache
def crowded() -> Catalog:
    """A region with a school whose every text is as long as it may be."""
    return catalog_of(full_school(LONG[:250], (LONG * 60)[:6000]))


@cache
def crowded_sheets() -> dict[str, bytes]:
    """The sheets of that school."""
    return sheets_of(crowded(), "full")


def test_schools_get_the_sheets_that_say_something() -> None:
    """Each has its memos; a calendar for months with events, a poster while it admits; no sheet says nothing."""
    first = {path.removeprefix("schools/first/") for path in made() if path.startswith("schools/first/")}
    assert first == {
        "memo.pdf",
        "memo-8.pdf",
        "memo-9.pdf",
        "meeting.pdf",
        "poster.pdf",
        "calendar-2026-11.pdf",
        "calendar-2026-12.pdf",
    }
    assert {f"grades/{grade}/memo.pdf" for grade in range(6, 12)} <= set(made())
    assert "classes/booklet.pdf" in made()


@pytest.mark.parametrize("path", made())
def test_every_sheet_can_be_read_aloud(path: str) -> None:
    """A PDF says that it is tagged, in Russian, and what it is called; it claims PDF/UA-1."""
    pdf = read(made()[path])
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "ru"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 – pypdf has a boolean of its own
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert pdf.metadata is not None
    assert len(pdf.metadata.title or "") > 10
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()


@pytest.mark.parametrize("path", [path for path in made() if "memo" in path])
def test_a_memo_has_two_pages_at_most(path: str) -> None:
    """A memo is one sheet of paper, printed on both sides."""
    assert len(read(made()[path]).pages) <= 2


def test_long_texts_do_not_make_a_memo_longer() -> None:
    """With everything as long as the model lets it be there are still two pages, which say how much is left out."""
    memos = {path: data for path, data in crowded_sheets().items() if path.startswith("memo")}
    assert len(memos) == 7
    assert {path for path, data in memos.items() if len(read(data).pages) > 2} == set()
    left_out = re.findall(r"И ещё на странице: (\d+)\.", words(memos["memo.pdf"]))
    assert [int(number) >= 8 for number in left_out] == [True, True, True]


def test_the_memo_of_a_grade_has_two_pages() -> None:
    """It has them however long the texts of the region are."""
    (memo, *_) = [sheet.data for sheet in region_sheets(crowded())]
    assert len(read(memo).pages) == 2


@pytest.mark.parametrize(("name", "most"), [("poster", 1), ("calendar-2026-12", 4), ("meeting", 2)])
def test_long_texts_do_not_break_other_sheets(name: str, most: int) -> None:
    """The poster is one page, the calendar and the hand-out are few, and each names the school."""
    data = crowded_sheets()[f"{name}.pdf"]
    assert len(read(data).pages) <= most
    assert LONG[:20] in words(data)


def test_the_calendar_is_one_page_and_a_list() -> None:
    """A board gets the grid on one page; what happens on a day is in its cell with the time."""
    calendar = read(made()["schools/first/calendar-2026-12.pdf"])
    grid = calendar.pages[0]
    assert grid.mediabox.width > grid.mediabox.height
    assert len(calendar.pages) == 2
    text = " ".join(grid.extract_text().split())
    assert "Декабрь 2026" in text
    assert "9:20 Открытый урок" in text


def test_the_calendar_shows_repetitions_open_days_and_holidays() -> None:
    """A weekly event stands on each of its days in order of hours, a day without a number in the list alone."""
    head = "format: open-day\naudience: [pupils]\n"
    events = {
        "weekly": "title: Кружок\nwhen: 2026-09-15 – 2027-05-25, по вторникам, 16:00, кроме каникул и праздников\n",
        "morning": "title: Зарядка\nwhen: 2026-12-22 08:00\n",
        "open": "title: Агроном\nwhen: 2026-12\n",
    }
    changed = {f"schools/first/events/{name}.yml": head + text for name, text in events.items()}
    changed["region.yml"] = (REGION / "region.yml").read_text("utf-8") + (
        "holidays: [{title: Зимние каникулы, when: 2026-12-29 – 2027-01-11}]\n"
    )
    grid, listed = read(sheets_of(catalog_of(changed), "first")["calendar-2026-12.pdf"]).pages
    text = " ".join(grid.extract_text().split())
    assert text.count("16:00 Кружок") == 4
    assert text.index("8:00 Зарядка") < text.index("16:00 Кружок", text.index(" 22 "))
    assert text.count("Зимние канику") == 3
    assert "Агроном" not in text
    rows = " ".join(listed.extract_text().split())
    assert "1 дек Кружок" in rows
    assert "дек Агроном в декабре, день уточняется" in rows


def test_an_empty_school_gets_a_memo_too() -> None:
    """A school that filled in its name alone: the memo says what is not known and whom to ask."""
    school = {"schools/bare/school.yml": "name: Школа без сведений\n"}
    text = words(sheets_of(catalog_of(school), "bare")["memo.pdf"])
    assert "Какой уровень выбрала школа, на сайте пока не указано." in text
    assert "Сведений о программах пока нет." in text
    assert "Контакты на сайте не указаны." in text


def test_numbers_are_those_of_the_page() -> None:
    """The sheet has hours of a grade by direction, their sum, the level's minimum, dates in words."""
    text = words(made()["schools/first/memo-8.pdf"])
    plan = CATALOG.schools["first"].plan
    assert plan is not None
    assert f"Всего за год – {plan.totals[8]} часов, не меньше 60." in text
    for row in plan.rows:
        assert f"{row.grades[8]}" in text
    assert "пятница, 27 ноября, 14:30–15:30" in text
    assert "Данные обновлены 16 ноября 2026." in text
    assert f"{SITE}schools/first/" in text
    assert "+7 (4752) 20-00-00" in text


def test_a_grade_sees_only_its_own() -> None:
    """The memo of grade 9 has the programme for grade 9 and not the one for 6–8; the cancelled trip is on neither."""
    eight, nine = (words(made()[f"schools/first/memo-{grade}.pdf"]) for grade in (8, 9))
    assert "Роботы & «железо»" in eight
    assert "Черчение" not in eight
    assert "Черчение" in nine
    assert "Роботы" not in nine
    assert "Экскурсия на завод" not in eight


def test_samples_are_marked() -> None:
    """A made-up school's sheets say so; a real school's do not."""
    assert "ОБРАЗЕЦ" in words(made()["schools/second/memo.pdf"])
    assert "ОБРАЗЕЦ" not in words(made()["schools/first/memo.pdf"])


def test_without_an_address_there_is_no_code() -> None:
    """While the site's own address is unknown, sheets have neither a code nor a link: a wrong one is worse."""
    bare = sheets_of(CATALOG, "first", "")["memo.pdf"]
    links = [page.get("/Annots") for page in read(bare).pages]
    assert links == [None] * len(links)
    assert "https://" not in words(bare)
    with_code = read(made()["schools/first/memo.pdf"]).pages[0]["/Annots"]
    assert [link.get_object()["/A"]["/URI"] for link in with_code] == [f"{SITE}schools/first/"]


def test_the_same_data_give_the_same_bytes() -> None:
    """Two builds are alike to the byte, sheets and pictures."""
    again = sheets(catalog_of())
    assert {path for path, data in made().items() if again[path] != data} == set()
    assert sheets(CATALOG, ending=".png") == sheets(catalog_of(), ending=".png")


def test_markup_of_typst_is_text() -> None:
    """What typst would run or set is on every sheet as it was written."""
    hostile = catalog_of(full_school(TYPST_MARKUP, TYPST_MARKUP))
    found = {path: words(data) for path, data in sheets_of(hostile, "full").items()}
    for name in ("memo", "memo-8", "poster", "meeting", "calendar-2026-12"):
        assert TYPST_MARKUP[:60] in found[f"{name}.pdf"], name
    *_, booklet = region_sheets(hostile)
    assert "#panic()" in words(booklet.data)


def test_pictures_have_the_size_that_networks_ask_for() -> None:
    """They have 1200 by 630 pixels: one for the site, each school and each event ahead, none for what is over."""
    pictures = sheets(CATALOG, ending=".png")
    assert {struct.unpack(">II", data[16:24]) for data in pictures.values()} == {(1200, 630)}
    assert {"cards/site.png", "cards/schools/first.png", "cards/schools/first/events/online.png"} <= set(pictures)
    assert "cards/schools/first/events/parents-meeting.png" not in pictures
    assert "cards/schools/first/events/excursion.png" not in pictures
    assert {data[25] for data in pictures.values()} == {3}, "the colour type of PNG: 3 is a palette"
    assert max(map(len, pictures.values())) < 40_000


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("коротко", 10, "коротко"),
        ("ровно десять", 12, "ровно десять"),
        ("слово за словом", 12, "слово за…"),
        ("слово за словом", 9, "слово за…"),
        ("без-единого-пробела-в-строке", 10, "без-едино…"),
        ("две\nстроки  и пробелы", 40, "две строки и пробелы"),
    ],
)
def test_long_texts_are_cut_between_words(text: str, length: int, expected: str) -> None:
    """A cut text is marked, fits, and ends with a whole word where there is one."""
    assert shorten(text, length) == expected
    assert len(shorten(text, length)) <= length


def test_a_sheet_is_the_same_on_the_next_day() -> None:
    """It carries the day of its newest data, also as the day of its making, and no day at all while none is known."""
    school = catalog_of().schools["first"]
    later = catalog_of(now=NOW + timedelta(days=1)).schools["first"]
    press = TypstPrinter(sheet_sources(ROOT / "overrides"))
    sheets = SchoolSheets(press, templates())
    values = sheets.meeting(school, SIZES[0])
    assert values == sheets.meeting(later, SIZES[0])
    data = press.pdf("meeting", values)
    assert data == press.pdf("meeting", values)
    assert PdfReader(BytesIO(data)).metadata.creation_date.date() == date(2026, 11, 16)
    unknown = press.pdf("meeting", values | {"day": [], "updated": ""})
    assert "Данные обновлены" not in words(unknown)


def test_sheets_say_whom_something_is_open_to_and_what_has_no_day_yet() -> None:
    """The memo of a grade, the memo of a school and the poster name it where the record says or proves it."""
    day = "title: {title}\nformat: open-day\naudience: [pupils]\ngrades: [9]\nwhen: {when}\naccess: {access}\n"
    catalog = catalog_of(
        {
            "schools/first/events/own.yml": day.format(title="День для своих", when="2026-12-12", access="own"),
            "schools/first/events/open.yml": day.format(title="Встреча без дня", when="неизвестно", access="anyone"),
            "schools/first/classes/agro.yml": "title: Агрокласс\nprofile: agro\nsummary: Кратко\ngrades: [8, 9, 10]\n"
            "admits_to: [8, 10]\naccess: schools\nschools: [first, second]\n",
        }
    )
    memo = words(region_sheets(catalog)[9 - 6].data)
    assert "День для своих" in memo
    assert "только для этой школы" in memo
    assert memo.index("День ещё не назначен") < memo.index("Встреча без дня") < memo.index("Программы:")
    assert "берут в 8, 10 классы" in memo.replace("\N{NO-BREAK SPACE}", " ")
    own = sheets_of(catalog, "first")
    for sheet in ("memo.pdf", "poster.pdf"):
        assert "только для названных школ: Школа № 1" in words(own[sheet]), sheet
    assert "открыто всем" in words(own["memo.pdf"])
