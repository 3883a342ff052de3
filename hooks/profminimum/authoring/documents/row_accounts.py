"""Begins the account of a row: what a spreadsheet program could not compute is asked about, once, and places
that are no number. Knows no kind of record."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.schema.introspection import fields
from .account import Note, RowAccount
from .headings import CLOCK, END, KINDS, MONTH, NEEDED, OWNER, PLACES, Headings
from .rows import TableRow
from .sentences import SENTENCES, Finding
from .words import places_of

ASKED_WITH = {CLOCK: "when", END: "when", MONTH: "when"}
"""Columns that are no field, with the field that is read from them."""


def begun_account(row: TableRow, headings: Headings) -> tuple[RowAccount, TableRow]:
    """Returns the account of a row, and the row without cells that a spreadsheet program could not compute."""
    sound, key = row.without_errors(), NEEDED[headings.kind][0]
    own = RowAccount(row.source, " ".join(sound[key].split()))
    own.notes += [Note.of("error-cell", headings.name_of(role), words=row[role]) for role in row.errors]
    if row.joined:
        own.note("joined", rows=", ".join(map(str, row.joined)))
    if not own.title and key not in row.errors:
        own.note("no-title")
    return own, sound


def number_of_places(row: TableRow, account: RowAccount) -> int | str | None:
    """Returns how many can take part; None, with a question if the cell has other words, where it does not tell it."""
    places = places_of(row[PLACES])
    if places is None and row[PLACES]:
        account.note("which-places", words=" ".join(row[PLACES].split()))
    return places


def not_asked_yet(notes: Iterable[Note], row: TableRow, kind: str) -> list[Note]:
    """Returns the notes without questions about cells that are asked about already because of an error in them."""
    labels = {field.name: field.label for field in fields(KINDS[kind])} | {OWNER: SENTENCES["whose"].column}
    asked = {labels.get(ASKED_WITH.get(role, role)) for role in row.errors}
    return [note for note in notes if note.finding is not Finding.ASKED or note.column not in asked]
