"""Finds pupils named with their class, lists of names, and names that stand alone.

The list of classes is published, the list of pupils never.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ...model import PersonalData
from ...problem import Severity
from .detector import Advice, Detection, Detector
from .full_names import Form, Mention, people
from .normalise import NormalisedText
from .public_names import Publicity

_QUOTE = r"[«\"“„'‘]"
_UNQUOTE = r"[»\"”“'’]"
_CLASS = re.compile(
    r"(?<![\w№.,:/-])(?:1[01]|[1-9])(?:"
    rf"\s?-?\s?(?P<letter>{_QUOTE}\s?[А-Яа-я]\s?{_UNQUOTE}|[А-Я](?![\w.]))(?:\s{{1,2}}(?:класс\w{{0,3}}|кл\b\.?))?"
    r"|(?:\s?-?(?:й|ый|го|ого|му|ому|м|ом))?\s{1,2}(?:\w{4,20}(?:ый|ий|ого|его|ом|ем)\s)?(?:класс(?:а|е|у|ом)?|кл)\b\.?)"
    rf"|(?<!\w)[IVХ]{{1,4}}\s(?:{_QUOTE}?[А-Я]{_UNQUOTE}?\s)?класс(?:а|е|у|ом)?\b"
    r"|\b(?:перв|втор|треть|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат)(?:ого|его|ом|ем|ый|ий|ой)\s"
    rf"(?:{_QUOTE}?[А-Я]{_UNQUOTE}?\s)?класс(?:а|е|у|ом)?\b",
    re.IGNORECASE,
)
_NO_CLASS = re.compile(
    r"(?:\b(?:д|дом\w{0,2}|каб|кабинет\w{0,2}|корп\w{0,4}|стр\w{0,6}|кв|аудитори\w|ауд|вл|уч|маршрут\w?|автобус\w?|ул"
    r"|улиц\w|рис|таблиц\w|приложени\w)[.\s]{0,2}|ул[.а-я]{0,4}\s[^\n,]{2,40},\s?|проспект[^\n,]{0,40},\s?)\Z",
    re.IGNORECASE,
)
_PUPIL = re.compile(
    r"\b(?:ученик(?!ов|ам|ах)\w{0,2}|учениц(?!ам|ах)\w{0,2}|уча(?:щийся|щаяся|щегося|щейся|щемуся|щуюся|щиеся)|"
    r"обучающ(?:ийся|аяся|егося|ейся|иеся)|воспитанни[кц]\w{0,2}|школьни[кц](?!ам|ах)\w{0,2}|\w{4,14}классни[кц]\w{0,2}|"
    r"\d{1,2}-?классни[кц]\w{0,2}|лицеист\w{0,3}|гимназист\w{0,3}|кадет\w{0,2}|первоклашк\w)\b",
    re.IGNORECASE,
)
_PUPIL_GAP = re.compile(
    r"класс\w{0,3}|кл|курса|групп\w|наш\w{1,3}|же|это|стал[аи]?|школ\w|гимнази\w|лице\w|колледж\w|филиал\w|\w+(?:ого|его|ой|ей|ий|ый)|"
    r"имени|города|села|из|и|сош|моу|мбоу|маоу|\w{1,2}|[IVХ]{1,4}|\d{1,2}\w{0,3}|номер",
    re.IGNORECASE,
)
_THEN_PUPIL = re.compile(
    r"[\s,(–-]{1,3}(?:учени[кц]|учащ|обучающ|воспитанни[кц]|школьни[кц]|\w{4,14}классни[кц])", re.IGNORECASE
)
_NAME_THEN_CLASS = re.compile(
    r"[\s,;:(«\"–-]{0,4}(?:(?:котор\w{2,3}|он|она)\s)?(?:учени[кц]\w{0,2}|учащ\w{4,6}|обучающ\w{4,6}|воспитанни[кц]\w{0,2}|"
    r"учится|обучается|окончил[а]?|закончил[а]?|перешел|перешла|зачислена?|родом)?\s?(?:из|в|с)?[\s(«-]{0,3}",
    re.IGNORECASE,
)
_CLASS_THEN_NAME = re.compile(
    rf"{_UNQUOTE}?[\s,;:)–-]{{0,5}}(?:учени(?:к|ца|ки|цы)|учащ\w{{4,6}}|обучающ\w{{4,6}}|воспитанни(?:к|ца|ки)|\d{{1,2}}[.)])?"
    r"[\s:–-]{0,4}",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:руководител|учител|педагог|куратор|воспитател|тьютор|наставни|преподавател|вожат|директор|завуч|психолог"
    r"|для|ведет|провед|расска)\w{0,5}[^.!?\n]{0,40}\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?=[^\w]*[,;\n|/–\d-]|\s*и\s)(?:[\s,;:|/()№.«»\"–-]|\d|\bи\b|\bбалл\w{0,3}\b|\bмест[оа]?\b|\bкласс\w{0,2}\b|\bкл\b|"
    r"\b[А-Яа-я]\b|\bоценк\w\b)*"
)
_REACH = 60
_LIST = 3
"""So many names in a row are a list."""
_SINGLE = {Form.FULL: PersonalData.FULL_NAME, Form.INITIALS: PersonalData.INITIALS}


def names(text: NormalisedText) -> Iterator[Detection]:
    """Yields pupils, lists, and the names that are neither; of each row of names only the gravest is reported."""
    mentions = [mention for mention in people(text.russian) if mention.publicity is not Publicity.STRONG]
    if not mentions:
        return
    classes = [match for match in _CLASS.finditer(text.russian) if _is_class(text.russian, match)]
    for row in _rows(text.russian, mentions):
        yield from _detections(row, any(_is_pupil(text.russian, mention, classes) for mention in row))


def lists(text: NormalisedText) -> Iterator[Detection]:
    """Yields lists of names alone: for the items of a list in the file, which are checked one by one otherwise."""
    return (detection for detection in names(text) if detection.kind is PersonalData.NAMES_LIST)


def _detections(row: Sequence[Mention], has_pupil: bool) -> Iterator[Detection]:
    private = [mention for mention in row if mention.publicity is Publicity.NONE]
    if has_pupil:
        yield Detection(PersonalData.PUPIL, row[0].start)
    elif len(private) >= _LIST:
        yield Detection(PersonalData.NAMES_LIST, private[0].start)
    else:
        yield from (Detection(_SINGLE[name.form], name.start) for name in private if name.form in _SINGLE)


def _rows(text: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yields names that only separators, numbers and classes part."""
    row: list[Mention] = []
    for mention in mentions:
        gap = text[row[-1].end : mention.start] if row else ""
        if row and not (len(gap) <= 30 and _BETWEEN.fullmatch(gap)):
            yield row
            row = []
        row.append(mention)
    if row:
        yield row


