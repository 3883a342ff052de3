"""Checks outside links: `python3 scripts/dev.py links`. Knows arguments and the report; `link_checker` opens the addresses.

Exit codes: 0 whatever is found, since others' sites must not stop ours; 2 when the arguments are wrong.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.link_checker import Answer, Manners, visit

if TYPE_CHECKING:
    from profminimum.model import Entry
    from profminimum.problem import Problem

HELP = """Открывает ссылки на другие сайты и называет те, по которым страницы больше нет (ответ 404 или 410).

  python3 scripts/dev.py links [--data ПАПКА] [--format text|github|json] [--pause СЕКУНДЫ]

  --data    папка данных, если не data
  --format  как показать найденное: text – строками для людей, github – пометками к строкам на GitHub, json – для программ
  --pause   сколько ждать, прежде чем второй раз открыть то, что не открылось: обычно 30 секунд
"""
CODE = "gone-link"
_Places = Mapping[str, Sequence[tuple["Entry[Any]", tuple[str | int, ...]]]]


def main(arguments: Sequence[str]) -> int:
    """Opens every link of the folder named in the arguments and prints which are gone."""
    from profminimum.load import load
    from profminimum.load.data_folder import read_sources
    from profminimum.problem_formats import FORMATS

    options = _options(arguments)
    files = read_sources(options.data).files
    places = _places(load(files).entries)
    print(f"Открываю ссылки: {len(places)}. Это займёт несколько минут…", file=sys.stderr, flush=True)
    answers = visit(places, Manners(pause=options.pause))
    print(FORMATS[options.format](problems(places, answers), len(files), options.data.as_posix()))
    if options.format == "text":
        print(_unknown(answers))
    return 0


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(HELP)
    parser.add_argument("--data", type=_folder, default=ROOT / "data")
    parser.add_argument("--format", choices=["text", "github", "json"], default="text")
    parser.add_argument("--pause", type=_seconds, default=Manners().pause)
    return parser.parse_args(arguments)


def _folder(given: str) -> Path:
    if not Path(given).is_dir():
        raise ValueError(given)
    return Path(given)


def _seconds(given: str) -> float:
    if not 0 <= float(given) <= 600:
        raise ValueError(given)
    return float(given)


def _places(entries: Sequence[Entry[Any]]) -> _Places:
    """Returns each address with the places where it stands: entry, path of the field."""
    from profminimum.model import Link, marked_values

    places = defaultdict(list)
    for entry in entries:
        for loc, _, url in marked_values(entry.record, Link):
            places[url].append((entry, loc))
    return places


def problems(places: _Places, answers: Mapping[str, Answer]) -> list[Problem]:
    """Returns a warning at every place of every address whose page is gone, in order."""
    from profminimum.problem import Severity, in_order

    return in_order(
        entry.problem(CODE, loc, _message(url, answers[url]), severity=Severity.WARNING)
        for url, of_url in places.items()
        if answers[url].is_gone
        for entry, loc in of_url
    )


def _message(url: str, answer: Answer) -> str:
    return f"Страницы по ссылке больше нет (ответ {answer.status}): {url}. Найдите её новый адрес или удалите ссылку."


def _unknown(answers: Mapping[str, Answer]) -> str:
    """Returns a line about hosts that did not answer: that is nobody's fault and no problem."""
    silent = [url for url, answer in answers.items() if not answer.is_fine and not answer.is_gone]
    if not silent:
        return "Остальные ссылки открываются."
    hosts = sorted({urlsplit(url).hostname or "" for url in silent})
    return (
        f"Не ответили или не пустили программу (проверьте сами, если важно): {len(silent)}. Сайты: {', '.join(hosts)}."
    )


if __name__ == "__main__":
    run(main)
