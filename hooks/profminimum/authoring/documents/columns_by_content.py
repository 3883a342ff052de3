"""Finds columns by what stands in them, where no heading says it: times, grades, titles. Every such find is a guess.

Knows no heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from ...model.when.notation import understood
from .tables import SourceRow, SourceTable
from .words import grades_of

MOST = 0.6
"""The share of a column's texts that must be of one sort."""
SHORTEST_TITLE = 10
"""Signs that the titles of a column have on average, at least."""
SAYS_GRADE = re.compile(r"класс|кл\.?(?![а-яё])|\d\s*[«\"]?[а-г][»\"]?(?![а-яё])", re.IGNORECASE)
ANY_YEAR = "2026-27"
"""Words of a time without a year are a time in any."""


def roles_by_content(
    rows: Iterable[SourceRow], columns: Iterable[int], missing: Sequence[str], titles: Collection[int]
) -> Mapping[str, int]:
    """Returns positions for those of the missing roles `when`, `grades` and `title` that some of the columns show.

    `titles` are the columns in which titles may stand.
    """
    texts = {column: [row.cell(column) for row in rows if row.cell(column)] for column in columns}
    found: dict[str, int] = {}
    for role, is_one in _TESTS.items():
        left = [column for column in texts if column not in found.values() and texts[column]]
        shares = {column: _share(texts[column], is_one) for column in left}
        best = max(left, key=lambda column: shares[column], default=None)
        if role in missing and best is not None and shares[best] >= MOST:
            found[role] = best
    if "title" in missing:
        lengths = {
            column: _mean_length(own)
            for column, own in texts.items()
            if own and column in titles and column not in found.values()
        }
        longest = max(lengths, key=lambda column: lengths[column], default=None)
        if longest is not None and lengths[longest] >= SHORTEST_TITLE:
            found["title"] = longest
    return found


def without_headings(table: SourceTable) -> tuple[SourceRow, Mapping[str, int]] | None:
    """Returns what stands for the headings of a table of events that has none that are known, and its columns.

    That is the first row where it tells no time, and nothing, a row of number 0, where it is an event. None for a table of
    another sort: one without times, without titles, or of a single row.
    """
    rows = [row for row in table.rows if not row.is_empty]
    width = max((len(row.cells) for row in rows), default=0)
    found = roles_by_content(rows, range(width), ("when", "grades", "title"), range(width))
    if len(rows) < 2 or not {"when", "title"} <= set(found):
        return None
    first = rows[0]
    is_heading = not any(any(sign.isdigit() for sign in cell) for cell in first.cells) and not _is_time(
        first.cell(found["when"])
    )
    return (first if is_heading else SourceRow(0, ())), found


def _share(texts: Sequence[str], is_one: Callable[[str], bool]) -> float:
    return sum(map(is_one, texts)) / len(texts)


def _mean_length(texts: Sequence[str]) -> float:
    return sum(len(text) for text in texts if not text.replace(" ", "").isdigit()) / len(texts)


def _is_time(text: str) -> bool:
    return understood(" ".join(text.split()), ANY_YEAR) is not None


def _is_grades(text: str) -> bool:
    return bool(SAYS_GRADE.search(text)) and bool(grades_of(text)[0])


_TESTS: Mapping[str, Callable[[str], bool]] = {"when": _is_time, "grades": _is_grades}
