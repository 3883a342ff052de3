"""Takes a newer program into a region's repository: `python3 scripts/dev.py update`. Knows arguments and words.

Exit codes: 0 when all is well, 1 when nothing was changed, 2 when the arguments are wrong.
"""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.program_merge import DATA, GitFailed, Merge, Repository, Versions

HELP = """Берёт новую версию программы. Сведения в data/ остаются вашими; ваши слова в docs/, цвета, логотип и настройки
сводятся с новыми построчно. Без --write только рассказывает, что изменится.

  python3 scripts/dev.py update [--from АДРЕС] [--ref ВЕТКА]
  python3 scripts/dev.py update [--from АДРЕС] [--ref ВЕТКА] [--keep ФАЙЛ …] [--take ФАЙЛ …] --write

  --from   репозиторий программы: адрес, папка или имя из git remote; обычно program
  --ref    ветка или метка там; обычно main
  --base   с какой правки или метки программы начат ваш репозиторий: нужно один раз, если истории у них разные
  --keep   если файл изменили и вы, и программа, и свести его нельзя – оставить ваш
  --take   … – взять из программы, ваши изменения в нём пропадут
  --write  внести: одна правка, которую можно отменить
  --repo   папка репозитория, если не эта

  Код завершения: 0 – готово, 1 – ничего не изменилось, 2 – неверные параметры
"""
ENOUGH = 30
"""Files that are listed by name."""
TESTS = "tests/"
"""A folder of many files that concern no operator."""
STATES = {"A": "новый", "D": "удалён"}


class Refused(Exception):
    """Reason why nothing is done, in Russian."""


