"""Finds pupils named with their class, lists of names, and names that stand alone.

The list of classes is published, the list of pupils never.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...model import PersonalData
from ...problem import Severity
from .detector import Advice, Detection, Detector
from .full_names import Form, Mention, may_name, people
from .name_lists import fame, is_listed_surname
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
_SENTENCE_END = re.compile(r"[!?;\n]|(?<!\bг)(?<!\bкл)\.\s")
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
_PARTING = re.compile(r"[,;:№\n|/()•·●▪◦*✓✔►→\d-]")
_QUOTED = re.compile(r"«[^«»\n]{0,60}»|\"[^\"\n]{0,60}\"")
_RESULT = re.compile(
    r"мест\w{1,2}|степен\w{1,2}|диплом\w{0,3}|лауреат\w{0,3}|гран|при|приз[еёо]?р\w{0,3}|победител\w{1,3}|балл\w{0,3}|классa?\w{0,2}|кл|"
    r"номинаци\w{1,2}|участни[кц]\w{0,2}|капитан|вратарь|защитни[кц]\w?|нападающ\w{2}|запасн\w{2}|полузащитни[кц]\w?|"
    r"лице\w{1,2}|школ\w|гимнази\w|колледж\w?|техникум\w?|сош|оош|мбоу|маоу|мкоу|моу|город\w?|г|с|п|село|район\w?|"
    r"первое|второе|третье|золот\w|серебр\w|бронз\w|из|и|[ivxхi]{1,4}|\w"
)
"""What stands in a list beside a name: a place, a result, a school, a part in a team."""
GAP = 100
"""Letters between two names of one list."""
_HEADING = re.compile(
    r"(?<!\w)(?:списо?к\w{0,2}|участни(?:ки|цы|ков)|победител(?:и|ей|ями)|приз[её]р(?:ы|ов|ами)|лауреат(?:ы|ов|ами)|"
    r"финалист(?:ы|ов)|состав\w?|команд[аыу]|зачислен[аоы]?|номинанты|отличники|медалисты|стипендиаты|дипломант(?:ы|ов)|"
    r"фио|ф\.\s?и\.\s?о\.?|итоги|результаты)"
    r"(?!\s(?:[а-я]{1,12}(?:ых|их)\s)?(?:сел|город|станци|улиц|район|округ|школ|вуз|литератур|книг|професси|документ))(?=[^\w])[^:\n]{0,60}?(?:[:\n-]|(?=\s\d[.)]))|"
    r"(?<!\w)(?:\d|[IVХX]{1,3}|первое|второе|третье)(?:\s?-?е|-?ое)?\s{1,2}мест[оа][\s:-]{1,3}",
    re.IGNORECASE,
)
"""What a list of people stands under."""
_BULLET = re.compile(
    r"(?:[^\w«\"]|\d|\b(?:и|мест[оа]|[IVХX]{1,3}|капитан|класс\w?|кл|фио|[А-Яа-я]|первое|второе|третье|степени|диплом|номер)\b){0,40}",
    re.IGNORECASE,
)
_SURNAME_ALONE = re.compile(
    r"(?P<name>[А-Я][а-яА-Я]{2,20}(?:-[А-Я][а-яА-Я]{1,20})?)"
    r"(?: ?\([^()\n]{0,40}\)| ?[-:] ?[^,;\n]{0,40})?(?=\s{0,3}(?:[,;\n.|/]|и\s|\Z))"
)
_BEFORE_SURNAME = re.compile(
    r"(?:\A|[^\w\s]\s{0,2}|(?<!\w)(?:[ук]|спросить|\w{2,14}(?:ист|тор|тель|лог|гог|ник|арь|ер|щий|щая|вуч))\s)\Z",
    re.IGNORECASE,
)
"""What stands before a surname alone in a contact: nothing, a sign, or an office."""
FEW = 2
"""So many names are a list where a heading says so."""
LONGEST = 40
"""Surnames under a heading beyond which it is a list anyhow."""
REACH = 60
LIST = 3
"""So many names in a row are a list."""
_OF_MANY = (PersonalData.NAMES_LIST, PersonalData.PUPIL)
_SINGLE = {Form.FULL: PersonalData.FULL_NAME, Form.INITIALS: PersonalData.INITIALS}


def names(text: NormalisedText) -> Iterator[Detection]:
    """Yields pupils, lists, and the names that are neither; of each row of names only the gravest is reported."""
    if not may_name(text.russian):
        return
    mentions = [mention for mention in people(text.russian) if mention.publicity is not Publicity.STRONG]
    found = False
    for detection in _mentioned(text.russian, mentions) if mentions else ():
        found = found or detection.kind in _OF_MANY
        yield detection
    if not found:
        yield from _headed_surnames(text.russian)


def _mentioned(text: str, mentions: Sequence[Mention]) -> Iterator[Detection]:
    classes = [match for match in _CLASS.finditer(text) if _is_class(text, match)]
    for row in _rows(text, mentions):
        enough = FEW if len(row) == FEW and _has_heading(text, row[0].start) else LIST
        yield from _detections(row, any(_is_pupil(text, mention, classes) for mention in row), enough)


def _has_heading(text: str, at: int) -> bool:
    for match in _HEADING.finditer(text, max(0, at - 120), at):
        bullet = _BULLET.match(text, match.end(), at)
        if bullet and bullet.end() == at:
            return True
    return False


def _headed_surnames(text: str) -> Iterator[Detection]:
    """Yields lists of surnames alone, which are words like others where nothing says that people are listed."""
    end = 0
    for heading in _HEADING.finditer(text):
        if heading.start() < end:
            continue
        end, first, surnames, others = heading.end(), -1, 0, 0
        while surnames < LONGEST and (bullet := _BULLET.match(text, end)):
            item = _SURNAME_ALONE.match(text, bullet.end())
            if not item:
                break
            is_name = _is_listed(item["name"])
            surnames, others, end = surnames + is_name, others + (not is_name), item.end()
            first = item.start() if is_name and first < 0 else first
        if surnames >= FEW and surnames > others:
            yield Detection(PersonalData.NAMES_LIST, first)


@lru_cache(16_384)
def _is_listed(word: str) -> bool:
    """Returns whether a word is a surname in a list of people; a writer's stands in a list of books."""
    return word[0].isupper() and is_listed_surname(word.casefold()) and not fame(word.casefold())[1]


