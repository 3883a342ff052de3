"""The releases folder: versions, the link, what is shared, what is kept, and a death at every single step."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from profminimum.load import SourceFile
from profminimum.publish.release.release_info import ReleaseInfo, from_json, identifier
from profminimum.publish.release.releases_folder import ReleasesFolder, Unusable

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links that can be replaced are of POSIX systems")


def about(name: str, before: str | None = None) -> ReleaseInfo:
    """A version of a name."""
    return ReleaseInfo(name, "2026-11-23T10:00:00+03:00", "2026-11-23", None, before, {"pages": 2})


def write(folder: Path, words: str) -> Path:
    """A site of three files, one of which is always the same."""
    (folder / "a").mkdir(parents=True, exist_ok=True)
    for name, text in {"index.html": words, "a/index.html": words * 2, "a/same.css": "a{}"}.items():
        (folder / name).unlink(missing_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def sources(texts: dict[str, bytes]) -> list[SourceFile]:
    """Files of data."""
    return [SourceFile(path, data) for path, data in texts.items()]


def publish(home: ReleasesFolder, name: str, keep: int = 9) -> bool:
    """All steps of a publication but the build."""
    home.open()
    current = home.current()
    is_new = home.add(
        write(home.work / "site", name), sources({"region.yml": name.encode()}), about(name, current and current.id)
    )
    if is_new:
        home.activate(name)
    home.prune(keep)
    return is_new


def files(folder: Path) -> dict[str, str]:
    """The files below a folder by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def names(home: ReleasesFolder) -> list[str]:
    """The versions, the newest first."""
    return [version.id for version in home.versions()]


@pytest.fixture
def home(tmp_path: Path) -> ReleasesFolder:
    """A home that is not there yet."""
    return ReleasesFolder(tmp_path / "new" / "published")


def test_publications_follow_each_other(home: ReleasesFolder) -> None:
    """Each is shown, each knows what was shown before, each has its own files and data."""
    assert (home.current(), home.versions()) == (None, [])
    for name in "abc":
        assert publish(home, name)
        assert files(home.link)["index.html"] == name
    assert [release.id for release in home.history()] == ["c", "b", "a"] == names(home)
    for name in "abc":
        assert files(home.site_of(name)) == {"index.html": name, "a/index.html": name * 2, "a/same.css": "a{}"}
        assert files(home.data_of(name)) == {"region.yml": name}


