"""A report as a value in its forms: its summary, plain text, workbook, JSON, PDF – each read back."""

from __future__ import annotations

import json
from datetime import date, datetime
from io import BytesIO

import pytest
from profminimum.publish.build.template_files import sheet_sources
from profminimum.view.print import ReportSheets, TypstPrinter
from profminimum.view.reports import (
    Link,
    Report,
    ReportTable,
    RowStatus,
    as_json,
    as_text,
    as_workbook,
    omission_note,
    readable,
)
from python_calamine import CalamineWorkbook

from tests.support.pdf_sheets import TYPST_MARKUP, read, templates, words
from tests.support.project import ROOT, catalog_of

ODD = "=1+1 <b>«Ёж»</b> [a]:*?/\\ {{ 7 }} " + TYPST_MARKUP


def table(rows: int, group: int | None = None, is_bulk: bool = False) -> ReportTable:
    """A table with so many rows, every third of which is due."""
    moods = tuple(RowStatus.DUE if number % 3 == 0 else RowStatus.GOOD for number in range(rows))
    cells = tuple((Link(f"Школа {number}", f"schools/s{number}/"), f"Округ {number % 2}") for number in range(rows))
    return ReportTable("schools", "Школы", ("Школа", "Округ"), cells, "Никого.", "Как считали.", moods, group, is_bulk)


def report(*tables: ReportTable) -> Report:
    """A report with these tables."""
    return Report("x", f"Отчёт {ODD}", "Коротко.", "2026-27", date(2026, 11, 23), tables, "1 из 2")


CELLS = ReportTable(
    "cells",
    f"Ячейки {ODD}",
    ("Слова", "Число", "Дробь", "День", "Ссылка", "Неизвестно"),
    ((ODD, 43_000, 0.5, date(2026, 9, 1), Link("Сюда", "schools/first/#plan"), None),),
    "Пусто.",
)


def test_short_tables_are_shown_whole() -> None:
    """Up to 300 rows there is nothing to say of a rest."""
    assert readable(table(300, 1)) == table(300, 1)
    assert omission_note(table(300, 1)) == ""


def test_long_tables_are_counted_by_their_group() -> None:
    """Each group has its rows and those that are not settled."""
    shown = readable(table(301, 1))
    assert shown.columns == ("Округ", "Строк", "Требуют внимания")
    assert shown.rows == (("Округ 0", 151, 51), ("Округ 1", 150, 50))
    assert (
        omission_note(table(301, 1)) == "Всего 301\u00a0строка: здесь они сосчитаны, а целиком – в файлах XLSX и JSON."
    )


def test_long_tables_without_a_group_are_cut() -> None:
    """The number of rows left out is given."""
    assert len(readable(table(301)).rows) == 300
    assert omission_note(table(301)).startswith("Показаны первые 300. Всего 301")


def test_bulk_is_always_counted() -> None:
    """Rows for programs are not read, however few; no row is no count."""
    assert readable(table(3, 1, is_bulk=True)).rows == (("Округ 0", 2, 1), ("Округ 1", 1, 0))
    assert readable(table(0, 1, is_bulk=True)).rows == ()


def test_text_says_everything() -> None:
    """It has title, day, about, notes, Russian cells, the sentence of an empty table; all lines fit a screen."""
    text = as_text(
        report(
            CELLS._replace(rows=((ODD[:10], 43_000, 0.5, date(2026, 9, 1), Link("Сюда", "a/"), None),)),
            table(2),
            table(0),
        )
    )
    for said in (
        "2026/27 учебный год, сведения на 23\u00a0ноября 2026",
        "Коротко.",
        "43\u00a0000",
        "0,5",
        "1\u00a0сентября 2026",
        "не указано",
        "Никого.",
        "? Школа 0",
    ):
        assert said in text
    assert max(map(len, text.splitlines())) <= 120


def test_wide_rows_are_printed_cell_by_cell() -> None:
    """Where columns do not fit next to each other, each cell follows its heading."""
    wide = ReportTable("w", "Широкая", ("Школа", *"абвгдежз"), (("Первая", *("слово " * 9,) * 8),), "")
    assert "\n  Первая\n    а: слово слово" in as_text(report(wide))


def test_workbook_has_every_row() -> None:
    """Another program reads a sheet about the report and one for each table, with cells of their own types."""
    book = CalamineWorkbook.from_filelike(BytesIO(as_workbook(report(CELLS, table(400, 1, is_bulk=True), table(0)))))
    about, cells, long, empty = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert book.sheet_names[0] == "Об отчёте"
    assert about[3] == ["Сведения на", date(2026, 11, 23)]
    day = cells[1][3]
    assert (day.date() if isinstance(day, datetime) else day) == date(2026, 9, 1)
    assert [*cells[1][:3], *cells[1][4:]] == [ODD, 43_000, 0.5, "Сюда", "не указано"]
    assert (len(long), empty[1][0]) == (401, "Никого.")


def test_json_has_stable_keys() -> None:
    """They are those that the page on open data describes."""
    content = json.loads(as_json(report(CELLS, table(400, 1))))
    assert list(content) == ["version", "id", "title", "about", "figure", "school_year", "day", "tables"]
    assert (content["version"], content["day"], content["school_year"]) == ("1.0", "2026-11-23", "2026-27")
    assert list(content["tables"]) == ["cells", "schools"]
    assert list(content["tables"]["cells"]) == ["title", "note", "columns", "rows"]
    link = {"words": "Сюда", "address": "schools/first/#plan"}
    assert content["tables"]["cells"]["rows"] == [[ODD, 43_000, 0.5, "2026-09-01", link, None]]
    assert len(content["tables"]["schools"]["rows"]) == len(content["tables"]["schools"]["moods"]) == 400
    described = (ROOT / "docs" / "open-data.md").read_text("utf-8")
    assert all(f"`{key}`" in described for key in (*content, *content["tables"]["schools"]))


@pytest.mark.parametrize("tables", [(CELLS, table(150, 1), table(0)), (table(2),), ()], ids=["wide", "narrow", "empty"])
def test_pdf_is_tagged_and_turned_as_it_needs(tables: tuple[ReportTable, ...]) -> None:
    """A tagged PDF in Russian with tables for a screen reader; a wide table turns the page; markup is text."""
    sheets = ReportSheets(TypstPrinter(sheet_sources(ROOT / "overrides")), templates())
    data = sheets.pdf(catalog_of(), report(*tables))
    pdf = read(data)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "ru"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 – pypdf has a boolean of its own
    box = pdf.pages[0].mediabox
    assert (box.width > box.height) is (CELLS in tables)
    assert "#panic()" in words(data)
    assert ("Округ 1 75" in words(data)) is (CELLS in tables)
    assert data == sheets.pdf(catalog_of(), report(*tables))
