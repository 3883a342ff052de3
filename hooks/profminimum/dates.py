"""School years, months and days: arithmetic on a calendar. Knows no record, no clock and no language.

A school year is a text such as `2026-27`: from 1 September 2026 to 31 August 2027. A month is a text such as `2026-09`.
Periods are pairs of days, both included.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

FIRST_MONTH = 9
"""September: the month in which a school year begins."""

Period = tuple[date, date]
"""The first and the last day of something."""


def opening_year(school_year: str) -> int:
    """Returns the calendar year in which a school year begins: 2026 for `2026-27`."""
    return int(school_year[:4])


def school_year_from(year: int) -> str:
    """Returns the school year that begins in a calendar year: `2026-27` for 2026."""
    return f"{year}-{(year + 1) % 100:02}"


def is_school_year(text: str) -> bool:
    """Returns whether a text is a school year of this century: the second year follows the first."""
    return bool(re.fullmatch(r"20\d\d-\d\d", text, re.ASCII)) and text == school_year_from(opening_year(text))


def shift_school_year(school_year: str, years: int) -> str:
    """Returns the school year so many years later; earlier for a negative number."""
    return school_year_from(opening_year(school_year) + years)


def school_year_bounds(school_year: str, first_month: int = FIRST_MONTH) -> Period:
    """Returns the first and the last day of a school year.

    What prepares a school year begins earlier than September: `first_month` counts from January of its opening year.
    """
    year = opening_year(school_year)
    return date(year, first_month, 1), date(year + 1, FIRST_MONTH, 1) - timedelta(days=1)


def months_of_school_year(school_year: str) -> tuple[str, ...]:
    """Returns the twelve months of a school year from September on, such as `2026-09`."""
    return tuple(f"{year}-{month:02}" for year, month in months_between(*school_year_bounds(school_year)))


def month_bounds(month: str) -> Period:
    """Returns the first and the last day of a month such as `2026-09`."""
    first = date.fromisoformat(f"{month}-01")
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def months_between(first: date, last: date) -> list[tuple[int, int]]:
    """Returns the months from one day to another, both included, as (year, month from 1 to 12)."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(number // 12, number % 12 + 1) for number in numbers]


def periods(months: Iterable[str]) -> list[Period]:
    """Returns the periods that months such as `2026-09` form, in order: months in a row are one period."""
    found: list[Period] = []
    for month in sorted(set(months)):
        first, last = month_bounds(month)
        if found and first - found[-1][1] == timedelta(days=1):
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def shift_month(month: str, years: int) -> str:
    """Returns the same month so many years later: `2027-09` for `2026-09` and 1."""
    return f"{int(month[:4]) + years}{month[4:]}"


def shift_day(day: date, years: int) -> date:
    """Returns the same day so many years later; 29 February becomes the 28th in a year without it."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
