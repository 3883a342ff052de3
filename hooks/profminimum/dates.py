"""School years, months and days: arithmetic on a calendar. Knows no record, no clock and no language.

A school year is a text such as `2026-27`: from 1 September 2026 to 31 August 2027. A month is a text such as `2026-09`,
a quarter `2026-Q2`, half a year `2026-H1`. Years are a school year, a calendar year `2026` or several of one sort in a
row: `2025-2027`, `2024-25-2026-27`. Periods are pairs of days, both included.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

FIRST_MONTH = 9
"""September: the month in which a school year begins."""

LESSONS_END = (5, 31)
"""School lessons stop by the end of May; the last day of a certain school is not known."""

_YEARS = re.compile(r"(20\d\d(?:-\d\d)?)(?:-(20\d\d(?:-\d\d)?))?", re.ASCII)

Period = tuple[date, date]
"""The first and the last day of something."""


def opening_year(school_year: str) -> int:
    """Returns the calendar year in which a school year begins: 2026 for `2026-27`."""
    return int(school_year[:4])


def opening_year_on(day: date) -> int:
    """Returns the calendar year in which the school year of a day begins: 2026 for 10 January 2027."""
    return day.year - (day.month < FIRST_MONTH)


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


def is_years(text: str) -> bool:
    """Returns whether a text names years of this century: one, or a first and a later last of the same sort."""
    if not _YEARS.fullmatch(text):
        return False
    first, last = _ends(text)
    is_whole = all(len(year) == 4 or is_school_year(year) for year in (first, last))
    return is_whole and len(first) == len(last) and (first < last or text == first)


def years_bounds(years: str) -> Period:
    """Returns the first and the last day of years such as `2026-27`, `2026`, `2025-2027`."""
    first, last = _ends(years)
    opening = date(int(first), 1, 1) if len(first) == 4 else school_year_bounds(first)[0]
    return opening, date(int(last), 12, 31) if len(last) == 4 else school_year_bounds(last)[1]


def shift_years(years: str, by: int) -> str:
    """Returns the same years so many later: `2026-2028` for `2025-2027` and 1."""
    first, last = (shift_school_year(year, by) if len(year) > 4 else str(int(year) + by) for year in _ends(years))
    return first if years == _ends(years)[0] else f"{first}-{last}"


def following_years(years: str) -> str:
    """Returns as many years that begin when these are over: `2028-2030` for `2025-2027`."""
    first, last = _ends(years)
    return shift_years(years, int(last[:4]) - int(first[:4]) + 1)


def school_years_of(years: str) -> tuple[str, ...]:
    """Returns the school years that some years touch, in order: `2025-26` and `2026-27` for `2026`."""
    first, last = (school_year_on(day) for day in years_bounds(years))
    return tuple(map(school_year_from, range(opening_year(first), opening_year(last) + 1)))


def school_year_on(day: date) -> str:
    """Returns the school year in which a day lies."""
    return school_year_from(opening_year_on(day))


def _ends(years: str) -> tuple[str, str]:
    """Returns the first and the last of some years, the same for one."""
    match = _YEARS.fullmatch(years)
    assert match, years
    return match[1], match[2] or match[1]


def months_of(part: str) -> tuple[str, ...]:
    """Returns the months of a part of a year: three for `2026-Q2`, six for `2026-H1`, itself for a month."""
    year, number = part[:4], int(part[-1])
    length = {"Q": 3, "H": 6}.get(part[5], 0)
    return tuple(f"{year}-{month:02}" for month in range((number - 1) * length + 1, number * length + 1)) or (part,)


def unit_ends(first: date, last: date, months: int) -> list[date]:
    """Returns the last days, from one day to another, of units of so many months: months, quarters, half-years, years.

    Quarters and half-years are those of the calendar; a year ends with the month of the last day.
    """
    phase = last.month if months == 12 else 0
    ends = (
        month_bounds(f"{year}-{month:02}")[1]
        for year, month in months_between(first, last)
        if (month - phase) % months == 0
    )
    return [end for end in ends if end <= last]


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


def add_months(day: date, months: int) -> date:
    """Returns the same day so many months later, or the last of its month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_day(day: date, years: int) -> date:
    """Returns the same day so many years later; 29 February becomes the 28th in a year without it."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
