"""Many school years: a page of a past year stays where it was, and one switch leads from year to year on every page."""

from __future__ import annotations

import re

import html5lib
import pytest
from profminimum.catalog import Catalog
from profminimum.view import RecordPages, section_body
from profminimum.view.rendering.page import ROOT

from tests.support.project import REGION, catalog_of
from tests.support.project_templates import project_templates

SECTIONS = {"": "Главная", "programmes/": "Программы", "classes/": "Классы", "roadmap/": "Дорожная карта"}
TEMPLATES = project_templates()


def next_year() -> Catalog:
    """The small region a year later: nothing has changed but the current year, and a road map has come."""
    region = (REGION / "region.yml").read_text("utf-8").replace("school_year: 2026-27", "school_year: 2027-28")
    roadmap = (REGION / "roadmap/2026-27.yml").read_text("utf-8").replace("2026-27", "2027-28")
    return catalog_of({"region.yml": region, "roadmap/2027-28.yml": roadmap, "reference/lessons/2027-28.yml": LESSONS})


LESSONS = "course: Россия – мои горизонты\nschool_year: 2027-28\ncomplete: false\n"


def planned(catalog: Catalog) -> set[str]:
    """The addresses of all pages but the months of the calendar, which come and go with what is in them."""
    found = {page.address for page in RecordPages(catalog, TEMPLATES, SECTIONS).planned()}
    return {address for address in found if not re.fullmatch(r"events/\d{4}-\d\d/", address)}


def switch(body: str) -> list[tuple[str, str, str | None]]:
    """The years that a page leads to: what the link says, where it goes, whether it is the year shown; none is no switch."""
    navs = [
        nav
        for nav in html5lib.parse(body, namespaceHTMLElements=False).iter("nav")
        if "Учебный год" in nav.attrib.values()
    ]
    assert len(navs) <= 1
    return [
        (" ".join("".join(link.itertext()).split()), link.attrib["href"].removeprefix(ROOT), link.get("aria-current"))
        for nav in navs
        for link in nav.iter("a")
    ]


def page(address: str, catalog: Catalog) -> str:
    """The body of a page that is made from records."""
    make = RecordPages(catalog, TEMPLATES, SECTIONS).at(address)
    assert make
    return make().body


def test_every_page_of_a_past_year_stays_at_its_address() -> None:
    """When the next school year begins, no page goes; the lists of the past one get pages of their own."""
    before, after = planned(catalog_of()), planned(next_year())
    assert before <= after
    assert after - before == {"programmes/2026-27/", "classes/2026-27/", "roadmap/2027-28/", "lessons/2027-28/"}


@pytest.mark.parametrize(
    ("address", "years"),
    [
        ("roadmap/2026-27/", [("2027/28 текущий", "roadmap/2027-28/", None), ("2026/27", "roadmap/2026-27/", "page")]),
        ("lessons/2026-27/", [("2027/28 текущий", "lessons/2027-28/", None), ("2026/27", "lessons/2026-27/", "page")]),
        ("programmes/2026-27/", [("2027/28 текущий", "programmes/", None), ("2026/27", "programmes/2026-27/", "page")]),
        (
            "schools/first/2025-26/",
            [("2026/27", "schools/first/2026-27/", None), ("2025/26", "schools/first/2025-26/", "page")],
        ),
        # The school's page itself has no plan for the current year, and leads to those it has.
        ("schools/first/", [("2026/27", "schools/first/2026-27/", None), ("2025/26", "schools/first/2025-26/", None)]),
    ],
)
def test_one_switch_on_every_page(address: str, years: list[tuple[str, str, str | None]]) -> None:
    """It is labelled, has the newest year first and marks the page's own year."""
    assert switch(page(address, next_year())) == years


def test_a_schools_page_marks_the_year_that_it_shows() -> None:
    """It shows the plan of the current year, which also has a page of its own."""
    assert switch(page("schools/first/", catalog_of())) == [
        ("2026/27 текущий", "schools/first/2026-27/", "true"),
        ("2025/26", "schools/first/2025-26/", None),
    ]


def test_a_catalogue_shows_the_current_year() -> None:
    """Past programmes are not on its page, the way to them is."""
    body = section_body(
        "", {"title": "Программы", "view": "programmes"}, "programmes/", next_year(), TEMPLATES, SECTIONS
    )
    assert switch(body) == [("2027/28 текущий", "programmes/", "page"), ("2026/27", "programmes/2026-27/", None)]
    assert "Повар" not in body
    assert "Повар" in page("programmes/2026-27/", next_year())


@pytest.mark.parametrize(
    "address", ["roadmap/2026-27/", "lessons/2026-27/", "schools/second/2026-27/", "schools/second/"]
)
def test_one_year_needs_no_switch(address: str) -> None:
    """Where there is nothing to switch to, there is nothing."""
    assert switch(page(address, catalog_of())) == []
