"""What a service of maps is asked for: an address in words, whole enough to be found by itself. Asks no service.

Yandex documents its address `https://yandex.ru/maps/?text=…`; 2GIS takes the words as a part of the path, `https://2gis.ru/search/…`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol
from urllib.parse import quote

from ...model import Municipality


class _Addressed(Protocol):
    """What has an address: a place of an event, a school, a branch."""

    @property
    def address(self) -> str | None: ...


def map_query(place: _Addressed | None, towns: Iterable[Municipality | None], region: str) -> str:
    """Returns the words to look for on a map; empty where no address is written, as a town is no address.

    Region, municipality and settlement go before the address unless it names them: half the villages of a region have a
    namesake. A record of several municipalities does not say in which its address is.
    """
    if place is None or not place.address:
        return ""
    named = [town.short_name for town in towns if town]
    before = [region, *(named if len(named) == 1 else []), getattr(place, "settlement", None) or ""]
    words = place.address
    for part in reversed(before):
        words = words if names_place(words, part) else f"{part}, {words}"
    return words


def names_place(words: str, part: str) -> bool:
    """Whether the words name a place already, be it with another word for its kind: «г. Тамбов» names «город Тамбов»."""
    proper = [word for word in re.findall(r"[\w-]+", part) if word[:1].isupper()]
    known = {word.casefold() for word in re.findall(r"[\w-]+", words)}
    return all(word.casefold() in known for word in proper or part.split())


def in_url(words: str) -> str:
    """Returns text as one part of a web address: «/» of «дом 5/2» and «#» are no signs of the address."""
    return quote(words, safe="")
