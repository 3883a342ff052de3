"""Numbers as people write them: whole ones, and hours, which are counted in halves. Knows no record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .text import invalid, quoted
from .typography import plain_text

WHOLE = r"(\d{1,7})"
HALVES = r"(\d{1,7}(?:[.,][05]0*)?)(?:[ \xa0]?ч(?:ас(?:а|ов)?)?\.?)?"
"""«34», «1,5», «1.5 часа». A lesson and a half is common in plans; minutes are not academic hours."""


@dataclass(frozen=True)
class Number:
    """Accepts a number from `least` to `most`; `what` names it in the message (`число часов`).

    A value and no closure, so that form and spreadsheet can read by the same pattern, whose first group is the number.
    """

    least: int
    most: int
    what: str
    pattern: str = WHOLE

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.ASCII)

    @cached_property
    def _known(self) -> Callable[[str], float]:
        """The check of a text: a region names a few hundred numbers again and again."""
        return lru_cache(4096)(self._checked)

    def __call__(self, value: object) -> float:
        """Returns the number that a value means. Raises a refusal in Russian."""
        return self._known(str(value))

    def read(self, text: str) -> float | None:
        """Returns the number that a text means, whatever the limits; None if it means none."""
        match = self._compiled.fullmatch(plain_text(text).strip())
        return whole(float(match[1].replace(",", "."))) if match else None

    def _checked(self, text: str) -> float:
        number = self.read(text)
        if number is None or not self.least <= number <= self.most:
            limits = f"от {self.least} до {self.most}"
            wanted = f"целое число {limits} ({self.what})"
            if self.pattern == HALVES:
                wanted = f"{self.what} {limits}; половину пишут так: «1,5»"
            raise invalid("number", f"здесь {quoted(text)}, а нужно {wanted}.")
        return number


def whole(number: float) -> float:
    """Returns the number as it is written: an `int` where no half is left over, so that nothing reads «34.0»."""
    return int(number) if number == int(number) else number


def total(numbers: Iterable[float]) -> float:
    """Returns the exact sum of whole and half numbers: binary fractions hold halves without an error."""
    return whole(sum(numbers))
