"""Grades as people write them: «8-9», «6–8, 10», «с 8 по 11 класс». Knows no record."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from .text import invalid
from .types import Grade, Hours, Places
from .typography import plain_text

WORDS = re.compile(r"классы|классов|классам|классах|класса|классу|классе|класс|кл\.?|-?(?:й|е|х|го|му|м)\b")
NUMBER = re.compile(r"\d{1,2}", re.ASCII)
RANGE = re.compile(r"(?:с )?(\d{1,2})\s*(?:-|–|—|−|по|до|\.\.)\s*(\d{1,2})")
SEPARATOR = re.compile(r"[,;/]|\sи\s|\s+")

LAST_GRADE = 12
"""That of an evening school. A range beyond it stays as it is written, so that one message says what is wrong with it."""

NOTATION = ("WORDS", "NUMBER", "RANGE", "SEPARATOR", "LAST_GRADE")
"""The names of what the browser reads grades by, too."""


@lru_cache(1024)
def grade_numbers(text: str) -> tuple[str, ...]:
    """Returns the numbers of all grades that a text names, in its order; the text itself where it is not understood."""
    words = " ".join(WORDS.sub("", plain_text(text).casefold()).split()).strip(" .,;[]")
    numbers = tuple(number for number in SEPARATOR.split(RANGE.sub(_spelled_out, words)) if number)
    return numbers if numbers and all(NUMBER.fullmatch(number) for number in numbers) else (text,)


def _spelled_out(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    return " ".join(map(str, range(first, last + 1))) if first < last <= LAST_GRADE else match[0]


def _spelled_out_list(value: Any) -> Any:
    if isinstance(value, str):
        return grade_numbers(value)
    if isinstance(value, list):
        return tuple(grade for item in value for grade in (grade_numbers(item) if isinstance(item, str) else [item]))
    return value


def _spelled_out_keys(what: str) -> Callable[[Any], Any]:
    """Returns what gives each grade of «6-8: 34» a line of its own; `what` names the numbers in the message."""

    def spelled_out(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        lines = [(grade, own) for key, own in value.items() for grade in grade_numbers(str(key))]
        grades = [grade for grade, _ in lines]
        twice = next((grade for grade in grades if grades.count(grade) > 1), None)
        if twice:
            raise invalid("repeated-grade", f"{what} {twice} класса записаны дважды. Оставьте одну строку.")
        return dict(lines)

    return spelled_out


Grades = Annotated[tuple[Grade, ...], BeforeValidator(_spelled_out_list)]
"""Numbers of grades: a list, a range, or both in one text."""

HoursByGrade = Annotated[dict[Grade, Hours], BeforeValidator(_spelled_out_keys("часы"))]
"""Hours a year for each grade; one line may be for several: `6-8: 34`."""

PlacesByGrade = Annotated[dict[Grade, Places], Field(min_length=1), BeforeValidator(_spelled_out_keys("места"))]
"""Places for each grade: `{5: 30, 10: 20–25}`; «6-8: 30» is thirty in each of them."""
