"""Makes drafts of records from documents, with an account of every row. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ... import russian
from ...dates import is_school_year, is_years
from ...model import Records, kind_named
from ...model.schema.introspection import fields, stamps
from ...model.schema.values import as_plain
from ...model.when.notation import read_when
from ..submissions import checked_texts, path_of, suggested_id
from ..yaml_writer import yaml_text
from .account import Note, RowAccount, TableAccount
from .class_rows import Profiles, class_values
from .event_rows import event_values
from .headings import (
    KINDS,
    OF_SCHOOLS,
    PEOPLE,
    PUPILS,
    RESULTS,
    Headings,
    find_headings,
    has_levels,
)
from .hours_grid import Directions, direction_names, names_levels, read_grid
from .listed_events import listed_events
from .new_entries import extended_vocabularies
from .owners import Owner, Owners
from .programme_rows import programme_values
from .roadmap_rows import roadmap_values
from .row_accounts import begun_account, not_asked_yet
from .row_owners import RowOwners
from .rows import PartRow, TableRow, TotalRow, read_rows
from .several import COUNTED, events_of
from .stacked import tables_of
from .tables import SourceDocument, SourceTable
from .titles import month_above, school_years, years_in
from .turned import upright
from .words import Formats

FORMATS, PARTIES, PROFILES = "event_formats", "parties", "class_profiles"
"""The kinds of the vocabularies to which a document may add."""
ROWS = ("строка", "строки", "строк")
NOT_CARRIED = {PEOPLE: "people", PUPILS: "pupils", RESULTS: "results"}
"""Columns that are known and not carried over, with the sentence that says why."""


@dataclass(frozen=True)
class ImportOptions:
    """What the caller says of the documents: whose they are, of which year."""

    today: date
    """The day that stands in the drafts as that of their last change."""
    owner: Owner | None = None
    years: str = ""
    """A school year `2026-27`, or the years of a road map; empty to find them in the document."""


@dataclass
class DocumentImport:
    """What documents give: an account of each table, drafts by path, entries that vocabularies lack."""

    tables: list[TableAccount] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What was read of the documents and is in no table."""
    new_entries: dict[str, dict[str, str]] = field(default_factory=lambda: {FORMATS: {}, PARTIES: {}, PROFILES: {}})
    """Names of entries that vocabularies lack, by the kind of vocabulary and the identifier."""
    texts: dict[str, str] = field(default_factory=dict)
    """The drafts as YAML, by their paths below the folder of data."""


