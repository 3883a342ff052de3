"""Finds the school or organisation that a cell names: by its name, its official name, its number, or as a branch."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
        match = get_close_matches(folded(text), self.names, n=1, cutoff=ALIKE)
        return (self.names[match[0]], False) if match else (None, False)


def _forms(name: str) -> Iterator[str]:
    """Yields a name as it is compared: whole, without the legal form, as «школа 12» for any school of that number."""
    plain = QUOTES.sub("", folded(name)).replace("№ ", "№").strip(" .,")
    if not plain:
        return
    yield plain
    short = " ".join(LEGAL_FORMS.sub(" ", plain).split())
    if short and short != plain:
        yield short
    if match := NUMBERED.search(plain):
        word = OTHER_SCHOOL.search(plain)
        yield f"{word.group() if word else SCHOOL} {match[1]}"
