"""Values from cells of a sheet, or what is wrong with a cell in the words that the sheet itself offers. Knows no row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from ...model.schema.introspection import ListOf, Scalar
from ...model.schema.text import quoted
from ...model.when.notation import refusal_of
from ...problem import did_you_mean, nearest
from ...russian import day
from ..cells import ERROR, NO, YES, Cell, Names, cell_text, from_cell
from ..documents.words import nearest_name
from .columns import EMPTY, Column
from .rows import EMPTY_GROUP

LISTED = 8
"""Words of a list that a message names; of a longer list only the nearest is told."""
_TIMES = ("Day", "Moment", "Clock", "WhenText", "Title", "Text")
"""Types in whose cells a day of the spreadsheet program is no mistake."""


class CellFault(NamedTuple):
    """Why a cell gives no value."""

    message: str


def read_cell(column: Column, cell: Cell, names: Names, school_year: str | None) -> Any:
    """Returns the plain value of a cell, None for an empty one, `EMPTY` for a group without values, or a `CellFault`."""
    text = cell_text(cell)
    if not text:
        return None
    if ERROR.fullmatch(text):
        return CellFault(f"в ячейке ошибка таблицы «{text}». Впишите само значение.")
    declared = column.type.item if isinstance(column.type, ListOf) else column.type
    if isinstance(cell, date | datetime | time) and isinstance(declared, Scalar) and declared.name not in _TIMES:
        return CellFault(_made_a_day(cell))
    if set(text) == {EMPTY_GROUP}:
        return from_cell(column.type, text[1:], names, school_year) if text[1:] else EMPTY
    if isinstance(declared, Scalar) and declared.name == "WhenText" and (refusal := refusal_of(text, school_year)):
        return CellFault(refusal)
    value = from_cell(column.type, cell, names, school_year)
    return (isinstance(declared, Scalar) and _unknown_word(declared, value, names)) or value


def _made_a_day(cell: date | datetime | time) -> str:
    """Returns what to do with a cell of numbers that a spreadsheet program took for a day: «8-9» for 8 September."""
    seen = f"{cell:%H:%M}" if isinstance(cell, time) else day(cell, year=False)
    return (
        f"Excel принял написанное за дату или время и показывает {quoted(seen)}. Выберите для ячейки формат «Текстовый» "
        "и наберите её заново, например «8–9»."
    )


def _unknown_word(declared: Scalar, value: Any, names: Names) -> CellFault | None:
    """Returns what is wrong with a word that must be one of a list and is none, with the nearest of the list."""
    known = _known(declared, names)
    for item in value if isinstance(value, list) else [value]:
        if not known or item in known or not isinstance(item, str):
            continue
        near = known.get(nearest_name(item, known)) or nearest(item, known.values())
        listed = ", ".join(f"«{label}»" for label in known.values()) if len(known) <= LISTED else ""
        wanted = f"а нужно одно из: {listed}." if listed else "а в списке для этого столбца такого нет."
        return CellFault(f"здесь {quoted(item)}, {wanted}{did_you_mean(near)}")
    return None


def _known(declared: Scalar, names: Names) -> Mapping[Any, str]:
    if declared.name == "Flag":
        return {True: YES, False: NO}
    if declared.choices:
        return {choice.value: choice.label for choice in declared.choices}
    return names.get(declared.reference, {}) if declared.reference else {}
