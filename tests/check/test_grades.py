"""Grades of a record are taught where the record says."""

from __future__ import annotations

import pytest

CLASS = "schools/lyceum/classes/engineering.yml"
PROGRAMME = "schools/lyceum/programmes/robots.yml"
PLAN = "schools/lyceum/years/2026-27.yml"
ENGINEERS = "title: Класс\nprofile: engineering\nsummary: Кратко\n"
ROBOTS = "title: Роботы\nkind: additional\nschool_year: 2026-27\nsummary: Кратко\n"
YEAR = "level: base\nresponsible: {role: завуч}\nhours: [{direction: lessons, grades: {4: 40, 8: 40}}]\n"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (CLASS, ENGINEERS + "grades: [5, 11]", ""),
        (
            CLASS,
            ENGINEERS + "grades: [4, 5]",
            "4:10: ошибка: Здесь стоит 4 класс, а в школе «Лицей № 1» только 5–11 классы.",
        ),
        (CLASS, ENGINEERS + "grades: [4, 5]\nunit: project", ""),
        (CLASS, ENGINEERS + "grades: [10, 11]\nadmits_to: [10]", ""),
        (
            CLASS,
            ENGINEERS + "admits_to: [4, 5]",
            "4:13: ошибка: Здесь стоит 4 класс, а в школе «Лицей № 1» только 5–11 классы.",
        ),
        (CLASS, ENGINEERS + "admits_to: [10, 10]", "4:17: предупреждение: 10 класс назван дважды."),
        (
            CLASS,
            ENGINEERS + "grades: [10, 11]\nadmits_to: [9]",
            "5:13: предупреждение: Здесь берут в 9 класс, а в поле «Классы» его нет (10, 11 классы). "
            "Если берут после 9-го, напишите 10: класс, в который берут.",
        ),
        (
            CLASS,
            ENGINEERS + "grades: [10, 11]\nadmits_to: [10]\nadmission: {places_by_grade: {11: 5}}",
            "6:35: предупреждение: Здесь места в 11 класс, а в поле «В какие классы берут» его нет (10 класс).",
        ),
        (
            CLASS,
            ENGINEERS + "grades: [8, 9]\nadmission: {places: 25}",
            "5:12: к сведению: Не сказано, в какой класс берут: в списке «Куда берут» этот класс не найдут. "
            "Заполните поле «В какие классы берут» (admits_to): для тех, кто приходит после 9-го, напишите 10.",
        ),
        (CLASS, ENGINEERS + "grades: [5]\nbranch: village", ""),
        (
            CLASS,
            ENGINEERS + "grades: [8]\nbranch: village",
            "4:10: ошибка: Здесь стоит 8 класс, а в филиале «Сельский филиал» только 5–7 классы.",
        ),
        (PLAN, YEAR + "grades: [4, 8]", "4:10: ошибка: Здесь стоит 4 класс, а в школе «Лицей № 1» только 5–11 классы."),
        (
            PROGRAMME,
            ROBOTS + "grades: [4]\naccess: own",
            "5:10: ошибка: Здесь стоит 4 класс, а в школе «Лицей № 1» только 5–11 классы.",
        ),
        (PROGRAMME, ROBOTS + "grades: [4]\naccess: anyone", ""),
        (PROGRAMME, ROBOTS + "grades: [6, 7, 6]", "5:16: предупреждение: 6 класс назван дважды."),
        (
            PROGRAMME,
            ROBOTS + "grades: [6, 7]\nsessions: [{weekday: friday, grades: [8]}]",
            "6:39: ошибка: Здесь стоит 8 класс, а в поле «Классы» его нет (6, 7 классы).",
        ),
        (PROGRAMME, ROBOTS + "grades: [6, 7]\nsessions: [{weekday: friday, grades: [7]}]", ""),
    ],
)
def test_grades_are_those_that_are_taught(reported, path, text, expected):
    """Grades of a record are compared with those of the school, of its branch and of the record itself."""
    assert reported({path: text}) == [f"{path}:{expected}"] * bool(expected)


def test_a_school_without_grades_contradicts_nothing(reported):
    """What is not known cannot be contradicted."""
    assert (
        reported({"schools/other/school.yml": "name: Школа", "schools/other/classes/a.yml": ENGINEERS + "grades: [1]"})
        == []
    )
