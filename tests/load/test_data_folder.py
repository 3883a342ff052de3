"""A folder of data as it may lie on a disk: whatever is in it is reported, nothing is opened that would take long."""

from __future__ import annotations

import os
import shutil
import tracemalloc
from pathlib import Path

import pytest
from profminimum.load.data_folder import MAX_FOLDERS
from profminimum.problem import Problem, Severity
from profminimum.problem_formats import FORMATS
from profminimum.publish.build.cache import digest_of_folder
from profminimum.publish.build.load_region import check_data, load_region
from profminimum.publish.build.quick_reload import reload_folders
from profminimum.publish.build.record_cache import RecordCache

from tests.support.project import NOW, REGION

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names of bytes, pipes and links are of POSIX systems")

EVENTS = "schools/first/events"
OLD_WINDOWS = "день-открытых-дверей.yml".encode("cp866")
STRANGE = [OLD_WINDOWS, b"a\n::error file=x::b.yml", b"\x1b[2Jc.yml", "ab\u202ec.yml".encode(), b"\r.yml"]
"""Names of files that must not reach a log as they are."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small region."""
    return shutil.copytree(REGION, tmp_path / "data")


def checked(data: Path) -> list[Problem]:
    """The problems that the small region has not."""
    before = {problem.message for problem in check_data(REGION, lambda zone: NOW).problems}
    return [problem for problem in check_data(data, lambda zone: NOW).problems if problem.message not in before]


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_cannot_be_printed_is_written_out(data: Path, name: bytes, form: str) -> None:
    """Such a file is left out with a problem, in every format in one harmless line; the others are read."""
    folder = os.fsencode(data / EVENTS)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(b"title: x")
    os.mkdir(os.path.join(folder, b"folder-" + name))
    problems = checked(data)
    assert [problem.code for problem in problems] == ["unreadable-name"] * 2
    report = FORMATS[form](problems, 2, "data")
    assert report.encode()
    assert all(line.isprintable() for line in report.replace("\u00a0", " ").split("\n"))
    assert not [line for line in report.split("\n") if line.startswith("::error file=x")]


def test_a_record_cannot_speak_to_the_log(data: Path) -> None:
    """Keys and values that end a line, colour it or are a command stay words."""
    path = data / EVENTS / "no-time.yml"
    key = '"a\\x1b[31m\\n::error::b": "##[error]c"\n'
    path.write_text(key + path.read_text("utf-8"), "utf-8")
    report = FORMATS["text"](checked(data), 1, "data")
    assert "\x1b" not in report
    assert "\n::error" not in report
    assert "##[" not in report


def test_hidden_records_are_named(data: Path) -> None:
    """A record in a hidden file or folder is not published, which is said; folders of programs are their own affair."""
    hidden = [f"{EVENTS}/.open-day.yml", "schools/.second/school.yml"]
    for name in (*hidden, ".git/config.yml", f"{EVENTS}/.gitkeep"):
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text("title: x", "utf-8")
    problems = checked(data)
    assert [problem.place.path for problem in problems] == sorted(hidden)
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert problems[1].suggestion == f"{EVENTS}/open-day.yml"


def test_folders_are_read_to_a_depth(data: Path) -> None:
    """A thousand folders inside each other are one problem, to the check and to the digest of a build."""
    before, deepest = Path.cwd(), 1200
    os.chdir(data / "schools")
    for _ in range(deepest):  # one path of them all would be longer than the system takes
        os.mkdir("deep")
        os.chdir("deep")
    try:
        (problem,) = checked(data)
        assert (problem.code, problem.place.path) == ("too-deep", "schools" + "/deep" * MAX_FOLDERS)
        assert digest_of_folder(data) == digest_of_folder(data)
    finally:
        for _ in range(deepest):  # pytest itself could not remove them
            os.chdir("..")
            os.rmdir("deep")
        os.chdir(before)


def test_the_size_is_looked_at_before_the_file(data: Path) -> None:
    """A file of three gigabytes with nothing in it costs no memory, be it a record or anything else."""
    for name in ("schools/first/school.yml", "photo.jpg"):
        with open(data / name, "wb") as file:
            file.truncate(3 << 30)
    tracemalloc.start()
    problems = {problem.place.path: problem for problem in checked(data)}
    digest_of_folder(data)
    assert tracemalloc.get_traced_memory()[1] < 50 << 20
    tracemalloc.stop()
    assert {path: problem.code for path, problem in problems.items()} == {
        "photo.jpg": "not-yml",
        "schools/first/school.yml": "too-big",
    }
    assert "3145728 КБ, а допустимо не больше 256 КБ" in problems["schools/first/school.yml"].message


def test_a_preview_reads_no_refused_folder_by_itself(data: Path) -> None:
    """After an edit in a folder whose name cannot be printed everything is read, as by a check."""
    now, cache = (lambda zone: NOW.astimezone(zone)), RecordCache(None)
    region = load_region(data, now, cache)
    folder = Path(os.fsdecode(os.path.join(os.fsencode(data / "schools"), OLD_WINDOWS)))
    folder.mkdir()
    assert reload_folders(region, data, {folder / "school.yml"}, now, cache) is None
