"""What a new region is called and consists of: from parameters, a file or questions at a terminal. Knows no folder of data."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from scripts.lib.cli import Parser
from scripts.lib.commands import nearest_words
from scripts.lib.municipality_list import Line, lines_of, lines_of_table
from scripts.lib.new_file import Refused
from scripts.lib.region_files import full_name, genitive
from scripts.lib.time_zones import time_zone

if TYPE_CHECKING:
    from profminimum.model import Records

QUESTIONS = {
    "name": "Название региона, например «Енисейский край»",
    "name_genitive": "Оно же в родительном падеже: «школы … Енисейского края»",
    "timezone": "Часовой пояс: город или «UTC+7»",
    "operator_name": "Региональный оператор: название организации (нет – нажмите Enter)",
    "section_title": "Название раздела на сайте",
    "school_year": "Учебный год",
    "code": "Код региона, две цифры (нет – Enter)",
    "forge": "Адрес репозитория с данными (нет – Enter)",
    "editor_email": "Почта редакции (нет – Enter)",
    "site_url": "Адрес сайта (нет – Enter)",
}
REQUIRED = ("name", "name_genitive", "timezone")
_ADDRESS = re.compile(r"https?://[^\s\"'\\<>]+")
ANSWERS = (*QUESTIONS, "kind", "operator", "municipalities")


class _Arguments(Parser):
    def error(self, message: str) -> NoReturn:
        raise Refused(_wrong_argument(message), 2)


def _wrong_argument(message: str) -> str:
    """Returns which parameter is wrong, with the nearest right one."""
    wrong = re.search(r"--[\w-]+", message)
    known = [f"--{name.replace('_', '-')}" for name in (*ANSWERS, "file", "no_samples", "no_build", "yes")]
    if wrong and wrong[0] in known:
        return f"После «{wrong[0]}» нужно значение."
    return f"Параметра «{wrong[0] if wrong else message}» нет.{nearest_words(wrong[0], known) if wrong else ''} См. --help."


def options_of(arguments: Sequence[str], words: str) -> Namespace:
    """Returns the parameters; `words` are the help. Raises Refused for a wrong one."""
    parser = _Arguments(words)
    parser.allow_abbrev = False
    for name in ANSWERS:
        parser.add_argument(f"--{name.replace('_', '-')}")
    parser.add_argument("--file", type=Path)
    for flag in ("--no-samples", "--no-build", "--yes"):
        parser.add_argument(flag, action="store_true")
    return parser.parse_args(arguments)


def answers_of(options: Namespace, old: Records) -> dict[str, Any]:
    """Returns what is known of the region: from parameters, a file and, at a terminal, questions. Raises Refused."""
    from profminimum.authoring.submissions import suggested_id

    answers = _from_file(options.file) | {
        name: value for name in ANSWERS if (value := getattr(options, name)) is not None
    }
    former = old.single("region")
    defaults = {name: getattr(former.record, name) for name in ("section_title", "school_year")} if former else {}
    for name in QUESTIONS:
        if name not in answers:
            suggested = genitive(answers["name"]) if name == "name_genitive" else defaults.get(name, "")
            answers[name] = _asked(name, suggested, options)
        if name == "name":
            answers["name"] = full_name(answers["name"], answers.get("kind", ""))
    answers["timezone"] = time_zone(answers["timezone"])
    if answers["site_url"] and not _ADDRESS.fullmatch(answers["site_url"]):
        raise Refused(f"Адрес сайта: здесь «{answers['site_url']}», а пишут так: https://profminimum.example.ru/", 2)
    if answers["operator_name"]:
        answers["operator"] = answers.get("operator") or suggested_id(answers["operator_name"])
    return answers


def _from_file(path: Path | None) -> dict[str, Any]:
    """Returns the answers of a file. Raises Refused for one that cannot be read, or a field that there is not."""
    from yaml import YAMLError, safe_load

    if path is None:
        return {}
    try:
        given = safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise Refused(f"Файл {path} не прочитать: {error}") from None
    if not isinstance(given, dict):
        raise Refused(f"Файл {path}: нужны строки вида «name: Енисейский край».")
    for name in given:
        if name not in ANSWERS:
            raise Refused(
                f"Файл {path}: поля «{name}» нет.{nearest_words(str(name), ANSWERS)} Есть: {', '.join(ANSWERS)}."
            )
    return {
        name: "\n".join([*map(str, value), ""]) if isinstance(value, list) else str(value)
        for name, value in given.items()
    }


def _asked(name: str, suggested: str, options: Namespace) -> str:
    """Returns the answer to a question at a terminal, else what is suggested. Raises Refused if it must be known."""
    if not sys.stdin.isatty() or options.yes:
        if name in REQUIRED and not suggested:
            raise Refused(f"{QUESTIONS[name]} – укажите: --{name.replace('_', '-')} …", 2)
        return suggested
    while True:
        answer = input(f"{QUESTIONS[name]}{f' [{suggested}]' if suggested else ''}: ").strip() or suggested
        if name == "timezone" and answer:
            try:
                return time_zone(answer)
            except Refused as refused:
                print(refused)
        elif answer or name not in REQUIRED:
            return answer


def listed_lines(answers: Mapping[str, Any], options: Namespace) -> list[Line]:
    """Returns the lines of the list of municipalities, wherever it is. Raises Refused."""
    from profminimum.authoring.spreadsheets import Unreadable, read_grids

    given = answers.get("municipalities", "" if sys.stdin.isatty() and not options.yes else None)
    if given is None:
        raise Refused("Нужен список муниципалитетов: --municipalities ФАЙЛ (.txt, .csv, .xlsx) или «-».", 2)
    if given in ("", "-"):
        return lines_of(_pasted())
    if "\n" in given:
        return lines_of(given)
    path = Path(given)
    try:
        if path.suffix.lower() in (".txt", ""):
            return lines_of(_decoded(path.read_bytes()))
        return lines_of_table(next(iter(read_grids(path.name, path.read_bytes()).values()), []))
    except Unreadable as unreadable:
        raise Refused(str(unreadable)) from None
    except OSError:
        raise Refused(f"Файла {path} нет или его не прочитать.") from None


def _decoded(data: bytes) -> str:
    """Returns a text file's text, which old programs save in the Windows alphabet."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _pasted() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.read()
    print("Вставьте список муниципалитетов, по строке на каждый, и закончите пустой строкой:")
    return "\n".join(iter(input, ""))