def _is_class(text: str, match: re.Match[str]) -> bool:
    return not _NO_CLASS.search(text, max(0, match.start() - 60), match.start())


def _is_pupil(text: str, name: Mention, classes: Sequence[re.Match[str]]) -> bool:
    """Returns whether a word for a pupil or a class belongs to the name."""
    if _follows_pupil(text, name) or (name.form is Form.FULL and _THEN_PUPIL.match(text, name.end)):
        return True
    after = bisect_left(classes, name.end, key=lambda match: match.start())
    if after < len(classes) and _touches(_NAME_THEN_CLASS, text, name.end, classes[after].start()):
        return name.form is not Form.SURNAME or classes[after]["letter"] is not None
    before = bisect_right(classes, name.start, key=lambda match: match.end()) - 1
    if before < 0 or not _touches(_CLASS_THEN_NAME, text, classes[before].end(), name.start):
        return False
    return not _STAFF.search(text, max(0, classes[before].start() - _REACH), classes[before].start())


def _touches(gap: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return end - start <= _REACH and gap.fullmatch(text, start, end) is not None


def _follows_pupil(text: str, name: Mention) -> bool:
    pupils = list(_PUPIL.finditer(text, max(0, name.start - _REACH), name.start))
    if not pupils:
        return False
    gap = text[pupils[-1].end() : name.start]
    if re.search(r"[!?;\n]|(?<!\bг)(?<!\bкл)\.\s", gap):
        return False
    return all(word[0].isupper() or _PUPIL_GAP.fullmatch(word) for word in re.findall(r"\w+", gap))


NAMES = Detector(
    names,
    {
        PersonalData.PUPIL: Advice(
            "назван ученик. Имена детей не публикуют: напишите «ученица 8 класса» или «наши ученики»."
        ),
        PersonalData.NAMES_LIST: Advice(
            "список имён. Такие списки не публикуют: напишите, сколько человек и из каких классов."
        ),
        PersonalData.FULL_NAME: Advice(
            "имя человека. Напишите должность: «учитель физики», «инженер предприятия».", Severity.WARNING
        ),
        PersonalData.INITIALS: Advice(
            "фамилия с инициалами. Напишите должность: «учитель физики», «инженер предприятия».", Severity.WARNING
        ),
    },
    is_about_names=True,
)
LISTS = Detector(lists, {PersonalData.NAMES_LIST: NAMES.advice[PersonalData.NAMES_LIST]}, is_about_names=True)
