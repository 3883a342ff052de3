"""Merges a newer program into a region's repository without its data, as commits aside: the work tree is not touched.

The folder `data/` is the region's on all three sides of the merge, so nothing there can change or clash. Knows git,
prints nothing.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DATA = "data"
_AUTHOR = {
    f"GIT_{role}_{field}": value
    for role in ("AUTHOR", "COMMITTER")
    for field, value in (("NAME", "update"), ("EMAIL", "update@localhost"), ("DATE", "2000-01-01T00:00:00Z"))
}
"""Of commits that serve the merge alone and that no branch ever sees."""


class GitFailed(Exception):
    """What git said when it refused."""


@dataclass(frozen=True)
class Versions:
    """Commits that are merged: the region's, the program's, and the last one that both have."""

    own: str
    program: str
    base: str


@dataclass(frozen=True)
class Merge:
    """Merged tree. It is complete once `conflicts`, files that both changed in the same lines, are settled."""

    tree: str
    changed: dict[str, str]
    """Paths that the region's work tree will see change, with git's letter: A, M, D or T."""
    kept: list[str]
    """Paths outside the data in which the region differs from its old program; its changes stay."""
    newer_data: list[str]
    """Paths of data that the program has changed; the region's own stay as they are."""
    conflicts: list[str]


class Repository:
    """Git repository of a region in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str, folder: Path | None = None, environ: Mapping[str, str] | None = None) -> str:
        """Returns what git prints, without the end of its last line. Raises GitFailed."""
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", "-c", "merge.directoryRenames=false", *arguments],
            cwd=folder or self.folder,
            env=os.environ | (environ or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
        if done.returncode:
            raise GitFailed(done.stderr.decode("utf-8", "replace").strip() or f"git {arguments[0]}: {done.returncode}")
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def paths(self, *arguments: str, folder: Path | None = None) -> list[str]:
        """Returns the paths that git lists, in order."""
        return sorted(set(filter(None, self.git(*arguments, "-z", folder=folder).split("\0"))))

    def has(self, commit: str, path: str) -> bool:
        """Returns whether a commit holds a file or folder."""
        return bool(self.git("ls-tree", "--name-only", commit, "--", path))

    def text(self, commit: str, path: str) -> str:
        """Returns a file of a commit, empty if it is not there."""
        return self.git("show", f"{commit}:{path}") if self.has(commit, path) else ""

    def fetched(self, source: str, ref: str) -> str:
        """Returns the commit to which a branch or tag of another repository leads. Raises GitFailed."""
        self.git("fetch", "--quiet", "--no-tags", source, ref)
        return self.git("rev-parse", "FETCH_HEAD^{commit}")

    def version(self, name: str, source: str, program: str) -> str:
        """Returns the commit that a tag of another repository or a number names, empty if the program's history lacks it."""
        try:
            commit = self.fetched(source, name)
        except GitFailed:  # a number, which few servers let anybody fetch
            commit = name
        try:
            self.git("merge-base", "--is-ancestor", commit, program)
            return self.git("rev-parse", f"{commit}^{{commit}}")
        except GitFailed:
            return ""

    def shared_commit(self, own: str, program: str) -> str:
        """Returns the last commit that both have, empty if their histories share none."""
        try:
            return self.git("merge-base", own, program)
        except GitFailed:
            return ""

    def merge(self, versions: Versions, keep: Collection[str], take: Collection[str]) -> Merge:
        """Returns the merged tree; of files that clash those in `keep` stay the region's, those in `take` become the program's."""
        base = self._aside(versions, versions.base)
        own, program = (self._aside(versions, commit, base) for commit in (versions.own, versions.program))
        with self._work_tree(own) as folder:
            try:
                self.git("merge", "--no-commit", "--no-ff", "--quiet", program, folder=folder, environ=_AUTHOR)
            except GitFailed:
                if not (clashing := self._clashing(folder)):
                    raise
                for path in clashing:
                    if path in keep or path in take:
                        self._settle(folder, path, own if path in keep else program)
            conflicts = self._clashing(folder)
            tree = own if conflicts else self.git("write-tree", folder=folder)
        return Merge(
            tree,
            self._changes(own, tree),
            self.paths("diff", "--name-only", "--no-renames", base, own),
            self.paths("diff", "--name-only", "--no-renames", versions.base, versions.program, "--", DATA),
            conflicts,
        )

    def commit(self, tree: str, versions: Versions, message: str) -> str:
        """Makes the merge commit and moves branch and work tree to it; git refuses it whole if a file is in the way."""
        commit = self.git("commit-tree", tree, "-p", versions.own, "-p", versions.program, "-m", message)
        self.git("merge", "--ff-only", "--quiet", commit)
        return commit

    def _clashing(self, folder: Path) -> list[str]:
        return self.paths("diff", "--name-only", "--diff-filter=U", folder=folder)

    def _settle(self, folder: Path, path: str, commit: str) -> None:
        if self.has(commit, path):
            self.git("checkout", "--quiet", commit, "--", path, folder=folder)
        else:
            self.git("rm", "--quiet", "--force", "--", path, folder=folder)

    def _changes(self, own: str, tree: str) -> dict[str, str]:
        fields = self.git("diff", "--name-status", "--no-renames", "-z", own, tree).split("\0")
        return dict(zip(fields[1::2], fields[::2], strict=False))

    def _aside(self, versions: Versions, commit: str, parent: str = "") -> str:
        """Returns a commit with the program of `commit` and the region's own data, which no branch sees."""
        with tempfile.TemporaryDirectory() as folder:
            environ = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self.git("read-tree", commit, environ=environ)
            self.git("rm", "-r", "--force", "--cached", "--quiet", "--ignore-unmatch", "--", DATA, environ=environ)
            if self.has(versions.own, DATA):
                self.git("read-tree", f"--prefix={DATA}/", f"{versions.own}:{DATA}", environ=environ)
            tree = self.git("write-tree", environ=environ)
        return self.git("commit-tree", tree, *(["-p", parent] if parent else []), "-m", "update", environ=_AUTHOR)

    @contextmanager
    def _work_tree(self, commit: str) -> Iterator[Path]:
        """Gives a work tree of its own at a commit, for as long as the block lasts."""
        with tempfile.TemporaryDirectory() as parent:
            folder = Path(parent) / "tree"
            self.git("worktree", "add", "--quiet", "--detach", str(folder), commit)
            try:
                yield folder
            finally:
                self.git("worktree", "remove", "--force", str(folder))
