"""Checks that a pull request changes only its author's folders: `python3 -m scripts.ci.check_ownership --base … --head … --author …`.

Who owns what is read from `CODEOWNERS` of the base revision, never from the change. Knows arguments and the answer;
`codeowners` knows the file, git the change. Exit codes: 0 if all is well or no owners are named yet, 1 if somebody
else's files were touched, 2 if there is no answer.
"""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.ci.left_out import SUBMODULE, SYMLINK
from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.codeowners import PLACES, Owners, parse

HELP = """Проверяет, что запрос на слияние меняет только файлы своего автора. Кто за что отвечает, сказано в CODEOWNERS.

  python3 -m scripts.ci.check_ownership --base ВЕТКА --head ВЕТКА --author ЛОГИН [--team @организация/команда …]

  --base    куда вносят правку; CODEOWNERS берётся отсюда
  --head    сама правка
  --author  логин того, кто её предлагает
  --team    команда, в которой он состоит; можно указать несколько раз
  --repo    папка репозитория, если не эта
"""
ENOUGH = 20
"""Files that are listed by name."""


class OwnershipUnknown(Exception):
    """Reason why there is no answer, in Russian."""


class Change(NamedTuple):
    """A path that differs, with git's mode after the change (zeros if it was deleted)."""

    path: str
    mode: str


def main(arguments: Sequence[str]) -> int:
    """Prints what may be touched, what was touched, whom to ask; returns the exit code."""
    options = _options(arguments)
    repository = Repository(options.repo)
    try:
        base, head = repository.commit(options.base), repository.commit(options.head)
        owners = repository.owners(base)
        changes = list(repository.changes(base, head))
    except OwnershipUnknown as fault:
        print(fault, file=sys.stderr)
        return 2
    author = {name.casefold().lstrip("@") for name in (options.author, *options.team)}
    return _answer(options.author.lstrip("@"), author, owners, changes)


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(HELP)
    for name in ("--base", "--head", "--author"):
        parser.add_argument(name, required=True)
    parser.add_argument("--team", action="append", default=[])
    parser.add_argument("--repo", type=Path, default=ROOT)
    return parser.parse_args(arguments)


class Repository:
    """Git repository. Every answer of git is read as bytes, since a path may hold anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def commit(self, name: str) -> str:
        """Returns the full name of a commit. Raises OwnershipUnknown."""
        output = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if output is None:
            raise OwnershipUnknown(f"В репозитории нет ветки или правки «{_plain(name)}».")
        return output.strip()

    def owners(self, base: str) -> Owners:
        """Returns the owners at a commit, from the first of the places where GitHub looks. Raises OwnershipUnknown."""
        for place in PLACES:
            text = self._git("show", f"{base}:{place}")
            if text is not None:
                try:
                    return parse(text)
                except ValueError as error:
                    raise OwnershipUnknown(f"{place}: {error}") from None
        return Owners(())

    def changes(self, base: str, head: str) -> Iterator[Change]:
        """Yields every path that the change touches: a rename touches both paths. Raises OwnershipUnknown."""
        if self._git("merge-base", base, head) is None:
            raise OwnershipUnknown("У этих веток нет общего начала: скачайте репозиторий целиком (fetch-depth: 0).")
        # Whole trees are compared: settings and attributes of the change itself have no say.
        listed = self._git("diff-tree", "-r", "-z", "--raw", "--no-renames", "--merge-base", base, head)
        if listed is None:
            raise OwnershipUnknown("Не удалось сравнить ветки.")
        fields = listed.split("\0")
        for description, path in zip(fields[::2], fields[1::2], strict=False):
            yield Change(path, description.split()[1])

    def _git(self, *arguments: str) -> str | None:
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments], capture_output=True, stdin=subprocess.DEVNULL
        )
        return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None


def _answer(login: str, author: set[str], owners: Owners, changes: Sequence[Change]) -> int:
    if not owners.rules:
        print("Владельцы папок ещё не названы: заполните .github/CODEOWNERS. Проверять пока нечего.")
        return 0
    if author & owners.editors:
        print(f"@{_plain(login)} – редактор: можно менять всё. Изменено файлов: {len(changes)}.")
        return 0
    foreign = [change for change in changes if not author & owners.of(change.path)]
    links = [change for change in changes if change.mode in (SYMLINK, SUBMODULE) and change not in foreign]
    allowed = ", ".join(f"«{_plain(pattern)}»" for pattern in owners.patterns(author))
    print(f"@{_plain(login)} может менять: {allowed or 'пока ничего – этого логина нет в CODEOWNERS'}.")
    print(f"Изменено файлов: {len(changes)}, из них чужих: {len(foreign)}.")
    _list("Чужие файлы:", [f"{_quoted(change.path)} – {_whose(owners, change.path)}" for change in foreign])
    _list("Ссылки на другие файлы и вложенные репозитории не допускаются:", [_quoted(change.path) for change in links])
    if foreign or links:
        print(f"Что делать: уберите эти файлы из запроса или попросите внести правку {_names(owners.editors)}.")
    return int(bool(foreign or links))


def _list(head: str, lines: Sequence[str]) -> None:
    if lines:
        rest = [f"…и ещё {len(lines) - ENOUGH}"] if len(lines) > ENOUGH else []
        print(head, *(f"  – {line}" for line in (*lines[:ENOUGH], *rest)), sep="\n")


def _whose(owners: Owners, path: str) -> str:
    names = owners.of(path)
    return f"отвечает {_names(names)}" if names else "отвечают редакторы"


def _names(names: frozenset[str]) -> str:
    return ", ".join(_plain(name if "@" in name else f"@{name}") for name in sorted(names)) or "редакторов сайта"


def _quoted(path: str) -> str:
    return f"«{_plain(path)}»"


def _plain(text: str) -> str:
    """Returns a foreign text in one line, with signs that steer a terminal written out."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


if __name__ == "__main__":
    run(main)
