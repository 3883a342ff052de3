"""The road map is numbered as the document, and its deadlines can be compared."""

from __future__ import annotations

import pytest

PATH = "roadmap/2023-24.yml"
MAP = """\
title: Карта
short_title: Карта
school_year: 2023-24
sections:
- number: "{section}"
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
    """A road map of one section; items are pairs of a number and a deadline, the first is a task of schools."""
    first, *others = (ITEM.format(number=number, deadline=due) for number, due in items)
    return MAP.format(section=section) + first + "    task: powers\n" + "".join(others)


MONTHLY = "kind: monthly, wording: ежемесячно"


@pytest.mark.parametrize(
    ("section", "numbers", "expected"),
    [
        ("III", ["3.1", "3.2", "3.10"], []),
        ("3.", ["3.1"], []),
        ("Приложение", ["7.1"], []),
        ("IV", ["4.1"], []),
        ("2", ["1.", "2", "10."], []),  # the numbers go on through all sections
        ("2.1", ["2.1.1", "2.1.2", "2.1.10"], []),
        ("Приложение", ["1.1.1", "1.1.1.1", "1.2"], []),
        ("Раздел II", ["II.1", "2.2"], []),
        ("2.1", ["2.2.1"], ["8:13: предупреждение: Пункт 2.2.1 стоит в разделе 2.1. Проверьте номер."]),
        ("3", ["3.1.", "III.1"], ["14:13: ошибка: Пункт III.1 уже есть выше. Номера пунктов не повторяются."]),
        (
            "3",
            ["3.2", "3.10", "3.9"],
            ["19:13: ошибка: Пункт 3.9 стоит после пункта 3.10. Расставьте пункты по порядку."],
        ),
        ("III", ["4.1"], ["8:13: предупреждение: Пункт 4.1 стоит в разделе III. Проверьте номер."]),
        ("3", ["3.2", "3.1"], ["14:13: ошибка: Пункт 3.1 стоит после пункта 3.2. Расставьте пункты по порядку."]),
        ("3", ["3.1", "3.1"], ["14:13: ошибка: Пункт 3.1 уже есть выше. Номера пунктов не повторяются."]),
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
        ("kind: quarters, wording: II квартал 2023, quarters: [2023-Q2]", ""),
        ("kind: half-years, wording: I полугодие, half_years: [2023-H1]", ""),
        ("kind: yearly, wording: раз в два года, every: 2", ""),
        ("kind: yearly, wording: ежегодно до 1 октября, due: 2023-10-01", ""),
        ("kind: continuous, wording: постоянно", ""),
        ("kind: words, wording: по мере необходимости", ""),
        ("kind: date, wording: с 1 по 20 сентября, since: 2023-09-01, until: 2023-09-20", ""),
        (
            "kind: quarters, wording: II квартал 2023",
            "9:15: ошибка: Срок – кварталы, а поле «Кварталы» (quarters) не заполнено.",
        ),
        (
            "kind: quarters, wording: III и IV квартал, quarters: [2023-Q3]",
            "9:41: предупреждение: В документе назван IV квартал, а в поле «Кварталы» его нет.",
        ),
        (
            "kind: quarters, wording: Осенью, quarters: [2023-Q4, 2023-Q3]",
            "9:69: ошибка: 2023-Q3 стоит после 2023-Q4. Расставьте по порядку, каждое один раз.",
        ),
        (
            "kind: monthly, wording: Ежеквартально",
            "9:40: предупреждение: В документе «ежеквартально», а вид срока – «каждый месяц».",
        ),
        (
            "kind: date, wording: осенью, since: 2023-10-01, until: 2023-09-20",
            "9:71: ошибка: Срок начинается 2023-10-01, а кончается раньше: 2023-09-20.",
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
    text = (
        roadmap("4", ("4.1", MONTHLY), ("4.2", deadline))
        + f"    proof: {proof}\n"
        + (f"    task: {task}\n" if task else "")
    )
    found = reported({PATH: text})
    assert len(found) == bool(expected)
    assert all(f"{PATH}:19:12: предупреждение: {expected}" in problem for problem in found)


def test_a_road_map_without_tasks_of_schools_is_reported(reported):
    """Readiness cannot be counted by it; what goes on being published does not count."""
    expected = f"{PATH}:5:1: предупреждение: Ни у одного пункта нет поля «Задача школы» (task)"
    text = roadmap("3", ("3.1", MONTHLY))
    for task in ("", "    task: stories\n"):
        (found,) = reported({PATH: text.replace("    task: powers\n", task)})
        assert found.startswith(expected)


def test_numbers_may_begin_anew_in_each_section(reported):
    """Then others name an item with its section."""
    text = roadmap("I", ("1", MONTHLY), ("2", MONTHLY))
    sections = f"{text}- title: Второй\n  items:\n" + "".join(ITEM.format(number=n, deadline=MONTHLY) for n in "13")
    assert reported({PATH: sections}) == []
    training = 'title: Курс\nroles: [navigator]\nroadmap_item: "{}"\n'
    path = "organisations/college/training/course.yml"
    for number, expected in (("I.1", []), ("2.1", []), ("3", []), ("1", ["«I.1», «2.1»"])):
        found = [line for line in reported({PATH: sections, path: training.format(number)}) if "Пункт" in line]
        assert len(found) == len(expected)
        assert all(words in line for words, line in zip(expected, found, strict=True))
