"""A lock between runs of the project's commands. The system itself releases it when its holder dies. Knows no command.

Uses only the standard library: it is needed before anything else is installed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PAUSE = 0.2


class Busy(Exception):
    """Another run has held the lock for longer than the patience."""


@contextmanager
def exclusive(path: Path, waiting: str, patience: float | None = None) -> Iterator[BinaryIO]:
    """Holds the lock of a file, which is made if need be; yields the open file.

    While another run has it, says `waiting` once and waits `patience` seconds, for ever if None, then raises Busy.
    A program that inherits the open file holds the lock as well, until it ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        if not _try_lock(file):
            print(waiting, file=sys.stderr, flush=True)
            until = None if patience is None else time.monotonic() + patience
            while not _try_lock(file):
                if until is not None and time.monotonic() > until:
                    raise Busy(waiting)
                time.sleep(PAUSE)
        yield file


def _try_lock(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # exists on Windows only, as fcntl exists everywhere else

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
