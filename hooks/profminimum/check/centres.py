"""Rules about where municipalities are: coordinates change places easily, and open data ask to be named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from ..model import Entry, Records
from ..model.coordinates import Centre
from ..model.distance import kilometres
from ..problem import Problem, Severity
from .rule import rule

_FEW = 4
"""With fewer centres nobody can say which of them is out of place."""
_FAR = 6
"""How many times farther from the middle of all than others are is suspicious."""
_NOT_FAR = 300.0
"""Kilometres that are never suspicious."""


@rule
def centres_lie_together(records: Records) -> Iterator[Problem]:
    """No centre lies where the region cannot reach; latitude and longitude that changed places are said to have."""
    for entry in records.of("municipalities"):
        centres = [(number, each.centre) for number, each in enumerate(entry.record.municipalities) if each.centre]
        if len(centres) < _FEW:
            continue
        middle = _middle([centre for _, centre in centres])
        usual = median(kilometres(middle, centre) for _, centre in centres)
        for number, centre in centres:
            away = kilometres(middle, centre)
            if away > max(_NOT_FAR, _FAR * usual):
                yield _misplaced(entry, number, centre, middle, away)


def _middle(centres: Sequence[Centre]) -> Centre:
    """Returns the middle of most centres: a few that are wrong do not move it."""
    latitude, longitude = (median(getattr(each, name) for each in centres) for name in ("latitude", "longitude"))
    return centres[0].model_copy(update={"latitude": latitude, "longitude": longitude})


def _misplaced(entry: Entry[Any], number: int, centre: Centre, middle: Centre, away: float) -> Problem:
    """Returns the problem of a centre far from all others: an error if the other way round it would be among them."""
    turned = centre.model_copy(update={"latitude": centre.longitude, "longitude": centre.latitude})
    town = entry.record.municipalities[number].short_name
    place = ("municipalities", number, "centre", "latitude")
    if kilometres(middle, turned) < away / _FAR:
        message = (
            f"«{town}»: широта и долгота поменялись местами. "
            f"Нужно «latitude: {centre.longitude:g}, longitude: {centre.latitude:g}»."
        )
        return entry.problem("degrees-swapped", place, message)
    message = (
        f"«{town}»: отсюда до середины региона {away:.0f} км по прямой – намного дальше, чем от остальных. "
        "Проверьте широту и долготу."
    )
    return entry.problem("centre-far", place, message, severity=Severity.WARNING)


@rule
def coordinates_have_a_source(records: Records) -> Iterator[Problem]:
    """Where there are coordinates, it is said whose data they are, and on which terms."""
    for entry in records.of("municipalities"):
        known = [number for number, each in enumerate(entry.record.municipalities) if each.centre]
        if known and not entry.record.coordinates:
            message = (
                "Координаты есть, а откуда они, не сказано. Впишите в конец файла поле «coordinates»: название набора "
                "данных и лицензию; без этого под картой некого назвать."
            )
            place = ("municipalities", known[0], "centre")
            yield entry.problem("no-coordinate-source", place, message, severity=Severity.WARNING)
