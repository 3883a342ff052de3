"""The filter of each catalogue as its page carries it: facets with labels and counts, and a compact index of the rows.

A small catalogue is on its page as a whole, with the index inside. A large one shows its first cards; the rest is in files
of its own, of which a phone fetches only what it shows. Knows no template and no disk.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from ... import russian
from ...catalog import (
    Catalog,
    CatalogItem,
    EventItem,
    SchoolItem,
    TrackedItem,
    TrackedRoadmap,
    memoised,
    progress,
)
from ...catalog.facts.facets import ORDERS, Query, Row, filter_rows, ranks, row
from ...catalog.facts.news import news
from ...catalog.items.joinable import join_order
from ...model import CONTRIBUTED
from ...validity import cached_property
from ..rendering import list_preview
from .facets import FACET_KINDS, LIST_KINDS, ORDER_LABELS, Labels

BY_DAY, DAILY = "phase", ("now", "today", "week")
"""The facet of the day of reading, and those of its values that are others every day."""
DEADLINE = "deadline"
"""The order by the last day to join: what is over by the day of reading comes last."""
MORE = 12
"""How many a long list shows at a time after that, and of what was chosen."""


@dataclass(frozen=True)
class Option:
    """A value that can be chosen, with the number of records that have it."""

    value: str
    label: str
    count: int | None
    """None where it changes from day to day: browsers count these."""


@dataclass(frozen=True)
class Facet:
    """What a catalogue can be filtered by: all values of the vocabulary, also those without a record."""

    name: str
    heading: str
    options: tuple[Option, ...]
    narrows: bool
    """Whether some choice leaves fewer records than there are."""


@dataclass(frozen=True, eq=False)
class Filter:
    """The filter of a list; `row_of` gives what it knows of an item."""

    name: str
    items: Sequence[Any]
    row_of: Callable[[Any], Row]
    labels: Mapping[str, Labels]
    orders: tuple[str, ...] = ("title",)

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The rows of the items, in the order in which the list stands."""
        return tuple(map(self.row_of, self.items))

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """The facets in the order of `labels`."""
        counts = filter_rows(self.rows, Query()).counts
        return tuple(self._facet(name, labels, counts.get(name, {})) for name, labels in self.labels.items())

    def _facet(self, name: str, labels: Mapping[str, str], counts: Mapping[str, int]) -> Facet:
        daily = DAILY if name == BY_DAY else ()
        options = tuple(
            Option(value, label, None if value in daily else counts.get(value, 0)) for value, label in labels.items()
        )
        heading = FACET_KINDS[name].heading
        narrows = bool(daily) or any(0 < (option.count or 0) < len(self.rows) for option in options)
        return Facet(name, heading, options, narrows)

    @property
    def is_large(self) -> bool:
        """Whether the page shows only the first cards; a road map is read as a whole, however long."""
        return self.name in LISTS and len(self.items) > list_preview.LIMIT

    @property
    def first(self) -> Sequence[Any]:
        """The items that its page shows at first."""
        return self.items[: list_preview.FIRST]

    @property
    def more(self) -> int:
        """How many further cards a large catalogue shows at a time."""
        return MORE

    @cached_property
    def columns(self) -> dict[str, Any]:
        """Size, facets and orders. A facet is the list of combinations that occur and each row's place in that list."""
        facets = [name for name in self.labels if name != BY_DAY]
        return {
            "size": len(self.rows),
            "facets": {name: _column([row.facets.get(name, ()) for row in self.rows]) for name in facets},
            **self._days,
            **self._changes,
            "orders": {name: ranks(self.rows, name) for name in self.orders[1:] if name in ORDERS and name != DEADLINE},
        }

    @property
    def _days(self) -> dict[str, Any]:
        """The days of each row and until when it is open: browsers say what is today and this week."""
        if BY_DAY not in self.labels:
            return {}
        until = [row.open_until and row.open_until.isoformat() for row in self.rows]
        return {"days": [row.days for row in self.rows], "until": until}

    @property
    def _changes(self) -> dict[str, Any]:
        """What will hold of each row, and from which moment on: browsers keep what is there to the moment of reading."""
        names = {name for row in self.rows for name, changes in row.changes.items() if changes}
        changes = {
            name: [[(moment.isoformat(), values) for moment, values in row.changes.get(name, ())] for row in self.rows]
            for name in self.labels
            if name in names
        }
        deadlines = [
            [(moment.isoformat() if moment else "", day and day.isoformat()) for moment, day in row.deadlines]
            for row in self.rows
        ]
        return {"changes": changes} | ({"deadlines": deadlines} if DEADLINE in self.orders else {})

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Each word with the positions of the rows that have it."""
        positions: dict[str, list[int]] = defaultdict(list)
        for position, words in enumerate(item_row.words for item_row in self.rows):
            for word in words:
                positions[word].append(position)
        return dict(sorted(positions.items()))

    @property
    def inline(self) -> Markup:
        """The index of a small catalogue as JSON that can stand inside a page."""
        return Markup(_json(self.columns | {"words": self.words}).replace("<", "\\u003c"))

    @cached_property
    def folder(self) -> str:
        """The folder of a large catalogue's index, with a slash: named after the content."""
        return f"catalogue/{self.name}/{_digest([self.columns, self.words])}/"

    @cached_property
    def cards(self) -> str:
        """The folder of its cards, each under its position: named after the order, so that a changed card stays in place."""
        return f"catalogue/{self.name}/cards-{_digest([item.address for item in self.items])}/"

    def files(self) -> Iterator[tuple[str, str]]:
        """Yields the index of a large catalogue as files below its folder: columns, and words by their first letter."""
        by_letter: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for word, positions in self.words.items():
            by_letter[word[0]][word] = positions
        yield "index.json", _json(self.columns | {"letters": "".join(by_letter)})
        for letter, postings in by_letter.items():
            yield f"words-{ord(letter):x}.json", _json(postings)

    @property
    def found(self) -> tuple[str, str, str]:
        """How many were found, for 1, 2 and 5; `#` stands for the number."""
        return LIST_KINDS[self.name].found

    @property
    def order_labels(self) -> dict[str, str]:
        """The orders that readers can choose, with their words."""
        return {order: ORDER_LABELS[order] for order in self.orders}

    @property
    def endings(self) -> str:
        """The pattern that makes a typed word its stem."""
        return russian.ENDINGS


