"""History of the data's files in git: the day on which each last changed, found by one call of git for all of them.

A file is known by its path and its content, not by its time on disk: a copy of the folder, such as the one that a release
is built from, has the same days. A file that was only renamed keeps its day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ...load import SourceFile
from .cache import BuildCache
from .git_state import counterpart, git

SHALLOW = (
    "История папки данных скачана не целиком, поэтому о части записей неизвестно, когда они изменились. "
    "Скачайте её всю: git fetch --unshallow, в сборке на сервере – fetch-depth: 0."
)
"""The note of a build from a shallow clone."""
_LOG = (
    *("-c", "log.showSignature=false", "log", "--first-parent", "-m", "--no-renames", "--no-color", "--relative"),
    *("--raw", "--no-abbrev", "-z", "--decorate=full", "--format=%x01%ct %D", "--", "."),
)
"""The newest commit first; of a merge what it brought, since that is when the site could show it first."""
CACHE_NAME = "file-history"
_CUT = "grafted"
"""How git marks a commit whose parents a shallow clone lacks: all files seem to be new in it."""

SHA256_LENGTH = 64
"""Hexadecimal digits of a name in a repository that uses this algorithm."""


class _Version(NamedTuple):
    """A file with some content."""

    path: str
    blob: str


class FileHistory(NamedTuple):
    """When each content of each file came: seconds since the epoch, None for before the beginning of a shallow clone."""

    moments: Mapping[str, Mapping[str, int | None]] = {}
    """By path and by git's digest of the content."""
    renamed: Mapping[_Version, str] = {}
    """The path before, of a file that came by nothing but a renaming."""
    is_shallow: bool = False
    algorithm: str = "sha1"
    """By which git names contents; `sha256` in some repositories."""

    def days(self, files: Iterable[SourceFile], zone: ZoneInfo, today: date) -> dict[str, date]:
        """Returns the day of the last change of each file, in the region's zone, as far as it is known.

        A file that differs from all its commits changed after the last of them, so `today` stands for it: an earlier day
        would let numbers that follow from it fall. One that git has never seen has no day: a folder that nobody commits
        would otherwise be new every morning. No day lies after `today`, whatever the clock of whoever committed.
        """
        found = ((file.path, self._day(file, zone, today)) for file in files)
        return {path: day for path, day in found if day is not None}

    def _day(self, file: SourceFile, zone: ZoneInfo, today: date) -> date | None:
        if file.path not in self.moments:
            return None
        for blob in self._blobs(file.data):
            path: str | None = file.path
            while path is not None:
                known = self.moments.get(path, {})
                if blob in known:
                    moment = known[blob]
                    return None if moment is None else min(datetime.fromtimestamp(moment, zone).date(), today)
                path = self.renamed.get(_Version(path, blob))
        return today

    def _blobs(self, data: bytes) -> Iterator[str]:
        """Yields git's digest of a content; also as it is kept where git changes the ends of lines."""
        for content in dict.fromkeys((data, data.replace(b"\r\n", b"\n"))):
            made = hashlib.new(self.algorithm, b"blob %d\0" % len(content), usedforsecurity=False)
            made.update(content)
            yield made.hexdigest()


NO_HISTORY = FileHistory()
"""Where there is no git."""


def file_history(data: Path, project: Path, cache: BuildCache | None = None) -> FileHistory:
    """Returns the history of the folder of data; empty without git.

    Of a copy that git does not keep, it is that of the project's folder of which it is one. With a `cache`, it is read anew
    only after a commit: ten thousand of them take more than a second.
    """
    for folder in dict.fromkeys((data, counterpart(data, project))):
        state = git(folder, "rev-parse", "--is-shallow-repository", "HEAD") if folder.is_dir() else None
        if not state:
            continue
        key = f"{folder.absolute()} {state}"
        known, history = (cache and cache.load(CACHE_NAME)) or ("", NO_HISTORY)
        if known != key:
            history = _history(git(folder, *_LOG) or "")
            if cache and history.moments:
                cache.save(CACHE_NAME, (key, history))
        if history.moments:
            return history
    return NO_HISTORY


def _history(answer: str) -> FileHistory:
    """Returns the history that git's answer tells."""
    moments: dict[str, dict[str, int | None]] = {}
    renamed: dict[_Version, str] = {}
    is_shallow = False
    for head, changes in _commits(answer):
        seconds, _, marks = head.partition(" ")
        is_cut = _CUT in marks.split(", ")
        is_shallow |= is_cut
        deleted = {old: path for old, new, path in changes if not new.strip("0")}
        for old, new, path in changes:
            known = moments.setdefault(path, {})
            if old == new or new in known or not new.strip("0"):
                continue
            if new in deleted and not old.strip("0"):
                renamed.setdefault(_Version(path, new), deleted[new])
            else:
                known[new] = None if is_cut else int(seconds)
    is_long = any(len(blob) == SHA256_LENGTH for known in moments.values() for blob in known)
    return FileHistory(moments, renamed, is_shallow, "sha256" if is_long else "sha1")


def _commits(answer: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yields each commit: its line, and the digest before, the digest after and the path of each file that it changed."""
    for commit in answer.split("\x01")[1:]:
        head, *rest = commit.split("\0")
        metas, paths = rest[:-1:2], rest[1::2]
        yield head.strip(), [(*meta.split()[2:4], path) for meta, path in zip(metas, paths, strict=False)]  # type: ignore[misc]
