"""Rules about fields that make sense only beside a value of another field, as their declarations say (`when`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from ..model import Choice, Cost, FieldGroup, Programme, Records
from ..problem import Problem, Severity
from .rule import rule
from .traversal import label, parts_of_type


class Condition(NamedTuple):
    """A field, the other field it depends on, and the values of that one beside which it makes sense."""

    name: str
    other: str
    values: tuple[str, ...]


@rule
def fields_stand_beside_their_value(records: Records) -> Iterator[Problem]:
    """A field that depends on another is given only beside one of the values it is for."""
    for model, found in records.parts_by_model.items():
        for condition in _conditions(model):
            for entry, loc, part in found:
                actual = getattr(part, condition.other)
                if getattr(part, condition.name) in (None, ()) or actual in condition.values:
                    continue
                message = _surplus(part, condition, actual)
                yield entry.problem("needless-field", (*loc, condition.name), message, severity=Severity.WARNING)


@cache
def _conditions(model: type[FieldGroup]) -> tuple[Condition, ...]:
    declared = ((name, (field.json_schema_extra or {}).get("when")) for name, field in model.model_fields.items())
    return tuple(Condition(name, when["field"], tuple(when["values"])) for name, when in declared if when)


def _surplus(part: FieldGroup, condition: Condition, actual: Choice | None) -> str:
    other = label(part, condition.other)
    labels = _labels(type(part).model_fields[condition.other].annotation)
    wanted = " или ".join(f"«{labels[value]}»" for value in condition.values)
    stands = f"стоит «{actual.label}»" if actual else "ничего не указано"
    return f"Поле {label(part, condition.name)} заполняют, если в поле {other} стоит {wanted}, а там {stands}."


def _labels(annotation: Any) -> dict[str, str]:
    """The Russian label of each value of a choice, given the type of its field."""
    choices = [each for each in (annotation, *get_args(annotation)) if isinstance(each, type)]
    return {member.value: member.label for each in choices if issubclass(each, Choice) for member in each}


@rule
def paid_programmes_name_a_price(records: Records) -> Iterator[Problem]:
    """A paid programme says what it costs."""
    for entry, _, programme in parts_of_type(records, Programme):
        if programme.cost is Cost.PAID and not programme.price:
            message = "Занятия платные, а сколько они стоят, не указано. Заполните поле «Сколько стоит» (price)."
            yield entry.problem("no-price", ("cost",), message, severity=Severity.INFO)
