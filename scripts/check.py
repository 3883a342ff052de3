"""Checks the data: `python3 scripts/dev.py check`. Knows only arguments, the order of the stages and the exit code.

Exit codes: 0 without errors, 1 with errors, 2 if the check could not begin.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from scripts.lib.cli import ROOT, Parser, given_day, run
from scripts.lib.schema_files import write_schemas

HELP = """Проверяет данные и называет всё, что нужно исправить.

  python3 scripts/dev.py check [--data ПАПКА] [--format text|github|gitlab|json] [--today ДЕНЬ]

  --data    папка данных, если не data
  --format  как показать найденное: text – строками для людей, github и gitlab – пометками
            к строкам на этих площадках, json – для программ
  --today   какой день считать сегодняшним: 2026-11-23
"""


def main(arguments: Sequence[str]) -> int:
    """Checks the folder named in the arguments and prints what is wrong."""
    from profminimum.problem_formats import FORMATS
    from profminimum.publish.build.clock import now
    from profminimum.publish.build.load_region import check_data

    options = _options(arguments, list(FORMATS))
    try:
        checked = check_data(options.data, options.today or now)
    except ValueError as wrong_day:
        sys.exit(str(wrong_day))
    if options.data.resolve() == (ROOT / "data").resolve():
        write_schemas(ROOT, checked.records)
    print(FORMATS[options.format](checked.problems, len(checked.files), _display_path(options.data)))
    return int(any(problem.is_error for problem in checked.problems))


def _options(arguments: Sequence[str], formats: list[str]) -> Namespace:
    parser = Parser(HELP)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--format", choices=formats, default="text")
    parser.add_argument("--today", type=given_day)
    return parser.parse_args(arguments)


def _display_path(folder: Path) -> str:
    """Returns the folder as the person who runs the check sees it: below the current folder, else in full."""
    path = folder.resolve()
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()


if __name__ == "__main__":
    run(main)
