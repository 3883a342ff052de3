"""Finds the row of headings of a table, and the kind of record that the table holds, by the synonyms of the model's fields.

Knows no cell's meaning.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from ...model import Event, PreprofessionalClass, Programme, RoadmapItem
from ...model.schema.fields import FieldGroup
from ...model.schema.introspection import fields
from ...russian import folded
from .columns_by_content import roles_by_content, without_headings
from .tables import SourceRow, SourceTable

KINDS: Mapping[str, type[FieldGroup]] = {
    "event": Event,
    "programme": Programme,
    "class": PreprofessionalClass,
    "roadmap": RoadmapItem,
}
"""The kinds that tables of documents may hold, with the models whose fields are the columns."""
OF_SCHOOLS = ("event", "programme", "class")
"""The kinds of which a school has records."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "event": ("title",),
    "programme": ("title",),
    "class": ("profile",),
    "roadmap": ("title", "deadline"),
}
"""Without these columns a table is none of a kind."""
NUMBER, PEOPLE, OWNER, CLOCK, MONTH, PUPILS, RESULTS = "№", "люди", "школа", "часы", "месяц", "ученики", "результат"
END, ADDRESS, DURATION, PLACES = "конец", "адрес", "длительность", "места"
OTHER_COLUMNS: Mapping[str, str] = {
    NUMBER: "№; № п/п; п/п; n; номер; no",
    PEOPLE: "ответственный; ответственные; ответственный (фио); ответственные исполнители; исполнитель; исполнители; фио; "
    "фио педагога; педагог; руководитель; организатор; кто проводит; ответственные лица; преподаватель; отв; "
    "ответственный, телефон; кто отвечает; ответственное лицо; ведущий; педагоги; куратор; классный руководитель",
    OWNER: "школа; образовательная организация; общеобразовательная организация; оо; оу; учреждение; организация; "
    "наименование оо; наименование организации; наименование школы; наименование образовательной организации; "
    "наименование общеобразовательной организации; наименование учреждения; название школы",
    CLOCK: "время; время проведения; время начала; начало; часы проведения",
    END: "дата окончания; окончание; дата завершения; конец",
    MONTH: "месяц; период",
    ADDRESS: "адрес проведения; адрес площадки; адрес места проведения; адрес, кабинет; адрес и кабинет",
    DURATION: "срок реализации; срок обучения; срок освоения; сроки реализации; продолжительность; продолжительность обучения",
    PLACES: "набор; план набора; план приема; количество мест; кол-во мест; число мест; мест; места; свободных мест",
    PUPILS: "кол-во обучающихся; количество обучающихся; количество участников; кол-во участников; количество учащихся; "
    "наполняемость; количество детей; охват детей; численность; численность обучающихся; кол-во чел; кол-во детей; "
    "количество человек; охват",
    RESULTS: "результат; результаты; ожидаемый результат; ожидаемые результаты; отметка о выполнении; примечание; "
    "примечания; отметка об исполнении",
}
"""Columns that are no field by themselves, with their headings."""
OF_KINDS = {
    CLOCK: ("event", "programme"),
    END: ("event",),
    MONTH: ("event",),
    ADDRESS: ("event",),
    DURATION: ("programme",),
    PLACES: OF_SCHOOLS,
}
"""Other columns that are read in tables of some kinds alone."""
TIMES = ("when", CLOCK, MONTH)
"""Columns of which a table needs one if only what stands in a column tells its titles."""
NO_TITLES = re.compile(
    r"документ|реквизит|телефон|адрес|сайт|ссылк|почт|e-?mail|контакт|школ|класс|фио|колич|кол-во|направлен|примечан|долж"
)
"""Headings, folded, of columns that hold no titles of events."""
LEVELS = re.compile(r"\d+\.\d+(?:\.\d+)*\.?")
BRACKETS = re.compile(r"\s*\(.*?\)")
PARTS = re.compile(r"[,/]")
DEEPEST_HEADING = 15
"""Rows of a table, from the top, in which headings are looked for."""
LOOKED_FOR: Mapping[str, tuple[str, ...]] = {"event": ("when", "grades", "title"), "class": ("grades",)}
"""Columns that what stands in them can tell, where no heading does."""
UNNAMED = "столбец {number}"
"""What a column without a heading is called."""
ALIKE, ALIKE_WORD = 0.86, 0.7
"""How like a known heading a text must be to be taken for it, by `difflib`, and each of its words, where both have as many."""


