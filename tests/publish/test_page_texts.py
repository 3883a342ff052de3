"""What readers see on every built page, line by line, has none of the flaws that templates make when a value is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import pytest

from tests.support.html_pages import address, only, pages, tree

HEADINGS = ("h1", "h2", "h3", "h4")
UNREAD = {
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "textarea",
    "select",
    "pre",
    "code",
    "input",
    "form",
    "dialog",
}
"""Elements without sentences: drawings, code, what is typed or chosen."""
INLINE = {"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "small", "span", "strong", "svg", "time", "u"}
"""Elements inside a line; any other begins a line and ends it."""
WRONG = {
    "two spaces": r"[ \u00a0]{2}",
    "a space before a sign": r"\S[ \u00a0][,;:!?»)](?!\w)|\S[ \u00a0]\.(?=[ \u00a0]|$)",
    "two signs": r"(?<!\.)\.\.(?!\.)|,[,.;]|;[;.,]|:[:.]|[!?]\.|(?<![а-я])\.,",
    "a sign at an end": r"^[,;.]|[,(«]$",
    "brackets around nothing": r"\( ?\)|« ?»",
    "nothing is counted": r"(?<![\d.,:–/-])0[ \u00a0](?!из\b)[а-яё]|^[А-ЯЁ][а-яё, ]+[ \u00a0]0$",
    "a value of the program": r"\bNone\b|\bundefined\b|\bNaN\b|\[object",
}
TABULAR = ("td", "th", "dd", "caption")
"""Values and names of tables, which may well be those of their neighbours."""
REPORTS = ("desk/", "open-data/", "field-guide/")
"""Pages of officers, where a zero is a finding and limits of numbers are named."""


class Line(NamedTuple):
    """A line of a page: its element, and what is read in it."""

    tag: str
    text: str
    glued: str
    """Letters that meet without a space where one element ends and another begins; empty if none do."""


def tag_of(element: Element) -> str:
    """The name of an element; a drawing has one with its own namespace."""
    return str(element.tag).rpartition("}")[2]


def is_seen(element: Element) -> bool:
    """Whether a reader sees an element; what only programs read aloud is no part of a line."""
    classes = element.get("class", "").split()
    return not (
        not isinstance(element.tag, str)
        or tag_of(element) in UNREAD
        or "hidden" in element.attrib
        or {"pm-hide", "pm-crumbs", "pm-printed", "pm-paper"} & set(classes)
    )


def pieces(element: Element) -> Iterator[tuple[str, str]]:
    """The texts of an element in order, each with the tag of what begins or ends before it; empty inside a line."""
    if not is_seen(element) or element.tag == "code":
        yield "", "…" if element.tag == "code" else ""
        return
    edge = "" if tag_of(element) in INLINE else tag_of(element)
    yield edge, element.text or ""
    for child in element:
        yield from pieces(child)
        yield ("" if tag_of(child) in INLINE else edge or "p"), child.tail or ""
    if edge:
        yield edge, ""


def lines(root: Element) -> list[Line]:
    """The lines of a page's content, in order."""
    found: list[Line] = []
    tag, parts = "", []

    def end() -> None:
        text = re.sub(r"[ \t\n\r]+", " ", "".join(parts)).strip(" ")
        met = (before[-1] + after[0] for before, after in pairwise(filter(None, parts)))
        if text:
            found.append(Line(tag, text, next((pair for pair in met if re.fullmatch(r"[\w.)»][^\W_]", pair)), "")))
        parts.clear()

    for edge, piece in pieces(only(root, "main")):
        if edge:
            end()
            tag = edge
        parts.append(piece)
    end()
    return found


@pytest.fixture(scope="module", params=["region_site", "built_site"], ids=["small region", "large region"])
def texts(request: pytest.FixtureRequest) -> dict[str, list[Line]]:
    """The lines of every page of a site, by address."""
    folder: Path = request.getfixturevalue(request.param)
    return {address(page, folder): lines(tree(page)) for page in pages(folder) if not page.match("embed/index.html")}


@pytest.mark.parametrize("flaw", WRONG)
def test_lines_have_no_flaw(texts: dict[str, list[Line]], flaw: str) -> None:
    """No line shows that something was left out of it."""
    wrong = [
        f"{where}: {line.text[max(0, found.start() - 30) : found.end() + 30]!r}"
        for where, own in texts.items()
        if flaw != "nothing is counted" or not where.startswith(REPORTS)
        for line in own
        for found in re.finditer(WRONG[flaw], line.text)
    ]
    assert wrong == []


def test_words_of_neighbours_are_not_glued(texts: dict[str, list[Line]]) -> None:
    """Between two elements of a line stands a space: those who listen, copy or search do not see how they are set."""
    assert [f"{where}: {line.text} ({line.glued})" for where, own in texts.items() for line in own if line.glued] == []


def test_no_line_is_said_twice(texts: dict[str, list[Line]]) -> None:
    """Two neighbours of more than a word or two are different, but for the cells of a table."""
    wrong = [
        f"{where}: {line.text}"
        for where, own in texts.items()
        for before, line in pairwise(own)
        if before.text == line.text and len(line.text) > 12 and line.tag not in TABULAR
    ]
    assert wrong == []


def test_headings_begin_with_a_capital(texts: dict[str, list[Line]]) -> None:
    """Whatever stands in them: «город Котовск» in a sentence is «Город Котовск» above one."""
    wrong = [
        f"{where}: {line.text}"
        for where, own in texts.items()
        for line in own
        if line.tag in HEADINGS and re.match(r"[«(]*[а-яё]", line.text)
    ]
    assert wrong == []


def test_headings_head_something(built_site: Path) -> None:
    """Behind each heading comes something other than a heading of its own rank or above; the small region has no words there."""
    texts = {address(page, built_site): lines(tree(page)) for page in pages(built_site)}
    wrong = [
        f"{where}: {line.text}"
        for where, own in texts.items()
        for line, after in zip(own, [*own[1:], None], strict=True)
        if line.tag in HEADINGS and (after is None or (after.tag in HEADINGS and after.tag <= line.tag))
    ]
    assert wrong == []
