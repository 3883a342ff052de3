"""Makes parts of a time out of the pieces between two semicolons: days with hours, a period, a repetition, an open day.

Knows no record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from ...russian import WEEKDAYS
from ..schema.text import quoted
from ..schema.times import Moment
from .exclusions import exceptions
from .parts import (
    EVERY_DAY,
    LATEST_NIGHT,
    MOST_DAYS,
    ClockRange,
    Part,
    Repetition,
    SingleDay,
    Span,
    Within,
    unit_bounds,
)
from .tokens import Token
from .weekdays import named_weekdays
from .words import refused


@dataclass(slots=True)
class _Term:
    """A day, a period or a unit of a clause, with the hours that stand directly behind it."""

    starts: Moment | None = None
    ends: Moment | None = None
    units: tuple[str, str] | None = None
    hours: ClockRange | None = None
    is_day: bool = False


class Clause:
    """What stands between two semicolons: days with hours, or one repetition."""

    def __init__(self, tokens: list[Token], whole: str) -> None:
        self.whole = whole
        self.excluded, self.skips_holidays, rest = exceptions(tokens, whole)
        self.weekdays = named_weekdays(rest)
        self.is_within = any(token.kind == "within" for token in rest)
        self.tokens = self._without_weekdays(rest)
        self.position = 0

    def parts(self) -> Iterator[Part]:
        """Yields what the clause means; raises a refusal."""
        terms, hours = self._terms()
        self._check_weekdays(terms)
        if not terms:
            raise self._refused("не сказано, в какие дни")
        if self._is_repeated(terms, hours):
            yield from self._repetitions(terms, hours)
            return
        if self.excluded or self.skips_holidays:
            raise self._refused("«кроме» пишут там, где что-то повторяется: «по вторникам с … по …, кроме …»")
        for term in terms:
            yield self._single(term, hours)

    @staticmethod
    def _without_weekdays(tokens: list[Token]) -> list[Token]:
        """Returns the pieces without weekdays and the «по», «каждый», «и» that belong to them."""
        kept: list[Token] = []
        for number, token in enumerate(tokens):
            following = next((later.kind for later in tokens[number + 1 :] if later.kind != "every"), "")
            if token.kind in ("weekday", "weekdays", "every", "within", "school", "whole"):
                continue
            if token.kind in ("to", "in", "and", "from", "comma", "dash") and following in ("weekday", "weekdays"):
                if token.kind in ("comma", "and") and kept:
                    kept.append(Token("comma", None, token.text))
                continue
            kept.append(token)
        return kept

    def _next(self) -> str:
        return self.tokens[self.position].kind if self.position < len(self.tokens) else ""

    def _kind(self, ahead: int) -> str:
        number = self.position + ahead
        return self.tokens[number].kind if number < len(self.tokens) else ""

    def _take(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def _terms(self) -> tuple[list[_Term], ClockRange | None]:
        """Returns the days and periods of the clause, and the hours that hold for all of them."""
        terms: list[_Term] = []
        shared: list[ClockRange] = []
        is_apart = True  # whether a comma stands before what comes
        while self._next():
            kind = self._next()
            if kind in ("comma", "and", "in"):
                is_apart = is_apart or kind == "comma"
                self.position += 1
                continue
            if kind == "clock" or (kind in ("from", "to") and self._kind(1) == "clock"):
                hours = self._hours()
                if terms and not is_apart and terms[-1].hours is None and (terms[-1].is_day or terms[-1].units is None):
                    terms[-1].hours = hours
                else:
                    shared.append(hours)
            else:
                terms.append(self._term())
            is_apart = False
        if len(shared) > 1:
            raise self._refused(
                "часы названы дважды. Разные часы пишут через точку с запятой: «2026-11-07 10:00; 2026-11-14 12:00»"
            )
        if shared:
            return terms, shared[0]
        return self._hours_of_last(terms), None

    @staticmethod
    def _hours_of_last(terms: list[_Term]) -> list[_Term]:
        """Returns the terms; hours behind the last of several days that have none are those of all: «7 и 14 ноября в 10:00»."""
        *before, last = terms or [_Term()]
        if last.hours and before and all(term.is_day and term.hours is None for term in before):
            for term in before:
                term.hours = last.hours
        return terms

    def _hours(self) -> ClockRange:
        """Reads «15:00», «15:00–16:30», «с 15:00 до 16:30»."""
        opening = self._take() if self._next() in ("from", "to") else None
        if opening and opening.kind == "to":
            raise self._refused(f"не сказано, во сколько начинается: {quoted('до ' + self.tokens[self.position].text)}")
        starts = self._take().value
        if self._next() in ("dash", "to") and self._kind(1) == "clock":
            self.position += 1
            return self._range(starts, self._take().value)
        return ClockRange(starts)

    def _range(self, starts: time, ends: time | None) -> ClockRange:
        if ends and (ends == starts or LATEST_NIGHT < ends < starts):
            raise self._refused(f"заканчивается в {quoted(f'{ends:%H:%M}')}, а это не позже начала")
        return ClockRange(starts, ends)

    def _term(self) -> _Term:
        kind = self._next()
        if kind in ("from", "to"):
            return self._opened(self._take().kind)
        token = self._take()
        if kind in ("unit", "units"):
            return self._unit_term(token)
        if kind != "day":
            raise self._refused(f"не понятно {quoted(token.text)}")
        hours = self._own_hours()
        if self._next() in ("dash", "to") and self._kind(1) == "day":
            self.position += 1
            starts = Moment(token.value, hours.starts if hours else None)
            return self._period(starts, self._moment(has_clock=hours is not None))
        return _Term(starts=Moment(token.value), hours=hours, is_day=True)

    def _own_hours(self) -> ClockRange | None:
        """Reads hours directly behind a day; «в 15:00» too."""
        ahead = 1 if self._next() == "in" else 0
        is_range = self._next() == "from" and self._kind(1) == "clock"
        if self._kind(ahead) == "clock" or is_range:
            self.position += ahead
            return self._hours()
        return None

    def _moment(self, *, has_clock: bool = False) -> Moment:
        """Reads a day with its clock; «в 15:00» behind a period belongs to each of its days unless its beginning has a clock."""
        day = self._take().value
        if has_clock and self._next() == "in" and self._kind(1) == "clock":
            self.position += 1
        clock = self._take().value if self._next() == "clock" and self._kind(1) not in ("dash", "to") else None
        return Moment(day, clock)

    def _unit_term(self, token: Token) -> _Term:
        first, last = _units(token)
        if self._next() in ("dash", "to") and self._kind(1) in ("unit", "units"):
            self.position += 1
            last = _units(self._take())[1]
            if len(last) != len(first) or unit_bounds(last)[1] < unit_bounds(first)[0]:
                raise self._refused("конец раньше начала или назван иначе, чем оно")
        return _Term(units=(first, last))

    def _opened(self, side: str) -> _Term:
        """Reads what follows «с» or «до»: a period, or one that is open at an end."""
        if self._next() in ("unit", "units"):
            token = self._take()
            if side == "from" and self._next() in ("to", "dash") and self._kind(1) in ("unit", "units"):
                return self._unit_term(token)
            first, last = _units(token)
            return (
                _Term(starts=Moment(unit_bounds(first)[0]))
                if side == "from"
                else _Term(ends=Moment(unit_bounds(last)[1]))
            )
        if self._next() != "day":
            raise self._refused("после «с», «по» или «до» нет дня")
        moment = self._moment()
        if side == "to":
            return _Term(ends=moment)
        if self._next() in ("to", "dash") and self._kind(1) == "day":
            self.position += 1
            return self._period(moment, self._moment())
        return _Term(starts=moment)

    def _period(self, starts: Moment, ends: Moment) -> _Term:
        if ends.end < starts.start:
            raise self._refused(f"конец ({ends}) раньше начала ({starts})")
        return _Term(starts=starts, ends=ends)

    def _is_repeated(self, terms: list[_Term], hours: ClockRange | None) -> bool:
        """Returns whether the clause repeats: weekdays are named, or a period has hours of its own: «10–12 марта, 10:00–17:00»."""
        is_period = len(terms) == 1 and terms[0].starts is not None and terms[0].ends is not None
        own = terms[0].hours if is_period else None
        is_plain = is_period and terms[0].starts.clock is None and terms[0].ends.clock is None  # type: ignore[union-attr]
        has_weekdays = bool(self.weekdays) and not all(term.is_day for term in terms)
        return has_weekdays or (is_plain and (hours or own) is not None)

    def _repetitions(self, terms: list[_Term], hours: ClockRange | None) -> Iterator[Part]:
        for term in terms:
            if term.units:
                first, last = unit_bounds(term.units[0])[0], unit_bounds(term.units[1])[1]
            elif term.starts and term.ends:
                first, last = term.starts.day, term.ends.day
            else:
                raise self._refused("не сказано, с какого и по какой день это повторяется")
            own = hours or term.hours or self._hours_between(term)
            repetition = Repetition(first, last, self.weekdays or EVERY_DAY, own, self.excluded, self.skips_holidays)
            if (last - first).days > MOST_DAYS or next(repetition.days(), None) is None:
                raise self._refused("между этими днями таких дней нет или период длиннее двух лет")
            yield repetition

    def _hours_between(self, term: _Term) -> ClockRange | None:
        """Returns the clocks of a period whose weekdays are named as the hours of each day."""
        if term.starts and term.starts.clock:
            return self._range(term.starts.clock, term.ends.clock if term.ends else None)
        return None

    def _single(self, term: _Term, hours: ClockRange | None) -> Part:
        own = term.hours or hours
        if term.units:
            if own:
                raise self._refused("часы названы, а день – нет")
            return Within(*term.units)
        if term.is_day and term.starts:
            return SingleDay(term.starts.day, own)
        if own:
            term = self._with_hours(term, own)
        if term.starts and term.ends and term.starts == term.ends:
            return SingleDay(term.starts.day, ClockRange(term.starts.clock) if term.starts.clock else None)
        if self.is_within and term.starts and term.ends:
            return Within(term.starts.day.isoformat(), term.ends.day.isoformat())
        return Span(term.starts, term.ends)

    def _with_hours(self, term: _Term, hours: ClockRange) -> _Term:
        """Returns a period open at one end with the clock that stands behind it: «до 15 сентября, 18:00»."""
        if (term.starts and term.ends) or hours.ends:
            raise self._refused("не понятно, к чему относятся часы")
        moment = term.starts or term.ends
        assert moment is not None
        dated = Moment(moment.day, hours.starts)
        return _Term(starts=dated) if term.starts else _Term(ends=dated)

    def _check_weekdays(self, terms: list[_Term]) -> None:
        """Refuses a day with another day of the week than the calendar's: «четверг, 13 ноября»."""
        single = [term.starts.day for term in terms if term.is_day and term.starts]
        if self.weekdays and single and len(single) == len(terms):
            wrong = [day for day in single if day.weekday() not in self.weekdays]
            if wrong:
                named = ", ".join(f"{day} – {WEEKDAYS[day.weekday()]}" for day in wrong)
                raise self._refused(f"день недели не тот: {named}")

    def _refused(self, reason: str) -> Exception:
        return refused(self.whole, reason)


def _units(token: Token) -> tuple[str, str]:
    """Returns the first and the last unit of a piece that names one, or a stretch of them."""
    return token.value if token.kind == "units" else (token.value, token.value)
