"""Preprofessional classes from the rows of a list: profiles by the vocabulary, partners by the words of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...model import Records
from ...russian import folded
from .account import Finding, RowAccount
from .rows import TableRow
from .words import grades_of, nearest_name

_PARTNERS: tuple[tuple[str, str], ...] = (
    ("university", r"университет|институт|академи|\bвуз|\bтгу|\bтгту"),
    ("college", r"колледж|техникум|училищ"),
    ("employment-service", r"центр занятост|служба занятост|кадров"),
    ("culture-sport", r"музей|театр|библиотек|спортивн|дом культур|\bдк\b"),
    ("supplementary", r"кванториум|\bit-куб|дворец|центр творчеств|станци\w+ юн|\bсюн\b|дополнительн"),
    ("media", r"газет|телекомпан|радио|редакци"),
    ("non-profit", r"фонд\b|общественн|волонт|союз"),
    (
        "employer",
        r"завод|\bоао\b|\bооо\b|\bао\b|\bпао\b|предприят|больниц|поликлиник|кфх|агрофирм|комбинат|фабрик|банк|мвд|мчс|компани",
    ),
)
"""What a partner is, by words of its name; of several the first."""
_PROVISO = re.compile(r"\s*\((?:договор|соглашени)[^)]*\)", re.IGNORECASE)


def class_values(row: TableRow, account: RowAccount, school_year: str, records: Records) -> dict[str, Any]:
    """Returns the plain values of a class or a group."""
    name = " ".join(row["profile"].split())
    is_group = "групп" in folded(name + row["grades"])
    plain = re.sub(r"\s*\(групп\w*\)", "", name)
    values: dict[str, Any] = {
        "title": f"{plain} {'группа' if is_group else 'класс'}".strip(),
        "school_year": school_year,
    }
    if is_group:
        values["unit"] = "group"
        values["title"] = f"Группа: {plain[:1].lower()}{plain[1:]} профиль"
    profiles = {identifier: [entry.name] for identifier, entry in records.targets("class_profile").items()}
    profile = nearest_name(plain, profiles)
    if not profile:
        account.note(Finding.ASKED, f"профиля «{plain}» нет в справочнике", "Профиль")
        return {}
    if folded(records.targets("class_profile")[profile].name) != folded(plain):
        account.note(Finding.GUESSED, f"профиль «{profile}» выбран по слову «{plain}»", "Профиль")
    values["profile"] = profile
    numbers, letters = grades_of(row["grades"])
    values["summary"] = f"{plain} профиль" + (f", {letters or ', '.join(map(str, numbers))} класс" if numbers else "")
    account.note(Finding.GUESSED, "одна строка о классе составлена из профиля: напишите, чем он отличается", "Коротко")
    if numbers:
        values["grades"] = numbers
    into, _ = grades_of(row["admits_to"])
    if into:
        values["admits_to"] = into
    elif row["admits_to"].strip():
        account.note(
            Finding.ASKED, f"«{' '.join(row['admits_to'].split())}»: в какой это класс?", "В какие классы берут"
        )
    if letters:
        account.note(Finding.LEFT_OUT, f"буквы классов: {letters}", "Классы")
    if subjects := [part.strip() for part in re.split(r"[,;\n]", row["subjects"]) if part.strip()]:
        values["subjects"] = subjects
    if partners := list(_partners(row, account)):
        values["partners"] = partners
    return values


def _partners(row: TableRow, account: RowAccount) -> Iterator[dict[str, Any]]:
    for part in re.split(r"[;\n]|,(?![^(]*\))", row["partners"]):
        proviso = _PROVISO.search(part)
        name = _PROVISO.sub("", " ".join(part.split())).strip(" .")
        if proviso:
            account.note(Finding.LEFT_OUT, f"реквизиты договора:{proviso.group()}", "Партнёры")
        if not name:
            continue
        kind = next((kind for kind, words in _PARTNERS if re.search(words, folded(name))), "")
        if not kind:
            kind = "employer"
            account.note(Finding.GUESSED, f"«{name}» записан работодателем", "Партнёры")
        yield {"name": name[:1].upper() + name[1:], "kind": kind}
