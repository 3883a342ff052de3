"""Pages of a large region stay light: what is too long for a phone is begun, counted, and led on from."""

from __future__ import annotations

import re

import pytest
from profminimum.catalog import Catalog
from profminimum.publish.theme import template_sources
from profminimum.view import RecordPages, Templates, filters, section_body
from profminimum.view.beginning import beginning

from tests.project import ROOT, catalog_of

SECTIONS = {"": "Главная", "events/": "Мероприятия", "grades/": "Мой класс", "calendars/": "Календари"}


@pytest.fixture
def catalog(monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """The small region, for which every list is long."""
    monkeypatch.setattr(filters, "LIMIT", 1)
    monkeypatch.setattr(filters, "FIRST", 1)
    return catalog_of()


@pytest.fixture(scope="module")
def templates() -> Templates:
    """The templates of the project."""
    return Templates(template_sources(ROOT / "overrides"))


def section(view: str, catalog: Catalog, templates: Templates) -> str:
    """The body of a page of `docs/`."""
    meta = {"title": "Раздел", "view": view, "grade": 9}
    return section_body("<p>Слова.</p>", meta, f"{view}/", catalog, templates, SECTIONS)


def test_a_list_is_whole_as_long_as_it_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says how long it is when it is cut."""
    monkeypatch.setattr(filters, "LIMIT", 5)
    monkeypatch.setattr(filters, "FIRST", 2)
    assert (beginning(range(5)).items, beginning(range(5)).is_cut) == ((0, 1, 2, 3, 4), False)
    assert (beginning(range(6)).items, beginning(range(6)).total, beginning(range(6)).is_cut) == ((0, 1), 6, True)


def test_a_grade_of_a_large_region(catalog: Catalog, templates: Templates) -> None:
    """The first dates and programmes with their numbers, and the towns in the place of a choice that needs all of them."""
    body = section("grade", catalog, templates)
    assert body.count('<li class="pm-timeline__item') == 1
    assert len(re.findall(r"Здесь первые 1 из [2-9]", body)) >= 2
    assert "data-narrow" not in body
    assert 'aria-labelledby="towns"' in body
    assert "municipalities/" in body
    assert "events/?grade=9" in body


def test_a_small_region_is_narrowed_on_the_page(templates: Templates) -> None:
    """There every list is whole."""
    body = section("grade", catalog_of(), templates)
    assert "data-narrow" in body
    assert "Здесь первые" not in body


def test_a_month_of_a_large_region(catalog: Catalog, templates: Templates) -> None:
    """A line for each event under its day, each once; the grid counts and leads to the days."""
    pages = RecordPages(catalog, templates, SECTIONS)
    month = max(pages.planned(), key=lambda each: len(each.items) if each.address.startswith("events/20") else 0)
    body = month.make().body
    listed = body[body.index('id="list"') : body.index('id="grid"')]
    events = [each for each in month.items if each.kind == "event"]
    assert len(events) > 1
    assert all(listed.count(f'{each.address}"') == 1 for each in events)
    assert "pm-card" not in body
    days = re.findall(r'href="#(day-[\d-]+)"', body)
    assert days
    assert all(body.count(f'id="{day}"') == 1 for day in days)


def test_calendars_of_a_large_region(catalog: Catalog, templates: Templates) -> None:
    """Those of schools stand on the pages of schools; those of the region stay."""
    body = section("calendars", catalog, templates)
    assert "calendars/region.ics" in body
    assert "calendars/school/" not in body
    assert "выбрать школу" in body
