"""Finds a person's day of birth. Anniversaries of schools and of people long known are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import PersonalData
from .detector import Advice, Detection, Detector
from .name_lists import fame
from .normalise import NormalisedText

_MONTH = r"(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w{0,2}"
_DATE = re.compile(
    rf"(?<![\d.])(?:\d{{1,2}}\s?[./-]\s?(?:\d{{1,2}}|[xivх]{{1,4}})\s?[./-]\s?(\d{{4}}|\d\d)|(\d{{4}})-\d\d-\d\d|"
    rf"\d{{1,2}}(?:-?го)?\s{{0,2}}{_MONTH}(?:\s{{0,2}}(\d{{4}}))?)(?!\d)",
    re.I,
)
_BEFORE = re.compile(
    r"(?:родил(?:с[яь]|ась)|рожден\w{0,3})[^\d\n!?;]{0,30}\Z|(?:\b[дг]\.?\s?р\b|(?<!\bи\s)\bдр\b)[\s.:–-]{0,4}\Z", re.I
)
_AFTER = re.compile(r"[\s,(-]{0,3}(?:г(?:ода?|\.)?\s{0,2})?(?:рожд|[гд]\.?\s?р\b)", re.I)
_ANNIVERSARY = re.compile(r"со дн[яеюь]\s{1,2}рожден|годовщин|лет\s{1,2}назад", re.I)
_THING_ITSELF = (
    r"(?:идея|традиция|проект|школа|клуб|кружок|студия|театр|музей|класс|движение|завод|колледж|предприятие|город|область|"
    r"село|программа|праздник|фестиваль|конкурс|лицей|гимназия|техникум|университет|организация|компания|отряд|интернет)"
)
_OF_A_THING = (
    r"(?:идеи|традиции|проекта|школы|клуба|кружка|студии|театра|музея|класса|движения|завода|колледжа|предприятия|города|"
    r"области|села|программы|праздника|фестиваля|конкурса|лицея|гимназии|техникума|университета|организации|компании|"
    r"отряда|округа|района|интернета)"
)
_OF_THING = re.compile(
    rf"\b{_THING_ITSELF}\s{{1,2}}(?:\w{{1,20}}\s{{1,2}})?родил(?:с[яь]|ась)|"
    rf"рожден\w{{0,3}}\s{{1,2}}(?:\w{{1,20}}\s{{1,2}})?{_OF_A_THING}\b",
    re.I,
)
OLDEST = 1940
"""Whoever was born before this year is a writer or a hero rather than somebody at school."""


def birth_dates(text: NormalisedText) -> Iterator[Detection]:
    """Yields every day of birth, said in words before it or behind it."""
    for match in _DATE.finditer(text.russian):
        before = text.russian[max(0, match.start() - 70) : match.start()]
        named = _BEFORE.search(before) or _AFTER.match(text.russian, match.end())
        year = next(filter(None, match.groups()), "")
        if named and not (len(year) == 4 and int(year) < OLDEST) and not _is_excused(before):
            yield Detection(PersonalData.BIRTH_DATE, match.start())


def _is_excused(before: str) -> bool:
    if _ANNIVERSARY.search(before) or _OF_THING.search(before):
        return True
    return any(fame(word)[1] for word in re.findall(r"\w+", before.casefold())[-3:])


BIRTH_DATES = Detector(
    birth_dates,
    {
        PersonalData.BIRTH_DATE: Advice(
            "дата рождения. Удалите её: напишите, для каких классов или для какого возраста."
        ),
    },
    needs_digits=True,
)
