"""Quick preview: files are made when a browser asks for them, and edits are noticed by the system at once.

Knows the server of MkDocs by its public names, and of the site only functions that make its files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from ...output import AnyOutput
from .mkdocs import Application, LiveReloadServer

EVENTS = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""The events that are edits: opening and closing a file is none, or every build would start the next."""
DEBOUNCE = 0.02
"""Seconds without a further edit before a build: an editor writes a file in several steps."""


class OnDemandFiles:
    """On-demand files of one snapshot of the data: pages are made one by one, the rest all together."""

    def __init__(
        self,
        folder: Path,
        ready: Iterable[str],
        page: Callable[[str], bytes | None],
        rest: Callable[[], Iterable[AnyOutput]],
    ) -> None:
        """`ready` are the paths of files that exist already; `page` makes a page by its path, if there is one; `rest` makes
        all other files.
        """
        self._folder = folder
        self._page = page
        self._rest: Callable[[], Iterable[AnyOutput]] | None = rest
        self._ready = set(ready)
        self._made: set[str] = set()
        self._one_page, self._all_else = Lock(), Lock()

    def prepare(self, path: str) -> None:
        """Makes what a browser asks for at a path below the site's root, unless that is made already."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if not (self._is_there(name) or self._is_there(f"{name}/index.html")):
            self.render_all_others()

    def render_all_others(self) -> None:
        """Makes all files that are not made one by one."""
        with self._all_else:
            for output in self._rest() if self._rest else ():
                self._put(output.path, output.data)
            self._rest = None

    def _is_there(self, name: str) -> bool:
        with self._one_page:
            if name not in self._ready and name not in self._made:
                data = self._page(name)
                if data is not None:
                    self._put(name, data)
            return name in self._ready or name in self._made

    def clear(self) -> None:
        """Removes what was made: the next snapshot has other data."""
        with self._one_page, self._all_else:
            self._page, self._rest = _no_page, None
            for path in self._made - self._ready:
                (self._folder / path).unlink(missing_ok=True)

    def _put(self, path: str, data: bytes) -> None:
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        new = target.with_name(f".{target.name}.new")
        new.write_bytes(data)
        new.replace(target)  # whoever reads it now sees the old file or the new one, never half of it
        self._made.add(path)


def _no_page(path: str) -> None:
    """Used after the snapshot was replaced."""


class ConsistentAnswers:
    """A web application whose answers are of one state of the site: what a rebuild took away meanwhile is asked for again.

    `state` returns a number that grows with each rebuild, and waits while one is under way; `prepare` makes what is asked
    for at a path below the site's root.
    """

    def __init__(self, application: Application, state: Callable[[], int], prepare: Callable[[str], None]) -> None:
        self._application = application
        self._state = state
        self._prepare = prepare

    def __call__(self, path: str, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers a request for a path below the site's root."""
        while True:
            before = self._state()
            self._prepare(path)
            status, headers, body = self._answer(environ)
            if not status.startswith("404") or self._state() == before:
                start_response(status, headers)
                return body

    def _answer(self, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], Iterable[bytes]]:
        """Returns the status, headers and body that the application answers with."""
        answer: list[Any] = []
        body = self._application(environ, lambda *status_and_headers: answer.append(status_and_headers))
        status, headers, *_ = answer[-1]
        return status, headers, body


class ChangedPaths(FileSystemEventHandler):
    """Collects the paths that were edited since the last call of `drain`."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()
        self._lock = Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called for each edit, by a thread of its own."""
        with self._lock:
            self._paths |= {Path(str(path)) for path in (event.src_path, event.dest_path) if path}

    def drain(self) -> set[Path]:
        """Returns the paths collected so far and clears them."""
        with self._lock:
            drained, self._paths = self._paths, set()
        return drained


class _Observer(Observer):  # type: ignore[misc, valid-type]
    """The system's own observer of files, for edits alone. MkDocs starts it once more than needed."""

    def start(self) -> None:
        if not self.is_alive():
            super().start()

    def schedule(self, handler: Any, path: str, *, recursive: bool = False, event_filter: Any = None) -> Any:
        return super().schedule(handler, path, recursive=recursive, event_filter=event_filter or EVENTS)


def watch(server: LiveReloadServer, known: Iterable[str], further: Iterable[str]) -> ChangedPaths:
    """Has the system notify the server of edits, in milliseconds, where MkDocs looks for them twice a second.

    `known` are the paths that the server watches already, `further` those that it will watch. If the system cannot
    (too many folders), MkDocs' own observer stays, and what has changed is not known.
    """
    edits, slow, quick = ChangedPaths(), server.observer, _Observer()
    known = list(known)
    try:
        quick.start()
        for path in {*known, *further}:
            quick.schedule(edits, path, recursive=True)
    except OSError:
        quick.stop()
        return edits
    for path in known:
        server.unwatch(path)
    server.observer = quick
    for path in known:
        server.watch(path)
    slow.stop()
    server.build_delay = DEBOUNCE
    return edits
