"""Numbers that are known as a range: «20», «15–20», «до 20», «от 15». Knows no record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from .numbers import WHOLE
from .text import invalid, quoted
from .typography import plain_text

_GAP = r"[ \xa0\u2009\u202f]"
_DASH = r"[-\u2010-\u2015\u2212]"
_NUMBER = rf"([0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+|[0-9]{{1,7}})"
_UPPER, _LOWER = 3, (4, 5)
"""Groups of the pattern of a range."""


@dataclass(frozen=True, slots=True)
class Range:
    """From `least` to `most`, both included: the same twice for one number, None for an end that nobody tells."""

    least: int | None
    most: int | None

    def __reduce__(self) -> tuple[Any, ...]:
        return Range, (self.least, self.most)

    def __str__(self) -> str:
        if self.least == self.most:
            return str(self.most)
        if self.least is None or self.most is None:
            return f"до {self.most}" if self.least is None else f"от {self.least}"
        return f"{self.least}–{self.most}"

    @property
    def plain(self) -> int | str:
        """What a file says: a number where it is one, else the text."""
        return self.most if self.least == self.most and self.most is not None else str(self)

    def overlaps(self, other: Range) -> bool:
        """Returns whether a number may lie in both."""
        return not (self._is_below(other) or other._is_below(self))

    def _is_below(self, other: Range) -> bool:
        return self.most is not None and other.least is not None and self.most < other.least


def range_sum(ranges: Iterable[Range]) -> Range | None:
    """Returns the range in which the sum lies; None where neither of its ends is known, or nothing is to be added."""
    parts = list(ranges)
    least, most = _sum(part.least for part in parts), _sum(part.most for part in parts)
    return Range(least, most) if parts and (least, most) != (None, None) else None


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    return None if None in known else sum(number or 0 for number in known)


@dataclass(frozen=True)
class RangeReader:
    """Accepts a number or a range between `least` and `most`; `what` names it in the message, `units` may follow it.

    A value and no closure, so that form and spreadsheet can read by the same pattern. Its groups are the numbers, in
    their order: both ends, the upper one, the lower one in two notations, or the only number.
    """

    least: int
    most: int
    what: str
    units: str
    examples: str = "«20», «15–20», «до 20»"
    number: str = WHOLE
    """The pattern by which form and spreadsheet know a plain number."""

    @cached_property
    def pattern(self) -> str:
        """The written forms, in any case of letters."""
        both = (
            rf"(?:(?:от|с){_GAP}*)?{_NUMBER}(?:{_GAP}*(?:{self.units}))?{_GAP}*(?:{_DASH}|до|по|\.\.|…){_GAP}*{_NUMBER}"
        )
        upper = rf"(?:до|не{_GAP}+(?:более|больше|старше)){_GAP}*{_NUMBER}"
        lower = rf"(?:от|с|не{_GAP}+(?:менее|меньше|младше)){_GAP}*{_NUMBER}|{_NUMBER}\+"
        return rf"(?:{both}|{upper}|{lower}|{_NUMBER})(?:{_GAP}*(?:{self.units}))?"

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)

    @cached_property
    def _known(self) -> Callable[[str], Range]:
        """The check of a text: a region names a few hundred numbers again and again."""
        return lru_cache(4096)(self._checked)

    def __call__(self, value: object) -> Range:
        """Returns the range that a value means. Raises a refusal in Russian."""
        return value if isinstance(value, Range) else self._known(str(value))

    def read(self, text: str) -> int | None:
        """Returns the number of a text that is nothing but a number, else None."""
        return int(text) if re.fullmatch(self.number, text, re.ASCII) else None

    def understood(self, text: str) -> Range | None:
        """Returns the range that a text means; None if it means none."""
        match = self._compiled.fullmatch(plain_text(text, line_break=" ").strip())
        numbers = [int(re.sub(r"\D", "", group)) for group in match.groups() if group] if match else []
        if not match or not all(self.least <= number <= self.most for number in numbers) or numbers != sorted(numbers):
            return None
        is_upper, is_lower = match.lastindex == _UPPER, match.lastindex in _LOWER
        return Range(None if is_upper else numbers[0], None if is_lower else numbers[-1])

    def _checked(self, text: str) -> Range:
        found = self.understood(text)
        if found is None:
            forms = f"{self.what} пишут так: {self.examples}"
            limits = f"от {self.least} до {self.most}, меньшее сначала"
            raise invalid("range", f"здесь {quoted(text)}, а {forms} ({limits}).")
        return found