def test_equal_files_are_one_file(home: ReleasesFolder) -> None:
    """Two versions share what is equal, nothing is shared with the folder in which sites are built."""
    publish(home, "a")
    publish(home, "b")
    inodes = {
        folder: {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*.*")}
        for folder in (home.site_of("a"), home.site_of("b"), home.work / "site")
    }
    one, other, work = inodes.values()
    assert {name for name in one if one[name] == other[name]} == {"a/same.css"}
    assert not set(work.values()) & {*one.values(), *other.values()}


def test_a_version_edited_by_hand_spoils_no_other(home: ReleasesFolder) -> None:
    """What differs from the built file is not taken over."""
    publish(home, "a")
    (home.link / "a" / "same.css").write_text("spoilt", "utf-8")
    publish(home, "b")
    assert files(home.link)["a/same.css"] == "a{}"


def test_without_hard_links_files_are_copied(home: ReleasesFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every disk has hard links; equal files are still known for equal."""

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    publish(home, "a")
    assert publish(home, "b")
    assert files(home.link)["a/same.css"] == "a{}"


def test_nothing_new_makes_no_version(home: ReleasesFolder) -> None:
    """The same files and data are shown already; other data, or records now shown as given, are news."""
    publish(home, "a")
    site = home.work / "site"
    assert not home.add(site, sources({"region.yml": b"a"}), about("b", "a"))
    assert names(home) == ["a"]
    assert home.add(site, sources({"region.yml": b"other"}), about("c", "a"))
    assert home.add(site, sources({"region.yml": b"a"}), replace(about("d", "a"), omitted=("events/x.yml",)))
    assert home.add(site, sources({"region.yml": b"a", "events/y.yml": b""}), about("e", "a"))
    (site / "a" / "index.html").unlink()
    assert home.add(site, sources({"region.yml": b"a"}), about("f", "a"))


def test_pruning_keeps_the_shown_version_and_those_before_it(home: ReleasesFolder) -> None:
    """The one shown and as many of those before it stay; those taken back or never shown go."""
    for name in "abcd":
        publish(home, name)
    home.activate("b")
    home.add(home.work / "site", [], about("e", "b"))
    publish(home, "f", keep=1)
    assert names(home) == ["f", "b"]
    publish(home, "g", keep=5)
    assert [release.id for release in home.history()] == ["g", "f", "b"]
    assert list((home.root / "aside").iterdir()) == []


def test_the_folder_can_be_moved(home: ReleasesFolder, tmp_path: Path) -> None:
    """The link is relative to the folder that holds it."""
    publish(home, "a")
    moved = ReleasesFolder(Path(shutil.move(home.root, tmp_path / "elsewhere")))
    assert files(moved.link)["index.html"] == "a"
    assert moved.current() == about("a")


@pytest.mark.parametrize("name", ["", "../versions/a", "b", None, "."])
def test_an_unknown_version_is_not_found(home: ReleasesFolder, name: str | None) -> None:
    """A name that is none, or no version's, finds nothing."""
    publish(home, "a")
    assert home.find(name) is None


def test_an_incomplete_folder_is_no_version(home: ReleasesFolder) -> None:
    """A folder without a home page or a readable description is ignored."""
    for name in "abc":
        publish(home, name)
    (home.site_of("a") / "index.html").unlink()
    (home.root / "versions" / "b" / "about.json").write_text("{", "utf-8")
    assert names(home) == ["c"]


def test_a_folder_in_the_place_of_the_link_is_refused(home: ReleasesFolder) -> None:
    """A folder in its place is somebody's: it is not deleted."""
    (home.root / "current").mkdir(parents=True)
    with pytest.raises(Unusable, match="не ссылка"):
        home.open()


def test_a_disk_without_links_is_refused(home: ReleasesFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without them no site can be switched whole, and this is said before anything is built."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    with pytest.raises(Unusable, match="нельзя подменять ссылки"):
        home.open()


def test_descriptions_are_read_back() -> None:
    """What a later program may have added is ignored; what is no description is refused."""
    whole = ReleaseInfo(
        "a", "2026-11-23T10:00:00+03:00", "2026-11-23", "c" * 40, "b", {"pages": 2}, 1, {"x": "2026-11-22"}, ("y",)
    )
    assert {"stand_ins", "left_out"} <= json.loads(whole.as_json()).keys()  # as releases on the disk have them
    assert from_json(whole.as_json()) == whole
    assert from_json(whole.as_json().replace("{", '{"later": 1,', 1)) == whole
    for text in ("[]", "{}", "null", "", '{"id": "a"}'):
        with pytest.raises(ValueError, match=r"."):
            from_json(text)


def test_names_sort_by_time() -> None:
    """The order holds for two versions made within a second, too."""
    moment = datetime(2026, 11, 23, 7, tzinfo=UTC)
    first = identifier(moment, "abcdef0123", set())
    second = identifier(moment, "abcdef0123", {first})
    third = identifier(moment.replace(second=1), None, {first, second})
    assert [first, second, third] == ["20261123T070000Z-abcdef0", "20261123T070000Z-abcdef0-2", "20261123T070001Z"]
    assert sorted([third, second, first]) == [first, second, third]


DISK = (
    "open",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.listdir",
    "os.scandir",
    "shutil.",
)
"""The events by which Python tells that it is about to touch the disk."""


def dies(step: int, task: Callable[[], object]) -> bool:
    """Does a task in a process of its own, which is killed when it is about to touch the disk for the `step`-th time.

    Tells whether it came to that.
    """
    process = os.fork()
    if process:
        _, status = os.waitpid(process, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the task failed by itself"
        return os.WIFSIGNALED(status)
    try:
        steps = count(1)

        def watch(event: str, _: object) -> None:
            if event.startswith(DISK) and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        task()
        os._exit(0)
    finally:
        os._exit(1)


@pytest.mark.parametrize("task", ["publish", "roll back"])
def test_a_death_at_any_step_leaves_a_whole_site(home: ReleasesFolder, task: str) -> None:
    """The site shown is the old one or the new one. What follows works, and no trace is left."""
    for name in "abc":
        publish(home, name)
    pristine = shutil.copytree(home.root, home.root.with_name("pristine"), symlinks=True)
    tasks = {"publish": lambda: publish(home, "d", keep=1), "roll back": lambda: (home.open(), home.activate("b"))}
    new = {"publish": "d", "roll back": "b"}[task]
    whole = {name: {"index.html": name, "a/index.html": name * 2, "a/same.css": "a{}"} for name in "abcd"}
    shown = []
    for step in count(1):
        if not dies(step, tasks[task]):
            break
        shown.append(files(home.link)["index.html"])
        assert files(home.link) == whole[shown[-1]], f"killed at step {step}"
        assert all(files(home.site_of(name)) == whole[name] for name in os.listdir(home.root / "versions"))
        publish(home, "z", keep=2)
        assert (
            [release.id for release in home.history()]
            == names(home)
            == ["z", shown[-1], {"c": "b", "d": "c", "b": "a"}[shown[-1]]]
        )
        assert sorted(os.listdir(home.root)) == ["aside", "current", "versions", "work"]
        assert os.listdir(home.root / "aside") == []
        shutil.rmtree(home.root)
        shutil.copytree(pristine, home.root, symlinks=True)
    assert set(shown) == {"c", new}
    assert shown == sorted(shown, reverse=new < "c"), "once shown, it stays"
    assert len(shown) > 10
