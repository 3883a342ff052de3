"""Writes the content of the built site for other generators: `python3 scripts/dev.py dump`. Knows arguments and counts.

Exit codes: 0; 1 when nothing was written; 2 when the arguments are wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.lib.cli import ROOT, Parser, run

HELP = """Выгружает содержание собранного сайта для других программ: Hugo, Eleventy, Jekyll, MkDocs без хуков.

  python3 scripts/dev.py dump --to ПАПКА [--site ПАПКА] [--data ПАПКА]

  --to    новая или пустая папка
  --site  собранный сайт, если не site
  --data  данные, из которых он собран, если не data

В content/ лягут страницы: в шапке каждой – название, описание, адрес, вид и раздел, ниже – готовый HTML. Адреса и ссылки
остаются прежними. В files/ – всё остальное: стили, скрипты, календари, памятки, открытые данные. Названия и описания –
обычный текст: шаблон, который их показывает, должен экранировать его.
"""


def main(arguments: Sequence[str]) -> int:
    """Writes the dump; returns the exit code."""
    parser = Parser(HELP)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    options = parser.parse_args(arguments)
    if options.to.exists() and (not options.to.is_dir() or any(options.to.iterdir())):
        print(f"{options.to}: здесь уже что-то лежит. Укажите новую или пустую папку.", file=sys.stderr)
        return 1
    return _written(options.site, options.data, options.to)


def _written(site: Path, data: Path, target: Path) -> int:
    from profminimum.publish.export.content_dump import Stale, dump
    from profminimum.publish.export.zip_archive import NoSite
    from profminimum.russian import plural

    build = "соберите его: python3 scripts/dev.py build"
    try:
        pages, files = dump(site, data)
    except NoSite:
        print(f"В папке {site} нет сайта. Сначала {build}", file=sys.stderr)
        return 1
    except Stale:
        print(f"Сайт в папке {site} собран из других данных. Ещё раз {build}", file=sys.stderr)
        return 1
    for output in (*pages, *files):
        (target / output.path).parent.mkdir(parents=True, exist_ok=True)
        (target / output.path).write_bytes(output.data)
    words = f"{len(pages)} {plural(len(pages), 'страница', 'страницы', 'страниц')}"
    print(f"Записано: {words}, {len(files)} {plural(len(files), 'файл', 'файла', 'файлов')}.")
    return 0


if __name__ == "__main__":
    run(main)
