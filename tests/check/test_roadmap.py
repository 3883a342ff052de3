"""The road map is numbered as the document, and its deadlines can be compared."""

from __future__ import annotations

import pytest

PATH = "roadmap/2023-24.yml"
MAP = """\
title: Карта
short_title: Карта
school_year: 2023-24
sections:
- number: {section}
  title: Раздел
  items:
"""
ITEM = """\
  - number: "{number}"
    deadline: {{{deadline}}}
    title: Пункт
    responsible: [{{party: schools}}]
    results: [Готово]
"""


def roadmap(section, *items):
    """A road map of one section; items are pairs of a number and a deadline."""
    return MAP.format(section=section) + "".join(ITEM.format(number=number, deadline=due) for number, due in items)


MONTHLY = "kind: monthly, wording: ежемесячно"


@pytest.mark.parametrize(
    ("section", "numbers", "expected"),
    [
        ("III", ["3.1", "3.2", "3.10"], []),
        ("3.", ["3.1"], []),
        ("Приложение", ["7.1"], []),
        ("IV", ["4.1"], []),
        ("III", ["4.1"], ["8:13: ошибка: Пункт 4.1 стоит в разделе III. Проверьте номер."]),
        ("3", ["3.2", "3.1"], ["13:13: ошибка: Пункт 3.1 стоит после пункта 3.2. Расставьте пункты по порядку."]),
        ("3", ["3.1", "3.1"], ["13:13: ошибка: Пункт 3.1 уже есть выше. Номера пунктов не повторяются."]),
    ],
)
def test_numbers_of_items_are_those_of_their_section(reported, section, numbers, expected):
    """They are unique, rising and of their section, in whichever figures the section is numbered."""
    text = roadmap(section, *((number, MONTHLY) for number in numbers))
    assert reported({PATH: text}) == [f"{PATH}:{problem}" for problem in expected]


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("kind: date, wording: До 10.09. 2023, until: 2023-09-10", ""),
        ("kind: date, wording: К сентябрю", "9:15: ошибка: Срок – дата, а поле «Последний день» (until) не заполнено."),
        ("kind: months, wording: Осенью", "9:15: ошибка: Срок – месяцы, а поле «Месяцы» (months) не заполнено."),
        ("kind: months, wording: Июль 2023 г., months: [2023-07]", ""),
        (
            "kind: date, wording: До 10.09.2023, until: 2023-10-09",
            "9:37: предупреждение: В документе срок 10.09.2023, а в поле «Последний день» стоит 2023-10-09.",
        ),
        (
            "kind: months, wording: Апрель - июнь 2023, months: [2023-04, 2023-05]",
            "9:39: предупреждение: В документе назван июнь, а в поле «Месяцы» его нет.",
        ),
        (
            "kind: months, wording: Осенью, months: [2023-10, 2023-09]",
            "9:65: ошибка: Месяц 2023-09 стоит после 2023-10. Расставьте месяцы по порядку, каждый один раз.",
        ),
        (
            "kind: monthly, wording: ежемесячно, until: 2023-09-10",
            "9:59: предупреждение: Поле «Последний день» заполняют, если в поле «Вид срока» стоит «к дате», "
            "а там стоит «каждый месяц».",
        ),
    ],
)
def test_deadlines_agree_with_their_wording(reported, deadline, expected):
    """A deadline says in days or months what the document says in words."""
    text = roadmap("3", ("3.1", deadline))
    assert reported({PATH: text}) == [f"{PATH}:{expected}"] * bool(expected)


@pytest.mark.parametrize(
    ("deadline", "proof", "task", "expected"),
    [
        (MONTHLY, "readiness", "order", ""),
        (MONTHLY, "readiness", "other", ""),
        (MONTHLY, "readiness", "", "Готовность школ считают по пунктам, у которых в поле «Задача школы» (task)"),
        (MONTHLY, "readiness", "stories", "Готовность школ считают по пунктам, у которых"),
        ("kind: months, wording: Июль, months: [2023-07]", "parents-meetings", "", ""),
        (MONTHLY, "parents-meetings", "meetings", "Собрания считаются по месяцам срока"),
        (MONTHLY, "coverage", "", ""),
    ],
)
def test_evidence_that_shows_nothing_is_reported(reported, deadline, proof, task, expected):
    """Evidence that could never show anything is reported."""
    text = roadmap("4", ("4.1", deadline)) + f"    proof: {proof}\n" + (f"    task: {task}\n" if task else "")
    found = reported({PATH: text})
    assert len(found) == bool(expected)
    assert all(f"{PATH}:13:12: предупреждение: {expected}" in problem for problem in found)
