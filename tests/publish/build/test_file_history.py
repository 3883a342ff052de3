"""History of the data: the day of each file's last commit, whoever copied it, and no more than git knows."""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from profminimum.load import SourceFile
from profminimum.publish.build import file_history as file_history_module
from profminimum.publish.build.cache import BuildCache
from profminimum.publish.build.dependencies import DependencyDigests
from profminimum.publish.build.file_history import NO_HISTORY, SHALLOW, FileHistory, file_history
from profminimum.publish.build.load_region import load_region
from profminimum.publish.build.record_cache import RecordCache

from tests.support.project import REGION, build, copy_project, edit

MOSCOW = ZoneInfo("Europe/Moscow")
TODAY = date(2026, 11, 23)


def git(folder: Path, *arguments: str, at: str = "2026-10-01T12:00:00+03:00") -> None:
    """Runs git in a folder at a moment."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.ru", "-c", "init.defaultBranch=main")
    stamps = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_DATE": at}
    subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", **stamps}
    )


def commit(project: Path, at: str, **files: str) -> None:
    """Commits everything, after these files of the folder of data were written."""
    for name, text in files.items():
        (project / "data" / f"{name}.yml").write_text(text, "utf-8", newline="")
    git(project, "add", "--all")
    git(project, "commit", "-q", "-m", "x", at=at)


def days(project: Path, data: str = "data", history: FileHistory | None = None) -> dict[str, str]:
    """The day of each file, by its name."""
    known = history or file_history(project / data, project)
    files = [SourceFile(path.name, path.read_bytes()) for path in sorted((project / data).glob("*.yml"))]
    return {path.removesuffix(".yml"): str(day) for path, day in known.days(files, MOSCOW, TODAY).items()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a first commit; its folder of data is not the root of the repository."""
    (tmp_path / "project" / "data").mkdir(parents=True)
    git(tmp_path, "init", "-q")
    commit(tmp_path / "project", "2026-09-01T10:00:00+03:00", first="title: 1\n", second="title: 2\n")
    return tmp_path / "project"


def test_the_last_commit_of_each_file_counts(project: Path):
    """A day is the region's, the moment is when the change came, and what came back is new again."""
    commit(project, "2026-10-01T22:30:00+00:00", second="title: 2 и 3\n")
    assert days(project) == {"first": "2026-09-01", "second": "2026-10-02"}
    commit(project, "2026-10-05T10:00:00+03:00", second="title: 2\n")
    assert days(project) == {"first": "2026-09-01", "second": "2026-10-05"}


def test_a_change_counts_from_the_day_on_which_it_was_merged(project: Path):
    """Before that the site could not show it; what both sides changed is known too."""
    git(project, "checkout", "-q", "-b", "school")
    commit(project, "2026-10-01T10:00:00+03:00", third="title: 3\n", second="title: с ветки\n")
    git(project, "checkout", "-q", "main")
    commit(project, "2026-10-02T10:00:00+03:00", first="title: 1 и 2\n")
    git(project, "merge", "-q", "--no-ff", "--no-commit", "school")
    commit(project, "2026-10-09T10:00:00+03:00", second="title: и то и другое\n")
    assert days(project) == {"first": "2026-10-02", "second": "2026-10-09", "third": "2026-10-09"}


def test_a_file_that_was_only_renamed_keeps_its_day(project: Path):
    """One that was changed on the way, or copied, does not."""
    git(project, "mv", "data/first.yml", "data/moved.yml")
    git(project, "mv", "data/second.yml", "data/changed.yml")
    commit(project, "2026-10-01T10:00:00+03:00", changed="title: 2 по-новому\n", copied="title: 1\n")
    assert days(project) == {"changed": "2026-10-01", "copied": "2026-09-01", "moved": "2026-09-01"}
    git(project, "mv", "data/moved.yml", "data/again.yml")
    commit(project, "2026-10-03T10:00:00+03:00", copy="title: 1\n")
    assert days(project)["again"] == "2026-09-01"


def test_an_edit_counts_today_and_what_git_never_saw_has_no_day(project: Path):
    """Numbers that follow from the day must not fall; a folder that nobody commits is not new every morning."""
    (project / "data/first.yml").write_text("title: правка\n", "utf-8")
    (project / "data/new.yml").write_text("title: новое\n", "utf-8")
    assert days(project) == {"first": "2026-11-23", "second": "2026-09-01"}


def test_other_ends_of_lines_are_no_edit(project: Path):
    """Git may change them when it writes a file."""
    (project / "data/first.yml").write_bytes(b"title: 1\r\n")
    assert days(project)["first"] == "2026-09-01"


def test_a_clock_that_is_wrong_gives_no_day_to_come(project: Path):
    """A number that is too high could never fall again."""
    commit(project, "2031-01-01T10:00:00+03:00", first="title: из будущего\n")
    assert days(project)["first"] == str(TODAY)


