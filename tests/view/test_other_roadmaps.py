"""A road map of another region – items «1.1.1», a calendar year, quarters – from its file to all that is made of it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from icalendar import Calendar
from profminimum.catalog import Catalog, deadlines, progress
from profminimum.check import check
from profminimum.publish.build.template_files import sheet_sources
from profminimum.view import RecordPages
from profminimum.view.print import ReportSheets, TypstPrinter
from profminimum.view.reports import as_json, as_text, as_workbook, report_of
from python_calamine import CalamineWorkbook

from tests.support.output_files import files
from tests.support.pdf_sheets import templates, words
from tests.support.project import REGION, ROOT, at, catalog_of

OWN = "roadmap/2026-27.yml"
ITEM = """\
      - number: "{}"
        title: {}
        deadline: {{{}}}
        responsible: [{{party: schools}}]
        results: [Сделано]
        {}
"""
SECTIONS = (
    (
        "number: Раздел I",
        ("1.1.1", "Приказ", "kind: quarters, wording: II квартал 2026, quarters: [2026-Q2]", "task: order"),
        ("1.1.2", "Отчёт школы", "kind: quarterly, wording: ежеквартально", "task: powers"),
        ("1.1.10", "Совет", "kind: half-years, wording: I полугодие 2026, half_years: [2026-H1]", "task: other"),
    ),
    (
        "number: 2",
        ("2.1.1", "Съезд", "kind: yearly, wording: раз в два года, every: 2", ""),
        ("2.1.2", "Смотр", "kind: yearly, wording: ежегодно до 10 декабря, due: 2025-12-10", ""),
        ("2.1.3", "Консультации", "kind: continuous, wording: постоянно", ""),
    ),
    (
        "",
        ("3.1.1", "Семинары", "kind: own-schedule, wording: по отдельному графику", ""),
        ("3.1.2", "Рассказы", "kind: words, wording: по мере готовности", "task: stories"),
        (
            "3.1.3.1",
            "Приём отчётов",
            "kind: date, wording: с 1 по 20 декабря, since: 2026-12-01, until: 2026-12-20",
            "",
        ),
    ),
)


def roadmap_text(years: str = "2026", with_tasks: bool = True) -> str:
    """The file of the road map."""
    lines = [f"title: Карта края\nshort_title: Карта на 2026 год\nschool_year: {years}\nsections:\n"]
    for section, *items in SECTIONS:
        lines.append("  - title: Раздел без номера\n" if not section else f"  - {section}\n    title: Раздел\n")
        lines.append("    items:\n")
        lines += [ITEM.format(*item[:3], item[3] if with_tasks else "") for item in items]
    return "".join(lines)


@cache
def region(day: str = "2026-11-23", with_tasks: bool = True) -> Catalog:
    """The small region with that road map instead of its own."""
    renamed = {
        path: (REGION / path).read_text("utf-8").replace('"3.4"', '"1.1.2"').replace('"3.16"', '"3.1.2."')
        for path in ("schools/first/years/2026-27.yml", "organisations/operator/training/basics.yml")
    }
    changed = {"roadmap/2026.yml": roadmap_text(with_tasks=with_tasks), **renamed}
    return catalog_of(changed, at(f"{day} 10:00"), without=(OWN,))


def page(catalog: Catalog, address: str) -> str:
    """The body of a page."""
    make = RecordPages(catalog, templates(), {}).at(address)
    assert make is not None, address
    return " ".join(make().body.split())


def test_the_check_finds_nothing_in_it() -> None:
    """Neither an error nor a warning."""
    catalog = region()
    found = [
        problem for problem in check(catalog.records, catalog.its_day) if problem.place.path.startswith("roadmap/")
    ]
    assert found == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-05-05", "running running running running running running open open ahead"),
        ("2026-06-10", "running due running running running running open open ahead"),
        ("2026-11-23", "past running past running due running open open due"),
        ("2027-03-01", "past past past open past open open open past"),
    ],
)
def test_items_stand_on_a_day_as_far_as_it_can_be_known(day: str, expected: str) -> None:
    """What goes on, or comes every two years on no known day, is never late."""
    (roadmap,) = region(day).roadmaps
    states = [item.timing.value for item in roadmap.items]
    assert states == expected.split()
    unknowable = [roadmap.items[number] for number in (3, 5, 6, 7)]
    assert not any(item.is_overdue for item in unknowable)


def test_a_calendar_year_belongs_to_both_school_years() -> None:
    """Its deadlines are those of either; the years after it carry them over."""
    for year, is_carried, last in (
        ("2025-26", False, date(2026, 6, 30)),
        ("2026-27", False, date(2026, 6, 30)),
        ("2028-29", True, date(2028, 6, 30)),
        ("2024-25", True, date(2025, 6, 30)),
    ):
        due = deadlines(region(), year)
        assert (due.is_carried, due.items["1.1.1"].last) == (is_carried, last)
    assert deadlines(region(), "2026-27").items["1.1.2"].next == date(2026, 12, 31)


def test_its_page_shows_its_own_words() -> None:
    """Numbers, sections, deadlines as they are written, an anchor for each item; the year is a calendar year."""
    body = page(region(), "roadmap/2026/")
    for words_of_it in ("II квартал 2026", "ежеквартально", "раз в два года", "постоянно", "по мере готовности"):
        assert words_of_it in body
    assert [body.count(f'id="item-{number}"') for number in ("1-1-1", "1-1-10", "3-1-3-1")] == [1, 1, 1]
    assert "Раздел I. Раздел" in body
    assert ">Раздел без номера<" in body
    assert "ближайший срок – до 31 декабря" in body
    assert "None" not in body
    assert "2026 год" in page(region(), "roadmap/2026/")
    assert "roadmap/2026/#item-1-1-2" in page(region(), "organisations/operator/training/basics/")


def test_its_calendar_has_the_days_that_are_known() -> None:
    """Each quarter's end; nothing for what has no day; identifiers follow from the numbers."""
    data = files(region())["calendars/roadmap/2026.ics"]
    entries = Calendar.from_ical(data).walk("VEVENT")
    days = {str(entry["UID"]).partition("@")[0]: entry["DTSTART"].dt for entry in entries}
    assert days == {
        "roadmap.2026.item-1-1-1": date(2026, 6, 30),
        "roadmap.2026.item-1-1-2": date(2026, 3, 31),
        "roadmap.2026.item-1-1-2.2": date(2026, 6, 30),
        "roadmap.2026.item-1-1-2.3": date(2026, 9, 30),
        "roadmap.2026.item-1-1-2.4": date(2026, 12, 31),
        "roadmap.2026.item-1-1-10": date(2026, 6, 30),
        "roadmap.2026.item-2-1-2": date(2026, 12, 10),
        "roadmap.2026.item-3-1-3-1": date(2026, 12, 20),
    }


