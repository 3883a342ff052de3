"""Rules about school years: a year is a real one, and the dates of a record lie in its year (1 September – 31 August)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from ..dates import FIRST_MONTH, is_school_year, is_years, school_year_bounds, school_year_from
from ..model import Entry, FieldGroup, Lesson, Moment, Programme, Records, Wave, YearPlan
from ..model.schema.fields import FieldPath
from ..model.schema.text import quoted
from ..model.school import Order
from ..model.when import When
from ..problem import Problem, Severity
from ..russian import school_year
from .rule import rule
from .traversal import label, label_at, parts_of_type, parts_with_fields


class Bound(NamedTuple):
    """Which fields of a part belong to the record's school year, and from which month (of its first year) on."""

    model: type[FieldGroup]
    fields: tuple[str, ...]
    first_month: int
    severity: Severity = Severity.ERROR


SPRING = 3
"""March: joining, admission and the school's order may come in the spring before a school year."""

BOUNDS = (
    Bound(Lesson, ("date",), FIRST_MONTH),
    Bound(Programme, ("starts", "ends"), FIRST_MONTH),
    Bound(Wave, ("when", "results"), SPRING),
    Bound(Order, ("date",), SPRING, Severity.WARNING),
    Bound(YearPlan, ("consents_collected",), SPRING, Severity.WARNING),
)


@rule
def years_are_real(records: Records) -> Iterator[Problem]:
    """The second year of a school year follows the first, in fields and in names of files; a road map's years do too."""
    for entry in records:
        if entry.location.kind.is_named_by_year and (missing := _missing(entry, entry.id)):
            message = f"Файл назван {quoted(entry.id)}, но {missing}."
            yield entry.problem("no-such-year", (), message, _real_year(entry.id))
    for entry, loc, year in _years(records):
        if missing := _missing(entry, year):
            message = f"{label_at(entry.record, loc)}: здесь {quoted(year)}, но {missing}."
            yield entry.problem("no-such-year", loc, message, _real_year(year))


def _missing(entry: Entry[Any], year: str) -> str:
    """Returns what is wrong with a year; empty if nothing is. Some kinds may be of calendar years and of several."""
    if entry.location.kind.may_span_years:
        return "" if is_years(year) else "таких лет нет"
    return "" if is_school_year(year) else "такого учебного года нет"


def _real_year(year: str) -> str:
    """Returns the school year that a text may mean; empty if it begins with no year."""
    return school_year_from(int(year[:4])) if year[:4].isdecimal() else ""


def _years(records: Records) -> Iterator[tuple[Entry[Any], FieldPath, str]]:
    """Yields each school year that a field names: its record, the way to it, the year."""
    for entry, loc, part in parts_with_fields(records, "school_year"):
        if part.school_year:
            yield entry, (*loc, "school_year"), part.school_year
    for entry, loc, part in parts_with_fields(records, "school_years"):
        for number, year in enumerate(part.school_years):
            yield entry, (*loc, "school_years", number), year


@rule
def files_are_named_by_their_year(records: Records) -> Iterator[Problem]:
    """The year inside a file is the year in its name."""
    for entry, loc, record in parts_with_fields(records, "school_year"):
        year = record.school_year
        if not loc and entry.location.kind.is_named_by_year and year not in (None, entry.id):
            message = f"{label(record, 'school_year')}: здесь {quoted(year)}, а файл назван {quoted(entry.id)}. Они должны совпадать."
            yield entry.problem("other-year", ("school_year",), message)


@rule
def dates_lie_in_their_year(records: Records) -> Iterator[Problem]:
    """Dates of a plan, a programme, a class, a calendar lie in its school year."""
    for bound in BOUNDS:
        for entry, loc, part in parts_of_type(records, bound.model):
            year = _year_of(entry)
            for name in bound.fields if year else ():
                first, last = school_year_bounds(year, bound.first_month)
                outside = [day for day in _days(getattr(part, name)) if not first <= day <= last]
                if outside and not _runs_on(part, name):
                    message = (
                        f"{label(part, name)}: здесь {outside[0]}, "
                        f"а для учебного года {school_year(year)} нужен день с {first} по {last}."
                    )
                    yield entry.problem("outside-year", (*loc, name), message, severity=bound.severity)


def _days(value: date | Moment | When | None) -> list[date]:
    """Returns the first and the last day that a value names."""
    if isinstance(value, When):
        return [day for day in (value.first_day, value.last_day) if day]
    if isinstance(value, Moment):
        return [value.day]
    return [value] if value else []


def _year_of(entry: Entry[Any]) -> str:
    return entry.id if isinstance(entry.record, YearPlan) else getattr(entry.record, "school_year", None) or ""


def _runs_on(part: FieldGroup, name: str) -> bool:
    """Returns whether it is right that a programme ends after its first school year: it takes longer than one."""
    return isinstance(part, Programme) and name == "ends" and (part.months or 0) > 12
