"""What a run of the tests makes once for all its processes: whichever asks first makes it, the others wait for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.lib.lock import exclusive


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` of the run, which `make` has filled; only read it.

    What fails leaves nothing: the next process that asks tries again, and its tests say why.
    """
    own = factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, done = run / f"once-{name}", run / f"once-{name}.done"
    with exclusive(run / f"once-{name}.lock", f"Making {name}…"):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
