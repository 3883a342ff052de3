"""Texts that must match a pattern: identifiers, years, mail addresses, telephones. Knows no record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pydantic import BeforeValidator

from .text import invalid, quoted
from .typography import plain_text


@dataclass(frozen=True)
class Pattern:
    """Accepts ASCII text that matches the whole pattern; `wanted` ends the message «здесь «…», а …».

    A value and no closure, so that the form can check by the same pattern. Where the text may be somebody's own
    telephone or mail box, `is_private` keeps it out of the message: answers to a pull request are public.
    """

    pattern: str
    code: str
    expected: str
    is_private: bool = False

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.ASCII)

    def __call__(self, value: object) -> str:
        text = plain_text(value, line_break=" ").strip() if isinstance(value, str) else ""
        if not self._compiled.fullmatch(text):
            seen = "значение записано не так;" if self.is_private else f"здесь {quoted(value)}, а"
            raise invalid(self.code, f"{seen} {self.expected}")
        return text


def matching(pattern: str, code: str, wanted: str, *, is_private: bool = False) -> BeforeValidator:
    """Returns the check of a `Pattern` for a type."""
    return BeforeValidator(Pattern(pattern, code, wanted, is_private))
