"""Numbers of items: of one to four levels, however a document writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.model.item_numbers import item_anchor, number_parts
from profminimum.model.schema.types import ItemNumber
from pydantic import TypeAdapter, ValidationError

NUMBER = TypeAdapter(ItemNumber)
LEVELS = st.lists(st.integers(1, 999), min_size=1, max_size=4)


@given(LEVELS, LEVELS, st.sampled_from(["", "."]))
def test_numbers_are_compared_level_by_level(one: list[int], other: list[int], end: str) -> None:
    """They are accepted as written, sorted as numbers, and have one anchor each."""
    first, second = (".".join(map(str, levels)) for levels in (one, other))
    assert NUMBER.validate_python(first + end) == first + end
    assert (number_parts(first + end) < number_parts(second)) == (one < other)
    assert (item_anchor(first + end) == item_anchor(second)) == (one == other)
    assert item_anchor(first) == f"item-{first.replace('.', '-')}"


@pytest.mark.parametrize(
    ("written", "parts"),
    [("3.12", (3, 12)), ("II.4", (2, 4)), ("ХІV", (14,)), ("Раздел 2.", (2,)), ("Приложение", ()), ("", ())],
)
def test_roman_figures_and_words_around_a_number(written: str, parts: tuple[int, ...]) -> None:
    """Roman figures count as numbers, Cyrillic look-alikes too; what is no number has no levels."""
    assert number_parts(written) == parts


@pytest.mark.parametrize("written", ["", "0.1", "1.0", "1.2.3.4.5", "1..2", ".1", "a", "1,2", "1.1а", "1 2", "١"])
def test_other_texts_are_no_numbers(written: str) -> None:
    """They are refused with an example."""
    with pytest.raises(ValidationError, match=r"номер пункта пишут так: «3\.12»"):
        NUMBER.validate_python(written)
