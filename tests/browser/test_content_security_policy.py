"""The Content-Security-Policy of the built site: it breaks nothing, it stops what was not there at the build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.support.page_faults import Watch

LOADING = {"img", "script", "iframe", "source", "video", "audio", "embed", "object", "use", "image"}


class Suspicious(HTMLParser):
    """What a strict policy forbids, or what leaves the site, in one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found += [f"{tag} {name}" for name in values if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in values and "json" not in values.get("type", "")):
            self.found.append(f"inline {tag}")
        is_loading = tag in LOADING or (tag == "link" and values.get("rel") in ("stylesheet", "icon", "preload"))
        loaded = [values.get(name, "") for name in ("src", "href", "data", "srcset")] if is_loading else []
        self.found += [f"{tag} {address}" for address in loaded if re.match(r"(https?:)?//", address)]


def pages(site: Path) -> Iterator[Path]:
    """Every whole page; what schools paste into pages of their own has no head."""
    return (path for path in sorted(site.rglob("*.html")) if "<head" in path.read_text("utf-8"))


def kinds(site: Path) -> list[str]:
    """An address for each kind of page: pages at the same depth under the same words of an address are of one kind."""
    found: dict[tuple[str, ...], str] = {}
    for path in pages(site):
        parts = path.relative_to(site).parts
        kind = tuple(part if index % 2 == 0 else "*" for index, part in enumerate(parts))
        found.setdefault(kind, "/" + path.relative_to(site).as_posix().removesuffix("index.html"))
    return list(found.values())


def test_pages_need_no_exception(built_site: Path) -> None:
    """Pages have no inline script, style or handler, and load nothing from elsewhere."""
    wrong = {path.as_posix(): Suspicious(path.read_text("utf-8")).found for path in pages(built_site)}
    assert {path: found for path, found in wrong.items() if found} == {}


def test_every_page_carries_the_same_policy(built_site: Path) -> None:
    """Every page says it once, before anything that it governs; the files for web servers say the same."""
    policies = set()
    for path in pages(built_site):
        text = path.read_text("utf-8")
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert len(found) == 1, path
        assert text.index("Content-Security-Policy") < re.search("<(script|link|style|title|img)", text).start(), path
        policies |= set(found)
    (policy,) = policies
    assert f"  Content-Security-Policy: {policy}\n" in (built_site / "_headers").read_text("utf-8")
    assert f'add_header Content-Security-Policy "{policy}" always;' in (built_site / "nginx-headers.conf").read_text()
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy


PRESS = """async (within) => {
  const kind = button => [button.className, button.name, ...button.getAttributeNames()].join(" ");
  const kinds = new Map([...document.querySelectorAll(within)].map(button => [kind(button), button]));
  for (const button of kinds.values()) {
    if (button.checkVisibility()) button.click();  // one button may hide another
    await new Promise(requestAnimationFrame);
  }
}"""
"""Presses a button of each kind, one after another: those of the same class and attributes do the same."""


def test_no_kind_of_page_violates_the_policy(page: Page, built_site: Path, watch: Watch) -> None:
    """With its buttons pressed, no kind of page makes the browser report a violation in the console."""
    watch.forgive("favicon.ico")  # a page made to be framed needs none of its own
    addresses = kinds(built_site)
    assert len(addresses) > 15
    for address in addresses:
        page.goto(address)
        page.evaluate(PRESS, "button" if address == "/" else "main button")  # those around are the same everywhere
        assert watch.faults == [], address


INJECTED = "<script>window.injected = 1</script><img src='nowhere.png' alt='' onerror='window.injected = 2'>"


@pytest.mark.parametrize("place", ["</h1>", "</head>", "</body>"])
def test_injected_script_does_not_run(page: Page, watch: Watch, place: str) -> None:
    """Neither a script nor a handler that was slipped into a page after the build runs."""

    def inject(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(place, INJECTED + place, 1))

    page.route("**/schools/", inject)
    page.goto("/schools/", wait_until="networkidle")
    assert "window.injected" in page.content()
    assert page.evaluate("window.injected") is None
    assert any("Content Security Policy" in fault for fault in watch.faults)
    for expected in ("Content Security Policy", "404"):
        watch.forgive(expected)


def test_script_added_later_does_not_run(page: Page, watch: Watch) -> None:
    """A script written into the page by ours does not run, nor does one from another host."""
    page.goto("/")
    page.evaluate(
        """() => { for (const [name, value] of [["textContent", "window.injected = 1"], ["src", "https://example.org/x.js"]])
          document.head.append(Object.assign(document.createElement("script"), { [name]: value })); }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.injected") is None
    assert sum("Content Security Policy" in fault for fault in watch.faults) == 2
    for expected in ("Content Security Policy", "example.org"):  # asked for, and stopped by the browser
        watch.forgive(expected)
