"""Whether a finished site may be shown: every finding is a problem at a page. Pure: it is given readings and names.

Each rule is a generator from what lies there to problems; `inspect` asks them all. Knows neither the disk nor MkDocs.
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
"""The part of its pages, or of its records of a kind, that a site may lose at once unnoticed."""
PAGES = "pages"
"""The name under which pages are counted beside the kinds of records."""
INDEX = "pagefind/"
_EXTERNAL = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""", re.I)


@dataclass(frozen=True)
class BuiltSite:
    """What lies in the folder of a site, and what was to lie there."""

    scans: Mapping[str, PageFacts]
    """Every file of HTML by its path."""
    files: frozenset[str]
    planned: Mapping[str, str]
    """The address of each page of records, with the file of data that it comes from (empty for none)."""
    counts: Mapping[str, int]
    """The pages, and the records of each kind."""
    expected_counts: Mapping[str, int] = field(default_factory=dict)
    """The same as the build itself says; empty if it says nothing."""
    before: Mapping[str, int] = field(default_factory=dict)
    """The same of the site shown now; empty if there is none, or if it does not matter how much is lost."""
    site_url: str = ""
    styles: Mapping[str, str] = field(default_factory=dict)
    """The style sheets by path."""

    @cached_property
    def pages(self) -> dict[str, PageFacts]:
        """The whole pages by path, in order."""
        return {path: own for path, own in sorted(self.scans.items()) if own.is_whole}


class Target(NamedTuple):
    """Where an address leads: a path below the site's root and an anchor, or to somebody else's site."""

    path: str
    anchor: str = ""
    is_external: bool = False


Rule = Callable[[BuiltSite], Iterator[Problem]]


def check_site(site: BuiltSite) -> list[Problem]:
    """All that keeps the site from being shown, in order."""
    return in_order(problem for rule in RULES for problem in rule(site))


def count_pages(readings: Mapping[str, PageFacts]) -> int:
    """How many whole pages there are."""
    return sum(own.is_whole for own in readings.values())


def every_record_has_its_page(lying: BuiltSite) -> Iterator[Problem]:
    """As many pages come out as were planned, each at its address."""
    for address, source in lying.planned.items():
        path = f"{address}index.html"
        if path not in lying.scans:
            origin = f" Её сведения: data/{source}." if source else ""
            yield _problem("page-missing", path, f"Страница должна быть, но её нет.{origin}")
    for path in ("index.html", "404.html"):
        if path not in lying.scans:
            yield _problem("page-missing", path, "Страница должна быть, но её нет.")


def record_counts_match_the_build(lying: BuiltSite) -> Iterator[Problem]:
    """The build has published the records that were to be published, and nothing of it was lost on the way."""
    for name, number in lying.expected_counts.items():
        if number != lying.counts.get(name, 0):
            words = f"Сборка сообщает – {number}, а должно быть – {lying.counts.get(name, 0)}."
            yield _problem("count-differs", "version.json", f"{_label(name)}. {words}")


def no_page_is_empty(lying: BuiltSite) -> Iterator[Problem]:
    """Each has a heading and words below it."""
    for path, own in lying.pages.items():
        if not own.heading:
            yield _problem("page-empty", path, "На странице нет заголовка.")
        elif not own.has_text:
            yield _problem("page-empty", path, "На странице нет ничего, кроме заголовка.")


def links_lead_somewhere(lying: BuiltSite) -> Iterator[Problem]:
    """Every link, picture, script and anchor inside the site is there; one fault on many pages is told once."""
    where: dict[tuple[str, Target], list[str]] = defaultdict(list)
    from_root: dict[int, set[str]] = defaultdict(set)
    """Addresses that lead on from the root, by the depth of their page: they are fine on every page of that depth."""
    for path, own in sorted(lying.scans.items()):
        depth = path.count("/")
        for address in (own.links | own.loads) - from_root[depth]:
            found = target(address, path, lying.site_url)
            if found and not found.is_external and not _is_there(found, lying):
                where[address, found].append(path)
            elif not found or found.is_external or (depth and address.startswith("../" * depth)):
                from_root[depth].add(address)
    for (address, found), paths in where.items():
        what = f"нет места «#{found.anchor}» на странице" if _file(found, lying) else "в готовом сайте нет файла"
        message = f"Ссылка «{address}» никуда не ведёт: {what} «{found.path or 'index.html'}».{_shortened_list(paths)}"
        yield _problem("dead-link", paths[0], message)


def no_requests_to_other_sites(lying: BuiltSite) -> Iterator[Problem]:
    """A browser that shows a page asks no other host for anything."""
    asked: dict[str, list[str]] = defaultdict(list)
    for path, own in sorted(lying.scans.items()):
        for address in own.loads:
            if "//" in address and (found := target(address, path, lying.site_url)) and found.is_external:
                asked[address].append(path)
    for path, text in sorted(lying.styles.items()):
        for address in _EXTERNAL.findall(text):
            asked[address].append(path)
    for address, paths in asked.items():
        yield _problem("foreign-request", paths[0], f"Обращение к чужому сайту: «{address}».{_shortened_list(paths)}")


def search_index_is_there(lying: BuiltSite) -> Iterator[Problem]:
    """Search has its program, its list of words and its pieces of text."""
    wanted = ("pagefind.js", "pagefind-entry.json", "index/", "fragment/")
    inside = [path.removeprefix(INDEX) for path in lying.files if path.startswith(INDEX)]
    missing = [each for each in wanted if not any(path.startswith(each) for path in inside)]
    if missing:
        yield _problem("no-index", INDEX + missing[0], "Нет указателя для поиска: поиск на сайте не будет работать.")


def little_is_lost(lying: BuiltSite) -> Iterator[Problem]:
    """Neither pages nor records of a kind have become fewer by more than a fifth."""
    for name, before in lying.before.items():
        now = lying.counts.get(name, 0)
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
    """Where an address on a page leads; None for what is no place on a site (mail, telephone, data in the address)."""
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
    """The path without steps back; one that leaves the site keeps them and leads nowhere."""
    if not path:
        return ""
    folder = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
    plain = posixpath.normpath(path)
    return folder.lstrip("/") if plain == "." else plain + folder


def _is_there(found: Target, lying: BuiltSite) -> bool:
    path = _file(found, lying)
    if not path:
        return False
    own = lying.scans.get(path)
    return not found.anchor or found.anchor == "top" or own is None or found.anchor in own.anchors


def _file(found: Target, lying: BuiltSite) -> str:
    """The file that a web server gives for a path; empty if there is none."""
    index = f"{found.path}index.html" if found.path.endswith("/") or not found.path else f"{found.path}/index.html"
    return next((path for path in (found.path, index) if path in lying.files), "")


def _shortened_list(paths: list[str]) -> str:
    """On how many other pages the same is wrong."""
    others = len(paths) - 1
    return f" То же ещё на {count(others, 'странице', 'страницах', 'страницах')}." if others else ""


def _label(name: str) -> str:
    kind = next((kind.routes[0].label or kind.label for kind in KINDS if kind.name == name), "")
    return f"Записи вида «{kind}»" if kind else "Страницы сайта"


def _problem(code: str, path: str, message: str) -> Problem:
    return Problem(code, SourcePosition(path), "", message)