class DocumentImporter:
    """Importer for one region: knows its records, by which words are understood."""

    def __init__(self, records: Records, options: ImportOptions) -> None:
        self._records, self._options = records, options
        self._owners, self._formats = Owners(records), Formats(records)
        self._paragraphs: tuple[str, ...] = ()
        self._profiles = Profiles(records)
        self._directions = Directions(direction_names(records))
        self._taken = {entry.location.path: entry.record for entry in records}
        region = records.single("region")
        self._region_year = region.record.school_year if region else ""

    def read(self, documents: Iterable[SourceDocument]) -> DocumentImport:
        """Returns the drafts of all documents, checked among the records that are there."""
        result = DocumentImport()
        for document in documents:
            self._paragraphs = document.paragraphs
            if document.complaint:
                result.notes.append(document.complaint)
            for table in document.tables:
                for part in tables_of(table):
                    result.tables += self._upright(document, part, result)
            self._read_text(document, result)
        self._check(result)
        return result

    def _read_text(self, document: SourceDocument, result: DocumentImport) -> None:
        """Adds the events that stand outside the tables; what is none is shown: all of it where there are no tables."""
        years = self._options.years or next(iter(school_years(document.paragraphs)), self._region_year)
        listed = listed_events(document.paragraphs, years, is_alone=not document.tables)
        if listed.table:
            result.tables.append(self._table(document, listed.table, result))
            result.tables[-1].note("of-text")
        left = listed.with_days if document.tables else listed.left
        if left:
            what = "вне таблиц названы дни" if document.tables else "таблиц нет"
            result.notes.append(f"{document.name}: {what}. Если это мероприятие, впишите его сами:")
            result.notes += [f"  {sentence}" for sentence in left]

    def _upright(self, document: SourceDocument, table: SourceTable, result: DocumentImport) -> Iterator[TableAccount]:
        """Yields the account of a table, or of each card that it holds."""
        for one, is_turned in upright(table):
            account = self._table(document, one, result)
            if is_turned:
                account.note("turned")
            yield account

    def _table(self, document: SourceDocument, table: SourceTable, result: DocumentImport) -> TableAccount:
        headings = find_headings(table)
        if headings and headings.kind == "roadmap" and self._is_of_school(table, headings):
            headings = find_headings(table, OF_SCHOOLS)
        account = TableAccount(document.name, table)
        if headings is None:
            if read_grid(table, self._directions):
                account.note("hours-grid")
                return account
            if names_levels(table, self._directions):
                account.note("hours-by-level")
                return account
            rows = sum(not row.is_empty for row in table.rows)
            account.note("no-headings", rows=russian.count(rows, *ROWS))
            return account
        account.kind, account.label = headings.kind, kind_named(headings.kind).label
        account.notes += _column_notes(headings)
        if headings.kind == "roadmap":
            self._roadmap(account, table, headings, result)
        else:
            self._rows(account, table, headings, result)
        return account

    def _years(self, account: TableAccount) -> str:
        """Returns the years that the document is of: as the caller says, as its title says, else the region's."""
        if self._options.years:
            return self._options.years
        rows = account.table.rows[:3]
        titles = [*account.table.above, *(cell for row in rows for cell in row.cells), account.document]
        for texts in (titles, self._paragraphs):
            if found := years_in(texts, account.kind):
                return found
        account.note("no-year", year=self._region_year)
        return self._region_year

    def _is_of_school(self, table: SourceTable, headings: Headings) -> bool:
        """Returns whether a table that looks like a road map is a school's plan: its title names the school, or the caller does.

        What has numbers of two levels is a road map nevertheless, whoever hands it in.
        """
        titles = [cell for row in table.rows if row.number < headings.row.number for cell in row.cells]
        is_named = self._owners.named_in([*table.above, *titles]) is not None
        return is_named or (self._options.owner is not None and not has_levels(table, headings.columns))

    def _roadmap(self, account: TableAccount, table: SourceTable, headings: Headings, result: DocumentImport) -> None:
        years = self._years(account)
        values, parties = roadmap_values(account, table, headings, years, self._records)
        result.new_entries[PARTIES] |= parties
        path = path_of("roadmap", "", "", years) if is_years(years) else ""
        if not path:
            account.note("which-years")
            return
        if path in self._taken:
            account.note("file-there", path=path)
        for row in account.rows:
            row.path = path
        result.texts[path] = yaml_text(values | stamps(kind_named("roadmap").model, self._options.today))

    def _rows(self, account: TableAccount, table: SourceTable, headings: Headings, result: DocumentImport) -> None:
        year = self._years(account)
        school_year = year if is_school_year(year) else self._region_year
        owners = RowOwners(self._owners, account, headings, self._options.owner)
        for row in read_rows(table, headings, month_above(table, headings)):
            if isinstance(row, PartRow):
                owners.enter(row.title)
            if isinstance(row, PartRow | TotalRow):
                account.note("part" if isinstance(row, PartRow) else "total", number=row.source.number, text=row.title)
                continue
            several = events_of(row) if headings.kind == "event" else [row]
            for one in several:
                own, sound = begun_account(one, headings)
                account.rows.append(own)
                if not own.title:
                    continue
                if len(several) > 1:
                    own.note("several", events=russian.count(len(several), *COUNTED))
                told = len(own.notes)
                owner = owners.find(sound, own)
                values = self._values(headings, sound, own, school_year, table, result)
                own.notes[told:] = not_asked_yet(own.notes[told:], one, headings.kind)
                if values:
                    self._place(headings.kind, values, own, owner, result)

    def _values(
        self,
        headings: Headings,
        row: TableRow,
        account: RowAccount,
        year: str,
        table: SourceTable,
        result: DocumentImport,
    ) -> dict[str, Any]:
        if headings.kind == "event":
            name = headings.name_of("title")
            values, unknown = event_values(row, account, year, self._formats, table.below, name)
            if unknown:
                result.new_entries[FORMATS].setdefault(values["format"], russian.capitalised(unknown))
            return values
        if headings.kind == "programme":
            return programme_values(row, account, year)
        values, unknown = class_values(row, account, year, self._profiles)
        if unknown:
            result.new_entries[PROFILES].setdefault(values["profile"], unknown)
        return values

    def _place(
        self, kind: str, values: dict[str, Any], account: RowAccount, owner: Owner | None, result: DocumentImport
    ) -> None:
        """Gives a draft its file: named by its title, and by its day too where one title comes twice."""
        if owner is None:
            return
        if owner.branch and kind == "event" and values.get("venues"):
            values["venues"][0]["branch"] = owner.branch
        values |= stamps(kind_named(kind).model, self._options.today)
        name = suggested_id(values["title"])
        for candidate in _names(name, values):
            path = path_of(kind, owner.kind, owner.id, candidate) if candidate else ""
            if path in self._taken and self._says_the_same(path, values):
                account.note("there", path=path)
                return
            if path and path not in result.texts and path not in self._taken:
                account.path, account.values = path, values
                result.texts[path] = yaml_text(values)
                return
        account.note("name-taken")

    def _says_the_same(self, path: str, values: Mapping[str, Any]) -> bool:
        """Returns whether a record that is there has the title and the time of a draft, or its year."""
        there = as_plain(self._taken[path])
        return all(there.get(name) == values.get(name) for name in ("title", "when", "school_year"))

    def _check(self, result: DocumentImport) -> None:
        """Adds what the checks say of each draft, with the vocabularies as they would become."""
        extended = extended_vocabularies(result.new_entries, self._records)
        vocabularies = {one.entry.location.path: yaml_text(one.after) for one in extended}
        _, problems = checked_texts(result.texts | vocabularies, self._records)
        rows = {row.path: row for table in result.tables for row in table.rows}
        for problem in problems:
            if problem.place.path in rows:
                rows[problem.place.path].problems.append(problem)


def _column_notes(headings: Headings) -> Iterator[Note]:
    """Yields what to know of the columns: which were guessed, which no record has, which nobody knows."""
    labels = {field.name: field.label for field in fields(KINDS[headings.kind])}
    for role in headings.guessed:
        yield Note.of("column-by-content", headings.name_of(role), field=labels[role])
    for role, sentence in NOT_CARRIED.items():
        if role in headings.columns:
            yield Note.of(sentence, headings.name_of(role))
    for heading in headings.unknown:
        yield Note.of("unknown-column", heading)


def _names(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    """Yields names for a file: of the title, with the first day, with a number."""
    yield name
    when = read_when(values["when"]) if values.get("when") else None
    if when and when.first_day:
        yield f"{name}-{when.first_day:%Y-%m-%d}"
    yield from (f"{name}-{number}" for number in range(2, 50))
