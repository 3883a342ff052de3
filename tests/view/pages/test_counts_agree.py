"""One truth about how much there is: the pages of towns, grades and the region, the filters and the months count the same."""

from __future__ import annotations

import pytest
from profminimum.catalog import Catalog, grade_view
from profminimum.catalog.facts.coverage import offers_by_town
from profminimum.catalog.facts.facets import Query, Row, filter_rows
from profminimum.publish.build.load_region import load_region
from profminimum.view.pages.list_filter import catalogue_filter
from profminimum.view.pages.section_pages import home
from profminimum.view.rendering.months import months_of

from tests.support.project import LARGE_REGION, NOW


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The region with the breadth of a real one, samples and all."""
    return load_region(LARGE_REGION, NOW.astimezone).catalog


def found(catalog: Catalog, name: str, **chosen: str) -> int:
    """How many the filter of a list finds."""
    query = Query({facet: (value,) for facet, value in chosen.items()})
    return len(filter_rows(catalogue_filter(catalog, name).rows, query).positions)


def test_nearby_counts_what_the_filters_find(catalog: Catalog):
    """For every municipality and grade, samples or not."""
    by_town = offers_by_town(catalog, catalog.school_year)
    classes = catalogue_filter(catalog, "classes").rows
    total = 0

    def is_reached(row: Row, town: str, grade: str) -> bool:
        """Whether a class with this grade, or that one enters after it, is in a town."""
        reached = {*row.facets.get("grade", ()), *row.facets.get("after", ())}
        return town in row.facets["municipality"] and grade in reached

    for town in catalog.municipalities:
        for counts in by_town[town.id]:
            if counts.grade is None:
                continue
            grade = str(counts.grade)
            assert counts.programmes == found(catalog, "programmes", municipality=town.id, grade=grade)
            certain = sum(is_reached(row, town.id, grade) for row in classes)
            assert counts.classes >= certain  # and those that perhaps take this grade
            total += counts.programmes + counts.classes
    assert total


def test_home_counts_the_schools_that_the_filter_finds(catalog: Catalog):
    """Its tiles add up to the whole list, but for schools that do not say where they are."""
    towns = home(catalog, {"heading": ""})["towns"]
    assert [(town.id, found(catalog, "schools", municipality=town.id)) for town, _ in towns] == [
        (town.id, number) for town, number in towns
    ]
    placed = [row for row in catalogue_filter(catalog, "schools").rows if row.facets["municipality"]]
    assert sum(number for _, number in towns) == len(placed)


@pytest.mark.parametrize("grade", [6, 7, 8, 9, 10, 11])
def test_the_page_of_a_grade_counts_what_the_filters_find(catalog: Catalog, grade: int):
    """Programmes, and those that are free."""
    view = grade_view(catalog, grade)
    assert len(view.programmes) == found(catalog, "programmes", grade=str(grade))
    free = found(catalog, "programmes", grade=str(grade), cost="free", enrolment="now")
    assert len([item for item in view.free_programmes if item.enrolment and item.enrolment.value == "now"]) == free


def test_months_hold_every_event_of_the_list_that_has_a_month(catalog: Catalog):
    """And no other."""
    held = {event.address for month in months_of(catalog) for event in month.events}
    listed = {event.address for event in catalogue_filter(catalog, "events").items if event.months}
    assert held == listed
