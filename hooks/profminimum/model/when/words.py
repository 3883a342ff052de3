"""The words of times in Russian, in the forms in which plans have them, and what each means.

Knows no grammar of times.
"""

from __future__ import annotations

import re

from ...problem import nearest
from ...russian import MONTHS, MONTHS_GENITIVE, MONTHS_PREPOSITIONAL, MONTHS_SHORT, WEEKDAYS_SHORT
from ..schema.text import invalid, quoted
from .parts import EVERY_DAY, WEEKEND, WORKDAYS
from .values import UNKNOWN

EXAMPLES = "«12 ноября 2026, 15:00–16:30», «в ноябре 2026», «по вторникам с 15 сентября 2026 по 25 мая 2027, 15:00»"
"""How a time may be written, for messages."""
WEEKDAY_ENDINGS = re.compile(r"(?:[аеиоуыя]|ам|ом|ой|ою|ье|ья|ьям|ами|ах)?")
WEEKDAY_STEMS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресен")
WORDS = {
    "с": "from", "со": "from", "от": "from", "начиная": "noise",
    "по": "to", "до": "to",
    "и": "and", "а": "noise", "также": "and",
    "в": "in", "во": "in", "на": "noise", "начало": "noise",
    "кроме": "except", "исключая": "except", "исключением": "except", "за": "noise",
    "течение": "within", "период": "within",
    "не": "noise", "позднее": "to", "позже": "to", "ранее": "from", "раньше": "from",
    "каждый": "every", "каждая": "every", "каждую": "every", "каждое": "every", "каждые": "every", "каждой": "every", "еженедельно": "noise",
    "год": "noise", "года": "noise", "году": "noise", "г": "noise", "месяц": "noise", "месяца": "noise", "месяце": "noise",
    "учебный": "school", "учебного": "school", "учебном": "school", "уч": "school", "весь": "whole", "всего": "whole",
    "день": "noise", "дня": "noise", "дни": "noise",
}  # fmt: skip
DAILY = {"ежедневно": EVERY_DAY, "будням": WORKDAYS, "будни": WORKDAYS, "выходным": WEEKEND, "выходные": WEEKEND}
HOLIDAYS = re.compile(r"каникул\w*|праздни\w*")

MONTH_FORMS = {
    form: number
    for forms in (MONTHS, MONTHS_GENITIVE, MONTHS_PREPOSITIONAL, MONTHS_SHORT)
    for number, form in enumerate(forms, 1)
} | {"февр": 2, "сент": 9, "нояб": 11}


def weekday_number(word: str) -> int | None:
    """Returns the number of a weekday from 0, Monday, in any case; None for another word."""
    if word in WEEKDAYS_SHORT:
        return WEEKDAYS_SHORT.index(word)
    return next(
        (
            number
            for number, stem in enumerate(WEEKDAY_STEMS)
            if word.startswith(stem) and WEEKDAY_ENDINGS.fullmatch(word, len(stem))
        ),
        None,
    )


def weekdays_between(first: int, last: int) -> list[int]:
    """Returns the numbers of the weekdays from one to another, beyond Sunday where the other comes first."""
    return [(first + offset) % 7 for offset in range((last - first) % 7 + 1)]


def month_number(word: str) -> int | None:
    """Returns the number of a month from 1 in the forms that dates have; None for another word."""
    return MONTH_FORMS.get(word)


def not_understood(whole: str, piece: str) -> Exception:
    """Returns the refusal of a piece of a text, with the nearest word that would be understood."""
    known = [
        *MONTH_FORMS,
        *DAILY,
        *WEEKDAY_STEMS[:2],
        "четвергам",
        "средам",
        "пятницам",
        "субботам",
        "воскресеньям",
        "кроме",
        UNKNOWN,
    ]
    likely = nearest(piece, [word for word in known if word[:2] == piece[:2]]) if len(piece) > 3 else ""
    hint = f" (возможно, «{likely}»)" if likely else ""
    return refused(whole, f"не понятно {quoted(piece)}{hint}")


def refused(whole: str, reason: str) -> Exception:
    """Returns the refusal of a whole text: what stands there, what is wrong, how it may be written."""
    return invalid("when", f"здесь {quoted(whole)}: {reason}. Время пишут так: {EXAMPLES}.")
