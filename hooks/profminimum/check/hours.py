"""Rules about a school's plan in hours: each grade gets what its level asks for.

The hours of levels come from the vocabulary, as in the road map: 40, 60 and 80 hours a year.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Level, Records, YearPlan
from ..model.schema.numbers import total
from ..problem import Problem, Severity
from ..russian import NBSP, count, digits, grades
from .rule import rule
from .traversal import parts_of_type, repeated

GRADES_WITHOUT_HOURS = "{grades}: в плане нет ни одного часа, а в поле «Классы» участие указано."
SHORTFALL = f"{{grade}}{NBSP}класс: в плане {{planned}}, а уровень «{{level}}» требует не меньше {{required}}. Не хватает {{missing}}."
PLANNED, MISSING = ("час", "часа", "часов"), ("часа", "часов", "часов")
"""«В плане 21 час», «не хватает 21 часа»."""
SAME_DIRECTION = "Это направление уже есть{where}. Сложите часы в одной записи."
OTHER_GRADE = "Здесь часы для {grade} класса, а в поле «Классы» его нет ({grades})."
SHORT_EXAMPLE = "В примере года {hours}, а уровень «{level}» требует не меньше {required}. Дополните пример."
LACKING_EXAMPLE = (
    "В примере года на направление «{direction}» – {hours}, а в «known_hours» – {fixed}. Исправьте одно из двух."
)


@rule
def plans_have_hours(records: Records) -> Iterator[Problem]:
    """A plan says its hours, for every grade that takes part."""
    for entry, _, plan in parts_of_type(records, YearPlan):
        if not plan.hours:
            message = "План в часах не заполнен: родители увидят «не указано»."
            yield entry.problem("no-hours", ("hours",), message, severity=Severity.INFO)
            continue
        empty = [grade for grade in plan.grades if not _total(plan, grade)]
        if empty:
            message = GRADES_WITHOUT_HOURS.format(grades=grades(empty))
            yield entry.problem("grade-without-hours", ("hours",), message, severity=Severity.WARNING)


@rule
def hours_reach_the_level(records: Records) -> Iterator[Problem]:
    """For every grade with hours, they add up to at least what the plan's level asks for."""
    levels = records.targets("level")
    for entry, _, plan in parts_of_type(records, YearPlan):
        level: Level | None = levels.get(plan.level)
        for grade in plan.grades:
            planned = _total(plan, grade)
            if level and 0 < planned < level.min_hours:
                message = _shortfall(grade, planned, level.name, level.min_hours)
                yield entry.problem("too-few-hours", ("hours",), message)


def _shortfall(grade: int, planned: float, level: str, required: float) -> str:
    missing = count(required - planned, *MISSING)
    return SHORTFALL.format(
        grade=grade, planned=count(planned, *PLANNED), level=level, required=digits(required), missing=missing
    )


def _total(plan: YearPlan, grade: int) -> float:
    return total(direction.grades.get(grade, 0) for direction in plan.hours)


@rule
def directions_stand_once(records: Records) -> Iterator[Problem]:
    """A direction has one line in a plan: hours in two lines would be counted twice."""
    for entry, _, plan in parts_of_type(records, YearPlan):
        for (first, _), (again, _) in repeated(enumerate(plan.hours), lambda numbered: numbered[1].direction):
            message = SAME_DIRECTION.format(where=f" в строке {entry.place(('hours', first)).line}")
            yield entry.problem("same-direction", ("hours", again, "direction"), message)


@rule
def hours_are_for_grades_of_the_plan(records: Records) -> Iterator[Problem]:
    """Hours are given for grades that take part."""
    for entry, _, plan in parts_of_type(records, YearPlan):
        for number, direction in enumerate(plan.hours):
            for grade in sorted(set(direction.grades) - set(plan.grades)):
                message = OTHER_GRADE.format(grade=grade, grades=grades(plan.grades))
                yield entry.problem("other-grade", ("hours", number, "grades", str(grade)), message)


@rule
def hours_match_known_ones(records: Records) -> Iterator[Problem]:
    """Where an act fixes the hours of a direction, a plan has no fewer."""
    known = [(hours.direction, hours) for entry in records.of("levels") for hours in entry.record.known_hours]
    for entry, _, plan in parts_of_type(records, YearPlan):
        wanted = {direction: fixed.hours for direction, fixed in known if fixed.is_for(plan.level)}
        for number, direction in enumerate(plan.hours):
            fixed = wanted.get(direction.direction, 0)
            for grade in sorted(grade for grade, hours in direction.grades.items() if hours < fixed):
                message = f"Для {grade} класса здесь меньше часов, чем называет источник: {digits(fixed)}. Проверьте, нет ли опечатки."
                loc = ("hours", number, "grades", str(grade))
                yield entry.problem("fewer-hours-than-known", loc, message, severity=Severity.WARNING)


@rule
def examples_reach_their_level(records: Records) -> Iterator[Problem]:
    """An example of a year has the hours that its level asks for, and no fewer of a direction than a source fixes."""
    for entry in records.of("levels"):
        for number, level in enumerate(entry.record.levels):
            loc = ("levels", number, "example")
            hours = total(part.hours for part in level.example)
            if level.example and hours < level.min_hours:
                message = SHORT_EXAMPLE.format(
                    hours=count(hours, *PLANNED), level=level.name, required=digits(level.min_hours)
                )
                yield entry.problem("short-example", loc, message)
            for fixed in entry.record.known_hours if level.example else ():
                own = total(part.hours for part in level.example if part.direction == fixed.direction)
                if fixed.is_for(level.id) and own < fixed.hours:
                    message = LACKING_EXAMPLE.format(
                        direction=fixed.direction, hours=count(own, *PLANNED), fixed=digits(fixed.hours)
                    )
                    yield entry.problem("example-lacks-known", loc, message)
