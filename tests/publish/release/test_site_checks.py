"""Each rule about a finished site: it finds its fault, names the page, and finds nothing on the site of the small region."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from profminimum.publish.build.finished_html import scan
from profminimum.publish.release.releases_folder import files_below
from profminimum.publish.release.site_checks import BuiltSite, Target, check_site, count_pages, target

PAGE = '<!doctype html><html><main><h1 id="top-of-it">Школа</h1><p>Часы {}</p></main>'
INDEX = frozenset({"pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/index/a", "pagefind/fragment/a"})


def built_site(pages: dict[str, str], *files: str, **more: object) -> BuiltSite:
    """A site of these pages, whose text stands in a whole page, with a home page and an index."""
    texts = {"index.html": "", "404.html": ""} | pages
    readings = {path: scan(PAGE.format(text)) for path, text in texts.items()}
    return BuiltSite(readings, frozenset({*texts, *files}) | INDEX, **{"planned": {}, "counts": {}} | more)


def problems_of(site: BuiltSite) -> list[tuple[str, str, str]]:
    """The findings: code, page, message."""
    return [(problem.code, problem.place.path, problem.message) for problem in check_site(site)]


def test_a_good_site_has_no_fault(region_site: Path) -> None:
    """The small region's site passes every check."""
    files = files_below(region_site)
    texts = {name: (region_site / name).read_text("utf-8") for name in files if name.endswith((".html", ".css"))}
    readings = {name: scan(text) for name, text in texts.items() if name.endswith(".html")}
    styles = {name: text for name, text in texts.items() if name.endswith(".css")}
    assert count_pages(readings) == sum(not name.endswith("fragment.html") for name in readings)
    assert check_site(BuiltSite(readings, frozenset(files), {"schools/first/": ""}, {}, styles=styles)) == []


@pytest.mark.parametrize(
    "link",
    [
        "schools/", "/schools/", "schools", "schools/index.html", "schools/#top-of-it", "#top-of-it", "#top", "#", "",
        "?grade=8", "schools/?grade=8#top-of-it", "./", "schools/../", "mailto:a@example.ru", "tel:+7", "https://example.ru/x",
        "//example.ru/x", "webcal://example.ru/c.ics", "%D1%84.pdf", "data:text/plain,x",
    ],
)  # fmt: skip
def test_working_links_are_accepted(link: str) -> None:
    """A page or a file of the site may be named in any way; others' sites are others' business."""
    assert problems_of(built_site({"index.html": f'<a href="{link}">x</a>', "schools/index.html": ""}, "ф.pdf")) == []


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("schols/", "в готовом сайте нет файла «schols/»"),
        ("/schools/x.pdf", "нет файла «schools/x.pdf»"),
        ("../", "нет файла «../»"),
        ("schools/#below", "нет места «#below» на странице «schools/»"),
        ("#below", "нет места «#below» на странице «index.html»"),
    ],
)
def test_dead_links_are_found(link: str, words: str) -> None:
    """A link may miss a page, a file or an anchor."""
    [(code, page, message)] = problems_of(
        built_site({"index.html": f'<a href="{link}">x</a>', "schools/index.html": ""})
    )
    assert (code, page) == ("dead-link", "index.html")
    assert f"Ссылка «{link}» никуда не ведёт: " in message
    assert words in message


def test_links_are_resolved_from_their_page() -> None:
    """The same words lead elsewhere from another page, whatever was found on a page before."""
    site = built_site(
        {"a/index.html": '<a href="../b/">x</a>', "b/index.html": "", "c/d/index.html": '<a href="../b/">x</a>'}
    )
    [(_, page, message)] = problems_of(site)
    assert page == "c/d/index.html"
    assert "«c/b/»" in message


def test_a_fault_of_all_pages_is_reported_once() -> None:
    """The first page is named, the others are counted."""
    pages = {f"{name}/index.html": '<img src="../a.svg">' for name in "abcd"}
    [(_, page, message)] = problems_of(built_site(pages))
    assert page == "a/index.html"
    assert "То же ещё на 3\u00a0страницах." in message


@pytest.mark.parametrize(
    ("markup", "is_foreign"),
    [
        ('<script src="https://cdn.example/x.js"></script>', True),
        ('<img src="//cdn.example/x.png">', True),
        ('<img srcset="https://cdn.example/x.png 2x">', True),
        ('<link rel="preconnect" href="https://cdn.example">', True),
        ('<a href="https://cdn.example">x</a>', False),
        ('<link rel="canonical" href="https://cdn.example/">', False),
        ('<img src="data:image/png;base64,x">', False),
    ],
)
def test_foreign_requests_of_pages_are_found(markup: str, is_foreign: bool) -> None:
    """What a browser asks for by itself comes from this site alone."""
    assert [code for code, _, _ in problems_of(built_site({"index.html": markup}))] == ["foreign-request"] * is_foreign


