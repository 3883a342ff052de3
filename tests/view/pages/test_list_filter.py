"""The filter of a catalogue as its page and its files carry it."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from profminimum.catalog import Catalog
from profminimum.view import Templates, section_body
from profminimum.view.pages import list_filter
from profminimum.view.pages.facets import LIST_KINDS
from profminimum.view.pages.list_filter import DAILY, LISTS, Filter, catalogue_filter, roadmap_filter
from profminimum.view.pages.long_lists import LongList, long_lists
from profminimum.view.pages.section import SECTIONS as VIEWS
from profminimum.view.rendering import list_preview
from profminimum.view.rendering.page import icons_of

from tests.support.project import ROOT, catalog_of
from tests.support.project_templates import project_templates

SECTIONS = {"": "Главная", **{f"{name}/": name.capitalize() for name in LISTS}}
DRAWING = "<path/>"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The small region on its day."""
    return catalog_of()


@pytest.fixture(scope="module")
def templates() -> Templates:
    """The templates of the project."""
    return project_templates()


@pytest.fixture
def all_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every catalogue is too large for its page."""
    monkeypatch.setattr(list_preview, "LIMIT", 0)
    monkeypatch.setattr(list_preview, "FIRST", 1)


def page_of(name: str, catalog: Catalog, templates: Templates) -> str:
    """The body of the page of a catalogue, with a view of its own or with that of all."""
    meta = {"view": name if name in VIEWS else "catalogue", "collection": name, "title": name}
    return section_body("<p>Слова</p>", meta, f"{name}/", catalog, templates, SECTIONS)


@pytest.mark.parametrize("name", LISTS)
def test_facets_have_words_and_true_counts(catalog: Catalog, templates: Templates, name: str) -> None:
    """Each facet of the list is in the order of use, each value has its word and the number of its records."""
    filter = catalogue_filter(catalog, name)
    assert [facet.name for facet in filter.facets] == list(LIST_KINDS[name].facets)
    for facet in filter.facets:
        held = [value for item in filter.items for value in item.facets.get(facet.name, ())]
        known = [option for option in facet.options if option.count is not None]
        assert {option.value: option.count for option in known if option.count} == {
            option.value: held.count(option.value) for option in known if option.value in held
        }
        assert {option.value for option in facet.options} - {option.value for option in known} <= {*DAILY}
    options = re.findall(r'type="checkbox"[^>]*><span>(.*?)</span>', page_of(name, catalog, templates))
    assert len(options) == sum(len(facet.options) for facet in filter.facets)
    assert all(options)


def test_a_roadmap_has_facets(catalog: Catalog) -> None:
    """The road map is filtered by the same means."""
    filter = roadmap_filter(catalog, catalog.roadmaps[0])
    assert [facet.name for facet in filter.facets] == ["party", "timing", "state"]
    assert sum(option.count for option in filter.facets[1].options) == len(filter.items)


def test_index_gives_back_the_rows(catalog: Catalog) -> None:
    """From the compact index every facet and word of every row can be read."""
    filter = catalogue_filter(catalog, "programmes")
    index = json.loads(filter.inline)
    assert index["size"] == len(filter.rows)
    for place, row in enumerate(filter.rows):
        for name, column in index["facets"].items():
            assert tuple(column["keys"][column["of"][place]]) == row.facets.get(name, ())
        assert {word for word, places in index["words"].items() if place in places} == set(row.words)


def test_what_is_closed_comes_last() -> None:
    """It does in the first order of programmes and classes; by title it is among the others."""
    closed = (
        "title: А\nkind: additional\nschool_year: 2026-27\nsummary: Х.\ngrades: [8]\nenrolment: {closes: 2026-09-10}\n"
    )
    filter = catalogue_filter(catalog_of({"schools/first/programmes/closed.yml": closed}), "programmes")
    assert [item.is_closed for item in filter.items] == [False, False, False, True]
    titles = filter.columns["orders"]["title"]
    assert titles[-1] == min(titles)


def test_index_cannot_leave_its_element() -> None:
    """Whatever a record is called, the index inside a page stays data."""
    row = list_filter.Row({"grade": ("</script><b>",)}, ("a<b",))
    filter = Filter("programmes", [0], lambda _: row, {"grade": {}})
    assert "<" not in filter.inline
    assert json.loads(filter.inline)["words"] == {"a<b": [0]}


def test_small_catalogues_are_whole(catalog: Catalog, templates: Templates) -> None:
    """They have no files and no second page."""
    assert list(long_lists(catalog, templates)) == []


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.usefixtures("all_large")
def test_a_large_catalogue_is_in_parts(catalog: Catalog, templates: Templates, name: str) -> None:
    """Its page has the first cards and names the folder of each card, with the icons that the page lacks."""
    large = LongList(catalogue_filter(catalog, name), catalog, templates)
    filter = large.filter
    page = page_of(name, catalog, templates)
    assert page.count('<li class="pm-card') == 1
    assert filter.folder in page
    assert filter.cards in page
    for place, item in enumerate(filter.items):
        path, data = large.card(place, lambda icon: DRAWING)
        card = data.decode()
        assert path == f"{filter.cards}{place}.txt"
        assert card.count("<li ") == 1
        assert f'href="../{item.address}"' in card
        assert icons_of(card) - icons_of(page) <= set(re.findall(r'symbol id="i-([^"]+)', card)) <= icons_of(card)
    assert f"{filter.folder}index.json" in {row.path for row in large.index()}


@pytest.mark.usefixtures("all_large")
def test_a_road_map_is_never_in_parts(catalog: Catalog) -> None:
    """Its items have no pages of their own, and its sections are read one after another."""
    assert not roadmap_filter(catalog, catalog.roadmaps[0]).is_large


@pytest.mark.usefixtures("all_large")
def test_a_large_catalogue_has_a_page_of_all(catalog: Catalog, templates: Templates) -> None:
    """Every record is on a page that needs no script, and the section links to it."""
    whole = {large.address: large.whole(SECTIONS) for large in long_lists(catalog, templates)}
    for name in LISTS:
        body = whole[f"catalogue/{name}/"].body
        assert all(item.address in body for item in catalogue_filter(catalog, name).items)
        assert f"catalogue/{name}/" in page_of(name, catalog, templates)


def test_a_list_without_cards_of_its_own_has_those_of_any_record(catalog: Catalog, templates: Templates) -> None:
    """A new kind of records has a page of all before it has a card."""
    courses = Filter("courses", catalog.training, list_filter.row, {})
    body = LongList(courses, catalog, templates).whole({"": "Главная", "courses/": "Курсы"}).body
    assert courses.items
    assert all(item.address in body and item.title in body for item in courses.items)


def test_the_folder_of_cards_changes_with_its_content(catalog: Catalog) -> None:
    """An old page never takes cards of a new list for its own; a record that changes in its place moves no card."""
    one = catalogue_filter(catalog, "programmes")
    fewer = Filter(one.name, one.items[1:], one.row_of, one.labels, one.orders)
    again = catalogue_filter(catalog_of(), "programmes")
    assert (one.folder, one.cards) == (again.folder, again.cards)
    assert one.folder != fewer.folder
    assert one.cards != fewer.cards
    renamed = Filter(one.name, one.items, lambda item: replace(one.row_of(item), words=("other",)), one.labels)
    assert one.folder != renamed.folder
    assert one.cards == renamed.cards


def test_script_is_small() -> None:
    """A phone gets the filter in a few small files, as a web server sends them."""
    scripts = [path.read_bytes() for path in Path(ROOT, "overrides/assets/filter").glob("*.js")]
    assert 0 < sum(len(gzip.compress(script)) for script in scripts) <= 7 * 1024
