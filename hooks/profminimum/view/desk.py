"""The values of the operator's desk: its index and the page of a report. Words stand in the reports and in templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..catalog import Catalog
from .reminders import needs
from .reports import REPORTS, Table, readable, report_of, shortened, words
from .reports.phrases import by_town

Values = dict[str, Any]
Meta = Mapping[str, Any]


def desk(catalog: Catalog, meta: Meta) -> Values:
    """All reports of the current school year."""
    return {"reports": [report_of(catalog, name) for name in REPORTS]}


class Shown(NamedTuple):
    """A table of a report on its page."""

    whole: Table
    table: Table
    """As far as it can be read."""
    rest: str
    """What is said of rows that are not shown."""
    numeric: frozenset[int]
    """The columns that hold numbers."""

    @property
    def has_words(self) -> bool:
        """Whether it holds words rather than numbers: a phone shows its rows as cards."""
        return len(self.numeric) * 2 < len(self.table.columns)


def report(catalog: Catalog, meta: Meta) -> Values:
    """One report, which the front matter names."""
    found = report_of(catalog, meta["report"])
    return {"report": found, "tables": [_shown(each) for each in found.tables], "words": words}


def _shown(table: Table) -> Shown:
    read = readable(table)
    numeric = (place for row in read.rows for place, cell in enumerate(row) if isinstance(cell, int | float))
    return Shown(table, read, shortened(table), frozenset(numeric))


def reminders(catalog: Catalog, meta: Meta) -> Values:
    """What to write to whom, by municipality."""
    found = {each.school: each for each in needs(catalog)}
    towns = by_town(catalog, found)
    return {
        "towns": [(town, [found[each] for each in schools]) for town, schools in towns.items()],
        "total": len(found),
    }
