"""Shows what a proposed change does to the site: `python3 scripts/dev.py changes --before ПАПКА --after ПАПКА`.

Knows arguments and the order of the stages. Exit codes: 0 when done, 2 when the arguments are wrong.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from scripts.lib.cli import ROOT, Parser, run

HELP = """Рассказывает, что изменится на сайте: сравнивает две папки данных.

  python3 scripts/dev.py changes --before ПАПКА --after ПАПКА [--format markdown|json]

  --before   папка данных до правки
  --after    папка данных с правкой
  --format   markdown – ответ для запроса на слияние, json – для программ
  --preview  адрес сайта с этой правкой, если он где-то открыт
  --notes    файл с ответом проверки папок: его строки войдут в ответ
  --refused  проверка папок правку не пропустила
  --left     файл со списком того, что из правки не взято, по строке на файл с причиной
"""


def main(arguments: Sequence[str]) -> int:
    """Prints the difference; returns the exit code."""
    from profminimum.publish.build.clock import now
    from profminimum.publish.build.load_region import load_region
    from profminimum.publish.build.template_files import template_sources
    from profminimum.view import RecordPages, Templates
    from profminimum.view.leads.site_addresses import site_paths
    from profminimum.view.texts.change_summary import (
        OtherChecks,
        as_json,
        as_markdown,
        changes,
        new_problems,
    )

    options = _options(arguments)
    templates = Templates(template_sources(ROOT / "overrides"))
    before, after = load_region(options.before, now), load_region(options.after, now)
    summary = changes(
        before.catalog,
        after.catalog,
        lambda catalog: RecordPages(catalog, templates, {}).all(),
        new_problems(before.problems, after.problems),
        after.hidden,
        lambda catalog: site_paths(catalog, templates),
    )
    others = OtherChecks(_lines(options.notes), options.refused, _lines(options.left))
    is_json = options.format == "json"
    print(as_json(summary, others) if is_json else as_markdown(summary, templates, options.preview, others))
    return 0


def _lines(path: Path | None) -> tuple[str, ...]:
    """Returns the lines of a file that hold anything; none if a check has left no file."""
    lines = path.read_text("utf-8", "replace").splitlines() if path and path.is_file() else ()
    return tuple(line for line in lines if line.strip())


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(HELP)
    parser.add_argument("--before", type=_folder, required=True)
    parser.add_argument("--after", type=_folder, required=True)
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    parser.add_argument("--preview", type=_address, default="")
    parser.add_argument("--notes", type=Path)
    parser.add_argument("--refused", action="store_true")
    parser.add_argument("--left", type=Path)
    return parser.parse_args(arguments)


def _folder(written: str) -> Path:
    """Returns an existing folder. Raises ValueError for a missing one."""
    if not Path(written).is_dir():
        raise ValueError(written)
    return Path(written)


def _address(written: str) -> str:
    """Returns an address with a slash at its end, empty for none."""
    return f"{written.rstrip('/')}/" if written else ""


if __name__ == "__main__":
    run(main)
