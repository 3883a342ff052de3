"""What pages say to programs: links to calendars, feeds and data, JSON-LD, OpenGraph, canonical addresses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import html5lib
import pytest
from icalendar import Calendar

from tests.support.project import REGION, build, catalog_of, copy_project, edit

SITE = "https://profminimum.example.ru/oblast/"
FILES = (".ics", ".atom", ".json", ".csv", ".xlsx")

Element = ElementTree.Element


def built(folder: Path, site_url: str) -> Path:
    """Builds the small region's site with this address in a new folder."""
    project = copy_project(folder / "project", REGION)
    edit(project / "mkdocs.yml", 'site_url: ""', f'site_url: "{site_url}"')
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def pages_of(folder: Path) -> dict[str, Element]:
    """The pages of a site by their own address below its root, but for the frames, which nobody shares."""
    paths = [path for path in sorted(folder.rglob("index.html")) if path.parent.name != "embed"]
    return {
        f"{path.parent.relative_to(folder).as_posix()}/".removeprefix("./"): html5lib.parse(
            path.read_bytes(), namespaceHTMLElements=False
        )
        for path in paths
    }


@pytest.fixture(scope="module", params=[SITE, ""], ids=["with an address", "without an address"])
def site(request, region_site, tmp_path_factory) -> tuple[str, Path, dict[str, Element]]:
    """The small region's site: its address, its folder, its pages."""
    folder = built(tmp_path_factory.mktemp("offered"), request.param) if request.param else region_site
    return request.param, folder, pages_of(folder)


def links(page: Element) -> list[str]:
    """Where a page leads, files and pages alike; a link that waits for a script is none yet."""
    found = [element for element in page.iter() if element.tag in ("a", "link") and "hidden" not in element.attrib]
    return [element.attrib["href"] for element in found if "href" in element.attrib]


def test_every_file_that_is_offered_is_there(site):
    """Each link to a calendar, a feed or data leads to a file; a `webcal:` link too."""
    address, folder, pages = site
    root = address or "https://unknown.example.ru/"
    offered = {
        urljoin(root + own, link).replace("webcal:", "https:")
        for own, page in pages.items()
        for link in links(page)
        if link.partition("?")[0].endswith(FILES)
    }
    missing = [link for link in offered if not (folder / link.removeprefix(root)).is_file()]
    assert missing == []
    assert {link.rpartition(".")[2] for link in offered} == {suffix[1:] for suffix in FILES}
    made = {path.relative_to(folder).as_posix() for path in folder.glob("calendars/**/*.ics")}
    assert {root + path for path in made} <= offered, "a calendar that nobody is offered"


def test_pictures_need_an_address(site):
    """The picture that a page names is there; without the site's own address no page can name one, and there is none."""
    address, folder, pages = site
    named = {
        element.attrib["content"]
        for page in pages.values()
        for element in page.iter("meta")
        if element.attrib.get("property") == "og:image"
    }
    made = {f"{address}{path.relative_to(folder).as_posix()}" for path in folder.glob("cards/**/*.png")}
    assert named <= made
    assert bool(made) is bool(named) is bool(address)


def test_webcal_needs_an_address(site):
    """Without the site's own address only a script can know it."""
    address, _, pages = site
    found = [link for page in pages.values() for link in links(page) if link.startswith("webcal:")]
    assert bool(found) is bool(address)
    assert all(link.startswith("webcal" + SITE.removeprefix("https")) for link in found)


def test_structured_data_agree_with_the_page(site):
    """JSON-LD is JSON, leads to pages of the site, and its last step is the page's own heading."""
    address, folder, pages = site
    root = address or "https://unknown.example.ru/"
    without_trail = set()
    for own, page in pages.items():
        trails = [node for node in structured_data(page) if node["@type"] == "BreadcrumbList"]
        assert len(trails) <= 1
        if not trails:
            without_trail.add(own)
        for node in trails:
            steps = [(step["name"], urljoin(root + own, step["item"])) for step in node["itemListElement"]]
            assert steps[-1] == (heading(page), root + own)
            assert all((folder / step.removeprefix(root) / "index.html").is_file() for _, step in steps)
            if address:
                assert all(step["item"].startswith(address) for step in node["itemListElement"])
    assert without_trail == {""} | {own for own in pages if own.endswith("/materials/")}


