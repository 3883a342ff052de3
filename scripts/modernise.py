"""Rewrites data as they would be written today: `python3 scripts/dev.py modernise [--write]`. Knows arguments and messages.

Exit codes: 0 when shown or written, 1 when a file cannot be read or written, 2 when the arguments are wrong.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.commands import nearest_words
from scripts.lib.data_change import replace_texts
from scripts.lib.new_file import Refused

HELP = """Переписывает записи так, как их пишут сейчас: «starts» и «ends» – одной строкой «when», и так далее.

  python3 scripts/dev.py modernise [ФАЙЛ…] [--write]

  Например: python3 scripts/dev.py modernise schools/school-5/events/open-day.yml

  Смысл записей и комментарии остаются. Прежние поля читаются и без этого: команда нужна, чтобы файлы было проще
  править. Без --write только показывает, что изменит.

  --data   папка данных, если не data
  --write  записать
"""


def main(arguments: Sequence[str]) -> int:
    """Shows or writes what would be written otherwise today; returns the exit code."""
    parser = Parser(HELP)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--write", action="store_true")
    try:
        return _modernise(parser.parse_args(arguments))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except OSError as error:
        print(f"Не получилось, всё осталось как было: {error}", file=sys.stderr)
        return 1


def _modernise(options: Namespace) -> int:
    from profminimum.authoring.modernising import modernised
    from profminimum.load import load
    from profminimum.load.data_folder import read_sources
    from profminimum.model import Records

    loaded = load(sources := read_sources(options.data).files)
    texts = {file.path: file.data.decode("utf-8-sig", "replace") for file in sources}
    records = Records(loaded.entries)
    wanted = {name.replace("\\", "/").removeprefix("data/") for name in options.files} or set(texts)
    if missing := sorted(wanted - set(texts)):
        raise Refused(f"Файла «{missing[0]}» в папке данных нет.{nearest_words(missing[0], texts)}", 2)
    changed = {one.path: one.text for one in modernised(records, texts) if one.path in wanted}
    for path, text in changed.items():
        print(*unified_diff(texts[path].splitlines(), text.splitlines(), path, path, lineterm=""), sep="\n")
    unread = sorted({problem.place.path for problem in loaded.problems if problem.is_error} & wanted)
    for path in unread:
        print(f"{path}: в записи ошибка, она осталась как была. Проверьте: python3 scripts/dev.py check")
    if not changed:
        print("Все записи уже написаны так, как пишут сейчас.")
    elif options.write:
        replace_texts({options.data / path: text for path, text in changed.items()})
        print(f"Готово, файлов: {len(changed)}.")
    else:
        print(f"Изменится файлов: {len(changed)}. Пока ничего не записано. Чтобы записать, повторите с --write.")
    return 0


if __name__ == "__main__":
    run(main)
