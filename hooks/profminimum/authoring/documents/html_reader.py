"""Tables and paragraphs of a web page, or of what Word and Excel put on the clipboard: the one module that knows lxml.

Knows no record.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from .limits import LONGEST, WIDEST
from .tables import SourceDocument, TableBuilder

_UNSEEN = {"script", "style", "title", "template", "noscript"}
_BREAKS = {"p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "caption"}


def read_html(name: str, text: str) -> SourceDocument:
    """Returns the document; a cell over several rows or columns has its text in each of them."""
    builder = TableBuilder(name)
    if text.strip():
        _read(html.document_fromstring(text), builder)
    return builder.document()


def _read(element: html.HtmlElement, builder: TableBuilder) -> None:
    """Adds what an element holds, in order: tables as tables, everything else as paragraphs."""
    if element.tag in _UNSEEN or not isinstance(element.tag, str):
        return
    if element.tag == "table":
        builder.add_table(_rows(element))
        for inner in element.xpath(".//table"):
            builder.add_table(_rows(inner))
        return
    if not element.xpath(".//table"):
        for line in _text(element).split("\n"):
            builder.add_paragraph(line)
        return
    builder.add_paragraph(element.text or "")
    for child in element:
        _read(child, builder)
        builder.add_paragraph(child.tail or "")


def _rows(table: html.HtmlElement) -> list[list[str]]:
    rows: list[list[str]] = []
    covered: dict[tuple[int, int], str] = {}  # texts of cells that reach down from rows above
    for number, line in enumerate(_own(table, "tr")):
        row: list[str] = []
        for cell in line.xpath("./td | ./th"):
            while (number, len(row)) in covered:
                row.append(covered[number, len(row)])
            text = _text(cell)
            down, right = (
                min(_span(cell.get(name)), most) for name, most in (("rowspan", LONGEST), ("colspan", WIDEST))
            )
            for below in range(number + 1, number + down):
                covered.update({(below, column): text for column in range(len(row), len(row) + right)})
            row += [text] * right
        while (number, len(row)) in covered:
            row.append(covered[number, len(row)])
        rows.append(row)
    return rows


def _own(table: html.HtmlElement, tag: str) -> list[html.HtmlElement]:
    """Returns the rows of a table, those of tables inside it left out."""
    return [line for line in table.iter(tag) if next(line.iterancestors("table")) is table]


def _text(element: html.HtmlElement) -> str:
    return " ".join("".join(_pieces(element)).split(" "))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """Yields the words of an element, without those of tables inside it; paragraphs and breaks end a line."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        if child.tag in _BREAKS:
            yield "\n"
        if child.tag != "table":
            yield from _pieces(child)
        if child.tag in _BREAKS:
            yield "\n"
        yield " ".join((child.tail or "").split("\n"))


def _span(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 and int(text) else 1


_LINES = {*_BREAKS, "blockquote", "pre", "ul", "ol", "table", "body"}
"""Elements that begin and end a line."""


def page_lines(page: str) -> str:
    """Returns a page as the lines that a reader sees; spaces that hold, `&nbsp;`, are kept at their beginnings."""
    if not page.strip():
        return ""
    root = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    lines: list[list[str]] = [[]]
    unseen = preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        begins, tag = event == "start", element.tag if isinstance(element.tag, str) else ""
        unseen += (begins or -1) * (tag in _UNSEEN)
        preformatted += (begins or -1) * (tag == "pre")
        if (tag == "br" and begins) or (tag in _LINES - {"br"} and lines[-1]):
            lines.append([])
        text = (element.text if begins else element.tail) or ""
        if not unseen and (tag or not begins):
            _add_words(lines, text, is_preformatted=bool(preformatted))
    # Mail programs write an indentation as spaces that hold; those of the page's own source mean nothing.
    return "\n".join("".join(line).replace("\u00a0", " ").rstrip() for line in lines)


def _add_words(lines: list[list[str]], text: str, *, is_preformatted: bool) -> None:
    if is_preformatted:
        first, *later = text.split("\n")
        lines[-1].append(first)
        lines += ([line] for line in later)
        return
    words = text.replace("\r", "").replace("\n", " ")
    if own := words if lines[-1] else words.lstrip(" "):
        lines[-1].append(own)
