"""A build that would change nothing is not begun; whatever might change something begins it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, chdir, contextmanager
from importlib import import_module
from pathlib import Path
from unittest import mock

import pytest
from profminimum.publish.host.up_to_date import UpToDateCheck

from scripts.lib.commands import HOST
from tests.support.project import build, edit, settings

SPARED = "Ничего не изменилось, сайт прежний"
SCHOOL = "data/schools/first/school.yml"


@pytest.fixture(scope="module")
def project(copy_built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is built."""
    project = copy_built(tmp_path_factory.mktemp("unchanged") / "project")
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


def is_current(project: Path) -> bool:
    """Whether a build of the project as it is now would be skipped, asked as `build` of `tests/support/project.py` asks."""
    with chdir(project), mock.patch.dict(os.environ, settings()):
        return UpToDateCheck(import_module(f"{HOST}.config").load_config(strict=True)).is_current()


@contextmanager
def without(path: Path) -> Iterator[None]:
    """A file is away."""
    path.rename(path.with_suffix(".away"))
    yield
    path.with_suffix(".away").rename(path)


@contextmanager
def edited(path: Path, old: str, new: str) -> Iterator[None]:
    """A text in a file is another one; afterwards the file is what it was, with its time."""
    before, time = path.read_bytes(), path.stat()
    edit(path, old, new)
    yield
    path.write_bytes(before)
    os.utime(path, ns=(time.st_atime_ns, time.st_mtime_ns))


@contextmanager
def added(path: Path) -> Iterator[None]:
    """A file more."""
    path.write_text("x")
    yield
    path.unlink()


CHANGES: dict[str, Callable[[Path], AbstractContextManager[None]]] = {
    "data of the same length": lambda project: edited(project / SCHOOL, "Школа № 1", "Школа № 7"),
    "words of docs": lambda project: edited(project / "docs/about.md", "Вступление", "Другое вступление"),
    "template": lambda project: edited(project / "overrides/pages/about.html", "{% block body %}", "{% block body %} "),
    "settings": lambda project: edited(project / "mkdocs.yml", 'site_url: ""', "site_url: https://site.example/"),
    "a file gone": lambda project: without(project / "site/about/index.html"),
    "a file touched": lambda project: edited(project / "site/about/index.html", "<title>", "<title> "),
    "a stranger's file": lambda project: added(project / "site/stray.html"),
    "the index gone": lambda project: without(project / "site/pagefind/pagefind.js"),
    "the cache gone": lambda project: without(next((project / ".cache/profminimum").glob("site-*-made"))),
}


@pytest.mark.filterwarnings("ignore:user_configs is never used")  # of MkDocs about its own attribute
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_noticed(project: Path, change: str) -> None:
    """Whatever it is of, the site is no longer current; once it is undone, the site is again."""
    assert is_current(project)
    with CHANGES[change](project):
        assert not is_current(project)
    assert is_current(project)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [(SCHOOL, "Школа № 1", "Школа № 7"), ("hooks/profminimum/catalog/items/event.py", '"""', '""" ')],
)
def test_a_change_begins_a_build(project: Path, path: str, old: str, new: str) -> None:
    """Of data or of the program: it puts in order what lies in the folder, and the next one is skipped again."""
    edit(project / path, old, new)
    (project / "site/stray.html").write_text("x")
    (project / "site/about/index.html").unlink()
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
