"""Build cache: named values pickled on disk, valid for one version of the program. Knows nothing of the values.

The folder may be deleted at any time. A value that is half written, or written by another version, counts as missing.
Values are pickles: the folder belongs to whoever builds the site, and must never be taken from somebody else.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache

CACHE_FOLDER = Path(".cache", "profminimum")
"""The folder of the build cache, below the project's folder."""
TEMPLATES = "templates"
"""The folder of compiled templates, below that of the cache."""
TEMPLATE_ENGINE = "view/rendering/template_engine"
"""The module that decides what a template is compiled to."""
SIZE = 16
"""Bytes of a digest: enough that no two things of a region share one."""
LARGEST_SOURCE = 16 << 20
"""Bytes of a file that a digest reads."""
_PACKAGE = Path(__file__).parents[2]
PACKAGES = ("jinja2", "markupsafe", "pydantic", "pyyaml", "typst", "pagefind", "pypdf", "pillow")
"""Packages whose version may change what a build makes of the same data; the host adds its own."""


def digest(*parts: bytes | memoryview) -> bytes:
    """Digest of the parts; part boundaries count."""
    state = blake2b(digest_size=SIZE)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()


def digest_of_folder(folder: Path) -> bytes:
    """Digest of the names and contents of all files below a folder: a region has thousands.

    Of what is no file, or may not be read, the name alone counts; of a file too large to be a source, its size and time.
    """
    paths = sorted(_files_below(str(folder)))
    start = len(str(folder)) + 1
    return digest(*(part for path in paths for part in (os.fsencode(path[start:]), _content(path))))


def _files_below(folder: str) -> Iterator[str]:
    """Yields all that is no folder, however deep: `os.walk` would call itself."""
    folders = [folder]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    yield entry.path


def _content(path: str) -> bytes:
    with suppress(OSError):
        found = os.stat(path)
        if stat.S_ISREG(found.st_mode) and found.st_size > LARGEST_SOURCE:
            return f"{found.st_size} {found.st_mtime_ns}".encode()
        if stat.S_ISREG(found.st_mode):
            with open(path, "rb") as file:
                return file.read()
    return b""


def program_digest(*modules: str, host: Iterable[str] = ()) -> bytes:
    """Digest of this package, or of some of its modules and folders (`model`, `publish/build/cache`), of its Python and of
    the packages that it builds on; `host` names further ones. Raises ValueError for a module that does not exist.
    """
    versions = [sys.version, *(f"{name} {_version(name)}" for name in (*PACKAGES, *host))]
    files = sorted(path for module in modules or ("",) for path in _module_files(module))
    parts = (part for path in files for part in (path.relative_to(_PACKAGE).as_posix().encode(), _file_digest(path)))
    return digest("\n".join(versions).encode(), *parts)


# A process runs the program that it has imported: what is edited meanwhile counts for the next one.
_version = cache(version)


@cache
def _file_digest(path: Path) -> bytes:
    return digest(path.read_bytes())


def _module_files(module: str) -> list[Path]:
    """The Python files of a module or of a folder and those below it."""
    file = _PACKAGE / f"{module}.py"
    found = [file] if module and file.is_file() else [*(_PACKAGE / module).rglob("*.py")]
    if not found:
        raise ValueError(f"no module {module}")
    return found


class BuildCache:
    """Build cache: values by name in a folder, valid for one version of the program."""

    def __init__(self, folder: Path, program: bytes) -> None:
        self.folder = folder
        self._program = program

    @property
    def project(self) -> Path:
        """The folder of the project whose cache it is."""
        return self.folder.parents[len(CACHE_FOLDER.parts) - 1]

    @cached_property
    def compiled_templates(self) -> FileSystemBytecodeCache | None:
        """Jinja's cache of compiled templates; None if its folder cannot be made.

        Jinja checks the source of each and its own version; the engine that compiled it stands in the file's name.
        """
        folder = self.folder / TEMPLATES
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return FileSystemBytecodeCache(str(folder), f"{program_digest(TEMPLATE_ENGINE).hex()}-%s.cache")

    def load(self, name: str) -> Any:
        """Returns the value that was saved last under a name; None if there is none for this version. Never raises."""
        try:
            saved = memoryview((self.folder / name).read_bytes())
            head, value = saved[: 2 * SIZE], saved[2 * SIZE :]
            return pickle.loads(value) if head == self._program + digest(value) else None
        except Exception:  # whatever a broken file makes pickle raise, the value is made anew
            return None

    def save(self, name: str, value: Any) -> None:
        """Saves a value under a name, if it can be written. A build that is killed leaves the old one."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        new = self.folder / f"{name}.{os.getpid()}.new"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with new.open("wb") as file:
                file.writelines([self._program, digest(data), data])
            new.replace(self.folder / name)
        except OSError:
            new.unlink(missing_ok=True)
