"""The one reader of finished pages: links, anchors, scripts, metadata and content by the markup of the theme's frame.

A scanner by patterns: it reads thousands of pages in seconds, where `html.parser` takes minutes. A test proves that it
sees what a browser's parser sees. Knows neither the disk nor other pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

INSIDE = r"""[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*"""
"""What stands in a tag: a sign in quotation marks does not end it."""
_TAG = re.compile(rf"<!--.*?-->|(<(script|style|textarea|title)\b{INSIDE}>).*?</\2\s*>|(<[a-z]{INSIDE}>)", re.S | re.I)
"""A comment, an element whose contents are no markup, the beginning of any other."""
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_MAIN = re.compile(rf"<main\b{INSIDE}>(.*)</main\s*>", re.S | re.I)
_HEADING = re.compile(rf"<h1\b{INSIDE}>(.*?)</h1\s*>", re.S | re.I)
_WORDS = re.compile(
    rf"<!--.*?-->|<(script|style|svg|template)\b{INSIDE}>.*?</\1\s*>|</?[a-z]{INSIDE}>|([^<\s][^<]*)", re.S | re.I
)

_CONTENT = re.compile(r'<div class="md-content__inner[^>]*>(.*)</div>\s*</div>\s*</div>\s*</main>', re.S)
_META = re.compile(r'<meta (?:name|property)="([^"]*)" content="([^"]*)"')
_BREADCRUMBS = re.compile(r'<nav class="pm-crumbs".*?</nav>', re.S)
_HREF = re.compile(r'href="([^"]*)"')
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.S | re.I)
_WHOLE_MAIN = re.compile(r"<main\b.*</main\s*>", re.S | re.I)
_NOT_INLINE_CODE = re.compile(r"\ssrc\s*=|\stype\s*=\s*[\"']?application/(ld\+)?json", re.I)
_REFRESH = re.compile('<meta http-equiv="refresh"')
_HEAD_LENGTH = 4096
"""Characters within which the head of a page that only leads on has said so."""
_HEAD_START = re.compile(r"<head\b[^>]*>(\s*<meta charset=[^>]*>)?", re.I)
_START_TAG = re.compile(r"<[a-z][^<>]*>", re.I)
_LINK = re.compile(r'(?<=\s)(href|src|action)="([^"#?:]*)((?:[#?][^"]*)?)"')
_MODULE_SCRIPT = re.compile(r'<script type="module"[^>]*></script>\n?')

_LOADED = frozenset(
    ["stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "preconnect", "dns-prefetch"]
)
"""What makes a `link` a request of the browser's own: the others wait until somebody follows them."""
_FOLLOWED = frozenset({("a", "href"), ("area", "href"), ("link", "href"), ("form", "action"), ("button", "formaction")})


class PageFacts(NamedTuple):
    """A page as the check sees it. Addresses are as they are written, character references resolved."""

    anchors: frozenset[str]
    links: frozenset[str]
    """What a reader may follow."""
    loads: frozenset[str]
    """What the browser asks for by itself."""
    is_whole: bool
    """Whether it is a page, not a fragment of one."""
    heading: str
    """The text of its first heading inside `main`."""
    has_text: bool
    """Whether `main` says anything below that heading."""


def scan(text: str) -> PageFacts:
    """Reads a page."""
    anchors: set[str] = set()
    links: set[str] = set()
    loads: set[str] = set()
    for found in _TAG.finditer(text):
        tag = found[1] or found[3]
        if tag and "=" in tag:
            own = _of_tag(tag)
            anchors.update(own.anchors)
            links.update(own.links)
            loads.update(own.loads)
    main = _MAIN.search(text)
    heading = _HEADING.search(main[1]) if main else None
    return PageFacts(
        frozenset(anchors),
        frozenset(links),
        frozenset(loads),
        "<html" in text[:200].casefold(),
        " ".join(_words(heading[1])) if heading else "",
        bool(main and heading and any(_words(main[1], heading.end()))),
    )


class _Tag(NamedTuple):
    anchors: tuple[str, ...]
    links: tuple[str, ...]
    loads: tuple[str, ...]


@lru_cache(maxsize=1 << 16)  # most tags of a page stand on all the others too
def _of_tag(tag: str) -> _Tag:
    name, *rest = _ATTRIBUTE.findall(tag[1:-1])
    element = name[0].casefold()
    own = {key.casefold(): unescape(_bare(value)).strip() for key, value in reversed(rest)}
    anchors = [own[key] for key in ("id", "name") if key in own and (key == "id" or element == "a")]
    links: list[str] = []
    loads: list[str] = []
    for key, address in _addresses(element, own):
        is_followed = (element, key) in _FOLLOWED and not (_LOADED & set(own.get("rel", "").casefold().split()))
        (links if is_followed else loads).append(address)
    return _Tag(tuple(anchors), tuple(links), tuple(loads))


def _bare(value: str) -> str:
    return value[1:-1] if value[:1] in ('"', "'") else value


def _addresses(element: str, own: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key in ("href", "xlink:href", "src", "poster", "action", "formaction"):
        if key in own and (element, key) != ("base", "href"):
            yield key, own[key]
    if element == "object" and "data" in own:
        yield "data", own["data"]
    for key in ("srcset", "imagesrcset"):
        yield from ((key, part.split()[0]) for part in own.get(key, "").split(",") if part.strip())


def _words(markup: str, start: int = 0) -> Iterator[str]:
    """The pieces of text that a reader sees, from a position on."""
    return (unescape(found[2]).strip() for found in _WORDS.finditer(markup, start) if found[2])


def inline_scripts(page: str) -> Iterator[str]:
    """Yields the code that stands in the frame of a page, in order.

    What stands within `<main>` comes from data: a script there is an injection and must not be let run by its hash.
    """
    for attributes, code in _SCRIPT.findall(_WHOLE_MAIN.sub("", page)):
        if not _NOT_INLINE_CODE.search(attributes):
            yield code


def with_first_in_head(page: str, markup: str) -> str:
    """Returns the page with the markup at the very start of its head, behind the charset."""
    return _HEAD_START.sub(lambda head: head.group() + markup, page, count=1)


def with_links_mapped(page: str, change: Callable[[str], str]) -> str:
    """Returns the page with the path of each of its relative links changed; queries and fragments stay."""

    def mapped(link: re.Match[str]) -> str:
        attribute, path, rest = link.groups()
        return f'{attribute}="{change(path)}{rest}"'

    return _START_TAG.sub(lambda tag: _LINK.sub(mapped, tag.group()), page)


def leads_on(page: str) -> bool:
    """Returns whether a page only leads on to another address."""
    return _REFRESH.search(page[:_HEAD_LENGTH]) is not None


def without_modules(page: str) -> str:
    """Returns the page without its JavaScript modules."""
    return _MODULE_SCRIPT.sub("", page)


class PageContent(NamedTuple):
    """The content of a page inside the theme's frame."""

    metadata: dict[str, str]
    """The values of the head's `meta` elements by name or property."""
    body: str
    """The HTML inside the frame."""
    breadcrumbs: list[str]
    """The addresses of the breadcrumbs as they are written."""


def page_content(page: str) -> PageContent | None:
    """Returns the content of a page; None for one without the theme's frame, which other sites show."""
    content = _CONTENT.search(page)
    if not content:
        return None
    metadata = {name: unescape(value) for name, value in _META.findall(page[: content.start()])}
    breadcrumbs = _BREADCRUMBS.search(content[1])
    return PageContent(metadata, content[1], _HREF.findall(breadcrumbs[0]) if breadcrumbs else [])