def names_in_office(text: NormalisedText) -> Iterator[Detection]:
    """Yields every name where an office belongs, such as a contact's role: also a surname or a given name alone."""
    graver = list(names(text))
    yield from graver
    if not graver:
        for mention in people(text.russian):
            if mention.publicity is Publicity.NONE and _is_in_office(text.russian, mention):
                yield Detection(_SINGLE.get(mention.form, PersonalData.FULL_NAME), mention.start)


def _is_in_office(text: str, mention: Mention) -> bool:
    """Returns whether a name is somebody's: no title in quotes, and no «Дом химиков», whose last word ends as surnames do."""
    before = text[max(0, mention.start - 41) : mention.start]
    if re.search(r"[«\"][^«»\"]{0,40}\Z", before):
        return False
    return mention.form is not Form.SURNAME or _BEFORE_SURNAME.search(before) is not None


def lists(text: NormalisedText) -> Iterator[Detection]:
    """Yields lists of names alone: for the items of a list in the file, which are checked one by one otherwise."""
    return (detection for detection in names(text) if detection.kind is PersonalData.NAMES_LIST)


def _detections(row: Sequence[Mention], has_pupil: bool, enough: int) -> Iterator[Detection]:
    private = [mention for mention in row if mention.publicity is Publicity.NONE]
    if has_pupil:
        yield Detection(PersonalData.PUPIL, row[0].start)
    elif len(private) >= enough:
        yield Detection(PersonalData.NAMES_LIST, private[0].start)
    else:
        yield from (Detection(_SINGLE[name.form], name.start) for name in private if name.form in _SINGLE)


def _rows(text: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yields names that only separators, numbers and classes part."""
    row: list[Mention] = []
    for mention in mentions:
        if row and not _is_one_row(text, row[-1], mention):
            yield row
            row = []
        row.append(mention)
    if row:
        yield row


def _is_one_row(text: str, one: Mention, other: Mention) -> bool:
    gap = text[one.end : other.start]
    if len(gap) > GAP:
        return False
    if (len(gap) <= 30 and _BETWEEN.fullmatch(gap)) or (not gap.strip() and Form.FULL is one.form is other.form):
        return True
    if not _PARTING.search(gap):
        return False
    if "\n" in gap and _begins_line(text, one.start) and _begins_line(text, other.start):
        return True
    words = re.findall(r"[^\W\d_]+", _QUOTED.sub("-", gap))
    return all(word[0].isupper() or _RESULT.fullmatch(word.casefold()) for word in words)


def _begins_line(text: str, at: int) -> bool:
    return not any(map(str.isalpha, text[max(0, at - 12) : at].rpartition("\n")[2]))


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
    return not _STAFF.search(text, max(0, classes[before].start() - REACH), classes[before].start())


def _touches(gap: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return end - start <= REACH and gap.fullmatch(text, start, end) is not None


def _follows_pupil(text: str, name: Mention) -> bool:
    pupils = list(_PUPIL.finditer(text, max(0, name.start - REACH), name.start))
    if not pupils:
        return False
    gap = text[pupils[-1].end() : name.start]
    if _SENTENCE_END.search(gap):
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
OFFICES = Detector(names_in_office, NAMES.advice, is_about_names=True)
LISTS = Detector(lists, {PersonalData.NAMES_LIST: NAMES.advice[PersonalData.NAMES_LIST]}, is_about_names=True)
