"""Takes a text about a time apart: days, months, clocks, weekdays and the small words between them, with their years.

Reads numbers as well as Russian words: `2026-11-12`, «12.11.2026», «12 ноября», «II квартал», «третья неделя марта». What is no
such word is refused. `when_notation` makes parts of a time out of the pieces. Knows no record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from ... import dates
from ..schema.text import invalid, quoted
from ..schema.times import YEARS
from .undated import LAST, DayOfYear, DaysOfMonth, PartOfYear, WeekOfMonth
from .words import DAILY, HOLIDAYS, WORDS, month_number, not_understood, weekday_number

_MONTH_FOLLOWS = r"(?=\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек))"
ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
QUARTER, HALF = "квартал", "половин"
SHARES = {"н": 1, "с": 2, "к": 3}
"""The thirds of a month by the first letters of «начало», «середина» and «конец»."""
HALF_BOUNDS, THIRD_BOUNDS = ((1, 15), (16, LAST)), ((1, 10), (11, 20), (21, LAST))
"""The first and the last days of the halves and of the thirds of a month."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: `kind` is the grammar's name for it, `text` the words as they stand."""

    kind: str
    value: Any
    text: str


_ISO_DAY = r"(?P<isoday>\d{4}-\d\d-\d\d)(?!\d)"
_NUMBERED_DAY = r"(?P<day>\d{1,2})(?P<sign>[./])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?!\d|\.\d)(?:\s*(?:года|г\.?)(?![а-я]))?"
_CLOCK = r"(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)|\d{1,2}\.\d\d(?!\d)(?:\.(?!\d))?|(?:[01]?\d|2[0-3])-00(?![\d-])|(?<=\bв )(?:[01]?\d|2[0-3])-(?:15|30|45)(?![\d-]))(?:\s*(?:час\w*|ч)(?![а-я]))?"
_CLOCK_WORD = r"(?P<hour>[01]?\d|2[0-3])\s*(?:час\w*|ч\.?)(?![а-я])(?:\s*(?P<minute>[0-5]\d)\s*мин\w*\.?)?"
_UNIT = r"(?P<unit>20\d\d-(?:q[1-4]|h[12]|\d\d))(?![\d-])|(?P<slashed>20\d\d)/(?:20)?(?P<slash>\d\d)(?!\d)"
_YEAR = r"(?P<fullyear>(?:19|20|21)\d\d)(?![\d:])(?:\s*(?:года|году|год|гг?\.?)(?![а-я]))?"
_PART_OF_YEAR = rf"(?P<number>iv|i{{1,3}}|[1-4]|перв\w*|втор\w*|трет\w*|четверт\w*)(?:-?(?:й|е|м|ом|го|ый|ое))?\s+(?P<part>{QUARTER}|полугоди)\w*"
_WEEK = r"(?P<which>перв\w*|втор\w*|трет\w*|четверт\w*|последн\w*|iv|i{1,3}|[1-4](?:-я|-ю|-ей|-й)?)\s+нед(?:ел\w+|\.)"
_SHARE = (
    rf"(?P<share>(?:начал|середин|кон(?:ец|ц))[а-я]*{_MONTH_FOLLOWS}|(?P<nth>перв\w*|втор\w*|трет\w*|последн\w*|[1-3](?:-я|-ю|-ей|-й)?)"
    rf"\s+(?:декад|{HALF})\w+)"
)
_ORDINAL = r"(?<![\w.:])(?:iv|i{1,3}|[1-4](?:-?[йяе])?(?![\w])|(?:перв|втор|трет|четверт)\w+)"
SHARED_NOUN = re.compile(
    rf"(?P<first>{_ORDINAL})\s*(?P<sign>[-–—,]|и(?=\s))(?=\s*(?:{_ORDINAL}\s*(?:[-–—,]|и\s)\s*)*{_ORDINAL}\s+(?P<noun>(?:квартал|недел|полугоди)\w+|квартал))"
)
"""A number before others that a noun behind them is of, too: «I–II кварталы», «2–3 неделя ноября»."""
_NUMBER = r"(?P<digits>\d{1,2})(?![\d:])(?:-?(?:го|е|ое|ого))?(?![а-я])"
TOKENS = re.compile(
    "|".join(
        f"(?P<{name}_>{pattern})"
        for name, pattern in {
            "isoday": _ISO_DAY,
            "unit": _UNIT,
            "numbered": _NUMBERED_DAY,
            "clock": _CLOCK,
            "clockword": _CLOCK_WORD,
            "part": _PART_OF_YEAR,
            "week": _WEEK,
            "share": _SHARE,
            "fullyear": _YEAR,
            "number": _NUMBER,
            "dash": r"[-–—−]+|\.\.+",
            "semicolon": r";|\n",
            "comma": r"[,/]",
            "word": r"[а-яa-z]+\.?",
            "space": r"\s+",
            "bracket": r"[()]",
            "other": r".",
        }.items()
    )
)

CLOCK_FOLLOWS = re.compile(r"\s*(?:[-–—]|до)\s*\d\d?[.:](?:00|1[3-9]|[2-5]\d)")


def tokens(words: str, whole: str) -> Iterator[Token]:
    """Yields the pieces of a folded text; `whole` is the text as it stands, for messages. Raises a refusal in Russian."""
    previous = ""
    for match in TOKENS.finditer(SHARED_NOUN.sub(r"\g<first> \g<noun> \g<sign> ", words)):
        token = _token(match, whole, previous)
        if token is not None and token.kind != "noise":
            yield token
            previous = token.kind


