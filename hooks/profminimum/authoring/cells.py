"""Values as people see them in a cell of a table or type them in a command: «да», «бесплатно», «12.11.2026», «6–8».

Both directions for each type. What is not understood stays as it was typed: the model refuses it in its own
words. Knows no sheet and no file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from ..model import REFERENCES, Records
from ..model.schema.grades import grade_numbers
from ..model.schema.introspection import FieldType, ListOf, Scalar
from ..model.schema.numbers import Number
from ..model.schema.ranges import RangeReader
from ..model.schema.typography import plain_text
from ..model.when import SingleDay
from ..model.when.notation import understood
from ..russian import folded

Cell = str | int | float | bool | date | datetime | time | timedelta
Names = Mapping[str, Mapping[str, str]]
"""For each kind of reference, identifiers with the names that people see instead."""

YES, NO = "да", "нет"
ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|Н/Д|ССЫЛКА!|ЗНАЧ!|ИМЯ\?|ДЕЛ/0!|ЧИСЛО!|ПУСТО!|ПЕРЕНОС!)|Err:\d+",
    re.IGNORECASE,
)
"""What a spreadsheet program shows in a cell that it could not compute."""
_NUMBERED_DAY = re.compile(r"^(\d\d)\.(\d\d)\.(\d{4})(?=$| )", re.ASCII)
_SEPARATED = re.compile(r"[,;\s]+")
_RANGE = re.compile(r"(\d+)\s*[-–—]\s*(\d+)", re.ASCII)


def names_of(records: Records) -> Names:
    """Returns for each kind of reference the names by identifier; a name that two share ends with its identifier."""
    return {reference: _unique_names(records.targets(reference)) for reference in REFERENCES}


def _unique_names(targets: Mapping[str, Any]) -> dict[str, str]:
    names = {identifier: target.name for identifier, target in targets.items()}
    counts = Counter(folded(name) for name in names.values())
    return {
        identifier: name if counts[folded(name)] == 1 else f"{name} ({identifier})"
        for identifier, name in names.items()
    }


def to_cell(declared: FieldType, value: Any, names: Names) -> Cell:
    """Returns a plain value as a cell shows it: text, number, day, time or moment."""
    if isinstance(declared, ListOf):
        items = [str(to_cell(declared.item, item, names)) for item in value]
        return (", " if _is_number(declared.item) else "\n").join(items)
    assert isinstance(declared, Scalar)
    if declared.name == "Flag":
        return YES if value else NO
    if declared.choices:
        return declared.choices(value).label  # type: ignore[call-arg]
    if declared.reference:
        return names.get(declared.reference, {}).get(value, str(value))
    write = _WRITTEN.get(declared.name)
    cell: Cell = write(value) if write else value
    return cell


def _written_moment(value: str) -> Cell:
    # A spreadsheet cannot tell midnight from a day without a time.
    if value.endswith(" 00:00"):
        return value
    return datetime.fromisoformat(value) if " " in value else date.fromisoformat(value)


_WRITTEN: dict[str, Any] = {"Day": date.fromisoformat, "Clock": time.fromisoformat, "Moment": _written_moment}


def from_cell(declared: FieldType, cell: Cell, names: Names, school_year: str | None = None) -> Any:
    """Returns the plain value that a cell means; the cell's own text where it means none.

    `school_year` gives the year to days and months that name none: «12 ноября».
    """
    if isinstance(declared, ListOf):
        parts = _parts(declared.item, cell_text(cell), names)
        return [from_cell(declared.item, part, names, school_year) for part in parts]
    assert isinstance(declared, Scalar)
    text = cell_text(cell)
    if declared.name == "Flag":
        return {YES: True, "true": True, NO: False, "false": False}.get(folded(text), text)
    if declared.choices or declared.reference:
        return _identified(_words(declared, names), text) or text
    if isinstance(declared.validate, Number | RangeReader):
        number = declared.validate.read(text)
        return text if number is None else number
    if declared.name in ("Day", "Moment", "WhenText"):
        return _time(declared.name, text, school_year)
    return _year(declared, text)


def _time(name: str, text: str, school_year: str | None) -> str:
    """Returns a day, a moment or a time as the data have it, from words too; the text itself where it means none."""
    when = understood(text, school_year)
    if when is None:  # a day that no calendar has is named by its numbers when it is refused
        return _NUMBERED_DAY.sub(r"\3-\2-\1", text)
    if name == "WhenText":
        return str(when)
    moments = [one.starts for one in when.occurrences() if one.ends is None] if when.is_exact else []
    is_day = len(moments) == 1 and len(when.parts) == 1 and isinstance(when.parts[0], SingleDay)
    return str(moments[0]) if is_day and (name == "Moment" or moments[0].clock is None) else text


def _year(declared: Scalar, text: str) -> str:
    return text.replace("/", "-") if declared.name == "SchoolYear" else text


def cell_text(cell: Cell) -> str:
    """Returns a cell as text: days in ISO order, whole numbers without a fraction."""
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}" if cell.time() != time() else f"{cell:%Y-%m-%d}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else plain_text(str(cell)).strip()


def _is_number(declared: FieldType) -> bool:
    return isinstance(declared, Scalar) and isinstance(declared.validate, Number)


def _parts(declared: Scalar | Any, text: str, names: Names) -> Sequence[str]:
    """Returns the items of a list in one cell: a line each; numbers and words without spaces also on one line."""
    if declared.name == "Grade":
        return grade_numbers(text)
    if _is_number(declared):
        return _SEPARATED.split(_RANGE.sub(_run, text).strip(" ,;"))
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if declared.choices or declared.reference:
        return [part for line in lines for part in _several(line, _words(declared, names))]
    if declared.name in ("SchoolYear", "Identifier", "FormerPlace", "Month"):
        return [part for line in lines for part in _SEPARATED.split(line) if part]
    return lines


def _run(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    return " ".join(map(str, range(first, last + 1))) if first <= last < first + 20 else match[0]


def _several(line: str, words: Mapping[str, str]) -> Sequence[str]:
    """Returns the names on one line with commas between them, unless the whole line is one name."""
    if _identified(words, line):
        return [line]
    return [part.strip() for part in re.split("[,;]", line) if part.strip()]


def _words(declared: Scalar, names: Names) -> Mapping[str, str]:
    """Returns the words that may be written, each with the identifier that it means."""
    if declared.choices:
        return {
            word: choice.value
            for choice in declared.choices
            for word in (choice.value, choice.label, *choice.former_labels)
        }
    known = names.get(declared.reference, {})
    return {identifier: identifier for identifier in known} | {name: identifier for identifier, name in known.items()}


def _identified(words: Mapping[str, str], text: str) -> str:
    if text in words:
        return words[text]
    matches = {identifier for word, identifier in words.items() if folded(word) == folded(text)}
    return matches.pop() if len(matches) == 1 else ""
