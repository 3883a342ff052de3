"""Embeds: allow-listed tags only, small, whole links, the day of the data, the numbers of the page."""

from __future__ import annotations

import html5lib
import pytest
from profminimum.publish.build.outputs import text_makers
from profminimum.view.texts.embeds import ALLOWED_TAGS, LARGEST, Embeds

from tests.support.pdf_sheets import SITE, full_school, templates
from tests.support.project import catalog_of

CATALOG = catalog_of()
FRAGMENTS = Embeds(templates())
HOSTILE = "</table><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp; {{ 7*7 }}"


def parsed(text: str):
    """A fragment as a browser puts it into a page; fails on any fault of its HTML."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(text)


@pytest.mark.parametrize("catalog", [CATALOG, catalog_of(full_school(HOSTILE, HOSTILE))], ids=["usual", "hostile"])
def test_embeds_have_only_allowed_tags(catalog) -> None:
    """There is no script, style, frame, class or identifier; `a` has an address of the site and nothing else."""
    for school in catalog.schools.values():
        for element in parsed(FRAGMENTS.html(school)).iter():
            if element.tag == "DOCUMENT_FRAGMENT":
                continue
            assert element.tag in ALLOWED_TAGS
            assert set(element.attrib) == ({"href"} if element.tag == "a" else set())
            assert element.attrib.get("href", SITE).startswith(SITE)


def test_the_largest_school_stays_small() -> None:
    """However much a school publishes, the embed stays below the limit of closed editors."""
    catalog = catalog_of(full_school("Ж" * 249 + "1", "Ж" * 6000))
    data = FRAGMENTS.html(catalog.schools["full"]).encode()
    assert 5_000 < len(data) < LARGEST


def test_it_says_what_the_page_says() -> None:
    """It has level, hours of each grade, events with their dates, whom to ask, the day of the data, the live page."""
    school = CATALOG.schools["first"]
    assert school.plan is not None
    html, text = FRAGMENTS.html(school), FRAGMENTS.text(school)
    words = " ".join("".join(parsed(html).itertext()).split())
    assert "Уровень школы – основной: не меньше 60 часов" in words
    table = parsed(html).find(".//table")
    totals = [cell.findtext("strong") for cell in table.findall(".//tr")[-1].findall("td")[1:]]
    assert totals == ["60", "63,5"]
    assert list(school.plan.totals.values()) == [60, 63.5]
    for part in ("8 декабря, 9:20–10:00", "Данные обновлены 16 ноября 2026.", "+7 (4752) 20-00-00"):
        assert part in words
        assert part in text.replace("\u00a0", " ")
    assert text.endswith(f"Свежие сведения: {SITE}schools/first/")


def test_without_an_address_there_are_no_links() -> None:
    """From another site a relative link would lead nowhere."""
    bare = Embeds(templates(""))
    html, text = bare.html(CATALOG.schools["first"]), bare.text(CATALOG.schools["first"])
    assert "<a" not in html
    assert "Свежие" not in html
    assert "http" not in text


def test_a_sample_is_marked() -> None:
    """What is made up says so in every form."""
    school = CATALOG.schools["second"]
    assert "Это образец" in FRAGMENTS.html(school)
    assert "Это образец" in FRAGMENTS.text(school)


def test_a_school_gets_two_files_and_a_page_for_a_frame() -> None:
    """The page has one heading of the first level, no script, and links that leave the frame."""
    files = {output.path: output.data for make in text_makers(templates()) for output in make(CATALOG, SITE)}
    assert {"schools/first/fragment.html", "schools/first/fragment.txt", "schools/first/embed/index.html"} <= set(files)
    page = html5lib.parse(files["schools/first/embed/index.html"].decode(), namespaceHTMLElements=False)
    assert page.get("lang") == "ru"
    assert [heading.text for heading in page.iter("h1")] == ["Профминимум: 2026/27 учебный год"]
    assert page.find(".//base").attrib == {"target": "_top"}
    assert not list(page.iter("script"))
    assert "../../../schools/first/" in {link.attrib["href"] for link in page.iter("a")}
