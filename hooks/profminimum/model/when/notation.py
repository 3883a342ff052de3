"""Reads when something takes place: the notation of `When`, and Russian words as people write them in plans.

    2026-11-12                                  a day
    2026-11-12 15:00–16:30                      a day with hours
    2026-11-07 10:00–12:00; 2026-11-14          several days
    2026-03-10 – 2026-03-12                     a period
    2026-03-10 – 2026-03-12, ежедневно, 10:00–17:00
    2026-03-10 10:00 – 2026-03-12 17:00         without a break
    2026-09-15 – 2027-05-25, по вторникам и четвергам, 15:00–16:30, кроме 2026-11-03, каникул и праздников
    2026-11   2026-10 – 2026-11   2026-Q4   2026-H2   2026-27   2026     a month, months, a quarter, …
    в течение 2026-11-16 – 2026-11-22           a day within these
    с 2026-09-01   до 2026-09-15 18:00          open at one end
    неизвестно

The same in words: «12 ноября 2026 года, 15:00–16:30», «7, 14 и 21 ноября», «с 10 по 15 марта», «в октябре – ноябре», «II квартал»,
«третья неделя ноября»,
«вторая половина ноября», «в конце января», «каждый вторник с 15 сентября по 25 мая». A year that is not told follows from the school year where the
caller knows one. What is not understood is refused with the words that are meant. Knows no record.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ...russian import folded
from ..schema.text import invalid, quoted
from ..schema.typography import plain_text
from .clause import Clause
from .parts import Within
from .tokens import Token
from .values import NOT_KNOWN, UNKNOWN, When
from .words import EXAMPLES
from .years import pieces

LONGEST = 4000
"""Signs of the longest text that is read: a year of single days with hours."""
UNKNOWN_WORDS = re.compile(
    r"(?:(?:день|дата|даты|время|срок|сроки|новый день|новая дата|новые сроки) )?(?:пока )?"
    r"(?:неизвестн\w+|не известн\w+|не назначен\w*|не указан\w*|не определен\w*|уточня\w+|уточнит\w*|будет (?:объявлен\w*|сообщен\w*|известн\w*)|"
    r"сообщим(?: позже| позднее)?|сообщат(?: позже)?|объявим(?: позже)?|позже|позднее|unknown|tba|tbd)"
    r"(?: (?:позже|позднее|дополнительно|отдельно))?"
)
"""What people write while a time is not known."""
YEAR_AS_A_WHOLE = re.compile(
    r"(?:(?:в течени[еи]|на протяжении|весь|за) )?(?:всего )?(?:(?:учебного|учебный|уч\.?) )?год[аи]?|постоянно"
)


def read_when(value: object, school_year: str | None = None) -> When:
    """Returns the time that a text, or a list of texts, means; raises a refusal in Russian.

    `school_year`, such as `2026-27`, or a calendar year gives the year to days and months that name none.
    """
    if isinstance(value, When):
        return value
    if isinstance(value, list | tuple):
        return When.of(part for item in value for part in _read(_text(item), school_year).parts)
    return _read(_text(value), school_year)


def understood(text: str, years: str | None = None) -> When | None:
    """Returns the time that a text means, None where it means none; see `read_when`."""
    try:
        return read_when(text, years)
    except PydanticCustomError:
        return None


def refusal_of(text: str, years: str | None = None) -> str:
    """Returns why a text is no time, in Russian; empty if it is one; see `read_when`."""
    try:
        read_when(text, years)
    except PydanticCustomError as refusal:
        return refusal.message()
    return ""


def _text(value: object) -> str:
    if not isinstance(value, str | date | int):
        raise invalid("when", f"здесь нужно время одной строкой или списком строк: {EXAMPLES}.")
    text = plain_text(str(value)).strip()
    if not text:
        raise invalid("blank", f"значение пустое. Пока время не решено, напишите «{UNKNOWN}».")
    if len(text) > LONGEST:
        raise invalid("too-long", f"знаков в тексте: {len(text)}, а умещается не больше {LONGEST}.")
    return text


@lru_cache(4096)
def _read(text: str, school_year: str | None) -> When:
    words = folded(text).strip(" .")
    if UNKNOWN_WORDS.fullmatch(words):
        return NOT_KNOWN
    if YEAR_AS_A_WHOLE.fullmatch(words):
        if school_year is None:
            raise invalid("when", f"здесь {quoted(text)}: не сказано, какого года. Напишите, например, «2026-27».")
        return When((Within(school_year, school_year),))
    tokens = pieces(words, school_year, text)
    clauses = _split(tokens, ";")
    return When.of(part for clause in clauses if clause for part in Clause(clause, text).parts())


def _split(tokens: list[Token], kind: str) -> list[list[Token]]:
    clauses: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == kind:
            clauses.append([])
        else:
            clauses[-1].append(token)
    return clauses


_SCHEMA_TEXT = {"type": "string", "minLength": 1, "maxLength": LONGEST}

WhenText = Annotated[When, BeforeValidator(read_when), WithJsonSchema(_SCHEMA_TEXT)]
"""When something takes place, in the notation at the top of this module; in YAML several lines may be a list."""