@dataclass(frozen=True)
class Headings:
    """The headings of a table: its kind, the position of each column by its role, and headings that nobody knows."""

    kind: str
    row: SourceRow
    """The last row of the headings; of headings over two rows each cell has the text that tells more."""
    columns: Mapping[str, int]
    """Positions from 0 by the names of fields and of other columns."""
    unknown: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    """Roles that no heading tells, only what stands in their columns."""

    def name_of(self, role: str) -> str:
        """Returns what the table calls the column of a role."""
        return self.row.cell(self.columns[role]) or UNNAMED.format(number=self.columns[role] + 1)


def find_headings(table: SourceTable, kinds: Collection[str] = tuple(KINDS)) -> Headings | None:
    """Returns the headings of a table; None if no row of its beginning has any that are known, and no column tells a time.

    `kinds` are those that the table may hold.
    """
    candidates = [
        found
        for position in range(len(table.rows[:DEEPEST_HEADING]))
        for found in _candidates(table, position)
        if found.kind in kinds
    ]
    if candidates:
        return max(candidates, key=_score)
    found = without_headings(table)
    if found is None:
        return None
    row, columns = found
    left = tuple(text for position, text in enumerate(row.cells) if text and position not in columns.values())
    return Headings("event", row, columns, left, tuple(columns))


def is_heading_row(row: SourceRow) -> bool:
    """Returns whether a row has the headings that a kind needs, and another one, word by word."""
    for kind in KINDS:
        roles = {role for cell in row.cells if (role := role_of(cell, kind, is_exact=True))}
        if set(NEEDED[kind]) <= roles and len(roles) > 1:
            return True
    return False


def _candidates(table: SourceTable, position: int) -> Iterator[Headings]:
    above, below = table.rows[position], table.rows[position + 1] if position + 1 < len(table.rows) else None
    if len({cell for cell in above.cells if cell}) < 2:
        return  # a title over all columns
    for kind in KINDS:
        yield from _headings_in(above, kind, table)
        if below is not None and _goes_on(above, below, kind):
            cells = tuple(
                cell if cell and (role_of(cell, kind) or not above.cell(column)) else above.cell(column)
                for column, cell in enumerate(below.cells)
            )
            yield from _headings_in(SourceRow(below.number, cells), kind, table)


def _goes_on(above: SourceRow, below: SourceRow, kind: str) -> bool:
    """Returns whether a row goes on with the headings above it: one of its texts is a heading too, none is a title or a number."""
    new = {column: cell for column, cell in enumerate(below.cells) if cell and cell != above.cell(column)}
    has_title = any(role_of(above.cell(column), kind) == NEEDED[kind][0] for column in new)
    is_plain = not any(sign.isdigit() for cell in new.values() for sign in cell)
    return is_plain and not has_title and any(role_of(cell, kind) for cell in new.values())


