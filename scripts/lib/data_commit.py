"""Commits of data whose author is the school that sent them, while whoever runs the command is the committer. Knows no letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.lib.data_change import replace_texts, restore
from scripts.lib.program_merge import GitFailed, Repository


@dataclass(frozen=True)
class DataCommit:
    """New texts of files, by path below the folder of data; the words of the commit, and its author, empty for the usual one.

    An author is written as git wants it: `Name <mail>`.
    """

    texts: dict[str, str]
    message: str
    author: str = ""


class Uncommitted(Exception):
    """Files that differ from all commits, by path: what is written now would hide what somebody else wrote there."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = list(paths)


def author(name: str, folder: str) -> str:
    """Returns a school as an author: its name, and an address under `.invalid`, which leads nowhere (RFC 2606)."""
    owners, _, identifier = folder.partition("/")
    return f"{' '.join(re.sub(r'[<>]', ' ', name).split())} <{identifier}@{owners}.invalid>"


def write(data: Path, change: DataCommit, *, is_committed: bool = True) -> str:
    """Writes files and commits them; returns the commit's short name, empty if there is none: the folder is in no repository.

    Raises Uncommitted, GitFailed, OSError – with all as it was before.
    """
    repository = Repository(data)
    paths = list(change.texts)
    is_tracked = is_committed and _is_in_repository(repository)
    dirty = [path for path in paths if is_tracked and repository.git("status", "--porcelain", "--", path)]
    if dirty:
        raise Uncommitted(dirty)
    before = {data / path: (data / path).read_bytes() if (data / path).exists() else None for path in paths}
    replace_texts({data / path: text for path, text in change.texts.items()})
    if not is_tracked:
        return ""
    try:
        repository.git("add", "--", *paths)
        signed = [f"--author={change.author}"] if change.author else []
        repository.git("commit", "--quiet", *signed, f"--message={change.message}", "--", *paths)
    except BaseException:
        restore(before)
        repository.git("add", "--all", "--", *paths)
        raise
    return repository.git("rev-parse", "--short", "HEAD")


def _is_in_repository(repository: Repository) -> bool:
    """Returns whether git keeps the folder: a copy that it ignores has no history."""
    try:
        repository.git("rev-parse", "--verify", "--quiet", "HEAD")
    except (GitFailed, FileNotFoundError):
        return False
    try:
        repository.git("check-ignore", "--quiet", ".")
    except GitFailed:
        return True
    return False
