"""Older texts of a file of data, found in git by their digest; and whether a file was changed after a moment.

A form in a browser can only say with which bytes it began. Any digest that it may have made of them is understood: git's
own name for a content, or SHA-1 or SHA-256 of the bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from .git_state import git, git_bytes

MOST_VERSIONS = 300
"""Older contents of one file that are looked at."""


class FileVersions:
    """The versions of the files below a folder of data. Without git there is the present one alone."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def text(self, path: str, digest: str) -> str | None:
        """Returns the text that a file had when its digest was this one; None if it never had."""
        for content in self._contents(path):
            if digest in _digests(content):
                return content.decode("utf-8", "replace")
        return None

    def is_changed_after(self, path: str, moment: datetime) -> bool:
        """Returns whether a file was changed by a commit after a moment, or differs from all commits."""
        if not self._log(path, "-1", "--format=%ct"):
            return False
        if git(self._data, "status", "--porcelain", "--", path):
            return True
        return int(self._log(path, "-1", "--format=%ct").split()[0]) > moment.timestamp()

    def _log(self, path: str, *arguments: str) -> str:
        asked = git(self._data, "-c", "log.showSignature=false", "log", "--no-color", *arguments, "--", path)
        return asked or ""

    def _contents(self, path: str) -> Iterator[bytes]:
        """Yields each content that the file has had, the present one first, the newest next."""
        file = self._data / path
        if file.is_file() and not file.is_symlink():
            yield file.read_bytes()
        raw = self._log(path, f"-{MOST_VERSIONS}", "--format=", "--raw", "--no-abbrev", "--no-renames", "-m")
        blobs = (blob for line in raw.splitlines() for blob in line.split()[2:4])
        for blob in dict.fromkeys(blob for blob in blobs if blob.strip("0")):
            content = git_bytes(self._data, "cat-file", "blob", blob)
            if content is not None:
                yield content


def _digests(content: bytes) -> set[str]:
    """Returns the digests by which a content may be named; where git changes the ends of lines, of both forms."""
    forms = {content, content.replace(b"\r\n", b"\n")}
    made = [form for plain in forms for form in (plain, b"blob %d\0" % len(plain) + plain)]
    return {hashlib.new(name, form, usedforsecurity=False).hexdigest() for form in made for name in ("sha1", "sha256")}
