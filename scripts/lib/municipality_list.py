"""A list of municipalities as people have it – pasted lines, a table – as entries of the vocabulary. Knows no file of data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from scripts.lib.new_file import Refused

_KINDS = {
    "municipal-district": r"муниципальн\w+ (?:район|улус|округ-район)|национальн\w+ (?:район|улус)|район|улус|кожуун|аймак",
    "urban-okrug": r"городско[йг]\w* округ\w*|зато|наукоград|город(?: \w+ого значения)?",
    "municipal-okrug": r"муниципальн\w+ округ|округ",
}
"""The words of each kind, as patterns; «городской округ» is looked for before «округ»."""
_ORDER = ("urban-okrug", "municipal-okrug", "municipal-district")
_SHORT_FORMS = {
    r"\b(?:г\.\s?о\.?|го)(?=\s|$)": "городской округ",
    r"\b(?:м\.\s?о\.?|мо)(?=\s|$)": "муниципальный округ",
    r"\b(?:м\.\s?р\.?|мр|м\.\s?р-н)(?=\s|$)": "муниципальный район",
    r"\bр-н\b\.?": "район",
    r"\bг\.\s?(?=[А-ЯЁ])": "город ",
    r"\bп\.\s?(?=[А-ЯЁ])": "посёлок ",
}
_BULLET = re.compile(r"^\s*(?:\d{1,3}[.)]\s*|[-–—•*·]\s+)")
_CENTRE = re.compile(r"\s*\([^)]*\)\s*$")
_MUNICIPALITY = re.compile(r"муниципальн\w+ образовани\w+\s+(?=\S)", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?:[иы]й|ой)$")


class Line(NamedTuple):
    """A line of the list, counted from 1."""

    number: int
    text: str


def lines_of(text: str) -> list[Line]:
    """Returns the names of a pasted list: one a line, numbers and bullets taken off, the first cell of several."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [_BULLET.sub("", cell).strip(" ;,.\u00a0") for cell in line.split("\t")]
        name = next((cell for cell in cells if re.search("[а-яё]{3}", cell, re.IGNORECASE)), "")
        if name and not name.startswith("#"):
            found.append(Line(number, name))
    return found


def lines_of_table(grid: Sequence[Sequence[Any]]) -> list[Line]:
    """Returns the names in a table: of the column in which the most cells name a kind of municipality."""
    width = max((len(row) for row in grid), default=0)
    columns = [[Line(number, _cell(row, column)) for number, row in enumerate(grid, 1)] for column in range(width)]
    best = max(columns, key=lambda column: sum(bool(kind_of(line.text)) for line in column), default=[])
    named = [line for line in best if line.text]
    return named[1:] if named and (not kind_of(named[0].text) or _is_heading(named[0].text)) else named


def _cell(row: Sequence[Any], column: int) -> str:
    return str(row[column]).strip() if column < len(row) else ""


def _is_heading(text: str) -> bool:
    return bool(re.search(r"образовани|муниципалитет|наименовани|названи|округа|районы", text, re.IGNORECASE))


def kind_of(name: str) -> str:
    """Returns the identifier of the kind that the words of a name say; empty if none does."""
    words = _spelled(name).casefold().replace("ё", "е")
    return next((kind for kind in _ORDER if re.search(rf"\b(?:{_KINDS[kind]})\b", words)), "")


def _spelled(name: str) -> str:
    """Returns a name with its shortened words written in full, without the centre in brackets."""
    text = _MUNICIPALITY.sub("", _CENTRE.sub("", " ".join(name.split())))
    for pattern, words in _SHORT_FORMS.items():
        text = re.sub(pattern, words, text, flags=0 if "[А-Я" in pattern else re.IGNORECASE)
    return " ".join(text.split())


def municipalities(lines: Iterable[Line]) -> list[dict[str, str]]:
    """Returns the entries of the vocabulary as plain values. Raises Refused for a line without a kind, or a name twice."""
    entries: list[dict[str, str]] = []
    seen: dict[str, int] = {}
    for line in lines:
        name, kind = _spelled(line.text), kind_of(line.text)
        if not kind:
            raise Refused(f"Муниципалитеты, строка {line.number}: «{line.text}» – не сказано, что это. {_KIND_ADVICE}")
        if name.casefold() in seen:
            raise Refused(f"Муниципалитеты, строка {line.number}: «{name}» уже есть в строке {seen[name.casefold()]}.")
        seen[name.casefold()] = line.number
        entries.append(
            {"id": _free_id(name, kind, entries), "name": name, "kind": kind, "short_name": _short(name, kind)}
        )
    if not entries:
        raise Refused("В списке муниципалитетов пусто. Нужна строка на каждый: «Абанский муниципальный округ».")
    return entries


_KIND_ADVICE = "Допишите вид: «муниципальный округ», «городской округ», «муниципальный район» или «город»."


def own_name(name: str) -> str:
    """Returns a name without the words of its kind: «Абанский», «Ачинск»."""
    words = "|".join(_KINDS[kind] for kind in _ORDER)
    own = re.sub(rf"\b(?:{words})\b", " ", name, flags=re.IGNORECASE)
    return " ".join(re.sub(r"[«»\"–—]", " ", own).split()) or name


def _short(name: str, kind: str) -> str:
    """Returns the name with its kind in a word: «Абанский округ», «город Ачинск», «ЗАТО Железногорск»."""
    own = own_name(name)
    if re.search(r"\bЗАТО\b", name):
        return f"ЗАТО {own}"
    if _ADJECTIVE.search(own) and not re.search(r"\bгород\b", name):
        return f"{own} {'район' if kind == 'municipal-district' else 'округ'}"
    if kind == "urban-okrug":
        return f"город {own}"
    return f"{'район' if kind == 'municipal-district' else 'округ'} {own}"


def _free_id(name: str, kind: str, entries: Iterable[dict[str, str]]) -> str:
    """Returns an identifier that no entry has: a town and the okrug around it often share a name."""
    from profminimum.russian import latin

    taken = {entry["id"] for entry in entries}
    own = re.sub(r"[iy]y\b", "y", latin(own_name(name)))
    choices = [own, f"{own}-{_ID_ENDINGS[kind]}", *(f"{own}-{number}" for number in range(2, 100))]
    return next(choice for choice in choices if choice not in taken)


_ID_ENDINGS = {"urban-okrug": "gorod", "municipal-okrug": "okrug", "municipal-district": "rayon"}
