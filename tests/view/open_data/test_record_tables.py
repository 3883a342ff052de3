"""Workbooks that lie on the site come back through the import: unchanged they change nothing, and an unchanged school makes none anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from profminimum.authoring.cells import cell_text
from profminimum.authoring.spreadsheets import RecordSheets, import_grids, read_grids
from profminimum.catalog import Catalog
from profminimum.load.data_folder import read_records, read_sources
from profminimum.model import Records
from profminimum.view.open_data.record_tables import KINDS, make_empty_tables, make_school_tables, school_table_path

from tests.support.project import ROOT

DATA = ROOT / "tests" / "large_region"
RECORDS = read_records(DATA)
TEXTS = {file.path: file.data.decode() for file in read_sources(DATA).files}
TODAY = date(2026, 11, 28)
CATALOG = Catalog(RECORDS, TODAY)
SCHOOL = CATALOG.schools["obraztsovaya-gorodskaya"]


def tables(records: Records = RECORDS, today: date = TODAY):
    """The workbooks of the school, by path."""
    made = make_school_tables(Catalog(records, today), "")
    return {table.path: table for table in made if table.path.startswith(SCHOOL.address)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_that_comes_back_unchanged_changes_nothing(kind):
    """Only the school's own records are in it, all of them, and only the school is offered as their owner."""
    path = school_table_path(SCHOOL, kind)
    grids = read_grids(path, tables()[path].data)
    found = import_grids(RecordSheets(kind, RECORDS), grids, TEXTS, TODAY)
    assert (found.changes, [str(problem) for problem in found.problems]) == ([], [])
    first = next(iter(grids.values()))
    own = [entry for entry in RECORDS.of(kind) if entry.location.owner == SCHOOL.id]
    assert [cell_text(row[1]) for row in first[1:]] == [entry.id for entry in own]


def test_a_corrected_cell_changes_its_record_alone():
    """What the school writes over a cell becomes one change of one file."""
    path = school_table_path(SCHOOL, "programme")
    grids = read_grids(path, tables()[path].data)
    sheet = next(iter(grids.values()))
    sheet[1][sheet[0].index("Часов всего")] = "99"
    [change] = import_grids(RecordSheets("programme", RECORDS), grids, TEXTS, TODAY).changes
    assert "+hours: 99" in change.difference


def test_only_what_changes_is_made_anew():
    """The digest of a workbook follows from the school's records of its kind; a new day makes nothing anew."""
    before = tables()
    again = tables(today=date(2026, 12, 24))
    assert {path: table.made_of for path, table in before.items()} == {
        path: table.made_of for path, table in again.items()
    }
    entry = next(entry for entry in RECORDS.of("programme") if entry.location.owner == SCHOOL.id)
    changed = replace(entry, record=entry.record.model_copy(update={"title": "Другое название"}))
    after = tables(Records([changed if one is entry else one for one in RECORDS]))
    assert [path for path in before if before[path].made_of != after[path].made_of] == [
        school_table_path(SCHOOL, "programme")
    ]


def test_empty_tables_hold_a_sample_that_is_no_record():
    """A table sent back as it was downloaded gives nothing but a word about its sample."""
    for kind, table in zip(KINDS, make_empty_tables(CATALOG, ""), strict=True):
        found = import_grids(RecordSheets(kind, RECORDS), read_grids(table.path, table.data), TEXTS, TODAY)
        assert found.changes == []
        assert not found.has_errors, [str(problem) for problem in found.problems]
