"""Workbooks for whoever writes the records: those of a school, ready to correct, and empty ones with a sample.

They come back through `authoring/spreadsheets`. Knows no cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256

from ...authoring.spreadsheets import RecordSheets, words_of_lists, workbook
from ...authoring.spreadsheets.rows import FilledSheet
from ...catalog import Catalog, SchoolItem
from ...model import kind_named
from ...output import LateOutput
from ..pages.field_guide import samples_for
from ..rendering.school_files import SchoolFiles

KINDS = ("event", "programme", "class")
"""The kinds that schools write many of."""
FOLDER = "tables/"


def empty_table_path(kind: str) -> str:
    """Returns the path of the empty workbook of a kind."""
    return f"{FOLDER}{kind_named(kind).collection}.xlsx"


def school_table_path(school: SchoolItem, kind: str) -> str:
    """Returns the path of the workbook with a school's records of a kind."""
    return f"{school.address}{kind_named(kind).collection}.xlsx"


def make_empty_tables(catalog: Catalog, site_url: str) -> Iterator[LateOutput]:
    """Yields an empty workbook for each kind, with a sample that shows how to fill it in; see `Maker`."""
    samples = samples_for(catalog.records, catalog.region.school_year)
    for kind in KINDS:
        sheets = RecordSheets(kind, catalog.records)
        yield _table(empty_table_path(kind), sheets, sheets.fill([]), sheets.example(samples))


class SchoolTables(SchoolFiles):
    """Maker of the workbooks of every school: one for each kind that it has records of."""

    def of(self, school: SchoolItem) -> Iterator[LateOutput]:
        """Yields the workbooks of a school."""
        for kind in KINDS:
            entries = [
                entry
                for entry in school.catalog.records.of(kind)
                if (entry.location.owner_kind, entry.location.owner) == ("school", school.id)
            ]
            if entries:
                sheets = RecordSheets(kind, school.catalog.records, ("school", school.id))
                yield _table(school_table_path(school, kind), sheets, sheets.fill(entries))


def _table(
    path: str, sheets: RecordSheets, filled: Sequence[FilledSheet], examples: Sequence[FilledSheet] = ()
) -> LateOutput:
    rows = [
        (one.sheet.title, [column.heading for column in one.sheet.columns], one.rows) for one in (*filled, *examples)
    ]
    made_of = sha256(repr((rows, words_of_lists(sheets))).encode()).digest()
    return LateOutput(path, made_of, partial(workbook, sheets, filled, examples))
