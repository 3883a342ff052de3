"""The site of a country: one search over the indexes of its regions, whatever becomes of one of them; pages for a phone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from scripts.lib.chromium import SCREENS
from scripts.lib.static_server import FolderRequest, listening, serving
from tests.support.axe_checker import Axe
from tests.support.page_pool import PagePool
from tests.support.project import build, edit
from tests.support.published_regions import Hub, published, write_site

PHONE = {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True}
LONGEST = 12 * 640
OPEN = {"Access-Control-Allow-Origin": "*"}


class OpenRequest(FolderRequest):
    """Request to a server that lets pages of other sites read."""

    def _answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        super()._answer(status, body, {**headers, **OPEN})


@contextmanager
def elsewhere(folder: Path) -> Iterator[str]:
    """Serves a site at an origin of its own whose index others may read; yields its address."""
    with listening(partial(OpenRequest, directory=str(folder))) as address:
        yield f"{address}/"


@dataclass(frozen=True)
class Served:
    """A hub as it is served, with the site of its other region."""

    address: str
    other: str
    folder: Path


@pytest.fixture(scope="module")
def other_site(copy_built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small region under another name, with a school that only it has."""
    project = copy_built(tmp_path_factory.mktemp("other") / "project")
    edit(project / "data" / "region.yml", "name: Тестовая область", "name: Соседняя область")
    edit(project / "data" / "schools" / "second" / "school.yml", "name: ", "name: Кузнечиковская ")
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def hub(region_site: Path, other_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A hub of two regions: one in a folder beside it, one at another origin."""
    made, served = Hub(tmp_path_factory.mktemp("hub")), tmp_path_factory.mktemp("served")
    with ExitStack() as stack:
        other = stack.enter_context(elsewhere(other_site))
        shutil.copytree(region_site, made.folder / "first" / "site")
        made.region("first", {})
        shutil.copytree(other_site, made.folder / "second" / "site")
        made.region("second", {}, address=other)
        assert made.make().code == 0
        shutil.copytree(made.site, served, dirs_exist_ok=True)
        (served / "first").symlink_to(region_site, target_is_directory=True)
        yield Served(stack.enter_context(serving(served)), other, served)


@pytest.fixture
def reader(page_pool: PagePool) -> Iterator[Callable[..., Page]]:
    """Opens a page for a reader, with Playwright's options for a context."""
    with ExitStack() as stack:

        def reader(**options: object) -> Page:
            return stack.enter_context(page_pool.page(**{**SCREENS["desktop"], **options}))

        yield reader


def look_for(page: Page, hub: Served, query: str) -> list[str]:
    """The addresses of what a query finds, once it is answered."""
    page.goto(f"{hub.address}/search/?q={quote(query)}")
    expect(page.locator("[data-found-status]")).to_have_text(re.compile("^(Наш|Ничего)"))
    return [str(link.get_attribute("href")) for link in page.locator(".pm-found__title a").all()]


def test_one_search_finds_in_both_regions(hub: Served, reader: Callable[..., Page]) -> None:
    """Each answer leads to its own region's site and names the region; nothing is asked of any other host."""
    page, asked = reader(), []
    page.on("request", lambda request: asked.append(request.url))
    found = look_for(page, hub, "школа")
    assert any(url.startswith(f"{hub.address}/first/schools/") for url in found), found
    assert any(url.startswith(hub.other) for url in found), found
    names = page.locator("[data-about]").all_inner_texts()
    assert any("Тестовая область" in name for name in names)
    assert any("Соседняя область" in name for name in names)
    assert page.locator("[data-found-lost]").is_hidden()
    assert [url for url in asked if not url.startswith((hub.address, hub.other))] == []
    page.goto(look_for(page, hub, "Кузнечиковская")[0])
    expect(page.locator("h1")).to_contain_text("Кузнечиковская")


def test_a_reader_chooses_where_to_search(hub: Served, reader: Callable[..., Page]) -> None:
    """The choice stands in the address, and only the index of the chosen region is loaded."""
    page = reader()
    look_for(page, hub, "школа")
    expect(page.locator("summary", has_text="Где искать: во всех регионах")).to_be_visible()
    page.get_by_text("Где искать").click()
    page.get_by_label("Тестовая область").check()
    expect(page).to_have_url(re.compile(r"\?q=[^&]+&region=first$"))
    expect(page.locator("[data-about]", has_text="Соседняя область")).to_have_count(0)
    address, asked = page.url, []
    fresh = reader()
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.goto(address)
    expect(fresh.locator(".pm-found__title").first).to_be_visible()
    assert fresh.get_by_label("Тестовая область").is_checked()
    assert fresh.locator(".pm-hub__where summary").inner_text() == "Где искать: в отмеченных регионах"
    assert not [url for url in asked if url.startswith(hub.other)]


@pytest.mark.parametrize(
    ("lost", "is_named"),
    [("pagefind-entry.json", True), (".*pf_meta", True), ("index/", False), ("filter/", False), ("fragment/", False)],
)
def test_a_region_whose_index_does_not_come_is_named(
    hub: Served, reader: Callable[..., Page], lost: str, is_named: bool
) -> None:
    """Whichever part of it is missing, the others are searched; the engine does not tell whose the smallest parts were."""
    page = reader()
    page.context.route(re.compile(f"{re.escape(hub.other)}pagefind/{lost}"), lambda route: route.abort())
    found = look_for(page, hub, "школа")
    assert any("/first/" in url for url in found), found
    assert not [url for url in found if url.startswith(hub.other)]
    if is_named:
        words = "Поиск по этим регионам сейчас не отвечает: Соседняя область."
        expect(page.locator("[data-found-lost]")).to_have_text(words)


def test_an_index_leads_to_its_own_site_alone(hub: Served, other_site: Path, reader: Callable[..., Page]) -> None:
    """What another region's index says of its pages may be anything: a script, a stranger's site."""
    page = reader()
    module = f"""async () => {{
        const {{ siteOf, sitesOf }} = await import("{hub.address}/assets/search/indexes.js");
        const sites = sitesOf(document.querySelector("[data-search]"));
        const urls = ["javascript:alert(1)", "https://other.example.ru/", "{hub.other}a/", "{hub.address}/first/x/"];
        return urls.map((url) => siteOf(url, sites)?.id || "");
    }}"""
    page.goto(f"{hub.address}/search/")
    assert page.evaluate(module) == ["", "", "second", "first"]


def test_pages_are_accessible(hub: Served, reader: Callable[..., Page], axe: Axe) -> None:
    """On both screens, with what was found on the page of search; none is wider than its screen."""
    page, found = reader(**SCREENS["phone"]), {}
    paths = sorted(path.parent.relative_to(hub.folder).as_posix() for path in hub.folder.glob("*/*/index.html"))
    addresses = [
        "",
        "profiles/",
        "spheres/",
        *(f"{path}/" for path in paths if path.startswith(("grades", "profiles", "spheres"))),
    ]
    assert len(addresses) > 8
    for address in addresses:
        page.goto(f"{hub.address}/{address}")
        for screen, options in SCREENS.items():
            page.set_viewport_size(options["viewport"])
            found[address, screen] = axe.violations(page)
            for size in ("200%", "100%"):
                page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
                assert page.evaluate("document.documentElement.scrollWidth <= document.body.clientWidth"), (
                    address,
                    size,
                )
    look_for(page, hub, "школа")
    page.get_by_text("Где искать").click()
    for screen, options in SCREENS.items():
        page.set_viewport_size(options["viewport"])
        found["search", screen] = axe.violations(page)
    assert found == {place: [] for place in found}


def test_every_way_leads_into_a_region(hub: Served) -> None:
    """The addresses that the hub names are there."""
    links = {
        link
        for path in hub.folder.glob("[gps]*/**/index.html")
        if "first" not in path.relative_to(hub.folder).parts and "pagefind" not in path.parts
        for link in re.findall(r'href="(?:\.\./)*(first/[^"?#]*)', path.read_text("utf-8"))
    }
    assert len(links) > 6
    assert [link for link in sorted(links) if not (hub.folder / link / "index.html").is_file()] == []


@pytest.fixture(scope="module")
def wide_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Hub, str]]:
    """A hub of 89 regions, some with long names, and its address."""
    made = Hub(tmp_path_factory.mktemp("wide"))
    write_site(made.folder / "one" / "site")
    for number in range(89):
        name = "Пробный автономный округ – Примерная земля" if number % 5 == 0 else "Образцовая область"
        made.region(f"region-{number}", published(), name=f"{name} № {number}")
    made.make("2026-11-12")
    with serving(made.site) as address:
        yield made, address


