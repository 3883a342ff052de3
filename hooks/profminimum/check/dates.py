"""Rules about order in time: what begins ends later, and what belongs to an event lies inside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from itertools import pairwise
from typing import Any

from ..model import (
    Deadline,
    Event,
    LessonCalendar,
    Moment,
    Organisation,
    Records,
    RoadmapItem,
    School,
    Training,
)
from ..model.when import When
from ..model.when.bounds import OLD_NAMES
from ..problem import Problem, Severity
from ..russian import WEEKDAYS
from .rule import rule
from .traversal import label, label_at, parts_of_type, parts_with_fields, title

ORDERED = (
    ("starts", "ends", "раньше"),
    ("opens", "closes", "раньше"),
    ("date", "until", "раньше"),
    ("age_from", "age_to", "меньше"),
)
"""Pairs of fields whose second may not come before the first, wherever both stand, and the word for «before»."""

WRONG_ORDER = "«{second}»: здесь {end}, это {earlier}, чем в поле «{first}» ({begin})."
SEQUENCES = (
    (LessonCalendar, "lessons"),
    (RoadmapItem, "states"),
    (School, "renamed"),
    (Organisation, "renamed"),
)
"""Lists whose entries have a `date` and are written in the order of time."""

NOT_IN_SEQUENCE = "{after} стоит после {before}. Расставьте записи по порядку дат."

Span = tuple[tuple[date, time], tuple[date, time]]


@rule
def ends_follow_beginnings(records: Records) -> Iterator[Problem]:
    """What has a beginning and an end ends no earlier than it begins."""
    for first, last, earlier in ORDERED:
        for entry, loc, part in parts_with_fields(records, first, last):
            begin, end = getattr(part, first), getattr(part, last)
            if begin is None or end is None or _edge(begin, "start") <= _edge(end, "end"):
                continue
            labels = {"first": title(part, first), "second": title(part, last)}
            message = WRONG_ORDER.format(**labels, begin=written(begin), end=written(end), earlier=earlier)
            yield entry.problem("wrong-order", (*loc, last), message)


def _edge(value: Any, side: str) -> Any:
    """Returns what to compare: a moment without a time begins and ends with its day."""
    return getattr(value, side) if isinstance(value, Moment) else value


def written(value: object) -> str:
    """Returns a day, a time or a number as it is written in the file."""
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


@rule
def times_are_given_once(records: Records) -> Iterator[Problem]:
    """What says when it takes place has no older field that says it too."""
    for entry, loc, part in parts_with_fields(records, "when", "starts"):
        old = next((name for name in OLD_NAMES if getattr(part, name, None)), None)
        if old and part.when and part.when.is_known:
            message = f"{label_at(entry.record, (*loc, old))}: время уже названо в поле {label(part, 'when')} (when). Уберите эту строку."
            yield entry.problem("given-twice", (*loc, old), message)


@rule
def venues_lie_inside_events(records: Records) -> Iterator[Problem]:
    """A venue has its time within that of its event."""
    for entry, _, event in parts_of_type(records, Event):
        if not event.when.is_known or event.schedule_note:
            continue
        for number, venue in enumerate(event.venues):
            if venue.when and _lies_outside(venue.when, event.when):
                message = (
                    f"{label(venue, 'when')} на площадке: здесь «{venue.when}», а у мероприятия – «{event.when}». "
                    "Исправьте время площадки или всего мероприятия."
                )
                yield entry.problem("outside-event", ("venues", number, "when"), message)


def _lies_outside(inner: When, outer: When) -> bool:
    """Returns whether a known bound of a time lies outside another; hours count where both are told to the minute."""
    own, whole = inner.occurrences(), outer.occurrences()
    if own and whole and outer.is_exact:
        return own[0].window[0] < whole[0].window[0] or own[-1].window[0] >= max(one.window[1] for one in whole)
    first, last = outer.first_day, outer.last_day
    return bool(
        (first and inner.first_day and inner.first_day < first) or (last and inner.last_day and inner.last_day > last)
    )


@rule
def registration_closes_in_time(records: Records) -> Iterator[Problem]:
    """Registration closes before the event is over."""
    for entry, _, event in parts_of_type(records, Event):
        closes = event.registration.closes if event.registration else None
        last = event.when.occurrences()[-1:] if event.when.is_exact else ()
        if closes and last and closes.start > (last[0].ends.end if last[0].ends else (last[0].last_day, time.max)):
            message = f"Записаться можно до {closes}, а время мероприятия – «{event.when}»."
            yield entry.problem("closes-late", ("registration", "closes"), message)


@rule
def lists_stand_in_order(records: Records) -> Iterator[Problem]:
    """Lessons of a calendar and states of an item of the road map follow each other in time."""
    for model, name in SEQUENCES:
        for entry, loc, part in parts_of_type(records, model):
            for number, (before, after) in enumerate(pairwise(getattr(part, name)), start=1):
                if after.date < before.date:
                    message = NOT_IN_SEQUENCE.format(before=before.date, after=after.date)
                    yield entry.problem("wrong-order", (*loc, name, number, "date"), message)


@rule
def months_stand_in_order(records: Records) -> Iterator[Problem]:
    """Months of a deadline or of a course follow each other, each once."""
    for entry, loc, part in parts_with_fields(records, "months"):
        if isinstance(part, Deadline | Training):
            for number, (before, month) in enumerate(pairwise(part.months), start=1):
                if month <= before:
                    message = f"Месяц {month} стоит после {before}. Расставьте месяцы по порядку, каждый один раз."
                    yield entry.problem("wrong-order", (*loc, "months", number), message)


@rule
def lessons_fall_on_weekdays(records: Records) -> Iterator[Problem]:
    """No lesson falls on a Saturday or a Sunday; road maps ask for Thursdays."""
    for entry, _, calendar in parts_of_type(records, LessonCalendar):
        for number, lesson in enumerate(calendar.lessons):
            if lesson.date.isoweekday() > 5:
                message = (
                    f"{lesson.date} – {WEEKDAYS[lesson.date.weekday()]}. Проверьте дату: занятия проводят в будни."
                )
                yield entry.problem("weekend", ("lessons", number, "date"), message, severity=Severity.WARNING)
