"""Events that stand in a text instead of a table: «12 ноября, 15:00 – экскурсия на хлебозавод (8–9 классы)», one to a line.

Makes a table of them, so that its rows are read like any other's. Knows no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from ...model.when.notation import understood
from ...russian import MONTHS, MONTHS_GENITIVE, capitalised, folded
from .tables import SourceRow, SourceTable
from .words import grades_of

HEADINGS = ("Когда", "Мероприятие", "Классы", "Место")
NUMBERING = re.compile(r"^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+")
MONTH_HEADING = re.compile(rf"(?:{'|'.join(map(folded, MONTHS))})(?: 20\d\d(?: ?г\.?| года)?)?\s*[.:]?")
"""A line that is the heading of a list: a month alone."""
UNFINISHED = re.compile(r"(?:^|\s)(?:в|во|на|с|со|по|и|до|от|к)$")
"""Words, folded, that do not end a time."""
PLACE_FIRST = re.compile(r"(?:в|во|на)\s")
ENDS_A_LIST = re.compile(r"(?:ответствен|исполнител|директор|заместител|зам\.|с уважением|примечани|приложени|контакт)")
APART = " – "
SENTENCES = re.compile(r"(?<=[.!?])(?<!\b[А-ЯЁ]\.)\s+(?=[А-ЯЁ«])")
BETWEEN_PIECES = re.compile(r"\s+[–—-]\s+|:\s+|;\s*|,\s+")
NAMED_OR_ADDED = re.compile(r"«[^»]*»|\"[^\"]*\"|\([^)]*\)")
ADDED = re.compile(r"\s*\(([^)]*)\)$")
PLACE = re.compile(
    r"(?:в |во |на )?(?:\w+ )?(?:актов\w+ |спортивн\w+ )?(?:зал|кабинет|каб\b|библиотек|онлайн|ул\b|спортзал|двор|центр|дом )"
)
GRADES = re.compile(r"(?:для |учащиеся |обучающиеся |ученики |учеников )?\d{1,2}\D")
OFFICIAL = re.compile(r"утвержд|приказ|протокол|учебный год|уч\. год|согласован|подпис|исполнитель|отчет")
NO_EVENT = re.compile(
    r"(?:ответствен|исполнител|директор|заместител|утвер|(?:\w+ ){0,2}план\b|(?:\w+ )?(?:расписание|перечень|реестр|циклограмма)\b|график|список|приложение|дата|срок|с уважением|тел|начало|окончание|месяц)\b"
)
NAMES_A_DAY = re.compile(rf"\d{{1,2}}\s+(?:{'|'.join(map(folded, MONTHS_GENITIVE))})|\b\d{{1,2}}\.\d\d(?:\.|\b)")
TEXT = "текст"
"""What the table of them is called."""
SHORTEST_TITLE = 8
MOST_PIECES = 12


class Listed(NamedTuple):
    """What stands outside the tables of a document."""

    table: SourceTable | None
    """Its events, None if none is understood; a row's number is that of its line."""
    left: tuple[str, ...]
    """Sentences that are no event."""

    @property
    def with_days(self) -> tuple[str, ...]:
        """The sentences that name a day nevertheless, those of approvals left out."""
        return tuple(
            text for text in self.left if NAMES_A_DAY.search(folded(text)) and not OFFICIAL.search(folded(text))
        )


def listed_events(paragraphs: Sequence[str], years: str, *, is_alone: bool = True) -> Listed:
    """Returns the events that paragraphs name, and the sentences that name none; `years` is the school year of their days.

    `is_alone` tells that a document has no tables: months above tables are no headings of lists.
    """
    rows, left = [SourceRow(0, HEADINGS)], list[str]()
    lines = [line for paragraph in paragraphs for line in paragraph.split("\n")]
    month = ""
    for number, line in enumerate(lines, 1):
        if is_alone and (heading := MONTH_HEADING.fullmatch(folded(line))):
            month = heading[0].strip(" .:")
            continue
        month = "" if ENDS_A_LIST.match(folded(line)) else month
        for sentence in _sentences(NUMBERING.sub("", line).strip(), years):
            cells = _cells(sentence.strip(" ."), years, month)
            if cells:
                rows.append(SourceRow(number, cells))
            elif sentence:
                left.append(sentence)
    table = SourceTable(TEXT, tuple(rows), tuple(paragraphs)) if len(rows) > 1 else None
    return Listed(table, tuple(left))


