"""Times of every shape for property tests: days, spans, repetitions, open days."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import strategies as st
from profminimum.model import Moment
from profminimum.model.when import ClockRange, Repetition, SingleDay, Span, When, Within

_hours = st.builds(
    lambda starts, ends: ClockRange(starts, ends if ends and ends > starts else None),
    st.times(time(0), time(23, 59)).map(lambda value: value.replace(second=0, microsecond=0)),
    st.none() | st.times(time(0), time(23, 59)).map(lambda value: value.replace(second=0, microsecond=0)),
)
_calendar_days = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@st.composite
def _spans(draw: st.DrawFn) -> Span:
    first = draw(_calendar_days)
    last = first + timedelta(days=draw(st.integers(1, 40)))
    clocks = [draw(st.none() | _hours.map(lambda hours: hours.starts)) for _ in range(2)]
    starts, ends = Moment(first, clocks[0]), Moment(last, clocks[1])
    return draw(st.sampled_from([Span(starts, ends), Span(starts, None), Span(None, ends)]))


@st.composite
def _repetitions(draw: st.DrawFn) -> Repetition:
    first = draw(_calendar_days)
    last = first + timedelta(days=draw(st.integers(7, 300)))
    weekdays = draw(st.frozensets(st.integers(0, 6), min_size=1))
    left_out = draw(st.lists(st.dates(first, last), max_size=3, unique=True))
    is_all = not set(Repetition(first, last, weekdays).days()) - set(left_out)
    hours = draw(st.none() | _hours)
    return Repetition(first, last, weekdays, hours, () if is_all else tuple(sorted(left_out)), draw(st.booleans()))


_units = st.one_of(
    st.builds("20{:02}-{:02}".format, st.integers(13, 99), st.integers(1, 12)),
    st.builds("20{:02}-Q{}".format, st.integers(1, 99), st.integers(1, 4)),
    st.builds("20{:02}-H{}".format, st.integers(1, 99), st.integers(1, 2)),
    st.integers(13, 98).map(lambda year: f"20{year:02}-{year + 1:02}"),
    st.integers(2001, 2098).map(str),
)
_open_parts = st.one_of(
    _units.map(lambda unit: Within(unit, unit)),
    st.builds(
        lambda first, length: Within(str(first), str(first + timedelta(days=length))),
        _calendar_days,
        st.integers(1, 60),
    ),
)
times = st.lists(
    st.one_of(st.builds(SingleDay, _calendar_days, st.none() | _hours), _spans(), _repetitions(), _open_parts),
    max_size=4,
).map(When.of)
"""Times of every shape."""
