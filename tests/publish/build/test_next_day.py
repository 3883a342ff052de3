"""A day is not a change: on the next day, without an edit, only what is of the day is written; all other times stay."""

from __future__ import annotations

from pathlib import Path

from profminimum.publish.build.clock import VARIABLE

from tests.support.project import build, copy_project

DAILY = ("day.css", "version.json", "desk/", "pagefind/")
"""The day itself, reports of the operator, which are of a day, and the index's own list of its parts."""


def times(site: Path) -> dict[str, int]:
    """When each file was written, by its path."""
    return {file.relative_to(site).as_posix(): file.stat().st_mtime_ns for file in site.rglob("*") if file.is_file()}


def test_the_next_day_writes_only_what_is_of_the_day(tmp_path: Path) -> None:
    """Between these two days nothing of the small region begins or is over."""
    project = copy_project(tmp_path / "project")
    assert build(project, **{VARIABLE: "2026-11-23 10:00"}).returncode == 0
    before = times(project / "site")
    assert build(project, **{VARIABLE: "2026-11-24 10:00"}).returncode == 0
    after = times(project / "site")
    assert before.keys() == after.keys()
    written = {path for path in after if after[path] != before[path]}
    assert {"day.css", "version.json"} <= written
    assert {path for path in written if not path.startswith(DAILY)} == set()
