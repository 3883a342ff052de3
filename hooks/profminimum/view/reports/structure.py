"""A report as a value: tables of plain cells. Knows neither how it is shown nor what it is about."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class RowStatus(StrEnum):
    """How a row stands, for those who look for what is left to do."""

    GOOD = "good"
    NEUTRAL = "neutral"
    DUE = "due"
    BAD = "bad"


class Link(NamedTuple):
    """Words that lead to a page of the site."""

    words: str
    address: str
    """Below the site's root, with a slash at the end; may end in an anchor."""

    def __str__(self) -> str:
        return self.words


Cell = str | int | float | date | Link | None
"""What stands in a cell; None is «не указано»."""
Row = tuple[Cell, ...]


class ReportTable(NamedTuple):
    """A table of a report; every row is as long as the columns."""

    id: str
    """An anchor on the page, a sheet of the workbook, a key of the JSON: kebab-case ASCII."""
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str
    """The sentence that stands there if there are no rows."""
    note: str = ""
    """A sentence on how the numbers come about."""
    moods: tuple[RowStatus, ...] = ()
    """How each row stands; empty if that is of no interest."""
    group: int | None = None
    """The column by which the rows of a long table are counted where they cannot all be read, such as its municipality."""
    is_bulk: bool = False
    """Whether its rows are for workbooks and programs, and are only counted everywhere else."""
    is_known: bool = True
    """Whether it is known that there are no rows; if not, the sentence says why."""


class Report(NamedTuple):
    """A report: what is in it on a day, and for which school year."""

    id: str
    """The name of its page and files: kebab-case ASCII."""
    title: str
    about: str
    """One or two sentences that an official can send as they are."""
    school_year: str
    day: date
    tables: tuple[ReportTable, ...]
    figure: str = ""
    """The one number that matters, with its words: «5 из 12 школ»; empty if there is none."""