def _token(match: re.Match[str], whole: str, previous: str) -> Token | None:
    """Returns the piece that a match is; None for white space."""
    kind, text = (match.lastgroup or "")[:-1], match.group()
    if kind in ("space", "bracket"):
        return None
    if kind in ("dash", "comma", "semicolon"):
        return Token({"semicolon": ";"}.get(kind, kind), None, text)
    if kind == "clock" and "." in match["clock"] and not _is_clock(match, previous):
        day, month = map(int, match["clock"].strip(".").split("."))
        return Token("day", DayOfYear(month, day), text)
    make = _MAKERS.get(kind)
    if make is None:
        raise not_understood(whole, text)
    return make(match, text, whole)


def _is_clock(match: re.Match[str], previous: str) -> bool:
    """Returns whether «10.30» is a time: a number of no month, or beside words and pieces that only a time follows."""
    hours, minutes = map(int, match["clock"].strip(".").split("."))
    if not (1 <= hours <= 31 and 1 <= minutes <= 12):
        return True
    return hours < 24 and (
        previous in ("in", "day", "month", "year") or bool(CLOCK_FOLLOWS.match(match.string, match.end()))
    )


def _iso_day(match: re.Match[str], text: str, whole: str) -> Token:
    year, month, day = map(int, text.split("-"))
    return Token("day", real_day(year, month, day, text), text)


def _numbered_day(match: re.Match[str], text: str, whole: str) -> Token:
    year = int(match["year"])
    return Token(
        "day", real_day(year + 2000 if year < 100 else year, int(match["month"]), int(match["day"]), text), text
    )


def _unit(match: re.Match[str], text: str, whole: str) -> Token:
    unit = match["unit"].upper() if match["unit"] else f"{match['slashed']}-{match['slash']}"
    if re.fullmatch(r"\d{4}-\d\d", unit):
        is_month = not match["slash"] and 1 <= int(unit[5:]) <= 12
        if not is_month and not dates.is_school_year(unit):
            raise invalid(
                "when", f"здесь {quoted(text)}: такого месяца и такого учебного года нет. Месяц пишут так: «2026-09»."
            )
    return Token("unit", unit, text)


def _clock(match: re.Match[str], text: str, whole: str) -> Token:
    hours, minutes = map(int, re.split("[:.-]", match["clock"].strip(".")))
    if (hours, minutes) == (24, 0):
        return Token("clock", time(23, 59), text)
    if hours > 23 or minutes > 59:
        raise invalid("when", f"здесь {quoted(text)}, а время пишут так: «15:30».")
    return Token("clock", time(hours, minutes), text)


def _clock_word(match: re.Match[str], text: str, whole: str) -> Token:
    return Token("clock", time(int(match["hour"]), int(match["minute"] or 0)), text)


def _part_of_year(match: re.Match[str], text: str, whole: str) -> Token:
    number = _ordinal(match["number"])
    is_quarter = match["part"] == QUARTER
    if number > (4 if is_quarter else 2):
        raise not_understood(whole, text)
    return Token("open-unit", PartOfYear(f"{'Q' if is_quarter else 'H'}{number}"), text)


def _week(match: re.Match[str], text: str, whole: str) -> Token:
    return Token("week", WeekOfMonth(_ordinal(match["which"])), text)


def _share(match: re.Match[str], text: str, whole: str) -> Token:
    """Returns a third of a month, which «начало», «середина» and «конец» mean too, or a half."""
    words = match["share"]
    number = _ordinal(match["nth"]) if match["nth"] else SHARES[words[0]]
    is_half = HALF in words
    if number == LAST:
        number = 2 if is_half else 3
    bounds = HALF_BOUNDS if is_half else THIRD_BOUNDS
    if number > len(bounds):
        raise not_understood(whole, text)
    return Token("week", DaysOfMonth(*bounds[number - 1]), text)


def _ordinal(text: str) -> int:
    if text in ROMAN:
        return ROMAN[text]
    if text[0].isdecimal():
        return int(text[0])
    return next((number for stem, number in ORDINALS.items() if text.startswith(stem)), LAST)


def _word(match: re.Match[str], text: str, whole: str) -> Token:
    word = text.strip(".")
    if word in DAILY:
        return Token("weekdays", DAILY[word], text)
    if HOLIDAYS.fullmatch(word):
        return Token("holidays", None, text)
    if (weekday := weekday_number(word)) is not None:
        return Token("weekday", weekday, text)
    if (month := month_number(word)) is not None:
        return Token("month", month, text)
    if word in WORDS:
        return Token(WORDS[word], None, text)
    raise not_understood(whole, word)


_MAKERS: dict[str, Callable[[re.Match[str], str, str], Token]] = {
    "isoday": _iso_day,
    "numbered": _numbered_day,
    "unit": _unit,
    "clock": _clock,
    "clockword": _clock_word,
    "part": _part_of_year,
    "week": _week,
    "share": _share,
    "fullyear": lambda match, text, whole: Token("year", int(match["fullyear"]), text),
    "number": lambda match, text, whole: Token("number", int(match["digits"]), text),
    "word": _word,
}


def real_day(year: int, month: int, day: int, text: str) -> date:
    """Returns a day of the calendar; raises a refusal that quotes `text` where there is none."""
    if year not in YEARS:
        raise invalid("day", f"здесь {quoted(text)}: год должен быть от {YEARS[0]} до {YEARS[-1]}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise invalid("day", f"здесь {quoted(text)}: такого дня нет в календаре.") from None