def _headings_in(row: SourceRow, kind: str, table: SourceTable) -> Iterator[Headings]:
    columns: dict[str, int] = {}
    unknown: dict[int, str] = {}
    for position, text in enumerate(row.cells):
        role = role_of(text, kind)
        is_repeated = role in columns and row.cell(columns[role]) == text
        if role and not is_repeated and (role not in columns or _is_label(text, role, kind)):
            if role in columns:
                unknown[columns[role]] = row.cell(columns[role])
            columns[role] = position
        elif text and not is_repeated:  # a cell over two columns is one heading
            unknown[position] = text
    guessed: Mapping[str, int] = {}
    looked_for = LOOKED_FOR.get(kind, ())
    if columns and looked_for:
        missing = [role for role in looked_for if role not in columns]
        body = [one for one in table.rows if one.number > row.number and one.cells != row.cells]
        titles = [position for position, text in unknown.items() if not NO_TITLES.search(folded(text))]
        guessed = roles_by_content(body, unknown, missing, titles)
        columns |= guessed
    if "title" in guessed and not set(TIMES) & set(columns):
        return
    if set(NEEDED[kind]) <= set(columns) and len(columns) > 1 and _is_plausible(kind, columns, table):
        left = tuple(dict.fromkeys(text for position, text in unknown.items() if position not in guessed.values()))
        yield Headings(kind, row, columns, left, tuple(guessed))


def _is_plausible(kind: str, columns: Mapping[str, int], table: SourceTable) -> bool:
    """Returns whether a road map is one: it has numbers of two levels, or a column of results beside those responsible."""
    return kind != "roadmap" or {"results", "responsible", "number"} <= set(columns) or has_levels(table, columns)


def has_levels(table: SourceTable, columns: Mapping[str, int]) -> bool:
    """Returns whether the numbers of a table's rows have two levels, «1.2», as road maps have them."""
    numbers = [row.cell(columns["number"]) for row in table.rows] if "number" in columns else []
    return sum(bool(LEVELS.fullmatch(number)) for number in numbers) > 1


def _score(found: Headings) -> tuple[int, int, int]:
    """Returns what the likeliest headings have most of: known fields, then other known columns; of two rows the upper."""
    own = sum(name not in OTHER_COLUMNS and name not in found.guessed for name in found.columns)
    return 2 * own + (len(found.columns) - own) + 3 * (found.kind == "roadmap"), -len(found.unknown), -found.row.number


def _is_label(text: str, role: str, kind: str) -> bool:
    """Returns whether a heading is what the field itself is called: that outweighs a heading that is only a synonym."""
    return folded(text) in {folded(field.label) for field in fields(KINDS[kind]) if field.name == role}


def role_of(text: str, kind: str, *, is_exact: bool = False) -> str:
    """Returns the name of the field, or of the other column, that a heading means in tables of a kind; empty for none.

    `is_exact` leaves out headings that are only like a known one.
    """
    words = words_of_headings(kind)
    for candidate in _forms(text):
        if candidate in words:
            return words[candidate]
    for candidate in () if is_exact else _forms(text):
        match = get_close_matches(candidate, words, n=1, cutoff=ALIKE) if len(candidate) > 4 else []
        if match and _are_words_alike(candidate, match[0]):
            return words[match[0]]
    return ""


def _are_words_alike(one: str, other: str) -> bool:
    """Returns whether two texts of as many words are alike in each: «наименование доп» and «наименование оо» are not."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    is_same_length = len(one.split()) == len(other.split())
    return not is_same_length or all(get_close_matches(first, [second], cutoff=ALIKE_WORD) for first, second in pairs)


def _forms(text: str) -> Sequence[str]:
    """Returns a heading as it is compared: without marks at its ends, what stands in brackets, and hyphens that part a word."""
    plain = folded(text).replace("- ", "").strip(" .:*")
    short = BRACKETS.sub("", plain).strip(" .:*,")
    first = PARTS.split(short)[0].strip()
    return tuple(dict.fromkeys(form for form in (plain, short, first, short.replace("-", "")) if form))


@cache
def words_of_headings(kind: str) -> dict[str, str]:
    """Returns the headings that tables of a kind may have, folded, with the role of each."""
    others = {
        word: name
        for name, words in OTHER_COLUMNS.items()
        for word in words.split("; ")
        if kind in OF_KINDS.get(name, tuple(KINDS))
    }
    own = {
        word: field.name
        for field in fields(KINDS[kind])
        for word in (*field.synonyms, *([folded(field.label)] if field.synonyms else []))
    }
    return others | own
