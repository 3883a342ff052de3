"""Words of plans: who is invited, which grades, which format; and what is a person's name, which stays out. Knows no table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ...model import Records
from ...model.schema.grades import grade_numbers
from ...russian import folded, stem, words

LETTERED = re.compile(r"(\d{1,2})\s*[«\"]?[а-гёж][»\"]?(?=[\s,;.]|$)")
GRADES_IN_TEXT = re.compile(r"(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?(?:-?[хйего]{1,2})?\s*(?:класс\w*|кл\.)")
ALL_GRADES = re.compile(r"все классы|школа в целом|все параллели|все обучающиеся|вся школа")
SHORT = {"проф": "профессиональная", "зам": "заместитель", "кл": "классный", "собр": "собрание", "экск": "экскурсия"}
PARENTS = re.compile(r"родител|законн\w+ представител|семь")
PARENTS_AS_SUBJECT = re.compile(r"профессии наших родителей")
TEACHERS = re.compile(r"педагог(?!ическ)|для учител|педсовет|семинар|мо классных|методическ")
PUPILS = re.compile(r"обучающ|ученик|учащ|школьник|класс|детей")
GENERAL = {"класс", "классн"}
"""Stems that a class has as well as a format."""


def grades_of(text: str) -> tuple[list[int], str]:
    """Returns the grades that a cell names, and what was left out of it: letters of classes; both empty if it names none."""
    plain = " ".join(text.split())
    if ALL_GRADES.search(folded(plain)):
        return [], ""
    letters = ", ".join(match.group().strip(" ,;.") for match in LETTERED.finditer(folded(plain)))
    numbers = grade_numbers(LETTERED.sub(r"\1", folded(plain)).replace(".", ","))
    if all(number.isdecimal() and 1 <= int(number) <= 12 for number in numbers):
        return sorted({int(number) for number in numbers}), letters
    found: set[int] = set()
    for match in GRADES_IN_TEXT.finditer(folded(plain)):
        first, last = int(match[1]), int(match[2] or match[1])
        found |= set(range(first, last + 1)) if 1 <= first <= last <= 12 else set()
    return sorted(found), letters


def audience_of(*texts: str) -> list[str]:
    """Returns who is invited: pupils unless the texts speak of parents or teachers."""
    said = folded(" ".join(texts))
    parents = bool(PARENTS.search(said)) and not PARENTS_AS_SUBJECT.search(said)
    teachers = bool(TEACHERS.search(said))
    pupils = bool(PUPILS.search(said))
    chosen = [name for name, is_meant in (("parents", parents), ("teachers", teachers)) if is_meant]
    return (["pupils"] if pupils and chosen else []) + chosen or ["pupils"]


class Formats:
    """The formats of events of a region, found by the words of a plan."""

    def __init__(self, records: Records) -> None:
        formats = records.targets("event_format")
        self.stems = {identifier: stems(entry.name) for identifier, entry in formats.items()}
        often = Counter(one for own in self.stems.values() for one in own)
        self.shared = GENERAL | {one for one, times in often.items() if times > 1}

    def find(self, form: str, title: str) -> tuple[str, bool]:
        """Returns the identifier of a format and whether the title alone says so; empty where no format fits."""
        if form and (found := self._best(stems(form), 1)):
            return found, False
        # A form that is no format of the vocabulary is outweighed only by a title that says one whole.
        return self._best(stems(title), 2 if form else 1), True

    def _best(self, given: set[str], least: int) -> str:
        """Returns the format that shares most of its telling words with a text: `least` of them, or all that it has."""
        scores: dict[str, float] = {}
        for identifier, own in self.stems.items():
            shared = {one for one in own for other in given if _alike(one, other)}
            telling = shared - self.shared
            if len(telling) >= least or (shared and shared == own):
                scores[identifier] = len(telling) + 0.5 * len(shared) + len(shared) / len(own) / 4
        return max(scores, key=lambda name: scores[name]) if scores else ""


def stems(text: str) -> set[str]:
    """Returns the stems of the telling words of a text, with shortened words spelled out."""
    return {stem(SHORT.get(word, word)) for word in words(text) if len(word) > 2 or word in SHORT}


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= 5 and (one.startswith(other) or other.startswith(one)))


def nearest_name(text: str, names: Mapping[str, str]) -> str:
    """Returns the identifier whose name shares most stems with a text; empty if none shares any."""
    given = stems(text)
    scores = {
        identifier: len({one for one in stems(name) for other in given if _alike(one, other)})
        for identifier, name in names.items()
    }
    best = max(scores, key=lambda identifier: scores[identifier], default="")
    return best if best and scores[best] else ""
