"""Russian grammar for numbers, dates and lists. Knows no record and no page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, time
from itertools import groupby

from .dates import opening_year_on, periods

NBSP = "\u00a0"
ALPHABET = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# Babel has these words and the plural rule too, but reads 300 KB for them (30 ms of every command) and takes 7 µs for a
# plural that takes 0.3 µs here. A test compares both.
MONTHS = ["январь", "февраль", "март", "апрель", "май", "июнь"]
MONTHS += ["июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]
MONTHS_GENITIVE = ["января", "февраля", "марта", "апреля", "мая", "июня"]
MONTHS_GENITIVE += ["июля", "августа", "сентября", "октября", "ноября", "декабря"]
MONTHS_PREPOSITIONAL = ["январе", "феврале", "марте", "апреле", "мае", "июне"]
MONTHS_PREPOSITIONAL += ["июле", "августе", "сентябре", "октябре", "ноябре", "декабре"]
MONTHS_SHORT = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
DAY_IN_WORDS = rf"\d{{1,2}}\s+(?:{'|'.join(MONTHS_GENITIVE)})\s+20\d\d"
"""A day in words, such as «1 июня 2023», as a pattern."""
BEFORE_DATE_OF_DOCUMENT = r"\bот\s+"
"""What comes before the day on which a document was signed: «письмо от 1 июня 2023», as a pattern."""
YEARS_NOUNS, MANY_SCHOOL_YEARS = {4: "год", 7: "учебный год", 9: "годы"}, "учебные годы"
"""What years are called, by the length of their text: `2026`, `2026-27`, `2025-2027`."""
WEEKDAYS = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"]
WEEKDAYS_DATIVE = ["понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам", "воскресеньям"]
WEEKDAYS_SHORT = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]


def plural(number: float, one: str, few: str, many: str) -> str:
    """Returns the form of a noun after a number: 1 час, 2 часа, 5 часов, 1,5 часа.

    After a fraction it is the genitive: `few`, or `one` where all the forms are genitives («не больше 1,5 часа»).
    """
    if number != int(number):
        return one if few == many else few
    tens, units = abs(number) % 100, abs(number) % 10
    if units == 1 and tens != 11:
        return one
    return few if 2 <= units <= 4 and not 12 <= tens <= 14 else many


def count(number: float, one: str, few: str, many: str) -> str:
    """Returns the number with its noun, unbroken: «21 час»; thousands are separated by a space."""
    return f"{digits(number)}{NBSP}{plural(number, one, few, many)}"


def amount(least: int | None, most: int | None, one: str, few: str, many: str) -> str:
    """Returns a number or a range with its noun: «20 мест», «15–21 место», «до 21 места», «от 15 мест»; `few` is the genitive."""
    if least is None or most is None:
        number = most if least is None else least
        return f"{'до' if least is None else 'от'}{NBSP}{count(number or 0, few, many, many)}"
    return count(most, one, few, many) if least == most else f"{digits(least)}–{count(most, one, few, many)}"


def roubles(least: int | None, most: int | None) -> str:
    """Returns a sum of money: «1 200 ₽», «800–1 200 ₽», «от 500 ₽», «до 1 000 ₽»."""
    ends = [f"{end:,}".replace(",", NBSP) for end in dict.fromkeys((least, most)) if end is not None]
    before = f"до{NBSP}" if least is None else f"от{NBSP}" if most is None else ""
    return f"{before}{'–'.join(ends)}{NBSP}₽"


def counts(numbers: Iterable[tuple[float, str, str, str]]) -> str:
    """Returns the counts that are not zero: «1 программа, 2 мероприятия»; each is a number with its three forms."""
    return ", ".join(count(number, *forms) for number, *forms in numbers if number)


def digits(number: float) -> str:
    """Returns a number with its thousands separated and a decimal comma: «43 000», «1,5»; four digits stay together."""
    shown = int(number) if number == int(number) else number
    text = f"{shown:,}" if abs(number) >= 10_000 else str(shown)
    return text.replace(",", NBSP).replace(".", ",")


def day(value: date, *, weekday: bool = False, year: bool = True) -> str:
    """Returns a day in words: «12 ноября 2026 года» without the word, «четверг, 12 ноября 2026»."""
    text = f"{value.day}{NBSP}{MONTHS_GENITIVE[value.month - 1]}" + (f" {value.year}" if year else "")
    return f"{WEEKDAYS[value.weekday()]}, {text}" if weekday else text


def clock(value: time) -> str:
    """Returns a time of day: «9:00»."""
    return f"{value.hour}:{value.minute:02}"


def month(year: int, number: int) -> str:
    """Returns a month for a heading: «ноябрь 2026»."""
    return f"{MONTHS[number - 1]} {year}"


def months(written: Iterable[str]) -> str:
    """Returns months such as `2026-04` as periods in words: «апрель – сентябрь 2023», «сентябрь 2026, май 2027»."""
    return ", ".join(_months_of(first, last) for first, last in periods(written))


def _months_of(first: date, last: date) -> str:
    end = month(last.year, last.month)
    if (first.year, first.month) == (last.year, last.month):
        return end
    begin = MONTHS[first.month - 1] if first.year == last.year else month(first.year, first.month)
    return f"{begin} – {end}"


def month_short(value: date) -> str:
    """Returns a month in three letters, as a date's tile shows it: «ноя»."""
    return MONTHS_SHORT[value.month - 1]


