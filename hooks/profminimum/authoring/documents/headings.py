"""Finds the row of headings of a table, and the kind of record that the table holds, by the synonyms of the model's fields.

Knows no cell's meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from ...model import Event, PreprofessionalClass, Programme, RoadmapItem
from ...model.schema.fields import FieldGroup
from ...model.schema.introspection import fields
from ...russian import folded
from .tables import SourceRow, SourceTable

KINDS: Mapping[str, type[FieldGroup]] = {
    "event": Event,
    "programme": Programme,
    "class": PreprofessionalClass,
    "roadmap": RoadmapItem,
}
"""The kinds that tables of documents may hold, with the models whose fields are the columns."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "event": ("title",),
    "programme": ("title",),
    "class": ("profile",),
    "roadmap": ("title", "deadline"),
}
"""Without these columns a table is none of a kind."""
NUMBER, PEOPLE, OWNER, CLOCK, MONTH, PUPILS, RESULTS = "№", "люди", "школа", "часы", "месяц", "ученики", "результат"
OTHER_COLUMNS: Mapping[str, str] = {
    NUMBER: "№; № п/п; п/п; n; номер; no",
    PEOPLE: "ответственный; ответственные; ответственный (фио); ответственные исполнители; исполнитель; исполнители; фио; "
    "фио педагога; педагог; руководитель; организатор; кто проводит; ответственные лица; преподаватель",
    OWNER: "школа; образовательная организация; общеобразовательная организация; оо; оу; учреждение; организация; "
    "наименование оо; наименование организации; наименование школы; наименование образовательной организации",
    CLOCK: "время; время проведения; время начала; начало; часы проведения",
    MONTH: "месяц; период",
    PUPILS: "кол-во обучающихся; количество обучающихся; количество участников; кол-во участников; количество учащихся; "
    "наполняемость; количество детей; охват детей",
    RESULTS: "результат; результаты; ожидаемый результат; ожидаемые результаты; отметка о выполнении; примечание",
}
"""Columns that are no field by themselves, with their headings."""
LEVELS = re.compile(r"\d+\.\d+(?:\.\d+)*\.?")
BRACKETS = re.compile(r"\s*\(.*?\)")
PARTS = re.compile(r"[,/]")
DEEPEST_HEADING = 15
"""Rows of a table, from the top, in which headings are looked for."""
ALIKE = 0.86
"""How like a known heading a text must be to be taken for it, by `difflib`."""


@dataclass(frozen=True)
class Headings:
    """The headings of a table: its kind, the position of each column by its role, and headings that nobody knows."""

    kind: str
    row: SourceRow
    columns: Mapping[str, int]
    """Positions from 0 by the names of fields and of other columns."""
    unknown: tuple[str, ...] = ()


def find_headings(table: SourceTable) -> Headings | None:
    """Returns the headings of a table; None if no row of its beginning has any that are known."""
    candidates = [found for row in table.rows[:DEEPEST_HEADING] for found in _candidates(row, table)]
    return max(candidates, key=_score, default=None)


def _candidates(row: SourceRow, table: SourceTable) -> Iterator[Headings]:
    if len({cell for cell in row.cells if cell}) < 2:
        return  # a title over all columns
    for kind in KINDS:
        columns: dict[str, int] = {}
        unknown = []
        for position, text in enumerate(row.cells):
            role = role_of(text, kind)
            if role and role not in columns:
                columns[role] = position
            elif text and not role:
                unknown.append(text)
        if set(NEEDED[kind]) <= set(columns) and len(columns) > 1 and _is_plausible(kind, columns, table):
            yield Headings(kind, row, columns, tuple(unknown))


def _is_plausible(kind: str, columns: Mapping[str, int], table: SourceTable) -> bool:
    """Returns whether a road map is one: it has numbers of two levels, or a column of results beside those responsible."""
    if kind != "roadmap":
        return True
    numbers = [row.cell(columns["number"]) for row in table.rows] if "number" in columns else []
    has_levels = sum(bool(LEVELS.fullmatch(number)) for number in numbers) > 1
    return has_levels or {"results", "responsible", "number"} <= set(columns)


def _score(found: Headings) -> tuple[int, int, int]:
    """Returns what the likeliest headings have most of: known fields, then other known columns; of two rows the upper."""
    own = sum(name not in OTHER_COLUMNS for name in found.columns)
    return 2 * own + (len(found.columns) - own) + 3 * (found.kind == "roadmap"), -len(found.unknown), -found.row.number


def role_of(text: str, kind: str) -> str:
    """Returns the name of the field, or of the other column, that a heading means in tables of a kind; empty for none."""
    words = words_of_headings(kind)
    for candidate in _forms(text):
        if candidate in words:
            return words[candidate]
    for candidate in _forms(text):
        match = get_close_matches(candidate, words, n=1, cutoff=ALIKE) if len(candidate) > 4 else []
        if match:
            return words[match[0]]
    return ""


def _forms(text: str) -> Sequence[str]:
    """Returns a heading as it is compared, without marks at its ends, and without what stands in brackets."""
    plain = folded(text).replace("- ", "").strip(" .:*")
    short = BRACKETS.sub("", plain).strip(" .:*,")
    first = PARTS.split(short)[0].strip()
    return tuple(dict.fromkeys(form for form in (plain, short, first) if form))


@cache
def words_of_headings(kind: str) -> dict[str, str]:
    """Returns the headings that tables of a kind may have, folded, with the role of each."""
    others = {word: name for name, words in OTHER_COLUMNS.items() for word in words.split("; ")}
    own = {
        word: field.name
        for field in fields(KINDS[kind])
        for word in (*field.synonyms, *([folded(field.label)] if field.synonyms else []))
    }
    return others | own
