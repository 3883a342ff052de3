"""Preprofessional classes from the rows of a list: profiles by the vocabulary, partners by the words of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...model import Records
from ...russian import capitalised, folded
from ..submissions import suggested_id
from .account import RowAccount
from .row_accounts import number_of_places
from .rows import TableRow
from .words import ages_of, exact_name, grades_of, nearest_name

PARTNERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("university", r"университет|институт|академи|\bвуз|\b[а-я]{1,3}гт?у\b|фг[аб]оу во"),
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
)
"""What a partner is, by words of its name; of several the first."""
PROVISO = re.compile(r"\s*\((?:договор|соглашени)[^)]*\)", re.IGNORECASE)
PARTNERS_APART = re.compile(r"[;\n]|,(?![^(]*\))")
SUBJECTS_APART = re.compile(r"[,;\n]")
GROUP = re.compile(r"групп")
GROUP_IN_BRACKETS = re.compile(r"\s*\(групп\w*\)")

CLASS = re.compile(r"класс")
CLASS_TITLE, GROUP_TITLE = "{profile} класс", "Группа: {profile} профиль"
SUMMARY, ONE_GRADE, SEVERAL_GRADES = "{profile} профиль", "{title}, {grades} класс", "{title}, {grades} классы"


class Profiles:
    """The profiles of classes of a region by the names that documents may have."""

    def __init__(self, records: Records) -> None:
        self.all_names = profile_names(records)
        self.names = {identifier: name for identifier, (name, *_) in self.all_names.items()}

    def find(self, text: str) -> str:
        """Returns the identifier of a profile: of that very name, or of the one most like it; empty if none is."""
        return exact_name(text, self.all_names) or nearest_name(text, self.names)


def profile_names(records: Records) -> dict[str, tuple[str, ...]]:
    """Returns the names of each profile, by its identifier."""
    entries = records.targets("class_profile")
    return {identifier: (entry.name, *entry.aliases, *entry.synonyms) for identifier, entry in entries.items()}


def class_values(
    row: TableRow, account: RowAccount, school_year: str, profiles: Profiles
) -> tuple[dict[str, Any], str]:
    """Returns the plain values of a class or a group, and a profile that no vocabulary knows, empty if it is known."""
    name = " ".join(row["profile"].split())
    is_group = bool(GROUP.search(folded(name + row["grades"])))
    plain = GROUP_IN_BRACKETS.sub("", name)
    plain = capitalised(plain)
    has_word = bool(CLASS.search(folded(plain)))
    title = plain if has_word else CLASS_TITLE.format(profile=plain).strip()
    values: dict[str, Any] = {"title": title, "school_year": school_year}
    if is_group:
        values["unit"] = "group"
        values["title"] = GROUP_TITLE.format(profile=plain[:1].lower() + plain[1:])
    profile = profiles.find(plain)
    unknown = "" if profile else plain
    if unknown:
        profile = suggested_id(plain)
        account.note("profile-unknown", words=plain, id=profile)
    elif folded(profiles.names[profile]) != folded(plain):
        account.note("profile-by-word", name=profiles.names[profile], words=plain)
    values["profile"] = profile
    values |= _pupils(row, account, plain, is_named=has_word)
    if subjects := [part.strip() for part in SUBJECTS_APART.split(row["subjects"]) if part.strip()]:
        values["subjects"] = subjects
    if partners := list(_partners(row, account)):
        values["partners"] = partners
    places = number_of_places(row, account)
    if places is not None:
        values["admission"] = {"places": places}
    return values, unknown


def _pupils(row: TableRow, account: RowAccount, plain: str, *, is_named: bool) -> dict[str, Any]:
    """Returns which grades and ages a class is for, and its line, which names them; `is_named` if its profile says «класс»."""
    values: dict[str, Any] = {}
    numbers, letters = grades_of(row["grades"])
    summary = plain if is_named else SUMMARY.format(profile=plain)
    if numbers:
        grades = ONE_GRADE if len(numbers) == 1 else SEVERAL_GRADES
        summary = grades.format(title=summary, grades=", ".join(map(str, numbers)))
    values["summary"] = summary
    account.note("summary-of-profile")
    if numbers:
        values["grades"] = numbers
    if ages := ages_of(row["ages"]):
        values["ages"] = ages
    into, _ = grades_of(row["admits_to"])
    if into:
        values["admits_to"] = into
    elif row["admits_to"].strip():
        account.note("which-grades-it-takes", words=" ".join(row["admits_to"].split()))
    if letters:
        account.note("letters", letters=letters)
    return values


def _partners(row: TableRow, account: RowAccount) -> Iterator[dict[str, Any]]:
    for part in PARTNERS_APART.split(row["partners"]):
        proviso = PROVISO.search(part)
        name = PROVISO.sub("", " ".join(part.split())).strip(" .")
        if proviso:
            account.note("contract", words=proviso.group())
        if not name:
            continue
        kind = next((kind for kind, words in PARTNERS if words.search(folded(name))), "")
        if not kind:
            kind = "employer"
            account.note("taken-for-employer", words=name)
        yield {"name": capitalised(name), "kind": kind}
