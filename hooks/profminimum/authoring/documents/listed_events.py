"""Events that stand in a text instead of a table: «12 ноября, 15:00 – экскурсия на хлебозавод (8–9 классы)», one to a line.

Makes a table of them, so that its rows are read like any other's. Knows no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from ...model.when.notation import understood
from ...russian import MONTHS_GENITIVE, capitalised, folded
from .tables import SourceRow, SourceTable
from .words import grades_of

HEADINGS = ("Когда", "Мероприятие", "Классы", "Место")
NUMBERING = re.compile(r"^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+")
SENTENCES = re.compile(r"(?<=[.!?])(?<!\b[А-ЯЁ]\.)\s+(?=[А-ЯЁ«])")
BETWEEN_PIECES = re.compile(r"\s+[–—-]\s+|:\s+|;\s*|,\s+")
NAMED_OR_ADDED = re.compile(r"«[^»]*»|\"[^\"]*\"|\([^)]*\)")
ADDED = re.compile(r"\s*\(([^)]*)\)$")
PLACE = re.compile(
    r"(?:в |во |на )?(?:\w+ )?(?:актов\w+ |спортивн\w+ )?(?:зал|кабинет|каб\b|библиотек|онлайн|ул\b|спортзал|двор|центр|дом )"
)
GRADES = re.compile(r"(?:для |учащиеся |обучающиеся |ученики |учеников )?\d{1,2}\D")
OFFICIAL = re.compile(r"утвержд|приказ|протокол|учебный год|уч\. год|согласован|подпис|исполнитель|отчет")
NO_EVENT = re.compile(r"(?:план|график|список|приложение|дата|срок|с уважением|тел|начало|окончание|месяц)\b")
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


def listed_events(paragraphs: Sequence[str], years: str) -> Listed:
    """Returns the events that paragraphs name, and the sentences that name none; `years` is the school year of their days."""
    rows, left = [SourceRow(0, HEADINGS)], list[str]()
    lines = [line for paragraph in paragraphs for line in paragraph.split("\n")]
    for number, line in enumerate(lines, 1):
        for sentence in SENTENCES.split(NUMBERING.sub("", line).strip()):
            cells = _cells(sentence.strip(" ."), years)
            if cells:
                rows.append(SourceRow(number, cells))
            elif sentence:
                left.append(sentence)
    table = SourceTable(TEXT, tuple(rows), tuple(paragraphs)) if len(rows) > 1 else None
    return Listed(table, tuple(left))


def _cells(sentence: str, years: str) -> tuple[str, str, str, str] | None:
    """Returns time, title, grades and place of a sentence; None if it does not tell a time between its commas and dashes."""
    if OFFICIAL.search(folded(sentence)):
        return None
    pieces = list(_pieces(sentence))
    found = next(_times(sentence, pieces, years), None)
    if found is None:
        return None
    first, last = found
    title, grades, place = list[str](), list[str](), list[str]()
    for start, end in pieces[last:] or pieces[:first]:
        piece = sentence[start:end].strip(" .")
        added = ADDED.search(piece)
        for text in (ADDED.sub("", piece), added[1] if added else ""):
            if text and GRADES.match(folded(text)) and grades_of(text)[0]:
                grades.append(text)
            elif text and title and (text != piece or PLACE.match(folded(text))):
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
