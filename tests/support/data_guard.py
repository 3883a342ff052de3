"""A guard of the folder `data/`: it is a region's own, so no test of the program may open a file there.

It sees what this process opens; the tests of the shipped data (`tests/test_data.py`, `tests/browser/test_shipped_tasks.py`)
lift it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.ci.program_home import is_shipped

DATA = Path(__file__).resolve().parents[2] / "data"
_FOLDER = str(DATA)
_EVENTS = {"open", "os.listdir", "os.scandir"}
_lifted = False


def install() -> None:
    """Begins to watch; there is no way to end it but the end of the process."""
    sys.addaudithook(_refuse)


@contextmanager
def lifted() -> Iterator[None]:
    """Lets a test of the shipped data read them."""
    global _lifted
    _lifted = True
    try:
        yield
    finally:
        _lifted = False


with lifted():
    only_shipped = pytest.mark.skipif(not is_shipped(DATA), reason="data/ and colours are another region's")
"""Marks what holds for the repository of the program alone: its own data, its own colours."""


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _EVENTS or _lifted or not arguments or not isinstance(arguments[0], str | os.PathLike):
        return
    path = os.fspath(arguments[0])  # a relative path may belong to any open folder
    if isinstance(path, str) and (path == _FOLDER or path.startswith(_FOLDER + os.sep)):
        raise AssertionError(f"a test reads {path}: take tests/region or tests/large_region")
