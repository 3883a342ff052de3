"""What earlier builds found out, kept on the disk by name. Knows nothing of what it keeps.

The folder may be deleted at any time. A value is given back only to the very program that kept it: what is written
half, or by another version, counts as missing. Values are pickles: the folder belongs to whoever builds the site, and
is never to be taken from somebody else.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache

from ..host.mkdocs import NAME

CACHE_FOLDER = Path(".cache", "profminimum")
"""Where builds keep what they know, below the project's folder."""
SIZE = 16
"""Bytes of a digest: enough that no two things of a region share one."""
PACKAGES = ("jinja2", "markupsafe", NAME, "mkdocs-material", "pydantic", "pyyaml", "typst", "pagefind")
"""Packages whose version may change what a build makes of the same data."""


def digest(*parts: bytes) -> bytes:
    """What stands for these bytes; where one part ends and the next begins makes a difference."""
    found = blake2b(digest_size=SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def digest_of_files(folder: Path, patterns: Iterable[str]) -> bytes:
    """What stands for the names and contents of the files below a folder that match."""
    above = len(str(folder)) + 1
    found = {str(path) for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    return digest(*(part for path in sorted(found) for part in (path[above:].encode(), Path(path).read_bytes())))


def digest_of_folder(folder: Path) -> bytes:
    """What stands for the names and contents of all files below a folder: a region has thousands.

    Of what is no file, or may not be read, the name counts alone.
    """
    found = sorted(os.path.join(above, name) for above, _, names in os.walk(folder) for name in names)
    start = len(str(folder)) + 1
    return digest(*(part for path in found for part in (os.fsencode(path[start:]), _content(path))))


def _content(path: str) -> bytes:
    if os.path.isfile(path):
        with suppress(OSError), open(path, "rb") as file:
            return file.read()
    return b""


def program_digest(*stages: str) -> bytes:
    """What stands for this package, or for some of its stages alone, its Python and the packages that it builds on."""
    versions = [sys.version, *(f"{name} {version(name)}" for name in PACKAGES)]
    patterns = [pattern for stage in stages for pattern in (f"{stage}.py", f"{stage}/**/*.py")] or ["**/*.py"]
    return digest("\n".join(versions).encode(), digest_of_files(Path(__file__).parents[2], patterns))


class BuildCache:
    """Values by name in a folder, valid for one version of the program."""

    def __init__(self, folder: Path, program: bytes) -> None:
        self.folder = folder
        self._program = program

    @cached_property
    def compiled_templates(self) -> FileSystemBytecodeCache | None:
        """Where jinja2 keeps templates that it has compiled, each with a digest of its source; None without a disk."""
        folder = self.folder / "templates"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return FileSystemBytecodeCache(str(folder))

    def load(self, name: str) -> Any:
        """The value that was kept last under a name; None if there is none for this version. Never raises."""
        try:
            kept = (self.folder / name).read_bytes()
            head, value = kept[: 2 * SIZE], kept[2 * SIZE :]
            return pickle.loads(value) if head == self._program + digest(value) else None
        except Exception:  # whatever a broken file makes pickle raise, the value is made anew
            return None

    def save(self, name: str, value: Any) -> None:
        """Keeps a value under a name; one that cannot be written is not kept. A build that is killed leaves the old one."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        aside = self.folder / f"{name}.{os.getpid()}.new"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(self._program + digest(data) + data)
            aside.replace(self.folder / name)
        except OSError:
            aside.unlink(missing_ok=True)
