"""What a page says of the municipalities around one: how far they are and how much they have. Knows no template."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...catalog import Catalog, Neighbour, by_distance, memoised, neighbours
from ...catalog.facts.coverage import TownTotals, totals_by_town
from ...catalog.facts.joinable import GradeChances, chances_by_town
from ...model import Municipality

_ENOUGH = 5
"""Programmes and classes of a place that does not send its pupils next door."""


@dataclass(frozen=True)
class Surrounding:
    """A municipality around another: how far it is, and what it has: in all, and to join by grade."""

    near: Neighbour
    totals: TownTotals
    offers: tuple[GradeChances, ...] = field(repr=False)
    wording: str
    """What a page may tell of its offers."""


@dataclass(frozen=True)
class Surroundings:
    """What is around one municipality."""

    twins: tuple[Surrounding, ...]
    """Those that share its name."""
    near: tuple[Surrounding, ...]
    """Those next door."""
    farther: Surrounding | None
    """The nearest that has something to join, if nothing nearer has: neither it itself, nor a twin, nor one next door."""
    all_by_distance: tuple[Surrounding, ...]
    """All others that stand on the map, the nearest first."""
    has_enough: bool
    """Whether the place itself has so much to join that its neighbours need not stand in sight."""


@memoised
def _wording_by_town(catalog: Catalog) -> dict[str, str]:
    """Returns what a page may tell of the offers in each municipality: pages of all others ask for it."""
    return {town: repr(offers) for town, offers in chances_by_town(catalog).items()}


def surroundings(catalog: Catalog, town: Municipality) -> Surroundings:
    """Returns what is around a municipality."""
    offers, wording, totals = chances_by_town(catalog), _wording_by_town(catalog), totals_by_town(catalog)

    def of(near: Neighbour) -> Surrounding:
        return Surrounding(near, totals[near.town.id], offers[near.town.id], wording[near.town.id])

    next_door = [of(near) for near in neighbours(catalog, town)]
    every = tuple(of(near) for near in by_distance(catalog, town))
    has_something = totals[town.id].joinable or any(each.totals.joinable for each in next_door)
    farther = None if has_something else next((each for each in every if each.totals.joinable), None)
    return Surroundings(
        tuple(each for each in next_door if each.near.is_twin),
        tuple(each for each in next_door if not each.near.is_twin),
        farther,
        every,
        totals[town.id].joinable >= _ENOUGH,
    )
