"""Reads what a repetition leaves out: «кроме 3 ноября, 28–30 декабря и каникул». Knows no other grammar of times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from .tokens import Token
from .words import refused


def exceptions(tokens: list[Token], whole: str) -> tuple[tuple[date, ...], bool, list[Token]]:
    """Returns the days that a clause leaves out, whether it leaves out the region\'s holidays, and its other pieces.

    Raises a refusal where nothing is named behind «кроме».
    """
    begin = next((number for number, token in enumerate(tokens) if token.kind == "except"), None)
    if begin is None:
        return (), False, tokens
    end = begin + 1
    while end < len(tokens) and tokens[end].kind in (
        "day",
        "comma",
        "and",
        "holidays",
        "dash",
        "from",
        "to",
        "days",
    ):
        end += 1
    held = tokens[begin + 1 : end]
    days = tuple(sorted(set(_excluded_days(held, whole))))
    skips = any(token.kind == "holidays" for token in held)
    if not days and not skips:
        raise refused(whole, "после «кроме» нет ни одного дня")
    return days, skips, [*tokens[:begin], *tokens[end:]]


def _excluded_days(held: list[Token], whole: str) -> Iterator[date]:
    number = 0
    while number < len(held):
        token = held[number]
        joins = number + 2 < len(held) and held[number + 1].kind in ("dash", "to") and held[number + 2].kind == "day"
        if token.kind == "day" and joins:
            first, last = token.value, held[number + 2].value
            if not 0 <= (last - first).days <= 366:
                raise refused(whole, "после «кроме» конец периода раньше начала")
            yield from (first + timedelta(days=offset) for offset in range((last - first).days + 1))
            number += 2
        elif token.kind == "day":
            yield token.value
        number += 1
