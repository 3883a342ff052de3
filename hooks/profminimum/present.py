"""The present: the moment and the day for which something is made. They note with what they are compared.

Pages, lists and files say only on which side of the present something lies, so they hold until the present reaches the
next moment that it was compared with: `validity.watch` tells it. To whoever takes a day as it is – its words, its number,
its distance to another – it holds on that day only. Neither is a `datetime` or a `date`: what would look inside without
asking gets a TypeError. Knows no record and no clock.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, cast

from .validity import ALWAYS, FOREVER, rely_on_span

DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)


def present(moment: datetime) -> tuple[datetime, date]:
    """Returns a moment of the region's clocks and its day as what notes with what it is compared."""
    now = Now(moment.replace(tzinfo=None))
    return cast(datetime, now), cast(date, now.date())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _later(moment: datetime, by: timedelta) -> datetime:
    return FOREVER if moment > FOREVER - by else moment + by


class Now:
    """The moment. Compare it with moments of the region's clocks."""

    __slots__ = ("_day", "_moment")

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        self._day = Today(moment.date())

    def date(self) -> Today:
        """Returns the day."""
        return self._day

    def __lt__(self, other: Any) -> bool:
        return self._is_before(other) if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other: Any) -> bool:
        return not self._is_before(other) if isinstance(other, datetime) else NotImplemented

    def __le__(self, other: Any) -> bool:
        return self._is_before(_later(other, INSTANT)) if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other: Any) -> bool:
        return not self._is_before(_later(other, INSTANT)) if isinstance(other, datetime) else NotImplemented

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, datetime):
            return self is other
        return not self._is_before(other) and self._is_before(_later(other, INSTANT))

    def __hash__(self) -> int:
        return hash(self._itself())

    def __str__(self) -> str:
        return str(self._itself())

    def _is_before(self, moment: datetime) -> bool:
        is_before = self._moment < moment
        rely_on_span(*((ALWAYS, moment) if is_before else (moment, FOREVER)))
        return is_before

    def _itself(self) -> datetime:
        rely_on_span(self._moment, self._moment + INSTANT)
        return self._moment


class Today:
    """The day, or one so many days before or after it."""

    __slots__ = ("_day", "_shift")

    def __init__(self, day: date, shift: timedelta = timedelta()) -> None:
        """`day` is this one, and lies `shift` after the present one."""
        self._day, self._shift = day, shift

    # On which side of another day

    def __lt__(self, other: Any) -> bool:
        return self._is_before(other) if isinstance(other, _DAYS) else NotImplemented

    def __ge__(self, other: Any) -> bool:
        return not self._is_before(other) if isinstance(other, _DAYS) else NotImplemented

    def __le__(self, other: Any) -> bool:
        return not self._is_after(other) if isinstance(other, _DAYS) else NotImplemented

    def __gt__(self, other: Any) -> bool:
        return self._is_after(other) if isinstance(other, _DAYS) else NotImplemented

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _DAYS) and not self._is_before(other) and not self._is_after(other)

    def _is_before(self, other: date | Today) -> bool:
        if isinstance(other, Today):
            return self._shift < other._shift
        is_before, beginning = self._day < other, self._beginning(other)
        rely_on_span(*((ALWAYS, beginning) if is_before else (beginning, FOREVER)))
        return is_before

    def _is_after(self, other: date | Today) -> bool:
        if isinstance(other, Today):
            return self._shift > other._shift
        is_after, end = self._day > other, _later(self._beginning(other), DAY)
        rely_on_span(*((end, FOREVER) if is_after else (ALWAYS, end)))
        return is_after

    def _beginning(self, day: date) -> datetime:
        """Returns the moment of the present at which a day begins."""
        try:
            return _midnight(day) - self._shift
        except OverflowError:
            return FOREVER if self._shift < timedelta() else ALWAYS

    def __add__(self, other: timedelta) -> Today:
        return Today(self._day + other, self._shift + other)

    __radd__ = __add__

    # Its month and year

    @property
    def year(self) -> int:
        """Its year."""
        self._holds_between(self._day.replace(month=1, day=1), self._day.replace(month=12, day=31))
        return self._day.year

    @property
    def month(self) -> int:
        """The number of its month."""
        first = self._day.replace(day=1)
        self._holds_between(first, (first + 31 * DAY).replace(day=1) - DAY)
        return self._day.month

    def replace(self, *, day: int) -> date:
        """Returns another day of its month."""
        return date(self.year, self.month, day)

    # As it is

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, timedelta):
            return self + -other
        return self._shift - other._shift if isinstance(other, Today) else self._itself() - other

    def __rsub__(self, other: date) -> timedelta:
        return other - self._itself()

    def __hash__(self) -> int:
        return hash(self._itself())

    def __str__(self) -> str:
        return str(self._itself())

    def __repr__(self) -> str:
        return repr(self._itself())

    def __format__(self, spec: str) -> str:
        return format(self._itself(), spec)

    def __getattr__(self, name: str) -> Any:
        """Everything else that a day has: its number, its words."""
        return getattr(self._itself(), name)

    def _itself(self) -> date:
        self._holds_between(self._day, self._day)
        return self._day

    def _holds_between(self, first: date, last: date) -> None:
        rely_on_span(self._beginning(first), _later(self._beginning(last), DAY))


_DAYS = (date, Today)
