"""Weight of the pages of a built site, as a reader's first visit downloads them: `python3 -m scripts.bench.weight --site site`.

Counted are the page itself, its style sheets (that for print as well), its scripts with the modules that they import, its
icon and its fonts, each as `gzip -6` packs it. Pictures of schools are not, nor what a script asks for only after a reader
has done something. Knows a site only as a folder of files.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "hooks"))
SITE = ROOT / "site"
APART = {"embed", "catalogue"}
"""Folders of pages that stand in other sites or that scripts fetch in part."""
FOR_STAFF = {"form", "field-guide", "open-data", "fragments", "contribute", "staff", "desk"}
"""Sections for those who work with the site: they may weigh more than pages for parents."""

_KINDS = {".html", ".css", ".js", ".svg", ".woff2"}
_IMPORTS = re.compile(r"""^\s*(?:import|export)\b[^;"'()]*["']([^"']+)["']""", re.M)
_SHEETS = re.compile(r"""@import\s+(?:url\()?["']?([^"')]+)|url\(["']?(?!data:|#)([^"')]+)""")


def first_load(page: Path, site: Path) -> dict[str, int]:
    """Returns the packed bytes of a page and of each file that it loads, by their paths below the site."""
    from profminimum.publish.build.finished_html import scan

    named = [address for address in scan(page.read_text("utf-8")).loads if not address.startswith("#")]
    files = [page, *(_file_at(site / "index.html" if name[0] == "/" else page, name.lstrip("/")) for name in named)]
    for file in files:  # grows while it is read
        files += [other for other in _files_named_in(file) if other not in files]
    counted = (file for file in dict.fromkeys(files) if file.suffix in _KINDS and file.is_file())
    return {file.relative_to(site).as_posix(): packed(file) for file in counted}


@cache
def packed(file: Path) -> int:
    """Returns the bytes of a file as a server sends it."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def pages(site: Path) -> list[Path]:
    """Returns the whole pages of a site."""
    return sorted(page for page in site.rglob("*.html") if not APART & set(page.relative_to(site).parts))


def is_for_parents(page: Path, site: Path) -> bool:
    """Whether a page is one for parents, by its section."""
    return page.relative_to(site).parts[0] not in FOR_STAFF


def kind_of(page: Path, site: Path) -> str:
    """Returns the address of a page with a star in place of each record's own name."""
    steps = page.relative_to(site).as_posix().removesuffix("index.html").rstrip("/").split("/")
    return "/".join(step if place % 2 == 0 else "*" for place, step in enumerate(steps))


@cache
def _files_named_in(file: Path) -> tuple[Path, ...]:
    """The files that a script imports, or that a style sheet names."""
    if not file.is_file() or file.suffix not in (".js", ".css"):
        return ()
    text = file.read_text("utf-8")
    if file.suffix == ".js":
        return tuple(_file_at(file, name) for name in _IMPORTS.findall(text))
    return tuple(_file_at(file, one or other) for one, other in _SHEETS.findall(text))


def _file_at(file: Path, address: str) -> Path:
    """The file at a relative address that stands in another one."""
    return Path(unquote(urljoin(file.as_posix(), address).partition("?")[0].partition("#")[0]))


def main() -> int:
    """Prints a line per kind of page, the heaviest kind first; returns the exit code."""
    parser = argparse.ArgumentParser(
        description="Сколько килобайтов скачивает первый визит на страницы собранного сайта."
    )
    parser.add_argument("--site", type=Path, default=SITE, metavar="ПАПКА", help="собранный сайт, обычно site/")
    parser.add_argument("--files", action="store_true", help="назвать и файлы самой тяжёлой страницы каждого вида")
    options = parser.parse_args()
    site = options.site.resolve()
    if not (site / "index.html").is_file():
        parser.exit(1, f"В папке {options.site} нет сайта: соберите его – python3 scripts/dev.py build\n")
    kinds: dict[str, list[tuple[int, Path]]] = defaultdict(list)
    for page in pages(site):
        kinds[kind_of(page, site)].append((sum(first_load(page, site).values()), page))
    print("тяжёлая  средняя  страниц  вид")
    for kind, weighed in sorted(kinds.items(), key=lambda item: -max(item[1])[0]):
        middle = sorted(weight for weight, _ in weighed)[len(weighed) // 2]
        heaviest, page = max(weighed)
        name = page.relative_to(site).as_posix().removesuffix("index.html")
        print(f"{_kilobytes(heaviest)}  {_kilobytes(middle)}  {len(weighed):7}  /{kind}: /{name}")
        if options.files:
            for file, size in sorted(first_load(page, site).items(), key=lambda item: -item[1]):
                print(f"{_kilobytes(size)}  {file}")
    return 0


def _kilobytes(size: int) -> str:
    return f"{size / 1024:7.1f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
