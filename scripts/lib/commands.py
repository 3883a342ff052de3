"""The project's commands, each a short list of programs to run one after another. Knows nothing of what they do inside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from scripts.lib.venv import Environment, EnvironmentUnusable

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "PROFMINIMUM_HOST"
"""Names the program that builds the site: one of `HOSTS`, the first if it is not set."""
HOSTS = {"mkdocs": "", "properdocs": "properdocs"}
"""Each program that can build the site, with the variant of the environment in which it is installed."""
HOST = os.environ.get(VARIABLE) or next(iter(HOSTS))
SETTINGS = {
    "PYTHONUTF8": "1",  # the same letters on every system, also where the console has an old code page
    "NO_MKDOCS_2_WARNING": "1",  # an advertisement about a version that pyproject.toml excludes
}


@dataclass(frozen=True, slots=True)
class Command:
    """Command: `about` is one Russian line for the help; `steps` are arguments for the environment's Python, in order.

    `host` is the program for which it must be. A command of this project explains its parameters itself; for other
    programs `help` explains them, and `parameters` are those that they know, empty if the program names wrong ones itself.
    """

    about: str
    steps: tuple[tuple[str, ...], ...]
    host: str = HOST
    help: str = ""
    parameters: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The whole help. Needs nothing but Python's own library, so that help never installs anything."""
        return self.help or import_module(self.steps[0][1]).HELP

    def with_arguments(self, arguments: Sequence[str]) -> list[list[str]]:
        """Returns the steps with the user's arguments behind the first of them."""
        first, *later = self.steps
        return [[*first, *arguments], *map(list, later)]


def environment(host: str = HOST) -> Environment:
    """Returns the environment in which a host is installed. Raises EnvironmentUnusable if there is no such host."""
    if host not in HOSTS:
        raise EnvironmentUnusable(f"{VARIABLE}: здесь «{host}», а сайт собирают только {' и '.join(HOSTS)}.")
    return Environment(ROOT, HOSTS[host])


