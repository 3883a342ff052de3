"""The tools of npm: installed once for each lock file, from whole installs alone, with a reason where they are missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from scripts.lib import node_tools
from scripts.lib.node_tools import ToolMissing, node_command


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose npm only notes how it was called; it fails if the project has a file `fail`."""
    programs, root = tmp_path / "bin", tmp_path / "project"
    programs.mkdir()
    root.mkdir()
    for name in node_tools.FILES:
        (root / name).write_text(f"{name}\n", "utf-8")
    npm = programs / "npm"
    npm.write_text(
        f'#!/bin/sh\necho "$@" >> "{root}/calls"\n[ ! -e "{root}/fail" ] || {{ echo no network; exit 1; }}\n'
    )
    (programs / "node").write_text("#!/bin/sh\n")
    for program in programs.iterdir():
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return root


def calls(project: Path) -> list[str]:
    """How npm was called."""
    return (project / "calls").read_text("utf-8").splitlines()


@pytest.mark.skipif(os.name != "posix", reason="the programs of this test are shell scripts")
def test_packages_are_installed_once(project: Path) -> None:
    """npm installs from a copy of the lock file, without running anything of theirs; again only when the lock file changes."""
    first, second = node_command(project, "tool/bin"), node_command(project, "tool/bin")
    assert first == second == [shutil.which("node"), str(project / ".cache" / "npm" / "node_modules" / "tool" / "bin")]
    assert calls(project) == ["ci --ignore-scripts --no-audit --no-fund --loglevel=error"]
    (project / "package-lock.json").write_text("newer\n", "utf-8")
    node_command(project, "tool/bin")
    assert len(calls(project)) == 2
    assert (project / ".cache" / "npm" / "package-lock.json").read_text("utf-8") == "newer\n"


@pytest.mark.skipif(os.name != "posix", reason="the programs of this test are shell scripts")
def test_failed_install_is_repeated(project: Path) -> None:
    """The reason says what npm said; the next run tries again."""
    (project / "fail").touch()
    for _ in range(2):
        with pytest.raises(ToolMissing, match=r"проверьте связь с интернетом: no network"):
            node_command(project, "tool/bin")
    assert len(calls(project)) == 2


def test_missing_node_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason names what brings it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissing, match=r"нет программы node, она приходит с Node\.js"):
        node_command(tmp_path, "tool/bin")
