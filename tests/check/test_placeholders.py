"""Rules about what is left of a sample in a record that is none."""

from __future__ import annotations

import pytest

SAMPLE = "schools/sample/school.yml"
OWN = "schools/own/school.yml"
LONG = "Мы помогаем ребятам пробовать: с 6 класса они ходят на экскурсии и мастер-классы, с 8 – занимаются в мастерских колледжа."
SAMPLE_TEXT = (
    "demo: true\nname: Образцовая школа\nofficial_name: Учреждение «Образцовая школа»\nmunicipality: rechnoy\n"
    f"description: '{LONG}'\ncontacts: [{{role: завуч, phone: +7 (4752) 00-00-00, email: a@school.example.ru}}]\n"
)


def test_a_sample_may_hold_what_it_is_made_of(reported) -> None:
    """Nothing is reported of the sample itself, nor of a school that has only its role of a contact in common."""
    own = "name: Лицей № 7\nmunicipality: rechnoy\ncontacts: [{role: завуч, phone: +7 (4752) 72-00-00}]\n"
    assert reported({SAMPLE: SAMPLE_TEXT, OWN: own}) == []


def test_a_copied_sample_is_reported_until_all_is_replaced(reported) -> None:
    """With the mark taken out and one name changed, every remainder is an error with its place."""
    copied = SAMPLE_TEXT.replace("demo: true\n", "").replace("name: Образцовая школа\nof", "name: Лицей № 7\nof")
    problems = reported({SAMPLE: SAMPLE_TEXT, OWN: copied})
    errors = [problem.split(": ", 2)[2] for problem in problems if " ошибка: " in problem]
    assert [error.partition(":")[0] for error in errors] == [
        "«Полное название»",
        "«О школе»",
        "«Телефон»",
        "«Почта»",
    ]
    assert all(f"слово в слово, что в образце {SAMPLE}" in error for error in errors[:2])


@pytest.mark.parametrize(
    "written",
    [
        "phone: 8 (800) 200-00-00",
        "phone: +7 (4752) 70-00-00",
        "phone: 8 495 100-00-00",
        "phone: 8 (47541) 2-00-01 доб. 100",
        "email: test@school5.ru",
        "about: Показываем пример младшим, см. example-school.ru",
        "about: Наш лучший образец – лицей из соседнего города",
    ],
)
def test_real_values_that_look_alike_are_left_alone(reported, written: str) -> None:
    """Numbers with round ends, names of sites that only resemble, and the words of ordinary speech are no remainder."""
    own = f"name: Лицей № 7\nmunicipality: rechnoy\ncontacts:\n  - role: завуч\n    {written}\n"
    assert reported({OWN: own}) == []


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("ПРИМЕР Дня открытых дверей", "ошибка"),
        ("Образец: день открытых дверей", "предупреждение"),
        ("День открытых дверей (образец)", "предупреждение"),
        ("Личный пример", ""),
        ("Образцовый двор: конкурс проектов", ""),
    ],
)
def test_a_title_marked_as_an_example_is_reported(reported, title: str, level: str) -> None:
    """The mark of a template is an error, a word that may belong there a warning; speech of examples is free."""
    event = f'title: "{title}"\nformat: open-day\nstarts: 2026-11-12\naudience: [parents]\n'
    found = reported({"schools/lyceum/events/day.yml": event})
    assert [problem.split(": ")[1] for problem in found] == [level] * bool(level)
