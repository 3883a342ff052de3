"""Messages of the form in the browser about wrong values: the model's own sentences with gaps for what was typed.

No sentence is written twice: each type validates a value that is wrong in one way, and its message is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from .. import russian
from ..model.schema.degrees import Degrees
from ..model.schema.introspection import Scalar
from ..model.schema.numbers import Number
from ..model.schema.pattern import Pattern
from ..model.schema.ranges import RangeReader
from ..model.schema.text import FORBIDDEN, MARKS_IN_A_ROW, TEXT_LENGTH, TITLE_LENGTH, quoted
from ..model.schema.times import YEARS, Moment
from ..model.schema.typography import REPLACEMENTS
from ..model.schema.url import URL_LENGTH
from ..model.when import EVERY_DAY, UNKNOWN, WEEKEND, WORKDAYS, Repetition, Span, Within, weekdays_in_words
from ..model.when.notation import UNKNOWN_WORDS

_MARK = "\ue000"
_HOST = "https://school.example.ru/"

# Each way of being wrong with a value that is wrong in just this way.
_LINES = {
    "blank": "",
    "invisible-character": "a\u2066b",
    "no-words": "–",
    "too-many-marks": "b" + "\u0301" * (MARKS_IN_A_ROW + 1),
}
_DAYS = {"day": _MARK, "year": "1999-01-01", "calendar": "2026-02-30"}
_INVALID_SAMPLES: dict[str, Mapping[str, str]] = {
    "Title": _LINES | {"many-lines": "a\nb", "too-long": "a" * (TITLE_LENGTH + 1)},
    "Text": _LINES | {"too-long": "a" * (TEXT_LENGTH + 1)},
    "Day": _DAYS,
    "Clock": {"clock": _MARK},
    "Moment": _DAYS | {"moment": "2026-11-12 15:00Z", "clock": f"2026-11-12 {_MARK}"},
    "Flag": {"flag": _MARK},
    "WhenText": {
        "wrong": _MARK,
        "calendar": "2026-02-30",
        "year": "1999-01-01",
        "order": "2026-03-12 – 2026-03-10",
        "hours": "2026-11-12 15:00–14:00",
        "days": f"2026-09-15 – 2026-09-15, {weekdays_in_words(frozenset({2}))}",
        "units": "2026-12 – 2026-10",
    },
    "Url": {
        "empty": "",
        "too-long": _HOST + "a" * URL_LENGTH,
        "unsafe": _HOST + " ",
        "scheme": "ftp://school.example.ru/",
        "broken": "https://school.example.ru:x/",
        "user": "https://a@school.example.ru/",
        "host": "https://school/",
        "numeric": "https://192.0.2.1/",
        "local": "https://school.local/",
        "mixed": f"https://a{russian.ALPHABET[0]}.ru/",
        "invisible-character": _HOST + "\u2066",
    },
}

_PIECES = {"order": {"(2026-03-10)": "({last})", "(2026-03-12)": "({first})"}, "hours": {"«14:00»": "«{clock}»"}}
"""Pieces of a time that a message about it names, with the gaps for them."""


def words_of(declared: Scalar) -> dict[str, str]:
    """Returns the messages of a type by code; `{shown}`, `{length}`, `{code}`, `{position}` are gaps, in times
    `{first}`, `{last}`, `{clock}` too.
    """
    probes = _INVALID_SAMPLES.get(declared.name, {"wrong": _MARK})
    words = {code: _with_gaps(_message(declared, probe), probe) for code, probe in probes.items()}
    if declared.name == "WhenText":
        for code, pieces in _PIECES.items():
            for piece, gap in pieces.items():
                words[code] = words[code].replace(piece, gap, 1)
    return words


def _message(declared: Scalar, probe: str) -> str:
    assert declared.validate, "a choice has no messages of its own"
    try:
        declared.validate(probe)
    except PydanticCustomError as refusal:
        return str((refusal.context or {})["message"])
    raise AssertionError(f"{declared.name} takes {probe!r}")


def _with_gaps(message: str, probe: str) -> str:
    sample = quoted(probe.rpartition(" ")[2] if probe.endswith(_MARK) else probe)
    message = message.replace(sample if probe else quoted(""), "{shown}")
    message = re.sub(r"U\+2066(\D*)2", r"U+{code}\1{position}", message)
    return re.sub(rf"\b{len(probe)}\b", "{length}", message) if len(probe) > TITLE_LENGTH else message


def rules_of(declared: Scalar) -> dict[str, Any]:
    """Returns the rules by which the browser checks a type: its pattern or its limits, and its messages."""
    rules: dict[str, Any] = {"words": words_of(declared)}
    if isinstance(declared.validate, Pattern):
        rules["pattern"] = declared.validate.pattern
    if isinstance(declared.validate, Number):
        number = declared.validate
        rules |= {"least": number.least, "most": number.most, "number": number.pattern}
    if isinstance(declared.validate, Degrees):
        degrees = declared.validate
        rules |= {"least": degrees.least, "most": degrees.most, "number": degrees.pattern}
        rules |= {"west": degrees.west} if degrees.west is not None else {}
    if isinstance(declared.validate, RangeReader):
        span = declared.validate
        rules |= {"least": span.least, "most": span.most, "number": span.number, "range": span.pattern}
    if declared.name == "WhenText":
        rules["notation"] = notation_words()
    longest = {"Title": TITLE_LENGTH, "Text": TEXT_LENGTH, "Url": URL_LENGTH}.get(declared.name)
    return rules | ({"longest": longest} if longest else {})


def notation_words() -> dict[str, Any]:
    """Returns the words of the notation of times, taken from times that have them.

    `open` is a regular expression of JavaScript (flag `u`) for what people write while nothing is known.
    """
    day = Moment(date(2026, 9, 15))
    single = frozenset({0})
    left_out = str(Repetition(day.day, day.day, single, skips_holidays=True)).rpartition(", ")[2]
    except_, _, holidays = left_out.partition(" ")
    return {
        "unknown": UNKNOWN,
        "open": UNKNOWN_WORDS.pattern.replace(r"\w", r"[\p{L}\p{N}_]"),
        "since": str(Span(day, None)).removesuffix(f" {day}"),
        "until": str(Span(None, day)).removesuffix(f" {day}"),
        "within": str(Within(str(day), str(day))).removesuffix(f" {day}"),
        "on": weekdays_in_words(single).partition(" ")[0],
        "and": russian.listed(["", ""]).strip(),
        "weekdays": russian.WEEKDAYS_DATIVE,
        "daily": {"".join(map(str, sorted(days))): weekdays_in_words(days) for days in (EVERY_DAY, WORKDAYS, WEEKEND)},
        "except": except_,
        "holidays": holidays,
    }


def forbidden() -> str:
    """Returns the invisible characters as the inside of a class in a regular expression of JavaScript (flag `u`)."""
    return _for_javascript(FORBIDDEN.pattern)


def replacements() -> list[list[str]]:
    """Returns what is replaced in every text, as such a class, with the text instead."""
    return [[f"[{_for_javascript(signs)}]", instead] for signs, instead in REPLACEMENTS]


def _for_javascript(pattern: str) -> str:
    escaped = (f"\\u{{{ord(sign):x}}}" if not (sign.isascii() and sign in "[]-") else sign for sign in pattern)
    return "".join(escaped)


def years() -> list[int]:
    """Returns the first and the last year that a day may have."""
    return [YEARS[0], YEARS[-1]]
