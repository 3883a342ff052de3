"""The values of the operator's desk: its index and the page of a report. Words stand in the reports and in templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..catalog import Catalog
from .reminders import needs
from .reports import REPORTS, readable, report_of, shortened, words
from .reports.phrases import town_of

Values = dict[str, Any]
Meta = Mapping[str, Any]


def desk(catalog: Catalog, meta: Meta) -> Values:
    """All reports of the current school year."""
    return {"reports": [report_of(catalog, name) for name in REPORTS]}


def report(catalog: Catalog, meta: Meta) -> Values:
    """One report, which the front matter names: each table, what of it is shown, what is said of the rest."""
    found = report_of(catalog, meta["report"])
    tables = [(each, readable(each), shortened(each)) for each in found.tables]
    return {"report": found, "tables": tables, "words": words}


def reminders(catalog: Catalog, meta: Meta) -> Values:
    """What to write to whom, by municipality."""
    found = needs(catalog)
    towns = dict.fromkeys(town_of(each.school) for each in found)
    return {
        "towns": [(town, [each for each in found if town_of(each.school) == town]) for town in towns],
        "total": len(found),
    }
