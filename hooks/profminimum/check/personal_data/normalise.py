"""Sees a text as a reader's eye does: one form of each letter, digit, dash and space. Knows no kind of personal data.

Whoever splits a number with an invisible character or writes a name with Latin letters still shows it to people.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from ..mixed_alphabets import LOOK_ALIKE

_MORE_LATIN = dict(zip("ѕіјԁԛԝһІЅЈαορνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "sijdqwhISJaopvABEZHIKMNOPTYX", strict=True))
"""Letters of other Cyrillic alphabets and of Greek with the Latin ones that look the same."""
TO_LATIN = str.maketrans({russian: latin for latin, russian in LOOK_ALIKE.items()} | _MORE_LATIN)
_MORE_RUSSIAN = dict(zip("kmtnu", "кмтпи", strict=True))
"""Latin letters that pass for Russian ones in a hurry or in italics."""
TO_RUSSIAN = str.maketrans(
    LOOK_ALIKE
    | _MORE_RUSSIAN
    | {other: LOOK_ALIKE[latin] for other, latin in _MORE_LATIN.items() if latin in LOOK_ALIKE}
    | {"ё": "е", "Ё": "Е"}
)
TO_DIGIT = str.maketrans("OoОоlI|ІЗзбb", "000011113366")

_INVISIBLE = {"Cf", "Mn", "Me", "Cc", "Cs", "Co", "Cn"}
_BLANK = "\u115f\u1160\u3164\uffa0\u2800"
_DASHES = "\u2212\u2043\u02d7\u00af\u2500\u2501"
_ALMOST_NUMBER = re.compile(r"[\dOoОоlI|ІЗзбb()+./_ \-]{7,}")


_ORDINARY = re.compile(r"[\n -~«»№А-Яа-яЁё–—]*")
"""A text of characters that the eye takes as they are, but for the two dashes."""


class _Folding(dict[int, str]):
    """Each character as the eye takes it; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = seen = _seen(chr(code))
        return seen


_FOLDING = _Folding()


def _seen(character: str) -> str:
    if character in "\n\t№":  # the sign of a number would become two Latin letters
        return character.replace("\t", " ")
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if character in _BLANK:
        return " "
    return "".join(map(_plain, _without_marks(unicodedata.normalize("NFKC", character))))


def _without_marks(text: str) -> str:
    """Returns the letters apart from what stands over them: «к» with an accent is Macedonian, but not to the eye."""
    return "".join(letter if letter in "йЙёЁ" else unicodedata.normalize("NFD", letter) for letter in text)


def _plain(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in _INVISIBLE:
        return ""
    if kind == "Pd" or character in _DASHES:
        return "-"
    return " " if kind in ("Zs", "Zl", "Zp") else character


@dataclass(frozen=True)
class NormalisedText:
    """A text in its plain form and in two readings of the letters that look alike."""

    plain: str

    @cached_property
    def russian(self) -> str:
        """With every letter that has a Russian double turned into it, «ё» into «е»; as long as `plain`."""
        return self.plain.translate(TO_RUSSIAN)

    @cached_property
    def numbers(self) -> str:
        """With the letters inside long numbers turned into the digits they look like; as long as `plain`."""
        return _ALMOST_NUMBER.sub(_digits, self.plain)

    def word(self, at: int) -> int:
        """Returns which word, from 1, stands at a position."""
        return len(self.plain[:at].split()) + (at == 0 or self.plain[at - 1].isspace())


def normalise(text: str) -> NormalisedText:
    """Returns the text as people see it."""
    if _ORDINARY.fullmatch(text):  # nearly all texts: to look at each character by itself takes ten times as long
        return NormalisedText(text.replace("–", "-").replace("—", "-"))
    return NormalisedText(unicodedata.normalize("NFC", text).translate(_FOLDING))


def latin(text: str) -> str:
    """Returns the text with every letter that has a Latin double turned into it, in lower case."""
    return text.translate(TO_LATIN).casefold()


def _digits(match: re.Match[str]) -> str:
    run = match.group()
    return run.translate(TO_DIGIT) if sum(map(str.isdigit, run)) >= 7 else run
