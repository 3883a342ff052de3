"""Rules about ages: a record says them once, they fit its grades, and it names one of the two where it must."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Records
from ..model.schema.ages import OLD_NAMES, ForPupils, ages_in, grades_of
from ..model.schema.fields import FieldGroup
from ..model.schema.introspection import fields
from ..problem import Problem, Severity
from ..russian import amount, capitalised, grades
from .rule import rule
from .traversal import label, parts_of_type, parts_with_fields

TOLERANCE = 1
"""Years by which an age may miss what the law lets expect: somebody stays in a grade for a second year."""
EITHER = "{label}: обязательное поле «{name}» не заполнено. Вместо него можно заполнить {other} ({unless})."
"""What is said where neither of two fields is filled in; the form in the browser says it, too."""


@rule
def one_of_two_fields_is_filled_in(records: Records) -> Iterator[Problem]:
    """A record that must have one of two fields has it: a programme names grades, or ages from which they follow."""
    for model, parts in records.parts_by_model.items():
        for field in (field for field in fields(model) if field.unless):
            for entry, loc, part in parts:
                if not (getattr(part, field.name) or _is_known(part, field.unless)):
                    other = label(part, field.unless)
                    message = EITHER.format(
                        label=label(part, field.name), name=field.name, other=other, unless=field.unless
                    )
                    yield entry.problem("missing", (*loc, field.name), message)


def _is_known(part: FieldGroup, name: str) -> bool:
    return getattr(part, name) is not None or any(getattr(part, old, None) for old in OLD_NAMES)


@rule
def ages_are_given_once(records: Records) -> Iterator[Problem]:
    """What says an age has no older field that says it too."""
    for entry, loc, part in parts_with_fields(records, "ages", *OLD_NAMES):
        old = next((name for name in OLD_NAMES if getattr(part, name) is not None), None)
        if old and part.ages:
            message = f"{label(part, old)}: возраст уже назван в поле {label(part, 'ages')} (ages). Уберите эту строку."
            yield entry.problem("given-twice", (*loc, old), message)


@rule
def ages_fit_the_grades(records: Records) -> Iterator[Problem]:
    """Each grade that a record names has pupils of its ages, and its ages reach not much further than its grades."""
    for entry, loc, part in parts_of_type(records, ForPupils):
        if part.grades and part.ages and (message := _contradiction(part)):
            yield entry.problem("other-age", (*loc, "ages"), message, severity=Severity.WARNING)


def _contradiction(part: ForPupils) -> str:
    assert part.ages
    least, most = part.ages.least, part.ages.most
    lowest, highest = min(part.grades), max(part.grades)
    strangers = [grade for grade in part.grades if not ages_in(grade).overlaps(part.ages)]
    told = amount(least, most, "год", "года", "лет")
    if strangers:
        years = ages_in(strangers[0])
        what = f"{capitalised(grades(strangers[:1]))} – это {amount(years.least, years.most, 'год', 'года', 'лет')}, а здесь {told}."
    elif least is not None and least < (ages_in(lowest).least or 0) - TOLERANCE:
        what = f"Здесь {told}, а в поле {label(part, 'grades')} только {grades(part.grades)}: младшим там {ages_in(lowest)}."
    elif most is not None and most > (ages_in(highest).most or 0) + TOLERANCE:
        what = f"Здесь {told}, а в поле {label(part, 'grades')} только {grades(part.grades)}: старшим там {ages_in(highest)}."
    else:
        return ""
    usual = grades(grades_of(part.ages))
    return f"{what} Исправьте одно из двух." + (f" По возрасту это примерно {usual}." if usual else "")
