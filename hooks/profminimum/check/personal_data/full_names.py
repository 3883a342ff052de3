"""Finds where a text names people, and which of those names are excused.

Knows nothing of classes and lists: what a name stands beside is judged elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from .name_lists import AMBIGUOUS, GIVEN, PATRONYMIC, is_listed_surname, is_plain_surname, is_surname
from .public_names import REACH, Publicity, publicity
from .tokens import Word, distinct, tokens


class Form(Enum):
    """How much of a name is there."""

    FULL = auto()
    """A given name with a surname or a patronymic."""
    INITIALS = auto()
    GIVEN = auto()
    """A given name alone."""
    SURNAME = auto()
    """What may be a name where a pupil is spoken of: a surname alone, two words of which one is a name, small letters."""


@dataclass(frozen=True)
class Mention:
    """A place where a text names a person."""

    form: Form
    start: int
    end: int
    publicity: Publicity


_SURNAME = r"[А-Я](?:[а-я]{2,20}|[А-Я]{2,20})(?:-[А-Я][а-яА-Я]{1,20})?"
_BEFORE = re.compile(rf"(?<![\w.-])(?P<first>[А-Я])\. ?(?:(?P<second>[А-Я])\. ?)?(?P<surname>{_SURNAME})(?!\w)")
_BEHIND = re.compile(rf"(?<!\w)(?P<surname>{_SURNAME}) {{1,2}}(?P<first>[А-Я])(?:\. ?(?P<second>[А-Я])(?!\w)\.?|\.)")
_INITIAL = re.compile(r"(?<!\w)[А-Я]\.")
PLACE_LETTERS = "ГСПД"
"""«Г. Кирсанов», «П. Первомайский»: a town or a settlement, no initial."""
SHAPES: tuple[tuple[str, Form], ...] = (
    ("SGP", Form.FULL),
    ("GPS", Form.FULL),
    ("GPC", Form.FULL),
    ("GP", Form.FULL),
    ("CP", Form.FULL),
    ("SG", Form.FULL),
    ("GS", Form.FULL),
    ("GC", Form.FULL),
    ("GC", Form.SURNAME),
    ("G", Form.GIVEN),
    ("NC", Form.SURNAME),
    ("N", Form.SURNAME),
    ("gs", Form.SURNAME),
    ("sg", Form.SURNAME),
)
"""Orders of words that make a name, the longest first. G a given name, P a patronymic, S what ends as a surname,
N a surname by its plainest endings, C any other word with a large letter; small letters stand for themselves."""
_OPENING = frozenset(shape[0] for shape, _ in SHAPES)
_TELLING = frozenset("GNPg")
"""Every shape has one of these."""


def people(text: str) -> list[Mention]:
    """Returns every name of a person in a text whose look-alike letters are Russian, in order."""
    if not may_name(text):
        return []
    all_words = tokens(text)
    starts = [word.start for word in all_words]
    initials = list(_with_initials(text, all_words, starts))
    taken = {
        number for name in initials for number in range(bisect_left(starts, name.start), bisect_left(starts, name.end))
    }
    return sorted([*initials, *_spelt_out(text, all_words, taken)], key=lambda mention: mention.start)


def may_name(text: str) -> bool:
    """Returns whether a word of the text can be a part of a name, or there are initials.

    Nearly all texts name nobody, and their different words and initials are quickly seen through.
    """
    return any(map(_may_name, distinct(text))) or _INITIAL.search(text) is not None


def _with_initials(text: str, all_words: Sequence[Word], starts: Sequence[int]) -> Iterator[Mention]:
    before = [match for match in _BEFORE.finditer(text) if _is_initialled(text, match, before=True)]
    ends = [match.end() for match in before]
    behind = [
        match
        for match in _BEHIND.finditer(text)
        if _is_initialled(text, match, before=False) and not _overlaps(match, before, ends)
    ]
    for match in (*before, *behind):
        begin, end = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        reason = publicity(text, all_words[max(0, begin - REACH) : begin], all_words[begin:end])
        yield Mention(Form.INITIALS, match.start(), match.end(), reason)


def _overlaps(match: re.Match[str], others: Sequence[re.Match[str]], ends: Sequence[int]) -> bool:
    """Returns whether a match shares text with one of others, given in order with their ends."""
    number = bisect_right(ends, match.start())
    return number < len(others) and others[number].start() < match.end()


def _is_initialled(text: str, match: re.Match[str], *, before: bool) -> bool:
    surname = match["surname"].casefold()
    if not match["second"]:
        is_place = before and match["first"] in PLACE_LETTERS and _is_line_start(text, match.start())
        return is_surname(surname) and not is_place
    return is_surname(surname) or (surname not in GIVEN and len(surname) > 3)


def _is_line_start(text: str, at: int) -> bool:
    return not text[max(0, at - 4) : at].rpartition("\n")[2].strip() and (at < 4 or "\n" in text[at - 4 : at])


def _spelt_out(text: str, all_words: Sequence[Word], taken: set[int]) -> Iterator[Mention]:
    kinds = ["" if number in taken else _kinds(word.text, word.capital) for number, word in enumerate(all_words)]
    number = 0
    while number < len(all_words):
        length, form = _name_at(text, all_words, kinds, number) if _OPENING.intersection(kinds[number]) else (1, None)
        if form:
            own = all_words[number : number + length]
            reason = publicity(text, all_words[max(0, number - REACH) : number], own)
            yield Mention(form, own[0].start, own[-1].end, reason)
        number += length


def _name_at(text: str, all_words: Sequence[Word], kinds: Sequence[str], number: int) -> tuple[int, Form | None]:
    run = all_words[number : number + 3]
    length = 1
    while length < len(run) and text[run[length - 1].end : run[length].start] in (" ", "  "):
        length += 1
    for shape, form in SHAPES:
        fits = len(shape) <= length and all(letter in kinds[number + at] for at, letter in enumerate(shape))
        if fits and _is_sure(shape, form, run):
            return len(shape), form
    return 1, None


@lru_cache(16_384)
def _may_name(word: str) -> bool:
    """Returns whether a word as it is written can be a part of a name that no name without initials lacks, or a surname in a list."""
    plain, is_capital = word.casefold(), word[0].isupper()
    return not _TELLING.isdisjoint(_kinds(plain, is_capital)) or (is_capital and is_listed_surname(plain))


@lru_cache(16_384)
def _kinds(word: str, is_capital: bool) -> str:
    """Returns the letters of `SHAPES` that fit a word."""
    is_given = word in GIVEN or any(part in GIVEN for part in word.split("-"))
    if not is_capital:
        return "g" * is_given + "s" * is_surname(word)
    letters = "G" * is_given + "S" * is_surname(word) + "P" * bool(PATRONYMIC.fullmatch(word))
    return letters + "N" * is_plain_surname(word) + "C" * (len(word) > 2 and not is_given)


def _is_sure(shape: str, form: Form, run: Sequence[Word]) -> bool:
    """Returns whether a match is a name: a given name that is a common word too needs a patronymic or a surname's ending."""
    is_sure = shape not in ("G", "GC", "gs", "sg") or (shape, form) == ("GC", Form.SURNAME)
    return is_sure or not any(word.text in AMBIGUOUS for word in run[: len(shape)])
