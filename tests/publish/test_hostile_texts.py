"""Texts that try to be more than text: pages show them word for word and keep their shape."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from profminimum.catalog import Catalog, EventItem
from profminimum.model import Entry, Records
from profminimum.model.schema.text import TITLE_LENGTH
from profminimum.russian import NBSP
from profminimum.view import Page, Templates
from profminimum.view.pages.page_maker import PageMaker

from tests.support.hostile_region import HARMLESS, PAYLOAD, numbered
from tests.support.html_pages import address, elements, pages, tree
from tests.support.project import catalog_of
from tests.support.project_templates import project_templates
from tests.support.record_strategies import titles

UNSEEN = re.compile(
    r"reference/hosts\.yml|: .*\baliases\b|class-profiles\.yml: .*\b(?:subjects|example)|event-formats\.yml: .*\b(?:examples|description)"
    r"|directions\.yml: .*\bshort_name|levels\.yml: .*\bsources|region\.yml: (?:about|code|name_genitive|rights)"
)
"""Fields of the region's own files that no page shows as they stand."""


def outline(element: Element) -> Any:
    """A page as nested lists of tags and attributes; of its scripts what their JSON says, without the index of words."""
    if element.tag == "script" and "json" in element.get("type", ""):
        held = json.loads(element.text or "")
        return {name: value for name, value in held.items() if name != "words"}
    return [str(element.tag), sorted(element.items()), *map(outline, element)]


def calmed(value: Any) -> Any:
    """The same with harmless words in the place of the hostile ones."""
    if isinstance(value, list | tuple):
        return [calmed(part) for part in value]
    if isinstance(value, dict):
        return {calmed(name): calmed(part) for name, part in value.items()}
    if not isinstance(value, str):
        return value
    return (unquote(value) if value.startswith(("mailto:", "https:")) else value).replace(PAYLOAD, HARMLESS)


def first_difference(one: Any, other: Any) -> str:
    """Where two told pages part, as the two pieces."""
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return next((found for pair in zip(one, other, strict=True) if (found := first_difference(*pair))), "")
    return "" if one == other else f"{str(one)[:400]}\n    where harmless words give\n    {str(other)[:400]}"


def test_payload_fits_a_title() -> None:
    """The payload can be tried in every field."""
    assert len(numbered(9999, PAYLOAD)) <= TITLE_LENGTH


def test_pages_keep_their_shape(hostile_site: Path, harmless_site: Path) -> None:
    """Page for page the same elements, attributes and JSON as with harmless words; so no text became markup."""
    names = [path.relative_to(hostile_site) for path in pages(hostile_site)]
    assert names == [path.relative_to(harmless_site) for path in pages(harmless_site)]
    wrong = []
    for name in names:
        found = first_difference(
            calmed(outline(tree(hostile_site / name))), calmed(outline(tree(harmless_site / name)))
        )
        wrong += [f"{name.as_posix()}: {found}"] if found else []
    assert wrong == []


def test_nothing_of_the_payload_is_an_element(hostile_site: Path) -> None:
    """No page has a handler, a script of the payload or an address that runs."""
    wrong = []
    for page in pages(hostile_site):
        for element in elements(tree(page)):
            attributes = [name for name, _ in element.items() if name.startswith("on")]
            links = [
                value for name, value in element.items() if name in ("href", "src") and "javascript:" in value.lower()
            ]
            is_script = (
                element.tag == "script" and "json" not in element.get("type", "") and "alert" in (element.text or "")
            )
            is_image = element.tag == "img" and element.get("src") == "x"
            if attributes or links or is_script or is_image:
                wrong.append(f"{address(page, hostile_site)}: <{element.tag} {dict(element.items())}>")
    assert wrong == []


def test_texts_are_shown_word_for_word(hostile_site: Path, hostile_fields: dict[int, str]) -> None:
    """Wherever a field's number is on a page, its whole text is; and each field that readers need is shown."""
    shown: set[int] = set()
    for page in pages(hostile_site):
        for text in tree(page).itertext():
            for number in map(int, re.findall(r"№(\d{4}) ", text)):
                if numbered(number, PAYLOAD) in text:
                    shown.add(number)
    missing = [where for number, where in hostile_fields.items() if number not in shown and not UNSEEN.search(where)]
    assert missing == []


@pytest.fixture(scope="module")
def made() -> tuple[Catalog, Templates]:
    """The small region and the shipped templates."""
    return catalog_of(), project_templates()


def page_of(title: str, made: tuple[Catalog, Templates]) -> Page:
    """The page of an event with a title."""
    catalog, templates = made
    (entry,) = (event for event in catalog.records.of("event") if event.id == "markup")
    renamed = Entry(entry.location, entry.record.model_copy(update={"title": title}), entry.mark)
    others = (renamed if other is entry else other for other in catalog.records)
    changed = Catalog(Records(others), catalog.moment)
    return PageMaker(changed, templates, {}).record("event", EventItem(renamed, changed))


@settings(max_examples=60)
@given(titles)
def test_any_title_survives_into_the_page(made: tuple[Catalog, Templates], title: str) -> None:
    """Whatever the loader takes for a title is the heading, the title and the description's beginning, unchanged."""
    page = page_of(title, made)
    body = html5lib.parseFragment(page.body, namespaceHTMLElements=False)
    (heading,) = body.iter("h1")
    # Only what keeps a line together is inside: a space that holds, a span that goes to the next line as a whole
    assert "".join(heading.itertext()).replace(NBSP, " ") == title.replace(NBSP, " ")
    assert {(part.tag, part.get("class"), len(part)) for part in heading} <= {("span", "pm-unbroken", 0)}
    head = html5lib.parse(
        f'<title>{page.title}</title><meta name="x" content="{page.title}">', namespaceHTMLElements=False
    )
    assert [element.text for element in head.iter("title")] == [title]
    assert [element.get("content") for element in head.iter("meta")] == [title]
