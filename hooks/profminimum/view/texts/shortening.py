"""Shortening of texts: the one rule for sheets, posts and answers. Knows no record."""

from __future__ import annotations

import re
from collections.abc import Callable

ELLIPSIS = "…"
_BREAKABLE = re.compile(r"[^\S\u00a0]+")
"""White space at which a line may break."""


def shorten(text: str, length: int, *, whole_words: bool = True, measure: Callable[[str], int] = len) -> str:
    """Returns the text on one line, cut to at most `length` characters; a cut is marked by an ellipsis.

    A cut falls between words, unless that would lose half of the text; without `whole_words` it falls anywhere.
    `measure` counts the characters of a text where others than Python's count, such as UTF-16 units.
    """
    line = " ".join(_BREAKABLE.split(text.strip()))
    if measure(line) <= length:
        return line
    cut = line[: length - 1]
    while measure(cut) > length - 1:
        cut = cut[:-1]
    return (_without_part_of_word(cut, line[len(cut)]) if whole_words else cut) + ELLIPSIS


def _without_part_of_word(cut: str, following: str) -> str:
    text, middle = cut.rstrip(), (len(cut) + 1) // 2
    if following != " " and " " in text[middle:]:
        text = text.rpartition(" ")[0]
    return text.rstrip(" ,;:–-«(")
