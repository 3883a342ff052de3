"""A record of one school year as a draft for another: days and years moved, in texts too. Knows no file and no kind.

A day moves by whole years. In a text move the school year («2023/2024», «2023-24»), days and the two calendar years of
that school year. What names a document («от 01.06.2023», «№ 5-2023») or a year further off is a fact that a person
must look at: it stays and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..dates import opening_year, shift_day, shift_month, shift_school_year
from ..model import FieldGroup
from ..model.schema.introspection import FieldType, Group, ListOf, Scalar, fields
from ..russian import BEFORE_DATE_OF_DOCUMENT, DAY_IN_WORDS, MONTHS_GENITIVE

_DAY_IN_NUMBERS = r"\d{1,2}\.\s*\d{1,2}\.\s*20\d\d"
_ISO_DAY = r"20\d\d-\d\d-\d\d"
_SIGNS = re.compile(
    rf"""
    (?P<cited>{BEFORE_DATE_OF_DOCUMENT}(?:{_DAY_IN_NUMBERS}|{DAY_IN_WORDS}) | №\s*[^\s,;»)]+)
  | (?P<numbers>(?<!\d){_DAY_IN_NUMBERS}(?!\d))
  | (?P<words>(?<!\d){DAY_IN_WORDS}(?!\d))
  | (?P<iso>(?<!\d){_ISO_DAY}(?!\d))
  | (?P<pair>(?<!\d)20\d\d\s*[/–—-]\s*(?:20)?\d\d(?!\d))
  | (?P<year>(?<!\d)20\d\d(?!\d))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_TEXTS = ("Title", "Text")


class NeedsReview(NamedTuple):
    """Words with a year that were left as they are, for a person to look at."""

    place: str
    """The field, with the item's number or position: «sections.1.items.2.title»."""
    words: str


class YearShift:
    """The way from one school year to another, both such as `2026-27`."""

    def __init__(self, old: str, new: str) -> None:
        self.first = opening_year(old)
        self.by = opening_year(new) - self.first

    def text(self, words: str) -> str:
        """A text with its years moved."""
        return _SIGNS.sub(self._sign, words)

    def unchanged_years(self, words: str) -> Iterator[str]:
        """What in a text names a year and does not move."""
        for found in _SIGNS.finditer(words):
            if _YEAR.search(found[0]) and self._sign(found) == found[0]:
                yield found[0]

    def _sign(self, found: re.Match[str]) -> str:
        written = found[0]
        if found.lastgroup == "pair":
            return self._pair(written)
        years = {int(each) for each in _YEAR.findall(written)}
        if found.lastgroup == "cited" or not years <= {self.first, self.first + 1}:
            return written
        if found.lastgroup == "year":
            return str(int(written) + self.by)
        return self._written_day(written, found.lastgroup or "")

    def _pair(self, written: str) -> str:
        """«2023/2024» and «2023-24»; two other numbers beside each other are no school year."""
        first, second = written[:4], re.split(r"[\s/–—-]+", written)[1]
        if int(second[-2:]) != (int(first) + 1) % 100 or (len(second) == 4 and int(second) != int(first) + 1):
            return written
        end = str(int(first) + 1 + self.by)
        return str(int(first) + self.by) + written[4 : -len(second)] + end[-len(second) :]

    def _written_day(self, written: str, kind: str) -> str:
        """A day in numbers, words or as ISO writes it: its year moves, and its number where the year has no such day."""
        numbers = re.split(r"[.\s-]+", written)
        year, month, day = numbers if kind == "iso" else reversed(numbers)
        number = MONTHS_GENITIVE.index(month.lower()) + 1 if kind == "words" else int(month)
        try:
            moved = shift_day(date(int(year), number, int(day)), self.by)
        except ValueError:
            return written  # no such day: a person must look at it
        text = written.replace(year, str(moved.year), 1)
        if moved.day == int(day):
            return text
        return text[: -len(day)] + str(moved.day) if kind == "iso" else str(moved.day) + text[len(day) :]


def shifted(
    model: type[FieldGroup], values: Mapping[str, Any], move: YearShift, *, days: bool = True
) -> dict[str, Any]:
    """Plain values of a record with its years moved; days of their own only with `days`, as some are facts."""
    types = {field.name: field.type for field in fields(model)}
    return {name: _shifted(types[name], value, move, days) for name, value in values.items()}


def _shifted(kind: FieldType, value: Any, move: YearShift, days: bool) -> Any:
    if isinstance(kind, ListOf):
        return [_shifted(kind.item, each, move, days) for each in value]
    if isinstance(kind, Group):
        return shifted(kind.model, value, move, days=days)
    if not isinstance(kind, Scalar):
        return value
    if kind.name in _TEXTS:
        return move.text(value)
    if kind.name == "SchoolYear":
        return shift_school_year(value, move.by)
    if days and kind.name == "Month":
        return shift_month(value, move.by)
    return shift_day(date.fromisoformat(value), move.by).isoformat() if days and kind.name == "Day" else value


def needs_review(
    model: type[FieldGroup], values: Mapping[str, Any], move: YearShift, place: str = ""
) -> Iterator[NeedsReview]:
    """Everything in the texts of a record that names a year and does not move, in order."""
    types = {field.name: field.type for field in fields(model)}
    for name, value in values.items():
        yield from _needs_review(types[name], value, move, f"{place}{name}")


def _needs_review(kind: FieldType, value: Any, move: YearShift, place: str) -> Iterator[NeedsReview]:
    if isinstance(kind, ListOf):
        for position, each in enumerate(value, start=1):
            number = each.get("number") if isinstance(each, Mapping) else None
            yield from _needs_review(kind.item, each, move, f"{place}.{number or position}")
    elif isinstance(kind, Group):
        yield from needs_review(kind.model, value, move, f"{place}.")
    elif isinstance(kind, Scalar) and kind.name in _TEXTS:
        yield from (NeedsReview(place, words) for words in move.unchanged_years(value))