def test_a_copy_has_the_days_of_what_was_copied(project: Path):
    """A release is built from one; an earlier version of a file has the day of its own commit."""
    commit(project, "2026-10-01T10:00:00+03:00", first="title: [\n", second="title: 2 и 3\n")
    copy = project / "releases" / "data"
    copy.mkdir(parents=True)
    (copy / "first.yml").write_text("title: 1\n", "utf-8")
    (copy / "second.yml").write_text("title: 2 и 3\n", "utf-8")
    assert days(project, "releases/data") == {"first": "2026-09-01", "second": "2026-10-01"}


def test_a_copy_of_one_of_many_folders_has_its_days(project: Path):
    """Of a project with many regions: a folder has the history of the one that it was copied from, not of its namesake."""
    other = project / "regions" / "tambov" / "data"
    other.mkdir(parents=True)
    (other / "first.yml").write_text("title: Тамбов\n", "utf-8", newline="")
    commit(project, "2026-10-05T10:00:00+03:00")
    copy = project.parent / "home" / "from" / "regions" / "tambov" / "data"
    copy.mkdir(parents=True)
    (copy / "first.yml").write_text("title: Тамбов\n", "utf-8", newline="")
    assert days(project, str(copy)) == {"first": "2026-10-05"}


def test_git_is_asked_anew_only_after_a_commit(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A preview builds again and again, and a history may be long."""
    cache, asked = BuildCache(tmp_path / "cache", b"x" * 16), []
    ask = file_history_module.git
    monkeypatch.setattr(file_history_module, "git", lambda *words: (asked.append(words[-1]), ask(*words))[1])
    first = file_history(project / "data", project, cache)
    again = file_history(project / "data", project, cache)
    assert (again, asked) == (first, ["HEAD", ".", "HEAD"])
    commit(project, "2026-10-05T10:00:00+03:00", first="title: правка\n")
    assert days(project, history=file_history(project / "data", project, cache))["first"] == "2026-10-05"


def test_without_git_nothing_is_known(tmp_path: Path):
    """The folder need not be in a repository, or be there at all."""
    (tmp_path / "data").mkdir()
    assert file_history(tmp_path / "data", tmp_path) == NO_HISTORY
    assert file_history(tmp_path / "nowhere", tmp_path) == NO_HISTORY


def test_a_shallow_clone_knows_only_what_it_has(project: Path, tmp_path: Path):
    """Of what came before its beginning, the day is unknown: that all of it came at once would not be true."""
    for number in range(2, 5):
        commit(project, f"2026-10-0{number}T10:00:00+03:00", second=f"title: правка {number}\n")
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{tmp_path}", "clone")
    history = file_history(tmp_path / "clone/project/data", tmp_path / "clone/project")
    assert history.is_shallow
    assert days(tmp_path / "clone/project", history=history) == {"second": "2026-10-04"}
    assert not file_history(project / "data", project).is_shallow


def test_names_of_git_are_longer_in_some_repositories(tmp_path: Path):
    """Contents are found there by the other algorithm."""
    (tmp_path / "data").mkdir()
    git(tmp_path, "init", "-q", "--object-format=sha256")
    commit(tmp_path, "2026-09-01T10:00:00+03:00", first="title: 1\n")
    assert days(tmp_path) == {"first": "2026-09-01"}


def test_days_are_part_of_what_pages_depend_on():
    """A day that changes while the file stays, as after the rest of the history was fetched, renders its pages anew."""
    cache = RecordCache()
    catalogs = [load_region(REGION, lambda zone: datetime(2026, 11, 23, tzinfo=zone), cache).catalog for _ in range(3)]
    path = "schools/first/events/markup.yml"
    catalogs[2].commit_days[path] = TODAY  # type: ignore[index]
    digests = [DependencyDigests(catalog, cache.digest_of, b"") for catalog in catalogs]
    of_page = [each.of([next(event for event in each._catalog.events if event.path == path)]) for each in digests]
    assert of_page[0] == of_page[1] != of_page[2]
    assert digests[0].whole == digests[1].whole != digests[2].whole


def test_a_build_from_a_shallow_clone_says_so_once(tmp_path: Path):
    """It ends all the same; once the history is there, the next build is not skipped and the days are known."""
    origin = copy_project(tmp_path / "origin")
    (origin / ".gitignore").write_text(".cache/\nsite/\n", "utf-8")
    git(tmp_path / "origin", "init", "-q")
    commit(origin, "2026-10-01T10:00:00+03:00")
    event = Path("data/schools/first/events/no-time.yml")
    assert "updated" not in (origin / event).read_text("utf-8")
    edit(origin / "data/region.yml", "name:", "# с новой строкой\nname:")
    commit(origin, "2026-10-03T10:00:00+03:00")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{origin}", "clone")
    page = tmp_path / "clone/site/schools/first/events/no-time/index.html"
    for number in (1, 2):
        done = build(tmp_path / "clone")
        assert (done.returncode, done.stderr.count(SHALLOW)) == (0, 1), number
    assert "Дата обновления данных не указана" in page.read_text("utf-8")
    git(tmp_path / "clone", "fetch", "-q", "--unshallow")
    done = build(tmp_path / "clone")
    assert (done.returncode, SHALLOW in done.stderr) == (0, False)
    assert "Данные обновлены " in page.read_text("utf-8")
