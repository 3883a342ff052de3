"""Checks of a finished site before it is shown: every finding is a problem at a page. Pure: gets scans and names.

Each rule is a generator of problems; `check_site` runs them all. Knows neither the disk nor MkDocs.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ...model import KINDS
from ...problem import Problem, SourcePosition, in_order
from ...russian import count
from ..build.finished_html import PageFacts

MOST_LOST = 0.2
"""The share of its pages, or of its records of a kind, that a site may lose at once unnoticed."""
PAGES = "pages"
"""The name by which pages are counted along with the kinds of records."""
INDEX = "pagefind/"
_EXTERNAL = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""", re.I)


@dataclass(frozen=True)
class BuiltSite:
    """The content of a site's folder, and what it should contain."""

    scans: Mapping[str, PageFacts]
    """Every file of HTML by its path."""
    files: frozenset[str]
    planned: Mapping[str, str]
    """The address of each page of records, with the file of data that it comes from (empty for none)."""
    counts: Mapping[str, int]
    """The pages, and the records of each kind."""
    expected_counts: Mapping[str, int] = field(default_factory=dict)
    """The same numbers as the build reports them; empty if it does not."""
    before: Mapping[str, int] = field(default_factory=dict)
    """The same of the site shown now; empty if there is none, or if it does not matter how much is lost."""
    site_url: str = ""
    styles: Mapping[str, str] = field(default_factory=dict)
    """The style sheets by path."""

    @cached_property
    def pages(self) -> dict[str, PageFacts]:
        """The whole pages by path, in order."""
        return {path: facts for path, facts in sorted(self.scans.items()) if facts.is_whole}


class Target(NamedTuple):
    """Target of an address: a path below the site's root and an anchor, or another site."""

    path: str
    anchor: str = ""
    is_external: bool = False


Rule = Callable[[BuiltSite], Iterator[Problem]]


def check_site(site: BuiltSite) -> list[Problem]:
    """Returns all problems that keep the site from being shown, in order."""
    return in_order(problem for rule in RULES for problem in rule(site))


def count_pages(scans: Mapping[str, PageFacts]) -> int:
    """Returns the number of whole pages."""
    return sum(facts.is_whole for facts in scans.values())


def every_record_has_its_page(site: BuiltSite) -> Iterator[Problem]:
    """Yields a problem for each planned page that does not exist at its address."""
    for address, source in site.planned.items():
        path = f"{address}index.html"
        if path not in site.scans:
            origin = f" Её сведения: data/{source}." if source else ""
            yield _problem("page-missing", path, f"Страница должна быть, но её нет.{origin}")
    for path in ("index.html", "404.html"):
        if path not in site.scans:
            yield _problem("page-missing", path, "Страница должна быть, но её нет.")


def record_counts_match_the_build(site: BuiltSite) -> Iterator[Problem]:
    """Yields a problem for each kind of which the build reports another number of records than expected."""
    for name, number in site.expected_counts.items():
        if number != site.counts.get(name, 0):
            words = f"Сборка сообщает – {number}, а должно быть – {site.counts.get(name, 0)}."
            yield _problem("count-differs", "version.json", f"{_label(name)}. {words}")


def no_page_is_empty(site: BuiltSite) -> Iterator[Problem]:
    """Yields a problem for each page without a heading or without words below it."""
    for path, facts in site.pages.items():
        if not facts.heading:
            yield _problem("page-empty", path, "На странице нет заголовка.")
        elif not facts.has_text:
            yield _problem("page-empty", path, "На странице нет ничего, кроме заголовка.")


def links_lead_somewhere(site: BuiltSite) -> Iterator[Problem]:
    """Yields a problem for each dead link, picture, script or anchor; one fault on many pages is one problem."""
    where: dict[tuple[str, Target], list[str]] = defaultdict(list)
    from_root: dict[int, set[str]] = defaultdict(set)
    """Addresses that lead on from the root, by the depth of their page: they are fine on every page of that depth."""
    for path, facts in sorted(site.scans.items()):
        depth = path.count("/")
        for address in (facts.links | facts.loads) - from_root[depth]:
            place = target(address, path, site.site_url)
            if place and not place.is_external and not _is_there(place, site):
                where[address, place].append(path)
            elif not place or place.is_external or (depth and address.startswith("../" * depth)):
                from_root[depth].add(address)
    for (address, place), paths in where.items():
        what = f"нет места «#{place.anchor}» на странице" if _file(place, site) else "в готовом сайте нет файла"
        message = f"Ссылка «{address}» никуда не ведёт: {what} «{place.path or 'index.html'}».{_shortened_list(paths)}"
        yield _problem("dead-link", paths[0], message)


