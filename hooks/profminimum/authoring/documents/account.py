"""What an import made of a document, told row by row: understood, guessed, asked, left out. Knows no file format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...problem import Problem
from ..plain_words import plain_advice
from .sentences import OF_COMMAND, SENTENCES, Finding
from .tables import SourceRow, SourceTable

FEWEST_ALIKE = 3
"""Rows that a table has at least, for what they share to be said once: fewer say it themselves, each beside its title."""


@dataclass(frozen=True)
class Note:
    """Something that a person should know of a row."""

    finding: Finding
    text: str
    column: str = ""
    """The heading of the column, empty for the whole row."""

    @classmethod
    def of(cls, name: str, column: str = "", /, **gaps: object) -> Note:
        """Returns a sentence with its gaps filled in; `column` names a column where the sentence does not."""
        sentence = SENTENCES[name]
        return cls(sentence.finding, sentence.text.format(**OF_COMMAND, **gaps), column or sentence.column)

    def __str__(self) -> str:
        where = f"«{self.column}»: " if self.column else ""
        return f"{self.finding.value}: {where}{self.text}"


@dataclass
class RowAccount:
    """What became of a row."""

    row: SourceRow
    title: str
    notes: list[Note] = field(default_factory=list)
    path: str = ""
    """The file of its draft below the folder of data; empty while it has none."""
    values: dict[str, Any] | None = None
    """The plain values of its draft, None if it gives none."""
    problems: list[Problem] = field(default_factory=list)
    """What the checks say of its draft."""

    @property
    def is_ready(self) -> bool:
        """Whether it has a draft that the checks take."""
        return self.values is not None and not any(problem.is_error for problem in self.problems)

    def note(self, name: str, /, **gaps: object) -> None:
        """Adds a sentence of `SENTENCES` with its gaps filled in."""
        self.notes.append(Note.of(name, "", **gaps))


@dataclass
class TableAccount:
    """What became of a table; `kind` is empty for one that holds no records that are known."""

    document: str
    table: SourceTable
    kind: str = ""
    label: str = ""
    """What one of its records is called."""
    notes: list[Note] = field(default_factory=list)
    rows: list[RowAccount] = field(default_factory=list)

    def note(self, name: str, /, **gaps: object) -> None:
        """Adds a sentence of `SENTENCES` with its gaps filled in."""
        self.notes.append(Note.of(name, "", **gaps))

    @property
    def shared_notes(self) -> tuple[Note, ...]:
        """What is to be known of each row alike, such as whose they are; nothing if there are fewer rows than `FEWEST_ALIKE`."""
        if len(self.rows) < FEWEST_ALIKE:
            return ()
        first, *others = (row.notes for row in self.rows)
        return tuple(note for note in first if all(note in notes for notes in others))

    @property
    def questions(self) -> int:
        """How many questions there are; one that all rows share is one."""
        shared = self.shared_notes
        notes = [*shared, *(note for row in self.rows for note in row.notes if note not in shared)]
        return sum(note.finding is Finding.ASKED for note in notes)

    def lines(self) -> Iterator[str]:
        """Yields the account as lines of text; what all rows share is said once."""
        shared = self.shared_notes
        yield f"{self.document}, {self.table.name}: {self.label or 'записей не найдено'}"
        yield from (f"  {note}" for note in self.notes)
        yield from (f"  во всех строках: {note}" for note in shared)
        for row in self.rows:
            where = f"  строка {row.row.number}" + (" (скрыта в таблице)" if row.row.is_hidden else "")
            yield f"{where}: {row.title}" + (f" → {row.path}" if row.path else "")
            yield from (f"    {note}" for note in row.notes if note not in shared)
            yield from (f"    {problem.severity.label}: {plain_advice(problem)}" for problem in row.problems)


def summary(accounts: Sequence[TableAccount]) -> str:
    """Returns how many rows became drafts, of how many, and how many questions are left."""
    rows = [row for account in accounts for row in account.rows]
    ready = sum(row.is_ready for row in rows)
    asked = sum(account.questions for account in accounts)
    return f"Строк с записями: {len(rows)}, готовых черновиков: {ready}, вопросов: {asked}."
