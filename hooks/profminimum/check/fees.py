"""Rules about what joining costs: it is said once, and the sums can be meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..model import Cost, Entry, Event, Fee, PreprofessionalClass, Programme, Records, Training
from ..model.schema.fields import FieldPath
from ..model.schema.ranges import Range
from ..problem import Problem, Severity
from ..russian import roubles
from .rule import rule
from .traversal import label, parts_of_type

_LOWEST = 10
"""Roubles: less is a slip of the pen."""
_HIGHEST = {
    "per_person": 100_000,
    "per_group": 500_000,
    "per_lesson": 10_000,
    "per_month": 50_000,
    "per_year": 500_000,
    "per_course": 500_000,
}
"""Roubles for each unit: more than any family is asked for."""
_GROWING = ("per_lesson", "per_month", "per_year")
"""Units of which each holds several of the one before it."""


@rule
def paid_offers_name_a_price(records: Records) -> Iterator[Problem]:
    """What is paid for says what it costs."""
    for entry, loc, offer in _paid_for(records):
        if offer.cost is Cost.PAID and not offer.fee and not getattr(offer, "price", None):
            message = "Участие платное, а сколько стоит, не указано. Заполните поле «Плата» (fee)."
            yield entry.problem("no-price", (*loc, "cost"), message, severity=Severity.INFO)


@rule
def prices_stand_once(records: Records) -> Iterator[Problem]:
    """A price is said in sums or in the words of old files, not in both."""
    for entry, loc, programme in parts_of_type(records, Programme):
        if programme.fee and programme.price:
            message = f"Цена есть и здесь, и в поле {label(programme, 'fee')}: на странице будет только оно. Удалите эту строку."
            yield entry.problem("price-twice", (*loc, "price"), message, severity=Severity.WARNING)


@rule
def sums_can_be_meant(records: Records) -> Iterator[Problem]:
    """A sum is neither a slip of the pen nor more than any family is asked for; a month costs no less than a lesson."""
    for entry, loc, fee in parts_of_type(records, Fee):
        sums = {name: amount for name, amount, _ in fee.amounts}
        for name, amount in sums.items():
            if _ends(amount)[0] < _LOWEST or _ends(amount)[-1] > _HIGHEST[name]:
                message = f"{label(fee, name)} – {_words(amount)}: проверьте, нет ли опечатки."
                yield entry.problem("unusual-price", (*loc, name), message, severity=Severity.WARNING)
        for less, more in pairwise(name for name in _GROWING if name in sums):
            if _ends(sums[less])[0] > _ends(sums[more])[-1]:
                yield _swapped(entry, loc, fee, less, more)


def _paid_for(records: Records) -> Iterator[tuple[Entry[Any], FieldPath, Any]]:
    """Yields what may cost something."""
    for model in (Programme, Event, Training, PreprofessionalClass):
        yield from parts_of_type(records, model)


def _ends(amount: Range) -> list[int]:
    return [end for end in (amount.least, amount.most) if end is not None]


def _words(amount: Range) -> str:
    return roubles(amount.least, amount.most)


def _swapped(entry: Entry[Any], loc: FieldPath, fee: Fee, less: str, more: str) -> Problem:
    message = (
        f"{label(fee, less)} – {_words(getattr(fee, less))}, а {label(fee, more)} – только {_words(getattr(fee, more))}. "
        "Похоже, суммы перепутаны."
    )
    return entry.problem("swapped-prices", (*loc, less), message, severity=Severity.WARNING)
