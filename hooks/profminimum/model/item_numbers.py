"""Numbers of a road map's sections and items as documents write them: «3.12», «1.2.3», «12.», «II.4». Knows no record."""

from __future__ import annotations

import re

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LOOK_ALIKE = str.maketrans("ІХ", "IX")
"""Cyrillic letters that stand for Roman figures on a Russian keyboard."""
_SECTION = re.compile(r"^раздел\s+", re.IGNORECASE)


def number_parts(written: str) -> tuple[int, ...]:
    """Returns the levels of a number, to compare and to sort by: (1, 2, 10) for «1.2.10»; empty if it is no number.

    «II.4», «2.4» and «2.4.» are the same number; «Раздел II» is that of a section.
    """
    levels = _SECTION.sub("", written.strip()).rstrip(" .").split(".")
    numbers = tuple(_level(level.strip()) for level in levels)
    return numbers if all(numbers) else ()


def item_anchor(number: str) -> str:
    """Returns where an item stands on the page of its road map: `item-3-12` for «3.12»."""
    return "-".join(["item", *map(str, number_parts(number))])


def _level(written: str) -> int:
    """Returns one level, in Arabic or Roman figures; 0 if it is not a number."""
    if written.isdecimal():
        return int(written)
    values = [_ROMAN.get(letter, 0) for letter in written.upper().translate(_LOOK_ALIKE)]
    if not values or not all(values):
        return 0
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
