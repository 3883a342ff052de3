"""Russian grammar: numbers with nouns, days, periods, lists."""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from profminimum import russian

NBSP = "\u00a0"
HOURS = ("час", "часа", "часов")
SETS_OF_NUMBERS = st.sets(st.integers(1, 60))


@pytest.mark.parametrize(
    ("number", "form"),
    [
        *[(0, "часов"), (1, "час"), (2, "часа"), (4, "часа"), (5, "часов"), (10, "часов"), (11, "часов")],
        *[(12, "часов"), (14, "часов"), (20, "часов"), (21, "час"), (22, "часа"), (25, "часов"), (100, "часов")],
        *[(101, "час"), (111, "часов"), (112, "часов"), (121, "час"), (1001, "час"), (-1, "час")],
    ],
)
def test_noun_follows_its_number(number: int, form: str) -> None:
    """It is 1 час, 2 часа, 5 часов – and 11 to 14 are like 5."""
    assert russian.plural(number, *HOURS) == form


def test_words_and_plurals_are_those_of_unicode() -> None:
    """The tables here, which are read faster, say what the data of Unicode say."""
    locale = Locale("ru")
    months, days = locale.months, locale.days["format"]
    assert dict(enumerate(russian.MONTHS, 1)) == dict(months["stand-alone"]["wide"])
    assert dict(enumerate(russian.MONTHS_GENITIVE, 1)) == dict(months["format"]["wide"])
    assert dict(enumerate(russian.WEEKDAYS)) == dict(days["wide"])
    assert dict(enumerate(russian.WEEKDAYS_SHORT)) == dict(days["abbreviated"])
    numbers = range(1000)
    assert [russian.plural(number, "one", "few", "many") for number in numbers] == list(
        map(locale.plural_form, numbers)
    )


@given(st.integers(0, 10**6))
def test_plural_looks_at_two_digits(number: int) -> None:
    """Hundreds change nothing."""
    assert russian.plural(number, *HOURS) == russian.plural(number % 100 + 100, *HOURS)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ([], ""),
        (["2026-09"], "сентябрь 2026"),
        (["2023-04", "2023-05", "2023-06"], "апрель – июнь 2023"),
        (["2026-12", "2027-01"], "декабрь 2026 – январь 2027"),
        (["2026-09", "2027-02", "2027-03"], "сентябрь 2026, февраль – март 2027"),
    ],
)
def test_months_that_follow_each_other_are_a_period(written: list[str], text: str) -> None:
    """Other months are named one by one."""
    assert russian.months(written) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1_час"), (3, "3_часа"), (1234, "1234_часа"), (12345, "12_345_часов"), (1_000_001, "1_000_001_час")],
)
def test_count_stays_on_one_line(number: int, text: str) -> None:
    """A number and its noun are not parted; thousands are, from five digits on."""
    assert russian.count(number, *HOURS) == text.replace("_", NBSP)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 11, 12), date(2026, 11, 12), "12_ноября 2026"),
        (date(2026, 11, 12), date(2026, 11, 14), "12–14_ноября 2026"),
        (date(2026, 10, 28), date(2026, 11, 17), "28_октября – 17_ноября 2026"),
        (date(2026, 12, 28), date(2027, 1, 9), "28_декабря 2026 – 9_января 2027"),
        (date(2026, 11, 12), date(2027, 11, 12), "12_ноября 2026 – 12_ноября 2027"),
    ],
)
def test_period_says_only_what_differs(first: date, last: date, text: str) -> None:
    """Month and year stand once where they are the same."""
    assert russian.days(first, last) == text.replace("_", NBSP)


@pytest.mark.parametrize(
    ("value", "options", "text"),
    [
        (date(2026, 5, 1), {}, "1_мая 2026"),
        (date(2026, 3, 8), {"year": False}, "8_марта"),
        (date(2026, 11, 12), {"weekday": True}, "четверг, 12_ноября 2026"),
        (date(2026, 11, 11), {"weekday": True, "year": False}, "среда, 11_ноября"),
    ],
)
def test_a_day_is_named_in_words(value: date, options: dict[str, bool], text: str) -> None:
    """The month is in the genitive, the weekday comes before."""
    assert russian.day(value, **options) == text.replace("_", NBSP)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 11, 12), date(2026, 11, 14), "12–14_ноября 2026"),
        (date(2026, 10, 28), date(2026, 11, 17), "28_октября – 17_ноября 2026"),
        (date(2026, 12, 30), date(2027, 1, 5), "30_декабря 2026 – 5_января 2027"),
        (date(2026, 12, 30), date(2026, 12, 30), "30_декабря 2026"),
    ],
)
def test_a_period_may_go_without_its_year(first: date, last: date, text: str) -> None:
    """Without it the months stay."""
    assert russian.days(first, last) == text.replace("_", NBSP)
    assert russian.days(first, last, year=False) == re.sub(" 20..", "", text).replace("_", NBSP)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([8], "8"),
        ([6, 7], "6, 7"),
        ([6, 7, 8], "6–8"),
        ([10, 6, 8, 7, 7], "6–8, 10"),
        ([6, 8, 10], "6, 8, 10"),
    ],
)
def test_runs_are_drawn_together(numbers: list[int], text: str) -> None:
    """Three in a row become a range; two stay apart."""
    assert russian.ranges(numbers) == text


