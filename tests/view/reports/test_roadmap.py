"""The report on the road map: the content of its tables for the small region on its day."""

from __future__ import annotations

import json
from datetime import date

from profminimum.view.reports import Link, RowStatus
from profminimum.view.reports.files import as_json, as_workbook
from profminimum.view.reports.roadmap import roadmap

from tests.support.project import at, catalog_of

REPORT = roadmap(catalog_of(), "2026-27")
TABLES = {table.id: table for table in REPORT.tables}


def test_every_row_fits_its_columns() -> None:
    """Each table has a row's worth of columns, and a mood for each row."""
    assert [table.id for table in REPORT.tables if not table.rows] == ["due"]
    in_july = roadmap(catalog_of(now=at("2026-07-20 10:00")), "2026-27").tables
    assert {table.id for table in in_july} == set(TABLES)
    assert "due" in {table.id for table in in_july if table.rows}
    for table in (*REPORT.tables, *in_july):
        assert {len(row) for row in table.rows} == ({len(table.columns)} if table.rows else set())
        assert len(table.moods) == len(table.rows)
        assert table.empty.endswith(".")


def test_sections_and_parties_count_their_items() -> None:
    """Of four items one is done, two go on by the site's records, one is not reported; one of them is late."""
    assert REPORT.about.startswith("В дорожной карте 4\u00a0пункта: выполнено 1, выполняется 2, не указано 1.")
    assert TABLES["sections"].rows == (
        ("I. Управление", 1, 1, 0, 0, 0, 0, 0),
        ("3. Школы", 3, 0, 2, 0, 1, 1, 0),
    )
    assert TABLES["sections"].moods == (RowStatus.GOOD, RowStatus.BAD)
    assert TABLES["parties"].rows == (
        ("Региональный оператор", 2, 1, 0, 0, 1, 0, 0),
        ("Образовательные организации", 3, 0, 2, 0, 1, 1, 0),
    )


def test_items_say_what_they_rest_on() -> None:
    """They have a link, the deadline in words and as a day, the state and the evidence; unknown is empty."""
    assert TABLES["due"].rows == ()
    (late,) = TABLES["late"].rows
    assert late == (
        Link("3.4", "roadmap/2026-27/#item-3-4"),
        "Подготовка локальных актов",
        "До 10.08.2026",
        date(2026, 8, 10),
        "срок прошёл",
        "выполняется",
        "на сайте: школы, по чьим сведениям это сделано – 1 из 1",
    )
    done, meetings, _ = TABLES["others"].rows
    assert done[-2:] == (
        "выполнено",
        "Приказ № 1 (https://operator.yolkin.ru/prikaz-1/); на сайте: назван региональный оператор",
    )
    assert meetings[-3:] == ("впереди", None, None)


def test_what_is_due_has_a_table_of_its_own() -> None:
    """On 20 July the local acts are due within 30 days, and not yet late."""
    tables = {table.id: table for table in roadmap(catalog_of(now=at("2026-07-20 10:00")), "2026-27").tables}
    assert [str(row[0]) for row in tables["due"].rows] == ["3.4"]
    assert tables["late"].rows == ()


def test_a_year_without_a_map_says_so() -> None:
    """The report exists for any year, also as files; it says so once and has no tables."""
    report = roadmap(catalog_of(), "2019-20")
    assert report.about == "Дорожной карты на этот учебный год на сайте нет."
    assert report.tables == ()
    assert as_workbook(report)
    assert json.loads(as_json(report))["tables"] == {}
