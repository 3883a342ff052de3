"""Search index: Pagefind run over finished pages. Knows of a page only what its markup tells Pagefind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any

from .cache import BuildCache, digest
from .output_folder import OutputFolder

INDEX_FOLDER = "pagefind"
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Ready-made interfaces that Pagefind adds: the site has its own, which is fifty times smaller."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A web application by Python's own convention (WSGI, PEP 3333)."""


class IndexFailed(Exception):
    """Pagefind's program could not make the index; the message is its own."""


def is_made(site: Path) -> bool:
    """Whether the folder `site` has an index."""
    return (site / INDEX_FOLDER / "pagefind.js").is_file()


def write_index(site: Path) -> None:
    """Indexes the pages of the folder `site` into its subfolder `pagefind/`: a second for 200 pages. Raises IndexFailed."""
    command = [sys.executable, "-m", "pagefind", "--quiet", "--site", str(site), "--output-subdir", INDEX_FOLDER]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL)
    if done.returncode or not is_made(site):
        raise IndexFailed((done.stderr or done.stdout).strip())
    for pattern in UNUSED:
        for path in (site / INDEX_FOLDER).glob(pattern):
            path.unlink()


def update_index(folder: OutputFolder, cache: BuildCache) -> None:
    """Indexes the pages of a finished site, unless every page is as it was. Raises IndexFailed."""
    pages = digest(*(stamp.digest for path, stamp in sorted(folder.files.items()) if path.endswith(".html")))
    name = f"{folder.name}-index"
    if cache.load(name) == pages and is_made(folder.folder):
        return
    cache.save(name, None)  # a build that is killed now leaves an index of nothing that is known
    shutil.rmtree(folder.folder / INDEX_FOLDER, ignore_errors=True)
    write_index(folder.folder)
    cache.save(name, pages)


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
