"""Search index: Pagefind run over what it reads of finished pages, and only when that has changed. Knows no record.

A large region's index has parts, each made by itself, which the page of search merges: the program holds all that it
indexes in memory.
"""

from __future__ import annotations

import filecmp
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
    _end(start_program(site, output), output)


def start_program(site: Path, output: Path) -> subprocess.Popen[str]:
    """Starts the program that indexes the pages of a folder into another one."""
    command = [sys.executable, "-m", "pagefind", "--quiet", "--site", str(site), "--output-path", str(output)]
    said = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, encoding="utf-8", errors="replace"
    )


def _end(program: subprocess.Popen[str], output: Path) -> None:
    """Waits for the program. Raises IndexFailed."""
    said, complaint = program.communicate()
    if program.returncode or not (output / "pagefind.js").is_file():
        raise IndexFailed((complaint or said).strip())
    _remove(output, UNUSED)


def _remove(folder: Path, patterns: Iterable[str]) -> None:
    for path in _matching(folder, patterns):
        path.unlink()


def _matching(folder: Path, patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in folder.glob(pattern)]


class IndexUpdate:
    """Update of a site's index, as far as the text of its pages is not indexed yet; a context, which ends with it.

    The program is started as soon as there are all pages, so that it runs beside whatever else is made, and `finish` puts
    the index in its place.
    """

    def __init__(self, folder: OutputFolder, cache: BuildCache, processes: int = 1) -> None:
        """`folder` knows all pages: in their place or yet to be put there."""
        self._site = folder.folder
        self._cache = cache
        self._name = f"{folder.name}-search"
        self._work = cache.folder / folder.name / "index"
        known, indexed = cache.load(self._name) or ({}, [])
        self._documents = SearchDocuments(cache.folder / folder.name / "search", known)
        pages = {path: stamp.digest for path, stamp in folder.files.items() if path.endswith(".html")}
        stale = self._documents.stale(pages)
        self._is_needed = bool(stale) or pages.keys() != known.keys() or not is_made(self._site)
        if self._is_needed:
            # A build that is killed now leaves documents and an index of nothing that is known
            cache.save(self._name, None)
            self._documents.update(folder.read, pages, stale, processes)
        self._parts = self._documents.parts() if self._is_needed else []
        self._digests = [_digest(part) for part in self._parts]
        self._is_whole = len(self._digests) != len(indexed) or not is_made(self._site)
        before = [b""] * len(self._digests) if self._is_whole else indexed
        self._stale = [number for number, part in enumerate(self._digests) if part != before[number]]
        shutil.rmtree(self._work, ignore_errors=True)
        self._program = self._start(self._stale[0]) if self._stale else None

    def _start(self, number: int) -> subprocess.Popen[str]:
        pages = self._documents.gather(self._parts[number], self._work / f"pages-{number}")
        return start_program(pages, self._work / f"part-{number}")

    def __enter__(self) -> IndexUpdate:
        return self

    def __exit__(self, *_: object) -> None:
        if self._program:
            self._program.kill()
            self._program.communicate()
        shutil.rmtree(self._work, ignore_errors=True)

    def finish(self) -> None:
        """Puts the index of a finished site in its place, one part after the other. Raises IndexFailed."""
        if not self._is_needed:
            return
        index = self._site / INDEX_FOLDER
        for number in self._stale:
            made = self._work / f"part-{number}"
            self._program = self._program or self._start(number)
            _end(self._program, made)
            self._program = None
            if number:
                _remove(made, ENGINE)
            elif self._is_whole:
                shutil.rmtree(index, ignore_errors=True)
            _put(made, index / _folder(number))
        if self._is_whole:
            (index / PARTS).write_text(json.dumps([_folder(number) for number in range(1, len(self._parts))]), "utf-8")
        self._cache.save(self._name, (self._documents.pages, self._digests))


def _digest(part: Mapping[str, bytes]) -> bytes:
    return digest(*(item for path, document in part.items() for item in (path.encode(), document)))


def _folder(number: int) -> str:
    return f"part-{number}/" if number else ""


def _put(made: Path, index: Path) -> None:
    """Puts an index, or a part of it, in the place of another; a file that is the same stays, with its time."""
    files = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    for path in _matching(index, INDEXED):
        if path.relative_to(index) not in files:
            path.unlink()
    for folder in {(index / name).parent for name in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        if not ((index / name).is_file() and filecmp.cmp(made / name, index / name, shallow=False)):
            shutil.move(made / name, index / name)


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
