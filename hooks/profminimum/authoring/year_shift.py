"""Shift of a record to another school year: days and years are moved, in texts too. Knows no file and no kind.

A day moves by whole years. In a text move the school year («2023/2024», «2023-24»), days and the two calendar years of
that school year. What names a document («от 01.06.2023», «№ 5-2023») or a year further off is a fact that a person
must look at: it stays and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..dates import opening_year, shift_day, shift_month, shift_years, years_bounds
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
    """Shift from a school year to another, both such as `2026-27`, or from years of a road map to others."""

    def __init__(self, old: str, new: str) -> None:
        opening, closing = years_bounds(old)
        self.years = set(range(opening.year, closing.year + 1))
        self.by = opening_year(new) - opening.year

    def text(self, words: str) -> str:
        """Returns a text with its years moved."""
        return _SIGNS.sub(self._sign, words)

    def unchanged_years(self, words: str) -> Iterator[str]:
        """Yields the parts of a text that name a year and do not move."""
        for match in _SIGNS.finditer(words):
            if _YEAR.search(match[0]) and self._sign(match) == match[0]:
                yield match[0]

    def _sign(self, match: re.Match[str]) -> str:
        written = match[0]
        if match.lastgroup == "pair":
            return self._pair(written)
        years = {int(year) for year in _YEAR.findall(written)}
        if match.lastgroup == "cited" or not years <= self.years:
            return written
        if match.lastgroup == "year":
            return str(int(written) + self.by)
        return self._written_day(written, match.lastgroup or "")

    def _pair(self, written: str) -> str:
        """Returns «2023/2024» or «2023-24» moved; two other numbers in a row are no school year and stay."""
        first, second = written[:4], re.split(r"[\s/–—-]+", written)[1]
        if int(second[-2:]) != (int(first) + 1) % 100 or (len(second) == 4 and int(second) != int(first) + 1):
            return written
        end = str(int(first) + 1 + self.by)
        return str(int(first) + self.by) + written[4 : -len(second)] + end[-len(second) :]

    def _written_day(self, written: str, kind: str) -> str:
        """Returns a day in numbers, words or ISO form moved: its year, and its number where the year has no such day."""
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
    model: type[FieldGroup], values: Mapping[str, Any], shift: YearShift, *, days: bool = True
) -> dict[str, Any]:
    """Returns plain values of a record with its years moved; fields of days only with `days`, as some are facts."""
    types = {field.name: field.type for field in fields(model)}
    return {name: _shifted(types[name], value, shift, days) for name, value in values.items()}


def _shifted(kind: FieldType, value: Any, shift: YearShift, days: bool) -> Any:
    if isinstance(kind, ListOf):
        return [_shifted(kind.item, item, shift, days) for item in value]
    if isinstance(kind, Group):
        return shifted(kind.model, value, shift, days=days)
    if not isinstance(kind, Scalar):
        return value
    if kind.name in _TEXTS:
        return shift.text(value)
    if kind.name in ("SchoolYear", "Years"):
        return shift_years(value, shift.by)
    if days and kind.name in ("Month", "Quarter", "HalfYear"):
        return shift_month(value, shift.by)
    return shift_day(date.fromisoformat(value), shift.by).isoformat() if days and kind.name == "Day" else value


def needs_review(
    model: type[FieldGroup], values: Mapping[str, Any], shift: YearShift, place: str = ""
) -> Iterator[NeedsReview]:
    """Yields everything in the texts of a record that names a year and does not move, in order."""
    types = {field.name: field.type for field in fields(model)}
    for name, value in values.items():
        yield from _needs_review(types[name], value, shift, f"{place}{name}")


def _needs_review(kind: FieldType, value: Any, shift: YearShift, place: str) -> Iterator[NeedsReview]:
    if isinstance(kind, ListOf):
        for position, item in enumerate(value, start=1):
            number = item.get("number") if isinstance(item, Mapping) else None
            yield from _needs_review(kind.item, item, shift, f"{place}.{number or position}")
    elif isinstance(kind, Group):
        yield from needs_review(kind.model, value, shift, f"{place}.")
    elif isinstance(kind, Scalar) and kind.name in _TEXTS:
        yield from (NeedsReview(place, words) for words in shift.unchanged_years(value))
