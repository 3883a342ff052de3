"""Into which grades a class takes: as it says, or as its places, its level and its only grade prove; else it is unknown."""

from __future__ import annotations

import pytest
from profminimum.catalog import ClassItem, GradeView
from profminimum.view.pages.list_filter import catalogue_filter
from profminimum.view.rendering.access_words import admission_words
from profminimum.view.rendering.months import months_of

from tests.support.project import at, catalog_of

PATH = "schools/first/classes/added.yml"
CLASS = "title: Добавленный класс\nprofile: engineering\nsummary: Кратко\n"


def added(text: str) -> ClassItem:
    """The class of a school of the small region."""
    catalog = catalog_of({PATH: CLASS + text}, at("2026-11-23 09:00"))
    return next(item for item in catalog.classes if item.path == PATH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grades: [10, 11]\nadmits_to: 10", (10,)),
        ("grades: 5–11\nadmits_to: 10, 5", (5, 10)),
        ("grades: [11]\nadmits_to: [10]", (10,)),
        ("grades: [10, 11]", (10,)),
        ("grades: [10, 11]\nadmits_to: [11]", (11,)),
        ("grades: [1, 2, 3]\nunit: project", (1,)),
        ("grades: [8]\nadmission: {places: 25}", (8,)),
        ("grades: [8, 9]\nadmission: {places_by_grade: {8: 25, 9: 0}}", (8,)),
        ("admission: {places_by_grade: {7: 15, 10: 10–12}}", (7, 10)),
        ("grades: [8]", ()),
        ("grades: [8, 9]\nadmission: {places: 25}", ()),
        ("grades: [5, 6]\nadmission: {places: 25}", ()),
        ("grades_note: с 10 класса", ()),
    ],
)
def test_grades_of_admission_are_said_or_proved(text, expected):
    """What proves nothing leaves them unknown: the lowest of several grades may have gone up with its pupils."""
    item = added(text)
    assert item.admits_to == expected
    assert item.facets["after"] == tuple(str(grade - 1) for grade in expected if grade > 1)
    assert bool(admission_words(item)) == bool(expected)


def test_a_ninth_grader_finds_the_classes_that_take_into_grade_10():
    """The page of a grade and the filter of the list show them, whoever studies in them."""
    item = added("grades: [7, 8, 9, 10, 11]\nadmits_to: [8, 10]")
    catalog = item.catalog
    after = {grade: item in GradeView(catalog, grade).next_classes for grade in catalog.grades}
    assert after == {6: False, 7: True, 8: False, 9: True, 10: False, 11: False}
    facet = next(facet for facet in catalogue_filter(catalog, "classes").facets if facet.name == "after")
    found = {option.value: option.count for option in facet.options}
    assert found["9"] == sum(10 in offered.admits_to for offered in catalog.classes) > 1
    assert found["7"] == 1
    assert [option.label for option in facet.options if option.value == "9"] == ["после 9 класса"]


def test_where_nothing_tells_it_the_grade_below_is_asked_to_ask():
    """Such a class is apart from those that take, and in no value of the filter."""
    item = added("grades: [8, 9]\nadmission: {places: 25}")
    view = GradeView(item.catalog, 7)
    assert item in view.possible_classes
    assert item not in view.next_classes
    assert item not in GradeView(item.catalog, 8).possible_classes
    assert admission_words(item) == ""


def test_words_of_admission_name_the_grade_before():
    """Whoever reads them knows from where one comes; nobody comes to grade 1 from a grade."""
    nbsp = "\N{NO-BREAK SPACE}"
    words = f"в{nbsp}8{nbsp}класс – после 7-го, в{nbsp}10{nbsp}класс – после 9-го"
    assert admission_words(added("admits_to: [10, 8]")) == words
    assert admission_words(added("grades: [1]\nunit: project")) == f"в{nbsp}1{nbsp}класс"


def test_a_last_day_to_apply_beside_places_by_grade_is_on_every_page():
    """A calendar of months and lists of days hold it: a wave says when one can join, and nothing that cannot be compared."""
    item = added("grades: [10]\nadmission: {when: 2026-12-01 – 2026-12-10, places_by_grade: {10: 25}}")
    [last] = item.last_days
    assert len({last, *item.last_days}) == 1
    assert hash(last.wave) == hash(item.waves[0])
    assert any(last in month.deadlines for month in months_of(item.catalog))
