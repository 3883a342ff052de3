"""Weight of the pages of a built site, as a reader's first visit downloads it: `python3 -m scripts.bench.weight --site site`.

Counted are the page itself, its style sheets (that for print as well), its scripts with the modules that they import, its
icon and the files that it asks for early; each as `gzip -6` packs it. Pictures of schools and what a script fetches only
after a reader did something are not. Knows a site only as a folder of files.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
HEAVIEST = 3
"""How many pages of a kind are named."""

_TAGS = re.compile(r"<(link|script|body)\b([^>]*)>", re.I)
_ATTRIBUTES = re.compile(r'([\w-]+)(?:="([^"]*)")?')
_LOADED = {"stylesheet", "icon", "preload", "modulepreload"}
_IMPORTS = re.compile(r"""^\s*(?:import|export)\b[^;"'()]*["']([^"']+)["']""", re.M)
_SHEETS = re.compile(r"""@import\s+(?:url\()?["']?([^"')]+)|url\(["']?(?!data:|#)([^"')]+)""")


def first_load(page: Path, site: Path) -> dict[str, int]:
    """Returns the packed bytes of a page and of each file that it loads, by their paths below the site."""
    files = [page, *_named(page)]
    for file in files:  # grows while it is read
        files += [other for other in _asked_by(file) if other not in files]
    return {file.relative_to(site).as_posix(): packed(file) for file in files if file.is_file()}


@cache
def packed(file: Path) -> int:
    """Returns the bytes of a file as a server sends it."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def pages(site: Path) -> list[Path]:
    """Returns the pages of a site that readers visit: no embedded ones, none that a script fetches in part."""
    found = site.rglob("*.html")
    return sorted(page for page in found if "embed" not in page.parts and "catalogue" not in page.parts)


def kind_of(page: Path, site: Path) -> str:
    """Returns the address of a page with every name of a record as a star."""
    steps = page.relative_to(site).as_posix().removesuffix("index.html").split("/")
    return "/".join(step if place == 0 or step in _words(site) or not step else "*" for place, step in enumerate(steps))


@cache
def _words(site: Path) -> frozenset[str]:
    """Returns the names of folders that stand in several folders, as `events` of schools do."""
    above: dict[str, set[Path]] = defaultdict(set)
    for page in site.glob("schools/*/*/*"):
        above[page.parent.name].add(page.parent.parent)
    return frozenset(name for name, folders in above.items() if len(folders) > 1)


def _named(page: Path) -> Iterable[Path]:
    for tag, attributes in _TAGS.findall(page.read_text("utf-8")):
        values = dict(_ATTRIBUTES.findall(attributes))
        target = values.get("src") if tag == "script" else values.get("href")
        if target and (tag == "script" or _LOADED & set(values.get("rel", "").split())):
            yield _beside(page, target)


@cache
def _asked_by(file: Path) -> tuple[Path, ...]:
    if not file.is_file() or file.suffix not in (".js", ".css"):
        return ()
    text = file.read_text("utf-8")
    if file.suffix == ".js":
        return tuple(_beside(file, name) for name in _IMPORTS.findall(text))
    return tuple(_beside(file, one or other) for one, other in _SHEETS.findall(text))


def _beside(file: Path, address: str) -> Path:
    return Path(unquote(urljoin(file.as_posix(), address)).partition("?")[0])


def main() -> int:
    """Prints the heaviest pages of each kind, the heaviest kind first; returns the exit code."""
    parser = argparse.ArgumentParser(description="Сколько килобайтов скачивает первый визит на страницы собранного сайта.")
    parser.add_argument("--site", type=Path, default=SITE, metavar="ПАПКА", help="собранный сайт, обычно site/")
    parser.add_argument("--files", action="store_true", help="назвать и файлы самой тяжёлой страницы каждого вида")
    options = parser.parse_args()
    site = options.site.resolve()
    if not (site / "index.html").is_file():
        parser.exit(1, f"В папке {options.site} нет сайта: соберите его – python3 scripts/dev.py build\n")
    kinds: dict[str, list[tuple[int, Path]]] = defaultdict(list)
    for page in pages(site):
        kinds[kind_of(page, site)].append((sum(first_load(page, site).values()), page))
    for kind, weighed in sorted(kinds.items(), key=lambda item: -max(item[1])[0]):
        weights = sorted((weight for weight, _ in weighed), reverse=True)
        heaviest, page = max(weighed)
        print(f"{heaviest / 1024:7.1f} КБ  середина {weights[len(weights) // 2] / 1024:6.1f}  {len(weighed):5}  /{kind}  ({page.parent.name}, сама {packed(page)/1024:.1f})")
        if options.files:
            for name, size in sorted(first_load(page, site).items(), key=lambda item: -item[1]):
                print(f"    {size / 1024:7.1f}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
