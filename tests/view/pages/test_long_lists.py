"""Pages of a large region stay light: what is too long for a phone is begun, counted, and led on from."""

from __future__ import annotations

import re

import pytest
from profminimum.catalog import Catalog
from profminimum.view import RecordPages, Templates, section_body
from profminimum.view.rendering import list_preview
from profminimum.view.rendering.list_preview import truncated, truncated_together

from tests.support.project import catalog_of
from tests.support.project_templates import project_templates

SECTIONS = {"": "Главная", "events/": "Мероприятия", "grades/": "Мой класс", "calendars/": "Календари"}


@pytest.fixture
def catalog(monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """The small region, for which every list is long."""
    monkeypatch.setattr(list_preview, "LIMIT", 1)
    monkeypatch.setattr(list_preview, "FIRST", 1)
    return catalog_of()


@pytest.fixture(scope="module")
def templates() -> Templates:
    """The templates of the project."""
    return project_templates()


def section(view: str, catalog: Catalog, templates: Templates) -> str:
    """The body of a page of `docs/`."""
    meta = {"title": "Раздел", "view": view, "grade": 9}
    return section_body("<p>Слова.</p>", meta, f"{view}/", catalog, templates, SECTIONS)


def test_a_list_is_whole_as_long_as_it_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that is cut says how long it is."""
    monkeypatch.setattr(list_preview, "LIMIT", 5)
    monkeypatch.setattr(list_preview, "FIRST", 2)
    assert (truncated(range(5)).items, truncated(range(5)).is_truncated) == ((0, 1, 2, 3, 4), False)
    assert (truncated(range(6)).items, truncated(range(6)).total, truncated(range(6)).is_truncated) == (
        (0, 1),
        6,
        True,
    )


def test_lists_that_share_a_page_are_cut_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """If together they are too long for a phone, each that is long itself is begun."""
    monkeypatch.setattr(list_preview, "LIMIT", 5)
    monkeypatch.setattr(list_preview, "FIRST", 2)
    fitting = truncated_together({"a": range(3), "b": range(2)})
    assert not any(preview.is_truncated for preview in fitting.values())
    found = truncated_together({"a": range(3), "b": range(2), "c": range(1)})
    assert {name: (preview.items, preview.total) for name, preview in found.items()} == {
        "a": ((0, 1), 3),
        "b": ((0, 1), 2),
        "c": ((0,), 1),
    }
    assert truncated_together({"a": range(3)}, others=3)["a"].is_truncated


def test_a_municipality_of_a_large_region_is_shortened(catalog: Catalog, templates: Templates) -> None:
    """It has the first of each long list, and the way to the filter that shows all of it."""
    pages = {page.address: page for page in RecordPages(catalog, templates, SECTIONS).planned()}
    body = pages["municipalities/gorod/"].make().body
    assert len(re.findall(r"Здесь первые 1\s+из\s+[2-9]", body)) >= 2
    assert "events/?municipality=gorod&amp;phase=now&amp;phase=soon" in body
    assert "phase" not in body.split("programmes/?municipality=gorod")[1].split('"')[0]


@pytest.mark.parametrize(
    ("view", "audience", "chosen"),
    [
        ("parents", "parents", "format=parents-meeting&amp;audience=parents"),
        ("staff", "teachers", "audience=teachers"),
    ],
)
def test_meetings_of_a_large_region_are_shortened(
    view: str, audience: str, chosen: str, monkeypatch: pytest.MonkeyPatch, templates: Templates
) -> None:
    """Readers see the first meetings, and the way to all of them."""
    meeting = "title: Встреча\nformat: parents-meeting\nstarts: {}\naudience: [{}]\n"
    days = ["2026-10-05", "2026-10-06", "2026-12-05", "2026-12-06"]
    catalog = catalog_of({f"events/meeting-{day}.yml": meeting.format(day, audience) for day in days})
    assert "Здесь первые" not in section(view, catalog, templates)
    monkeypatch.setattr(list_preview, "LIMIT", 1)
    monkeypatch.setattr(list_preview, "FIRST", 1)
    body = section(view, catalog, templates)
    assert body.count('<li class="pm-card pm-card--event') == 2
    assert body.count("Здесь первые 1\u00a0из\u00a0") == 2
    for phase in ("phase=now&amp;phase=soon", "phase=over"):
        assert f'events/?{chosen}&amp;{phase}#results"' in body


def test_a_grade_of_a_large_region_is_shortened(catalog: Catalog, templates: Templates) -> None:
    """It has the first dates and programmes with their numbers, and towns in the place of a choice that needs all."""
    body = section("grade", catalog, templates)
    assert body.count('<li class="pm-timeline__item') == 1
    assert len(re.findall(r"Здесь первые 1\s+из\s+[2-9]", body)) >= 2
    assert "data-narrow" not in body
    assert 'aria-labelledby="towns"' in body
    assert "municipalities/" in body
    assert "events/?grade=9" in body


def test_a_small_region_is_narrowed_on_the_page(templates: Templates) -> None:
    """Every list of it is whole."""
    body = section("grade", catalog_of(), templates)
    assert "data-narrow" in body
    assert "Здесь первые" not in body


def test_a_month_of_a_large_region_is_a_list_of_lines(catalog: Catalog, templates: Templates) -> None:
    """A line for each event is under its day, each once; the grid counts and leads to the days."""
    pages = RecordPages(catalog, templates, SECTIONS)
    month = max(pages.planned(), key=lambda page: len(page.items) if page.address.startswith("events/20") else 0)
    body = month.make().body
    listed = body[body.index('id="list"') : body.index('id="grid"')]
    events = [event for event in month.items if event.kind == "event"]
    assert len(events) > 1
    assert all(listed.count(f'{event.address}"') == 1 for event in events)
    assert "pm-card" not in body
    days = re.findall(r'href="#(day-[\d-]+)"', body)
    assert days
    assert all(body.count(f'id="{day}"') == 1 for day in days)


def test_calendars_of_schools_leave_the_page_of_a_large_region(catalog: Catalog, templates: Templates) -> None:
    """They are on the pages of schools; those of the region stay."""
    body = section("calendars", catalog, templates)
    assert "calendars/region.ics" in body
    assert "calendars/school/" not in body
    assert "выбрать школу" in body
