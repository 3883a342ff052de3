"""The filter of the catalogues: what fits, what each further choice would leave, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.catalog.facts.facets import ORDERS, Query, Row, filter_rows, matches, ordered, ranks
from profminimum.russian import stem, words

from tests.support.filter_strategies import NAMES, queries, rows

FREE = {"cost": ("free",), "grade": ("8", "9")}


@pytest.mark.parametrize(
    ("chosen", "fits"),
    [
        ({}, True),
        ({"cost": ()}, True),
        ({"cost": ("free",)}, True),
        ({"cost": ("paid",)}, False),
        ({"cost": ("paid", "free")}, True),
        ({"cost": ("free",), "grade": ("10",)}, False),
        ({"cost": ("free",), "grade": ("10", "9")}, True),
        ({"transport": ("yes",)}, False),
    ],
)
def test_values_of_a_facet_are_alternatives_and_facets_add_up(chosen: dict[str, tuple[str, ...]], fits: bool) -> None:
    """One value of a facet is enough, all facets are needed; what a record does not say does not fit."""
    assert matches(FREE, (), Query(chosen)) is fits


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("", True),
        ("  ", True),
        ("ёлка", True),
        ("ЕЛКИ", True),
        ("ёлк зелен", True),
        ("зелёными ёлками", True),
        ("елка берёза", False),
        ("лка", False),
        ("№ 12", True),
        ("(ёлка)!", True),
    ],
)
def test_typed_words_fit_in_any_form(typed: str, fits: bool) -> None:
    """Case, «ё», endings and signs make no difference; each word must begin one of the record's."""
    assert matches({}, words("Зелёная Ёлка № 12"), Query(text=typed)) is fits


@pytest.mark.parametrize(
    ("forms", "common"),
    [
        ("школа школы школе школу школой школам школами", "школ"),
        ("класс класса классов классами", "класс"),
        ("инженерный инженерного инженерные инженерной", "инженерн"),
        ("химия химии химию", "хим"),
        ("ель", "ель"),
        ("8 it", ""),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str, common: str) -> None:
    """A word keeps three letters at least; numbers and foreign words are themselves."""
    assert [stem(form) for form in forms.split()] == [common or form for form in forms.split()]


def test_words_are_the_same_composed_or_decomposed() -> None:
    """Composed and decomposed letters give the same words."""
    assert words("Её «Кот-2»: ИЁ\u0306 и\u0306!") == ("ее", "кот", "2", *words("ИЁ\u0306"), "й")


def test_counts_put_the_facets_own_choice_aside() -> None:
    """With grade 8 chosen, the count beside grade 9 says what grade 9 would leave instead."""
    items = [
        Row({"grade": ("8",), "cost": ("free",)}),
        Row({"grade": ("9",), "cost": ("free",)}),
        Row({"grade": ("9",), "cost": ("paid",)}),
    ]
    found, counts = filter_rows(items, Query({"grade": ("8",)}))
    assert found == (0,)
    assert counts == {"grade": {"8": 1, "9": 2}, "cost": {"free": 1}}


def test_orders_are_stable_and_put_unknown_dates_last() -> None:
    """What has no date comes last; equal ones stay as they stood; an order that does not exist changes nothing."""
    items = [
        Row(title="Ёлка"),
        Row(title="ель", day=date(2026, 12, 1), deadline=date(2026, 11, 1)),
        Row(title="Ежи", day=date(2026, 11, 1)),
        Row(title="елка", deadline=date(2026, 10, 1)),
    ]
    everything = range(len(items))
    assert ordered(items, everything, "title") == (2, 0, 3, 1)
    assert ordered(items, everything, "date") == (2, 1, 0, 3)
    assert ordered(items, everything, "deadline") == (3, 1, 0, 2)
    assert ordered(items, (3, 1), "") == ordered(items, (3, 1), "price") == (1, 3)
    assert ranks(items, "title") == [1, 2, 0, 1]


def test_the_address_of_a_query_gives_it_back() -> None:
    """An address that is shared gives the same query; parameters of others are ignored."""
    query = Query.read("grade=8&grade=9&grade=8&cost=free&vision=1&q=%D1%91%D0%BB%D0%BA%D0%B0&sort=title", NAMES)
    assert query == Query({"grade": ("8", "9"), "cost": ("free",)}, "ёлка", "title")
    assert Query.read(query.address, NAMES) == query
    assert Query().address == ""


@given(rows(), queries())
def test_every_row_is_judged_by_itself(items: Sequence[Row], query: Query) -> None:
    """The list holds those that match and no others."""
    found = filter_rows(items, query).positions
    assert set(found) == {place for place, row in enumerate(items) if matches(row.facets, row.words, query)}


@given(rows(), queries())
def test_a_count_is_what_choosing_it_leaves(items: Sequence[Row], query: Query) -> None:
    """The number beside an option is the length of the list if that option alone is chosen in its facet."""
    counts = filter_rows(items, query).counts
    for name in NAMES:
        for value in {value for row in items for value in row.facets.get(name, ())}:
            alone = Query({**query.chosen, name: (value,)}, query.text)
            assert counts.get(name, {}).get(value, 0) == len(filter_rows(items, alone).positions)


@given(rows(), queries())
def test_choosing_more_facets_never_finds_more(items: Sequence[Row], query: Query) -> None:
    """Without one of the facets the list is the same or longer, and holds everything it held."""
    found = set(filter_rows(items, query).positions)
    for name in query.chosen:
        rest = {other: values for other, values in query.chosen.items() if other != name}
        assert found <= set(filter_rows(items, Query(rest, query.text)).positions)


@given(rows(), st.sampled_from(list(ORDERS)))
def test_orders_lose_nothing(items: Sequence[Row], order: str) -> None:
    """An order is a rearrangement, and agrees with its ranks."""
    found = ordered(items, range(len(items)), order)
    assert sorted(found) == list(range(len(items)))
    assert [ranks(items, order)[place] for place in found] == sorted(ranks(items, order))


@given(st.text(alphabet="абвеёийкшя ЁЙ-8z"), st.sampled_from(["а", "ами", "ого", "ие", ""]))
def test_a_title_is_found_by_its_own_words(title: str, ending: str) -> None:
    """Whatever a title is, each of its words finds it, with any ending."""
    assert matches({}, words(title), Query(text=title))
    assert all(matches({}, words(title), Query(text=word + ending)) for word in words(title) if len(stem(word)) > 3)