def main(arguments: Sequence[str]) -> int:
    """Shows or writes the update; returns the exit code."""
    options = _options(arguments)
    repository = Repository(options.repo)
    try:
        return _update(repository, options)
    except Refused as refused:
        print(refused, file=sys.stderr)
    except GitFailed as failed:
        print(f"Git не смог это сделать, ничего не изменилось. Он пишет:\n{failed}", file=sys.stderr)
    except FileNotFoundError:
        print("Нужна программа git: установите её и повторите.", file=sys.stderr)
    return 1


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(HELP)
    parser.add_argument("--from", dest="source", default="program")
    parser.add_argument("--ref", default="main")
    parser.add_argument("--base", default="")
    parser.add_argument("--keep", nargs="+", action="extend", default=[])
    parser.add_argument("--take", nargs="+", action="extend", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--repo", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    if set(options.keep) & set(options.take) or any(map(_is_option, (options.source, options.ref, options.base))):
        parser.error("--keep --take")
    return options


def _is_option(word: str) -> bool:
    return word.startswith("-")


def _update(repository: Repository, options: Namespace) -> int:
    _expect_clean(repository)
    versions = _versions(repository, options)
    if versions.base == versions.program:
        print("Новее программы нет: всё, что в ней есть, у вас уже есть.")
        return 0
    merge = repository.merge(versions, options.keep, options.take)
    _show(repository, versions, merge)
    if merge.conflicts:
        raise Refused(_conflicts(repository, versions, merge.conflicts))
    if not options.write:
        print("\nПока ничего не изменилось. Внести – та же команда с --write.")
        return 0
    repository.commit(merge.tree, versions, f"Новая версия программы: {_version(repository, versions.program)}")
    print(
        f"\nГотово. Проверьте: python3 scripts/dev.py check и python3 scripts/dev.py build, потом отправьте: git push.\n"
        f"Вернуть, как было: git reset --keep {versions.own[:12]}; если уже отправили – git revert -m 1 HEAD."
    )
    return 0


def _expect_clean(repository: Repository) -> None:
    try:
        changed = repository.git("status", "--porcelain", "--untracked-files=all").splitlines()
    except GitFailed as failed:
        raise Refused(f"Папка {repository.folder} – не репозиторий git: {failed}") from None
    if changed:
        listed = _listed([line[3:] for line in changed])
        raise Refused(
            f"Сначала сохраните свои изменения правкой (git add, git commit) или уберите их (git stash):\n{listed}"
        )


def _versions(repository: Repository, options: Namespace) -> Versions:
    if not repository.git("ls-files", "--", "scripts/dev.py"):
        raise Refused("Это не репозиторий сайта: в нём нет scripts/dev.py.")
    try:
        program = repository.fetched(options.source, options.ref)
    except GitFailed as failed:
        raise Refused(
            f"Не удалось взять «{options.ref}» из «{options.source}»: {failed}\n"
            "Один раз скажите, где лежит программа: git remote add program АДРЕС – или назовите адрес: --from АДРЕС."
        ) from None
    own = repository.git("rev-parse", "HEAD")
    return Versions(own, program, _start(repository, options, own, program))


def _start(repository: Repository, options: Namespace, own: str, program: str) -> str:
    if common := repository.shared_commit(own, program):
        return common
    if not options.base:
        raise Refused(
            "У вашего репозитория и у программы нет общей истории: он начат с копии файлов, или скачана не вся история "
            "(git fetch --unshallow).\nНазовите правку или метку программы, с которой он начат: --base ПРАВКА. "
            "Это нужно один раз."
        )
    if base := repository.version(options.base, options.source, program):
        return base
    raise Refused(f"Правки «{options.base}» нет в программе. Какие есть: git log {program[:12]}")


def _show(repository: Repository, versions: Versions, merge: Merge) -> None:
    old, new = (_version(repository, commit) for commit in (versions.base, versions.program))
    number = len(repository.git("rev-list", f"{versions.base}..{versions.program}").splitlines())
    print(f"Программа: {old} → {new}, правок – {number}. Папка {DATA}/ не изменится.")
    if merge.conflicts:
        return
    both = [path for path in merge.changed if path in merge.kept]
    tests = sum(path.startswith(TESTS) for path in merge.changed)
    named = [_named(path, state) for path, state in merge.changed.items() if not path.startswith(TESTS)]
    _list("Изменится файлов", named + [f"{TESTS} – тесты программы, файлов: {tests}"] * bool(tests))
    _list("Из них сведены с вашими изменениями – посмотрите их", both)
    _list("Ваши изменения, которые остаются как есть", [path for path in merge.kept if path not in both])
    _list(f"В программе изменились образцы и справочники, ваши в {DATA}/ остались прежними", merge.newer_data)


def _version(repository: Repository, commit: str) -> str:
    """Returns the number of a version of the program with its commit."""
    found = re.search(r'^version = "(.+)"$', repository.text(commit, "pyproject.toml"), re.MULTILINE)
    return f"{found[1] if found else 'без номера'} ({commit[:12]})"


def _named(path: str, state: str) -> str:
    return f"{path} ({STATES[state]})" if state in STATES else path


def _list(head: str, paths: Sequence[str]) -> None:
    if paths:
        print(f"\n{head} – {len(paths)}:\n{_listed(paths)}")


def _listed(paths: Sequence[str]) -> str:
    rest = [f"…и ещё {len(paths) - ENOUGH}"] if len(paths) > ENOUGH else []
    return "\n".join(f"  {path}" for path in (*paths[:ENOUGH], *rest))


def _conflicts(repository: Repository, versions: Versions, paths: Sequence[str]) -> str:
    return "\n".join(
        [
            f"\nНичего не изменилось: эти файлы свести не получилось – {len(paths)}:",
            *(f"  {path} – {_clash(repository, versions, path)}" for path in paths),
            "О каждом решите: --keep ФАЙЛ – оставить ваш, --take ФАЙЛ – взять из программы. Что изменилось в программе:",
            f"  git diff {versions.base[:12]} {versions.program[:12]} -- ФАЙЛ",
        ]
    )


def _clash(repository: Repository, versions: Versions, path: str) -> str:
    if not repository.has(versions.own, path):
        return "вы удалили, программа изменила"
    if not repository.has(versions.program, path):
        return "вы изменили, программа удалила"
    return "и вы, и программа изменили одни и те же строки"


if __name__ == "__main__":
    run(main)
