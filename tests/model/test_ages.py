"""Ages in place of grades: how they are written, which grades follow, how older files say them."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from profminimum.model import Programme
from profminimum.model.schema.ages import GRADES, ages_in, grades_of
from profminimum.model.schema.ranges import Range
from profminimum.model.schema.types import AGES, Ages
from profminimum.model.schema.values import as_plain
from profminimum.view.rendering.access_words import pupils_words
from pydantic import ValidationError

ROBOTS = {"title": "Роботы", "kind": "additional", "school_year": "2026-27", "summary": "Кратко"}
NBSP = "\N{NO-BREAK SPACE}"


def programme(**values: Any) -> Programme:
    """A programme with these values."""
    return Programme.model_validate(ROBOTS | values)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("7–10 лет", 7, 10),
        ("7-10", 7, 10),
        ("от 7 до 10 лет", 7, 10),
        ("с 7 до 10 лет", 7, 10),
        ("от 7 лет до 10 лет", 7, 10),
        ("с 7 по 10 лет", 7, 10),
        ("с 14 лет", 14, None),
        ("от 14", 14, None),
        ("14+", 14, None),
        ("не младше 14 лет", 14, None),
        ("до 12 лет", None, 12),
        ("не старше 12", None, 12),
        ("13 лет", 13, 13),
        ("14 полных лет", 14, 14),
    ],
)
def test_ages_are_read_as_people_write_them(text: str, least: int | None, most: int | None) -> None:
    """Every notation gives both ends, as far as they are told, and is written back so that it is read again."""
    found = AGES(text)
    assert found == Range(least, most)
    assert AGES(str(found.plain)) == found
    assert get_args(Ages)[1].func is AGES


@pytest.mark.parametrize("text", ["подростки", "10–7", "4–6", "с 25 лет", "7–10 классы", ""])
def test_what_is_no_age_is_refused(text: str) -> None:
    """The message shows how ages are written."""
    with pytest.raises(ValidationError, match="с 14 лет"):
        programme(ages=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7–10 лет", (1, 2, 3, 4)),
        ("11–15 лет", (5, 6, 7, 8, 9)),
        ("12–17", (6, 7, 8, 9, 10, 11)),
        ("с 14 лет", (8, 9, 10, 11)),
        ("до 12 лет", (1, 2, 3, 4, 5, 6)),
        ("13", (7,)),
        ("5–6 лет", ()),
        ("от 18", ()),
    ],
)
def test_grades_follow_from_ages(text: str, expected: tuple[int, ...]) -> None:
    """First-graders are mostly seven; children before school and grown-ups are in no grade."""
    assert grades_of(AGES(text)) == expected
    assert programme(ages=text).meant_grades == expected


def test_the_usual_age_of_a_grade_is_within_the_law() -> None:
    """School begins at six and a half to eight years: whoever is meant by an age can be in the grade."""
    for grade in GRADES:
        years = ages_in(grade)
        assert years.least is not None
        assert years.most is not None
        assert years.least <= grade + 6 <= years.most
        assert grades_of(Range(grade + 6, grade + 6)) == (grade,)


@pytest.mark.parametrize(
    ("old", "ages"),
    [
        ({"age_from": "12", "age_to": "15"}, Range(12, 15)),
        ({"age_from": "14"}, Range(14, None)),
        ({"age_to": "12"}, Range(None, 12)),
    ],
)
def test_older_files_say_ages_by_their_ends(old: dict[str, str], ages: Range) -> None:
    """They mean the same as before; what is wrong in them stays for the rules."""
    record = programme(**old, grades=["6"])
    assert (record.ages, record.age_from, record.age_to) == (ages, None, None)
    assert "age_from" not in as_plain(record)
    wrong = programme(age_from="14", age_to="12", grades=["8"])
    assert (wrong.ages, wrong.age_from, wrong.age_to) == (None, 14, 12)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"grades": "6-8"}, f"6–8{NBSP}классы"),
        ({"grades": "6-8", "ages": "12–15 лет"}, f"6–8{NBSP}классы, 12–15{NBSP}лет"),
        ({"ages": "7–10 лет"}, f"7–10{NBSP}лет, примерно 1–4{NBSP}классы"),
        ({"ages": "с 14 лет"}, f"от{NBSP}14{NBSP}лет, примерно 8–11{NBSP}классы"),
        ({"ages": "13"}, f"13{NBSP}лет, примерно 7{NBSP}класс"),
        ({"ages": "5–6 лет"}, f"5–6{NBSP}лет"),
        ({}, ""),
    ],
)
def test_readers_are_told_what_the_record_says(values: dict[str, Any], expected: str) -> None:
    """Grades that follow from ages are told as likely ones, beside the ages."""
    assert pupils_words(programme(**values)) == expected