def no_requests_to_other_sites(site: BuiltSite) -> Iterator[Problem]:
    """Yields a problem for each address at which a browser would ask another host."""
    asked: dict[str, list[str]] = defaultdict(list)
    for path, facts in sorted(site.scans.items()):
        for address in facts.loads:
            if "//" in address and (place := target(address, path, site.site_url)) and place.is_external:
                asked[address].append(path)
    for path, text in sorted(site.styles.items()):
        for address in _EXTERNAL.findall(text):
            asked[address].append(path)
    for address, paths in asked.items():
        yield _problem("foreign-request", paths[0], f"Обращение к чужому сайту: «{address}».{_shortened_list(paths)}")


def search_index_is_there(site: BuiltSite) -> Iterator[Problem]:
    """Yields a problem if the search index lacks its program, its list of words or its pieces of text."""
    required = ("pagefind.js", "pagefind-entry.json", "index/", "fragment/")
    inside = [path.removeprefix(INDEX) for path in site.files if path.startswith(INDEX)]
    missing = [part for part in required if not any(path.startswith(part) for path in inside)]
    if missing:
        yield _problem("no-index", INDEX + missing[0], "Нет указателя для поиска: поиск на сайте не будет работать.")


def little_is_lost(site: BuiltSite) -> Iterator[Problem]:
    """Yields a problem for pages or records of a kind that have become fewer by more than a fifth."""
    for name, before in site.before.items():
        now = site.counts.get(name, 0)
        if now < before * (1 - MOST_LOST):
            words = f"Было – {before}, стало – {now}: меньше больше чем на пятую часть."
            advice = "Если так и нужно, опубликуйте с параметром --allow-shrink."
            yield _problem("shrunk", "", f"{_label(name)}. {words} {advice}")


RULES: tuple[Rule, ...] = (
    every_record_has_its_page,
    record_counts_match_the_build,
    no_page_is_empty,
    links_lead_somewhere,
    no_requests_to_other_sites,
    search_index_is_there,
    little_is_lost,
)


def target(address: str, page: str, site_url: str) -> Target | None:
    """Returns the target of an address on a page; None for what is no place on a site (mail, telephone, data)."""
    try:
        scheme, host, path, _, anchor = urlsplit(address)
        base = urlsplit(site_url)
    except ValueError:
        return Target(address)  # no browser can follow it either
    if scheme not in ("", "http", "https"):
        return None
    root = base.path.rstrip("/") + "/"
    if host and (host.casefold() != base.netloc.casefold() or not f"{path}/".startswith(root)):
        return Target(address, is_external=True)
    if host or path.startswith("/"):
        if not f"{path}/".startswith(root):
            return Target(address, is_external=True)
        below = path[len(root) :] if path.startswith(root) else ""
    else:
        below = posixpath.join(posixpath.dirname(page), path) if path else page
    return Target(_normal(unquote(below)), unquote(anchor))


def _normal(path: str) -> str:
    """Returns the path without steps back; one that leaves the site keeps them and leads nowhere."""
    if not path:
        return ""
    folder = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
    plain = posixpath.normpath(path)
    return folder.lstrip("/") if plain == "." else plain + folder


def _is_there(place: Target, site: BuiltSite) -> bool:
    path = _file(place, site)
    if not path:
        return False
    facts = site.scans.get(path)
    return not place.anchor or place.anchor == "top" or facts is None or place.anchor in facts.anchors


def _file(place: Target, site: BuiltSite) -> str:
    """Returns the file that a web server gives for a path; empty if there is none."""
    index = f"{place.path}index.html" if place.path.endswith("/") or not place.path else f"{place.path}/index.html"
    return next((path for path in (place.path, index) if path in site.files), "")


def _shortened_list(paths: list[str]) -> str:
    """Returns a sentence with the number of other pages with the same problem; empty for none."""
    others = len(paths) - 1
    return f" То же ещё на {count(others, 'странице', 'страницах', 'страницах')}." if others else ""


def _label(name: str) -> str:
    kind = next((kind.routes[0].label or kind.label for kind in KINDS if kind.name == name), "")
    return f"Записи вида «{kind}»" if kind else "Страницы сайта"


def _problem(code: str, path: str, message: str) -> Problem:
    return Problem(code, SourcePosition(path), "", message)
