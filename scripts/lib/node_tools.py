"""Tools that come from npm: pinned with hashes by `package-lock.json`, installed once into `.cache/npm`.

npm itself compares what it brings with the hashes; no script of a package is run.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FILES = ("package.json", "package-lock.json", ".npmrc")
PATIENCE = 300  # seconds for the first install
LINES_OF_OUTPUT = 5


class ToolMissing(Exception):
    """A tool is unavailable; the message says why, in Russian."""


def node_command(root: Path, script: str) -> list[str]:
    """Returns the command that runs a package's `script`, a path such as `@biomejs/biome/bin/biome`.

    Installs the packages of the project `root` unless they are there. Raises ToolMissing.
    """
    node, npm = _program("node"), _program("npm")
    folder = root / ".cache" / "npm"
    lock, stamp = (root / "package-lock.json").read_bytes(), folder / "installed.json"
    if not stamp.is_file() or stamp.read_bytes() != lock:
        _install(root, folder, npm)
        stamp.write_bytes(lock)
    return [node, str(folder / "node_modules" / script)]


def _program(name: str) -> str:
    program = shutil.which(name)
    if not program:
        raise ToolMissing(f"нет программы {name}, она приходит с Node.js (Debian и Ubuntu: sudo apt install npm)")
    return program


def _install(root: Path, folder: Path, npm: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "installed.json").unlink(missing_ok=True)  # first: a half-made folder must not look finished
    for name in FILES:
        shutil.copyfile(root / name, folder / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as expired:
        raise ToolMissing(f"npm не установил пакеты за {PATIENCE} с, проверьте связь с интернетом") from expired
    if done.returncode:
        last = " ".join(done.stdout.split("\n")[:LINES_OF_OUTPUT]).strip()
        raise ToolMissing(f"npm не смог установить пакеты, проверьте связь с интернетом: {last}")
