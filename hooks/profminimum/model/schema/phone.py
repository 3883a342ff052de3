"""Office telephones: what people type as one number in one form. Knows no record.

Reads numbers with the library made for them, `phonenumbers`, by the numbering plan of Russia. Groups digits as they are
typed: the library knows regional codes of three digits only, schools write those of their towns with four or five.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .pattern import Pattern
from .text import invalid

_GAP = r"[ \xa0\u2009\u202f().\u2012-\u2015\u2212-]"
_EXTENSION = r"(?:,? ?\(?(?:доб|внутр|вн)\.?(?:авочный|енний)? ?№? ?\d{1,6}\)?)?"
PATTERN = rf"\+?[78]{_GAP}*(?:\d{_GAP}*){{10}}{_EXTENSION}"
_WANTED = "служебный телефон пишут с кодом города: «+7 (0000) 00-00-00». Два телефона – двумя контактами."
_CODES = range(3, 6)
"""Digits of a code: of a region, a town, a district."""


class Phone(Pattern):
    """Accepts one Russian number with its area code and an extension; gives it as `+7 (0000) 00-00-00, доб. 112`."""

    def __call__(self, value: object) -> str:
        """Returns the number in its one form. Raises a refusal that does not repeat what stands there."""
        return _canonical(super().__call__(value))


@lru_cache(4096)
def _canonical(text: str) -> str:
    import phonenumbers  # takes a tenth of a second, and most builds read no telephone anew

    digits, *extension = re.split(r"[,( ]*(?:доб|внутр|вн)\D*", text.rstrip(")"), maxsplit=1)
    number = phonenumbers.parse(digits, "RU")
    national = re.sub(r"\D", "", digits)[-10:]  # the library drops zeros at the beginning, which samples have
    if not phonenumbers.is_possible_number(number) and int(national[0]):
        raise invalid("phone", f"такого номера не бывает: {_WANTED}")
    code, local = _parted(digits, national)
    return f"+7 ({code}) {local}" + (f", доб. {extension[0]}" if extension else "")


def _parted(typed: str, number: str) -> tuple[str, str]:
    """Returns the code and the rest of ten digits: the code as it is typed, of three digits where none is set apart."""
    groups = re.findall(r"\d+", re.sub(r"^\s*\+?[78](?=\D)", "", typed))
    length = len(groups[0]) if len(groups) > 1 and len(groups[0]) in _CODES else _CODES[0]
    code, local = number[:length], number[length:]
    head = len(local) - 4
    return code, "-".join((local[:head], local[head:-2], local[-2:]))


PHONE = Phone(PATTERN, "phone", _WANTED, is_private=True)
