"""Packs the built site into an archive that opens from a disk: `python3 scripts/dev.py zip`. Knows only arguments.

Exit codes: 0; 1 without a built site; 2 when the arguments are wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.lib.cli import ROOT, Parser, run

HELP = """Складывает собранный сайт в один архив, который открывается с диска – без интернета и без сервера.

  python3 scripts/dev.py zip [--site ПАПКА] [--to ФАЙЛ]

  --site  собранный сайт, если не site
  --to    куда записать; обычно profminimum-ДЕНЬ.zip в папке проекта

Распакуйте архив и откройте index.html. Страницы, файлы и фильтры работают; поиск и форма – только на сайте.
"""


def main(arguments: Sequence[str]) -> int:
    """Writes the archive; returns the exit code."""
    from profminimum.publish.export.zip_archive import NoSite, archive

    parser = Parser(HELP)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--to", type=Path)
    options = parser.parse_args(arguments)
    try:
        name, data = archive(options.site)
    except NoSite:
        print(f"В папке {options.site} нет сайта. Сначала соберите его: python3 scripts/dev.py build", file=sys.stderr)
        return 1
    target = options.to or ROOT / f"{name}.zip"
    target.write_bytes(data)
    size = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
    print(f"Записано: {target}, {size} МБ.")
    return 0


if __name__ == "__main__":
    run(main)
