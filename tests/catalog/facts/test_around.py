"""What is next door and what is everywhere."""

from __future__ import annotations

import pytest
from profminimum.catalog import everywhere, neighbours
from profminimum.publish.build.load_region import load_region
from profminimum.russian import place_roots

from tests.support.project import LARGE_REGION, NOW, catalog_of

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


def test_twins_are_neighbours_of_each_other():
    """Of another kind and the same name; a town without a twin has no neighbour unless one is named."""
    catalog = load_region(LARGE_REGION, NOW.astimezone).catalog
    towns = {town.short_name: town for town in catalog.municipalities}
    assert neighbours(catalog, towns["город Мичуринск"]) == (towns["Мичуринский округ"],)
    assert neighbours(catalog, towns["Мичуринский округ"]) == (towns["город Мичуринск"],)
    assert neighbours(catalog, towns["Бондарский округ"]) == ()


def test_what_is_everywhere_is_open_to_everyone():
    """The region's own is; a school's lesson over the net is only if it says that it is for all."""
    region = catalog_of({"events/net.yml": ONLINE})
    assert "events/net/" in {event.address for event in everywhere(region).events}
    for access, is_shown in [("", False), ("access: own\n", False), ("access: anyone\n", True)]:
        catalog = catalog_of({"schools/first/events/net.yml": ONLINE + access})
        assert ("schools/first/events/net/" in {event.address for event in everywhere(catalog).events}) is is_shown