@pytest.mark.parametrize("are_silent", [False, True])
def test_89_regions_are_no_longer_than_twelve_screens(
    wide_hub: tuple[Hub, str], reader: Callable[..., Page], are_silent: bool
) -> None:
    """Without scripts too, and when none of them has answered."""
    made, address = wide_hub
    if are_silent:
        for site in made.folder.glob("region-*/site"):
            site.rename(site.with_name("gone"))
        made.make("2026-11-23")
    for has_scripts in (True, False):
        page = reader(**PHONE, java_script_enabled=has_scripts)
        for path in ("", "grades/9/", "profiles/agrotekhnologicheskiy/", "spheres/transport/", "search/"):
            page.goto(f"{address}/{path}")
            box = page.locator("html").bounding_box()
            assert box
            assert box["height"] <= LONGEST, (path, box)
            assert box["width"] <= 360, (path, box)


def test_a_region_is_found_in_a_long_list(wide_hub: tuple[Hub, str], reader: Callable[..., Page]) -> None:
    """By a part of its name; a list that a script does not narrow is whole."""
    page = reader()
    page.goto(wide_hub[1])
    page.get_by_label("Название региона").fill("область № 17")
    expect(page.locator("[data-regions] tr:visible")).to_have_count(1)
    page.get_by_label("Название региона").fill("нигде")
    expect(page.get_by_text("Такого региона в списке нет")).to_be_visible()
    page = reader(java_script_enabled=False)
    page.goto(wide_hub[1])
    expect(page.locator("[data-regions] tr:visible")).to_have_count(89)
