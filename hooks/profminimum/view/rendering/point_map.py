"""A schematic map: places as circles by their coordinates, with labels that do not cover each other. Knows no record, no drawing.

The projection is sinusoidal: true along parallels, so a region that reaches far north is not drawn wider there. Circles that would
cover each other are moved apart. A label stands where there is room for it; where there is none, a letter takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import cos, hypot, pi, radians, sqrt
from typing import NamedTuple

from ...model.distance import EARTH, Point
from .label_places import Box, Label, letters, place_labels, width_of

WIDTH = 328.0
"""Of the drawing: as wide as the content of a page on a phone of 360 px, so that letters are as large there as they say."""
_TALLEST = 470.0
_MARGIN = 26.0
"""Around the centres: half of a large circle, and a little of a label."""
_LARGEST, _SMALLEST, _EMPTY = 15.0, 9.0, 7.0
"""Radii: of the largest number, of any number (two digits need as much), of none."""
_GAP = 1.5
_STEPS = 200
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Place:
    """A place to draw. Places of one `name` and point share a label: a town, and the okrug around it."""

    key: str
    point: Point
    name: str
    count: int
    addition: str = ""
    """Stands in the label after the name of the first: «и округ»."""


@dataclass(frozen=True)
class Circle:
    """A place on the drawing; its area is in proportion to its number."""

    place: Place
    x: float
    y: float
    radius: float


class Words(NamedTuple):
    """Words at a point of the drawing; `anchor` says in the words of SVG which part of them is there."""

    words: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Group:
    """Circles that share a label, or the letter that stands for it."""

    circles: tuple[Circle, ...]
    label: Label | None
    """None where there is room for neither words nor letter."""
    letter: str = ""
    """What stands for the name; empty where the label is the name itself, or there is none."""

    @property
    def parts(self) -> tuple[Words | None, ...]:
        """The part of the label that belongs to each circle: its name, what is added to the name; the letter to the first."""
        if not self.label:
            return (None,) * len(self.circles)
        words, x, y, anchor, box = self.label
        if self.letter or len(self.circles) == 1:
            return (Words(words, x, y, anchor), *(None for _ in self.circles[1:]))
        # Both parts hold on to the place where they meet: then there is no hole between them in a narrow typeface.
        meeting = box.left + width_of(self.circles[0].place.name)
        parts = [Words(self.circles[0].place.name, round(meeting, 1), y, "end")]
        for circle in self.circles[1:]:
            meeting += width_of(" ")
            parts.append(Words(circle.place.addition, round(meeting, 1), y, "start"))
            meeting += width_of(circle.place.addition)
        return tuple(parts)


class ScaleBar(NamedTuple):
    """A length of so many kilometres, in units of the drawing."""

    kilometres: int
    length: float


@dataclass(frozen=True)
class PointMap:
    """A drawing of `width` × `height` units."""

    width: float
    height: float
    groups: tuple[Group, ...]
    scale: ScaleBar


def point_map(places: Sequence[Place]) -> PointMap | None:
    """Returns the map of places; None for fewer than three, which are no map."""
    if len(places) < 3:
        return None
    flat, unit = _flat(places)
    circles = _apart(flat)
    height = round(max(circle.y + circle.radius for circle in circles) + _MARGIN, 1)
    bounds = Box(1, 1, WIDTH - 1, height - 1)
    groups = _grouped(circles)
    # The largest choose their place first: they are looked for most, and have the most room to lose.
    groups.sort(key=lambda group: (-sum(circle.place.count for circle in group), group[0].place.name))
    words = [" ".join([group[0].place.name, *(circle.place.addition for circle in group[1:])]) for group in groups]
    around = [_box(group) for group in groups]
    taken = [_box([circle]) for circle in circles]
    labels = place_labels(list(zip(words, around, strict=True)), taken, bounds)
    wordless = [index for index, label in enumerate(labels) if label is None]
    # Letters go by the alphabet of the names, so that the list below is in order.
    wordless.sort(key=lambda index: words[index])
    taken += [label.box for label in labels if label]
    marks: dict[int, Label] = {}
    unused = letters()
    letter = next(unused)
    for index in wordless:
        mark = place_labels([(letter, around[index])], taken, bounds)[0] or _inside(groups[index], letter)
        if mark:
            marks[index] = mark
            taken.append(mark.box)
            letter = next(unused)
    made = (
        Group(tuple(group), labels[index] or marks.get(index), marks[index].words if index in marks else "")
        for index, group in enumerate(groups)
    )
    return PointMap(WIDTH, height, tuple(sorted(made, key=lambda group: group.circles[0].place.name)), _scale_bar(unit))


def _inside(circles: Sequence[Circle], letter: str) -> Label | None:
    """Returns the letter inside a circle that holds no number; None if there is none, or the letter is two."""
    empty = next((circle for circle in circles if not circle.place.count), None)
    if not empty or len(letter) > 1:
        return None
    return Label(letter, empty.x, empty.y + 4, "middle", _box([empty]))


def _flat(places: Sequence[Place]) -> tuple[list[Circle], float]:
    """Returns the circles where their coordinates put them, and how many units a kilometre is."""
    longitudes = [place.point.longitude for place in places]
    # Over the line of dates Chukotka goes on to the east.
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [degrees % 360 for degrees in longitudes]
    middle = (min(longitudes) + max(longitudes)) / 2
    degree = EARTH * pi / 180
    east = [
        (longitude - middle) * degree * cos(radians(place.point.latitude))
        for longitude, place in zip(longitudes, places, strict=True)
    ]
    south = [-place.point.latitude * degree for place in places]
    wide, high = (max(values) - min(values) or 1.0 for values in (east, south))
    unit = min((WIDTH - 2 * _MARGIN) / wide, (_TALLEST - 2 * _MARGIN) / high)
    left = (WIDTH - unit * wide) / 2 - unit * min(east)
    top = _MARGIN - unit * min(south)
    most = max((place.count for place in places), default=0)
    return [
        Circle(place, left + unit * x, top + unit * y, _radius(place.count, most))
        for place, x, y in zip(places, east, south, strict=True)
    ], unit


def _radius(count: int, most: int) -> float:
    return max(_SMALLEST, _LARGEST * sqrt(count / most)) if count else _EMPTY


def _apart(circles: Sequence[Circle]) -> list[Circle]:
    """Returns the circles moved apart until none covers another; those of one point side by side."""
    moved = list(circles)
    for _ in range(_STEPS):
        is_still = True
        for one, other in combinations(range(len(moved)), 2):
            first, second = moved[one], moved[other]
            x, y = second.x - first.x, second.y - first.y
            away = hypot(x, y)
            lacking = first.radius + second.radius + _GAP - away
            if lacking > 0.01:
                is_still = False
                x, y = (x / away, y / away) if away > 0.01 else (1.0, 0.0)
                moved[one] = _within(replace(first, x=first.x - x * lacking / 2, y=first.y - y * lacking / 2))
                moved[other] = _within(replace(second, x=second.x + x * lacking / 2, y=second.y + y * lacking / 2))
        if is_still:
            break
    return [
        replace(circle, x=round(circle.x, 1), y=round(circle.y, 1), radius=round(circle.radius, 1)) for circle in moved
    ]


def _within(circle: Circle) -> Circle:
    """Returns the circle inside the drawing; downwards it grows."""
    least = circle.radius + 2
    return replace(circle, x=min(max(circle.x, least), WIDTH - least), y=max(circle.y, least))


def _grouped(circles: Sequence[Circle]) -> list[list[Circle]]:
    """Returns the circles that share name and point together, in the order given."""
    found: dict[tuple[str, float, float], list[Circle]] = {}
    for circle in circles:
        point = circle.place.point
        found.setdefault((circle.place.name, point.latitude, point.longitude), []).append(circle)
    return list(found.values())


def _box(circles: Sequence[Circle]) -> Box:
    return Box(
        min(circle.x - circle.radius for circle in circles),
        min(circle.y - circle.radius for circle in circles),
        max(circle.x + circle.radius for circle in circles),
        max(circle.y + circle.radius for circle in circles),
    )


def _scale_bar(unit: float) -> ScaleBar:
    """Returns a round number of kilometres that is about a quarter of the drawing long."""
    length = next((each for each in reversed(_SCALES) if each * unit <= WIDTH / 4), _SCALES[0])
    return ScaleBar(length, round(length * unit, 1))
