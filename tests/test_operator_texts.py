"""What operators are told to type exists: every command of the texts and recipes, every option, every file and link."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from scripts.lib.commands import COMMANDS, HOSTS, VARIABLE

ROOT = Path(__file__).resolve().parent.parent
HOSTING, WAY_OUT = ROOT / "docs" / "dev" / "hosting.md", ROOT / "docs" / "dev" / "way-out.md"
TEXTS = [
    *sorted((ROOT / "docs" / "dev").rglob("*.md")),
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / ".gitlab-ci.yml",
    ROOT / ".ci" / "run",
    ROOT / ".pre-commit-config.yaml",
    ROOT / ".devcontainer" / "devcontainer.json",
    ROOT / "scripts" / "hosting" / "nginx.conf.template",
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    *sorted((ROOT / "scripts" / "hosting" / "country").glob("*.yml")),
]
CALL = re.compile(r"scripts/dev\.py ([a-z][a-z-]*)([^\n`»;|)&]*)")


def calls(text: str) -> list[tuple[str, list[str]]]:
    """The commands that a text calls, with the options that it gives them."""
    return [(name, re.findall(r"(?<=\s)--[a-z-]+", rest)) for name, rest in CALL.findall(text)]


@cache
def help_of(name: str) -> str:
    """What a command says of itself."""
    step = [sys.executable, *COMMANDS[name].steps[0], "--help"]
    return subprocess.run(step, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_named_commands_exist(path: Path) -> None:
    """Each command exists by its name, and each option is in the help of its command."""
    found = calls(path.read_text("utf-8"))
    unknown = [name for name, _ in found if name not in COMMANDS]
    assert unknown == []
    wrong = [
        f"{name} {option}"
        for name, options in found
        for option in options
        if not re.search(rf"(?<![\w-]){option}(?![\w-])", help_of(name))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", [HOSTING, WAY_OUT], ids=lambda path: path.stem)
def test_links_and_files_exist(path: Path) -> None:
    """Links lead to files and headings; what is named as a file of the project is one."""
    text = path.read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    assert links or path == WAY_OUT
    assert [link for link in links if link.startswith("#") and link[1:] not in headings] == []
    assert [link for link in links if not link.startswith(("#", "http")) and not (path.parent / link).exists()] == []
    named = re.findall(r"`((?:hooks|overrides|scripts|data|\.ci)/[\w./-]*|[\w.-]+\.lock)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_nightly_unit_is_one_for_systemd() -> None:
    """It runs the nightly command; the code for «some records as before» is no failure; the timer has the region's zone."""
    units = re.findall(r"```ini\n(.*?)```", HOSTING.read_text("utf-8"), re.DOTALL)
    service, timer = (configparser.ConfigParser(strict=True, interpolation=None) for _ in units)
    service.optionxform = timer.optionxform = str
    service.read_string(units[0])
    timer.read_string(units[1])
    assert service["Service"]["ExecStart"].endswith("scripts/dev.py publish --nightly --home /srv/profminimum")
    assert service["Service"]["SuccessExitStatus"] == "3"
    assert timer["Timer"]["OnCalendar"] == "*-*-* 00:17:00 Europe/Moscow"
    if shutil.which("systemd-analyze"):
        said = ["systemd-analyze", "calendar", timer["Timer"]["OnCalendar"]]
        assert subprocess.run(said, capture_output=True).returncode == 0


def test_the_nightly_line_is_one_for_cron() -> None:
    """Five fields of time, then a command that a shell understands."""
    (line,) = re.findall(r"```cron\n(.*)\n```", HOSTING.read_text("utf-8"))
    fields, command = line.split(" ", 5)[:5], line.split(" ", 5)[5]
    assert fields == ["17", "0", "*", "*", "*"]
    assert "%" not in command  # cron would end the line there
    assert subprocess.run(["sh", "-n", "-c", command], capture_output=True).returncode == 0


def test_the_variable_is_the_one_of_the_commands() -> None:
    """The text on the way out names the variable that chooses the host, and values that it takes."""
    text = WAY_OUT.read_text("utf-8")
    assert set(re.findall(rf"{VARIABLE}=(\w+)", text)) == {"properdocs"}
    assert "properdocs" in HOSTS
