"""The version file: its counts are those of the folder, the state of the project is git's."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from profminimum.view.pages.list_filter import catalogue_filter

from tests.support.project import ROOT, build, catalog_of, file_times

SCHOOL = "data/schools/first/school.yml"


def version_file(site: Path) -> dict[str, Any]:
    """The content of the site's `version.json`."""
    return json.loads((site / "version.json").read_bytes())


def git(folder: Path, *arguments: str) -> str:
    """What git says; it must agree."""
    who = ["-c", "user.name=t", "-c", "user.email=t@example.ru", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


@pytest.fixture(scope="module")
def repository(copy_built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in git, built before; the builds of all tests share its cache."""
    project = copy_built(tmp_path_factory.mktemp("checkout") / "project")
    shutil.copy(ROOT / ".gitignore", project)
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "Начало")
    return project


@pytest.fixture
def checkout(repository: Path) -> Iterator[Path]:
    """The copy of the project in git as it was committed first; what a test changes is restored after it."""
    first = git(repository, "rev-parse", "HEAD")
    yield repository
    git(repository, "reset", "--quiet", "--hard", first)
    git(repository, "clean", "--quiet", "--force", "-d")
    shutil.rmtree(repository / "published", ignore_errors=True)


def test_counts_are_those_of_the_folder(region_site: Path) -> None:
    """Whole pages and other files are counted in the folder; records in the catalogue."""
    found, catalog = version_file(region_site), catalog_of()
    files = [path.relative_to(region_site) for path in region_site.rglob("*") if path.is_file()]
    own = [path for path in files if path.parts[0] != "pagefind" and path.name != "version.json"]
    whole = [path for path in own if path.suffix == ".html" and b"<html" in (region_site / path).read_bytes()]
    assert found["pages"] == len(whole)
    assert found["files"] == len(own) - len(whole)
    assert sum(found["records"].values()) == len(catalog.records)
    assert found["records"]["event"] == len(catalog.events)
    assert found["schools"] == len(catalogue_filter(catalog, "schools").items) > 0
    assert found["day"] == "2026-11-23"


def test_samples_are_counted(region_site: Path, copy_built: Callable[[Path], Path], tmp_path: Path) -> None:
    """A school that becomes a sample stays one of the schools, as on every page; all in its folder are samples."""
    project = copy_built(tmp_path / "project")
    before = version_file(region_site)
    with (project / SCHOOL).open("a", encoding="utf-8") as file:
        file.write("demo: true\n")
    assert build(project).returncode == 0
    after = version_file(project / "site")
    folder = (project / SCHOOL).parent
    assert after["schools"] == before["schools"]
    assert after["samples"] == before["samples"] + len(list(folder.rglob("*.yml")))
    assert after["records"] == before["records"]


def test_without_git_the_commit_is_unknown(checkout: Path, tmp_path: Path) -> None:
    """No checkout, or no git on the machine: the site is built all the same."""
    (tmp_path / "bin").mkdir()
    assert build(checkout, PATH=str(tmp_path / "bin")).returncode == 0
    assert (version_file(checkout / "site")["commit"], version_file(checkout / "site")["dirty"]) == (None, None)
    (checkout / ".git").rename(tmp_path / "git")
    done = build(checkout)
    (tmp_path / "git").rename(checkout / ".git")
    assert done.returncode == 0
    assert version_file(checkout / "site")["commit"] is None


def test_commit_is_named_and_what_differs_from_it(checkout: Path) -> None:
    """A note beside the site's sources is no difference; an edited record is, a new one too."""
    head = git(checkout, "rev-parse", "HEAD")
    (checkout / "notes.txt").write_text("Позвонить", "utf-8")
    assert build(checkout).returncode == 0
    assert (version_file(checkout / "site")["commit"], version_file(checkout / "site")["dirty"]) == (head, False)
    record = checkout / "data/schools/first/events/online.yml"
    (record.with_name("copy.yml")).write_bytes(record.read_bytes())
    assert build(checkout).returncode == 0
    assert version_file(checkout / "site")["dirty"] is True


@pytest.mark.parametrize("where", ["outside", "published/work"])
def test_data_may_be_elsewhere(checkout: Path, tmp_path: Path, where: str) -> None:
    """With a copy of the data that git does not keep, the copied folder decides."""
    copy = (tmp_path if where == "outside" else checkout) / where / "data"
    shutil.copytree(checkout / "data", copy)
    assert build(checkout, PROFMINIMUM_DATA=str(copy)).returncode == 0
    assert version_file(checkout / "site")["dirty"] is False
    (checkout / "data" / "schools" / "first" / "school.yml").unlink()
    assert build(checkout, PROFMINIMUM_DATA=str(copy)).returncode == 0
    assert version_file(checkout / "site")["dirty"] is True


def test_another_commit_rewrites_nothing_else(checkout: Path) -> None:
    """The same data under another commit touch one file of the whole site."""
    assert build(checkout).returncode == 0
    before = file_times(checkout / "site")
    git(checkout, "commit", "--quiet", "--allow-empty", "--message", "Ещё")
    assert build(checkout).returncode == 0
    after = file_times(checkout / "site")
    assert [path for path in before | after if before.get(path) != after.get(path)] == ["version.json"]


def test_a_hook_of_another_repository_does_not_mislead(checkout: Path, tmp_path: Path) -> None:
    """Git tells its hooks where their repository is; a site built from one still names its own."""
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    assert build(checkout, GIT_DIR=str(other / ".git")).returncode == 0
    assert version_file(checkout / "site")["commit"] == git(checkout, "rev-parse", "HEAD")
