"""The copy of the site on a disk, opened in a browser without any server: it looks, links and filters as the site does."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect
from profminimum.publish.export.zip_archive import archive

from scripts.lib.chromium import SCREENS
from tests.support.page_faults import Watch
from tests.support.page_pool import PagePool
from tests.support.project import build, copy_project, edit


@pytest.fixture(scope="module")
def copy(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked archive, in a folder as people have them."""
    folder = tmp_path_factory.mktemp("disk") / "Мои документы"
    name, data = archive(built_site)
    ZipFile(io.BytesIO(data)).extractall(folder)
    return (folder / name).as_uri()


@pytest.fixture
def page(page_pool: PagePool) -> Iterator[Page]:
    """A watched page: no error, nothing asked of any host."""
    watch = Watch("")  # a file has no host
    with page_pool.page(**SCREENS["desktop"]) as page, watch.following(page.context):
        yield page
    assert watch.faults == []


def test_links_lead_from_page_to_page(page: Page, copy: str) -> None:
    """From the home page a reader goes by links and back, with styles and pictures."""
    page.goto(f"{copy}/index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('footer')).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.get_by_role("navigation").locator("a[href$='schools/index.html']").first.click()
    expect(page).to_have_url(f"{copy}/schools/index.html")
    page.get_by_role("link", name=re.compile("Образцовая")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Образцовая")
    page.get_by_role("link", name="Главная").first.click()
    expect(page).to_have_url(f"{copy}/index.html")


def test_a_filter_narrows_and_is_taken_up_again(page: Page, copy: str) -> None:
    """A choice narrows the list and is in the address, from where it is taken up again."""
    page.goto(f"{copy}/programmes/index.html")
    status = page.locator(".pm-total")
    before = status.inner_text()
    page.locator(".pm-filter label:visible input[name=grade]").first.check()
    expect(status).not_to_have_text(before)
    expect(page).to_have_url(re.compile(r"index\.html\?grade=6$"))
    narrowed = status.inner_text()
    page.reload()
    expect(status).to_have_text(narrowed)


def test_grade_is_narrowed_to_a_town(page: Page, copy: str) -> None:
    """The page of a grade finds its cards by their links, which name files here."""
    page.goto(f"{copy}/grades/8/index.html")
    cards = page.locator(":is(.pm-timeline__item, .pm-card):not([hidden])")
    before = cards.count()
    page.locator("[data-narrow] select[name=municipality]").select_option(index=1)
    expect(page).to_have_url(re.compile(r"\?municipality="))
    assert 0 < cards.count() < before


@pytest.mark.parametrize(
    ("address", "words"), [("search", "для поиска нужен сервер"), ("form", "для формы нужен сервер")]
)
def test_what_needs_a_server_says_so(page: Page, copy: str, address: str, words: str) -> None:
    """A sentence replaces the search field and the form."""
    page.goto(f"{copy}/{address}/index.html?q=школа")
    expect(page.get_by_text(words)).to_be_visible()
    assert page.locator("[data-online]").is_hidden()
    assert page.get_by_role("searchbox").count() == 0


def test_on_the_site_nothing_speaks_of_a_disk(open_page: Callable[..., Page]) -> None:
    """The words are for the copy alone."""
    page = open_page()
    for address in ("/search/", "/form/"):
        page.goto(address)
        assert page.locator("[data-disk]").is_hidden()
        expect(page.locator("[data-online]")).to_be_visible()


def test_a_long_list_leads_to_the_whole_of_it(page: Page, tmp_path: Path) -> None:
    """A browser fetches no parts from a disk: the page says so, even at a shared choice, and links to all of them."""
    project = copy_project(tmp_path / "project")
    edit(project / "hooks/profminimum/view/rendering/list_preview.py", "\nLIMIT = 300\n", "\nLIMIT = 5\n")
    edit(project / "hooks/profminimum/view/rendering/list_preview.py", "\nFIRST = 8\n", "\nFIRST = 1\n")
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    name, data = archive(project / "site")
    ZipFile(io.BytesIO(data)).extractall(tmp_path)
    page.goto((tmp_path / name / "events" / "index.html").as_uri() + "?grade=8")
    expect(page.get_by_text("фильтр длинного списка работает только на сайте")).to_be_visible()
    expect(page.locator(".pm-filter")).to_be_hidden()
    assert page.locator(".pm-card").count() == 1
    page.get_by_role("link", name="целиком на одной странице").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("весь список")
    assert page.locator(".pm-card, .pm-item").count() > 1


def test_every_kind_of_page_opens(page: Page, copy: str, built_site: Path) -> None:
    """One page of each kind opens without a fault; pages at the same depth with the same words are alike."""
    kinds: dict[tuple[str, ...], str] = {}
    for path in sorted(built_site.rglob("index.html")):
        parts = path.relative_to(built_site).parts
        kinds.setdefault(tuple(part if index % 2 == 0 else "*" for index, part in enumerate(parts)), path.as_posix())
    assert len(kinds) > 15
    for path in kinds.values():
        page.goto(f"{copy}/{Path(path).relative_to(built_site).as_posix()}")
        assert page.locator("h1").count() + page.locator("main").count() > 0