def months_short(first: date, last: date) -> str:
    """Returns a month or a period of months in three letters each: «ноя», «ноя–дек»."""
    return "–".join(dict.fromkeys(MONTHS[month.month - 1][:3] for month in (first, last)))


def days(first: date, last: date, *, year: bool = True) -> str:
    """Returns a period in words: «12–14 ноября 2026», «28 октября – 17 ноября 2026»."""
    if first == last:
        return day(first, year=year)
    if (first.year, first.month) != (last.year, last.month):
        return f"{day(first, year=year and first.year != last.year)} – {day(last, year=year)}"
    return f"{first.day}–{day(last, year=year)}"


def days_listed(values: Iterable[date], opening: int) -> str:
    """Returns days as a list, each month named once: «7, 14 и 21 ноября», «28 ноября и 5 декабря», «7 и 14 января 2027».

    Days of the school year that opens in `opening` have no year.
    """
    ordered = sorted(set(values))
    months = [list(group) for _, group in groupby(ordered, key=lambda value: (value.year, value.month))]
    texts = []
    for group in months:
        year = group[0].year
        shows_year = opening_year_on(group[0]) != opening and (
            group is months[-1] or year != months[months.index(group) + 1][0].year
        )
        name = MONTHS_GENITIVE[group[0].month - 1] + (f" {year}" if shows_year else "")
        numbers = [str(value.day) for value in group]
        inner = listed(numbers) if len(months) == 1 else ", ".join(numbers)
        texts.append(f"{inner}{NBSP}{name}")
    return listed(texts)


_GENDERS = (
    ("не указаны", r"[ыи]|ые|[кгхжшщч]ие|[нт]ия"),  # сроки, официальные страницы, занятия
    ("не указано", r"[оеё]|мя|[ое]в|ей"),  # место, время; «часов» – сколько
    ("не указан", r"арь|ень|тель|уль"),  # календарь, уровень
    ("не указана", r"[аяь]"),  # почта, региональная команда, должность
)
"""How what is missing agrees with a word of such an ending, the first that fits; any other word is masculine."""
_NO_NOUN = re.compile("где|когда|как|кто|кому|кого|куда|чем|что|чей|чья|сколько|для|через|мест|школ")
"""Words that begin a question or a phrase, with which nothing agrees."""


def not_given(noun: str) -> str:
    """Returns «не указан» in the gender and number of the noun that a label begins with; «не указано» after a question.

    «Координатор»: «не указан»; «Региональная команда»: «не указана»; «Сроки»: «не указаны»; «Сколько стоит»: «не указано».
    """
    found = re.match(r"\W*([а-яё]{3,})", noun.casefold())
    if not found or _NO_NOUN.fullmatch(found[1]):
        return "не указано"
    return next((words for words, ending in _GENDERS if re.search(f"(?:{ending})$", found[1])), "не указан")


