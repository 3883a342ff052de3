"""What is new: programmes, classes and events by the day on which each was last as it is now. Knows no page and no file.

A record of which nobody knows when it changed stands at the day on which it was last checked; if that is not known either,
it is left out, since the day of the build says nothing of it. So is an event that was over already on that day and has no
story of how it went: that is history put in order, and nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from ...model import CONTRIBUTED
from ..catalog import Catalog
from ..items.event import EventItem
from ..items.item import CatalogItem

NEWEST = 100
"""How many are news at most: readers of feeds keep what they have seen."""


class News(NamedTuple):
    """A record and the day by which it was as it is now."""

    day: date
    item: CatalogItem[Any]


def newest(items: Iterable[CatalogItem[Any]]) -> list[News]:
    """Returns the news among `items`, the newest first, each once; `NEWEST` at most."""
    known = (News(day, item) for item in dict.fromkeys(items) if (day := item.changed or item.record.checked))
    return sorted(filter(_is_of_use, known), key=_newest_first)[:NEWEST]


def news(catalog: Catalog) -> list[News]:
    """Returns the news of the region."""
    return newest(item for kind in CONTRIBUTED if kind.is_in_feed for item in catalog.each_of(kind.name))


def _is_of_use(entry: News) -> bool:
    day, item = entry
    return not isinstance(item, EventItem) or (item.last_day or day) >= day or bool(item.record.coverage)


def _newest_first(entry: News) -> tuple[int, str]:
    return -entry.day.toordinal(), entry.item.address
