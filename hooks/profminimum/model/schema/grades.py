"""Grades as people write them: «8-9», «6–8, 10», «с 8 по 11 класс». Knows no record."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator

from .text import invalid
from .types import Grade, Hours
from .typography import plain_text

_WORDS = re.compile(r"классы|классов|классам|классах|класса|классу|классе|класс|кл\.?|-?(?:й|е|х|го|му|м)\b")
_RANGE = re.compile(r"(?:с )?(\d{1,2})\s*(?:-|–|—|−|по|до|\.\.)\s*(\d{1,2})")
_SEPARATOR = re.compile(r"[,;/]|\sи\s|\s+")


@lru_cache(1024)
def grade_numbers(text: str) -> tuple[str, ...]:
    """Returns the numbers of all grades that a text names, in its order; the text itself where it is not understood."""
    words = " ".join(_WORDS.sub("", plain_text(text).casefold()).split()).strip(" .,;[]")
    numbers = tuple(number for number in _SEPARATOR.split(_RANGE.sub(_spelled_out, words)) if number)
    return numbers if numbers and all(re.fullmatch(r"\d{1,2}", number, re.ASCII) for number in numbers) else (text,)


def _spelled_out(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    return " ".join(map(str, range(first, last + 1))) if first < last else match[0]


def _spelled_out_list(value: Any) -> Any:
    if isinstance(value, str):
        return grade_numbers(value)
    if isinstance(value, list):
        return tuple(grade for item in value for grade in (grade_numbers(item) if isinstance(item, str) else [item]))
    return value


def _spelled_out_keys(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    hours = [(grade, own) for key, own in value.items() for grade in grade_numbers(str(key))]
    grades = [grade for grade, _ in hours]
    twice = next((grade for grade in grades if grades.count(grade) > 1), None)
    if twice:
        raise invalid("repeated-grade", f"часы {twice} класса записаны дважды. Оставьте одну строку.")
    return dict(hours)


Grades = Annotated[tuple[Grade, ...], BeforeValidator(_spelled_out_list)]
"""Numbers of grades: a list, a range, or both in one text."""

HoursByGrade = Annotated[dict[Grade, Hours], BeforeValidator(_spelled_out_keys)]
"""Hours a year for each grade; one line may be for several: `6-8: 34`."""
