"""The folder of the finished site: makes and writes only what differs from the last build, removes what went.

What fills it are works: each has a name, a key that stands for everything it depends on, and a function that makes its
files. A work with the same key, whose files lie there untouched, is not done again. Knows no page.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ..view.output import Output
from .store import Store, digest

ENOUGH_FOR_TWO = 200
"""So many works are worth the start of a second process."""


class Work(NamedTuple):
    """Something that makes files of the site. The same key always makes the same files."""

    name: str
    key: bytes
    make: Callable[[], Iterable[Output]]


class Written(NamedTuple):
    """A file as it was written; size and time tell whether somebody has touched it since."""

    size: int
    time: int
    digest: bytes


Files = dict[str, Written]
Done = tuple[bytes, Files]
"""The key under which a work was done, and its files by their path."""


class SiteFolder:
    """One build into a folder. What is new lies aside until `switch` puts it in its place: a build that fails, or is
    killed before that, leaves the site as it was.
    """

    def __init__(self, folder: Path, store: Store, processes: int = 1) -> None:
        self.folder = folder
        self.name = f"site-{digest(str(folder.absolute()).encode()).hex()}"
        self.staging = store.folder / self.name / "mkdocs"
        """Where MkDocs may build its own files."""
        self.made = 0
        self._folders: set[str] = set()
        self._aside = store.folder / self.name / "new"
        shutil.rmtree(self._aside, ignore_errors=True)
        self._store = store
        self._before: dict[str, Done] = store.load(f"{self.name}-files") or {}
        self._done: dict[str, Done] = {}
        self._processes = processes if hasattr(os, "fork") else 1

    @property
    def files(self) -> Files:
        """All files of the works done so far, by path."""
        return {path: written for _, files in self._done.values() for path, written in files.items()}

    def do(self, works: Iterable[Work]) -> None:
        """Does those works whose key or files have changed since the last build."""
        stale = []
        for work in works:
            done = self._before.get(work.name)
            if done and done[0] == work.key and all(self._is_untouched(*file) for file in done[1].items()):
                self._done[work.name] = done
            else:
                stale.append(work)
        self.made += len(stale)
        self._done.update(self._all_made(stale))

    def switch(self, keep: str) -> None:
        """Puts new files in their place and removes what no work has made, but no hidden files and not the folder `keep`."""
        for path in _files_below(self._aside):
            target = os.path.join(self.folder, path)
            if os.path.isdir(target) and not os.path.islink(target):
                shutil.rmtree(target)
            self._make_folder(os.path.dirname(target))
            shutil.move(os.path.join(self._aside, path), target)
        for path in set(_files_below(self.folder)) - self.files.keys():
            if not path.startswith(f"{keep}/"):
                (self.folder / path).unlink()
        _remove_empty_folders(self.folder)
        self._store.save(f"{self.name}-files", self._done)

    def _all_made(self, works: Sequence[Work]) -> dict[str, Done]:
        if self._processes < 2 or len(works) < ENOUGH_FOR_TWO:
            return self._made(works)
        return _in_processes([works[start :: self._processes] for start in range(self._processes)], self._made)

    def _made(self, works: Iterable[Work]) -> dict[str, Done]:
        return {
            work.name: (work.key, {output.path: self._put(output.path, output.data) for output in work.make()})
            for work in works
        }

    def _put(self, path: str, data: bytes) -> Written:
        """Lays a file aside, unless it is in its place already."""
        target = os.path.join(self.folder, path)
        if not _holds(target, data):
            target = os.path.join(self._aside, path)
            self._make_folder(os.path.dirname(target))
            with open(target, "wb") as file:
                file.write(data)
        found = os.stat(target)
        return Written(found.st_size, found.st_mtime_ns, digest(data))

    def _make_folder(self, folder: str) -> None:
        """Makes a folder, once; a file that stands in its way was one of an earlier site."""
        if folder in self._folders:
            return
        for each in (*map(str, reversed(Path(folder).parents)), folder):
            if os.path.isfile(each):
                os.unlink(each)
        os.makedirs(folder, exist_ok=True)
        self._folders.add(folder)

    def _is_untouched(self, path: str, written: Written) -> bool:
        try:
            found = os.stat(os.path.join(self.folder, path))
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (written.size, written.time)


def _holds(path: str, data: bytes) -> bool:
    try:
        if os.path.getsize(path) != len(data):
            return False
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def _in_processes(
    parts: Sequence[Sequence[Work]], make: Callable[[Iterable[Work]], dict[str, Done]]
) -> dict[str, Done]:
    """What `make` gives for each part, each in a process of its own that sees everything this one has read."""
    started = [_started(part, make) for part in parts]
    found: dict[str, Done] = {}
    failures = []
    for process, pipe in started:
        with os.fdopen(pipe, "rb") as file:
            answer = pickle.loads(file.read() or pickle.dumps(None))
        os.waitpid(process, 0)
        if isinstance(answer, dict):
            found |= answer
        else:
            failures.append(answer or RuntimeError("A process ended before its work was done."))
    if failures:
        raise failures[0]
    return found


def _started(part: Sequence[Work], make: Callable[[Iterable[Work]], dict[str, Done]]) -> tuple[int, int]:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:  # the child: it tells what it made, or what went wrong, and ends without a word
        try:
            answer: object = make(part)
            data = pickle.dumps(answer)
        except Exception as error:
            data = _told(error)
        with os.fdopen(writing, "wb") as file:
            file.write(data)
    finally:
        os._exit(0)


def _told(error: Exception) -> bytes:
    try:
        data = pickle.dumps(error)
        pickle.loads(data)
        return data
    except Exception:
        return pickle.dumps(RuntimeError(f"{type(error).__name__}: {error}"))


def _files_below(folder: Path) -> list[str]:
    """The names of all files but hidden ones: those belong to whoever put them there."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        above = parent[len(str(folder)) + 1 :].replace(os.sep, "/")
        found += [f"{above}/{name}" if above else name for name in names if not name.startswith(".")]
    return found


def _remove_empty_folders(folder: Path) -> None:
    for parent, _, _ in os.walk(folder, topdown=False):
        if parent != str(folder) and not os.listdir(parent):
            os.rmdir(parent)
