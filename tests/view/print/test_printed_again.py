"""Sheets and pictures by their values: printed again only if what they say has changed."""

from __future__ import annotations

from functools import cache

from profminimum.catalog import Catalog
from profminimum.publish.build.outputs import lapsed_makers, sheet_makers
from profminimum.publish.build.template_files import sheet_sources

from tests.support.pdf_sheets import SITE, templates
from tests.support.project import REGION, ROOT, at, catalog_of

ONLINE = "schools/first/events/online.yml"


def made_of(catalog: Catalog, style: str = "") -> dict[str, bytes]:
    """What each sheet and picture of a region is made of, by path; nothing is printed."""
    sources = sheet_sources(ROOT / "overrides")
    sources["style"] += style
    makers = [make(sources, templates()) for make in (sheet_makers, lapsed_makers)]
    return {output.path: output.made_of for group in makers for make in group for output in make(catalog, SITE)}


@cache
def usual() -> dict[str, bytes]:
    """The sheets and pictures of the small region."""
    return made_of(catalog_of())


def changed(**files: str) -> set[str]:
    """The paths of what is printed again after a change of files."""
    texts = {path: (REGION / path).read_text("utf-8").replace(*change.split("→")) for path, change in files.items()}
    after = made_of(catalog_of(texts))
    return {path for path in usual().keys() | after.keys() if usual().get(path) != after.get(path)}


def test_the_same_region_prints_nothing_again() -> None:
    """Every sheet and picture is known by its values, and the values follow from the records."""
    assert all(usual().values())
    assert made_of(catalog_of()) == usual()


def test_a_title_is_printed_where_it_stands() -> None:
    """The title of an event: on its school's sheets of the grades that it is for, in its picture, not on another school's."""
    title = next(line for line in (REGION / ONLINE).read_text("utf-8").splitlines() if line.startswith("title: "))
    again = changed(**{ONLINE: f"{title}→title: Другое название"})
    assert {"schools/first/memo.pdf", "cards/schools/first/events/online.png"} <= again
    assert not {path for path in again if "second" in path}
    assert "cards/schools/first.png" not in again
    assert "classes/booklet.pdf" not in again


def test_what_no_sheet_says_prints_nothing() -> None:
    """The days of reviews of a school are for its own desk."""
    assert changed(**{"schools/second/school.yml": "name: →# замечание\nname: "}) == set()


def test_another_day_prints_what_says_something_else() -> None:
    """The day after, nothing in the small region begins or ends: no sheet and no picture says anything else."""
    again = {
        path for path, digest in made_of(catalog_of(now=at("2026-11-24 10:00"))).items() if usual()[path] != digest
    }
    assert again == set()


def test_the_template_counts() -> None:
    """It is in every sheet and picture."""
    again = {path for path, digest in made_of(catalog_of(), "\n#let unused = 1").items() if usual()[path] != digest}
    assert again == {path for path in usual() if not path.endswith(".xlsx")}
