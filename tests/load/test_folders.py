"""What is wrong with a folder of data is said once, and names the folder that was meant."""

import pytest
from profminimum.load import SourceFile, load
from profminimum.load.folders import folder_problem, once_a_folder
from profminimum.model import KINDS

EVENT = "title: Экскурсия\nformat: excursion\nstarts: 2026-11-12\naudience: [pupils]\n".encode()


@pytest.mark.parametrize("route", [route for kind in KINDS for route in kind.routes], ids=lambda route: route.path)
def test_folders_of_all_kinds_are_known(route) -> None:
    """No folder of a kind is refused, whoever owns it."""
    assert folder_problem(route.file("sample", "2026-27")) is None


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("schools/sample/event/x.yml", "schools/sample/events"),
        ("schools/sample/programs/x.yml", "schools/sample/programmes"),
        ("schools/sample/Мероприятия/x.yml", "schools/sample/events"),
        ("schools/sample/классы/x.yml", "schools/sample/classes"),
        ("schools/sample/events/2026/x.yml", "schools/sample/events"),
        ("school/sample/events/x.yml", "schools/sample/events"),
        ("event/x.yml", "events"),
        ("schools/sample/clubs/x.yml", ""),
        ("a/b/c/d.yml", ""),
    ],
)
def test_the_meant_folder_is_named(path: str, meant: str) -> None:
    """By its name, by what lies in it, or because it is the one above; a wild guess is not made."""
    problem = folder_problem(path)
    assert problem
    assert problem.suggestion == meant


def test_without_a_guess_the_choice_is_named() -> None:
    """Whoever wrote a word of their own learns what the folders beside it are called."""
    [problem] = load([SourceFile("organisations/sample/years/2026-27.yml", EVENT)]).problems
    assert "«classes», «events», «programmes», «training»" in problem.message
    [problem] = load([SourceFile("news/x.yml", EVENT)]).problems
    assert "«events», «organisations», «reference», «roadmap», «schools»" in problem.message


def test_a_folder_is_said_once() -> None:
    """A dozen files in a folder of a wrong name are one fault; two such folders, or two files of a wrong name, are two."""
    names = ["schools/a/event/x.yml", "schools/a/event/y.yml", "schools/b/event/x.yml"]
    names += [
        "schools/Школа/events/x.yml",
        "schools/Школа/events/y.yml",
        "schools/a/events/Икс.yml",
        "schools/a/events/Игрек.yml",
    ]
    loaded = load([SourceFile(name, EVENT) for name in names])
    assert len(loaded.problems) == len(names)
    said = [problem.place.path for problem in once_a_folder(loaded.problems)]
    assert said == [names[0], "schools/a/events/Игрек.yml", "schools/a/events/Икс.yml", names[2], names[3]]
