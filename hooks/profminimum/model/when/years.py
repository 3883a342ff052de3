"""Completes what a text about a time says once: the month of «11, 18 и 25 ноября», the year of a day without one.

Knows no grammar of times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from ... import dates
from ..schema.text import invalid, quoted
from .tokens import Token, real_day, tokens
from .undated import LAST, DayOfYear, DaysOfMonth, MonthOfYear, PartOfYear, WeekOfMonth
from .words import EXAMPLES


def pieces(words: str, school_year: str | None, whole: str) -> list[Token]:
    """Returns the pieces of a folded text, with whole days and units; `whole` is the text as it stands, for messages.

    `school_year` gives the year to those that name none. Raises a refusal in Russian.
    """
    return _with_years(_with_months(list(tokens(words, whole))), school_year, whole)


def _with_months(tokens: list[Token]) -> list[Token]:
    """Returns the pieces with numbers before a month as its days: «11, 18 и 25 ноября», «с 10 по 15 марта»."""
    found: list[Token] = []
    for position, token in enumerate(tokens):
        if token.kind == "number" and _is_hour(tokens[position : position + 3]):
            found.append(Token("clock", time(token.value), token.text))
        elif token.kind == "number":
            after = next((later for later in tokens[position + 1 :] if later.kind not in _BETWEEN_NUMBERS), None)
            if after is not None and after.kind == "day" and after.text[:1].isdecimal() and "." in after.text:
                found.append(_same_month(token, after))
                continue
            if after is None or after.kind != "month":
                raise invalid(
                    "when", f"здесь {quoted(token.text)}: не понятно, какого месяца. Время пишут так: {EXAMPLES}."
                )
            found.append(Token("day", DayOfYear(after.value, token.value), f"{token.text} {after.text}"))
        elif token.kind == "month":
            before = found[-1].kind if found else ""
            if before == "week":
                found[-1] = Token(
                    "week", replace(found[-1].value, month=MonthOfYear(token.value)), f"{found[-1].text} {token.text}"
                )
            elif position == 0 or tokens[position - 1].kind != "number":
                found.append(Token("open-unit", MonthOfYear(token.value), token.text))
        else:
            found.append(token)
    return _with_months_behind(found)


def _with_months_behind(found: list[Token]) -> list[Token]:
    """Returns the pieces with the month of a week for the weeks before it that have none: «вторая и третья недели ноября»."""
    month: MonthOfYear | None = None
    for position in reversed(range(len(found))):
        token = found[position]
        if token.kind == "week" and token.value.month is None and month:
            found[position] = Token("week", replace(token.value, month=month), token.text)
        month = token.value.month if token.kind == "week" and token.value.month else month
        month = month if token.kind in ("week", *_BETWEEN_NUMBERS) else None
    return found


def _same_month(token: Token, after: Token) -> Token:
    """Returns a number before a day in numbers as a day of its month: «10–11.12.2026»."""
    day = after.value
    value = (
        real_day(day.year, day.month, token.value, token.text)
        if isinstance(day, date)
        else DayOfYear(day.month, token.value)
    )
    return Token("day", value, f"{token.text} {after.text}")


def _is_hour(ahead: Sequence[Token]) -> bool:
    """Returns whether a number is an hour: «с 15 до 16 часов», «15–16:30»."""
    return [token.kind for token in ahead[1:]] in (["dash", "clock"], ["to", "clock"]) and ahead[0].value < 24


_BETWEEN_NUMBERS = ("number", "comma", "and", "dash", "from", "to")


def _with_years(tokens: list[Token], school_year: str | None, whole: str) -> list[Token]:
    """Returns the pieces with whole days and units: a year belongs to what stands before it, up to the year before."""
    found: list[Token] = []
    pending: list[int] = []
    known: int | None = None
    for token in tokens:
        if token.kind == "year":
            if pending:
                _date_all(found, pending, token.value)
            elif not found or found[-1].kind not in ("unit", "day"):
                if not dates.is_years(str(token.value)):
                    raise invalid("when", f"здесь {quoted(token.text)}: год должен быть от 2000 до 2099.")
                found.append(Token("unit", str(token.value), token.text))
            pending, known = [], token.value
            continue
        if token.kind == "day" and isinstance(token.value, date):
            known = known or token.value.year
        if isinstance(token.value, DayOfYear | MonthOfYear | PartOfYear | WeekOfMonth | DaysOfMonth):
            pending.append(len(found))
        found.append(token)
    for position in pending:
        token = found[position]
        year = known or (_year_in(school_year, token.value) if school_year else None)
        if year is None:
            raise invalid(
                "when",
                f"здесь {quoted(whole)}: не сказано, какого года {quoted(token.text)}. Напишите год: {EXAMPLES}.",
            )
        is_of_school = known is None and isinstance(token.value, PartOfYear) and token.value.code in _SCHOOL_HALVES
        if is_of_school and school_year and dates.is_school_year(school_year):
            months = _SCHOOL_HALVES[token.value.code]
            found[position] = Token("units", tuple(f"{year}-{month:02}" for month in months), token.text)
        else:
            found[position] = _dated(token, year)
    return found


_SCHOOL_HALVES = {"H1": (dates.FIRST_MONTH, 12), "H2": (1, dates.LESSONS_END[0])}
"""The halves of a school year, by their first and last months: «I полугодие» without a year is that of school."""


def _date_all(found: list[Token], positions: Sequence[int], year: int) -> None:
    """Gives a year to pieces that stand before it; those later in the year than the last lie in the year before."""
    last = _month_number(found[positions[-1]].value)
    for position in positions:
        is_before = _month_number(found[position].value) > last
        found[position] = _dated(found[position], year - is_before)


def _dated(token: Token, year: int) -> Token:
    value = token.value
    if isinstance(value, DayOfYear):
        return Token("day", real_day(year, value.month, value.day, token.text), token.text)
    if isinstance(value, MonthOfYear):
        return Token("unit", f"{year}-{value.month:02}", token.text)
    if isinstance(value, PartOfYear):
        return Token("unit", f"{year}-{value.code}", token.text)
    if value.month is None:
        raise invalid("when", f"здесь {quoted(token.text)}: не понятно, какого месяца.")
    bounds = _days_bounds if isinstance(value, DaysOfMonth) else _week_bounds
    first, last = bounds(value, year)
    return Token("units", (first.isoformat(), last.isoformat()), token.text)


def _month_number(value: Any) -> int:
    if isinstance(value, PartOfYear):
        return (int(value.code[1]) - 1) * (3 if value.code[0] == "Q" else 6) + 1
    if isinstance(value, WeekOfMonth | DaysOfMonth):
        return value.month.month if value.month else 0
    number: int = value.month
    return number


def _year_in(school_year: str, value: Any) -> int:
    if len(school_year) == len("2026"):
        return int(school_year)
    opening = dates.opening_year(school_year)
    if isinstance(value, PartOfYear) and value.code in _SCHOOL_HALVES:
        return opening if value.code == "H1" else opening + 1
    return opening if _month_number(value) >= dates.FIRST_MONTH else opening + 1


def _days_bounds(days: DaysOfMonth, year: int) -> tuple[date, date]:
    """Returns the first and the last of some days of a month."""
    first, last = dates.month_bounds(f"{year}-{days.month.month:02}")
    return first.replace(day=days.first), last if days.last == LAST else first.replace(day=days.last)


def _week_bounds(week: WeekOfMonth, year: int) -> tuple[date, date]:
    """Returns Monday to Sunday of a week of a month: the first is the one that holds the month's first working day."""
    first, last = dates.month_bounds(f"{year}-{week.month.month:02}")
    begins = (
        first - timedelta(days=first.weekday()) if first.weekday() < 5 else first + timedelta(days=7 - first.weekday())
    )
    monday = (
        last - timedelta(days=last.weekday()) if week.number == LAST else begins + timedelta(days=7 * (week.number - 1))
    )
    return monday, monday + timedelta(days=6)
