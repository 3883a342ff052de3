"""Finds where a person lives: an address with a flat, or one that the text calls somebody's home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import PersonalData
from .detector import Advice, Detection, Detector
from .normalise import NormalisedText

_FLAT = re.compile(
    r"\bкв(?:арт(?:ир\w{0,2})?)?(?:\.\s?|\s|(?=\d))(?:№\s?)?\d{1,4}(?![\d/]|\s?(?:кв|м\b|год|г\.|га\b|чел))", re.I
)
_HOUSE = re.compile(
    r"\b(?:ул\b|улиц|пр-т|просп|пер\b|переул|бульвар|б-р|шоссе|проезд|мкр|микрорайон|наб\b|набереж|площад|пл\.|"
    r"д\.?\s?\d|дом\w?\s(?:№\s?)?\d|корп|к\.\s?\d|тупик)",
    re.I,
)
_OWN = re.compile(
    r"(?:домашн\w{2,3}\s{1,2}адрес\w{0,2}|адрес\w{0,2}\s{1,2}(?:проживани|прописки|регистрации\s(?:ребенка|ученика|семьи))\w?|"
    r"\b(?:прожива|живет|живу|прописан|зарегистрирован(?:а|ы)?\s{1,2}по\s{1,2}адресу)\w{0,4})([^\n!?]{0,80})",
    re.I,
)
_NUMBERED = re.compile(
    r"\b(?:д\.?|дом|кв\.?)\s{0,2}№?\s?\d|(?:ул\b\.?|улиц\w|пер\b\.?|переул\w{0,3})[^,\n]{2,40},?\s{0,2}\d", re.I
)
_DORMITORY = re.compile(r"общежити|интернат|гостиниц|лагер", re.I)


def home_addresses(text: NormalisedText) -> Iterator[Detection]:
    """Yields every home address."""
    for match in _FLAT.finditer(text.russian):
        around = text.russian[max(0, match.start() - 80) : match.end() + 60]
        if _HOUSE.search(around):
            yield Detection(PersonalData.HOME_ADDRESS, match.start())
    for match in _OWN.finditer(text.russian):
        if _NUMBERED.search(match[1]) and not _DORMITORY.search(match.group()):
            yield Detection(PersonalData.HOME_ADDRESS, match.start())


HOME_ADDRESSES = Detector(
    home_addresses,
    {
        PersonalData.HOME_ADDRESS: Advice(
            "домашний адрес. Удалите его: укажите адрес школы или места, куда приходить."
        ),
    },
    needs_digits=True,
)
