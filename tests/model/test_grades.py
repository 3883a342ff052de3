"""Grades as people write them become numbers; what is not understood stays for the model to refuse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.model.schema.grades import grade_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("8", "8"),
        ("8-9", "8 9"),
        ("6–8, 10", "6 7 8 10"),
        ("с 8 по 11", "8 9 10 11"),
        ("с 8 по 11 класс", "8 9 10 11"),
        ("9-11 кл.", "9 10 11"),
        ("8 и 9", "8 9"),
        ("7, 8, 9 классы", "7 8 9"),
        ("6\u20118", "6 7 8"),
        ("8-х классов", "8"),
        ("5—7;9", "5 6 7 9"),
    ],
)
def test_grades_are_understood(text: str, numbers: str) -> None:
    """Ranges with any dash, lists, words around them."""
    assert grade_numbers(text) == tuple(numbers.split())


@pytest.mark.parametrize("text", ["8а", "9-8", "старшие", "с 8 класса", "8-9 и старше", "", "–"])
def test_grades_are_not_guessed(text: str) -> None:
    """A letter of a class, a range backwards and an open end are no numbers."""
    assert grade_numbers(text) == (text,)


@given(st.sets(st.integers(1, 12), min_size=1))
def test_numbers_written_in_any_way_come_back(grades: set[int]) -> None:
    """A list with commas, and the same with its runs as ranges."""
    numbers = tuple(map(str, sorted(grades)))
    assert grade_numbers(", ".join(numbers)) == numbers
    starts = [grade for grade in sorted(grades) if grade - 1 not in grades]
    ends = [grade for grade in sorted(grades) if grade + 1 not in grades]
    ranges = [f"{start}–{end}" if start < end else str(start) for start, end in zip(starts, ends, strict=True)]
    assert grade_numbers(", ".join(ranges)) == numbers
