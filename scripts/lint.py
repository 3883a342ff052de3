"""Checks style, types and spelling: `python3 scripts/dev.py lint`. Knows the tools; what they look for is in pyproject.toml.

Exit codes: 0 when nothing was found, 1 when something was, 2 when the arguments are wrong.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.node_tools import ToolMissing, node_command

HELP = """Проверяет, как написана программа: стиль и типы Python, стиль JavaScript и CSS, опечатки в английском.

  python3 scripts/dev.py lint [--fix] [--quick]

  --fix     исправить всё, что инструменты умеют исправлять сами, остальное назвать
  --quick   только быстрое: стиль Python и опечатки – столько проверяется перед каждым коммитом (pre-commit)

Все проверки идут до конца, даже если первая что-то нашла. Стиль JavaScript и CSS проверяет Biome из npm; где нет
Node.js или интернета, эта проверка пропускается, а при CI=true считается неудачной.
"""
SPELLED = ("hooks", "scripts", "tests", "overrides", "docs/dev", ".github", ".ci", "pyproject.toml", "mkdocs.yml")
"""Paths with English texts; the texts of the site are Russian."""
BIOME = "@biomejs/biome/bin/biome"


class Verdict(Enum):
    """Verdict of a check, with its Russian label."""

    PASSED = "в порядке"
    FAILED = "есть замечания"
    SKIPPED = "пропущено"


@dataclass(frozen=True, slots=True)
class Check:
    """One tool: `name` heads its output, `command` finds faults, `fix` also repairs what it can."""

    name: str
    command: Callable[[], Sequence[str]]
    fix: Callable[[], Sequence[str]] | None = None
    is_quick: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict of a check with its time in seconds and, if it was skipped, the reason."""

    check: Check
    verdict: Verdict
    seconds: float
    reason: str = ""

    def __str__(self) -> str:
        reason = f": {self.reason}" if self.reason else ""
        return f"  {self.check.name:<14} {self.seconds:5.1f} с  {self.verdict.value}{reason}"


def _module(name: str, *arguments: str) -> Callable[[], Sequence[str]]:
    return lambda: [sys.executable, "-m", name, *arguments]


def _spelling() -> Sequence[str]:
    return [*_module("codespell_lib")(), *(path for path in SPELLED if (ROOT / path).exists())]


def _biome(*arguments: str) -> Callable[[], Sequence[str]]:
    colors = () if sys.stdout.isatty() else ("--colors=off",)
    return lambda: [*node_command(ROOT, BIOME), *arguments, *colors]


CHECKS = (
    Check("ruff check", _module("ruff", "check", "."), _module("ruff", "check", "--fix", ".")),
    Check("ruff format", _module("ruff", "format", "--check", "."), _module("ruff", "format", ".")),
    Check("codespell", _spelling),
    Check("mypy", _module("mypy"), is_quick=False),
    Check("biome", _biome("ci"), _biome("check", "--write"), is_quick=False),
)
"""All checks, in the order in which they run: the quick ones first."""


def main(arguments: Sequence[str]) -> int:
    """Runs every check and prints a summary."""
    options = _options(arguments)
    results = [_result(check, options.fix) for check in CHECKS if check.is_quick or not options.quick]
    print("\nИтог:", *results, sep="\n", flush=True)
    return int(any(_is_failure(result) for result in results))


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(HELP)
    parser.add_argument("--fix", action="store_true")
    parser.add_argument("--quick", action="store_true")
    return parser.parse_args(arguments)


def _result(check: Check, is_fixing: bool) -> Result:
    print(f"── {check.name}", flush=True)
    started = time.monotonic()
    command = check.fix if is_fixing and check.fix else check.command
    try:
        code = subprocess.call(command(), cwd=ROOT, stdin=subprocess.DEVNULL)
    except ToolMissing as missing:
        return Result(check, Verdict.SKIPPED, time.monotonic() - started, str(missing))
    return Result(check, Verdict.FAILED if code else Verdict.PASSED, time.monotonic() - started)


def _is_failure(result: Result) -> bool:
    """Returns whether a result fails the run: in CI a skipped check does, since CI must not pass without it."""
    is_ci = os.environ.get("CI", "").lower() in ("true", "1")
    return result.verdict is Verdict.FAILED or (is_ci and result.verdict is Verdict.SKIPPED)


if __name__ == "__main__":
    run(main)