def structured_data(page: Element) -> list[dict[str, Any]]:
    """The nodes of a page's JSON-LD; none on a page without it."""
    scripts = [script for script in page.iter("script") if script.get("type") == "application/ld+json"]
    assert len(scripts) <= 1
    return json.loads(scripts[0].text)["@graph"] if scripts else []


def heading(page: Element) -> str:
    """The words of a page's only `h1`."""
    (found,) = page.iter("h1")
    return " ".join("".join(found.itertext()).split())


def test_each_record_has_structured_data(site):
    """Schools, organisations, programmes, classes and events say what they are."""
    _, _, pages = site
    catalog = catalog_of()
    items = (*catalog.schools.values(), *catalog.organisations.values(), *catalog.programmes, *catalog.classes)
    for item in (*items, *catalog.events):
        first = structured_data(pages[item.address])[0]
        assert first["name"] in (getattr(item.record, "title", None), getattr(item.record, "name", None))


def metas(page: Element) -> dict[str, str]:
    """The properties of OpenGraph and the description."""
    found = {element.get("property") or element.get("name"): element.get("content") for element in page.iter("meta")}
    return {name: text for name, text in found.items() if name}


def test_each_page_can_be_shared(site):
    """OpenGraph names what the page names; an address is full or left out."""
    address, _, pages = site
    for own, page in pages.items():
        properties = metas(page)
        assert properties["og:description"] == properties["description"]
        assert properties["og:title"]
        canonical = [element.get("href") for element in page.iter("link") if element.get("rel") == "canonical"]
        assert canonical == ([address + own] if address else [])
        assert properties.get("og:url") == (address + own if address else None)
        assert next(page.iter("html")).get("lang") == "ru"


def test_the_site_map_leaves_samples_out(site):
    """Pages that are noindex are not in it, and all others are."""
    address, folder, pages = site
    tree = ElementTree.parse(folder / "sitemap.xml")
    listed = {location.text for location in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    wanted = {address + own for own, page in pages.items() if "noindex" not in (metas(page).get("robots") or "")}
    assert listed == (wanted if address else set())
    assert address + "schools/second/" not in listed


def test_the_page_of_events_and_its_calendar_agree(site):
    """There are as many cards as different events in the calendar that the page offers."""
    _, folder, pages = site
    cards = {urljoin("/events/", link) for link in links(pages["events/"]) if "/events/" in urljoin("/events/", link)}
    records = {card for card in cards if f"{card}event.ics" in {f"/{path}" for path in files_of(folder, "event.ics")}}
    held = Calendar.from_ical((folder / "calendars" / "region.ics").read_bytes()).walk("VEVENT")
    data = json.loads((folder / "api" / "v1" / "events.json").read_bytes())
    assert len(records) == data["total"] == len(catalog_of().events)
    assert len(held) == sum(len(event.occurrences) for event in catalog_of().events)


def files_of(folder: Path, name: str) -> list[str]:
    """The paths of all files of this name."""
    return [path.relative_to(folder).as_posix() for path in folder.rglob(name)]


def test_the_environment_may_name_the_address(copy_built: Callable[[Path], Path], tmp_path: Path) -> None:
    """Of one project the sites of many regions are made; what was made without an address is made anew."""
    project = copy_built(tmp_path / "project")
    assert build(project, PROFMINIMUM_SITE_URL=SITE.rstrip("/")).returncode == 0
    assert f'<link rel="canonical" href="{SITE}">' in (project / "site" / "index.html").read_text("utf-8")
    page = (project / "site" / "schools" / "first" / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{SITE}schools/first/">' in page
    assert f"<loc>{SITE}</loc>" in (project / "site" / "sitemap.xml").read_text("utf-8")
