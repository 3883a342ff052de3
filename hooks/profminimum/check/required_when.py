"""Rules about fields that make sense only beside a value of another field, as their declarations say (`when`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..model import Choice, FieldGroup, Records
from ..model.schema.introspection import Condition, Scalar, fields
from ..problem import Problem, Severity
from .rule import rule
from .traversal import title

SURPLUS = "Поле «{label}» заполняют, если в поле «{other}» стоит {wanted}, а там {stands}."
STANDS, NOTHING = "стоит «{value}»", "ничего не указано"
OR = " или "


@rule
def fields_match_their_value(records: Records) -> Iterator[Problem]:
    """A field that depends on another is given only with one of the values that it is for."""
    for model, parts in records.parts_by_model.items():
        for name, condition in _conditions(model):
            for entry, loc, part in parts:
                actual = getattr(part, condition.field)
                if getattr(part, name) in (None, ()) or actual in condition.values:
                    continue
                message = _surplus(part, name, condition, actual)
                yield entry.problem("needless-field", (*loc, name), message, severity=Severity.WARNING)


@cache
def _conditions(model: type[FieldGroup]) -> tuple[tuple[str, Condition], ...]:
    """Returns the fields that depend on another, each with its condition."""
    return tuple((field.name, field.when) for field in fields(model) if field.when)


def _surplus(part: FieldGroup, name: str, condition: Condition, actual: Choice | None) -> str:
    labels = _labels(type(part), condition.field)
    wanted = OR.join(f"«{labels[value]}»" for value in condition.values)
    stands = STANDS.format(value=actual.label) if actual else NOTHING
    return SURPLUS.format(label=title(part, name), other=title(part, condition.field), wanted=wanted, stands=stands)


def _labels(model: type[FieldGroup], name: str) -> dict[str, str]:
    """Returns the Russian label of each value of a choice, given its field."""
    declared = next(field.type for field in fields(model) if field.name == name)
    choices = declared.choices if isinstance(declared, Scalar) else None
    return {choice.value: choice.label for choice in choices or ()}
