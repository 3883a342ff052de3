"""The scanner of finished pages sees what a browser's parser sees, on every page of a site and on awkward markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import html5lib
import pytest
from profminimum.publish.build.finished_html import PageFacts, scan

from tests.support.hostile_region import PAYLOAD


def elements(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element that html5lib makes of a text, with its attributes."""
    for element in html5lib.parse(text, namespaceHTMLElements=False).iter():
        if isinstance(element.tag, str):
            yield element.tag.rpartition("}")[2], dict(element.attrib)


def seen_by_html5lib(text: str) -> tuple[set[str], set[str]]:
    """The anchors, and everything that leads somewhere."""
    found = list(elements(text))
    anchors = {own["id"] for _, own in found if "id" in own}
    anchors |= {own["name"] for name, own in found if name == "a" and "name" in own}
    places = {own[key].strip() for name, own in found for key in ("href", "src", "poster", "action") if key in own}
    return anchors, places


@pytest.mark.parametrize("site", ["region_site", "hostile_site"])
def test_it_sees_what_a_parser_sees(site: str, request: pytest.FixtureRequest) -> None:
    """They agree on every page, also on those whose records are full of markup."""
    pages = sorted(request.getfixturevalue(site).rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        text = page.read_text("utf-8")
        own = scan(text)
        assert (own.anchors, own.links | own.loads) == seen_by_html5lib(text), page


@pytest.mark.parametrize(
    ("text", "anchors", "places"),
    [
        ('<a href="x" title="a > b" id=y>', {"y"}, {"x"}),
        ("<a href='x' title='id=\"no\"'>", set(), {"x"}),
        ('<a title="href=no" href=x>', set(), {"x"}),
        ('<A HREF="x&amp;y"></A>', set(), {"x&y"}),
        ('<p data-href="no" data-id="no" id="a"></p>', {"a"}, set()),
        ('<!-- <a href="no"> --><a href="x"></a>', set(), {"x"}),
        ('<script src="x">"<a href=no>"</script><a name="y"></a>', {"y"}, {"x"}),
        ('<title><a href="no"></title><textarea><a href="no"></textarea>', set(), set()),
        ('<a id="one" id="two"></a>', {"one"}, set()),
        ("<a\nhref = \"x\"\n></a><img src=y alt='>'>", set(), {"x", "y"}),
        (PAYLOAD.replace("{n}", "1").replace("<", "&lt;"), set(), set()),
    ],
)  # fmt: skip
def test_awkward_markup_does_not_mislead(text: str, anchors: set[str], places: set[str]) -> None:
    """Quotation marks, comments, programs and doubled attributes are read as a parser reads them."""
    own = scan(text)
    assert (own.anchors, own.links | own.loads) == (anchors, places) == seen_by_html5lib(text)


def test_loaded_files_differ_from_followed_links() -> None:
    """A style sheet, a picture and a frame are asked for by the browser; a link, a canonical address and a feed are not."""
    text = """<link rel="stylesheet" href="a.css"><link rel="shortcut icon" href="b.svg"><img src="c" srcset="d 1x, e 2x">
      <iframe src="f"></iframe><object data="g"></object><svg><use href="#h"/></svg>
      <a href="1"></a><link rel="canonical" href="2"><link rel="alternate" href="3"><form action="4"></form>"""
    own = scan(text)
    assert own.loads == {"a.css", "b.svg", "c", "d", "e", "f", "g", "#h"}
    assert own.links == {"1", "2", "3", "4"}


@pytest.mark.parametrize(
    ("text", "is_whole", "heading", "has_words"),
    [
        ("<!doctype html><html><main><h1>Школа <i>1</i></h1><p>Часы</p></main>", True, "Школа 1", True),
        ("<!doctype html><html><main><nav>Главная</nav><h1>Школа</h1><p> </p><!-- x --></main>", True, "Школа", False),
        ("<!doctype html><html><main><h1>Школа</h1><script>x</script><svg><title>x</title></svg></main>", True, "Школа", False),
        ("<!doctype html><html><main><h1> </h1><p>Часы</p></main>", True, "", True),
        ("<!doctype html><html><h1>Школа</h1><p>Часы</p>", True, "", False),
        ("<h3>Школа</h3><p>Часы</p>", False, "", False),
    ],
)  # fmt: skip
def test_only_words_of_the_content_count(text: str, is_whole: bool, heading: str, has_words: bool) -> None:
    """What is above the heading, in programs and in drawings is not what a reader came for."""
    own = scan(text)
    assert (own.is_whole, own.heading, own.has_text) == (is_whole, heading, has_words)


def test_fifty_pages_are_scanned_quickly(region_site: Path) -> None:
    """A thousand pages take a second or so of work: the time of fifty is measured against a generous limit."""
    texts = [page.read_text("utf-8") for page in sorted(region_site.rglob("*.html"))[:50]]
    begun = process_time()
    found = [scan(text) for text in texts]
    assert all(isinstance(facts, PageFacts) for facts in found)
    assert process_time() - begun < 2
