"""The sphere of work follows from what is declared: the record, its profile, its field, the industries of who holds it."""

from __future__ import annotations

import pytest
from profminimum.catalog import Catalog
from profminimum.catalog.facts.facets import Query, filter_rows
from profminimum.view.pages.list_filter import LISTS, catalogue_filter

from tests.support.project import catalog_of

SPHERES = """\
spheres:
  - {id: it, name: ИТ, aliases: [информационные технологии]}
  - {id: wood, name: работа с деревом, aliases: [столярное дело, лесная]}
  - {id: ships, name: флот}
"""
PROGRAMME = "title: Флот и ИТ\nkind: additional\nschool_year: 2026-27\nsummary: О флоте\ngrades: 8\n"
EVENT = "title: Флот\nformat: excursion\nwhen: 2026-12-12\naudience: [pupils]\n"
YARD = "name: Верфь\nkind: employer\n"


def catalog(**files: str) -> Catalog:
    """The small region with another vocabulary, and these files: `place` is a short name of a path."""
    paths = {
        "programme": "schools/first/programmes/fleet.yml",
        "event": "events/fleet.yml",
        "yard": "organisations/yard/organisation.yml",
        "yards_programme": "organisations/yard/programmes/fleet.yml",
        "profiles": "reference/class-profiles.yml",
    }
    vocabulary = {"profiles": "profiles:\n  - {id: engineering, name: Инженерный}\n  - {id: agro, name: Агро}\n"}
    own = {paths[name]: text for name, text in (vocabulary | files).items()}
    return catalog_of({"reference/spheres.yml": SPHERES, **own})


def spheres(region: Catalog, address: str) -> tuple[str, ...]:
    """The spheres of the item with this address."""
    every = (*region.programmes, *region.events, *region.classes, *region.organisations.values())
    return next(item.spheres for item in every if item.address == address)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", ()),  # a title is not read
        ("spheres: [ships, it]\n", ("ships", "it")),
        ("field: Лесная\n", ("wood",)),
        ("field: информационных технологий\n", ("it",)),
        ("field: Флот\nspheres: [it]\n", ("it",)),  # what the record says goes first
        ("field: Техническая\n", ()),  # a word that this region's vocabulary does not have
    ],
)
def test_a_programme_of_a_school(told: str, expected: tuple[str, ...]) -> None:
    """It says so itself, or its field of knowledge is a name of a sphere, in any form of the words."""
    assert spheres(catalog(programme=PROGRAMME + told), "schools/first/programmes/fleet/") == expected


@pytest.mark.parametrize(
    ("industries", "expected"),
    [
        ("[столярное дело]", ("wood",)),
        ("[Столярное дело, работа с деревом]", ("wood",)),
        ("[столярное дело, флот]", ()),  # which of the two it is, nobody knows
        ("[столярное дело, окраска]", ()),
        ("[]", ()),
    ],
)
def test_what_an_organisation_holds(industries: str, expected: tuple[str, ...]) -> None:
    """Where who holds it works in one sphere, it is of that one; the region's event goes by its hosts."""
    yard = f"{YARD}industries: {industries}\n"
    region = catalog(yard=yard, yards_programme=PROGRAMME, event=f"{EVENT}hosts: [yard]\n")
    assert spheres(region, "organisations/yard/programmes/fleet/") == expected
    assert spheres(region, "events/fleet/") == expected


def test_an_organisation_has_all_of_its_industries() -> None:
    """Those that the vocabulary knows; what it says itself goes first."""
    industries = "industries: [столярное дело, окраска, флот]\n"
    assert spheres(catalog(yard=YARD + industries), "organisations/yard/") == ("wood", "ships")
    assert spheres(catalog(yard=f"{YARD}{industries}spheres: [it]\n"), "organisations/yard/") == ("it",)


def test_a_class_goes_by_its_profile() -> None:
    """An own profile of a region names its own sphere."""
    profiles = "profiles:\n  - {id: engineering, name: Морской, spheres: [ships]}\n  - {id: agro, name: Агро}\n"
    region = catalog(profiles=profiles)
    assert spheres(region, "schools/first/classes/engineering/") == ("ships",)
    assert spheres(region, "schools/second/classes/agro/") == ()


@pytest.mark.parametrize("name", ["programmes", "classes", "events", "organisations"])
def test_lists_are_filtered_by_it(name: str) -> None:
    """With the names of the vocabulary, in its order, and true counts."""
    region = catalog(programme=f"{PROGRAMME}spheres: [it, ships]\n", event=f"{EVENT}spheres: [ships]\n")
    own = catalogue_filter(region, name)
    facet = next(facet for facet in own.facets if facet.name == "sphere")
    assert [option.label for option in facet.options] == ["ИТ", "работа с деревом", "флот"]
    for option in facet.options:
        found = filter_rows(own.rows, Query({"sphere": (option.value,)})).positions
        assert option.count == len(found) == sum(option.value in item.spheres for item in LISTS[name](region))


def test_a_region_may_have_no_vocabulary() -> None:
    """Then nothing has a sphere, and the filter has nothing to offer."""
    profiles = "profiles:\n  - {id: engineering, name: Инженерный}\n  - {id: agro, name: Агро}\n"
    region = catalog_of({"reference/class-profiles.yml": profiles}, without=("reference/spheres.yml",))
    facet = next(facet for facet in catalogue_filter(region, "programmes").facets if facet.name == "sphere")
    assert (facet.options, facet.narrows) == ((), False)
    assert {item.spheres for item in (*region.programmes, *region.organisations.values())} == {()}
