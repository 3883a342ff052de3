"""Rules about grades: those of a plan, a class, a programme are among those of its school or branch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Audience, Entry, Event, FieldGroup, PreprofessionalClass, Programme, Records, YearPlan
from ..model.preprofessional_class import Unit
from ..model.schema.fields import FieldPath
from ..model.schema.ranges import range_sum
from ..model.shared import Access, Session
from ..problem import Problem, Severity
from ..russian import grades
from .rule import cross_record_rule, rule
from .traversal import label, parts_of_type, parts_with_fields, repeated, title


@rule
def grades_stand_once(records: Records) -> Iterator[Problem]:
    """A list of grades names each grade once."""
    for field in ("grades", "admits_to"):
        for entry, loc, part in parts_with_fields(records, field):
            own = getattr(part, field)
            # A set of all is quickly made, and hardly any list repeats something; hours by grade cannot.
            if len(set(own)) == len(own):
                continue
            for _, (number, grade) in repeated(enumerate(own), lambda numbered: numbered[1]):
                message = f"{grade} класс назван дважды."
                yield entry.problem("same-grade", (*loc, field, number), message, severity=Severity.WARNING)


@cross_record_rule
def grades_are_taught_at_the_school(records: Records) -> Iterator[Problem]:
    """A plan, a class, and a programme or an event for a school's own pupils are for grades that the school has."""
    for entry in records:
        owner = records.owner(entry)
        if owner and owner.location.kind.name == "school" and _is_for_own_pupils(entry.record):
            yield from _beyond(entry, owner.record.grades, f"в школе «{owner.record.name}»")
            if isinstance(entry.record, PreprofessionalClass):
                yield from _beyond(entry, owner.record.grades, f"в школе «{owner.record.name}»", "admits_to")


def _is_for_own_pupils(record: FieldGroup) -> bool:
    if isinstance(record, PreprofessionalClass):
        return record.unit is not Unit.PROJECT
    if isinstance(record, Event):
        return record.access is Access.OWN and Audience.PUPILS in record.audience
    return isinstance(record, YearPlan) or (isinstance(record, Programme) and record.access is Access.OWN)


@cross_record_rule
def grades_are_taught_at_the_branch(records: Records) -> Iterator[Problem]:
    """A class of a branch is for grades that the branch has."""
    for entry in records.of("class"):
        owner = records.owner(entry)
        for branch in owner.record.branches if owner else ():
            if branch.id == entry.record.branch:
                yield from _beyond(entry, branch.grades, f"в филиале «{branch.name}»")
                yield from _beyond(entry, branch.grades, f"в филиале «{branch.name}»", "admits_to")


def _beyond(entry: Entry[Any], taught: tuple[int, ...], where: str, field: str = "grades") -> Iterator[Problem]:
    for number, grade in enumerate(getattr(entry.record, field)):
        if taught and grade not in taught:
            message = f"Здесь стоит {grade} класс, а {where} только {grades(taught)}."
            yield entry.problem("other-grade", (field, number), message)


@rule
def places_are_for_grades_of_the_class(records: Records) -> Iterator[Problem]:
    """Places of an admission are for grades into which the class takes, and add up to what is said of all."""
    for entry, _, offered in parts_of_type(records, PreprofessionalClass):
        way = offered.admission
        by_grade = (way.places_by_grade if way else None) or {}
        field = "admits_to" if offered.admits_to else "grades"
        expected = getattr(offered, field)
        for grade in sorted(by_grade):
            if expected and grade not in expected:
                message = f"Здесь места в {grade} класс, а в поле {label(offered, field)} его нет ({grades(expected)})."
                loc = ("admission", "places_by_grade", str(grade))
                yield entry.problem("other-grade", loc, message, severity=Severity.WARNING)
        found = range_sum(by_grade.values())
        if way and way.places and found and not found.overlaps(way.places):
            message = f"Вместе в поле «Мест по классам» выходит {found}, а здесь {way.places}. Исправьте одно из двух."
            yield entry.problem("places-differ", ("admission", "places"), message, severity=Severity.WARNING)


@rule
def classes_take_into_their_own_grades(records: Records) -> Iterator[Problem]:
    """A class takes pupils into grades that it has; the grade from which they come is no such grade."""
    for entry, _, offered in parts_of_type(records, PreprofessionalClass):
        for number, grade in enumerate(offered.admits_to if offered.grades else ()):
            if grade in offered.grades:
                continue
            message = (
                f"Здесь берут в {grade} класс, а в поле {label(offered, 'grades')} его нет ({grades(offered.grades)})."
            )
            if grade + 1 in offered.grades:
                message += f" Если берут после {grade}-го, напишите {grade + 1}: класс, в который берут."
            yield entry.problem("other-grade", ("admits_to", number), message, severity=Severity.WARNING)


@rule
def classes_say_into_which_grade_they_take(records: Records) -> Iterator[Problem]:
    """A class that tells of its admission says, or proves, into which grades it takes: families look for it by their own."""
    for entry, _, offered in parts_of_type(records, PreprofessionalClass):
        if offered.admission and offered.grades and not offered.admission_grades:
            message = (
                f"Не сказано, в какой класс берут: в списке «Куда берут» этот класс не найдут. Заполните поле {label(offered, 'admits_to')} "
                "(admits_to): для тех, кто приходит после 9-го, напишите 10."
            )
            yield entry.problem("no-admission-grade", ("admission",), message, severity=Severity.INFO)


@rule
def sessions_are_for_grades_of_the_record(records: Records) -> Iterator[Problem]:
    """A weekly lesson is for grades that the plan or programme is for."""
    for entry, loc, session in parts_of_type(records, Session):
        yield from _outside(entry, loc, session, entry.record.grades) if entry.record.grades else ()


OUTSIDE = "Здесь стоит {grade} класс, а в поле «{label}» его нет ({grades})."


def _outside(entry: Entry[Any], loc: FieldPath, session: Session, own: tuple[int, ...]) -> Iterator[Problem]:
    for number, grade in enumerate(session.grades):
        if grade not in own:
            message = OUTSIDE.format(grade=grade, label=title(entry.record, "grades"), grades=grades(own))
            yield entry.problem("other-grade", (*loc, "grades", number), message)
