"""What a built site hands out: sheets beside the pages that link to them, a page of materials, no template on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.pdf_sheets import read
from tests.support.project_templates import project_templates


def page(site: Path, address: str) -> str:
    """A page of the site."""
    return (site / address / "index.html").read_text("utf-8")


def test_templates_are_not_published(region_site: Path) -> None:
    """MkDocs would copy what is neither a page nor a program."""
    assert not {"sheets", "texts"} & {path.name for path in region_site.iterdir()}
    assert list(region_site.rglob("*.typ")) == []


@pytest.mark.parametrize("address", ["schools/first", "grades/8", "classes", "programmes", "schools/first/materials"])
def test_links_to_sheets_say_what_they_are(region_site: Path, address: str) -> None:
    """Each link to a PDF names the kind of the file and its size, and leads to a PDF of that size."""
    links = re.findall(
        r'<a href="([^"]+\.pdf)"[^>]*>([^<]+)<span [^>]*>, PDF, (\d+)\sКБ</span></a>', page(region_site, address)
    )
    assert links
    assert page(region_site, address).count(".pdf") >= len(links)
    for href, _, size in links:
        data = (region_site / address / href).read_bytes()
        assert round(len(data) / 1024) == int(size)
        assert len(read(data).pages) >= 1


def test_a_preview_says_that_sheets_come_later() -> None:
    """Nothing is printed in a preview: the place of the links says so."""

    def shown(files: dict[str, int]) -> str:
        source = '{% import "components/sheets.html" as s %}{{ s.list([("a.pdf", "Памятка")]) }}'
        words = project_templates(files=files)
        return words._environment.from_string(source).render()

    assert "появятся при сборке сайта" in shown({})
    assert shown({"b.pdf": 2048}).strip() == ""
    assert ">, PDF, 2 КБ</span></a>" in shown({"a.pdf": 2048, "b.pdf": 2048})


def test_the_page_of_materials_is_for_the_school(region_site: Path) -> None:
    """It has posts and the fragment; search engines and the site map leave it out; the school's page leads to it."""
    html = page(region_site, "schools/first/materials")
    assert '<meta name="robots" content="noindex">' in html
    assert "application/ld+json" not in html
    assert "materials/" not in (region_site / "sitemap.xml").read_text("utf-8")
    assert 'href="../../schools/first/materials/"' in page(region_site, "schools/first")
    assert 'id="post-2026-11-markup-announcement-vk"' in html
    assert "&lt;h3&gt;Профминимум: 2026/27 учебный год&lt;/h3&gt;" in html
    assert "&lt;b&gt;с инженером&lt;/b&gt;" in html
    assert "<b>с инженером</b>" not in html


def test_embed_and_fragment_are_there(region_site: Path) -> None:
    """The files that a school takes; the page for a frame forbids no frame."""
    assert "<h3>" in (region_site / "schools/first/fragment.html").read_text("utf-8")
    assert "Данные обновлены" in (region_site / "schools/first/fragment.txt").read_text("utf-8")
    embed = page(region_site, "schools/first/embed")
    assert "frame-ancestors" not in embed
    assert (region_site / "assets/embed.css").is_file()


def test_every_page_can_be_printed(region_site: Path) -> None:
    """Each page has the style for paper and the foot with the date; without the site's address it has no code."""
    for address in ("schools/first", "grades/8", "events/2026-12", "schools/first/events/online", "roadmap/2026-27"):
        html = page(region_site, address)
        assert re.search(r'<link rel="stylesheet" href="[./]*assets/print\.css" media="print">', html)
        assert 'Данные на <span class="pm-built"></span>.' in html.partition('class="pm-printed"')[2]
        assert re.search(r'<link rel="stylesheet" href="[./]*day\.css">', html)
        assert "pm-qr" not in html
    assert '--pm-built-words: "23\u00a0ноября 2026"' in (region_site / "day.css").read_text("utf-8")