def cells(data: bytes) -> list[str]:
    """All texts of a workbook."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]


def test_its_report_agrees_in_every_form() -> None:
    """Title, deadlines in words and next days are the same as JSON, as a workbook, as text and on paper."""
    report = report_of(region(), "roadmap")
    values = json.loads(as_json(report))
    rows = {row[0]["words"]: row for table in ("due", "late", "others") for row in values["tables"][table]["rows"]}
    assert values["title"] == "Выполнение дорожной карты, 2026 год"
    assert rows["1.1.2"][2:4] == ["ежеквартально", "2026-12-31"]
    assert rows["2.1.1"][2:4] == ["раз в два года", None]
    assert rows["1.1.10"][0]["address"] == "roadmap/2026/#item-1-1-10"
    assert {"1.1.10", "раз в два года", "Раздел I. Раздел"} <= set(cells(as_workbook(report)))
    assert "Выполнение дорожной карты, 2026 год" in as_text(report)
    sheets = ReportSheets(TypstPrinter(sheet_sources(ROOT / "overrides")), templates())
    assert "раз в два года" in words(sheets.pdf(region(), report))


def test_evidence_is_of_its_year() -> None:
    """Items of schools are counted by the plan of the school year that runs."""
    known = progress(region(), region().roadmaps[0])
    assert known.whole.total == 9
    assert known.roadmap.school_year == "2026-27"


def uncounted_forms() -> dict[str, Any]:
    """The report on readiness by a map without tasks, in every form."""
    catalog = region(with_tasks=False)
    report = report_of(catalog, "readiness")
    sheets = ReportSheets(TypstPrinter(sheet_sources(ROOT / "overrides")), templates())
    return {
        "text": as_text(report),
        "json": as_json(report).decode(),
        "xlsx": "\n".join(cells(as_workbook(report))),
        "pdf": words(sheets.pdf(catalog, report)),
        "plan": page(catalog, "schools/first/2026-27/"),
    }


def test_readiness_that_cannot_be_counted_says_so_everywhere() -> None:
    """No count of confirmed items, no «все школы», on no form of the report and not on the page of a plan."""
    for form, text in uncounted_forms().items():
        plain = " ".join(text.split()).casefold()
        assert "посчитать нельзя" in plain, form
        for claim in ("все школы подтвердили", "подтверждены у 0", "0 из"):
            assert claim not in plain, (form, claim)
    assert report_of(region(with_tasks=False), "readiness").figure == "Готовность посчитать нельзя"
