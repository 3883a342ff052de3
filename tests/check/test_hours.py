"""A plan gives each grade the hours of its level."""

from __future__ import annotations

import pytest

PLAN = "schools/lyceum/years/2026-27.yml"
HEAD = """\
level: main
grades: [7, 8]
responsible: {role: заместитель директора}
"""


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("hours: [{direction: lessons, grades: {7: 60, 8: 60}}]", []),
        (
            "hours: [{direction: lessons, grades: {7: 34, 8: 34}}, {direction: practice, grades: {7: 22, 8: 26}}]",
            ["4:8: ошибка: 7 класс: в плане 56 часов, а уровень «основной» требует не меньше 60. Не хватает 4 часов."],
        ),
        (
            "hours: [{direction: lessons, grades: {7: 59, 8: 39}}]",
            [
                "4:8: ошибка: 7 класс: в плане 59 часов, а уровень «основной» требует не меньше 60. Не хватает 1 часа.",
                "4:8: ошибка: 8 класс: в плане 39 часов, а уровень «основной» требует не меньше 60. Не хватает 21 часа.",
            ],
        ),
        (
            "hours: [{direction: lessons, grades: {7: 34.5, 8: 34.5}}, {direction: practice, grades: {7: 25.5, 8: 24}}]",
            [
                "4:8: ошибка: 8 класс: в плане 58,5 часа, а уровень «основной» требует не меньше 60. Не хватает 1,5 часа."
            ],
        ),
        (
            "hours: [{direction: practice, grades: {7: 41, 8: 60}}]",
            ["4:8: ошибка: 7 класс: в плане 41 час, а уровень «основной» требует не меньше 60. Не хватает 19 часов."],
        ),
        (
            "hours: [{direction: lessons, grades: {7: 60}}]",
            ["4:8: предупреждение: 8 класс: в плане нет ни одного часа, а в поле «Классы» участие указано."],
        ),
        ("", ["1:1: к сведению: План в часах не заполнен: родители увидят «не указано»."]),
        (
            "hours: [{direction: lessons, grades: {6: 34, 7: 60, 8: 60}}]",
            ["4:42: ошибка: Здесь часы для 6 класса, а в поле «Классы» его нет (7, 8 классы)."],
        ),
        (
            "hours:\n- {direction: lessons, grades: {7: 60, 8: 60}}\n- {direction: lessons, grades: {8: 34}}",
            ["6:15: ошибка: Это направление уже есть в строке 5. Сложите часы в одной записи."],
        ),
        (
            "hours: [{direction: lessons, grades: {7: 3, 8: 34}}, {direction: practice, grades: {7: 57, 8: 26}}]",
            [
                "4:42: предупреждение: Для 7 класса здесь меньше часов, чем называет источник: 34. "
                "Проверьте, нет ли опечатки."
            ],
        ),
    ],
)
def test_hours_of_a_plan_reach_its_level(reported, hours, expected):
    """Sums, grades and directions fit the main level: at least 60 hours, 34 of them lessons."""
    assert reported({PLAN: HEAD + hours}) == [f"{PLAN}:{problem}" for problem in expected]
