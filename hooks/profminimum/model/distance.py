"""How far it is from one place to another, as the crow flies."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH = 6371.0
"""The mean radius of the Earth in kilometres."""


class Point(Protocol):
    """A place on the Earth, in degrees."""

    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...


def kilometres(one: Point, other: Point) -> float:
    """Returns the length of the great circle between two places: a way by road is longer."""
    half = sin(radians(other.latitude - one.latitude) / 2) ** 2
    half += (
        cos(radians(one.latitude))
        * cos(radians(other.latitude))
        * sin(radians(other.longitude - one.longitude) / 2) ** 2
    )
    return 2 * EARTH * asin(sqrt(min(1.0, half)))
