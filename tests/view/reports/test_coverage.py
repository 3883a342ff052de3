"""Coverage in small cases: a place with schools and nothing else, a class that names no grades, a year that is past."""

from __future__ import annotations

from profminimum.catalog import Catalog
from profminimum.view.reports import ReportTable, report_of

from tests.support.project import REGION, catalog_of

PLACE = "Дальний округ"
TOWN = "  - {id: dalny, name: Дальний муниципальный округ, short_name: Дальний округ, kind: municipal-okrug}\n"
TOWNS = {"reference/municipalities.yml": (REGION / "reference" / "municipalities.yml").read_text("utf-8") + TOWN}
SCHOOL = TOWNS | {"schools/third/school.yml": "name: Третья\nmunicipality: dalny\n"}


def rows(catalog: Catalog, name: str, first: str, year: str = "2026-27") -> list[tuple[object, ...]]:
    """The rows of a table of the report whose first cell is this, without it."""
    table: ReportTable = next(table for table in report_of(catalog, "coverage", year).tables if table.id == name)
    return [row[1:] for row in table.rows if str(row[0]) == first]


def test_a_place_with_schools_and_nothing_else_is_empty_in_words() -> None:
    """It is shown for each grade; a place without either is only among the places with nothing."""
    assert rows(catalog_of(SCHOOL), "joining", PLACE) == [(grade, *["пусто"] * 4) for grade in range(6, 12)]
    assert rows(catalog_of(SCHOOL), "directions", PLACE) == [(grade, *["пусто"] * 7) for grade in range(6, 12)]
    assert rows(catalog_of(TOWNS), "joining", PLACE) == []
    assert rows(catalog_of(TOWNS), "nothing", PLACE) == [("6–11\u00a0классы", "–")]
    assert rows(catalog_of(TOWNS), "no-schools", PLACE) == [("ни одной школы",)]


def test_a_class_that_names_no_grades_is_not_nothing() -> None:
    """Nobody knows for whom it is: that is said, and no grade is called served."""
    profile = "title: Класс\nprofile: engineering\nsummary: Коротко\n"
    catalog = catalog_of(SCHOOL | {"schools/third/classes/x.yml": profile})
    assert rows(catalog, "joining", PLACE)[-1] == (None, "пусто", "пусто", 1, "пусто")
    assert rows(catalog, "nothing", PLACE) == [("6–11\u00a0классы", 1)]


def test_samples_are_not_counted() -> None:
    """A place whose only school is a sample has no school."""
    assert rows(catalog_of(SCHOOL), "no-schools", PLACE) == []
    sample = SCHOOL | {"schools/third/school.yml": "demo: true\nname: Третья\nmunicipality: dalny\n"}
    assert rows(catalog_of(sample), "no-schools", PLACE) == [("ни одной школы",)]
    assert rows(catalog_of(sample), "silent", "Третья") == []


def test_a_past_year_shows_what_it_had() -> None:
    """The plan is that of that year, not of the current one."""
    first = "Школа № 1 «Ёлочка»"
    assert rows(catalog_of(), "seen", first, "2025-26")[0][2] == "40"
    assert rows(catalog_of(), "seen", first)[0][2] == "60–63,5"
