"""The folder of the finished site: makes and writes only what differs from the last build, removes what went.

What fills it are works: each has a name, a key that stands for everything it depends on, and a function that makes its
files. A work with the same key, whose files lie there untouched, is not done again. Knows no page.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .cache import BuildCache, digest
from .workers import chunked, map_in_processes

if TYPE_CHECKING:
    from ...output import Output

ENOUGH_FOR_TWO = 16
"""So many works are worth the start of a second process."""
CHUNKS = 64
"""Into how many runs works are parted: enough for every process to be busy to the end, few enough to keep neighbours together."""


class Task(NamedTuple):
    """Something that makes files of the site. The same key always makes the same files."""

    name: str
    cache_key: bytes
    run: Callable[[], Iterable[Output]]


class FileStamp(NamedTuple):
    """A file as it was written; size and time tell whether somebody has touched it since."""

    size: int
    mtime_ns: int
    digest: bytes


StampsByPath = dict[str, FileStamp]
TaskResult = tuple[bytes, StampsByPath]
"""The key under which a work was done, and its files by their path."""


class OutputFolder:
    """One build into a folder. What is new lies aside until `switch` puts it in its place: a build that fails, or is
    killed before that, leaves the site as it was.
    """

    def __init__(self, folder: Path, store: BuildCache, processes: int = 1) -> None:
        self.folder = folder
        self.name = f"site-{digest(str(folder.absolute()).encode()).hex()}"
        self.staging = store.folder / self.name / "mkdocs"
        """Where MkDocs may build its own files."""
        self.made = 0
        self._folders: set[str] = set()
        self._aside = store.folder / self.name / "new"
        shutil.rmtree(self._aside, ignore_errors=True)
        self._store = store
        self._before: dict[str, TaskResult] = store.load(f"{self.name}-files") or {}
        self._done: dict[str, TaskResult] = {}
        self._processes = processes

    @property
    def files(self) -> StampsByPath:
        """All files of the works done so far, by path."""
        return {path: written for _, files in self._done.values() for path, written in files.items()}

    def is_unmodified(self, keep: str) -> bool:
        """Whether the folder holds what the last build left there, untouched, and nothing else but the folder `keep`."""
        left = {path: written for _, files in self._before.values() for path, written in files.items()}
        there = {path for path in _files_below(self.folder) if not path.startswith(f"{keep}/")}
        return there == left.keys() and all(self._is_unmodified(*file) for file in left.items())

    def run(self, works: Iterable[Task]) -> None:
        """Does those works whose key or files have changed since the last build."""
        stale = []
        for work in works:
            done = self._before.get(work.name)
            if done and done[0] == work.cache_key and all(self._is_unmodified(*file) for file in done[1].items()):
                self._done[work.name] = done
            else:
                stale.append(work)
        self.made += len(stale)
        self._done.update(self._run_all(stale))

    def promote(self, keep: str) -> None:
        """Puts new files in their place and removes what no work has made, but no hidden files and not the folder `keep`."""
        is_first = not os.path.lexists(self.folder)
        if self._aside.exists():
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            _move(str(self._aside), str(self.folder))
        if not is_first:
            for path in set(_files_below(self.folder)) - self.files.keys():
                if not path.startswith(f"{keep}/"):
                    (self.folder / path).unlink()
                    _remove_if_empty((self.folder / path).parent, self.folder)
        self._store.save(f"{self.name}-files", self._done)

    def _run_all(self, works: Sequence[Task]) -> dict[str, TaskResult]:
        """Shares out runs of neighbours: what lies in one folder shows the same cards, which are then made once."""
        processes = self._processes if len(works) >= ENOUGH_FOR_TWO else 1
        return {
            name: done
            for made in map_in_processes(chunked(works, CHUNKS), self._run_chunk, processes)
            for name, done in made.items()
        }

    def _run_chunk(self, works: Iterable[Task]) -> dict[str, TaskResult]:
        return {
            work.name: (work.cache_key, {output.path: self._write(output.path, output.data) for output in work.run()})
            for work in works
        }

    def _write(self, path: str, data: bytes) -> FileStamp:
        """Lays a file aside, unless it is in its place already."""
        target = os.path.join(self.folder, path)
        if not _holds(target, data):
            target = os.path.join(self._aside, path)
            self._make_folder(os.path.dirname(target))
            with open(target, "wb") as file:
                file.write(data)
                file.flush()
                found = os.fstat(file.fileno())
        else:
            found = os.stat(target)
        return FileStamp(found.st_size, found.st_mtime_ns, digest(data))

    def _make_folder(self, folder: str) -> None:
        """Makes a folder and those above it, each once."""
        if folder not in self._folders:
            try:
                os.mkdir(folder)
            except FileExistsError:
                pass
            except FileNotFoundError:
                self._make_folder(os.path.dirname(folder))
                self._make_folder(folder)
            self._folders.add(folder)

    def _is_unmodified(self, path: str, written: FileStamp) -> bool:
        try:
            found = os.stat(os.path.join(self.folder, path))
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (written.size, written.mtime_ns)


def _move(new: str, target: str) -> None:
    """Moves what is new to where it belongs: whole folders where there was none."""
    if os.path.isdir(new) and os.path.isdir(target):
        for name in os.listdir(new):
            _move(os.path.join(new, name), os.path.join(target, name))
        return
    if os.path.isdir(target) and not os.path.islink(target):
        shutil.rmtree(target)
    elif os.path.isdir(new) and os.path.lexists(target):
        os.unlink(target)
    shutil.move(new, target)


def _holds(path: str, data: bytes) -> bool:
    try:
        if os.path.getsize(path) != len(data):
            return False
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def _files_below(folder: Path) -> list[str]:
    """The names of all files but hidden ones: those belong to whoever put them there."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        above = parent[len(str(folder)) + 1 :].replace(os.sep, "/")
        found += [f"{above}/{name}" if above else name for name in names if not name.startswith(".")]
    return found


def _remove_if_empty(folder: Path, site: Path) -> None:
    """Removes a folder that its last file has left, and those above it."""
    while folder != site and not os.listdir(folder):
        folder.rmdir()
        folder = folder.parent
