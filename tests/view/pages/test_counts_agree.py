"""One truth about how much there is: the pages of towns, grades and the region, the filters and the months count the same."""

from __future__ import annotations

import json

import pytest
from profminimum.catalog import Catalog, Phase, grade_view
from profminimum.catalog.facts.facets import Query, filter_rows
from profminimum.catalog.facts.joinable import Chances, chances_by_town
from profminimum.catalog.items.joinable import Openness
from profminimum.model.shared import Access
from profminimum.publish.build.load_region import load_region
from profminimum.publish.build.version_file import version_file
from profminimum.view.pages.list_filter import catalogue_filter
from profminimum.view.pages.section_pages import home
from profminimum.view.rendering.months import months_of
from profminimum.view.reports import REPORTS, report_of

from tests.support.check_region import REGION, records_of
from tests.support.project import LARGE_REGION, NOW


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The region with the breadth of a real one, samples and all."""
    return load_region(LARGE_REGION, NOW.astimezone).catalog


def found(catalog: Catalog, name: str, **chosen: str) -> int:
    """How many the filter of a list finds."""
    query = Query({facet: (value,) for facet, value in chosen.items()})
    return len(filter_rows(catalogue_filter(catalog, name).rows, query).positions)


def by_openness(found: Chances) -> dict[str, int]:
    """How many of each, by the value of the filter."""
    return {"open": len(found.open), "own": len(found.own), "ask": len(found.ask)}


def test_nearby_counts_what_the_filters_find(catalog: Catalog):
    """For every municipality and grade, samples or not: what can be joined, what only by own pupils, what one has to ask about."""
    by_town, total = chances_by_town(catalog), 0
    for town in catalog.municipalities:
        for offer in by_town[town.id]:
            if offer.grade is None:
                continue
            grade = str(offer.grade)
            for state, number in by_openness(offer.programmes).items():
                assert number == found(catalog, "programmes", municipality=town.id, grade=grade, join=state)
            for state, classes in zip(Openness, offer.classes[:3], strict=True):
                # A class is found by its own grades and by those after which it takes. Others one has to ask.
                certain = [item for item in classes if offer.grade not in item.may_take_after]
                after = found(catalog, "classes", municipality=town.id, after=grade, join=state)
                within = found(catalog, "classes", municipality=town.id, grade=grade, join=state)
                assert after <= len(certain) <= after + within
            total += sum(map(len, offer.programmes)) + sum(map(len, offer.classes))
    assert total


def test_every_programme_is_counted_once(catalog: Catalog):
    """By grade: open, for own pupils, without dates and over add up to all; towns add up to the region."""
    by_town = chances_by_town(catalog)
    for position, grade in enumerate(catalog.grades):
        view = grade_view(catalog, grade)
        every = [item for kind in view.chances.programmes for item in kind]
        assert sorted(item.address for item in every) == sorted(item.address for item in view.programmes)
        in_towns = {item for town in by_town.values() for kind in town[position].programmes for item in kind}
        assert in_towns == {item for item in every if item.municipalities}


def test_what_counts_as_open_can_be_joined(catalog: Catalog):
    """Nothing that is over, and nothing that takes the pupils of one school alone."""
    for item in (*catalog.programmes, *catalog.classes):
        kind = item.access.kind if item.access else None
        if item.openness is Openness.OPEN:
            assert (kind is not Access.OWN, item.enrolment in (Phase.NOW, Phase.SOON)) == (True, True)
        assert (item.openness is None) == (item.enrolment is Phase.OVER)
        assert (item.is_own) == (kind is Access.OWN and item.enrolment is not Phase.OVER)


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
    """Programmes, those that are free, and which of those one can still join; the home page shows the same."""
    view = grade_view(catalog, grade)
    assert len(view.programmes) == found(catalog, "programmes", grade=str(grade))
    shown = home(catalog, {"heading": ""})["grades"]
    assert next(one for one in shown if one.grade == grade).free is view.free
    for state, number in by_openness(view.free).items():
        assert number == found(catalog, "programmes", grade=str(grade), cost="free", join=state)
    assert sum(map(len, view.free)) == found(catalog, "programmes", grade=str(grade), cost="free")


def test_months_hold_every_event_of_the_list_that_has_a_month(catalog: Catalog):
    """And no other."""
    held = {event.address for month in months_of(catalog) for event in month.events}
    listed = {event.address for event in catalogue_filter(catalog, "events").items if event.months}
    assert held == listed


def test_what_leaves_samples_out_says_so(catalog: Catalog):
    """Pages and the version file count them; the reports do not, and say how many there are. Without samples nobody speaks of them."""
    assert catalog.sample_count == sum(item.is_sample for item in map(catalog.item, catalog.records)) > 0
    facts = json.loads(version_file(catalog, (), [LARGE_REGION]).data)
    assert facts["samples"] == catalog.sample_count
    assert facts["schools"] == len(catalogue_filter(catalog, "schools").items)
    real = Catalog(records_of(REGION), NOW)
    for name in REPORTS:
        note = f"образцы ({catalog.sample_count}"
        assert (note in report_of(catalog, name).about, "образцы" in report_of(real, name).about) == (True, False)
