"""How many can take part is a number or a range, however people write it, and is said in good Russian."""

from __future__ import annotations

import pickle
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum import russian
from profminimum.model import Admission
from profminimum.model.schema.ranges import Range, RangeReader, range_sum
from profminimum.model.schema.types import Places
from profminimum.model.schema.values import as_plain
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

PLACES: RangeReader = get_args(Places)[1].func


@pytest.mark.parametrize(
    ("typed", "plain", "words"),
    [
        ("20", 20, "20 мест"),
        ("21 место", 21, "21 место"),
        ("0", 0, "0 мест"),
        ("1\xa0200", 1200, "1200 мест"),
        ("15–20", "15–20", "15–20 мест"),
        ("15-20 человек", "15–20", "15–20 мест"),
        ("15\u201121", "15–21", "15–21 место"),
        ("от 15 до 22 чел.", "15–22", "15–22 места"),
        ("От 15 — 20", "15–20", "15–20 мест"),
        ("до 20", "до 20", "до 20 мест"),
        ("не более 21", "до 21", "до 21 места"),
        ("не больше 1 человека", "до 1", "до 1 места"),
        ("от 15", "от 15", "от 15 мест"),
        ("не менее 12 учеников", "от 12", "от 12 мест"),
        ("20–20", 20, "20 мест"),
    ],
)
def test_a_range_is_read_and_said(typed: str, plain: int | str, words: str) -> None:
    """Every dash, words for both ends, what is counted; what a file then says is read as the same."""
    read = PLACES(typed)
    assert read.plain == plain
    assert PLACES(read.plain) == read
    assert russian.amount(read.least, read.most, "место", "места", "мест").replace("\xa0", " ") == words


@pytest.mark.parametrize("typed", ["20–15", "около 20", "много", "-5", "15-20-25", "до", "1000001", "", "20,5", "1 20"])
def test_what_is_no_range_is_refused(typed: str) -> None:
    """The message shows the forms that are understood."""
    with pytest.raises(PydanticCustomError) as refused:
        PLACES(typed)
    message = str((refused.value.context or {})["message"])
    assert message.startswith(f"здесь «{typed}», а число мест пишут так: «20», «15–20», «до 20»")


@pytest.mark.parametrize(
    ("written", "published"),
    [
        (20, {"places": 20}),
        ("15–20", {"places": 20, "places_min": 15}),
        ("до 20", {"places": 20}),
        ("от 15", {"places_min": 15}),
    ],
)
def test_open_data_have_both_ends(written: int | str, published: dict[str, int]) -> None:
    """The upper end stands where the number always stood; no value has two types."""
    found = as_plain(Admission.model_validate({"places": written}), with_defaults=True)
    assert {name: value for name, value in found.items() if name.startswith("places")} == published


def test_places_by_grade_are_a_line_for_each() -> None:
    """«6-8: 25» is 25 in each; a grade twice and no grade at all are refused."""
    way = Admission.model_validate({"places_by_grade": {"6-7": 25, "10": "20-25"}})
    assert as_plain(way) == {"places_by_grade": {"6": 25, "7": 25, "10": "20–25"}}
    assert way.places_in_all == Range(70, 75)
    for wrong in ({"6-8": 25, "7": 30}, {}):
        with pytest.raises(ValidationError):
            Admission.model_validate({"places_by_grade": wrong})
    assert Admission.model_validate({"places": "до 60", "places_by_grade": {"5": 30}}).places_in_all == Range(None, 60)


_ends = st.one_of(st.none(), st.integers(0, 100))
_ranges = (
    st.tuples(_ends, _ends)
    .filter(lambda ends: ends != (None, None))
    .map(lambda ends: Range(*(sorted(ends) if None not in ends else ends)))
)


@given(st.lists(_ranges, max_size=5))
def test_the_sum_holds_every_sum(ranges: list[Range]) -> None:
    """Whichever numbers lie in the ranges, their sum lies in the sum; an end is unknown only if one of theirs is."""
    found = range_sum(ranges)
    lowest = [part.least for part in ranges]
    highest = [part.most for part in ranges]
    if found is None:
        assert not ranges or (None in lowest and None in highest)
    else:
        assert found.least == (None if None in lowest else sum(lowest))
        assert found.most == (None if None in highest else sum(highest))


@given(_ranges, _ranges)
def test_ranges_overlap_where_a_number_is_in_both(one: Range, other: Range) -> None:
    """By trying all numbers; a range survives the store of records."""

    def holds(span: Range, number: int) -> bool:
        return (span.least is None or span.least <= number) and (span.most is None or number <= span.most)

    assert one.overlaps(other) == any(holds(one, number) and holds(other, number) for number in range(-1, 102))
    assert pickle.loads(pickle.dumps(one)) == one
