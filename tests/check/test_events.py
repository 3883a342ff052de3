"""An event tells what a reader needs to come."""

from __future__ import annotations

from datetime import date

import pytest

EVENT = "schools/lyceum/events/day.yml"
DAY = "title: День\nformat: open-day\nstarts: 2026-11-12\naudience: [parents]\n"
PUPILS = "title: День\nformat: {format}\nstarts: 2026-11-12\naudience: [pupils]\n{more}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            DAY + "status: cancelled",
            "5:9: ошибка: Мероприятие отменено, а почему – не сказано. Заполните поле «Почему» (status_reason).",
        ),
        (
            DAY + "status: postponed",
            "5:9: ошибка: Мероприятие перенесено, а почему – не сказано. Заполните поле «Почему» (status_reason).",
        ),
        (DAY + "status: postponed\nstatus_reason: Карантин", ""),
        (
            DAY + "attendance_mode: online",
            "5:18: предупреждение: Мероприятие онлайн, а ссылки нет ни на трансляцию, ни на запись. "
            "Заполните «Ссылка на трансляцию» (online_url) или адрес в поле «Запись» (registration.url).",
        ),
        (DAY + "attendance_mode: mixed\nonline_url: https://lyceum.yolkin.ru/live", ""),
        (DAY + "attendance_mode: online\nregistration: {url: https://lyceum.yolkin.ru/join}", ""),
        (
            PUPILS.format(format="open-day", more=""),
            "4:11: предупреждение: Мероприятие для учеников, а классы не указаны: по классу его не найдут. "
            "Заполните «Классы» (grades) или «Возраст» (ages).",
        ),
        (PUPILS.format(format="open-day", more="grades: [8]"), ""),
        (
            PUPILS.format(format="excursion", more="grades: [8]"),
            "2:9: предупреждение: Формат «Экскурсия на предприятие» – это посещение. Напишите в поле "
            "«О добровольности» (voluntary_note), что участие добровольно, и кто сопровождает детей.",
        ),
        (PUPILS.format(format="excursion", more="grades: [8]\nvoluntary_note: По желанию."), ""),
        (
            DAY + "registration: {required: true}",
            "5:15: предупреждение: Нужна запись, но не сказано, как записаться (url или how) и до какого дня (closes).",
        ),
        (
            DAY + "registration: {required: true, how: Позвоните в школу.}",
            "5:15: предупреждение: Нужна запись, но не сказано, до какого дня (closes).",
        ),
        (DAY + "registration: {required: true, how: Позвоните в школу., closes: 2026-11-10}", ""),
        (DAY + "registration: {required: false}", ""),
        (
            DAY + "coverage: [{title: Как прошло, date: 2026-11-11}]",
            "5:38: предупреждение: Рассказ о том, как прошло, от 2026-11-11, а мероприятие началось 2026-11-12.",
        ),
        (DAY + "coverage: [{title: Как прошло, date: 2026-11-12}]", ""),
    ],
)
def test_an_event_says_what_a_visitor_needs(reported, text, expected):
    """It says why it is off, how to join, for whom it is, and that a visit is voluntary."""
    assert reported({EVENT: text}, date(2026, 11, 12)) == [f"{EVENT}:{expected}"] * bool(expected)


def test_a_past_event_is_not_asked_how_to_join(reported):
    """What would help to join is asked until the event is over, and not after."""
    text = DAY + "registration: {required: true}"
    assert len(reported({EVENT: text}, date(2026, 11, 12))) == 1
    assert reported({EVENT: text}, date(2026, 11, 13)) == []


TODAY = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            DAY + "updated: 2026-11-11",
            "5:10: предупреждение: «Обновлено»: здесь 2026-11-11, а этот день ещё не наступил: сегодня 2026-11-10.",
        ),
        (DAY + "updated: 2026-11-10\nchecked: 2026-11-10", ""),
        (
            DAY + "sources: [{title: Сайт, seen: 2026-12-01}]",
            "5:31: предупреждение: «Когда проверено»: здесь 2026-12-01, "
            "а этот день ещё не наступил: сегодня 2026-11-10.",
        ),
        (
            DAY + "coverage: [{title: Как прошло}]",
            "5:11: предупреждение: Здесь рассказ о том, как прошло, а мероприятие начнётся только 2026-11-12.",
        ),
    ],
)
def test_rules_of_the_day_need_the_day(reported, text, expected):
    """Rules of the day report nothing when no day is given."""
    assert reported({EVENT: text}, TODAY) == [f"{EVENT}:{expected}"] * bool(expected)
    assert reported({EVENT: text}) == []


def test_what_is_done_is_not_dated_later(reported):
    """A school cannot have done by now what its plan dates later."""
    plan = """\
        level: base
        grades: [8]
        responsible: {role: завуч}
        hours: [{direction: lessons, grades: {8: 40}}]
        readiness:
          - {item: "3.1", state: done, date: 2026-11-11}
    """
    path = "schools/lyceum/years/2026-27.yml"
    assert reported({path: plan}, TODAY) == [
        f"{path}:6:38: предупреждение: Сказано «сделано», а день 2026-11-11 ещё не наступил: сегодня 2026-11-10."
    ]
    assert reported({path: plan.replace("done", "planned")}, TODAY) == []
