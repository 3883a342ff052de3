"""Checks the data: `python3 scripts/dev.py check`. Knows only arguments, the order of the stages and the exit code.

Exit codes: 0 without errors, 1 with errors, 2 if the check could not begin.
"""

from __future__ import annotations

import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import NoReturn

from environment import Environment
from program import given_day

ROOT = Path(__file__).resolve().parent.parent
HELP = """Проверяет данные и называет всё, что нужно исправить.

  python3 scripts/dev.py check [--data ПАПКА] [--format text|github|gitlab|json] [--today ДЕНЬ]

  --data    папка данных, если не data
  --format  как показать найденное: text – строками для людей, github и gitlab – пометками
            к строкам на этих площадках, json – для программ
  --today   какой день считать сегодняшним: 2026-11-23
"""


def main(arguments: list[str]) -> int:
    """Checks the folder named in the arguments and prints what is wrong."""
    from profminimum.publish.clock import now
    from profminimum.publish.gather import examine
    from profminimum.publish.schemas import write_schemas
    from profminimum.view.report import FORMATS

    options = _options(arguments, list(FORMATS))
    try:
        found = examine(options.data, options.today or now)
    except ValueError as wrong_day:
        sys.exit(str(wrong_day))
    if options.data.resolve() == (ROOT / "data").resolve():
        write_schemas(ROOT, found.records)
    print(FORMATS[options.format](found.problems, len(found.files), _shown(options.data)))
    return int(any(problem.is_error for problem in found.problems))


class _Arguments(ArgumentParser):
    """A parser that speaks Russian: argparse words its own messages in English."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Такие параметры не подходят.\n\n{HELP}")

    def format_help(self) -> str:
        return HELP


def _options(arguments: list[str], formats: list[str]) -> Namespace:
    parser = _Arguments()
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--format", choices=formats, default="text")
    parser.add_argument("--today", type=given_day)
    return parser.parse_args(arguments)


def _shown(folder: Path) -> str:
    """The folder as the person who runs the check sees it: below the current folder, else in full."""
    path = folder.resolve()
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()


def _outside_environment() -> int:
    """Starts again with the project's own Python, if there is one that has not been tried yet."""
    python = Environment(ROOT).python
    if python.exists() and Path(sys.prefix).resolve() != python.parent.parent.resolve():
        os.execv(python, [str(python), *sys.argv])
    print("Проверке нужны пакеты проекта. Запустите её так: python3 scripts/dev.py check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.path.insert(0, str(ROOT / "hooks"))
    sys.dont_write_bytecode = True
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `… | head` ends the check without a traceback
    try:
        sys.exit(main(sys.argv[1:]))
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("profminimum"):
            raise
        sys.exit(_outside_environment())
