"""The command that renames: everything that names the record follows, comments stay, and nothing is half-written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from scripts.lib import data_change
from tests.support.project import REGION, Run, command, edit, run_script


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small region with a list of owners beside it."""
    owners = tmp_path / ".github/CODEOWNERS"
    owners.parent.mkdir()
    owners.write_text("* @editor\n/data/schools/second/ @second  # сельская школа\n", "utf-8")
    return shutil.copytree(REGION, tmp_path / "data")


def texts(folder: Path) -> dict[str, str]:
    """All files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def rename(data: Path, *words: str, code: int = 0, run: Run = command) -> str:
    """What the command says."""
    done = run("rename", *words, "--data", str(data))
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_a_school_is_renamed_with_all_that_names_it(data: Path) -> None:
    """First it is only shown; then the folder, the references and the owners' list have the new name."""
    project = data / "organisations/college/classes/project.yml"
    edit(project, "schools: [first, second]", "schools: [first, second] # second – сельская")
    (data / "schools/second/plan.txt").write_text("не запись", "utf-8")
    before = texts(data.parent)
    shown = rename(data, "school", "second", "lyceum", run=run_script)
    assert "Пока ничего не записано" in shown
    assert "+schools: [first, lyceum] # second – сельская" in shown
    assert texts(data.parent) == before

    rename(data, "school", "second", "lyceum", "--write")
    after = texts(data.parent)
    assert after["data/organisations/college/classes/project.yml"].endswith(
        before["data/organisations/college/classes/project.yml"].replace("[first, second]", "[first, lyceum]")
    )
    assert "/data/schools/lyceum/ @second  # сельская школа" in after[".github/CODEOWNERS"]
    assert after["data/schools/lyceum/school.yml"] == before["data/schools/second/school.yml"] + "formerly: [second]\n"
    moved = {path.replace("/second/", "/lyceum/") for path in before}
    assert after.keys() == moved
    rename(data, "school", "lyceum", "second", "--write")
    assert "formerly: [lyceum]" in (data / "schools/second/school.yml").read_text("utf-8"), "it has its name back"


def test_a_record_moves_to_another_folder(data: Path) -> None:
    """It says the way to where it was; a list that refers to organisations is changed where it stands."""
    rename(data, "record", "data/schools/first/events/excursion.yml", "events/tour", "--write")
    text = (data / "events/tour.yml").read_text("utf-8")
    assert "formerly:\n  - schools/first/events/excursion\n" in text
    rename(data, "organisation", "college", "technical", "--write")
    assert "college" not in (data / "events/tour.yml").read_text("utf-8").replace("excursion", "")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("school", "secondd", "x"), 1, "вы имели в виду «second»"),
        (("school", "second", "first"), 1, "«first» уже есть"),
        (("school", "second", "Вторая"), 1, "не подходит"),
        (("record", "schools/first/events/excursion", "schools/frst/events/x"), 1, "вы имели в виду «first»"),
        (("record", "schools/first/events/excursion", "schools/first/programmes/x"), 1, "здесь программа"),
        (("shcool", "second", "x"), 2, "Такие параметры не подходят"),
    ],
)
def test_what_cannot_be_renamed_is_said(data: Path, words: tuple[str, ...], code: int, said: str) -> None:
    """The reason with the nearest right word; nothing is written."""
    before = texts(data)
    assert said in rename(data, *words, "--write", code=code)
    assert texts(data) == before


def test_a_name_that_others_have_had_is_refused(data: Path) -> None:
    """The data would have errors that they do not have now."""
    with (data / "schools/first/school.yml").open("a", encoding="utf-8") as school:
        school.write("formerly: [second-old]\n")
    before = texts(data)
    assert "появились бы ошибки" in rename(data, "school", "second", "second-old", "--write", code=1)
    assert texts(data) == before


def test_a_disk_that_fails_leaves_all_as_it_was(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever step fails."""
    one, two = data / "region.yml", data / "documents.yml"
    before = texts(data)
    real, calls = os.replace, []

    def failing(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(data_change.os, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        data_change.apply_change({one: "a: 1\n", two: "b: 1\n"}, data / "schools/second", data / "schools/new")
    assert texts(data) == before
