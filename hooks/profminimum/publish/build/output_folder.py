"""Output folder: runs the tasks that have changed since the last build, writes what differs, removes what is gone.

A task has a name, a cache key – a digest of the content that it depends on – and a function that makes its files. While
that runs, its validity is noted: with which moments it compared the present, which files it asked for. A task with the
same key that still holds and whose files are untouched is not run again. Of a task that is run, files that take long to
make are made only if they are made of other values than before. Knows no page.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...pieces import Wanted
from ...validity import ALWAYS, FOREVER, Validity, WatchedFiles, watch
from .cache import BuildCache, digest, program_digest
from .workers import balanced, map_in_processes

if TYPE_CHECKING:
    from ...output import AnyOutput

WORTH_WORKERS = 0.3
"""The seconds of work that are worth the start of worker processes."""
CHUNKS = 64
"""The number of chunks of tasks: enough for every process to be busy to the end, few enough to keep neighbours together."""
USUAL = 0.02
"""The seconds that a task is thought to take before it was ever run."""


LATE_MAKERS = ("view/print/typst_printer", "view/print/pictures")
"""The modules that turn values into late files; whatever else of the program changes, these files stay."""


class Task(NamedTuple):
    """Something that makes files of the site; the same key makes the same files while they hold."""

    name: str
    cache_key: bytes
    run: Callable[[], Iterable[AnyOutput]]
    planned: Validity = Validity()
    """How long what it was planned with holds."""
    pieces: tuple[Wanted, ...] = ()
    """The pieces of records that its files are put together from."""


class FileStamp(NamedTuple):
    """A file as it was written: by size and time it is known whether somebody has touched it since."""

    size: int
    mtime_ns: int
    digest: bytes
    made_of: bytes = b""
    """What a late file is made of, as its maker says."""


StampsByPath = dict[str, FileStamp]


class TaskResult(NamedTuple):
    """What a task that was run has made: its key, the stamps of its files by path, and how long they hold."""

    key: bytes
    files: StampsByPath
    validity: Validity
    seconds: float = USUAL
    """What it took of a processor: who will run it again knows what to begin with."""


class OutputFolder:
    """Output folder of one build. New files are staged until `promote`: a build that fails, or is killed before that,
    leaves the site as it was.
    """

    def __init__(self, folder: Path, cache: BuildCache, processes: int = 1, moment: datetime = ALWAYS) -> None:
        """`moment` is that of the build by the region's clocks."""
        self.folder = folder
        self._moment = moment
        self.name = f"site-{digest(_place(folder, cache.project).encode()).hex()}"
        self.staging = cache.folder / self.name / "mkdocs"
        """The folder into which the host may build its own files."""
        self._folders: set[str] = set()
        self._new = cache.folder / self.name / "new"
        shutil.rmtree(self._new, ignore_errors=True)
        self._cache = cache
        self._before: dict[str, TaskResult] = cache.load(f"{self.name}-files") or {}
        self._done: dict[str, TaskResult] = {}
        self._processes = processes

    @property
    def files(self) -> StampsByPath:
        """The stamps of all files of the tasks run so far, by path."""
        return {path: written for done in self._done.values() for path, written in done.files.items()}

    @property
    def valid_until(self) -> datetime:
        """The moment, by the region's clocks, until which all of that holds."""
        return min((done.validity.until for done in self._done.values()), default=FOREVER)

    def files_of(self, tasks: Iterable[Task]) -> StampsByPath:
        """Returns the stamps of the files of some of them."""
        return {path: written for task in tasks for path, written in self._done[task.name].files.items()}

    def read(self, path: str) -> bytes:
        """Returns the content of a file of the tasks run so far."""
        staged = self._new / path
        return (staged if staged.is_file() else self.folder / path).read_bytes()

    def is_unmodified(self, keep: str) -> bool:
        """Whether the folder holds the untouched files of the last build, and nothing else but the folder `keep`."""
        left = {path: written for before in self._before.values() for path, written in before.files.items()}
        there = {path for path in _files_below(self.folder) if not path.startswith(f"{keep}/")}
        return there == left.keys() and self._unmodified(left) is not None

    def run(
        self,
        tasks: Iterable[Task],
        linked: WatchedFiles | None = None,
        prepare: Callable[[Iterable[Wanted]], None] | None = None,
    ) -> None:
        """Runs those tasks whose key or files have changed since the last build, or that do not hold any more; `linked` are
        the files that they may ask for, `prepare` makes the pieces of records that they need.
        """
        stale, size = [], (linked or WatchedFiles()).size
        for task in tasks:
            before = self._before.get(task.name)
            if (
                before
                and before.key == task.cache_key
                and before.validity.holds(self._moment, size)
                and (unmodified := self._unmodified(before.files)) is not None
            ):
                self._done[task.name] = before._replace(files=unmodified)
            else:
                stale.append(task)
        if prepare:
            prepare(wanted for task in stale for wanted in task.pieces)
        self._done.update(self._run_all(stale))

    @cached_property
    def _late(self) -> StampsByPath:
        """The late files of the last build, by path."""
        return self._late_cache.load(f"{self.name}-late") or {}

    @property
    def _late_cache(self) -> BuildCache:
        return BuildCache(self._cache.folder, program_digest(*LATE_MAKERS))

    def promote(self, keep: str) -> None:
        """Puts new files in their place and removes files that no task has made, but no hidden ones and not the folder `keep`."""
        is_first = not os.path.lexists(self.folder)
        if self._new.exists():
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            _move(str(self._new), str(self.folder))
        if not is_first:
            for path in set(_files_below(self.folder)) - self.files.keys():
                if not path.startswith(f"{keep}/"):
                    (self.folder / path).unlink()
                    _remove_if_empty((self.folder / path).parent, self.folder)
        self._late_cache.save(f"{self.name}-late", {path: stamp for path, stamp in self.files.items() if stamp.made_of})
        self._cache.save(f"{self.name}-files", self._done)

    def _run_all(self, tasks: Sequence[Task]) -> dict[str, TaskResult]:
        """Shares out chunks of neighbours, which have much in common; what took long by itself, and first."""
        seconds = [before.seconds if (before := self._before.get(task.name)) else USUAL for task in tasks]
        processes = self._processes if sum(seconds) >= WORTH_WORKERS else 1
        _ = self._late  # read once, before there are workers
        made = map_in_processes(balanced(tasks, seconds, CHUNKS), self._run_chunk, processes)
        results = {name: done for results in made for name, done in results.items()}
        return {task.name: results[task.name] for task in tasks}

    def _run_chunk(self, tasks: Iterable[Task]) -> dict[str, TaskResult]:
        return {task.name: self._run_one(task) for task in tasks}

    def _run_one(self, task: Task) -> TaskResult:
        began = time.process_time()
        with watch() as validity:
            files = {output.path: self._stamp(output) for output in task.run()}
        validity.add(task.planned)
        return TaskResult(task.cache_key, files, validity, time.process_time() - began)

    def _stamp(self, output: AnyOutput) -> FileStamp:
        """Writes a file, unless it is a late one that the site holds already."""
        before = self._late.get(output.path) if output.made_of else None
        kept = self._current(output.path, before) if before and before.made_of == output.made_of else None
        return kept or self._write(output.path, output.data)._replace(made_of=output.made_of)

    def _write(self, path: str, data: bytes) -> FileStamp:
        """Stages a file, unless it is in its place already."""
        target = os.path.join(self.folder, path)
        if not _holds(target, data):
            target = os.path.join(self._new, path)
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

    def _unmodified(self, files: StampsByPath) -> StampsByPath | None:
        """Returns the stamps of files as they are now; None if one of them is not as it was written."""
        current = {}
        for path, written in files.items():
            if not (stamp := self._current(path, written)):
                return None
            current[path] = stamp
        # A large site has tens of thousands: no copies of what is the same
        return files if current == files else current

    def _current(self, path: str, written: FileStamp) -> FileStamp | None:
        """Returns the stamp of a file as it is now; None if it is not as it was written.

        Archives and copies give a file another time: then its content decides.
        """
        name = os.path.join(self.folder, path)
        try:
            found = os.stat(name)
            if found.st_size != written.size:
                return None
            if found.st_mtime_ns != written.mtime_ns:
                with open(name, "rb") as file:
                    if digest(file.read()) != written.digest:
                        return None
        except OSError:
            return None
        return written if found.st_mtime_ns == written.mtime_ns else written._replace(mtime_ns=found.st_mtime_ns)


def _move(new: str, target: str) -> None:
    """Moves new files to their place: whole folders where there was none."""
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


def _place(folder: Path, project: Path) -> str:
    """Returns where a folder is: in its project, which may be moved as a whole with its cache, or on this machine."""
    place, root = folder.absolute(), project.absolute()
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else str(place)
