"""Hours are whole or with a half, however people write them; their sums are exact and read as Russian writes numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum import russian
from profminimum.model.schema.numbers import HALVES, Number, total, whole
from pydantic_core import PydanticCustomError

HOURS = Number(0, 2000, "число часов", HALVES)


@pytest.mark.parametrize(
    ("typed", "hours", "words"),
    [
        ("34", 34, "34\xa0часа"),
        ("1,5", 1.5, "1,5\xa0часа"),
        ("1.5", 1.5, "1,5\xa0часа"),
        ("0,5", 0.5, "0,5\xa0часа"),
        ("21,0", 21, "21\xa0час"),
        (" 34,50 ", 34.5, "34,5\xa0часа"),
        ("34,5 ч.", 34.5, "34,5\xa0часа"),
        ("2\xa0часа", 2, "2\xa0часа"),
        ("1,5\u00ad часа", 1.5, "1,5\xa0часа"),
        ("0", 0, "0\xa0часов"),
        (34.5, 34.5, "34,5\xa0часа"),
    ],
)
def test_a_half_is_read_and_said(typed: object, hours: float, words: str) -> None:
    """Comma or point, with or without the unit; what is whole is an `int`."""
    read = HOURS(typed)
    assert (read, type(read)) == (hours, type(hours))
    assert russian.count(read, "час", "часа", "часов") == words


@pytest.mark.parametrize(
    "typed", ["1 ч 30 мин", "1,25", "1,5,5", "1:30", "-1", "2000,5", "1½", "полтора", "", "34 дня"]
)
def test_what_is_no_half_is_refused(typed: str) -> None:
    """Minutes and quarters are no academic hours; the message shows how a half is written."""
    with pytest.raises(PydanticCustomError) as refused:
        HOURS(typed)
    message = str((refused.value.context or {})["message"])
    assert message == f"здесь «{typed}», а нужно число часов от 0 до 2000; половину пишут так: «1,5»."


def test_a_noun_in_the_genitive_follows_a_fraction() -> None:
    """«Не меньше 1,5 часа» beside «не меньше 2 часов»."""
    forms = ("часа", "часов", "часов")
    assert [russian.count(number, *forms) for number in (1, 1.5, 2)] == ["1\xa0часа", "1,5\xa0часа", "2\xa0часов"]


@given(st.lists(st.integers(0, 4000)))
def test_sums_are_exact(halves: list[int]) -> None:
    """As fractions add up, so do these; a whole sum is an `int`."""
    sum_of_all = total(whole(half / 2) for half in halves)
    assert sum_of_all == Fraction(sum(halves), 2)
    assert isinstance(sum_of_all, int) is (sum(halves) % 2 == 0)
