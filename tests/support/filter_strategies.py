"""Random rows and queries for the filter of the catalogues, in Python and in the browser."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from profminimum.catalog.facts.facets import Query, Row
from profminimum.russian import words

VALUES = {"grade": ("6", "7", "8"), "cost": ("free", "paid"), "ovz": ("yes",), "municipality": ("gorod", "okrug")}
NAMES = tuple(VALUES)
TYPED = ("школа", "школе", "Ёлка", "елки", "сварка", "сварщик", "8", "IT-куб", "робот", "№", "лей")
DAYS = st.none() | st.integers(0, 5).map(lambda days: date(2026, 11, 28) + timedelta(days))


def facets(unknown: bool = False) -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    """Some values of some facets; with `unknown` also values that no vocabulary has."""
    values = {name: [*known, *(["other"] if unknown else [])] for name, known in VALUES.items()}
    return st.fixed_dictionaries(
        {},
        optional={
            name: st.lists(st.sampled_from(known), max_size=2, unique=True).map(tuple) for name, known in values.items()
        },
    )


TEXTS = st.lists(st.sampled_from(TYPED), max_size=3).map(" ".join)
ROWS = st.builds(
    lambda facets, title, day, deadline: Row(
        facets,
        tuple(dict.fromkeys(words(title))),
        title,
        day,
        deadline,
        deadlines=((None, deadline),) if deadline else (),
    ),
    facets(),
    TEXTS,
    DAYS,
    DAYS,
)


def rows(most: int = 12) -> st.SearchStrategy[list[Row]]:
    """A list of records as the filter sees them."""
    return st.lists(ROWS, min_size=1, max_size=most)


def queries(orders: tuple[str, ...] = ("",)) -> st.SearchStrategy[Query]:
    """What a reader may choose, or somebody write into an address."""
    texts = st.just("") | st.sampled_from(TYPED) | TEXTS
    return st.builds(Query, facets(unknown=True), texts, st.sampled_from(orders))
