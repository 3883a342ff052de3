"""Where labels of a drawing stand: next to what they name, covering nothing. Knows no drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

LETTER = 11.0
"""The size of the letters of a label, in units of the drawing."""
_HEIGHT = 12.5
_NARROW, _USUAL, _WIDE = 0.36, 0.66, 0.92
"""Widths of letters as parts of their size, on the wide side: which typeface a reader has is not known."""
_GAP = 2.0


class Box(NamedTuple):
    """A rectangle, with y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


class Label(NamedTuple):
    """Words on a drawing: their line begins, ends or has its middle at `x`, `y`, as `anchor` says in the words of SVG."""

    words: str
    x: float
    y: float
    anchor: str
    box: Box


def width_of(words: str) -> float:
    """Returns how wide words are at most, in units of the drawing."""
    return LETTER * sum(
        _NARROW if letter in " .,-–:ійl1iI" else _WIDE if letter in "шщжмюфыЖМШЩЮФДЫ" or letter.isupper() else _USUAL
        for letter in words
    )


def place_labels(wanted: Iterable[tuple[str, Box]], taken: Sequence[Box], bounds: Box) -> list[Label | None]:
    """Returns, for each words and the box that they name, where they stand; None where all places are taken.

    Each takes the first free place – right, left, below, above, then the corners –, so the order of `wanted` is that of importance.
    """
    occupied = list(taken)
    found: list[Label | None] = []
    for words, around in wanted:
        label = next(
            (
                each
                for each in _candidates(words, around)
                if bounds.holds(each.box) and not any(each.box.covers(other) for other in occupied)
            ),
            None,
        )
        found.append(label)
        if label:
            occupied.append(label.box)
    return found


def _candidates(words: str, around: Box) -> Iterator[Label]:
    """Yields places around a box, the best first. Words hold on to the side that is next to it, however wide they turn out."""
    width = width_of(words)
    level = (around.top + around.bottom - _HEIGHT) / 2
    below, above = around.bottom + 1, around.top - _HEIGHT - 1
    near = _HEIGHT / 2
    starts = [
        (around.right + _GAP, level),
        (around.right + _GAP - near, below - near),
        (around.right + _GAP - near, above + near),
    ]
    ends = [
        (around.left - _GAP, level),
        (around.left - _GAP + near, below - near),
        (around.left - _GAP + near, above + near),
    ]
    middle = (around.left + around.right) / 2
    for anchor, x, y in (
        ("start", *starts[0]),
        ("end", *ends[0]),
        ("middle", middle, below),
        ("middle", middle, above),
        *(("start", x, y) for x, y in starts[1:]),
        *(("end", x, y) for x, y in ends[1:]),
        ("start", around.left, below),
        ("start", around.left, above),
        ("end", around.right, below),
        ("end", around.right, above),
    ):
        left = x - width * _BEFORE[anchor]
        box = Box(left, y, left + width, y + _HEIGHT)
        yield Label(words, round(x, 1), round(y + 0.8 * _HEIGHT, 1), anchor, box)


_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Which part of the words stands before the point that they are anchored to."""


def letters() -> Iterator[str]:
    """Yields «а», «б», …, «аа», «аб», …; without those that are easily taken for others."""
    alphabet = "абвгдежиклмнопрстуфхцчшэюя"
    yield from alphabet
    yield from (first + second for first in alphabet for second in alphabet)
