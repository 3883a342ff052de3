"""Finds the school or organisation that a cell names: by its name, its official name, its number, or as a branch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from ...model import Records
from ...russian import folded

_FORMS = re.compile(
    r"\b(?:м[бако]оу|г[бако]оу|тогбоу|тогапоу|муниципальн\w+|бюджетн\w+|казенн\w+|автономн\w+|общеобразовательн\w+|учреждени\w+)\b"
)
_ALIKE = 0.85


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
    def _names(self) -> dict[str, Owner]:
        names: dict[str, Owner] = {}
        for kind in ("school", "organisation"):
            for entry in self.records.of(kind):
                former = (renaming.name for renaming in entry.record.renamed)
                for name in (entry.record.name, entry.record.official_name, *former):
                    for form in _forms(name or ""):
                        names.setdefault(form, Owner(kind, entry.id))
        return names

    @cached_property
    def _branches(self) -> dict[str, Owner]:
        return {
            form: Owner("school", entry.id, branch.id)
            for entry in self.records.of("school")
            for branch in entry.record.branches
            for form in (*_forms(branch.name), *_forms(branch.settlement or ""))
        }

    def find(self, text: str, above: Owner | None = None) -> tuple[Owner | None, bool]:
        """Returns the owner that a text names and whether that is certain; a branch without a school is of the one above."""
        for form in _forms(text):
            if form in self._names:
                return self._names[form], True
            if form in self._branches:
                return self._branches[form], True
        if "филиал" in folded(text):
            own = next((owner for name, owner in self._branches.items() if name in folded(text)), None)
            return (own, True) if own else (above, False)
        match = get_close_matches(folded(text), self._names, n=1, cutoff=_ALIKE)
        return (self._names[match[0]], False) if match else (None, False)


def _forms(name: str) -> Iterator[str]:
    """Yields a name as it is compared: whole, without the legal form, as «школа 12» for any school of that number."""
    plain = re.sub(r"[«»\"“”„]", "", folded(name)).replace("№ ", "№").strip(" .,")
    if not plain:
        return
    yield plain
    short = " ".join(_FORMS.sub(" ", plain).split())
    if short and short != plain:
        yield short
    if match := re.search(r"(?:школа|сош|оош|лицей|гимназия)\D{0,25}?(\d+)", plain):
        word = re.search(r"лицей|гимназия", plain)
        yield f"{word.group() if word else 'школа'} {match[1]}"
