"""A build that makes only what changed leaves the same bytes as one that begins with nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from scripts.bench import synthetic_region as synthesise
from tests.support.project import ROOT, build, copy_project, edit, file_times

EDITS = int(os.environ.get("PROFMINIMUM_EDITS", "3"))
"""Rounds of edits, each followed by a rebuild; before a change of what builds keep, 50 of them, with several seeds."""
SEED = int(os.environ.get("PROFMINIMUM_SEED", "0"))


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site; of the index for search the text of each page, whose file has a name of its content."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and ("pagefind" not in path.relative_to(site).parts or path.suffix == ".pf_fragment")
    }


def built(project: Path) -> dict[str, bytes]:
    """The site after a build, which must succeed."""
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(project / "site")


def built_afresh(project: Path) -> dict[str, bytes]:
    """The same from nothing: no store, no old site."""
    shutil.rmtree(project / ".cache")
    shutil.rmtree(project / "site")
    return built(project)


@pytest.fixture(scope="module")
def project(copy_built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small region; the tests go on from each other's site."""
    return copy_built(tmp_path_factory.mktemp("rebuild") / "project")


def titles(path: Path, random: Random) -> None:
    """Another title: shown on the page, on cards, in lists, calendars and sheets."""
    text = path.read_text("utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(text) if line.startswith(("title: ", "name: ")))
    text[number] = f"{text[number].split(':')[0]}: Название {random.randrange(10**6)}\n"
    path.write_text("".join(text), "utf-8")


def removal(path: Path, random: Random) -> None:
    """A record less."""
    path.unlink()


def copy(path: Path, random: Random) -> None:
    """A record more."""
    target = path.with_name(f"copy-{random.randrange(10**6)}.yml")
    shutil.copy(path, target)
    titles(target, random)


def renaming(path: Path, random: Random) -> None:
    """A record at another address."""
    path.rename(path.with_name(f"renamed-{random.randrange(10**6)}.yml"))


def some_edits(data: Path, random: Random) -> Iterator[Callable[[], None]]:
    """A few random edits of random records; those that others need stay."""
    for _ in range(random.randint(1, 3)):
        folder = random.choice(["events", "programmes", "classes", "school.yml", "organisation.yml"])
        found = sorted(path for path in data.rglob("*.yml") if folder in (path.parent.name, path.name))
        may_go = folder in ("events", "classes")
        change = random.choice([titles, copy, removal, renaming] if may_go else [titles])
        yield change, random.choice(found)


def test_random_edits_build_the_bytes_of_a_fresh_build(tmp_path: Path):
    """Rounds of edits build upon each other, with the cache that the rounds before have left.

    The schools are made up, with any number of records, and share a college.
    """
    random = Random(SEED)
    synthesise.write(3, 4, tmp_path / "data")
    project = copy_project(tmp_path / "project", tmp_path / "data")
    built(project)
    for _ in range(EDITS):
        for change, path in some_edits(project / "data", random):
            if path.exists():
                change(path, random)
        again = built(project)
    assert again == built_afresh(project)


def test_shared_sources_change_all_pages(project: Path):
    """Templates, words of docs/, the menu and a vocabulary reach every page."""
    built(project)
    edit(project / "overrides" / "pages" / "event.html", "{% block", "<!-- edited -->{% block")
    edit(project / "mkdocs.yml", ": events/index.md", " – другой: events/index.md")
    edit(project / "data" / "reference" / "levels.yml", "name: базовый", "name: начальный")
    (project / "docs" / "about.md").write_text(
        (project / "docs" / "about.md").read_text("utf-8") + "\n\nНовое.\n", "utf-8"
    )
    again = built(project)
    assert again == built_afresh(project)


def test_an_unchanged_project_writes_nothing(project: Path):
    """Not a single file of the site is touched."""
    built(project)
    before = file_times(project / "site")
    built(project)
    assert file_times(project / "site") == before


def test_a_project_that_is_moved_keeps_its_site(copy_built: Callable[[Path], Path], tmp_path: Path):
    """Renamed, or checked out by another runner of a forge, with its cache: what is there is not made again."""
    project = copy_built(tmp_path / "moved")
    before = file_times(project / "site")
    built(project)
    assert file_times(project / "site") == before


def test_what_was_done_to_the_site_by_hand_is_undone(project: Path):
    """A page edited, deleted or added and a folder in the place of a file are undone; hidden files stay."""
    right, site = built(project), project / "site"
    (site / "index.html").write_text("чужое", "utf-8")
    (site / "about" / "index.html").unlink()
    (site / "old").mkdir()
    (site / "old" / "index.html").write_text("старое", "utf-8")
    (site / "extra.txt").mkdir(exist_ok=True)
    (site / ".nojekyll").write_text("", "utf-8")
    again = built(project)
    assert again.pop(".nojekyll") == b""
    assert again == right
    (site / ".nojekyll").unlink()


@pytest.mark.parametrize("damage", [b"", b"half", None])
def test_a_damaged_cache_is_no_harm(project: Path, damage: bytes | None):
    """The cache may be emptied, cut off as by a build that was killed, or deleted."""
    right = built(project)
    for path in (project / ".cache").rglob("*"):
        if path.is_file() and damage is not None:
            path.write_bytes(path.read_bytes()[: len(damage)] if damage else b"")
    if damage is None:
        shutil.rmtree(project / ".cache")
    assert built(project) == right


def test_a_build_that_fails_leaves_the_site(project: Path):
    """What a failed build had made already is not published."""
    right = built(project)
    template = project / "overrides" / "pages" / "class.html"
    words = template.read_text("utf-8")
    template.write_text("{% if %}", "utf-8")
    assert build(project).returncode != 0
    assert contents(project / "site") == right
    template.write_text(words, "utf-8")
    assert built(project) == right


def test_an_edit_is_taken_back_after_a_build_with_warnings(project: Path):
    """Such a build fails when its pages are there already: what was recorded of the site before it no longer holds."""
    right = built(project)
    page = project / "docs" / "about.md"
    words = page.read_text("utf-8")
    page.write_text(words + "\n\n[Никуда](nowhere.md)\n", "utf-8")
    assert build(project).returncode != 0
    page.write_text(words, "utf-8")
    assert built(project) == right


def test_the_cache_is_outside_of_copies_and_of_git():
    """No copy of the project takes the cache along, and git does not see it."""
    assert ".cache/" in (ROOT / ".gitignore").read_text("utf-8").split()
