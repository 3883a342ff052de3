"""The hook file that MkDocs loads: passes its events to `publish/host/entry.py`, imports the package afresh for builds.

MkDocs runs a hook file once per process, so a preview would not show edits of the package: `sys.modules` is cleared of
it before a build if one of its files has changed.
"""

import importlib
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).resolve().parent


class FreshPackage:
    """The modules of the package's host folder, as their files are now."""

    def __init__(self) -> None:
        self._files: set[tuple[Path, int]] = set()

    def module(self, name: str) -> ModuleType:
        """Imports a module; MkDocs lends a hook its folder only while the hook itself is loaded."""
        if str(FOLDER) not in sys.path:
            sys.path.append(str(FOLDER))
        return importlib.import_module(f"profminimum.publish.host.{name}")

    def refresh(self) -> bool:
        """Drops all modules if a file of the package has changed; returns whether one has."""
        before, self._files = self._files, {(path, path.stat().st_mtime_ns) for path in FOLDER.rglob("*.py")}
        if before in (set(), self._files):  # before the first build there is nothing to drop
            return False
        for name in [name for name in sys.modules if name.partition(".")[0] == "profminimum"]:
            del sys.modules[name]
        return True


package = FreshPackage()
entry = package.module("entry").Entry(package, FOLDER.parent)

on_startup, on_config, on_files, on_nav = entry.on_startup, entry.on_config, entry.on_files, entry.on_nav
on_page_content, on_page_context, on_env = entry.on_page_content, entry.on_page_context, entry.on_env
on_post_build, on_build_error, on_serve = entry.on_post_build, entry.on_build_error, entry.on_serve
