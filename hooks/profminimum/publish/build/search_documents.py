"""Search documents: of each finished page only what the search program reads, kept beside the cache from build to build.

A fifth of a page is text; the rest – the frame, drawings, attributes – would be parsed and forgotten. A test proves that
the program makes the very same index of documents as of pages. Knows no record.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from .cache import digest
from .finished_html import INSIDE
from .workers import chunked, map_in_processes

WORTH_WORKERS = 200
"""The number of new documents that is worth the start of worker processes."""
CHUNKS = 16
MOST_IN_PART = 5000
"""Pages in a part of the index. The program takes some 160–210 KB of memory for each; a further part costs a reader about
7 KB for each word of a first search, and ranks its pages by itself, so that there are as few as memory allows."""

ReadPage = Callable[[str], bytes]
"""Gives the content of a page by its path."""

_BODY = " data-pagefind-body"
_TAG = re.compile(rf"<!--.*?-->|<(/?)([a-z][a-z0-9]*)({INSIDE})>", re.S | re.I)
_KEPT = re.compile(r"""\s(?:id|src|alt|data-pagefind[a-z-]*)=(?:"[^"]*"|'[^']*')""")
_SKIPPED = frozenset(
    ["head", "style", "script", "noscript", "label", "form", "svg", "footer", "nav", "iframe", "template"]
)
"""Elements that the program never reads: https://github.com/Pagefind/pagefind, `REMOVE_SELECTORS`."""
_BLANK = re.compile(r"[ \t\r\n]+")
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
"""Elements without an end tag: https://html.spec.whatwg.org/multipage/syntax.html#void-elements."""


def search_document(page: str) -> str:
    """Returns what the search program reads of a page, as a page; empty for one that is not searched."""
    marked = page.find(_BODY)
    if marked < 0:
        return ""
    begin, end = page.index(">", marked) + 1, page.rindex("</main>")
    # How a template is laid out, and what is left of a list that is empty today, is no text
    text = _BLANK.sub(" ", "".join(_pieces(page, begin, end)))
    return f'<!doctype html><html lang="ru"><body><main{_BODY}>{text}</main></body></html>'


def _pieces(page: str, begin: int, end: int) -> Iterable[str]:
    """Yields the text and the bare tags of the searched part of a page, without elements that are skipped."""
    skipped, depth = "", 0
    for found in _TAG.finditer(page, begin, end):
        closing, name, attributes = found.groups("")
        if not skipped:
            yield page[begin : found.start()]
            if name not in _EMPTY and (name in _SKIPPED or "data-pagefind-ignore" in attributes):
                skipped = name
            elif name:
                yield f"<{closing}{name}{_needed_attributes(attributes)}>"
        if name and name == skipped:
            depth += -1 if closing else 1
            skipped = skipped if depth else ""
        begin = found.end()
    if not skipped:
        yield page[begin:end]


def _needed_attributes(attributes: str) -> str:
    """Returns the attributes that the program reads; those that give its metadata may have any name."""
    return attributes if "data-pagefind-meta" in attributes else "".join(_KEPT.findall(attributes))


class Searched(NamedTuple):
    """A page of which a document was made: the digests of both, that of the document empty if it is not searched."""

    page: bytes
    document: bytes


class SearchDocuments:
    """Documents of a site in a folder of their own, by the path of their page."""

    def __init__(self, folder: Path, known: Mapping[str, Searched]) -> None:
        """`known` are the pages of which the folder holds the documents."""
        self.folder = folder
        self.pages: dict[str, Searched] = dict(known)

    def stale(self, pages: Mapping[str, bytes]) -> list[str]:
        """Returns the paths of pages, given with their digests, whose documents are not there yet."""
        return [path for path, page in pages.items() if not self._is_there(path, page)]

    def _is_there(self, path: str, page: bytes) -> bool:
        known = self.pages.get(path)
        return known is not None and known.page == page and (not known.document or (self.folder / path).is_file())

    def update(self, read: ReadPage, pages: Mapping[str, bytes], stale: Sequence[str], processes: int) -> None:
        """Makes the documents of the stale pages, and removes those of pages that are gone."""
        runs = chunked(stale, CHUNKS)
        make = partial(self._make_all, read)
        made = map_in_processes(runs, make, processes if len(stale) >= WORTH_WORKERS else 1)
        documents = {path: document for part in made for path, document in part.items()}
        for path in self.pages.keys() - pages.keys():
            (self.folder / path).unlink(missing_ok=True)
        self.pages = {
            path: Searched(page, documents[path]) if path in documents else self.pages[path]
            for path, page in pages.items()
        }

    def _make_all(self, read: ReadPage, paths: Iterable[str]) -> dict[str, bytes]:
        return {path: self._make(read, path) for path in paths}

    def _make(self, read: ReadPage, path: str) -> bytes:
        target, data = self.folder / path, search_document(read(path).decode()).encode()
        if not data:
            target.unlink(missing_ok=True)
            return b""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return digest(data)

    def parts(self) -> list[dict[str, bytes]]:
        """Returns the digests of the documents by path, in as many parts of like size as are needed.

        What belongs to one owner is in one part, so that an edit reaches few.
        """
        searched = {path: page.document for path, page in sorted(self.pages.items()) if page.document}
        parts: list[dict[str, bytes]] = [{} for _ in range(-(-len(searched) // MOST_IN_PART) or 1)]
        for path, document in searched.items():
            parts[crc32(_owner(path).encode()) % len(parts)][path] = document
        return parts

    def gather(self, paths: Iterable[str], folder: Path) -> Path:
        """Links some of the documents, and nothing else, into `folder`, made anew; returns it."""
        shutil.rmtree(folder, ignore_errors=True)
        for path in paths:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).hardlink_to(self.folder / path)
        return folder


def _owner(path: str) -> str:
    return "/".join(path.split("/")[:2])
