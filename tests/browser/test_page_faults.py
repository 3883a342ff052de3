"""The browser harness notes what it is there to note: it is tried on a small site with faults of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.lib.chromium import SCREENS
from scripts.lib.static_server import serving
from tests.support.axe_checker import Axe, AxeMissing, load
from tests.support.page_faults import Watch

POLICY = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src data:\">"
PAGE = "<!doctype html><html lang='ru'><meta name='viewport' content='width=device-width'><link rel='icon' href='data:,'>{}"
PAGES = {
    "index.html": "<title>Дом</title><main><h1>Дом</h1><p>Всё хорошо.</main>",
    "console.html": "<script>console.error('плохо')</script>",
    "script.html": "<script>missing()</script>",
    "foreign.html": "<img alt='' src='https://example.org/x.png'>",
    "silent.html": POLICY
    + "<title>Фото</title><main><h1>Фото</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></main>",
    "small.html": "<title>Мелко</title><main><h1>Мелко</h1>"
    + "<button style='width:9px;height:9px;padding:0' aria-label='Да'></button>" * 2
    + "</main>",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site in the place of ours."""
    folder = tmp_path_factory.mktemp("small")
    for name, body in PAGES.items():
        (folder / name).write_text(PAGE.format(body), "utf-8")
    with serving(folder) as address:
        yield address


@pytest.mark.parametrize("screen", SCREENS)
def test_good_page_has_no_faults(page: Page, watch: Watch, axe: Axe, screen: str) -> None:
    """A sound page passes on both screens, and each screen has its width."""
    page.goto("/")
    assert page.evaluate("innerWidth") == SCREENS[screen]["viewport"]["width"]
    assert page.evaluate("navigator.language") == "ru-RU"
    assert axe.violations(page) == []
    assert watch.faults == []


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("/console.html", "console: плохо"),
        ("/script.html", "script: missing is not defined"),
        ("/foreign.html", "foreign request: https://example.org/x.png"),
        ("/nowhere.html", "404"),
    ],
)
def test_faults_are_noted(page: Page, watch: Watch, address: str, fault: str) -> None:
    """An error in the console or the script, a request to another host and a missing file are faults until forgiven."""
    page.goto(address, wait_until="networkidle")
    assert any(fault in noted for noted in watch.faults)
    for sign in (fault, "ERR_NAME_NOT_RESOLVED"):
        watch.forgive(sign)
    assert watch.faults == []


@pytest.mark.parametrize(("address", "rule"), [("/silent.html", "image-alt"), ("/small.html", "target-size")])
def test_axe_finds_violations(page: Page, axe: Axe, address: str, rule: str) -> None:
    """The checker works behind a strict policy, and the rule about the size of targets is on."""
    page.goto(address)
    assert [violation.split()[0] for violation in axe.violations(page)].count(rule) > 0


def test_javascript_can_be_turned_off(open_page: Callable[..., Page], watch: Watch) -> None:
    """A page with JavaScript off runs none."""
    open_page(java_script_enabled=False).goto("/console.html")
    assert watch.faults == []


def test_altered_axe_is_refused(tmp_path: Path) -> None:
    """A checker that is not the published one is not run."""
    archive = tmp_path / "axe-core-4.14.1.tgz"
    archive.write_bytes(b"other")
    with pytest.raises(AxeMissing, match="SHA-512"):
        load(tmp_path)
    assert not archive.exists()
