"""A change of several files of data that happens as a whole or not at all. Knows no record."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def replace_texts(texts: Mapping[Path, str]) -> None:
    """Writes new texts of files, some of which may be new; raises OSError with all as it was before.

    Every text lies on the disk beside its file before the first of them takes its place.
    """
    aside = {path: path.with_name(f".{path.name}.new") for path in texts}
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            aside[path].write_text(text, encoding="utf-8", newline="\n")
            if path.exists():
                aside[path].chmod(path.stat().st_mode)
        for path in texts:
            os.replace(aside[path], path)
    except BaseException:
        for path in texts:
            aside[path].unlink(missing_ok=True)
        restore(before)
        raise


def restore(before: Mapping[Path, bytes | None]) -> None:
    """Writes back what files held; those that were not there, None, go away again."""
    for path, data in before.items():
        if data is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != data:
            path.write_bytes(data)


def apply_change(texts: Mapping[Path, str], old: Path, new: Path) -> None:
    """Writes new texts of files and then moves `old` to `new`; raises OSError with all as it was before."""
    before = {path: path.read_bytes() for path in texts}
    replace_texts(texts)
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
    except BaseException:
        for path, data in before.items():
            path.write_bytes(data)
        raise