def test_foreign_requests_of_styles_are_found() -> None:
    """Fonts and pictures of style sheets come from this site, too."""
    styles = {
        "a.css": "@import 'https://cdn.example/x.css'; a { background: url(//cdn.example/y) }",
        "b.css": "/* x */",
    }
    found = problems_of(built_site({}, styles=styles))
    assert [(code, page) for code, page, _ in found] == [("foreign-request", "a.css")] * 2


def test_own_address_is_no_foreign_one() -> None:
    """Whole addresses of this site are looked up in it; another section of the same host is not ours."""
    own = "https://example.ru/section/"
    links = [own, f"{own}x/", "https://example.ru/other/", "/section/y/", "/other/"]
    text = "".join(f'<a href="{link}">x</a>' for link in links) + f'<img src="{own}z.svg">'
    found = problems_of(built_site({"index.html": text}, site_url=own))
    assert [message.split("«")[1].split("»")[0] for _, _, message in found] == [
        "/section/y/",
        f"{own}x/",
        f"{own}z.svg",
    ]


def test_a_missing_page_of_a_record_is_found() -> None:
    """A record without its page is reported with its file; so is a site without a home page."""
    site = built_site(
        {"schools/a/index.html": ""},
        planned={"schools/a/": "schools/a/school.yml", "schools/b/": "schools/b/school.yml"},
    )
    [(code, page, message)] = problems_of(site)
    assert (code, page) == ("page-missing", "schools/b/index.html")
    assert "data/schools/b/school.yml" in message
    less = {path: own for path, own in site.scans.items() if path != "index.html"}
    assert ("page-missing", "index.html") in [problem[:2] for problem in problems_of(replace(site, scans=less))]


def test_counts_of_the_build_are_compared() -> None:
    """A build that has lost a record or a page on the way gives itself away; one that says nothing is believed."""
    counts = {"pages": 2, "school": 3, "event": 1}
    assert problems_of(built_site({}, counts=counts)) == []
    assert problems_of(built_site({}, counts=counts, expected_counts={"pages": 2, "school": 3, "event": 1})) == []
    found = problems_of(built_site({}, counts=counts, expected_counts={"pages": 3, "school": 2, "class": 1}))
    assert [code for code, _, _ in found] == ["count-differs"] * 3
    assert ("count-differs", "version.json", "Записи вида «школа». Сборка сообщает – 2, а должно быть – 3.") in found


def test_empty_pages_are_found() -> None:
    """A page without a heading is empty, and so is one with nothing else."""
    pages = {"a/index.html": "<html><main><p>Часы</p></main>", "b/index.html": "<html><main><h1>Школа</h1></main>"}
    site = built_site({})
    site = replace(site, scans=site.scans | {path: scan(text) for path, text in pages.items()})
    assert [problem[:2] for problem in problems_of(site)] == [
        ("page-empty", "a/index.html"),
        ("page-empty", "b/index.html"),
    ]


@pytest.mark.parametrize("lost", sorted(INDEX))
def test_a_missing_search_index_is_found(lost: str) -> None:
    """Each part of the index is needed."""
    site = built_site({})
    assert [problem[0] for problem in problems_of(replace(site, files=site.files - {lost}))] == ["no-index"]


@pytest.mark.parametrize(
    ("before", "now", "is_told"),
    [(10, 8, False), (10, 7, True), (5, 4, False), (3, 2, True), (1000, 799, True), (1, 0, True), (0, 0, False), (2, 9, False)],
)  # fmt: skip
def test_a_shrinking_site_is_refused(before: int, now: int, is_told: bool) -> None:
    """A fifth may go; more is reported by kind, with both numbers and the way to go on."""
    found = problems_of(built_site({}, counts={"pages": 50, "school": now}, before={"pages": 50, "school": before}))
    assert [problem[0] for problem in found] == ["shrunk"] * is_told
    if is_told:
        message = f"Записи вида «школа». Было – {before}, стало – {now}: меньше больше чем на пятую часть."
        assert found[0][2].startswith(message)
        assert "--allow-shrink" in found[0][2]


@pytest.mark.parametrize("address", ["http://[", "https://[x]y/"])
def test_broken_addresses_lead_nowhere(address: str) -> None:
    """An address that cannot be read is reported, not a crash."""
    assert target(address, "index.html", "") == Target(address)
