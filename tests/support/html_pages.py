"""Built pages as a browser reads them: their trees, texts, links and identifiers. Knows no template of ours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

LINKS = {"href", "src", "action", "poster", "data"}


@lru_cache(maxsize=400)
def tree(path: Path) -> Element:
    """The page in a file, by the rules of HTML5."""
    root: Element = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False, transport_encoding="utf-8")
    return root


def pages(site: Path) -> list[Path]:
    """All pages of a folder, in order; pieces of HTML that other sites take in are none."""
    return sorted(path for path in site.rglob("*.html") if b"<!doctype" in path.read_bytes()[:200].lower())


def address(path: Path, site: Path) -> str:
    """A page's address below the site's root: `schools/first/`."""
    return path.relative_to(site).as_posix().removesuffix("index.html")


def text(element: Element) -> str:
    """What an element says, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def only(root: Element, tag: str) -> Element:
    """The one element of a kind; a page without it, or with two, is an error."""
    (found,) = root.iter(tag)
    return found


def meta(root: Element, name: str) -> str | None:
    """What a page says of itself under a name, None if it does not."""
    return next((element.get("content") for element in root.iter("meta") if element.get("name") == name), None)


def elements(root: Element) -> Iterator[Element]:
    """All elements, without comments."""
    return (element for element in root.iter() if isinstance(element.tag, str))


def links(root: Element) -> Iterator[tuple[str, str]]:
    """Each address that a page leads to or loads, with the kind of its element."""
    for element in elements(root):
        yield from ((str(element.tag), value) for name, value in element.items() if name in LINKS)


def identifiers(root: Element) -> list[str]:
    """The identifiers of a page's elements, in order."""
    return [element.attrib["id"] for element in elements(root) if "id" in element.attrib]