def _sentences(line: str, years: str) -> Iterator[str]:
    """Yields the sentences of a line; a time that is a sentence of its own belongs to the next: «18 ноября. Экскурсия»."""
    before = ""
    for sentence in SENTENCES.split(line):
        if not before and understood(sentence.strip(" ."), years):
            before = sentence.strip(" .") + APART
            continue
        yield before + sentence
        before = ""
    if before:
        yield before.removesuffix(APART)


def _with_time_apart(sentence: str, years: str) -> str:
    """Returns a sentence with a dash behind the time that begins it, or that stands in brackets at its end."""
    added = ADDED.search(sentence)
    if added and any(sign.isdigit() for sign in added[1]) and understood(added[1], years):
        return added[1] + APART + ADDED.sub("", sentence)
    words = sentence.split(" ")
    for number in range(min(len(words) - 1, MOST_PIECES), 0, -1):
        time = " ".join(words[:number]).rstrip(",-–—: ")
        rest = " ".join(words[number:]).lstrip("-–— ")
        is_told = bool(PLACE_FIRST.match(folded(rest))) and APART not in rest  # «20 мая в школе пройдёт ярмарка»
        is_whole = any(sign.isdigit() for sign in time) and not UNFINISHED.search(folded(time))
        if is_whole and not is_told and understood(time, years):
            return time + APART + rest
    return sentence


def _cells(sentence: str, years: str, month: str) -> tuple[str, str, str, str] | None:
    """Returns time, title, grades and place of a sentence; None if it does not tell a time between its commas and dashes.

    `month` is that of the list in which the sentence stands: it is the time of one that tells none.
    """
    if OFFICIAL.search(folded(sentence)):
        return None
    for own in (sentence, _with_time_apart(sentence, years), *([month + APART + sentence] if month else [])):
        pieces = list(_pieces(own))
        if found := next(_times(own, pieces, years), None):
            return _cells_of(own, pieces, *found)
    return None


def _cells_of(
    sentence: str, pieces: Sequence[tuple[int, int]], first: int, last: int
) -> tuple[str, str, str, str] | None:
    """Returns the cells of a sentence whose time runs from one piece to another; None if the rest is no title."""
    title, grades, place = list[str](), list[str](), list[str]()
    others = pieces[last:] or pieces[:first]
    for start, end in others:
        piece = sentence[start:end].strip(" .")
        is_before = (start, end) != others[-1] and bool(PLACE_FIRST.match(folded(piece)))
        added = ADDED.search(piece)
        for text in (ADDED.sub("", piece), added[1] if added else ""):
            if text and GRADES.match(folded(text)) and grades_of(text)[0]:
                grades.append(text)
            elif text and (title or is_before) and (text != piece or PLACE.match(folded(text))):
                place.append(text)
            elif text:
                title.append(text)
    name = ", ".join(title)
    if len(name) < SHORTEST_TITLE or NO_EVENT.match(folded(name)):
        return None
    when = sentence[pieces[first][0] : pieces[last - 1][1]]
    return when, capitalised(name), ", ".join(grades), ", ".join(place)


def _pieces(sentence: str) -> Iterator[tuple[int, int]]:
    """Yields where the pieces between commas and dashes begin and end; names and additions in brackets stay whole."""
    whole = [match.span() for match in NAMED_OR_ADDED.finditer(sentence)]
    start = 0
    for match in BETWEEN_PIECES.finditer(sentence):
        if not any(first < match.start() < last for first, last in whole):
            yield start, match.start()
            start = match.end()
    yield start, len(sentence)


def _times(sentence: str, pieces: Sequence[tuple[int, int]], years: str) -> Iterator[tuple[int, int]]:
    """Yields the runs of pieces that are a time, the longest first, with a title before or behind them."""
    few = pieces[:MOST_PIECES]
    runs = sorted(combinations(range(len(few) + 1), 2), key=lambda run: run[0] - run[1])
    for first, last in runs:
        if (first, last) != (0, len(pieces)) and understood(sentence[few[first][0] : few[last - 1][1]], years):
            yield first, last
