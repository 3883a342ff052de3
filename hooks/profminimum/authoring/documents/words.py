"""Words of plans: who is invited, which grades, which format; and what is a person's name, which stays out. Knows no table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ...model import Records
from ...model.schema.grades import grade_numbers
from ...model.schema.types import AGES
from ...russian import folded, stem, words

LETTERED = re.compile(r"(\d{1,2})(?:\s*[«\"“„][а-яё][»\"“”]|\s*-?[а-гёж]|[дзк-ф])(?=[\s,;.]|$)")
"""A class with its letter: any in quotes, those of the alphabet's beginning alone too, others directly behind the number."""
_GRADE = r"\d{1,2}(?:-?(?:х|й|е|го|ых))?"
GRADES_IN_TEXT = re.compile(rf"{_GRADE}(?:\s*(?:[-–—,;]|и|по|до)\s*{_GRADE})*(?=\s*(?:класс|кл\b))")
INTO_GRADES = re.compile(rf"\bв\s+{_GRADE}(?:\s*(?:[-–—,;]|и|или)\s*{_GRADE})*\s*(?:класс|классы)\b")
"""«Набор в 10 класс» is not for grade 10; «занятия в 10 классах» are."""
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
AGES_IN_TEXT = re.compile(
    r"(?:(?P<lower>от|с|не младше)\s*|(?P<upper>до|не старше)\s*)?(?P<first>\d{1,2})(?:\s*(?:лет|года?)\b)?"
    r"(?:\s*(?:[-–—]|до|по)\s*(?P<last>\d{1,2}))?(?P<plus>\+)?(?:\s*(?:лет|года?)\b)?"
)
AGE_WORD, CLASS = re.compile(r"лет|год|\+"), re.compile(r"класс")
AGES_BETWEEN, AGES_FROM, AGES_TO = "{first}–{last}", "от {first}", "до {first}"
YOUNGEST, OLDEST = AGES.least, AGES.most
ALL_GRADES = re.compile(r"все классы|школа в целом|все параллели|все обучающиеся|вся школа")
SHORT = {"проф": "профессиональная", "зам": "заместитель", "кл": "классный", "собр": "собрание", "экск": "экскурсия"}
PARENTS = re.compile(r"родител|законн\w+ представител|семь")
PARENTS_AS_SUBJECT = re.compile(r"профессии наших родителей")
TEACHERS = re.compile(
    r"педагог(?:и|ов|ам|ами|ах)\b|для учител|классн\w+ руководител|педсовет|семинар|мо классных|методическ"
)
PUPILS = re.compile(r"обучающ|ученик|учащ|школьник|класс(?!н)|детей")
GENERAL = frozenset(map(stem, ("класс", "классный", "день", "дни", "неделя", "профориентация", "профессия")))
"""Stems that a class, or any event, has as well as a format."""
COMPOUND = re.compile(r"проф(?=проб|диагност|тест|консульт)")
COMPOUND_MEANS = "профессиональная "
"""«Профпроба» is said for «профессиональная проба»."""
QUOTED = re.compile(r"[«\"“][^»\"”]*[»\"”]?")
HEAD = re.compile(
    r"(?:[А-ЯЁа-яё]+(?:ый|[гкхшщжчн]ий|ой|ая|яя|ое|ее|ые|[гкхшщжч]ие)\s+){0,3}"
    r"(?!(?:в|во|на|по|с|со|и|о|об|для|к|из|за|от|до|у|при)\s)[А-ЯЁа-яё]+(?:-[а-яё]+)?"
)
"""The word of a title that says what it is: the first, with adjectives before it."""
PLACES = re.compile(r"(\d{1,3})(?:\s*[-–—]\s*(\d{1,3}))?(?:\s*(?:чел\w*|мест\w*|уч\w*|дет\w*)\.?)?")
PLACES_BETWEEN = "{first}–{last}"


def grades_of(text: str) -> tuple[list[int], str]:
    """Returns the grades that a cell names, and what was left out of it: letters of classes; both empty if it names none."""
    plain = " ".join(text.split())
    if ALL_GRADES.search(folded(plain)):
        return [], ""
    letters = ", ".join(match.group().strip(" ,;.") for match in LETTERED.finditer(folded(plain)))
    numbers = grade_numbers(LETTERED.sub(r"\1", folded(plain)).replace(".", ","))
    if all(number.isdecimal() and 1 <= int(number) <= 12 for number in numbers):
        return sorted({int(number) for number in numbers}), letters
    found = _named_grades(folded(plain))
    if not found and IN_BRACKETS.search(plain):
        found = grades_of(IN_BRACKETS.sub(" ", plain))[0]
        letters = ", ".join(filter(None, [letters, *(one.strip() for one in IN_BRACKETS.findall(plain))]))
    return found, letters if found else ""