OF_HOST = (
    *("--config-file", "-f", "--strict", "-s", "--theme", "-t", "--use-directory-urls", "--no-directory-urls"),
    *("--quiet", "-q", "--verbose", "-v", "--dirty", "--clean", "-c"),
)
"""Parameters that both commands of the host know."""
OF_SERVE = (
    *OF_HOST,
    *("--dev-addr", "-a", "--open", "-o", "--livereload", "--no-livereload"),
    *("--dirtyreload", "--watch", "-w", "--watch-theme"),
)
OF_BUILD = (*OF_HOST, "--site-dir", "-d")
SERVE_HELP = """Показывает сайт на этом компьютере: http://127.0.0.1:8000/. Правки видны сразу, ошибки в записях – на месте записей.
Письма и записи школ из папки inbox/ – на странице http://127.0.0.1:8000/inbox/: что они изменят и как их внести.

  python3 scripts/dev.py serve [--dev-addr 127.0.0.1:8001] [--open]

  --dev-addr  адрес и порт, если не 127.0.0.1:8000
  --open      сразу открыть в браузере
  --strict    остановиться на предупреждениях о страницах docs/
  --quiet, --verbose  говорить меньше или больше
"""
BUILD_HELP = """Собирает сайт в папку site/. Если в данных есть ошибки, называет их и ничего не меняет.

  python3 scripts/dev.py build [--site-dir ПАПКА] [--quiet]

  --site-dir  куда собрать, если не в site/
  --quiet, --verbose  говорить меньше или больше
"""
TEST_HELP = """Проверяет саму программу: все тесты, на всех ядрах.

  python3 scripts/dev.py test [ПУТЬ …] [-k СЛОВА] [-x] [--cov] [--processor]

  ПУТЬ   только эти тесты: tests/view или tests/view/test_golden.py
  -k     только тесты с этими словами в имени
  -x     остановиться на первой неудаче
  --cov  и сколько кода тесты проходят
  --processor  какие файлы тестов дольше всего занимают процессор (на Linux)
  Остальные параметры – программы pytest: о неверных она говорит сама.
"""
TESTS = ("-m", "pytest", "--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
"""A file's tests share what they build and stay together; the files come in the order that `conftest` gives."""
COMMANDS = {
    "serve": Command(
        "предпросмотр на этом компьютере, страницы обновляются сами",
        (("-m", HOST, "serve"),),
        help=SERVE_HELP,
        parameters=OF_SERVE,
    ),
    "build": Command(
        "собрать сайт в папку site/", (("-m", HOST, "build", "--strict"),), help=BUILD_HELP, parameters=OF_BUILD
    ),
    "publish": Command("опубликовать сайт целиком; publish rollback – вернуть прежний", (("-m", "scripts.publish"),)),
    "test": Command("проверить проект: все тесты; test --cov – и сколько кода они проходят", (TESTS,), help=TEST_HELP),
    "test-properdocs": Command("то же на ProperDocs вместо MkDocs", (TESTS,), "properdocs", help=TEST_HELP),
    "lint": Command("проверить, как написана программа: стиль, типы, опечатки", (("-m", "scripts.lint"),)),
    "check": Command("проверить данные в data/", (("-m", "scripts.check"),)),
    "spreadsheet": Command(
        "таблицы для школ: заполнить в Excel и превратить в записи", (("-m", "scripts.spreadsheet"),)
    ),
    "import": Command("черновики записей из бумаг школы: Word, Excel, письмо", (("-m", "scripts.import_documents"),)),
    "receive": Command("внести записи, которые прислали школы: письма, обращения, файлы", (("-m", "scripts.receive"),)),
    "new": Command("начать запись: школу, программу, мероприятие, новый учебный год", (("-m", "scripts.new"),)),
    "modernise": Command("переписать записи так, как их пишут сейчас", (("-m", "scripts.modernise"),)),
    "centres": Command("найти, где на карте города и округа региона", (("-m", "scripts.centres"),)),
    "rename": Command("переименовать школу или запись: прежние адреса поведут на новые", (("-m", "scripts.rename"),)),
    "posts": Command("тексты для соцсетей за месяц", (("-m", "scripts.posts"),)),
    "report": Command("отчёты оператора: готовность, охват, сроки", (("-m", "scripts.report"),)),
    "links": Command("открыть ссылки на другие сайты и назвать пропавшие", (("-m", "scripts.links"),)),
    "changes": Command("что изменится на сайте от правки", (("-m", "scripts.changes"),)),
    "zip": Command("архив с сайтом, который открывается с диска", (("-m", "scripts.archive"),)),
    "dump": Command("содержание сайта для других программ", (("-m", "scripts.dump"),)),
    "hub": Command("собрать сайт страны из открытых данных сайтов регионов", (("-m", "scripts.hub"),)),
    "nginx": Command("настройка nginx для собранного сайта", (("-m", "scripts.nginx"),)),
    "update": Command("взять новую версию программы, не трогая своих сведений и слов", (("-m", "scripts.update"),)),
    "ownership": Command("не меняет ли запрос чужие папки", (("-m", "scripts.ci.check_ownership"),)),
}


def run(arguments: Sequence[str]) -> int:
    """Runs the command that stands first in `arguments` with the rest of them; returns the exit code.

    On systems that can, the last step takes this process over, so that signals and the exit code are its own.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        return _run(*arguments)
    except EnvironmentUnusable as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as error:  # a folder that may not be written to, a full disk
        print(f"Не получилось: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _run(name: str = "--help", *arguments: str) -> int:
    if name in ("-h", "--help", "help"):
        print(_help())
        return 0
    if name not in COMMANDS:
        print(_unknown(name), file=sys.stderr)
        return 2
    command = COMMANDS[name]
    if {"-h", "--help"} & set(arguments):
        print(command.words)
        return 0
    unknown = unknown_parameter(arguments, command.parameters) if command.parameters else ""
    if unknown:
        print(f"{command.words}\n{unknown}", file=sys.stderr)
        return 2
    python = str(environment(command.host).ready())
    settings = os.environ | SETTINGS | {VARIABLE: command.host}
    *earlier, last = [[python, *step] for step in command.with_arguments(arguments)]
    for step in earlier:
        if code := subprocess.call(step, cwd=ROOT, env=settings):
            return code
    return _hand_over(last, settings)


def _hand_over(step: Sequence[str], settings: Mapping[str, str]) -> int:
    sys.stdout.flush()
    if os.name == "posix":
        os.chdir(ROOT)
        os.execve(step[0], list(step), settings)
    signal.signal(signal.SIGINT, lambda number, frame: None)  # Ctrl-C reaches the program by itself; wait for its end
    return subprocess.call(step, cwd=ROOT, env=settings)


def _help() -> str:
    lines = [f"  {name:<15} {command.about}" for name, command in COMMANDS.items()]
    return "\n".join(
        [
            "Команды проекта: python3 scripts/dev.py КОМАНДА [ПАРАМЕТРЫ]",
            "",
            *lines,
            "",
            "Всё нужное ставится в папку .venv при первом запуске. Параметры после команды передаются ей же,",
            "пути в них – от папки проекта: python3 scripts/dev.py serve --dev-addr 127.0.0.1:8001",
        ]
    )


def _unknown(name: str) -> str:
    advice = nearest_words(name, COMMANDS) or f" Есть команды: {', '.join(COMMANDS)}."
    return f"Команды «{name}» нет.{advice}"


def unknown_parameter(arguments: Sequence[str], known: Iterable[str]) -> str:
    """Returns a sentence about the first parameter that is not known, with the nearest that is; empty if all are."""
    for word in arguments:
        name = word.partition("=")[0]
        if word == "--":
            return ""
        if name.startswith("-") and len(name) > 1 and not name[1:].isdigit() and not _is_known(name, known):
            return f"Параметра «{name}» нет.{nearest_words(name, known)}"
    return ""


def _is_known(name: str, known: Iterable[str]) -> bool:
    """Returns whether a parameter is known; several letters or a value may stand behind one dash."""
    return name in known or (not name.startswith("--") and name[:2] in known)


def nearest_words(word: str, known: Iterable[str]) -> str:
    """Returns a sentence with the nearest right word, after a space; empty if none is near.

    As `problem.did_you_mean`, but the door to the commands opens without the program that they run.
    """
    by_folded = {choice.casefold(): choice for choice in known}
    near = get_close_matches(word.casefold(), by_folded, n=1)
    return f" Возможно, вы имели в виду «{by_folded[near[0]]}»." if near else ""