def _column(combinations: list[tuple[str, ...]]) -> dict[str, Any]:
    places = {values: place for place, values in enumerate(dict.fromkeys(combinations))}
    return {"keys": list(places), "of": [places[values] for values in combinations]}


def _digest(value: Any) -> str:
    return hashlib.sha256(_json(value).encode()).hexdigest()[:12]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _not_ended(catalog: Catalog, kind: str) -> list[CatalogItem[Any]]:
    return [item for item in catalog.all_of(kind) if not item.has_ended]


LISTS: dict[str, Callable[[Catalog], Sequence[CatalogItem[Any]]]] = {
    **{kind.collection: partial(_not_ended, kind=kind.name) for kind in CONTRIBUTED if kind.has_list},
    "programmes": lambda catalog: _open_then_closed(catalog.programmes),
    "classes": lambda catalog: _open_then_closed(catalog.classes),
    "events": lambda catalog: _ahead_then_past(catalog),
    "schools": lambda catalog: _by_municipality(catalog),
}
"""The records of each catalogue in the order in which its page shows them; the names are the addresses of the sections."""


def _open_then_closed(offers: Sequence[Any]) -> list[Any]:
    return sorted((offer for offer in offers if offer.is_current), key=join_order)


def _ahead_then_past(catalog: Catalog) -> list[EventItem]:
    return [*catalog.upcoming_events, *(event for event in reversed(catalog.events) if not event.is_ahead)]


def _by_municipality(catalog: Catalog) -> list[SchoolItem]:
    return [school for _, own in catalog.by_municipality(catalog.schools.values()) for school in own]


@memoised
def catalogue_filter(catalog: Catalog, name: str) -> Filter:
    """Returns the filter of a list of `LISTS`, built once for a catalogue."""
    kind = LIST_KINDS[name]
    return Filter(name, LISTS[name](catalog), row, kind.labels(catalog), kind.orders)


def news_filter(catalog: Catalog) -> Filter:
    """Returns the filter of what is new in the region."""
    kind = LIST_KINDS["news"]
    return Filter("news", [entry.item for entry in news(catalog)], row, kind.labels(catalog), kind.orders)


def roadmap_filter(catalog: Catalog, roadmap: TrackedRoadmap) -> Filter:
    """Returns the filter of a road map's items."""
    kind = LIST_KINDS["roadmap"]
    items = progress(catalog, roadmap).items
    return Filter("roadmap", items, _item_row, kind.labels(catalog), kind.orders)


def _item_row(item: TrackedItem) -> Row:
    wording = item.item
    words = tuple(dict.fromkeys(russian.words(wording.title)))
    return Row(item.facets, words, wording.title, changes={"timing": item.facet_timings})
