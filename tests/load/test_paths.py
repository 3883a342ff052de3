"""Where files of data may lie and what they may be called."""

import pytest
from profminimum.load import SourceFile, load
from profminimum.load.paths import path_problem
from profminimum.model import KINDS

EVENT = "title: Экскурсия\nformat: excursion\nstarts: 2026-11-12\naudience: [pupils]\n".encode()


def problems_of(*paths: str) -> list[str]:
    return [str(problem) for problem in load([SourceFile(path, EVENT) for path in paths]).problems]


@pytest.mark.parametrize("route", [route for kind in KINDS for route in kind.routes], ids=lambda route: route.path)
def test_every_kind_has_a_place(route) -> None:
    """No kind's own path is refused."""
    assert path_problem(route.file("sample", "2026-27")) is None


@pytest.mark.parametrize(
    "path", ["README.md", "schools/README.md", ".gitkeep", "schools/.old/x.yml", "events/Thumbs.db"]
)
def test_notes_and_hidden_files_are_ignored(path: str) -> None:
    """What people and systems leave among the data is neither a record nor a fault."""
    loaded = load([SourceFile(path, b"\xff")])
    assert (loaded.entries, loaded.problems) == ((), ())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("events/x.yml", "events/X.yml"),
        ("events/x.yml", "events/x.yaml"),
        ("events/x.yml", "events/x.yml.txt"),
        ("schools/a/events/x.yml", "schools/A/events/x.yml"),
    ],
)
def test_names_that_differ_by_case_or_ending_conflict(first: str, second: str) -> None:
    """On Windows and macOS one would silently replace the other; the proper one stays, the message names both."""
    loaded = load([SourceFile(second, EVENT), SourceFile(first, EVENT)])
    assert [entry.location.path for entry in loaded.entries] == [first]
    [problem] = loaded.problems
    assert (problem.code, problem.place.path) == ("same-name", second)
    assert first in problem.message
    assert second in problem.message


def test_a_repeated_path_is_reported() -> None:
    """Two contents have one path: nobody can tell which is meant."""
    loaded = load([SourceFile("events/x.yml", EVENT)] * 2)
    assert loaded.entries == ()
    assert [problem.code for problem in loaded.problems] == ["same-name"]


def test_same_identifier_under_other_owners_is_fine() -> None:
    """An identifier is unique within its folder only."""
    assert problems_of("events/x.yml", "schools/a/events/x.yml", "schools/b/events/x.yml") == []


@pytest.mark.parametrize(
    "path", ["", "/", ".", "..", "/etc/passwd.yml", "a\\b.yml", "events//x.yml", "{owner}/{id}.yml", "x" * 9999]
)
def test_odd_paths_are_reported(path: str) -> None:
    """No path makes the stage fall, and none becomes a record."""
    loaded = load([SourceFile(path, EVENT)])
    assert loaded.entries == ()
    assert len(loaded.problems) == 1
