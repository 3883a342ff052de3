"""Texts for schools' pages in social networks: `python3 scripts/dev.py posts --month 2026-11`. Knows only arguments.

Exit codes: 0 when texts were printed, 1 when there are none or the data cannot be read, 2 when the arguments are wrong.
"""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.lib.cli import ROOT, Parser, run

if TYPE_CHECKING:
    from profminimum.catalog import Catalog, SchoolItem
    from profminimum.view.texts.social_posts import Post

HELP = """Печатает тексты для социальных сетей: сводку за месяц, объявления, рассказы о прошедшем.

  python3 scripts/dev.py posts --month 2026-11 [--school ПАПКА] [--network vk|ok|max] [--site-url АДРЕС]

  --month     месяц: 2026-11
  --school    одна школа: имя её папки в data/schools; без этого – все
  --network   одна сеть; без этого – все три
  --site-url  адрес сайта для ссылок, если в mkdocs.yml он не указан
  --data      папка данных, если не data
"""


def main(arguments: Sequence[str]) -> int:
    """Prints the texts of the month that the arguments name."""
    from profminimum.publish.build.clock import now
    from profminimum.publish.build.load_region import load_region

    options = _options(arguments)
    try:
        catalog = load_region(options.data, now).catalog
        schools = _schools(catalog, options.school)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    texts = list(_texts(schools, options))
    print("\n\n".join(texts) if texts else f"За {options.month[0]}-{options.month[1]:02} писать не о чем.")
    return 0 if texts else 1


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(HELP)
    parser.add_argument("--month", type=_month, required=True)
    parser.add_argument("--school")
    parser.add_argument("--network", choices=["vk", "ok", "max"])
    parser.add_argument("--site-url", default=None)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    return parser.parse_args(arguments)


def _month(given: str) -> tuple[int, int]:
    """The year and the month; raises ValueError for what is none."""
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", given):
        raise ValueError(given)
    year, month = given.split("-")
    return int(year), int(month)


def _schools(catalog: Catalog, wanted: str | None) -> list[SchoolItem]:
    """All schools, or the one that is wanted; raises ValueError, in Russian, if there is no such school."""
    if not wanted:
        return list(catalog.schools.values())
    if wanted not in catalog.schools:
        near = get_close_matches(wanted, catalog.schools, n=1)
        advice = f" Возможно, вы имели в виду «{near[0]}»." if near else ""
        raise ValueError(f"Школы «{wanted}» в данных нет.{advice}")
    return [catalog.schools[wanted]]


def _texts(schools: Sequence[SchoolItem], options: Namespace) -> Iterator[str]:
    from profminimum.publish.build.template_files import template_sources
    from profminimum.view.rendering.templates import Templates
    from profminimum.view.texts.social_posts import Posts

    posts = Posts(Templates(template_sources(ROOT / "overrides"), site_url(options.site_url)))
    for school in schools:
        for post in posts.of(school, *options.month):
            yield from _shown(school, post, options.network)


def _shown(school: SchoolItem, post: Post, wanted: str | None) -> Iterator[str]:
    """The post's texts, each under a line that says whose it is and where it goes."""
    for network, text in post.texts:
        if wanted in (None, network.page.value):
            yield f"=== {school.name}, {network.page.label} ===\n\n{text}"


def site_url(given: str | None) -> str:
    """The address of the site with a slash at its end; empty while unknown."""
    from profminimum.publish.host.mkdocs import yaml_load

    if given is None:
        with open(ROOT / "mkdocs.yml", encoding="utf-8") as settings:
            given = yaml_load(settings).get("site_url") or ""
    return given.rstrip("/") + "/" if given else ""


if __name__ == "__main__":
    run(main)
