"""Search index: Pagefind run over what it reads of finished pages, and only when that has changed. Knows no record.

A large region's index has parts, each made by itself, which the page of search merges: the program holds all that it
indexes in memory.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from .cache import BuildCache, digest
from .output_folder import OutputFolder
from .search_documents import SearchDocuments

INDEX_FOLDER = "pagefind"
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Ready-made interfaces that Pagefind adds: the site has its own, which is fifty times smaller."""
ENGINE = ("pagefind*.js", "wasm.*")
"""What further parts of an index take from the first."""
INDEXED = ("fragment/*", "index/*", "filter/*", "*.pf_meta")
"""What an index says of its pages, in files named after their content."""
PARTS = "parts.json"
"""The file that names the folders of further parts, as a list."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A web application by Python's own convention (WSGI, PEP 3333)."""


class IndexFailed(Exception):
    """Pagefind's program could not make the index; the message is its own."""


def is_made(site: Path) -> bool:
    """Whether the folder `site` has an index."""
    return (site / INDEX_FOLDER / "pagefind.js").is_file()


def write_index(site: Path, output: Path | None = None) -> None:
    """Indexes the pages of the folder `site` into `output`, or into its subfolder `pagefind/`. Raises IndexFailed."""
    output = output or site / INDEX_FOLDER
    command = [sys.executable, "-m", "pagefind", "--quiet", "--site", str(site), "--output-path", str(output)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL)
    if done.returncode or not (output / "pagefind.js").is_file():
        raise IndexFailed((done.stderr or done.stdout).strip())
    _remove(output, UNUSED)


def _remove(folder: Path, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        for path in folder.glob(pattern):
            path.unlink()


def update_index(folder: OutputFolder, cache: BuildCache, processes: int = 1) -> None:
    """Indexes the pages of a finished site, as far as their text is not indexed yet. Raises IndexFailed."""
    name = f"{folder.name}-search"
    known, indexed = cache.load(name) or ({}, [])
    documents = SearchDocuments(cache.folder / folder.name / "search", known)
    pages = {path: stamp.digest for path, stamp in folder.files.items() if path.endswith(".html")}
    stale = documents.stale(pages)
    index = folder.folder / INDEX_FOLDER
    if not stale and pages.keys() == known.keys() and is_made(folder.folder):
        return
    cache.save(name, None)  # a build that is killed now leaves documents and an index of nothing that is known
    documents.update(folder.folder, pages, stale, processes)
    parts = documents.parts()
    digests = [_digest(part) for part in parts]
    if len(digests) != len(indexed) or not is_made(folder.folder):
        shutil.rmtree(index, ignore_errors=True)
        indexed = [b""] * len(digests)
    for number, part in enumerate(parts):
        if digests[number] != indexed[number]:
            _write_part(documents, part, index, number)
    if digests != indexed:
        (index / PARTS).write_text(json.dumps([_folder(number) for number in range(1, len(parts))]), "utf-8")
    cache.save(name, (documents.pages, digests))


def _digest(part: Mapping[str, bytes]) -> bytes:
    return digest(*(item for path, document in part.items() for item in (path.encode(), document)))


def _write_part(documents: SearchDocuments, part: Iterable[str], index: Path, number: int) -> None:
    """Writes a part of an index: the first with the engine, each further one into a folder below it."""
    folder = index / _folder(number)
    _remove(folder, INDEXED)
    gathered = documents.gather(part, documents.folder.parent / "indexed")
    write_index(gathered, folder)
    shutil.rmtree(gathered)
    if number:
        _remove(folder, ENGINE)


def _folder(number: int) -> str:
    return f"part-{number}/" if number else ""


class IndexOnDemand:
    """A preview's web application that makes the index when a page first asks for it, and anew after each build.

    `stamp` is a file that every build writes last; `complain` is called with the reason if an index cannot be made.
    """

    def __init__(self, application: Application, stamp: Path, complain: Callable[[IndexFailed], None]) -> None:
        self._application = application
        self._stamp = stamp
        self._complain = complain
        self._lock = Lock()
        self._made_for: int | None = None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers a request; only those for the index wait for it."""
        if f"/{INDEX_FOLDER}/" in environ.get("PATH_INFO", ""):
            with self._lock:
                self._renew()
        return self._application(environ, start_response)

    def _renew(self) -> None:
        build = self._build()
        if build in (None, self._made_for):
            return
        try:
            write_index(self._stamp.parent)
        except IndexFailed as failed:
            self._complain(failed)
        self._made_for = build

    def _build(self) -> int | None:
        """The time of the build in the folder; None while one is under way."""
        try:
            return self._stamp.stat().st_mtime_ns
        except OSError:
            return None