def listed(words: Iterable[str]) -> str:
    """Returns words as a list in a sentence: «математика, физика и химия»."""
    *head, last = list(words) or [""]
    return f"{', '.join(head)} и {last}" if head else last


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Returns numbers in order, in a new list wherever one is missing."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def ranges(numbers: Iterable[int]) -> str:
    """Returns numbers as ranges: «6–8, 10»; two in a row stay separate: «6, 7»."""
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs(numbers)]
    return ", ".join(parts)


def grades(numbers: Iterable[int]) -> str:
    """Returns grades with their noun: «8 класс», «6–8, 10 классы»; empty for none."""
    chosen = sorted(set(numbers))
    if not chosen:
        return ""
    return f"{ranges(chosen)}{NBSP}{'класс' if len(chosen) == 1 else 'классы'}"


def school_year(value: str) -> str:
    """Returns `2026-27` as readers write it: «2026/27»; several years as «2025–2027», «2024/25–2026/27»."""
    several = re.sub(r"-(?=20\d\d(?!\d))", "–", value) if len(value) > len("2026-27") else value
    return several.replace("-", "/")


def years(value: str) -> str:
    """Returns the years of a road map with their noun: «2026/27 учебный год», «2026 год», «2025–2027 годы»."""
    noun = YEARS_NOUNS.get(len(value), MANY_SCHOOL_YEARS)
    return f"{school_year(value)} {noun}"


def folded(text: str) -> str:
    """Returns the text as comparisons see it: without case, «ё» as «е», single spaces."""
    return " ".join(text.casefold().replace("ё", "е").split())


def capitalised(text: str) -> str:
    """Returns the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Returns the text with a small first letter, as inside a sentence; «ИТ» and other abbreviations stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


_LATIN = dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye", strict=True)) | {
    **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"},
    **{"ъ": "", "ь": ""},
}


def latin(text: str) -> str:
    """Returns the text as an identifier spells it: «Мичуринский округ» is `michurinskiy-okrug`."""
    spelled = "".join(_LATIN.get(letter, letter) for letter in text.casefold())
    return re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")


def deadline(value: date, opening: int) -> str:
    """Returns a last day: «до 25 августа», with the year where it is not of the school year that opens in `opening`."""
    return f"до{NBSP}{day(value, year=opening_year_on(value) != opening)}"


def in_days(number: int) -> str:
    """Returns how soon something is: «сегодня», «завтра», «через 5 дней»."""
    return {0: "сегодня", 1: "завтра"}.get(number) or f"через {count(number, 'день', 'дня', 'дней')}"


ENDINGS = (
    "(?:иями|ями|ами|иям|иях|ого|его|ому|ему|ими|ыми|ов|ев|ей|ий|ой|ый|ом|ем|ам|ям|ах|ях|ых|их|им|ым|ая|яя|ое|ее|ые|ие"
    "|ую|юю|ия|ию|ии|ью|ы|и|а|я|о|е|у|ю|ь|й)$"
)
"""Endings of nouns and adjectives, as a pattern that Python and JavaScript read alike."""


def words(text: str) -> tuple[str, ...]:
    """Returns the words and numbers of a text as comparisons see them."""
    return tuple(re.findall(r"[^\W_]+", folded(unicodedata.normalize("NFC", text))))


def stem(word: str) -> str:
    """Returns what the forms of a folded word have in common, at least three letters: «школе» and «школы» give «школ»."""
    short = re.sub(ENDINGS, "", word)
    return short if len(short) >= 3 else word


def names(text: str, name: str) -> bool:
    """Returns whether a text has all the words of a name, in whatever form: «Агротехнологическая группа» has «Агротехнологический»."""
    return set(map(stem, words(name))) <= set(map(stem, words(text)))


def place_roots(name: str) -> frozenset[str]:
    """Returns what the name of a town and that of the okrug around it share: of «Мичуринский округ» and «город Мичуринск» «мичуринск».

    An adjective gives two, since what goes before «-ий» may belong to the town («Мичуринск») or not («Кирсанов»).
    """
    proper = next((word for word in name.split() if word[:1].isupper()), name).casefold()
    adjective = re.fullmatch(r"(.+?)(ск|цк)ий", proper)
    if adjective:
        return frozenset({adjective[1], adjective[1] + adjective[2]})
    return frozenset({re.sub("[аеиоуыьэюя]$", "", proper)})
