"""Days and stretches of a year that is not told: values of the pieces of a text until a year is found for them.

Knows no text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LAST = -1
"""The last of a month's weeks, and its last day."""


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day whose year is not told."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """A month whose year is not told."""

    month: int


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A quarter or a half whose year is not told: `Q4`, `H2`; a school term would be another thing."""

    code: str


@dataclass(frozen=True, slots=True)
class WeekOfMonth:
    """A week of a month: the number from 1, -1 for the last; `month` becomes known later."""

    number: int
    month: Any = None


@dataclass(frozen=True, slots=True)
class DaysOfMonth:
    """Some days of a month, from the first to the last: its first half, its end; `month` becomes known later."""

    first: int
    last: int
    month: Any = None
