"""Files that take long to make: made only if the site holds none that is made of the same."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from profminimum.output import AnyOutput, LateOutput, Output
from profminimum.publish.build import output_folder
from profminimum.publish.build.cache import BuildCache
from profminimum.publish.build.output_folder import OutputFolder, Task


class Site:
    """A site that is built again and again, and what was made in its last build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "site"
        self.cache = folder / "cache"
        self.made: list[str] = []

    def late(self, path: str, words: str) -> LateOutput:
        """A file of some words that says when it is made."""

        def make() -> bytes:
            self.made.append(path)
            return words.encode()

        return LateOutput(path, words.encode(), make)

    def build(self, key: str, outputs: Iterable[AnyOutput], program: bytes = b"0" * 16) -> list[str]:
        """Builds the site from one task; returns the late files that were made."""
        self.made = []
        folder = OutputFolder(self.folder, BuildCache(self.cache, program))
        folder.run([Task("all", key.encode(), lambda: outputs)])
        folder.promote(keep="pagefind")
        return self.made

    def read(self, name: str) -> str:
        """The words of a file."""
        return (self.folder / name).read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with two late files and one of the usual kind."""
    site = Site(tmp_path)
    assert site.build("1", [site.late("a.pdf", "a"), site.late("b.pdf", "b"), Output("page", b"1")]) == [
        "a.pdf",
        "b.pdf",
    ]
    return site


def test_only_what_is_made_of_something_else_is_made(site: Site) -> None:
    """The task is run, because its key has changed; one of its files has other values."""
    assert site.build("2", [site.late("a.pdf", "a"), site.late("b.pdf", "c"), Output("page", b"2")]) == ["b.pdf"]
    assert [site.read(name) for name in ("a.pdf", "b.pdf", "page")] == ["a", "c", "2"]


def test_a_file_that_is_not_made_any_more_goes(site: Site) -> None:
    """It comes back by being made."""
    assert site.build("2", [site.late("a.pdf", "a")]) == []
    assert not (site.folder / "b.pdf").exists()
    assert site.build("3", [site.late("a.pdf", "a"), site.late("b.pdf", "b")]) == ["b.pdf"]


def test_another_program_makes_the_same_file_of_the_same_values(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of the program leaves late files, unless it is one of the modules that make them."""
    outputs = [site.late("a.pdf", "a"), site.late("b.pdf", "b")]
    assert site.build("1", outputs, b"1" * 16) == []
    monkeypatch.setattr(output_folder, "LATE_MAKERS", ("problem",))
    assert site.build("1", outputs, b"2" * 16) == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize("name", ["a.pdf", "page"])
def test_the_content_of_a_file_decides_where_its_time_does_not(site: Site, name: str) -> None:
    """A cache of a pipeline gives files other times; what somebody has edited is made anew even so."""
    outputs = [site.late("a.pdf", "a"), site.late("b.pdf", "b"), Output("page", b"1")]
    os.utime(site.folder / name, ns=(1, 1))
    assert site.build("1", outputs) == []
    assert (site.folder / name).stat().st_mtime_ns == 1
    (site.folder / name).write_text("x", "utf-8")
    site.build("1", outputs)
    assert [site.read(name) for name in ("a.pdf", "page")] == ["a", "1"]
