"""What begins ends later, and lies where it belongs."""

from __future__ import annotations

import pytest

EVENT = "schools/lyceum/events/day.yml"
PROGRAMME = "schools/lyceum/programmes/robots.yml"
CLASS = "schools/lyceum/classes/engineering.yml"
PLAN = "schools/lyceum/years/2026-27.yml"
LESSONS = "reference/lessons/2026-27.yml"
DAY = "title: День\nformat: open-day\naudience: [parents]\n"
ROBOTS = "title: Роботы\nkind: additional\nschool_year: 2026-27\nsummary: Кратко\ngrades: [6]\n"
ENGINEERS = "title: Класс\nprofile: engineering\nsummary: Кратко\nschool_year: 2026-27\n"
COURSE = "course: Курс\nschool_year: 2026-27\ncomplete: false\nlessons:\n"
YEAR = "level: base\ngrades: [8]\nresponsible: {role: завуч}\nhours: [{direction: lessons, grades: {8: 40}}]\n"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            EVENT,
            DAY + "starts: 2026-11-12 15:00\nends: 2026-11-12 14:30",
            "5:7: ошибка: «Окончание»: здесь 2026-11-12 14:30, это раньше, чем в поле «Начало» (2026-11-12 15:00).",
        ),
        (EVENT, DAY + "starts: 2026-11-12 15:00\nends: 2026-11-12", ""),
        (EVENT, DAY + "starts: 2026-11-12\nends: 2026-11-12 14:30", ""),
        (
            PROGRAMME,
            ROBOTS + "age_from: 14\nage_to: 12",
            "7:9: ошибка: «Возраст до»: здесь 12, это меньше, чем в поле «Возраст от» (14).",
        ),
        (PROGRAMME, ROBOTS + "age_from: 12\nage_to: 12", ""),
        (
            PROGRAMME,
            ROBOTS + "sessions: [{weekday: monday, starts: 15:30, ends: 9:00}]",
            "6:51: ошибка: «Окончание»: здесь 09:00, это раньше, чем в поле «Начало» (15:30).",
        ),
        (
            PROGRAMME,
            ROBOTS + "enrolment: {opens: 2026-09-02, closes: 2026-09-01}",
            "6:40: ошибка: «Конец записи»: здесь 2026-09-01, это раньше, чем в поле «Начало записи» (2026-09-02).",
        ),
        (
            CLASS,
            ENGINEERS + "admission: {opens: 2026-06-01, closes: 2026-07-01, results: 2026-06-20}",
            "5:61: ошибка: «Результаты»: здесь 2026-06-20, это раньше, чем закончится срок («2026-06-01 – 2026-07-01»).",
        ),
        (
            PLAN,
            YEAR + "agreements: [{partner: Завод, kind: employer, date: 2024-05-01, until: 2023-05-01}]",
            "5:72: ошибка: «Действует до»: здесь 2023-05-01, это раньше, чем в поле «Дата» (2024-05-01).",
        ),
        (PLAN, YEAR + "agreements: [{partner: Завод, kind: employer, date: 2022-05-01, until: 2030-05-01}]", ""),
        (
            EVENT,
            DAY + "starts: 2026-11-12 10:00\nends: 2026-11-12 15:00\nvenues: [{name: Зал, starts: 2026-11-13 12:00}]",
            "6:30: ошибка: «Когда» на площадке: здесь «2026-11-13 12:00», а у мероприятия – "
            "«2026-11-12 10:00–15:00». Исправьте время площадки или всего мероприятия.",
        ),
        (EVENT, DAY + "starts: 2026-11-12\nvenues: [{name: Зал, starts: 2026-11-12 12:00}]", ""),
        (
            EVENT,
            DAY + "starts: 2026-11-12\nvenues: [{name: Зал, starts: 2026-11-14}]",
            "5:30: ошибка: «Когда» на площадке: здесь «2026-11-14», а у мероприятия – «2026-11-12». "
            "Исправьте время площадки или всего мероприятия.",
        ),
        (
            EVENT,
            DAY + "starts: 2026-11-12\nschedule_note: до конца месяца\nvenues: [{name: Зал, starts: 2026-11-14}]",
            "",
        ),
        (
            EVENT,
            DAY + "starts: 2026-11-12\nregistration: {closes: 2026-11-13}",
            "5:24: ошибка: Записаться можно до 2026-11-13, а время мероприятия – «2026-11-12».",
        ),
        (EVENT, DAY + "starts: 2026-11-12 10:00\nregistration: {closes: 2026-11-12}", ""),
        (
            LESSONS,
            COURSE + "- {date: 2026-09-17, topic: Вторая}\n- {date: 2026-09-10, topic: Первая}",
            "6:10: ошибка: 2026-09-10 стоит после 2026-09-17. Расставьте записи по порядку дат.",
        ),
        (LESSONS, COURSE + "- {date: 2026-09-10, topic: Первая}\n- {date: 2026-09-17, topic: Вторая}", ""),
        (
            LESSONS,
            COURSE + "- {date: 2026-09-13, topic: Первая}",
            "5:10: предупреждение: 2026-09-13 – воскресенье. Проверьте дату: занятия проводят в будни.",
        ),
    ],
)
def test_ends_follow_beginnings(reported, path, text, expected):
    """Ends follow beginnings, parts are inside the whole."""
    assert reported({path: text}) == [f"{path}:{expected}"] * bool(expected)


