"""Rules about letters: no word of a text mixes Russian letters with Latin ones that look the same.

Such a word is not found by search and is not recognised as a duplicate. Letters of Tatar, Yakut and other languages of
Russia are Cyrillic too; in the languages of the Caucasus the Latin `I` is often written for the palochka `ӏ`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Prose, Records
from ..problem import Problem, Severity
from .rule import rule
from .traversal import label_at

LOOK_ALIKE = dict(zip("aceopxyABCEHKMOPTXY", "асеорхуАВСЕНКМОРТХУ", strict=True))
"""Latin letters with the Russian ones that look the same."""

# Hyphens, digits and underscores part words: «IT-класс», «3D-печать», «Инженерные классы_68» are as they should be.
_WORD = re.compile(r"[^\W\d_]+")
_PALOCHKA = re.compile(r"(?<=[\u0400-\u052f])I|\bI(?=[\u0430-\u052f]{2})")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


@rule
def words_keep_to_one_alphabet(records: Records) -> Iterator[Problem]:
    """Every word of a text is written in one alphabet."""
    for entry, texts in records.marked(Prose):
        for loc, _, text in texts:
            words = _WORD.findall(text) if _LATIN.search(text) else ()
            for number, word in enumerate(words, start=1):
                if _is_mixed(word):
                    message = f"{label_at(entry.record, loc)}: в {number}-м слове «{word}» {_odd_letters(word)}."
                    suggestion = _corrected(word)
                    yield entry.problem("mixed-letters", loc, message, suggestion, Severity.WARNING)


def _is_mixed(word: str) -> bool:
    return bool(_LATIN.search(word) and _CYRILLIC.search(word) and _LATIN.search(_PALOCHKA.sub("", word)))


def _odd_letters(word: str) -> str:
    """Returns which letters of the word belong to the alphabet that it has fewer letters of, and where they stand."""
    latin, cyrillic = list(_LATIN.finditer(word)), list(_CYRILLIC.finditer(word))
    odd, name, rest = (
        (latin, "латинская", "русские") if len(latin) <= len(cyrillic) else (cyrillic, "русская", "латинские")
    )
    odd_letters = ", ".join(f"{match.start() + 1}-я буква «{match.group()}» {name}" for match in odd)
    return f"{odd_letters}, а остальные {rest}. Наберите слово заново в одной раскладке"


def _corrected(word: str) -> str:
    """Returns the word in Russian letters, if each of its Latin letters has a Russian double; else nothing."""
    corrected = "".join(LOOK_ALIKE.get(letter, letter) for letter in word)
    return "" if _LATIN.search(corrected) else corrected
