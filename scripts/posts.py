"""Prints texts for schools' pages in social networks: `python3 scripts/dev.py posts --month 2026-11`. Knows only arguments.

Exit codes: 0 when texts were printed, 1 when there are none or the data cannot be read, 2 when the arguments are wrong.
"""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.lib.cli import ROOT, Parser, run
from scripts.lib.commands import nearest_words
from scripts.lib.site_settings import site_url

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
    """Returns the year and the month. Raises ValueError for anything else."""
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", given):
        raise ValueError(given)
    year, month = given.split("-")
    return int(year), int(month)


def _schools(catalog: Catalog, identifier: str | None) -> list[SchoolItem]:
    """Returns all schools, or the one with the identifier. Raises ValueError, in Russian, without such a school."""
    if not identifier:
        return list(catalog.schools.values())
    if identifier not in catalog.schools:
        raise ValueError(f"Школы «{identifier}» в данных нет.{nearest_words(identifier, catalog.schools)}")
    return [catalog.schools[identifier]]


def _texts(schools: Sequence[SchoolItem], options: Namespace) -> Iterator[str]:
    from profminimum.publish.build.template_files import template_sources
    from profminimum.view.rendering.templates import Templates
    from profminimum.view.texts.social_posts import Posts

    posts = Posts(Templates(template_sources(ROOT / "overrides"), site_url(options.site_url)))
    for school in schools:
        for post in posts.of(school, *options.month):
            yield from _labelled(school, post, options.network)


def _labelled(school: SchoolItem, post: Post, only: str | None) -> Iterator[str]:
    """Yields the post's texts, each after a line with the school and the network."""
    for network, text in post.texts:
        if only in (None, network.page.value):
            yield f"=== {school.name}, {network.page.label} ===\n\n{text}"


if __name__ == "__main__":
    run(main)
