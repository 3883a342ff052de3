"""Publishes the site: `python3 scripts/dev.py publish`, `… publish rollback`, `… publish status`. Knows arguments and the lock.

Exit codes: 0 when done, 1 when nothing was changed, 2 when the arguments are wrong, 3 when some records are shown as they
were earlier or not at all.
"""

from __future__ import annotations

import os
import signal
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.commands import COMMANDS, SETTINGS
from scripts.lib.lock import Busy, exclusive

HELP = """Публикует сайт так, что посетители никогда не видят его наполовину: собирает в стороне, проверяет и подменяет целиком.

  python3 scripts/dev.py publish [ПАРАМЕТРЫ]            опубликовать
  python3 scripts/dev.py publish rollback [--to ВЕРСИЯ] вернуть прежнюю версию
  python3 scripts/dev.py publish status                 какие версии есть и какая показана

  --home          где лежит опубликованное, если не published; веб-серверу укажите в ней current
  --nightly       ошибка в записи не останавливает публикацию: остаётся прежняя версия записи, а если её нет,
                  запись не показывают
  --allow-shrink  разрешить, чтобы страниц или записей стало меньше больше чем на пятую часть
  --allow-gone    разрешить, чтобы адреса исчезли и никуда не вели; без него всё, что исчезнет, перечислят
  --keep          сколько прежних версий хранить: обычно 5
  --data          папка данных, если не data
  --to            какую версию показать, если не прежнюю

  Код завершения: 0 – готово, 1 – ничего не изменилось, 2 – неверные параметры, 3 – опубликовано, но часть записей
  показана в прежнем виде или не показана, либо ночью исчезли адреса
"""
WAITING = "Публикация уже идёт, жду её конца…"
PATIENCE = 1800
"""Seconds to wait for another run: longer than any build, after which it must have hung."""


def main(arguments: Sequence[str]) -> int:
    """Runs the command that the arguments name; returns the exit code."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))  # the build is ended too
    try:
        return _execute(options)
    except Busy:
        print("Другая публикация идёт уже слишком долго. Проверьте, не зависла ли она.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Прервано. Посетители видят сайт целиком: прежний или уже новый.", file=sys.stderr)
        return 128 + signal.SIGINT
    except OSError as error:  # a full disk, a folder that may not be written to
        print(f"Не получилось: {error}. Какая версия показана, скажет publish status.", file=sys.stderr)
    return 1


def _execute(options: Namespace) -> int:
    from profminimum.publish.build.clock import now
    from profminimum.publish.release import (
        Rejected,
        ReleaseRequest,
        ReleasesFolder,
        Unusable,
        publish,
        roll_back,
        status,
    )

    releases = ReleasesFolder(options.home)
    if options.command == "status":
        print(status(releases).text)
        return 0
    try:
        with exclusive(releases.lock, WAITING, PATIENCE) as lock:
            if options.command == "rollback":
                outcome = roll_back(releases, options.to)
            else:
                request = ReleaseRequest(
                    project=ROOT,
                    data=options.data,
                    build=_build,
                    environ=os.environ | SETTINGS,
                    begun=datetime.now(UTC),
                    keep=options.keep,
                    may_shrink=options.allow_shrink,
                    may_lose=options.allow_gone,
                    is_nightly=options.nightly,
                    inherited=(lock.fileno(),) if os.name == "posix" else (),
                )
                outcome = publish(releases, request, now, _say)
    except (Rejected, Unusable, ValueError) as refused:
        print(refused, file=sys.stderr)
        return 1
    print(outcome.text)
    return outcome.code


def _build(site: Path) -> list[str]:
    """Returns the command that `dev.py build` runs, into another folder."""
    (step,) = COMMANDS["build"].with_arguments(["--site-dir", str(site.absolute())])
    return [sys.executable, *step]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(HELP)
    parser.add_argument("command", nargs="?", choices=("publish", "rollback", "status"), default="publish")
    parser.add_argument("--home", type=Path, default=ROOT / "published")
    parser.add_argument("--to")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--keep", type=_count, default=5)
    parser.add_argument("--allow-shrink", action="store_true")
    parser.add_argument("--allow-gone", action="store_true")
    parser.add_argument("--nightly", action="store_true")
    options = parser.parse_args(arguments)
    if options.to and options.command != "rollback":
        parser.refuse("Параметр «--to» нужен только команде rollback.")
    return options


def _count(written: str) -> int:
    """Returns the number of versions to keep: one at least, for a rollback. Raises ValueError."""
    if int(written) < 1:
        raise ValueError(written)
    return int(written)


if __name__ == "__main__":
    run(main)
