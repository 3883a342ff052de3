"""The lock between runs, held by real processes: one at a time, released by any death, inherited by programs begun."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.lib import lock as lock_module

HOLDER = """
import subprocess, sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from scripts.lib.lock import exclusive
with exclusive(Path(sys.argv[1]), "жду") as held:
    if "child" in sys.argv:
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1.5)"], pass_fds=(held.fileno(),))
    print("held", flush=True)
    time.sleep(60)
"""


def holder(lock: Path, *arguments: str) -> subprocess.Popen[str]:
    """A process that holds the lock."""
    program = HOLDER.format(root=str(Path(lock_module.__file__).parents[2]))
    command = [sys.executable, "-c", program, str(lock), *arguments]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    assert started.stdout.readline() == "held\n"
    return started


def test_waiting_for_a_lock_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While another holds it, a program waits, says so once, and gives up."""
    other = holder(tmp_path / "lock")
    with pytest.raises(lock_module.Busy), lock_module.exclusive(tmp_path / "lock", "жду другого", patience=0.5):
        pass
    assert capsys.readouterr().err == "жду другого\n"
    other.kill()
    other.communicate()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
def test_a_killed_holder_releases_the_lock(tmp_path: Path) -> None:
    """A holder that was killed holds nothing."""
    other = holder(tmp_path / "new" / "lock")
    other.send_signal(signal.SIGKILL)
    other.communicate()
    with lock_module.exclusive(tmp_path / "new" / "lock", "жду", patience=0):
        pass


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
def test_a_program_begun_by_the_holder_inherits_the_lock(tmp_path: Path) -> None:
    """A program that outlives its killed holder may still write: the lock is held until it has ended."""
    begun = time.monotonic()
    other = holder(tmp_path / "lock", "child")
    other.kill()
    with lock_module.exclusive(tmp_path / "lock", "жду", patience=20):
        assert time.monotonic() - begun >= 1.5
    other.communicate()
