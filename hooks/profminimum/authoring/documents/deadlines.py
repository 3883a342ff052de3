"""Deadlines of road maps in words: «до 10.07.2023», «I квартал», «ежеквартально», «раз в два года», «постоянно»."""

from __future__ import annotations

import re
from typing import Any

from ...dates import months_between
from ...model import DeadlineKind
from ...model.when import SingleDay, Span, When, Within, unit_bounds
from ...model.when.notation import understood
from ...russian import folded

_NUMBERS = {"два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5}
_RECURRING: tuple[tuple[str, DeadlineKind], ...] = (
    (r"ежемесячно|каждый месяц|раз в месяц", DeadlineKind.MONTHLY),
    (r"ежеквартально|каждый квартал|раз в квартал", DeadlineKind.QUARTERLY),
    (r"каждое полугодие|раз в полугодие|раз в полгода", DeadlineKind.HALF_YEARLY),
    (r"ежегодно|каждый год|раз в год", DeadlineKind.YEARLY),
)
_EVERY_YEARS = re.compile(r"раз в (\d|дв[ае]|три|четыре|пять) (?:года|лет)")
_YEAR = re.compile(
    r"(?:в течение |весь )?(?:всего )?(?:20\d\d[/–-](?:20)?\d\d )?(?:учебного |учебный |уч\.? ?)?год[аи]?"
)


def read_deadline(text: str, years: str) -> dict[str, Any]:
    """Returns the plain values of a deadline; `years` are those of the road map. What is not understood is words only."""
    wording = " ".join(text.split())
    return {"wording": wording, **_meaning(folded(wording).strip(" ."), years)}


def _meaning(text: str, years: str) -> dict[str, Any]:
    if match := _EVERY_YEARS.search(text):
        every = int(match[1]) if match[1].isdecimal() else _NUMBERS[match[1]]
        return {"kind": DeadlineKind.YEARLY.value, "every": every, **_due(text, years)}
    for words, kind in _RECURRING:
        if re.search(words, text):
            return {"kind": kind.value, **_due(text, years)}
    if re.search(r"постоянно|на постоянной основе|систематически", text):
        return {"kind": DeadlineKind.CONTINUOUS.value}
    if re.search(r"по (?:отдельному )?(?:плану|графику)|по согласованию", text):
        return {"kind": DeadlineKind.OWN_SCHEDULE.value}
    if _YEAR.fullmatch(text):
        return {"kind": DeadlineKind.SCHOOL_YEAR.value}
    when = _time(text, years)
    return (_of_time(when) if when else None) or {"kind": DeadlineKind.WORDS.value}


def _time(text: str, years: str) -> When | None:
    """Returns the time that a text means in a school year or in a calendar year; None where it means none."""
    return understood(text, years if len(years) <= len("2026-27") else None)


def _due(text: str, years: str) -> dict[str, Any]:
    match = re.search(r"до ([^,;]*)", text)
    when = _time(f"до {match[1]}", years) if match else None
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
