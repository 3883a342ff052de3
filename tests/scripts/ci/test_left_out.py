"""Files of a proposed change that are not taken: each is named with its reason, in lines that steer nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.ci import extract_data
from tests.scripts.ci.test_extract_data import git

KINDS = {
    b"data/schools/a/zavod.yaml": "Переименуйте в «zavod.yml»",
    b"data/schools/a/photo.jpg": "это не запись",
    b"data/schools/a/plan.docx": "это не запись",
    b"data/schools/a/events/.open-day.yml": "начинается с точки",
    "data/schools/a/events/день.yml".encode("cp866"): "имя не подходит",
    b"data/schools/a/events/x\n::error::y.yml": "имя не подходит",
    b"data/schools/a/events/\x1b[2J.yml": "имя не подходит",
    b"data/" + b"deep/" * 300 + b"x.yml": "имя не подходит",
    b"data/" + b"a" * 250 + b".yml": "имя не подходит",
    b"data/schools/a/huge.yml": "слишком большой",
}
LINKS = {"data/schools/a/link.yml": "это ссылка"}
UNMISSED = [b"data/README.md", b"data/schools/a/.gitkeep"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits: a region with a file that is no record, then a change with files of all kinds that are not taken."""
    folder = tmp_path / "repository"
    git(tmp_path, "init", "-q", str(folder))
    for name in (b"data/region.yml", b"data/old.txt"):
        write(folder, name)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "before")
    for name in (*KINDS, *UNMISSED, b"data/schools/a/school.yml"):
        write(folder, name, b"x" * (2 << 20 if b"huge" in name else 4))
    for name in LINKS:
        (folder / name).symlink_to("/etc/passwd")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "after")
    return folder


def write(folder: Path, name: bytes, data: bytes = b"a: b") -> None:
    """Writes a file whose name may be any bytes."""
    path = os.path.join(os.fsencode(folder), name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    Path(os.fsdecode(path)).write_bytes(data)


@pytest.mark.skipif(os.name == "nt", reason="names of bytes and links are of POSIX systems")
def test_every_file_that_is_left_out_is_named(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was left out before, and what nobody misses, is not the author's affair."""
    to, left = tmp_path / "to", tmp_path / "left"
    arguments = ["--commit", "HEAD", "--base", "HEAD~", "--to", str(to), "--left", str(left), "--repo", str(repository)]
    assert extract_data.main(arguments) == 0
    printed = capsys.readouterr().out.splitlines()
    lines = left.read_text("utf-8").split("\n")
    assert printed[1:] == lines[:-1]
    assert all(line.isprintable() and line.startswith("data/") for line in lines[:-1])
    wanted = {os.fsdecode(name): why for name, why in KINDS.items()} | LINKS
    assert len(lines) - 1 == len(wanted)
    for name, why in wanted.items():
        tail = name.rpartition("/")[2]
        shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in tail)
        assert [line for line in lines if f"{shown}: " in line and why in line], name
    assert {path.name for path in to.rglob("*") if path.is_file()} == {"region.yml", "school.yml"}
