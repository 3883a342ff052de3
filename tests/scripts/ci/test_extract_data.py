"""Extraction of a change's folder of data, and of nothing that could run or lead elsewhere: real repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from scripts.ci import extract_data as contributed

SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
AUTHOR = {f"GIT_{who}_{what}": "test@example.ru" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *arguments: str, asked: bytes = b"") -> str:
    """Runs git without anybody's own settings."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env=os.environ | SETTINGS | AUTHOR,
        input=asked,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A change with programs, links, attributes and data."""
    folder = tmp_path / "repository"
    files = {
        "data/region.yml": "name: Область\n",
        "data/schools/a/events/день.yml": "title: $Format:%H$\r\n",
        "data/schools/a/run.py": "raise SystemExit\n",
        "data/.hidden/x.yml": "a: b\n",
        "data/big.yml": "я" * (1 << 20),
        "data/schools/a/files/plan.pdf": "%PDF-",
        "data/schools/a/files/photo.jpg": "JPEG",
        "data/schools/a/files/big.pdf": "я" * (6 << 20),
        "data/schools/a/files/program.exe": "MZ",
        "data/schools/a/plan.pdf": "%PDF-",
        "scripts/check.py": "raise SystemExit\n",
        ".gitattributes": "*.yml export-subst export-ignore eol=lf\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    (folder / "data" / "link.yml").symlink_to("/etc/passwd")
    git(tmp_path, "init", "-q", str(folder))
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    return folder


def test_only_plain_records_and_documents_are_taken(repository: Path, tmp_path: Path) -> None:
    """Records come byte for byte as they are in git, whatever the change says of attributes."""
    taken, left = contributed.take(repository, "HEAD", tmp_path / "data")
    files = (path for path in (tmp_path / "data").rglob("*") if path.is_file())
    found = {path.relative_to(tmp_path / "data").as_posix(): path for path in files}
    documents = {"schools/a/files/plan.pdf", "schools/a/files/photo.jpg"}
    assert (taken, left, set(found)) == (4, 7, {"region.yml", "schools/a/events/день.yml"} | documents)
    assert found["schools/a/events/день.yml"].read_bytes() == git_bytes(repository)
    assert found["schools/a/files/plan.pdf"].read_bytes() == b"%PDF-"


def git_bytes(repository: Path) -> bytes:
    """The second record as git holds it."""
    name = "HEAD:data/schools/a/events/день.yml"
    return subprocess.run(["git", "-C", str(repository), "show", name], capture_output=True, check=True).stdout


def test_paths_lead_nowhere_else(repository: Path, tmp_path: Path) -> None:
    """A tree made by hand may name the folder above; nothing is written there."""
    blob = git(repository, "hash-object", "-w", "--stdin", asked=b"a: b\n")
    tree = git(repository, "mktree", "--missing", asked=f"100644 blob {blob}\tevil.yml\n".encode())
    above = _raw_tree(repository, "..", tree)
    data = _raw_tree(repository, "data", above)
    commit = git(repository, "commit-tree", data, "-m", "x")
    assert contributed.take(repository, commit, tmp_path / "taken" / "data") == (0, 1)
    assert list(tmp_path.rglob("evil.yml")) == []


def _raw_tree(repository: Path, name: str, inner: str) -> str:
    """A tree with one folder of any name, which git's own commands would refuse."""
    content = b"40000 " + name.encode() + b"\0" + bytes.fromhex(inner)
    return git(repository, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", asked=content)


def test_obstacles_are_reported(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is there is not touched; a commit that is not there is named so; an option is no commit."""
    folder = str(repository)
    assert contributed.main(["--commit", "HEAD", "--to", str(tmp_path), "--repo", folder]) == 2
    assert "Такая папка уже есть" in capsys.readouterr().err
    for name in ("nowhere", "--all"):
        assert contributed.main([f"--commit={name}", "--to", str(tmp_path / "new"), "--repo", folder]) == 2
        assert "нет такой правки" in capsys.readouterr().err
