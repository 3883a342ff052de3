"""The project's own Python environments, `.venv` and its variants, each made from its lock file. Knows no command.

Uses only the standard library: when it runs, nothing else is installed yet.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.lib.lock import exclusive

LINES_OF_OUTPUT = 12
WAITING = "Окружение уже готовит другой запуск, жду его…"


class EnvironmentUnusable(Exception):
    """Reason why the environment is unavailable, in Russian, with what to do about it."""


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment of the project in the folder `root`: `ready()` is all that others need.

    A `variant` has a folder and a lock file of its own, both named after it.
    """

    root: Path
    variant: str = ""

    @property
    def folder(self) -> Path:
        """The folder of the environment."""
        return self.root / f".venv{self._ending}"

    @property
    def lock(self) -> Path:
        """The list of packages, each with its version and hashes."""
        return self.root / f"requirements{self._ending}.lock"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """The file that is written last: without it the environment is unfinished."""
        return self.folder / "made-from.txt"

    @property
    def _ending(self) -> str:
        return f"-{self.variant}" if self.variant else ""

    def ready(self) -> Path:
        """Returns the interpreter of an environment that fits the lock file and this Python, made anew if need be.

        Raises EnvironmentUnusable with a Russian explanation.
        """
        if not self.lock.is_file():
            raise EnvironmentUnusable(f"Нет файла {self.lock.name} в папке {self.root}: верните его из репозитория.")
        if not self.is_ready():
            with exclusive(self.root / ".cache" / "environment.lock", WAITING):
                if not self.is_ready():
                    self._make()
        return self.python

    def is_ready(self) -> bool:
        """Returns whether the environment was finished, from this very lock file and for this Python."""
        return self.python.exists() and self.stamp.is_file() and self.stamp.read_text("utf-8") == self.made_from()

    def made_from(self) -> str:
        """Returns the text of a finished environment's stamp: the lock file's digest and the version of Python."""
        digest = hashlib.sha256(self.lock.read_bytes()).hexdigest()
        return f"{self.lock.name} sha256:{digest}\nPython {sys.version_info.major}.{sys.version_info.minor}\n"

    def _make(self) -> None:
        begun = time.monotonic()
        made_from = self.made_from()  # read once: a lock file edited meanwhile must not pass for installed
        self._create()
        self._install()
        self.stamp.write_text(made_from, "utf-8")
        _say(f"Окружение готово за {time.monotonic() - begun:.0f} с.")

    def _create(self) -> None:
        missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
        if missing:
            raise EnvironmentUnusable(
                f"В этом Python нет модуля {missing[0]}, без него не создать окружение.\n"
                "Debian и Ubuntu: sudo apt install python3-venv. Затем повторите команду."
            )
        _say(f"Создаю окружение Python в папке {self.folder.name}…")
        self._clear()
        # An activated .venv must not be made from itself.
        base = getattr(sys, "_base_executable", None) or sys.executable
        _call([base, "-m", "venv", self.folder], f"Не удалось создать окружение в папке {self.folder.name}.")

    def _clear(self) -> None:
        try:
            self.stamp.unlink(missing_ok=True)  # first: a half-emptied folder must not look finished
            if self.folder.exists():
                shutil.rmtree(self.folder)
        except OSError as error:
            raise EnvironmentUnusable(
                f"Не удалось удалить прежнюю папку {self.folder.name}: {error}.\n"
                "Закройте программы, которые работают из неё (предпросмотр, редактор), и повторите команду."
            ) from error

    def _install(self) -> None:
        _say(f"Ставлю пакеты по списку {self.lock.name}, это займёт минуту-другую…")
        install = ["install", "--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes"]
        install.append("--no-deps")  # the list is whole; a variant leaves out what another package replaces
        _call(
            [self.python, "-m", "pip", *install, "--requirement", self.lock],
            "Не удалось установить пакеты. Проверьте связь с интернетом и повторите команду.",
        )


def _call(command: Sequence[str | Path], complaint: str) -> None:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"PYTHONUTF8": "1"},
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        lines = [f"  {line}" for line in done.stdout.strip().splitlines()[-LINES_OF_OUTPUT:]]
        raise EnvironmentUnusable("\n".join([complaint, "Последние строки вывода:", *lines] if lines else [complaint]))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
