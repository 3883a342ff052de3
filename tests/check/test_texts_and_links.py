"""Rules about texts, links and fields that depend on others."""

from __future__ import annotations

import pytest

PROGRAMME = "schools/lyceum/programmes/robots.yml"
HEAD = "kind: additional\nschool_year: 2026-27\ngrades: [6]\n"
ROBOTS = HEAD + "title: Роботы\nsummary: Кратко\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ROBOTS + "profession: Токарь",
            "6:13: предупреждение: Поле «Профессия» заполняют, если в поле «Вид» стоит «профессиональное обучение», "
            "а там стоит «дополнительное образование».",
        ),
        (ROBOTS + "field: Техническая", ""),
        (
            ROBOTS + "price: 500 рублей",
            "6:8: предупреждение: Поле «Сколько стоит» заполняют, если в поле «Стоимость» стоит «платно», "
            "а там ничего не указано.",
        ),
        (ROBOTS + "cost: paid\nprice: 500 рублей", ""),
        (
            ROBOTS + "cost: paid",
            "6:7: к сведению: Участие платное, а сколько стоит, не указано. Заполните поле «Плата» (fee).",
        ),
        (
            ROBOTS + "schools: [lyceum]\naccess: own",
            "6:10: предупреждение: Поле «Школы» заполняют, если в поле «Кому доступно» стоит «школам, с которыми есть "
            "договор» или «только названным школам», а там стоит «только своим».",
        ),
    ],
)
def test_needless_fields_are_reported_with_the_one_they_depend_on(reported, text, expected):
    """Given with another value, they are needless; the message names both fields."""
    assert reported({PROGRAMME: text}) == [f"{PROGRAMME}:{expected}"] * bool(expected)


def test_a_field_may_depend_on_several_values(reported):
    """An event that is both online and in person has an address, too; one in person has none."""
    event = "title: День\nformat: open-day\nstarts: 2026-11-12\naudience: [parents]\nonline_url: https://a.yolkin.ru/\n"
    path = "events/day.yml"
    assert reported({path: event + "attendance_mode: mixed"}) == []
    assert reported({path: event}) == [
        f"{path}:5:13: предупреждение: Поле «Ссылка на трансляцию» заполняют, если в поле «Как участвовать» стоит "
        "«онлайн» или «очно и онлайн», а там стоит «очно»."
    ]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://clck.ru/abc",
            "ошибка: Ссылка ведёт на clck.ru, такие ссылки не публикуются. Это сокращённая ссылка. "
            "Укажите адрес самой страницы.",
        ),
        (
            "https://web.T.me./club",
            "предупреждение: Ссылка ведёт на web.t.me. Мессенджер иностранный. Дайте ссылку на сайт школы.",
        ),
        (
            "https://xn--80atljcq5b.xn--p1ai/a",
            "ошибка: Ссылка ведёт на xn--80atljcq5b.xn--p1ai, такие ссылки не публикуются. Это сокращённая ссылка.",
        ),
        ("https://notclck.ru/abc", ""),
        ("https://clck.ru.yolkin.ru/abc", ""),
        ("https://школа.рф/clck.ru", ""),
    ],
)
def test_unwanted_links_are_reported(reported, url, expected):
    """An unwanted site is found with its subdomains and other spellings; nothing that merely looks alike is."""
    place = f"{PROGRAMME}:6:18: "
    assert reported({PROGRAMME: ROBOTS + f"enrolment: {{url: {url}}}"}) == [place + expected] * bool(expected)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Запись – t.me/s/club", True),
        ("Запись на https://t.me/s/club.", True),
        ("Пишите на school@t.me", False),
        ("Запись в понедельник.Приходите", False),
        ("Файл at.me и at.me.yolkin", False),
    ],
)
def test_unwanted_sites_in_texts_are_reported(reported, text, is_told):
    """A site named in a text is a link for the reader who types it."""
    expected = (
        f"{PROGRAMME}:6:14: предупреждение: Ссылка ведёт на t.me. Мессенджер иностранный. Дайте ссылку на сайт школы."
    )
    assert reported({PROGRAMME: ROBOTS + f'description: "{text}"'}) == [expected] * is_told


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Шкoла роботов",
            "в 1-м слове «Шкoла» 3-я буква «o» латинская, а остальные русские. "
            "Наберите слово заново в одной раскладке. Возможно, вы имели в виду «Школа».",
        ),
        (
            "Роботы на Рythоn",
            "в 3-м слове «Рythоn» 1-я буква «Р» русская, 5-я буква «о» русская, а остальные латинские. "
            "Наберите слово заново в одной раскладке.",
        ),
        (
            "Файлы PDFки",
            "в 2-м слове «PDFки» 4-я буква «к» русская, 5-я буква «и» русская, а остальные латинские. "
            "Наберите слово заново в одной раскладке.",
        ),
        ("IT-класс и 3D-печать", ""),
        ("Инженерные классы_68", ""),
        ("Wi-Fi-роутер, Python3", ""),
        ("Татар теле: әдәбият; саха тыла: ҕ, ҥ, ө; нохчийн мотт: гӏалгӏай", ""),
        ("Нохчийн мотт: гIалгIай, Iилма", ""),
        (
            "Клуб «МатематикаX» – м² и 5 кВт·ч",
            "в 2-м слове «МатематикаX» 11-я буква «X» латинская, а остальные русские. "
            "Наберите слово заново в одной раскладке. Возможно, вы имели в виду «МатематикаХ».",
        ),
    ],
)
def test_words_that_mix_alphabets_are_reported(reported, title, expected):
    """A word mixes no alphabets; parts joined by a hyphen, and letters of other languages of Russia, are right."""
    message = f"{PROGRAMME}:5:8: предупреждение: «Название»: {expected}"
    assert reported({PROGRAMME: HEAD + f'summary: Кратко\ntitle: "{title}"\n'}) == [message] * bool(expected)