@given(SETS_OF_NUMBERS)
def test_ranges_lose_and_invent_nothing(numbers: set[int]) -> None:
    """What is written reads back as the same numbers, in order."""
    read = []
    for part in russian.ranges(numbers).split(", ") if numbers else []:
        first, _, last = part.partition("–")
        read += range(int(first), int(last or first) + 1)
    assert read == sorted(numbers)


@given(SETS_OF_NUMBERS)
def test_ranges_are_as_short_as_they_can_be(numbers: set[int]) -> None:
    """No two neighbours of three in a row are left apart."""
    parts = russian.ranges(numbers).split(", ")
    assert sum("–" in part for part in parts) == sum(
        number - 1 not in numbers and {number + 1, number + 2} <= numbers for number in numbers
    )


@pytest.mark.parametrize(
    ("numbers", "text"),
    [((), ""), ([8], "8_класс"), ([8, 9], "8, 9_классы"), (range(6, 12), "6–11_классы"), ([9, 9], "9_класс")],
)
def test_grades_with_their_noun(numbers: list[int], text: str) -> None:
    """One grade is a class, several are classes."""
    assert russian.grades(numbers) == text.replace("_", NBSP)


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["а"], "а"), (["а", "б"], "а и б"), (["а", "б", "в"], "а, б и в")],
)
def test_a_list_ends_with_and(words: list[str], text: str) -> None:
    """Commas come between, then «и»."""
    assert russian.listed(iter(words)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "сегодня"), (1, "завтра"), (2, "через 2_дня"), (5, "через 5_дней"), (21, "через 21_день")],
)
def test_the_nearest_days_have_words_of_their_own(number: int, text: str) -> None:
    """Today and tomorrow have words of their own."""
    assert russian.in_days(number) == text.replace("_", NBSP)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Координатор", "не указан"),
        ("Уровень", "не указан"),
        ("«Билет в будущее»", "не указан"),
        ("почта", "не указана"),
        ("Региональная команда", "не указана"),
        ("Должность", "не указана"),
        ("Место", "не указано"),
        ("Время", "не указано"),
        ("Состояние", "не указано"),
        ("Сроки", "не указаны"),
        ("Официальные страницы", "не указаны"),
        ("Углублённые предметы", "не указаны"),
        ("Испытания", "не указаны"),
        ("Сколько стоит", "не указано"),
        ("В какой класс берут", "не указано"),
        ("Часов", "не указано"),
        ("", "не указано"),
    ],
)
def test_what_is_missing_agrees_with_its_label(label: str, text: str) -> None:
    """The gender and number are those of the noun; with a question nothing agrees."""
    assert russian.not_given(label) == text


@pytest.mark.parametrize(
    ("title", "name", "is_named"),
    [
        ("Агротехнологическая группа", "Агротехнологический", True),
        ("Медиакласс «Кадр»", "Медиакласс", True),
        ("Агрокласс", "Агротехнологический", False),
        ("Инженерный класс", "Корпоративный класс предприятия", False),
    ],
)
def test_a_name_is_found_in_any_form(title: str, name: str, is_named: bool) -> None:
    """A title that has all words of a name, whatever their endings, names it."""
    assert russian.names(title, name) is is_named


@pytest.mark.parametrize(("text", "inside"), [("Агротехнологический", "агротехнологический"), ("ИТ-класс", "ИТ-класс")])
def test_a_name_inside_a_sentence_has_a_small_letter(text: str, inside: str) -> None:
    """Abbreviations keep their capitals."""
    assert russian.uncapitalised(text) == inside


def test_months_and_weekdays_fit_each_other() -> None:
    """Each table has all its entries, and they belong together."""
    assert len(russian.MONTHS) == len(russian.MONTHS_GENITIVE) == len(russian.MONTHS_SHORT) == 12
    assert all(short[:2] == full[:2] for short, full in zip(russian.MONTHS_SHORT, russian.MONTHS_GENITIVE, strict=True))
    assert russian.month(2026, 11) == "ноябрь 2026"
    assert russian.month_short(date(2026, 5, 1)) == "мая"
    assert [weekday[:1] for weekday in russian.WEEKDAYS] == [weekday[:1] for weekday in russian.WEEKDAYS_SHORT]
    assert russian.WEEKDAYS[date(2026, 11, 23).weekday()] == "понедельник"


def test_short_phrases_are_right() -> None:
    """They are deadlines, school years, first letters and comparison."""
    assert russian.deadline(date(2027, 8, 25), 2026) == f"до{NBSP}25{NBSP}августа"
    assert russian.deadline(date(2027, 9, 1), 2026) == f"до{NBSP}1{NBSP}сентября 2027"
    assert russian.school_year("2026-27") == "2026/27"
    assert russian.capitalised("ёлка И дом") == "Ёлка И дом"
    assert russian.capitalised("") == ""
    assert russian.folded("  Ёлкин \u00a0 ОКРУГ") == russian.folded("елкин округ")
    assert russian.latin("Мичуринский округ – 5") == "michurinskiy-okrug-5"
