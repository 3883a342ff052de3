"""What joining costs, in words: sums with their units, reductions, and the free words of old files."""

from __future__ import annotations

import pytest
from profminimum import russian
from profminimum.model import Programme
from profminimum.view.rendering.offer_text import cost_in_short, cost_text

HEAD = {"title": "Роботы", "kind": "additional", "school_year": "2026-27", "summary": "Роботы", "grades": "8"}


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (300, 300, "300 ₽"),
        (1200, 1200, "1 200 ₽"),
        (800, 1200, "800–1 200 ₽"),
        (500, None, "от 500 ₽"),
        (None, 1000, "до 1 000 ₽"),
        (1_000_000, 1_000_000, "1 000 000 ₽"),
    ],
)
def test_sums_have_their_thousands_apart(least: int | None, most: int | None, words: str) -> None:
    """Nothing of a sum goes to the next line."""
    said = russian.roubles(least, most)
    assert said.replace("\xa0", " ") == words
    assert " " not in said


@pytest.mark.parametrize(
    ("values", "short", "whole"),
    [
        ({}, "", ""),
        ({"cost": "free"}, "бесплатно", "бесплатно"),
        ({"cost": "paid"}, "платно", "платно"),
        (
            {"cost": "paid", "price": "1 200 рублей в месяц"},
            "1 200 рублей в месяц",
            "платно, 1 200 рублей в месяц",
        ),
        (
            {"cost": "paid", "fee": {"per_month": "1200", "per_lesson": "350 руб."}},
            "350 ₽ за занятие, 1 200 ₽ в месяц",
            "платно, 350 ₽ за занятие, 1 200 ₽ в месяц",
        ),
        (
            {
                "cost": "paid",
                "fee": {
                    "per_course": "от 4500",
                    "reductions": ["для многодетных бесплатно", "второй ребёнок – 50 %"],
                    "note": "вместе с материалами",
                },
            },
            "от 4 500 ₽ за весь курс",
            "платно, от 4 500 ₽ за весь курс; вместе с материалами; "
            "льготы: для многодетных бесплатно, второй ребёнок – 50 %",
        ),
        ({"cost": "paid", "fee": {"note": "по договору"}}, "по договору", "платно, по договору"),
    ],
)
def test_costs_are_said_in_short_and_as_a_whole(values: dict[str, object], short: str, whole: str) -> None:
    """A card has the sums, a page and a calendar all that is told."""
    record = Programme.model_validate({**HEAD, **values})
    assert cost_in_short(record).replace("\xa0", " ") == short
    assert cost_text(record).replace("\xa0", " ") == whole
