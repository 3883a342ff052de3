"""The map of the region: everything on it stands in the list as well, and a region without coordinates has the list alone."""

from __future__ import annotations

import re

import pytest
from profminimum.catalog import Catalog
from profminimum.catalog.facts.coverage import totals_by_town
from profminimum.publish.build.load_region import load_region
from profminimum.view import RecordPages, section_body
from profminimum.view.pages.region_map import region_map
from profminimum.view.pages.surroundings import surroundings

from tests.support.hostile_region import PAYLOAD
from tests.support.pdf_sheets import templates
from tests.support.project import LARGE_REGION, NOW, catalog_of

MAKER = templates("")
LINK = re.compile(r'href="[^"]*municipalities/([a-z-]+)/"')


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The region with the breadth of a real one."""
    return load_region(LARGE_REGION, NOW.astimezone).catalog


def nearby(catalog: Catalog) -> tuple[str, str]:
    """The drawing on the page of what is where, empty if there is none; the page without it."""
    page = str(section_body("", {"view": "nearby", "title": "Рядом"}, "nearby/", catalog, MAKER, {}))
    figure = re.search(r"<figure.*?</figure>", page, re.DOTALL)
    return (figure[0] if figure else "", page.replace(figure[0], "") if figure else page)


def page_of(catalog: Catalog, identifier: str) -> str:
    """The page of a municipality."""
    make = RecordPages(catalog, MAKER, {}).at(f"municipalities/{identifier}/")
    assert make is not None
    return make().body


def test_every_municipality_is_on_the_map_and_in_the_list(catalog: Catalog):
    """With a link to its page in both."""
    drawing, rest = nearby(catalog)
    every = sorted(town.id for town in catalog.municipalities)
    assert sorted(LINK.findall(drawing[: drawing.index("<figcaption")])) == every
    assert set(LINK.findall(rest)) == set(every)


def test_numbers_are_those_of_the_page_of_the_place(catalog: Catalog):
    """The circle, its name for a screen reader, and what the page of the municipality lists."""
    drawing, _ = nearby(catalog)
    for town in catalog.municipalities:
        totals = totals_by_town(catalog)[town.id]
        link = re.search(rf'<a href="[^"]*municipalities/{town.id}/".*?</a>', drawing, re.DOTALL)
        assert link is not None
        shown = re.search(r'pm-map__count"[^>]*>(\d+)<', link[0])
        assert int(shown[1] if shown else 0) == totals.joinable
        body = page_of(catalog, town.id)
        for name, number in (
            ("schools", totals.schools),
            ("programmes", totals.programmes),
            ("classes", totals.classes),
        ):
            heading = re.search(rf'<h2 id="{name}">[^<]*<span class="pm-count">(\d+)</span>', body)
            assert int(heading[1] if heading else 0) == number
    assert any(totals.joinable for totals in totals_by_town(catalog).values())


def test_a_region_without_coordinates_has_the_list_and_no_map():
    """Never an empty drawing; no distance is said either."""
    catalog = catalog_of()
    assert region_map(catalog) is None
    drawing, rest = nearby(catalog)
    assert drawing == ""
    assert 'id="map"' not in rest
    assert set(LINK.findall(rest)) == {town.id for town in catalog.municipalities}
    for town in catalog.municipalities:
        body = page_of(catalog, town.id)
        assert "по прямой" not in body


def test_names_do_no_harm_and_missing_centres_are_named():
    """Whatever a name is made of; what cannot be drawn is said under the map."""
    lines = [
        f"  - {{id: t{number}, name: Место, short_name: {PAYLOAD!r}, kind: urban-okrug, "
        f"centre: {{place: {PAYLOAD!r}, latitude: {51 + number}, longitude: 41}}}}"
        for number in range(3)
    ]
    lines = [line.replace("\\'", "''") for line in lines]
    own = [
        "  - {id: gorod, name: город Ёлкин, short_name: город Ёлкин, kind: urban-okrug}",
        "  - {id: okrug, name: Округ, short_name: Ёлкинский округ, kind: municipal-okrug}",
    ]
    source = f"coordinates: {{title: {PAYLOAD!r}, licence: CC0}}".replace("\\'", "''")
    catalog = catalog_of({"reference/municipalities.yml": "\n".join(["municipalities:", *lines, *own, source, ""])})
    drawing, _ = nearby(catalog)
    assert "<script" not in drawing
    assert "<img" not in drawing
    assert "onload=alert(1)&gt;" in drawing
    assert "координаты не указаны: город Ёлкин, Ёлкинский округ" in drawing


def test_an_empty_place_says_where_the_nearest_offers_are(catalog: Catalog):
    """If nobody next door has any; who has something of its own needs none."""
    around = {town.id: surroundings(catalog, town) for town in catalog.municipalities}
    totals = totals_by_town(catalog)
    assert any(each.farther for each in around.values())
    for identifier, each in around.items():
        next_door = [*each.twins, *each.near]
        is_served = totals[identifier].joinable or any(other.totals.joinable for other in next_door)
        assert (each.farther is None) == bool(is_served)
        if each.farther:
            nearer = [
                other
                for other in each.all_by_distance
                if (other.near.distance or 0) < (each.farther.near.distance or 0)
            ]
            assert not any(other.totals.joinable for other in nearer)
