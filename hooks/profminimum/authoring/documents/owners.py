"""Finds the school or organisation that a cell names: by its name, its official name, its number, or as a branch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from ...model import Records
from ...russian import folded

LEGAL_FORMS = re.compile(
    r"\b(?:м[бако]оу|г[бако]оу|тогбоу|тогапоу|муниципальн\w+|бюджетн\w+|казенн\w+|автономн\w+|общеобразовательн\w+|учреждени\w+)\b"
)
QUOTES = re.compile(r"[«»\"“”„]")
NUMBERED = re.compile(r"(?:школа|сош|оош|лицей|гимназия)\D{0,25}?(\d+)")
OTHER_SCHOOL = re.compile(r"лицей|гимназия")
BRANCH = re.compile(r"филиал")
SCHOOL = "школа"
ALIKE = 0.85


@dataclass(frozen=True)
class Owner:
    """Whose record a row is: kind, identifier, and the branch, if the cell names one."""

    kind: str
    id: str
    branch: str = ""


@dataclass(frozen=True)
class Owners:
    """The schools and organisations of a region by the names that documents may have."""

    records: Records

    @cached_property
    def names(self) -> dict[str, Owner]:
        """The owners by every form of their names."""
        names: dict[str, Owner] = {}
        for kind in ("school", "organisation"):
            for entry in self.records.of(kind):
                former = (renaming.name for renaming in entry.record.renamed)
                for name in (entry.record.name, entry.record.official_name, *former):
                    for form in _forms(name or ""):
                        names.setdefault(form, Owner(kind, entry.id))
        return names

    @cached_property
    def numbers(self) -> dict[str, Owner]:
        """The schools by their sort and number, «лицей 7»; those that a region has more than one of are left out."""
        found: dict[str, set[Owner]] = {}
        for entry in self.records.of("school"):
            for form in {_number(name) for name in (entry.record.name, entry.record.official_name) if name}:
                found.setdefault(form, set()).add(Owner("school", entry.id))
        return {form: owners.pop() for form, owners in found.items() if form and len(owners) == 1}

    @cached_property
    def branches(self) -> dict[str, Owner]:
        """The branches by every form of their names and of their places."""
        return {
            form: Owner("school", entry.id, branch.id)
            for entry in self.records.of("school")
            for branch in entry.record.branches
            for form in (*_forms(branch.name), *_forms(branch.settlement or ""))
        }

    def find(self, text: str, above: Owner | None = None) -> tuple[Owner | None, bool]:
        """Returns the owner that a text names and whether that is certain; a branch without a school is of the one above."""
        for form in _forms(text):
            if form in self.names:
                return self.names[form], True
            if form in self.branches:
                return self.branches[form], True
        if BRANCH.search(folded(text)):
            own = next((owner for name, owner in self.branches.items() if name in folded(text)), None)
            return (own, True) if own else (above, False)
        if number := _number(text):  # names of two schools with different numbers are alike, too
            return self.numbers.get(number), False
        match = get_close_matches(folded(text), self.names, n=1, cutoff=ALIKE)
        return (self.names[match[0]], False) if match else (None, False)

    def named_in(self, texts: Iterable[str]) -> Owner | None:
        """Returns the one school that texts name by a whole name of at least two words, or by its number; None if none or more."""
        lines = [
            " ".join(QUOTES.sub(" ", folded(line)).replace("№ ", "№").split())
            for text in texts
            for line in text.split("\n")
        ]
        names = (
            name
            for name in self.names
            if " " in name and any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line) for line in lines)
        )
        found = {self.names[name] for name in names} or {
            self.numbers[number] for line in lines if (number := _number(line)) in self.numbers
        }
        return found.pop() if len(found) == 1 else None

    def name_of(self, owner: Owner) -> str:
        """Returns what an owner is called."""
        return str(self.records.targets(owner.kind)[owner.id].name)


def _forms(name: str) -> Iterator[str]:
    """Yields a name as it is compared: whole, and without the legal form."""
    plain = " ".join(QUOTES.sub(" ", folded(name)).replace("№ ", "№").split()).strip(" .,")
    if not plain:
        return
    yield plain
    short = " ".join(LEGAL_FORMS.sub(" ", plain).split())
    if short and short != plain:
        yield short


def _number(name: str) -> str:
    """Returns «школа 12» for any school of that number; empty for a name without one."""
    match = NUMBERED.search(folded(name))
    word = OTHER_SCHOOL.search(folded(name))
    return f"{word.group() if word else SCHOOL} {match[1]}" if match else ""
