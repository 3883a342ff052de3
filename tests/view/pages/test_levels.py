"""What the hours mean: an example of a year at each level, what a source says and of which year, one name for a direction."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
from profminimum.model import ProgrammeKind
from profminimum.view import RecordPages, section_body

from tests.support.html_pages import address, pages, text, tree
from tests.support.project import REGION, catalog_of
from tests.support.project_templates import project_templates

LEVELS = "reference/levels.yml"
OWN = """\
levels:
  - {id: base, name: первый, min_hours: 1, summary: Один час за учебный год}
  - id: main
    name: второй
    min_hours: 21
    summary: Двадцать один час
    example:
      - {direction: lessons, hours: 20, text: двадцать уроков}
      - {direction: parents, hours: 1, text: один разговор}
  - {id: advanced, name: третий, min_hours: 41, summary: Сорок один час}
"""
KNOWN = "known_hours: [{direction: lessons, hours: 20, levels: [main]}]\n"


def about(levels: str | None = None) -> str:
    """What the page about the minimum says in the small region with these levels."""
    templates = project_templates()
    catalog = catalog_of({LEVELS: levels} if levels else None)
    meta = {"title": "О профминимуме", "view": "about"}
    return words(section_body("", meta, "about/", catalog, templates, {"about/": "О профминимуме"}))


def page(path: str, levels: str | None = None) -> str:
    """What a page of a record of the small region says."""
    catalog = catalog_of({LEVELS: levels} if levels else None)
    make = RecordPages(catalog, project_templates(), {}).at(path)
    assert make is not None, path
    return words(make().body)


def words(body: str) -> str:
    """What a reader sees, with plain spaces."""
    root = html5lib.parse(body.replace("\u00a0", " "), namespaceHTMLElements=False)
    return " ".join(" ".join(root.itertext()).split())


def test_levels_say_what_is_known_and_what_is_an_example() -> None:
    """Hours that a source fixes, what is left for the school, an example with its hours, marked as one."""
    told = about(OWN + KNOWN)
    assert "Второй от 21 часа Уроки – 20 часов, ещё 1 час делит между направлениями школа." in told
    assert "Например, за год ребёнок: двадцать уроков – 20 ч один разговор – 1 ч" in told
    assert "Это примеры, а не норма." in told
    assert "Первый от 1 часа Один час за учебный год Второй" in told


def test_a_region_without_examples_and_sources_says_nothing_of_them() -> None:
    """Its levels have their summaries."""
    bare = re.sub(r"    example:\n(      .*\n)+", "", OWN)
    told = about(bare)
    assert "Второй от 21 часа Двадцать один час Третий" in told
    for silent in ("Например", "примеры", "Источники этих часов", "Откуда эти часы"):
        assert silent not in told
    assert "Например" not in page("schools/first/", bare)


def test_hours_of_a_former_year_are_told_as_such() -> None:
    """A source of this year or of a later one needs no warning; one of a former year is named with it."""
    assert "Источники этих часов – за 2025/26 учебный год. Для 2026/27 подтверждения у нас нет" in about()
    current = (REGION / LEVELS).read_text("utf-8").replace("confirmed_for: 2025-26", "confirmed_for: 2026-27")
    assert "Источники этих часов" not in about(current)


def test_the_example_stands_beside_the_level_of_a_school() -> None:
    """On the page of the school and on that of its plan, in one line; it claims nothing of the school."""
    for path in ("schools/first/", "schools/first/2026-27/"):
        assert "Например, за год: двадцать уроков, один разговор. План школы может быть другим." in page(path, OWN)


def test_a_direction_has_one_name_everywhere(region_site: Path) -> None:
    """The name of the documents stands beside it on the page about the minimum, and in the guide for those who fill in records."""
    said_otherwise = {kind.label for kind in ProgrammeKind}
    official = {
        direction.name
        for direction in catalog_of().directions
        if direction.name != direction.short_name and direction.name.lower() not in said_otherwise
    }
    assert len(official) == 5
    found = {
        address(path, region_site): {name for name in official if name in text(tree(path))}
        for path in pages(region_site)
    }
    assert {where for where, names in found.items() if names} == {"about/", "field-guide/"}
    assert found["about/"] == official
