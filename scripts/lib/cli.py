"""Start of a command: its output in UTF-8, the package on the path, the project's own Python."""

from __future__ import annotations

import os
import signal
import sys
from argparse import Action, ArgumentError, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, tzinfo
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from scripts.lib.commands import environment, nearest_words, unknown_parameter

ROOT = Path(__file__).resolve().parents[2]


def given_day(given: str) -> Callable[[tzinfo], datetime]:
    """Returns a clock that shows a day (`2026-11-23`) as the present of any zone. Raises ValueError."""
    day = datetime.combine(date.fromisoformat(given), time())
    return lambda zone: day.replace(tzinfo=zone)


class Parser(ArgumentParser):
    """Parser with messages in Russian, which name what is wrong: those of argparse are in English. `words` are the help."""

    def __init__(self, words: str) -> None:
        super().__init__(allow_abbrev=False, exit_on_error=False)
        self.words = words

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Namespace:  # type: ignore[override]
        """Returns the values; ends with a message and exit code 2 if a parameter or its value is wrong."""
        given = list(sys.argv[1:] if args is None else args)
        unknown = unknown_parameter(given, self._option_string_actions)
        if unknown:
            self.refuse(unknown)
        options: Namespace
        try:
            options, rest = self.parse_known_args(given, namespace)
        except ArgumentError as fault:
            self.refuse(self._explained(fault))
        if rest:
            self.refuse(f"Лишнее слово: «{rest[0]}».")
        return options

    def refuse(self, sentence: str) -> NoReturn:
        """Ends with the help and a sentence about what is wrong, which stands last: there it is seen."""
        self.exit(2, f"Такие параметры не подходят.\n\n{self.words}\n{sentence}\n")

    def error(self, message: str) -> NoReturn:
        """Called by argparse for parameters that are missing."""
        missing = message.partition("are required: ")[2]
        self.refuse(f"Не хватает параметров: {missing}." if missing else "Проверьте параметры.")

    def _explained(self, fault: ArgumentError) -> str:
        """Returns in Russian what argparse found wrong with a parameter that there is."""
        name, message = fault.argument_name or "", fault.message
        action = next((action for action in self._actions if name in (_name(action), action.dest)), None)
        value = message.rpartition(": ")[2] if "invalid choice" not in message else _chosen(message)
        value = value.strip("'\"")
        if action and action.choices:
            choices = [str(choice) for choice in action.choices]
            return f"«{name}»: здесь «{value}», а нужно одно из: {', '.join(choices)}.{nearest_words(value, choices)}"
        if message.startswith("expected"):
            return f"После «{name}» нужно значение."
        if message.startswith("ignored explicit"):
            return f"Параметр «{name}» пишут без значения."
        return f"«{name}»: значение «{value}» не подходит."

    def format_help(self) -> str:
        return self.words


def _name(action: Action) -> str:
    return "/".join(action.option_strings)


def _chosen(message: str) -> str:
    """Returns the value in argparse's «invalid choice: 'x' (choose from …)»."""
    return message.removeprefix("invalid choice: ").partition(" (choose from")[0]


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
