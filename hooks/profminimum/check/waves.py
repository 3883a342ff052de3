"""Rules about the times in which one can join: said once, results after them, free places with the day of the count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model import Admission, Programme, Records, Training, Wave
from ..model.shared import JoiningTimes
from ..model.when.bounds import WINDOW_NAMES
from ..problem import Problem, Severity
from .rule import day_rule, rule
from .traversal import label, parts_of_type


@rule
def windows_are_given_once(records: Records) -> Iterator[Problem]:
    """What says when one can join has no older field that says it too."""
    for entry, loc, way in parts_of_type(records, JoiningTimes):
        old = next((name for name in WINDOW_NAMES if getattr(way, name, None)), None)
        if old and way.when:
            message = f"{label(way, old)}: срок уже назван в поле {label(way, 'when')} (when). Уберите эту строку."
            yield entry.problem("given-twice", (*loc, old), message)


@rule
def results_follow_waves(records: Records) -> Iterator[Problem]:
    """Results are announced when nobody can join any more."""
    for entry, loc, wave in parts_of_type(records, Wave):
        closes = wave.when.window[1] if wave.when else None
        if wave.results and closes and wave.results.end < closes.start:
            message = (
                f"{label(wave, 'results')}: здесь {wave.results}, это раньше, чем закончится срок («{wave.when}»)."
            )
            yield entry.problem("wrong-order", (*loc, "results"), message)


@rule
def further_waves_have_a_time(records: Records) -> Iterator[Problem]:
    """A further wave says when it is, or that it is not known yet."""
    for entry, loc, way in parts_of_type(records, JoiningTimes):
        for number, wave in enumerate(way.waves):
            if wave.when is None:
                message = f"У набора не назван {label(wave, 'when')}. Пока он неизвестен, так и напишите: «неизвестно»."
                yield entry.problem("no-time", (*loc, "waves", number), message, severity=Severity.WARNING)


@rule
def free_places_have_a_day(records: Records) -> Iterator[Problem]:
    """The number of free places is of a day, and no greater than that of all places."""
    for entry, loc, wave in parts_of_type(records, Wave):
        if wave.free and not wave.free_on:
            message = f"Сколько мест свободно, быстро меняется. Напишите день: {label(wave, 'free_on')} (free_on)."
            yield entry.problem("no-day", (*loc, "free"), message, severity=Severity.WARNING)
        if wave.free_on and not wave.free:
            message = f"День есть, а числа мест нет. Заполните {label(wave, 'free')} (free) или удалите эту строку."
            yield entry.problem("no-number", (*loc, "free_on"), message, severity=Severity.WARNING)
        record = entry.record
        places = record.places if isinstance(record, Programme | Training) else None
        if isinstance(way := getattr(record, "admission", None), Admission):
            places = way.places_in_all
        if wave.free and places and places.most is not None and (wave.free.least or 0) > places.most:
            message = f"Свободно {wave.free}, а всего мест {places}. Исправьте одно из двух."
            yield entry.problem("places-differ", (*loc, "free"), message, severity=Severity.WARNING)


@day_rule
def free_places_were_counted(records: Records, today: date) -> Iterator[Problem]:
    """The day on which free places were counted has come."""
    for entry, loc, wave in parts_of_type(records, Wave):
        if wave.free_on and wave.free_on > today:
            message = f"{label(wave, 'free_on')}: здесь {wave.free_on}, а этот день ещё не наступил: сегодня {today}."
            yield entry.problem("future-day", (*loc, "free_on"), message, severity=Severity.WARNING)
