"""The words of a text, each with its place. Knows no name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Word(NamedTuple):
    """A word in small letters, where it stands, and whether it begins with a large one."""

    text: str
    start: int
    end: int
    capital: bool


@lru_cache(4)
def distinct(text: str) -> frozenset[str]:
    """Returns the different words of a text as they are written."""
    return frozenset(_WORD.findall(text))


def tokens(text: str) -> list[Word]:
    """Returns all words in order; words joined by a hyphen are one."""
    return [
        Word(match.group().casefold(), match.start(), match.end(), match.group()[0].isupper())
        for match in _WORD.finditer(text)
    ]
