"""When something takes place: the value and its parts. `notation` reads it from a text."""

from .parts import (
    EVERY_DAY,
    LONGEST_EVENT,
    WEEKEND,
    WORKDAYS,
    ClockRange,
    Occurrence,
    Part,
    Repetition,
    SingleDay,
    Span,
    Window,
    Within,
    is_month,
    unit_bounds,
    weekdays_in_words,
)
from .values import NOT_KNOWN, UNKNOWN, When

__all__ = [
    "EVERY_DAY",
    "LONGEST_EVENT",
    "NOT_KNOWN",
    "UNKNOWN",
    "WEEKEND",
    "WORKDAYS",
    "ClockRange",
    "Occurrence",
    "Part",
    "Repetition",
    "SingleDay",
    "Span",
    "When",
    "Window",
    "Within",
    "is_month",
    "unit_bounds",
    "weekdays_in_words",
]
