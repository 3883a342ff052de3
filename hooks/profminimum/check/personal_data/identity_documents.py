"""Finds numbers of a person's documents: СНИЛС, passport, birth certificate, medical policy. Knows no organisation's requisites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import PersonalData
from .detector import Advice, Detection, Detector
from .normalise import NormalisedText

_SNILS = re.compile(r"(?<![\d/-])(\d{3})([ -]{0,3})(\d{3})[ -]{0,3}(\d{3})[\s-]{0,3}(\d\d)(?![\d/]|-\d)")
_SNILS_NAMED = re.compile(r"снилс|страхов\w{1,4}\s(?:номер|свидетельств)|пенсионн\w{1,4}\s(?:номер|свидетельств)", re.I)

_PASSPORT = re.compile(
    r"(?<!\d)\d\d\s{0,2}\d\d[\s,;-]{0,3}(?:(?:номер|ном\.|№|n|no)\s{0,2}[:№]?\s{0,2})?\d{3}\s?\d{3}(?!\d)", re.I
)
_PASSPORT_ABROAD = re.compile(r"(?<!\d)\d\d\s{0,2}(?:№\s?)?\d{7}(?!\d)")
_PASSPORT_NAMED = re.compile(r"паспорт|загран|удостоверени\w{1,3}\s(?:личности|гражданин)", re.I)
_SERIES = re.compile(r"сери\w{1,2}\s{0,2}:?\s{0,2}\Z", re.I)
_OTHER_PAPER = re.compile(r"лицензи|аккредитац|диплом|аттестат|сертификат|свидетельств|техническ", re.I)

_CERTIFICATE = re.compile(r"(?<![\w-])[IVХ1]{1,4}\s?-\s?[А-Я]{2}\s{0,2}(?:№|номер|N)?\s{0,2}\d{6}(?!\d)")
_POLICY = re.compile(r"полис\w{0,3}\b[^\n.;\d]{0,40}\d(?:[ -]?\d){15}(?!\d)", re.I)


def identity_documents(text: NormalisedText) -> Iterator[Detection]:
    """Yields every number of a personal document."""
    for match in _SNILS.finditer(text.numbers):
        if _is_snils(text, match):
            yield Detection(PersonalData.SNILS, match.start())
    for pattern in (_PASSPORT, _PASSPORT_ABROAD):
        for match in pattern.finditer(text.numbers):
            if _is_passport(text.russian, match):
                yield Detection(PersonalData.IDENTITY_DOCUMENT, match.start())
    for pattern, reading in ((_CERTIFICATE, text.russian), (_POLICY, text.numbers)):
        yield from (Detection(PersonalData.IDENTITY_DOCUMENT, match.start()) for match in pattern.finditer(reading))


def _is_snils(text: NormalisedText, match: re.Match[str]) -> bool:
    digits = "".join(match.group(1, 3, 4))
    if len(set(digits)) == 1:  # a sample such as 000-000-000 00
        return False
    if _SNILS_NAMED.search(text.russian[max(0, match.start() - 60) : match.start()]):
        return True
    return bool(match[2]) and "-" in match.group() and _checks(digits, int(match[5]))


def _checks(digits: str, control: int) -> bool:
    """Returns whether the check sum of a СНИЛС is right: the digits by 9, 8 … 1, modulo 101; 100 is written as 00."""
    return (
        sum(int(digit) * weight for digit, weight in zip(digits, range(9, 0, -1), strict=True)) % 101 % 100 == control
    )


def _is_passport(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 60) : match.start()]
    if _PASSPORT_NAMED.search(before):
        return True
    return bool(_SERIES.search(before)) and not _OTHER_PAPER.search(before)


IDENTITY_DOCUMENTS = Detector(
    identity_documents,
    {
        PersonalData.SNILS: Advice("номер СНИЛС. Удалите его: такие номера не публикуют."),
        PersonalData.IDENTITY_DOCUMENT: Advice(
            "номер личного документа. Удалите его: напишите только, какой документ принести."
        ),
    },
    needs_digits=True,
)