def grades_in_title(title: str) -> list[int]:
    """Returns the grades that a title names with their word: «Экскурсия на завод, 8–9 классы»; empty if it names none."""
    return _named_grades(LETTERED.sub(r"\1", INTO_GRADES.sub(" ", folded(title))))


def _named_grades(text: str) -> list[int]:
    """Returns the grades that stand before their word in a folded text, in order."""
    named = (number for run in GRADES_IN_TEXT.finditer(text) for number in grade_numbers(run.group()))
    return sorted({int(number) for number in named if number.isdecimal() and 1 <= int(number) <= 12})


def places_of(text: str) -> int | str | None:
    """Returns how many can take part, as a file has it: `25`, «15–20»; None if a cell does not tell it."""
    match = PLACES.fullmatch(folded(text))
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    if first >= last:
        return first if first == last else None
    return PLACES_BETWEEN.format(first=first, last=last)


def says_whom(*texts: str) -> bool:
    """Returns whether the texts say who is invited."""
    return any(pattern.search(folded(" ".join(texts))) for pattern in (PARENTS, TEACHERS, PUPILS))


def ages_of(text: str, *, needs_word: bool = False) -> int | str | None:
    """Returns the ages that a cell names, as a file has them: «7–10», «от 14», `13`; None if it names none, or several.

    `needs_word` tells that numbers alone are something else, such as grades.
    """
    plain = IN_BRACKETS.sub(" ", folded(text))
    found = list(AGES_IN_TEXT.finditer(plain))
    if len(found) != 1 or CLASS.search(plain) or (needs_word and not AGE_WORD.search(plain)):
        return None
    ages = AGES.understood(_ages_written(found[0]))
    return ages.plain if ages else None


def _ages_written(match: re.Match[str]) -> str:
    first, last = match["first"], match["last"]
    if last:
        return AGES_BETWEEN.format(first=first, last=last)
    form = AGES_TO if match["upper"] else AGES_FROM if match["lower"] or match["plus"] else "{first}"
    return form.format(first=first)


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
        self.names = {identifier: entry.name for identifier, entry in formats.items()}
        self.stems = {identifier: stems(entry.name) for identifier, entry in formats.items()}
        often = Counter(one for entry in formats.values() for one in _plain_stems(entry.name))
        self.shared = GENERAL | {one for one, times in often.items() if times > 1}

    def find(self, form: str, title: str) -> tuple[str, bool]:
        """Returns the identifier of a format and whether the title alone says so; empty where no format fits."""
        if form and (found := self._best(stems(form), 1)):
            return found, False
        # A form that is no format of the vocabulary is outweighed only by a title that says one whole.
        # What stands in quotes is a name, «Город мастеров», unless a title begins with it.
        own = title if QUOTED.match(title) else QUOTED.sub(" ", title)
        return self._best(stems(own), 2 if form else 1), True

    def is_name(self, text: str) -> bool:
        """Returns whether a text is what a format is called."""
        return folded(text) in {folded(name) for name in self.names.values()}

    def _best(self, given: set[str], least: int) -> str:
        """Returns the format that shares most of its telling words with a text: `least` of them, or all that it has."""
        scores: dict[str, float] = {}
        for identifier, own in self.stems.items():
            shared = {one for one in own for other in given if _alike(one, other)}
            telling = {one for one in shared if not any(_alike(one, other) for other in self.shared)}
            if len(telling) >= least or (shared and shared == own):
                scores[identifier] = len(telling) + 0.5 * len(shared) + len(shared) / len(own) / 4
        return max(scores, key=lambda name: scores[name]) if scores else ""


def stems(text: str) -> set[str]:
    """Returns the stems of the telling words of a text, with shortened words spelled out."""
    return _plain_stems(COMPOUND.sub(COMPOUND_MEANS, folded(text)))


def _plain_stems(text: str) -> set[str]:
    return {stem(SHORT.get(word, word)) for word in words(text) if len(word) > 2 or word in SHORT}


def head_of(title: str) -> str:
    """Returns the words by which a title says what it is, «классный час»; empty where they tell nothing of that."""
    match = HEAD.match(title)
    head = folded(match.group()) if match else ""
    return "" if _plain_stems(head) <= GENERAL else head


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= 5 and (one.startswith(other) or other.startswith(one)))


def exact_name(text: str, names: Mapping[str, Sequence[str]]) -> str:
    """Returns the identifier one of whose names a text is; empty if none is."""
    plain = folded(text)
    return next((identifier for identifier, own in names.items() if plain in map(folded, own)), "")


def nearest_name(text: str, names: Mapping[str, str]) -> str:
    """Returns the identifier whose name shares most stems with a text; empty if none shares any."""
    given = stems(text)
    scores = {
        identifier: len({one for one in stems(name) for other in given if _alike(one, other)})
        for identifier, name in names.items()
    }
    best = max(scores, key=lambda identifier: scores[identifier], default="")
    return best if best and scores[best] else ""
