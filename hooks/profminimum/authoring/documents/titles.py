"""What the titles of a table, and the paragraphs of a document, say of all its rows: of which years they are, of which month.

Knows no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ...dates import is_school_year, is_years, school_year_on
from ...russian import MONTHS, folded
from .headings import Headings
from .tables import SourceTable

SCHOOL_YEAR = re.compile(r"(20\d\d)\s*[-–—/]\s*(?:20)?(\d\d)(?!\d)")
MONTH_AND_YEAR = re.compile(rf"({'|'.join(MONTHS)})\s+(20\d\d)")
CALENDAR_YEARS = re.compile(r"(20\d\d)\s*[-–—]\s*(20\d\d)\s*(?:годы|годов|гг)")
MONTH_NAMED = re.compile(rf"(?<![а-я])({'|'.join(map(folded, MONTHS))})(?![а-я])")
YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?:год|г\.)")


def years_in(texts: Iterable[str], kind: str) -> str:
    """Returns the years that titles name: of a road map also calendar years, of other tables a month's; empty for none."""
    titles = tuple(texts)
    if kind == "roadmap":
        spans = [f"{match[1]}-{match[2]}" for text in titles for match in CALENDAR_YEARS.finditer(text)]
        if found := next(filter(is_years, spans), ""):
            return found
    if found := next(iter(school_years(titles)), ""):
        return found
    single = [match[1] for text in titles for match in YEAR.finditer(text)]
    if single and kind == "roadmap":
        return single[0]
    months = (match for text in titles for match in MONTH_AND_YEAR.finditer(folded(text)))
    month = next(months, None)
    return school_year_on(date(int(month[2]), MONTHS.index(month[1]) + 1, 1)) if month else ""


def school_years(texts: Iterable[str]) -> list[str]:
    """Returns the school years that texts name."""
    found = [f"{match[1]}-{match[2]}" for text in texts for match in SCHOOL_YEAR.finditer(text)]
    return [year for year in found if is_school_year(year)]


def month_above(table: SourceTable, headings: Headings) -> str:
    """Returns the month of a table whose title, the paragraph above it, or the name of its sheet names one; else empty."""
    rows = [" ".join(row.cells) for row in table.rows if row.number < headings.row.number]
    for text in (*reversed(rows), *reversed(table.above), table.name):
        months = dict.fromkeys(match[1] for match in MONTH_NAMED.finditer(folded(text)))
        if months:
            return next(iter(months)) if len(months) == 1 else ""
    return ""
