"""One thing has one name and one record."""

from __future__ import annotations

import pytest

EVENT = """\
    title: {title}
    format: open-day
    starts: {starts}
    audience: [parents]
"""
PROGRAMME = """\
    title: {title}
    kind: additional
    school_year: {year}
    summary: Собираем роботов
    grades: [{grades}]
"""


def test_identifiers_of_a_list_are_unique(reported):
    """They are unique in a vocabulary and among branches alike."""
    parties = """\
        parties:
          - {id: schools, name: Школы}
          - {id: schools, name: Образовательные организации}
    """
    school = """\
        name: Школа
        branches:
          - {id: village, name: Филиал}
          - {id: river, name: Филиал}
          - {id: village, name: Филиал}
    """
    assert reported({"reference/parties.yml": parties, "schools/one/school.yml": school}) == [
        "reference/parties.yml:3:10: ошибка: Идентификатор «schools» уже занят в строке 2. Дайте этой записи другой.",
        "schools/one/school.yml:5:10: ошибка: Идентификатор «village» уже занят в строке 3. Дайте этой записи другой.",
    ]


@pytest.mark.parametrize(
    ("title", "starts", "is_twin"),
    [
        ("день  ОТКРЫТЫХ дверей", "2026-11-12", True),
        ("День открытых дверей", "2026-11-13", False),
        ("День открытых окон", "2026-11-12", False),
    ],
)
def test_events_of_one_owner_are_different(reported, title, starts, is_twin):
    """The same title and start twice is one event recorded twice; case and spaces make no difference."""
    first = EVENT.format(title="День открытых дверей", starts="2026-11-12")
    second = EVENT.format(title=title, starts=starts)
    expected = [
        "schools/lyceum/events/b.yml:1:8: предупреждение: Уже есть мероприятие с тем же названием и началом: "
        "schools/lyceum/events/a.yml. Если это одно и то же, оставьте одну запись."
    ]
    assert reported({"schools/lyceum/events/a.yml": first, "schools/lyceum/events/b.yml": second}) == expected * is_twin
    assert reported({"schools/lyceum/events/a.yml": first, "organisations/college/events/b.yml": second}) == []


@pytest.mark.parametrize(
    ("grades", "year", "is_twin"), [("7, 6", "2026-27", True), ("8", "2026-27", False), ("6, 7", "2025-26", False)]
)
def test_programmes_of_one_owner_are_different(reported, grades, year, is_twin):
    """Another grade or another school year is another programme."""
    first = PROGRAMME.format(title="Роботы", year="2026-27", grades="6, 7")
    second = PROGRAMME.format(title="Роботы", year=year, grades=grades)
    expected = [
        "schools/lyceum/programmes/b.yml:1:8: предупреждение: Уже есть программа с тем же названием для тех же "
        "классов: schools/lyceum/programmes/a.yml. Если это одно и то же, оставьте одну запись."
    ]
    files = {"schools/lyceum/programmes/a.yml": first, "schools/lyceum/programmes/b.yml": second}
    assert reported(files) == expected * is_twin


def test_classes_of_one_owner_are_different(reported):
    """A class is recorded once, too."""
    record = "title: Инженерный класс\nprofile: engineering\nsummary: Кратко\n"
    files = {"schools/lyceum/classes/a.yml": record, "schools/lyceum/classes/b.yml": record}
    assert reported(files) == [
        "schools/lyceum/classes/b.yml:1:8: предупреждение: Уже есть предпрофессиональный класс с тем же названием "
        "и теми же классами: schools/lyceum/classes/a.yml. Если это одно и то же, оставьте одну запись."
    ]


@pytest.mark.parametrize(("municipality", "is_twin"), [("lesnoy", True), ("rechnoy", False)])
def test_schools_of_one_municipality_have_different_names(reported, municipality, is_twin):
    """Two schools may share a name only in different municipalities."""
    school = f"name: Лицей  № 1\nmunicipality: {municipality}\n"
    expected = [
        "schools/other/school.yml:1:7: предупреждение: В этом муниципалитете уже есть школа «Лицей  № 1»: "
        "schools/lyceum/school.yml. Если это другая школа, добавьте в название то, чем они различаются."
    ]
    assert reported({"schools/other/school.yml": school}) == expected * is_twin
