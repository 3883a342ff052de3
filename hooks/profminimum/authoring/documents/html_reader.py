"""Tables and paragraphs of a web page, or of what Word and Excel put on the clipboard. Knows no record."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from .tables import SourceDocument, TableBuilder

_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "caption"}
_UNSEEN = {"script", "style", "head", "title", "template", "noscript"}
_WIDEST, _LONGEST = 200, 5000
"""Columns and rows that one cell may cover: more is a mistake, or an attack."""


def read_html(name: str, text: str) -> SourceDocument:
    """Returns the document; a cell over several rows or columns has its text in each of them."""
    parser = _Parser(name)
    parser.feed(text)
    parser.close()
    return parser.finished()


@dataclass
class _OpenTable:
    """A table while it is read."""

    rows: list[list[str]] = field(default_factory=list)
    covered: dict[tuple[int, int], str] = field(default_factory=dict)
    """Texts of cells that reach down from rows above, by row and column from 0."""
    text: list[str] | None = None
    spans: tuple[int, int] = (1, 1)


class _Parser(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = TableBuilder(name)
        self._open: list[_OpenTable] = []
        self._words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._flush()
            self._open.append(_OpenTable())
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].rows.append([])
        elif tag in ("td", "th") and self._open:
            self._begin_cell(dict(attrs))
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th", "tr") and self._open:
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_table()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        text = self._open[-1].text if self._open else self._words
        if text is not None:
            text.append(" ".join(data.split()).join((" " * data[:1].isspace(), " " * data[-1:].isspace())))

    def finished(self) -> SourceDocument:
        while self._open:
            self._end_table()
        self._flush()
        return self._builder.document()

    def _break(self) -> None:
        if self._open and self._open[-1].text is not None:
            self._open[-1].text.append("\n")
        elif not self._open:
            self._flush()

    def _flush(self) -> None:
        self._builder.add_paragraph("".join(self._words))
        self._words = []

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        table = self._open[-1]
        if not table.rows:
            table.rows.append([])
        table.text = []
        down, right = (_number(attributes.get(name)) for name in ("rowspan", "colspan"))
        table.spans = min(down, _LONGEST), min(right, _WIDEST)

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.text is None:
            return
        text, (down, right), number = "".join(table.text), table.spans, len(table.rows) - 1
        row = table.rows[number]
        self._fill_covered(table, number)
        first = len(row)
        row.extend([text] * right)
        for below in range(number + 1, number + down):
            table.covered.update({(below, column): text for column in range(first, first + right)})
        table.text = None

    @staticmethod
    def _fill_covered(table: _OpenTable, number: int) -> None:
        row = table.rows[number]
        while (number, len(row)) in table.covered:
            row.append(table.covered[number, len(row)])

    def _end_table(self) -> None:
        self._end_cell()
        table = self._open.pop()
        for number in range(len(table.rows)):
            self._fill_covered(table, number)
        self._builder.add_table(table.rows)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 and int(text) else 1
