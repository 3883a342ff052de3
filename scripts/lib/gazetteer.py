"""Settlements of an open gazetteer, and which of them stands for which municipality. Knows no file of data.

Reads the dump of GeoNames (CC BY 4.0): a line for each place, fields parted by tabs, as its readme.txt describes them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_NAMES, _LATITUDE, _LONGITUDE, _CLASS, _COUNTRY, _ADMIN, _POPULATION = 3, 4, 5, 6, 8, 10, 14
_RUSSIAN = re.compile(r"[А-ЯЁ][А-Яа-яЁё\d .()-]*")
_ADJECTIVE = re.compile(r"(.{3,}?)(?:с|ц)к(?:ий|ой)", re.IGNORECASE)
_SHORTEST = 4


class Settlement(NamedTuple):
    """A settlement with its Russian names; `region` is the gazetteer's own code of the region."""

    names: tuple[str, ...]
    latitude: str
    longitude: str
    region: str
    population: int


class Found(NamedTuple):
    """The settlement that stands for a municipality, by the name that fits."""

    name: str
    settlement: Settlement


def settlements(lines: Iterable[str]) -> list[Settlement]:
    """Returns the settlements of Russia that have a Russian name; lines that are none of the dump are passed over."""
    found = []
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if len(fields) <= _POPULATION or fields[_CLASS] != "P" or fields[_COUNTRY] != "RU":
            continue
        names = tuple(dict.fromkeys(name for name in fields[_NAMES].split(",") if _RUSSIAN.fullmatch(name)))
        population = int(fields[_POPULATION] or 0) if fields[_POPULATION].isdigit() else 0
        if names:
            found.append(Settlement(names, fields[_LATITUDE], fields[_LONGITUDE], fields[_ADMIN], population))
    return found


def centres(towns: Sequence[str], known: Sequence[Settlement]) -> list[Found | None]:
    """Returns, for the own name of each municipality («Абанский», «Ачинск»), the settlement of its name; None if there is none.

    All are looked for in one region: that in which most of the names are found. Of several the largest is taken.
    """
    candidates = [_candidates(town, known) for town in towns]
    votes = Counter(region for found in candidates for region in {each.settlement.region for each in found})
    if not votes:
        return [None] * len(towns)
    region = max(votes, key=lambda code: (votes[code], code))
    return [
        max(
            (each for each in found if each.settlement.region == region),
            # Of two spellings the one with «ё» says more.
            key=lambda each: (each.settlement.population, "ё" in each.name.casefold()),
            default=None,
        )
        for found in _nearest_of(region, candidates, towns)
    ]


def _nearest_of(region: str, candidates: Sequence[list[Found]], towns: Sequence[str]) -> list[list[Found]]:
    """Returns of each municipality's candidates in the region those whose name has the most letters in common with its own."""
    result = []
    for town, found in zip(towns, candidates, strict=True):
        there = [each for each in found if each.settlement.region == region]
        best = max((_shared_letters(town, each.name) for each in there), default=0)
        result.append([each for each in there if _shared_letters(town, each.name) == best])
    return result


def _shared_letters(town: str, name: str) -> int:
    """Returns how many first letters two names share; one more if they are the same."""
    one, other = _folded(town), _folded(name)
    shared = next((number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    return (min(len(one), len(other)) if shared is None else shared) + (one == other)


def _candidates(town: str, known: Sequence[Settlement]) -> list[Found]:
    """Returns the settlements with the name itself, or the name from which its adjective is made: «Ржаксинский» of «Ржакса»."""
    own, adjective = _folded(town), _ADJECTIVE.fullmatch(_folded(town))
    stem = adjective[1][: max(_SHORTEST, len(adjective[1]) - 2)] if adjective else ""
    return [
        Found(name, each)
        for each in known
        for name in each.names
        if _folded(name) == own or (stem and _folded(name).startswith(stem))
    ]


def _folded(name: str) -> str:
    return name.casefold().replace("ё", "е")
