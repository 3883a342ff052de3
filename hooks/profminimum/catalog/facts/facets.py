"""The filter of the catalogues: which records fit, how many each further choice would leave, in which order.

`overrides/assets/filter/narrowing.js` follows the same rules in the browser; a test compares the two on random data.
Knows no page and no clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode

from ... import russian
from ..items.item import CatalogItem, FacetChanges

TEXT, ORDER = "q", "sort"
"""The names in an address that are no facets: what is typed, and the order."""


@dataclass(frozen=True)
class Row:
    """What the filter knows of one record."""

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the facet's name, the values that hold; a facet that the record says nothing of is empty or left out."""
    words: tuple[str, ...] = ()
    """Folded words that a typed text is compared with."""
    title: str = ""
    day: date | None = None
    deadline: date | None = None
    """The last day to join, while it is ahead."""
    days: tuple[str, ...] = ()
    """The days on which it takes place, as browsers read them; see `day_marks`."""
    open_until: date | None = None
    """The last day on which it may come although no day is known."""
    changes: Mapping[str, FacetChanges] = field(default_factory=dict)
    """By the facet's name, which other values will hold, and from when on."""
    deadlines: tuple[tuple[datetime | None, date | None], ...] = ()
    """The last day to join, and from when on it will be another."""


def row(item: CatalogItem[Any]) -> Row:
    """Returns a record as the filter sees it."""
    texts = list(item.searched_texts)
    if item.owner is not None and item.owner is not item:
        texts.append(item.owner.name)
    texts += [town.short_name for town in item.municipalities]
    deadline = item.deadline
    return Row(
        item.facets,
        tuple(dict.fromkeys(russian.words(" ".join(texts)))),
        texts[0],
        item.first_day,
        deadline if deadline and deadline >= item.catalog.today else None,
        item.day_marks,
        item.open_until,
        item.facet_changes,
        ((None, deadline), *item.deadline_changes) if deadline or item.deadline_changes else (),
    )


@dataclass(frozen=True)
class Query:
    """What a reader chose; empty for everything."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the facet's name, values of which one is enough; facets without values ask for nothing."""
    text: str = ""
    order: str = ""

    @classmethod
    def read(cls, address: str, names: Sequence[str]) -> Query:
        """Returns the query of an address, such as `grade=8&grade=9&q=сварка`; what is no facet of `names` is ignored."""
        given = parse_qs(address)
        chosen = {name: tuple(dict.fromkeys(given[name])) for name in names if name in given}
        return cls(chosen, *(given.get(name, [""])[0] for name in (TEXT, ORDER)))

    @property
    def address(self) -> str:
        """The part of an address after the question mark."""
        pairs = [(name, value) for name, values in self.chosen.items() for value in values]
        return urlencode([*pairs, *((name, text) for name, text in ((TEXT, self.text), (ORDER, self.order)) if text)])


def matches(facets: Mapping[str, tuple[str, ...]], words: Sequence[str], query: Query) -> bool:
    """Returns whether a record with these facets and folded words fits.

    Of several values of a facet one is enough; all facets and all typed words must fit. A record that says nothing of a
    facet does not fit any choice of it: unknown is not «for all».
    """
    return _is_typed(words, query.text) and not _unmet(facets, query)


def _is_typed(words: Sequence[str], text: str) -> bool:
    """Returns whether each typed word, without its ending, begins one of the record's words."""
    stems = map(russian.stem, russian.words(text))
    return all(any(word.startswith(stem) for word in words) for stem in stems)


def _unmet(facets: Mapping[str, tuple[str, ...]], query: Query) -> list[str]:
    """Returns the names of the facets whose choice the record does not meet."""
    return [
        name for name, wanted in query.chosen.items() if wanted and not set(wanted).intersection(facets.get(name, ()))
    ]


class FilterResult(NamedTuple):
    """What a query leaves."""

    positions: tuple[int, ...]
    """The rows that fit, in the chosen order."""
    counts: dict[str, Counter[str]]
    """By facet and value, how many records fit with this value if the facet's own choice is put aside."""


def filter_rows(rows: Sequence[Row], query: Query) -> FilterResult:
    """Returns the rows that fit a query, and what each further choice would leave."""
    found: list[int] = []
    values: dict[str, list[str]] = {}
    for position, row in enumerate(rows):
        if not _is_typed(row.words, query.text):
            continue
        unmet = _unmet(row.facets, query)
        if not unmet:
            found.append(position)
        # A record that only one facet keeps out still counts there: another choice in that facet would let it in.
        if len(unmet) < 2:
            for name in unmet or row.facets:
                values.setdefault(name, []).extend(dict.fromkeys(row.facets.get(name, ())))
    return FilterResult(ordered(rows, found, query.order), {name: Counter(held) for name, held in values.items()})


ORDERS: dict[str, Callable[[Row], Any]] = {
    "title": lambda row: russian.folded(row.title),
    "date": lambda row: (row.day is None, row.day),
    "deadline": lambda row: (row.deadline is None, row.deadline),
}
"""The orders by name; what has no date comes last."""


def ranks(rows: Sequence[Row], order: str) -> list[int]:
    """Returns the rank of each row in an order; equal rows share one."""
    keys = [ORDERS[order](row) for row in rows]
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return [places[key] for key in keys]


def ordered(rows: Sequence[Row], positions: Sequence[int], order: str) -> tuple[int, ...]:
    """Returns the positions in an order; equal ones, and all of them for an unknown order, as in the list."""
    if order not in ORDERS:
        return tuple(sorted(positions))
    places = ranks(rows, order)
    return tuple(sorted(positions, key=lambda position: (places[position], position)))