def test_states_of_an_item_follow_each_other(reported, region):
    """The last state of an item of the road map is the latest."""
    path = "roadmap/2023-24.yml"
    roadmap = """\
        title: Карта
        short_title: Карта
        school_year: 2023-24
        sections:
          - number: "1"
            title: Раздел
            items:
              - number: "1.1"
                title: Пункт
                task: order
                deadline: {kind: monthly, wording: ежемесячно}
                responsible: [{party: schools}]
                results: [Сделано]
                states:
                  - {value: done, date: 2023-09-01, evidence: [{title: Приказ}]}
                  - {value: planned, date: 2023-08-01, evidence: [{title: Приказ}]}
    """
    assert reported({path: roadmap}) == [
        f"{path}:16:36: ошибка: 2023-08-01 стоит после 2023-09-01. Расставьте записи по порядку дат."
    ]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            PROGRAMME,
            ROBOTS + "starts: 2025-09-01",
            "6:9: ошибка: «Начало занятий»: здесь 2025-09-01, "
            "а для учебного года 2026/27 нужен день с 2026-09-01 по 2027-08-31.",
        ),
        (PROGRAMME, ROBOTS + "starts: 2026-09-01\nends: 2027-08-31", ""),
        (
            PROGRAMME,
            ROBOTS + "ends: 2027-12-30",
            "6:7: ошибка: «Конец занятий»: здесь 2027-12-30, "
            "а для учебного года 2026/27 нужен день с 2026-09-01 по 2027-08-31.",
        ),
        (PROGRAMME, ROBOTS + "ends: 2027-12-30\nmonths: 18", ""),
        (
            PROGRAMME,
            ROBOTS + "enrolment: {opens: 2026-02-28, closes: 2026-09-01}",
            "6:20: ошибка: «Срок»: здесь 2026-02-28, "
            "а для учебного года 2026/27 нужен день с 2026-03-01 по 2027-08-31.",
        ),
        (PROGRAMME, ROBOTS + "enrolment: {opens: 2026-03-01, closes: 2026-09-01}", ""),
        (
            CLASS,
            ENGINEERS + "admission: {closes: 2027-09-01}",
            "5:21: ошибка: «Срок»: здесь 2027-09-01, "
            "а для учебного года 2026/27 нужен день с 2026-03-01 по 2027-08-31.",
        ),
        (CLASS, ENGINEERS.replace("school_year: 2026-27\n", "") + "admission: {closes: 2027-09-01}", ""),
        (
            PLAN,
            YEAR + "order: {date: 2025-08-28}",
            "5:15: предупреждение: «Дата»: здесь 2025-08-28, "
            "а для учебного года 2026/27 нужен день с 2026-03-01 по 2027-08-31.",
        ),
        (PLAN, YEAR + "order: {date: 2026-07-28}\nconsents_collected: 2026-09-10", ""),
        (
            LESSONS,
            COURSE + "- {date: 2025-09-11, topic: Первая}",
            "5:10: ошибка: «Дата»: здесь 2025-09-11, "
            "а для учебного года 2026/27 нужен день с 2026-09-01 по 2027-08-31.",
        ),
        (
            PROGRAMME,
            ROBOTS.replace("2026-27", "2026-28"),
            "3:14: ошибка: «Учебный год»: здесь «2026-28», но такого учебного года нет. "
            "Возможно, вы имели в виду «2026-27».",
        ),
        (
            "schools/lyceum/documents.yml",
            "documents: [{id: plan, kind: plan, scope: school, title: План, school_years: [2025-26, 2026-26]}]",
            "1:88: ошибка: «Учебные годы»: здесь «2026-26», но такого учебного года нет. "
            "Возможно, вы имели в виду «2026-27».",
        ),
        (
            "schools/lyceum/years/2027-29.yml",
            YEAR,
            "1:1: ошибка: Файл назван «2027-29», но такого учебного года нет. Возможно, вы имели в виду «2027-28».",
        ),
        ("schools/lyceum/years/2099-00.yml", YEAR, ""),
        (
            "reference/lessons/2025-26.yml",
            COURSE + "- {date: 2026-09-10, topic: Первая}",
            "2:14: ошибка: «Учебный год»: здесь «2026-27», а файл назван «2025-26». Они должны совпадать.",
        ),
    ],
)
def test_dates_are_within_their_school_year(reported, path, text, expected):
    """A school year is a real one, and the dates of a record are in it."""
    assert reported({path: text}) == [f"{path}:{expected}"] * bool(expected)
