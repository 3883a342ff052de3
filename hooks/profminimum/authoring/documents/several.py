"""Takes a row apart that is several events: a cell that lists them, line by line, with numbers or marks before each.

Knows no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .rows import TableRow

MARK = re.compile(r"(?:\d{1,2}[.)]\s*(?=[А-ЯЁA-Z«\"])|[-–—•*·▪‣]\s*(?=[А-ЯЁA-Z«\"а-яё]))")
"""What stands before each item of a list."""
ENDING = re.compile(r"[;,.]+$")
COUNTED = ("мероприятие", "мероприятия", "мероприятий")


def events_of(row: TableRow) -> list[TableRow]:
    """Returns the row, or a row for each event that its cell of titles lists.

    A cell with a line for each of them gives each its own, such as its day; any other cell holds for all.
    """
    titles = list(_items(row["title"].split("\n")))
    if not MARK.match(row["title"]) and len(titles) < 2:
        return [row]
    if len(titles) < 2:
        return [replace(row, cells=row.cells | {"title": titles[0]})]
    cells = {role: _shared_out(text, len(titles)) for role, text in row.cells.items() if role != "title"}
    return [
        replace(row, cells={role: texts[number] for role, texts in cells.items()} | {"title": title})
        for number, title in enumerate(titles)
    ]


def _items(lines: Sequence[str]) -> Iterator[str]:
    """Yields the items of a list, each with the words before the list: «Классные часы:» is said of each."""
    marked = [bool(MARK.match(line)) for line in lines]
    if not any(marked):
        yield "\n".join(lines)
        return
    first = marked.index(True)
    before = " ".join(lines[:first])
    starts = [number for number, is_marked in enumerate(marked) if is_marked]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        item = " ".join([_unmarked(lines[start]), *lines[start + 1 : end]])
        yield ENDING.sub("", f"{before} {item}".strip())


def _shared_out(text: str, number: int) -> list[str]:
    lines = [_unmarked(line) for line in text.split("\n")]
    return lines if len(lines) == number else [text] * number


def _unmarked(line: str) -> str:
    match = MARK.match(line)
    return line[match.end() :] if match else line
