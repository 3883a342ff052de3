"""The same data give the same bytes, whoever builds them and wherever: the zone, the language, the folder, the cores."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from scripts.lib.commands import HOST
from tests.support.project import NOW, copy_project, settings

MACHINES = {
    "one core, east, russian": {
        "TZ": "Asia/Kamchatka",
        "LC_ALL": "ru_RU.UTF-8",
        "PYTHONHASHSEED": "1",
        "CORES": "1",
        "UMASK": "077",
    },
    "four cores, west, no language": {
        "TZ": "America/Los_Angeles",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "CORES": "4",
        "UMASK": "002",
    },
    "many cores, a zone of half hours, turkish": {
        "TZ": "Asia/Kolkata",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "4294967295",
        "CORES": "64",
        "UMASK": "022",
    },
}
"""Turkish has letters of its own for «i» in both cases; a far zone has another day."""
CORES = """import os
os.cpu_count = lambda: int(os.environ["CORES"])
"""
"""Taken in by Python when it starts: the machine seems to have so many."""


def is_index(path: str) -> bool:
    """Whether a file is a part of Pagefind's bundle, whose bytes another program is free to choose."""
    return path.startswith("pagefind/")


def digests(site: Path) -> dict[str, str]:
    """Every file of a site with the digest of its bytes."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def indexed(site: Path) -> set[bytes]:
    """What Pagefind has taken from each page: its address, its words, its data."""
    return {gzip.decompress(path.read_bytes()) for path in (site / "pagefind" / "fragment").iterdir()}


def built(folder: Path, given: dict[str, str]) -> Path:
    """The small region's site, built in a folder as on some machine."""
    project = copy_project(folder)
    (project / "machine").mkdir()
    (project / "machine" / "sitecustomize.py").write_text(CORES, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", HOST, "build", "--strict"],
        cwd=project,
        env=settings(**given, PYTHONPATH=str(project / "machine")),
        umask=int(given["UMASK"], 8),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as the first of the machines builds it."""
    return built(tmp_path_factory.mktemp("same") / "project", MACHINES["one core, east, russian"])


@pytest.mark.parametrize("machine", [*MACHINES][1:])
def test_another_machine_builds_the_same_bytes(usual: Path, tmp_path: Path, machine: str) -> None:
    """Every file but the search index is the same; of that, what it says of each page."""
    other = built(tmp_path / "Другая папка" / "с пробелом", MACHINES[machine])
    first, second = digests(usual), digests(other)
    assert {path for path in first | second if not is_index(path) and first.get(path) != second.get(path)} == set()
    assert len([path for path in first if not is_index(path)]) > 200
    assert indexed(usual) == indexed(other)


def test_moment_may_be_given_as_builds_are_repeated(usual: Path, tmp_path: Path) -> None:
    """`SOURCE_DATE_EPOCH` gives the same bytes as the same moment given by hand."""
    given = MACHINES["four cores, west, no language"] | {"SOURCE_DATE_EPOCH": f"{NOW.timestamp():.0f}"}
    first, second = digests(usual), digests(built(tmp_path / "project", given | {"PROFMINIMUM_TODAY": ""}))
    assert {path for path in first | second if not is_index(path) and first.get(path) != second.get(path)} == set()


def test_leftovers_of_another_day_leave_no_trace(usual: Path, tmp_path: Path) -> None:
    """What was built before, on another day, changes nothing."""
    project = tmp_path / "project"
    shutil.copytree(usual.parent, project)
    for day in ("2027-03-01", f"{NOW:%Y-%m-%d %H:%M}"):
        done = subprocess.run(
            [sys.executable, "-m", HOST, "build"], cwd=project, env=settings(PROFMINIMUM_TODAY=day), capture_output=True
        )
        assert done.returncode == 0, done.stderr
    first, second = digests(usual), digests(project / "site")
    assert {path for path in first | second if not is_index(path) and first.get(path) != second.get(path)} == set()
