"""Degrees of latitude and longitude as people write them. Knows no record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .text import invalid, quoted
from .typography import plain_text

_DEGREES = re.compile(r"([-−]?\d{1,3}(?:[.,]\d{1,10})?)\s*°?", re.ASCII)


@dataclass(frozen=True)
class Degrees:
    """Accepts decimal degrees within the limits of Russia; `what` and `example` name them in the message.

    `west` is the least number of degrees west of Greenwich, where Chukotka ends; None where there is no such part.
    """

    least: float
    most: float
    what: str
    example: str
    west: float | None = None
    pattern: str = _DEGREES.pattern
    """What it takes for a number, as a regular expression whose first group is the number."""

    def __call__(self, value: object) -> float:
        """Returns the degrees that a text means: «52.7363», «52,7363». Raises a refusal in Russian."""
        match = _DEGREES.fullmatch(plain_text(str(value)).strip())
        if not match:
            wanted = f"нужна {self.what} в градусах с долями, одним числом, например «{self.example}»."
            raise invalid("degrees", f"здесь {quoted(value)}, а {wanted}")
        degrees = float(match[1].replace(",", ".").replace("−", "-"))
        if not (self.least <= degrees <= self.most or (self.west is not None and -180 <= degrees <= self.west)):
            limits = f"от {self.least:g} до {self.most:g}" + (f" или от −180 до −{-self.west:g}" if self.west else "")
            hint = "Проверьте, не поменялись ли местами широта и долгота."
            raise invalid("degrees", f"здесь {quoted(value)}, а {self.what} в России – {limits}. {hint}")
        return degrees
