"""The regions of the tests as the stages see them, and copies of the project with other data, built as a person would build them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import date, datetime
from functools import cache
from importlib import import_module
from io import StringIO
from pathlib import Path
from textwrap import dedent
from unittest import mock
from zoneinfo import ZoneInfo

from profminimum.catalog import Catalog
from profminimum.check import check
from profminimum.load import SourceFile, load
from profminimum.load.data_folder import read_sources
from profminimum.model import Records
from profminimum.publish.build.clock import VARIABLE

from scripts.lib.commands import HOST, SETTINGS
from tests.support.placeholder_words import remove_words
from tests.support.project_templates import lend_compiled

ROOT = Path(__file__).resolve().parents[2]
REGION = ROOT / "tests" / "region"
"""The small region: a few records of every kind, read in a minute."""
LARGE_REGION = ROOT / "tests" / "large_region"
"""A region with the breadth of a real one. No test but those of the shipped data reads `data/`: it is a region's own."""
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Moscow"))
"""The day on which both regions are looked at: a Monday."""

Run = Callable[..., subprocess.CompletedProcess[str]]
"""`run_script` or `command`: how a test runs a command of the project."""
PARTS = ("docs", "hooks", "overrides", "mkdocs.yml")
"""What a site is made of, beside its data."""


@cache
def _small_region() -> dict[str, bytes]:
    return {file.path: file.data for file in read_sources(REGION).files}


def catalog_of(
    changed: Mapping[str, str] | None = None,
    now: datetime = NOW,
    without: Collection[str] = (),
    commit_days: Mapping[str, date] | None = None,
) -> Catalog:
    """The small region with some files changed, added or left out, on a day; the check must find no error in it."""
    files = {path: data for path, data in _small_region().items() if path not in without}
    files |= {path: dedent(text).encode() for path, text in (changed or {}).items()}
    loaded = load(SourceFile(path, data) for path, data in sorted(files.items()))
    records = Records(loaded.entries)
    problems = [*loaded.problems, *(problem for problem in check(records, now.date()) if problem.is_error)]
    assert not problems, "\n".join(map(str, problems))
    return Catalog(records, now, commit_days or {})


def at(text: str) -> datetime:
    """A moment in the region's zone: `2026-11-27 15:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=NOW.tzinfo)


def copy_project(folder: Path, data: Path = REGION, *, has_words: bool = False) -> Path:
    """A copy of the project in `folder`, which is new, with the folder `data` as its data, never built, its templates compiled.

    The words of `docs/` and of the menu, which are an editor's, stay away unless `has_words` wants them.
    """
    folder.mkdir(parents=True)
    passing = shutil.ignore_patterns("*.pyc.*")  # what Python is about to name; compiled files themselves come along
    for name in PARTS:
        source = ROOT / name
        copy: Callable[..., object] = shutil.copy if source.is_file() else shutil.copytree
        copy(source, folder / name, **({} if source.is_file() else {"ignore": passing}))
    shutil.copytree(data, folder / "data", ignore=shutil.ignore_patterns("__pycache__"))
    mkdocs = folder / "mkdocs.yml"
    mkdocs.write_text(re.sub(r"^site_url:.*$", 'site_url: ""', mkdocs.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    if not has_words:
        remove_words(folder)
    lend_compiled(folder)
    return folder


def settings(**variables: str) -> dict[str, str]:
    """The environment of a build: as `scripts/dev.py` sets it, on the fixed day unless `variables` say another."""
    return os.environ | SETTINGS | {VARIABLE: f"{NOW:%Y-%m-%d %H:%M}"} | variables


def run_script(
    name: str, *arguments: str, root: Path = ROOT, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """What a command of the project in `root` says and does when it is run from the folder `cwd`, at first the root."""
    return subprocess.run(
        [sys.executable, "-m", f"scripts.{name}", *arguments],
        cwd=cwd or root,
        env=os.environ | {"PYTHONPATH": str(root)} | variables,
        capture_output=True,
        encoding="utf-8",
    )


def command(name: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The same of a command of this project, run in this process: that spares the second in which a Python starts.

    Each command runs as a process of its own in one test at least.
    """
    out, err = StringIO(), StringIO()
    main = import_module(f"scripts.{name}").main
    with mock.patch.dict(os.environ, variables), chdir(ROOT), redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
    return subprocess.CompletedProcess([name, *arguments], code, out.getvalue(), err.getvalue())


def build(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """What the host's `build --strict` says and does in a copy of the project."""
    command = [sys.executable, "-m", HOST, "build", "--strict", *arguments]
    return subprocess.run(command, cwd=project, env=settings(**variables), capture_output=True, encoding="utf-8")


def file_times(site: Path) -> dict[str, int]:
    """When each file of a site was written, by its path."""
    return {file.relative_to(site).as_posix(): file.stat().st_mtime_ns for file in site.rglob("*") if file.is_file()}


def edit(path: Path, old: str, new: str) -> None:
    """Change a text in a file; it must be there."""
    text = path.read_text("utf-8")
    assert old in text, f"{path}: no «{old}»"
    path.write_text(text.replace(old, new), "utf-8")
