"""The filter in the browser and the filter in Python give the same, on made-up lists small and large."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, Request
from profminimum.catalog.facts.facets import Query, Row
from profminimum.russian import words
from profminimum.view import rooted, with_icons
from profminimum.view.pages import list_filter
from profminimum.view.pages.list_filter import MORE, Filter
from profminimum.view.rendering import list_preview
from profminimum.view.rendering.list_preview import FIRST

from scripts.lib.static_server import serving
from tests.support.filter_strategies import VALUES, queries, rows
from tests.support.filtered_page import EXAMPLES, expected, go, shown
from tests.support.project import ROOT
from tests.support.project_templates import project_templates

OVERRIDES = ROOT / "overrides"
FORMS = ("Найдена # программа", "Найдено # программы", "Найдено # программ")
ORDERS = ("place", "title", "date", "deadline")
TEMPLATE = """
{% import "components/filter.html" as filters %}
{% from "made-card.html" import card %}
{% call filters.catalogue(filter, card) %}
{% for group in (filter.items | batch(5)) %}
<section aria-labelledby="g{{ loop.index }}"{{ " data-group" if loop.index > 1 }}><h2 id="g{{ loop.index }}">Группа</h2><ul>{% for each in group %}{{ card(each, 3) }}{% endfor %}</ul></section>
{% endfor %}
{% endcall %}
"""
CARD = """
{% macro card(item, level) %}<li class="pm-card"><h3><a href="{{ item.address }}">{{ item.title }}</a></h3></li>{% endmacro %}
{% if item is defined %}{{ card(item, 3) }}{% endif %}
"""
FRAME = """<!doctype html><html lang="ru" class="js"><meta charset="utf-8"><title>Список</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/filter.css"><main><h1>Список</h1>{}</main></html>"""
SPRITE = '<svg class="pm-sprite" width="0" height="0"></svg>'


@dataclass(frozen=True, eq=False)
class Item:
    """A record that is only a title and an address."""

    address: str
    title: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the made-up pages lie, with the script and the styles of the site."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(OVERRIDES / "assets", folder / "assets")
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The made-up pages in the place of the site."""
    with serving(folder) as address:
        yield address


def made(items: list[Row]) -> Filter:
    """The filter of made-up rows."""
    labels = {name: {value: value for value in values} for name, values in VALUES.items()}
    named = {Item(f"r{place}/", row.title): row for place, row in enumerate(items)}
    return Filter("programmes", list(named), named.__getitem__, labels, ORDERS)


def write(folder: Path, filter: Filter) -> None:
    """The page of a filter, and its files if it is large."""
    templates = project_templates(more={"made.html": TEMPLATE, "made-card.html": CARD})
    body = templates.render("made.html", filter=filter)
    (folder / "index.html").write_text(FRAME.format(SPRITE + rooted(body, "./")), "utf-8")
    if filter.is_large:
        for target in (folder / filter.folder, folder / filter.cards):
            target.mkdir(parents=True, exist_ok=True)
        for name, text in filter.files():
            (folder / filter.folder / name).write_text(text, "utf-8")
        for place, item in enumerate(filter.items):
            card = with_icons(templates.render("made-card.html", item=item), lambda name: "")
            (folder / filter.cards / f"{place}.txt").write_text(card, "utf-8")


@EXAMPLES
@given(rows(), st.lists(queries(("", "title", "deadline", "date", "place", "nothing")), min_size=1, max_size=4))
def test_a_list_on_its_page_shows_what_python_finds(
    page: Page, folder: Path, items: list[Row], asked: list[Query]
) -> None:
    """Whatever is chosen one after another, the page has Python's cards, order, counts, options and status."""
    filter = made(items)
    write(folder, filter)
    page.goto(f"/?{asked[0].address}")
    for query in asked:
        go(page, query)
        assert shown(page) == expected(filter, query, FORMS)


