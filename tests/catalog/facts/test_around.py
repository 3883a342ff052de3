"""What is next door and what is everywhere."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from profminimum.catalog import Catalog, by_distance, everywhere, neighbours
from profminimum.model.distance import kilometres
from profminimum.russian import place_roots

from tests.support.project import catalog_of


class Place(NamedTuple):
    """A point on the Earth, in degrees."""

    latitude: float
    longitude: float


ONLINE = """\
title: Урок по сети
format: meeting
when: 2026-12-01
audience: [pupils]
grades: [8]
attendance_mode: online
"""


@pytest.mark.parametrize(
    ("town", "okrug"),
    [
        ("город Мичуринск", "Мичуринский округ"),
        ("город Кирсанов", "Кирсановский округ"),
        ("город Моршанск", "Моршанский округ"),
        ("город Рассказово", "Рассказовский округ"),
        ("Тула", "Тульский район"),
    ],
)
def test_a_town_and_its_okrug_share_a_root(town: str, okrug: str):
    """However the adjective is made; «Тула», whose root changes, is named in the data."""
    assert bool(place_roots(town) & place_roots(okrug)) is (town != "Тула")


TOWNS = """\
municipalities:
  - {id: gorod, name: город Ёлкин, short_name: город Ёлкин, kind: urban-okrug%s}
  - {id: okrug, name: Ёлкинский муниципальный округ, short_name: Ёлкинский округ, kind: municipal-okrug%s}
  - {id: far, name: Дальний муниципальный округ, short_name: Дальний округ, kind: municipal-okrug%s}
  - {id: named, name: Полевой муниципальный округ, short_name: Полевой округ, kind: municipal-okrug, near: [gorod]%s}
coordinates: {title: Набор, licence: CC0}
"""


def towns_of(*centres: str) -> Catalog:
    """The small region with two more municipalities, each with its centre or without one."""
    written = tuple(centre and f", centre: {{place: Место, {centre}}}" for centre in centres)
    return catalog_of({"reference/municipalities.yml": TOWNS % written})


def next_door(catalog: Catalog, identifier: str) -> list[tuple[str, int | None, bool]]:
    """Each neighbour, how far it is, whether it is the twin."""
    town = catalog.municipality(identifier)
    assert town is not None
    return [(each.town.id, each.distance, each.is_twin) for each in neighbours(catalog, town)]


def test_without_coordinates_twins_and_those_named_are_neighbours():
    """Of another kind and the same name; who names a neighbour is one of it, too."""
    catalog = towns_of("", "", "", "")
    assert next_door(catalog, "gorod") == [("okrug", None, True), ("named", None, False)]
    assert next_door(catalog, "named") == [("gorod", None, False)]
    assert next_door(catalog, "far") == []
    assert all(by_distance(catalog, town) == () for town in catalog.municipalities)


def test_with_coordinates_the_nearest_are_neighbours_too():
    """After twins and those that are named, with whole kilometres; a twin in the same place is at no distance."""
    middle, north, east = (
        "latitude: 52.0, longitude: 41.0",
        "latitude: 53.0, longitude: 41.0",
        "latitude: 52.0, longitude: 41.5",
    )
    catalog = towns_of(middle, middle, north, east)
    assert next_door(catalog, "gorod") == [("okrug", None, True), ("named", 34, False), ("far", 111, False)]
    town = catalog.municipality("far")
    assert town is not None
    assert [(each.town.id, each.distance) for each in by_distance(catalog, town)] == [
        ("gorod", 111),
        ("okrug", 111),
        ("named", 116),
    ]


def test_a_distance_is_that_of_the_great_circle():
    """As published for two cities of known coordinates, over the line of dates, and to the place itself."""
    moscow, petersburg = Place(55.7558, 37.6173), Place(59.9343, 30.3351)
    assert kilometres(moscow, petersburg) == pytest.approx(634, abs=2)
    assert kilometres(Place(65, 179.5), Place(65, -179.5)) == pytest.approx(47, abs=1)
    assert kilometres(moscow, moscow) == 0


def test_what_is_everywhere_is_open_to_everyone():
    """The region's own is; a school's lesson over the net is only if it says that it is for all."""
    region = catalog_of({"events/net.yml": ONLINE})
    assert "events/net/" in {event.address for event in everywhere(region).events}
    for access, is_shown in [("", False), ("access: own\n", False), ("access: anyone\n", True)]:
        catalog = catalog_of({"schools/first/events/net.yml": ONLINE + access})
        assert ("schools/first/events/net/" in {event.address for event in everywhere(catalog).events}) is is_shown
