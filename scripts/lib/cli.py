"""Start of a command: its output in UTF-8, the package on the path, the project's own Python."""

from __future__ import annotations

import os
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, tzinfo
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from scripts.lib.commands import environment

ROOT = Path(__file__).resolve().parents[2]


def given_day(given: str) -> Callable[[tzinfo], datetime]:
    """Returns a clock that shows a day (`2026-11-23`) as the present of any zone. Raises ValueError."""
    day = datetime.combine(date.fromisoformat(given), time())
    return lambda zone: day.replace(tzinfo=zone)


class Parser(ArgumentParser):
    """Parser with messages in Russian: those of argparse are in English. `words` are the help."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Такие параметры не подходят.\n\n{self.words}")

    def format_help(self) -> str:
        return self.words


def run(main: Callable[[Sequence[str]], int]) -> None:
    """Runs `main` with the arguments and ends with its exit code; without the project's packages, starts again with them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.path.insert(0, str(ROOT / "hooks"))
    sys.dont_write_bytecode = True
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `… | head` ends a program without a traceback
    try:
        sys.exit(main(sys.argv[1:]))
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("profminimum"):
            raise
        sys.exit(_again())


def _again() -> int:
    """Starts again with the project's own Python, if there is one that has not been tried yet."""
    python = environment().python
    if python.exists() and Path(sys.prefix).resolve() != python.parent.parent.resolve():
        os.execv(python, [str(python), *sys.orig_argv[1:]])
    name = Path(sys.argv[0]).stem
    print(f"Нужны пакеты проекта. Запустите команду так: python3 scripts/dev.py {name}", file=sys.stderr)
    return 2
