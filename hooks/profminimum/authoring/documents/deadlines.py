"""Deadlines of road maps in words: «до 10.07.2023», «I квартал», «ежеквартально», «раз в два года», «постоянно»."""

from __future__ import annotations

import re
from typing import Any

from ...dates import months_between
from ...model import DeadlineKind
from ...model.when import SingleDay, Span, When, Within, unit_bounds
from ...model.when.notation import understood
from ...russian import folded

NUMBERS = {"два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5}
RECURRING: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind.value, re.compile(words))
    for kind, words in (
        (DeadlineKind.MONTHLY, r"ежемесячно|каждый месяц|раз в месяц"),
        (DeadlineKind.QUARTERLY, r"ежеквартально|каждый квартал|раз в квартал"),
        (DeadlineKind.HALF_YEARLY, r"каждое полугодие|раз в полугодие|раз в полгода"),
        (DeadlineKind.YEARLY, r"ежегодно|каждый год|раз в год"),
    )
)
EVERY_YEARS = re.compile(r"раз в (\d|дв[ае]|три|четыре|пять) (?:года|лет)")
YEAR = re.compile(
    r"(?:в течение |весь )?(?:всего )?(?:20\d\d[/–-](?:20)?\d\d )?(?:учебного |учебный |уч\.? ?)?год[аи]?"
)
CONTINUOUS = re.compile(r"постоянно|на постоянной основе|систематически")
OWN_SCHEDULE = re.compile(r"по (?:отдельному )?(?:плану|графику)|по согласованию")
DUE = re.compile(r"до [^,;]*")


def read_deadline(text: str, years: str) -> dict[str, Any]:
    """Returns the plain values of a deadline; `years` are those of the road map. What is not understood is words only."""
    wording = " ".join(text.split())
    return {"wording": wording, **_meaning(folded(wording).strip(" ."), years)}


def _meaning(text: str, years: str) -> dict[str, Any]:
    if match := EVERY_YEARS.search(text):
        every = int(match[1]) if match[1].isdecimal() else NUMBERS[match[1]]
        return {"kind": DeadlineKind.YEARLY.value, "every": every, **_due(text, years)}
    for kind, words in RECURRING:
        if words.search(text):
            return {"kind": kind, **_due(text, years)}
    if CONTINUOUS.search(text):
        return {"kind": DeadlineKind.CONTINUOUS.value}
    if OWN_SCHEDULE.search(text):
        return {"kind": DeadlineKind.OWN_SCHEDULE.value}
    if YEAR.fullmatch(text):
        return {"kind": DeadlineKind.SCHOOL_YEAR.value}
    when = _time(text, years)
    return (_of_time(when) if when else None) or {"kind": DeadlineKind.WORDS.value}


def _time(text: str, years: str) -> When | None:
    """Returns the time that a text means in a school year or in a calendar year; None where it means none."""
    return understood(text, years if len(years) <= len("2026-27") else None)


def _due(text: str, years: str) -> dict[str, Any]:
    match = DUE.search(text)
    when = _time(match.group(), years) if match else None
    return {"due": str(when.last_day)} if when and when.last_day else {}


def _of_time(when: When) -> dict[str, Any] | None:
    if len(when.parts) == 1 and isinstance(when.parts[0], Span | SingleDay):
        first, last = when.parts[0].bounds
        since = {"since": str(first)} if first and first != last and last else {}
        return {"kind": DeadlineKind.DATE.value, **since, "until": str(last)} if last else None
    units = [unit for part in when.parts if isinstance(part, Within) for unit in _units(part)]
    if not units or len(units) < len(when.parts):
        return None
    for sign, kind, name in (("Q", DeadlineKind.QUARTERS, "quarters"), ("H", DeadlineKind.HALF_YEARS, "half_years")):
        if all(unit[5:6] == sign for unit in units):
            return {"kind": kind.value, name: units}
    if all(len(unit) == len("2026-09") and unit[5:].isdecimal() for unit in units):
        return {"kind": DeadlineKind.MONTHS.value, "months": units}
    return None


def _units(part: Within) -> list[str]:
    """Returns every month of a period of months; other periods by their one unit."""
    if part.first == part.last or part.first[5:6] in ("Q", "H"):
        return [part.first] if part.first == part.last else [part.first, part.last]
    months = months_between(unit_bounds(part.first)[0], unit_bounds(part.last)[1])
    return [f"{year}-{month:02}" for year, month in months]