@EXAMPLES
@given(rows(20), queries(("", "title", "deadline")))
def test_a_list_in_parts_shows_what_python_finds(
    page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch, items: list[Row], query: Query
) -> None:
    """A list in parts shows the same, as far as it is unfolded."""
    with monkeypatch.context() as patched:
        patched.setattr(list_preview, "LIMIT", 0)
        patched.setattr(list_preview, "FIRST", 3)
        patched.setattr(list_filter, "MORE", 2)
        filter = made(items)
        write(folder, filter)
        page.goto(f"/?{query.address}", wait_until="load")
        limit = 2 if query.address else 3
        seen, wanted, wanted_all = shown(page), expected(filter, query, FORMS, limit), expected(filter, query, FORMS)
        if not query.address:
            assert seen.cards == wanted.cards
            return
        assert seen == wanted
        while page.locator("[data-further]").is_visible():
            limit += 2
            page.click("[data-further]")
            assert len(shown(page).cards) == min(limit, len(wanted_all.cards))
        assert shown(page) == wanted_all


@pytest.fixture(scope="module")
def three_thousand() -> Filter:
    """A large region's list: titles of three words of a few hundred, all facets filled in."""
    chance = Random(1)
    syllables = ["ро", "бо", "ка", "ми", "тех", "сва", "агро", "мед", "ла", "ни"]
    known = ["".join(chance.choices(syllables, k=3)) for _ in range(400)]

    def row() -> Row:
        title = " ".join(chance.choices(known, k=3))
        chosen = {name: tuple(chance.sample(values, chance.randint(1, len(values)))) for name, values in VALUES.items()}
        return Row(chosen, words(title), title)

    return made([row() for _ in range(3000)])


def test_a_phone_fetches_only_what_it_shows(page: Page, folder: Path, three_thousand: Filter, asked: list[str]) -> None:
    """Of 3,000 records a phone fetches nothing until a choice, then the index once and the cards shown."""
    write(folder, three_thousand)
    page.goto("/", wait_until="load")
    assert (asked, len(shown(page).cards)) == ([], FIRST)

    page.check("[name=grade][value='8']")
    query = Query({"grade": ("8",)})
    assert shown(page) == expected(three_thousand, query, FORMS, MORE)
    assert asked[0] == "index.json"
    assert len(asked) <= 1 + MORE

    asked.clear()
    page.fill("[name=q]", "агромед")
    page.wait_for_url("**q=*")
    query = Query({"grade": ("8",)}, "агромед")
    assert shown(page) == expected(three_thousand, query, FORMS, MORE)
    assert asked[0] == f"words-{ord('а'):x}.json"
    assert len(asked) <= 1 + MORE


def test_further_cards_come_on_demand(page: Page, folder: Path, three_thousand: Filter, asked: list[str]) -> None:
    """The button fetches as many cards as it shows, and the keyboard goes on at the first of them."""
    write(folder, three_thousand)
    page.goto("/", wait_until="load")
    page.click("[data-further]")
    assert shown(page).cards == [f"r{place}/" for place in range(FIRST + MORE)]
    assert sorted(asked) == sorted(f"{place}.txt" for place in range(FIRST, FIRST + MORE))
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"r{FIRST}/"


def test_index_is_a_few_bytes_a_record(three_thousand: Filter) -> None:
    """The index of 3,000 records stays small as a web server sends it."""
    sizes = {name: len(gzip.compress(text.encode())) for name, text in three_thousand.files()}
    assert sizes.pop("index.json") / len(three_thousand.rows) < 6
    assert max(sizes.values()) < 20_000


def test_a_list_that_cannot_be_fetched_says_so(page: Page, folder: Path, three_thousand: Filter, watch) -> None:
    """The reader is told what to do."""
    watch.forgive("404")
    write(folder, three_thousand)
    (folder / three_thousand.folder / "index.json").unlink()
    page.goto("/?grade=8", wait_until="load")
    assert shown(page).said == "Список не загрузился. Обновите страницу."


@pytest.fixture
def asked(page: Page, three_thousand: Filter) -> list[str]:
    """The names of the files of the large list that the page asked for, in order."""
    names: list[str] = []

    def note(request: Request) -> None:
        if three_thousand.folder in request.url or three_thousand.cards in request.url:
            names.append(request.url.rpartition("/")[2])

    page.on("request", note)
    return names
