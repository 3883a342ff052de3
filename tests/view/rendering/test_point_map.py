"""The map: circles and labels that cover nothing, wherever places are and whatever they are called."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from profminimum.view.rendering.label_places import Box, place_labels, width_of
from profminimum.view.rendering.point_map import WIDTH, Place, PointMap, point_map


def place(
    key: str, latitude: float, longitude: float, name: str = "Место", count: int = 0, addition: str = ""
) -> Place:
    return Place(key, SimpleNamespace(latitude=latitude, longitude=longitude), name, count, addition)


def boxes(drawn: PointMap) -> list[Box]:
    """What stands on the drawing: labels, and circles as their boxes."""
    circles = [circle for group in drawn.groups for circle in group.circles]
    return [
        *(Box(one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in circles),
        *(group.label.box for group in drawn.groups if group.label),
    ]


NAMES = st.text("абвгдежзийклмнопрстуфхцчшщыэюя -<>&\"'ЁШМ🌲", min_size=1, max_size=60)
PLACES = st.lists(
    st.tuples(st.floats(50, 55), st.floats(38, 45), NAMES, st.integers(0, 99)), min_size=3, max_size=45
).map(lambda rows: [place(str(number), *row) for number, row in enumerate(rows)])


@settings(max_examples=25, deadline=None)
@given(PLACES)
def test_labels_cover_nothing_and_stay_inside(places: list[Place]):
    """Neither a circle nor each other, whatever the names; each place is drawn, and a letter that is explained stands there."""
    drawn = point_map(places)
    assert drawn is not None
    assert sorted(circle.place.key for group in drawn.groups for circle in group.circles) == sorted(
        each.key for each in places
    )
    sheet = Box(0, 0, drawn.width, drawn.height)
    labels = [group.label for group in drawn.groups if group.label]
    assert all(sheet.holds(box) for box in boxes(drawn))
    for label in labels:
        # A letter may stand inside a circle that holds no number.
        covered = [box for box in boxes(drawn) if box != label.box and label.box.covers(box)]
        assert covered == []
    assert all(group.label for group in drawn.groups if group.letter)


@settings(max_examples=25, deadline=None)
@given(PLACES)
def test_circles_of_a_region_are_apart(places: list[Place]):
    """None hides another, even where forty crowd in one place: at most a fifth of their radii is shared."""
    drawn = point_map(places)
    assert drawn is not None
    circles = [circle for group in drawn.groups for circle in group.circles]
    close = [
        (one.place.key, other.place.key)
        for one, other in combinations(circles, 2)
        if hypot(one.x - other.x, one.y - other.y) < (one.radius + other.radius) * 0.8
    ]
    assert close == []


def test_north_is_up_and_east_is_right():
    """And a degree of longitude is shorter than one of latitude."""
    drawn = point_map([place("n", 53, 41), place("s", 52, 41), place("e", 52.5, 42), place("w", 52.5, 40)])
    assert drawn is not None
    at = {circle.place.key: circle for group in drawn.groups for circle in group.circles}
    assert at["n"].y < at["e"].y < at["s"].y
    assert at["w"].x < at["n"].x < at["e"].x
    assert (at["e"].x - at["w"].x) / 2 == pytest.approx((at["s"].y - at["n"].y) * 0.609, rel=0.01)


def test_the_area_is_in_proportion_to_the_number():
    """Down to a circle that still holds two digits; none at all is smaller than any."""
    drawn = point_map(
        [place("a", 51, 40, count=40), place("b", 53, 41, count=30), place("c", 55, 42, count=1), place("d", 57, 43)]
    )
    assert drawn is not None
    radius = {circle.place.key: circle.radius for group in drawn.groups for circle in group.circles}
    assert radius["b"] ** 2 / radius["a"] ** 2 == pytest.approx(3 / 4, rel=0.02)
    assert radius["d"] < radius["c"] < radius["b"]


def test_a_town_and_its_okrug_share_a_label():
    """Side by side, the town first; each has its own part of the words."""
    drawn = point_map(
        [
            place("t", 52, 41, "Лесной", 3),
            place("o", 52, 41, "Лесной", 0, "и округ"),
            place("x", 53, 43),
            place("y", 51, 40),
        ]
    )
    assert drawn is not None
    shared = next(group for group in drawn.groups if len(group.circles) == 2)
    assert [circle.place.key for circle in shared.circles] == ["t", "o"]
    assert shared.circles[0].x < shared.circles[1].x
    assert [part.words for part in shared.parts if part] == ["Лесной", "и округ"]
    assert shared.label is not None
    assert shared.label.words == "Лесной и округ"


def test_what_lies_over_the_line_of_dates_is_next_door():
    """Chukotka is not drawn around the whole Earth."""
    drawn = point_map(
        [place("anadyr", 64.7, 177.5), place("provideniya", 64.4, -173.2), place("bilibino", 68.1, 166.4)]
    )
    assert drawn is not None
    at = {circle.place.key: circle.x for group in drawn.groups for circle in group.circles}
    assert at["bilibino"] < at["anadyr"] < at["provideniya"]
    assert drawn.scale.kilometres == 200


def test_fewer_than_three_places_are_no_map():
    """And a region without coordinates has none."""
    assert point_map([]) is None
    assert point_map([place("a", 52, 41), place("b", 53, 42)]) is None


def test_places_of_one_point_are_a_map_all_the_same():
    """Nothing is divided by zero."""
    drawn = point_map([place(str(number), 52, 41, f"Место {number}") for number in range(5)])
    assert drawn is not None
    assert len({(circle.x, circle.y) for group in drawn.groups for circle in group.circles}) == 5


def test_a_crowd_has_letters_inside_its_empty_circles():
    """Where there is no room around; a number stays alone in its circle, and such a place has no letter."""
    crowd = [
        place(f"{x}-{y}", 52 + x / 1000, 41 + y / 1000, "Длинное название места", 5 * ((x + y) % 2))
        for x in range(5)
        for y in range(5)
    ]
    drawn = point_map([*crowd, place("n", 54, 41, "Север"), place("s", 50, 41, "Юг")])
    assert drawn is not None
    inside = [
        group
        for group in drawn.groups
        if group.label and (group.label.x, group.label.y) == (group.circles[0].x, group.circles[0].y + 4)
    ]
    assert inside
    assert all(group.circles[0].place.count == 0 and len(group.letter) == 1 for group in inside)
    assert all(group.circles[0].place.count for group in drawn.groups if not group.label)
    named = {group.circles[0].place.name for group in drawn.groups if group.label and not group.letter}
    assert named >= {"Север", "Юг"}


def test_a_label_that_finds_no_place_is_left_out():
    """The first of the wanted has the first choice."""
    sheet = Box(0, 0, WIDTH, 14)
    around = Box(0, 0, 10, 14)
    first, second = place_labels([("Первый", around), ("Второй", around)], [around], sheet)
    assert first is not None
    assert first.words == "Первый"
    assert second is None
    assert width_of("Шш") > width_of("оо") > width_of("ii")
