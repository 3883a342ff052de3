"""Workbooks for whoever writes the records: those of a school, ready to correct, and empty ones with a sample.

They come back through `authoring/spreadsheets`. Knows no cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

from ...authoring.cells import Names
from ...authoring.spreadsheets import RecordSheets, words_of_columns, workbook
from ...catalog import Catalog, SchoolItem
from ...model import Entry, kind_named
from ...output import FilePart, LateOutput, PartMaker
from ...validity import cached_property
from ..pages.field_guide import samples_for

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
        example = sheets.example(samples)
        rows = repr([one.rows for one in example])
        yield LateOutput(
            empty_table_path(kind),
            _digest(_frame(sheets), *sheets.owners, rows),
            partial(workbook, sheets, sheets.fill([]), example),
        )


@PartMaker
def make_school_tables(catalog: Catalog, site_url: str) -> Iterator[FilePart]:
    """Yields the workbooks of every school, one for each kind that it has records of; see `PartMaker`."""
    tables = _SchoolTables(catalog)
    for school in filter(tables.has, catalog.schools.values()):
        # Lists to choose from name all schools and organisations
        yield FilePart(school.id, partial(tables.of, school), items=(school,), kinds=("school", "organisation"))


class _SchoolTables:
    """The workbooks of schools, which have much in common."""

    def __init__(self, catalog: Catalog) -> None:
        self._records = catalog.records

    @cached_property
    def _sheets(self) -> dict[str, tuple[RecordSheets, str]]:
        """The sheets of each kind, and what all its workbooks have."""
        sheets = {kind: RecordSheets(kind, self._records) for kind in KINDS}
        return {kind: (own, _frame(own)) for kind, own in sheets.items()}

    def _own(self, school: SchoolItem) -> dict[str, Sequence[Entry[Any]]]:
        """The records of a school by kind, of those kinds that it has any of."""
        found = {kind: self._records.siblings(school.entry, kind) for kind in KINDS}
        return {kind: own for kind, own in found.items() if own}

    def has(self, school: SchoolItem) -> bool:
        """Whether a school has any workbooks."""
        return bool(self._own(school))

    def of(self, school: SchoolItem) -> Iterator[LateOutput]:
        """Yields the workbooks of a school."""
        for kind, own in self._own(school).items():
            sheets, frame = self._sheets[kind]
            offered = sheets.offering("school", school.id)
            contents = (part for entry in own for part in _contents(entry, sheets.names))
            made_of = _digest(frame, *offered.owners, *contents)
            yield LateOutput(school_table_path(school, kind), made_of, partial(_filled, offered, own))


def _filled(sheets: RecordSheets, entries: Sequence[Entry[Any]]) -> bytes:
    return workbook(sheets, sheets.fill(entries))


def _contents(entry: Entry[Any], names: Names) -> Iterator[str]:
    """Yields what the cells of a record follow from: its values, and the names of what it refers to."""
    yield entry.location.path
    yield entry.record.model_dump_json()
    yield from (names.get(reference, {}).get(value, "") for _, reference, value in entry.references)


def _frame(sheets: RecordSheets) -> str:
    """Returns what all workbooks of a kind have: headings, and the words of the lists apart from the owners."""
    headings = [(sheet.title, [column.heading for column in sheet.columns]) for sheet in sheets.sheets]
    return repr((headings, words_of_columns(sheets)))


def _digest(*parts: str) -> bytes:
    return sha256(repr(parts).encode()).digest()
