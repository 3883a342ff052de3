"""A build that would change nothing is not begun; whatever might change something begins it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.project import build, copy_project, edit

SPARED = "Ничего не изменилось, сайт прежний"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is built."""
    project = copy_project(tmp_path_factory.mktemp("unchanged") / "project")
    assert build(project).returncode == 0
    return project


def files(site: Path) -> dict[Path, tuple[int, bytes]]:
    """Every file of a site with its time and its bytes."""
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in site.rglob("*") if path.is_file()}


def test_a_second_build_is_skipped(project: Path) -> None:
    """It says that nothing changed, reports the data's problems again, and touches no file."""
    before, again = files(project / "site"), build(project)
    assert (again.returncode, SPARED in again.stderr) == (0, True)
    assert "План в часах не заполнен" in again.stderr
    assert files(project / "site") == before


def retitle(project: Path) -> None:
    """An edit of data of the same length, in the same file."""
    edit(project / "data/schools/first/school.yml", "Школа № 1", "Школа № 7")


CHANGES: dict[str, Callable[[Path], object]] = {
    "data": retitle,
    "words of docs": lambda project: edit(project / "docs/about.md", "Вступление", "Другое вступление"),
    "template": lambda project: edit(project / "overrides/pages/about.html", "{% block body %}", "{% block body %} "),
    "program": lambda project: edit(project / "hooks/profminimum/catalog/items/event.py", '"""', '""" '),
    "settings": lambda project: edit(project / "mkdocs.yml", 'site_url: ""', "site_url: https://site.example/"),
    "a file gone": lambda project: (project / "site/about/index.html").unlink(),
    "a file touched": lambda project: edit(project / "site/about/index.html", "<title>", "<title> "),
    "a stranger's file": lambda project: (project / "site/stray.html").write_text("x"),
    "the index gone": lambda project: (project / "site/pagefind/pagefind.js").unlink(),
    "the store gone": lambda project: [path.unlink() for path in (project / ".cache/profminimum").glob("site-*-made")],
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_begins_a_build(project: Path, change: str) -> None:
    """After that build the next one is skipped again, as the one before it would have been."""
    CHANGES[change](project)
    again = build(project)
    assert (again.returncode, SPARED in again.stderr) == (0, False)
    assert not (project / "site/stray.html").exists()
    assert (project / "site/about/index.html").is_file()
    assert SPARED in build(project).stderr


def test_another_day_and_the_end_of_an_event_begin_a_build(project: Path) -> None:
    """The end of an event changes the site too, and the clock alone tells it."""
    build(project)
    assert SPARED in build(project).stderr
    assert SPARED not in build(project, PROFMINIMUM_TODAY="2026-11-24 10:00").stderr
    assert SPARED in build(project, PROFMINIMUM_TODAY="2026-11-24 10:01").stderr


def test_what_mkdocs_warned_of_is_said_again(project: Path) -> None:
    """A build with a warning is no reason to skip the next, which may be a strict one."""
    before = (project / "docs/about.md").read_text("utf-8")
    (project / "docs/about.md").write_text(before + "\n\n[никуда](nowhere.md)\n", "utf-8")
    for _ in range(2):
        done = build(project)
        assert (done.returncode, "nowhere.md" in done.stderr) == (1, True)
    (project / "docs/about.md").write_text(before, "utf-8")
