"""Finds telephones that belong to a person: mobile numbers, and any number that is called somebody's own.

Mobile numbers of Russia begin with 9 after the country's code; offices have the code of their town instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import PersonalData
from .detector import Advice, Detection, Detector
from .normalise import NormalisedText

_GAP = r"[\s()./_*-]{0,4}"
_BEFORE = r"(?<![\dA-Za-z/=_])(?<!\d[-.,])"
_NUMBER = re.compile(rf"{_BEFORE}(?:\+{_GAP}7|7|8){_GAP}(9(?:{_GAP}\d){{9}})(?!\d)")
_SHORT_NUMBER = re.compile(rf"{_BEFORE}\(?(9\d\d\)?[\s.-]{{0,2}}\d{{3}}[\s.-]?\d\d[\s.-]?\d\d)(?![\d/]|-\d)")
_IN_ADDRESS = re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?phone=|viber://\S{0,40}?number=|tel:)(?:\+|%2B)?\d", re.I)
LAYOUTS = {(10,), (3, 7), (3, 3, 4), (3, 3, 2, 2), (3, 2, 2, 3), (3, 2, 3, 2), (3, 4, 3), (2, 2, 2, 2, 2), (1,) * 10}
"""How people part the ten digits; other partings are times, prices and sums of money unless the text speaks of a call."""

_CALL = re.compile(
    r"тел\b|телеф|моб|сот(?:ов|\.)|звон|whats|ватсап|вацап|viber|вайбер|смс|sms|номер\s*:?\s*\Z|пишите", re.I
)
_OWN = re.compile(
    r"(?:личн|домашн|мобильн|сотов)\w{0,4}\s{1,3}(?:номер\w{0,3}\s{1,3})?(?:телефон\w{0,3}|тел\.?|номер\w{0,3})[\s:(–-]{0,4}"
    r"(?:\w{1,12}\s){0,2}\+?\d[\d\s()-]{4,16}\d",
    re.I,
)
_REQUISITE = re.compile(
    r"(?:инн|кпп|огрн(?:ип)?|окпо|октмо|окато|бик|кбк|уин|isbn|снилс|[рлк]/с|счет\w?|счёт\w?|код\w?|артикул\w?|id)"
    r"[\s:№=-]{0,4}\Z|(?:инн|кпп)[\s/:]{1,3}(?:кпп[\s:]{0,2})?\d{0,12}/?\Z|№\s?\Z",
    re.I,
)
_SUM = re.compile(r"\s?(?:руб|₽|тыс|млн|чел|шт)", re.I)


def phones(text: NormalisedText) -> Iterator[Detection]:
    """Yields every mobile number, and every number that the text calls personal."""
    for reading in dict.fromkeys((text.plain, text.numbers)):
        # The same number is met twice, with the country's code and without; its end is one.
        numbers = {match.end(): match for pattern in (_SHORT_NUMBER, _NUMBER) for match in pattern.finditer(reading)}
        named = (match for pattern in (_OWN, _IN_ADDRESS) for match in pattern.finditer(reading))
        for match in (*(number for number in numbers.values() if _is_phone(reading, number)), *named):
            yield Detection(PersonalData.MOBILE_PHONE, match.start())


def _is_phone(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    if match.group().startswith("+") or _CALL.search(before):
        return True
    if _REQUISITE.search(before) or _SUM.match(text, match.end()):
        return False
    return tuple(map(len, re.findall(r"\d+", match[1]))) in LAYOUTS


PHONES = Detector(
    phones,
    {
        PersonalData.MOBILE_PHONE: Advice(
            "похоже на личный телефон. Напишите служебный, с кодом города: «+7 (0000) 00-00-00»."
        ),
    },
    needs_digits=True,
    reads_links=True,
)
