"""The built sites, of the small region and of the large one, read back as a browser reads them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from profminimum.model import KINDS, locate

from tests.support.html_pages import address, identifiers, links, meta, only, pages, text, tree
from tests.support.project import ROOT

HOST = "http://site"
"""Stands for the site's own address while links are resolved."""
SILENT = ("404.html", "/embed/")
"""Ends of addresses that no one searches for: they need no description and may share a title."""


@pytest.fixture(scope="module", params=["region_site", "built_site"], ids=["small region", "large region"])
def folder(request: pytest.FixtureRequest) -> Path:
    """The folder of each of the two sites."""
    return request.getfixturevalue(request.param)


@cache
def targets(page: Path) -> frozenset[str]:
    """What a `#fragment` may name on a page."""
    return frozenset([*identifiers(tree(page)), "", "top"])


def broken(page: Path, folder: Path) -> list[str]:
    """The links of a page that lead nowhere within the site, and those that name the site's root or another host's file."""
    here = f"{HOST}/{address(page, folder)}"
    return [
        f"{here}: <{tag}> {link}"
        for tag, link in links(tree(page))
        if not is_outward(tag, link) and not leads(here, link, folder)
    ]


def is_outward(tag: str, link: str) -> bool:
    """Whether a link leaves the site openly, as only a reader's click may."""
    return tag == "a" and urlsplit(link).scheme in ("http", "https", "mailto", "tel", "webcal")


def leads(here: str, link: str, folder: Path) -> bool:
    """Whether a relative link names a file of the site, and on a page an element."""
    parts = urlsplit(urljoin(here, link))
    is_rooted = link.startswith("/") and not here.endswith("/404.html")  # a missing address lies at any depth
    if is_rooted or not parts.path or f"{parts.scheme}://{parts.netloc}" != HOST:
        return False
    file = folder / unquote(parts.path[1:])
    page = file / "index.html" if parts.path.endswith("/") else file
    if not page.is_file():
        return False
    return page.suffix != ".html" or parts.fragment in targets(page) or is_state(parts.fragment)


def is_state(fragment: str) -> bool:
    """Whether a fragment carries values for a script rather than the name of an element."""
    return "=" in fragment


def test_every_link_leads_somewhere(folder: Path) -> None:
    """All links within the site are relative, and each finds its file and its element."""
    assert [link for page in pages(folder) for link in broken(page, folder)] == []


def test_notes_for_engineers_stay_off_the_site(folder: Path) -> None:
    """No page and no file of `docs/dev` is in the site that visitors see."""
    assert not (folder / "dev").exists()
    assert list(folder.rglob("speed.*")) == []


def test_identifiers_are_unique(folder: Path) -> None:
    """No two elements of a page share a name; a label and its field find each other."""
    wrong = []
    for page in pages(folder):
        repeated = [name for name, number in Counter(identifiers(tree(page))).items() if number > 1]
        wrong += [f"{address(page, folder)}#{name}" for name in repeated]
    assert wrong == []


def test_references_between_elements_hold(folder: Path) -> None:
    """What `aria-labelledby`, `aria-controls`, `for` and the like name is on the page."""
    names = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "headers")
    wrong = []
    for page in pages(folder):
        own = set(identifiers(tree(page)))
        for element in tree(page).iter():
            named = [target for name in names for target in element.get(name, "").split()]
            wrong += [f"{address(page, folder)}: #{name}" for name in named if name not in own]
    assert wrong == []


def test_every_page_says_what_it_is(folder: Path) -> None:
    """It is Russian, with one heading of the first rank, a title that holds it, and a description."""
    for page in pages(folder):
        where, root = address(page, folder), tree(page)
        assert root.get("lang") == "ru", where
        assert len(list(root.iter("h1"))) == 1, where
        assert text(only(root, "title")), where
        assert where.endswith(SILENT) or meta(root, "description"), where


def test_titles_tell_pages_apart(folder: Path) -> None:
    """Two pages share a title only where two records do, and then their descriptions differ."""
    shown = [page for page in pages(folder) if not address(page, folder).endswith(SILENT)]
    named = Counter((text(only(tree(page), "title")), meta(tree(page), "description")) for page in shown)
    assert [name for name, number in named.items() if number > 1] == []


def test_no_traces_of_the_build_are_left(folder: Path) -> None:
    """There is no template, placeholder or control character in a page, and no path of this machine in any text."""
    wrong = []
    for page in pages(folder):
        content = page.read_text("utf-8")
        found = [sign for sign in ("\x01", "\x02", "\x03", "{%", str(ROOT), str(folder)) if sign in content]
        wrong += [f"{address(page, folder)}: {sign!r}" for sign in found]
    assert wrong == []


def test_every_kind_of_record_has_its_page(region_site: Path) -> None:
    """The small region has a record of each kind in the table of kinds, and the record's page is there."""
    data = ROOT / "tests" / "region"
    missing = []
    located = [locate(path.relative_to(data).as_posix()) for path in data.rglob("*.yml")]
    for route in (route for kind in KINDS for route in kind.routes):
        pages = [location.address for location in located if location and location.route == route]
        assert pages, f"no record of {route.path}"
        missing += [page for page in pages if not (region_site / page / "index.html").is_file()]
    assert missing == []


def test_road_map_has_all_its_items(built_site: Path) -> None:
    """The page of 2023/24 shows the 44 items, each once, each with an address of its own."""
    root = tree(built_site / "roadmap" / "2023-24" / "index.html")
    items = [item for item in root.iter("li") if "pm-item" in item.get("class", "").split()]
    assert len(items) == 44
    assert {item.get("id") for item in items} == {
        f"item-{section}-{number}"
        for section, last in ((1, 14), (2, 11), (3, 16), (4, 3))
        for number in range(1, last + 1)
    }
    assert all(len(text(item)) > 80 for item in items)


def test_samples_stay_out_of_search_engines(region_site: Path) -> None:
    """A sample's pages say so to readers and to robots, and are not in the site map; true pages are the contrary."""
    site_map = (region_site / "sitemap.xml").read_text("utf-8")
    for where, is_sample in (
        ("schools/second/", True),
        ("schools/second/classes/agro/", True),
        ("schools/first/", False),
    ):
        root = tree(region_site / where / "index.html")
        assert (meta(root, "robots") == "noindex") is is_sample, where
        assert ("Это образец." in text(only(root, "main"))) is is_sample, where
        assert "schools/second" not in site_map
