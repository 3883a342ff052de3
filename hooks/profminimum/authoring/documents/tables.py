"""Tables of a document as plain values: rows of texts, with what stands above them. Knows no file format and no record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ...model.schema.typography import plain_text

Texts = tuple[str, ...]


@dataclass(frozen=True)
class SourceRow:
    """A row of a table: its number in the document, from 1, and the texts of its cells."""

    number: int
    cells: Texts
    is_hidden: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no cell has a text."""
        return not any(self.cells)

    def cell(self, column: int) -> str:
        """Returns the text of a cell; empty beyond the last one."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class SourceTable:
    """A table as it stands in a document."""

    name: str
    """What people call it: «таблица 1», «лист «План»»."""
    rows: tuple[SourceRow, ...]
    above: Texts = ()
    """The paragraphs between the table before it, or the beginning of the document, and this one."""
    below: Texts = ()
    """The paragraphs behind it up to the next table: footnotes stand there."""


@dataclass(frozen=True)
class SourceDocument:
    """A file with its tables and, where it has none, its paragraphs."""

    name: str
    tables: tuple[SourceTable, ...] = ()
    paragraphs: Texts = ()
    """All texts outside the tables."""
    complaint: str = ""
    """Why it could not be read, in Russian; empty if it could."""


@dataclass
class TableBuilder:
    """Collects paragraphs and tables in the order of a document."""

    name: str
    _tables: list[SourceTable] = field(default_factory=list)
    _paragraphs: list[str] = field(default_factory=list)
    _pending: list[str] = field(default_factory=list)

    def add_paragraph(self, text: str) -> None:
        """Adds a paragraph that stands outside the tables."""
        if clean := cell_text(text):
            self._pending.append(clean)
            self._paragraphs.append(clean)

    def add_table(self, rows: Iterable[Sequence[str]], name: str = "", hidden: Iterable[int] = ()) -> None:
        """Adds a table; `hidden` are numbers of rows, from 1, that the document does not show."""
        left_out = set(hidden)
        numbered = tuple(
            SourceRow(number, tuple(map(cell_text, row)), number in left_out) for number, row in enumerate(rows, 1)
        )
        self._flush_below()
        self._tables.append(SourceTable(name or f"таблица {len(self._tables) + 1}", numbered, tuple(self._pending)))
        self._pending = []

    def _flush_below(self) -> None:
        if self._tables and self._pending:
            last = self._tables.pop()
            self._tables.append(SourceTable(last.name, last.rows, last.above, tuple(self._pending)))

    def document(self) -> SourceDocument:
        """Returns the document with everything that was added."""
        self._flush_below()
        return SourceDocument(self.name, tuple(self._tables), tuple(self._paragraphs))


def cell_text(text: str) -> str:
    """Returns the text of a cell: lines without outer spaces, signs of word processors replaced."""
    lines = (" ".join(line.split()) for line in plain_text(text).replace("\xa0", " ").split("\n"))
    return "\n".join(line for line in lines if line)


def without_empty(rows: Iterable[SourceRow]) -> Iterator[SourceRow]:
    """Yields the rows that have a text."""
    return (row for row in rows if not row.is_empty)
