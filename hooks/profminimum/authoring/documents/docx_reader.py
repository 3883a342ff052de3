"""Tables and paragraphs of a Word document: the one module that knows python-docx. Merged cells have their text in each cell."""

from __future__ import annotations

import io
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .tables import SourceDocument, TableBuilder


def read_docx(name: str, data: bytes) -> SourceDocument:
    """Returns the document; its tables come in their order, those inside cells behind the table that holds them.

    Raises errors of the library, of ZIP and of XML for a damaged file.
    """
    document: WordDocument = Document(io.BytesIO(data))
    builder = TableBuilder(name)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            builder.add_paragraph(block.text)
        else:
            for table in _with_inner(block):
                builder.add_table([_row(table, number) for number in range(len(table.rows))])
    return builder.document()


def _with_inner(table: Table) -> Iterator[Table]:
    yield table
    seen: set[int] = set()
    for row in table.rows:
        for cell in row.cells:
            if id(cell._tc) not in seen:  # a merged cell comes once for each cell that it covers
                seen.add(id(cell._tc))
                for inner in cell.tables:
                    yield from _with_inner(inner)


def _row(table: Table, number: int) -> list[str]:
    row = table.rows[number]
    return [*[""] * row.grid_cols_before, *(_text(cell) for cell in row.cells), *[""] * row.grid_cols_after]


def _text(cell: _Cell) -> str:
    return "\n".join(paragraph.text for paragraph in cell.paragraphs)
