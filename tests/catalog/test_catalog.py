"""Records are linked: owners, partners, hosts, schools, places, samples."""

from __future__ import annotations

from typing import Any

import pytest
from profminimum.catalog import Catalog, CatalogItem, memoised, without_samples

from tests.support.project import catalog_of


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The small region on its day."""
    return catalog_of()


def by_id(items: Any, identifier: str) -> Any:
    """The record with an identifier."""
    return next(item for item in items if item.id == identifier)


def ids(items: Any) -> list[str]:
    """The identifiers of records, in order."""
    return [item.id for item in items]


def towns(item: CatalogItem[Any]) -> list[str]:
    """The identifiers of the municipalities of a record."""
    return [municipality.id for municipality in item.municipalities]


def test_records_know_their_owner(catalog: Catalog) -> None:
    """A record belongs to the school or organisation in whose folder it lies, the region's own to nobody."""
    first, college = catalog.schools["first"], catalog.organisations["college"]
    assert by_id(catalog.programmes, "robots").owner is first
    assert by_id(catalog.programmes, "cook").owner is college
    assert by_id(catalog.events, "forum").owner is None
    assert first.owner is first


def test_owner_lists_its_records(catalog: Catalog) -> None:
    """A school shows its own and what is meant for its pupils elsewhere, each once."""
    first, second = catalog.schools["first"], catalog.schools["second"]
    assert ids(first.programmes) == ["robots", "drawing"]
    assert ids(first.programmes_elsewhere) == ["cook"]
    assert ids(first.classes) == ["engineering", "project"]
    assert ids(second.classes) == ["agro", "project"]
    assert ids(first.plans) == ["2026-27", "2025-26"]
    assert first.plan is first.plans[0]
    assert second.programmes == ()


def test_events_stand_in_order_of_time(catalog: Catalog) -> None:
    """A school's events and all events follow their time."""
    assert ids(catalog.schools["first"].events) == ["parents-meeting", "markup", "no-time", "online", "excursion"]
    starts = [event.occurrences[0].local.starts.start for event in catalog.events]
    assert starts == sorted(starts)


def test_organisation_shows_what_it_hosts_and_helps(catalog: Catalog) -> None:
    """A college shows its own events and those it takes in, its projects and the classes it is a partner of."""
    college = catalog.organisations["college"]
    assert ids(college.events) == ["open-day", "excursion"]
    assert ids(college.classes) == ["project", "engineering"]
    assert ids(by_id(catalog.events, "excursion").hosts) == ["college"]


def test_venue_makes_its_organisation_a_host() -> None:
    """An organisation at which an event takes place takes visitors in, though no one wrote so twice."""
    event = """\
        title: Экскурсия
        format: excursion
        starts: 2026-12-01
        venues: [{organisation: college}]
        audience: [pupils]
        voluntary_note: Участие добровольное.
    """
    catalog = catalog_of({"schools/second/events/visit.yml": event})
    assert ids(by_id(catalog.events, "visit").hosts) == ["college"]
    assert "visit" in ids(catalog.organisations["college"].events)


def test_event_that_names_a_school_stands_with_it() -> None:
    """An event of a college for one school is found on that school's page."""
    event = """\
        title: Проба
        format: meeting
        starts: 2026-12-02 10:00
        audience: [pupils]
        schools: [second]
    """
    catalog = catalog_of({"organisations/college/events/trial.yml": event})
    assert ids(catalog.schools["second"].events) == ["trial"]
    assert "trial" not in ids(catalog.schools["first"].events)


def test_place_is_the_owners_unless_the_venue_says_another(catalog: Catalog) -> None:
    """Venues override the owner's municipality; without either the place is unknown."""
    assert towns(by_id(catalog.events, "markup")) == ["gorod"]
    assert towns(by_id(catalog.events, "no-time")) == ["okrug"]
    assert towns(by_id(catalog.events, "open-day")) == ["gorod", "okrug"]
    assert towns(by_id(catalog.events, "forum")) == []
    assert towns(by_id(catalog.programmes, "cook")) == ["okrug"]
    assert towns(by_id(catalog.programmes, "drawing")) == ["gorod"]
    assert towns(catalog.organisations["operator"]) == []


def test_class_is_where_it_is_taught_or_where_its_schools_are(catalog: Catalog) -> None:
    """A project with a venue is there; without one, wherever its schools are."""
    assert towns(by_id(catalog.classes, "project")) == ["okrug"]
    project = """\
        title: Проект
        unit: project
        profile: agro
        summary: Опыты.
        schools: [first, second]
    """
    changed = catalog_of({"organisations/college/classes/project.yml": project})
    assert towns(by_id(changed.classes, "project")) == ["gorod", "okrug"]


def test_municipality_lists_what_is_in_it(catalog: Catalog) -> None:
    """Two municipalities of one name are told apart; what says no place is found under None."""
    gorod, okrug = catalog.municipality("gorod"), catalog.municipality("okrug")
    assert ids(catalog.in_municipality("school", gorod)) == ["first"]
    assert ids(catalog.in_municipality("school", okrug)) == ["second"]
    assert [ids(own) for _, own in catalog.by_municipality(catalog.schools.values())] == [["first"], ["second"], []]
    assert ids(dict(catalog.by_municipality(catalog.organisations.values()))[None]) == ["operator"]


def test_sample_marks_everything_its_owner_has() -> None:
    """A record is a sample if it or its owner says so."""
    programme = """\
        title: Огород
        kind: additional
        school_year: 2026-27
        summary: Вырастит редис.
        grades: [6]
    """
    catalog = catalog_of({"schools/second/programmes/garden.yml": programme})
    assert [programme.id for programme in catalog.programmes if programme.is_sample] == ["garden"]
    assert [class_.id for class_ in catalog.classes if class_.is_sample] == ["agro"]
    assert not catalog.schools["first"].is_sample


def test_documents_belong_to_their_owner(catalog: Catalog) -> None:
    """The region's documents and a school's do not mix; those without a date come last."""
    assert [document.id for document in catalog.documents_of()] == ["roadmap", "law-on-data", "letter"]
    assert [document.id for document in catalog.schools["first"].documents] == ["plan"]
    assert catalog.schools["second"].documents == ()


def test_facets_name_what_catalogues_filter_by(catalog: Catalog) -> None:
    """Values of a filter are those that the vocabulary and the model use; what is unknown has none."""
    assert catalog.schools["first"].facets == {
        "municipality": ("gorod",),
        "level": ("main",),
        "kind": ("school",),
        "grade": ("6", "7", "8", "9", "10", "11"),
        "profile": ("engineering",),
    }
    cook = by_id(catalog.programmes, "cook").facets
    assert (cook["weekday"], cook["enrolment"], cook["ovz"], cook["transport"]) == (
        ("wednesday", "saturday"),
        ("now",),
        (),
        ("yes",),
    )
    event = by_id(catalog.events, "open-day").facets
    assert (event["grade"], event["weekday"], event["phase"]) == (("8", "9"), ("saturday",), ("soon",))
    assert by_id(catalog.events, "teachers").facets["grade"] == ()
    assert catalog.organisations["college"].facets["offer"] == ("programme", "class", "event")


def test_records_have_one_object_each(catalog: Catalog) -> None:
    """Whatever way leads to a record, it is the same object: pages compare by identity."""
    engineering = by_id(catalog.classes, "engineering")
    assert any(class_ is engineering for class_ in catalog.organisations["college"].classes)
    assert engineering.schools == (catalog.schools["first"],)


def test_memoised_results_live_with_their_catalogue() -> None:
    """The same arguments give the same object for one catalogue, and another one for the next."""

    @memoised
    def derived(catalog: Catalog, *words: str, limit: int = 1) -> list[str]:
        return [*words, *catalog.schools][:limit]

    first, second = catalog_of(), catalog_of()
    assert derived(first, "a") is derived(first, "a")
    assert derived(first, "a") is not derived(second, "a")
    assert (derived(first, "b"), derived(first, "b", limit=0)) == (["b"], [])


def test_samples_are_left_out(catalog: Catalog) -> None:
    """Of a list of records, those that are made up go, and the rest stays in order."""
    schools = list(catalog.schools.values())
    shown = without_samples(schools)
    assert shown == [school for school in schools if school in shown]
    assert {school.is_sample for school in schools if school not in shown} <= {True}
    assert {school.is_sample for school in shown} == {False}


def test_records_have_a_title(catalog: Catalog) -> None:
    """A title, a name, or the identifier of what has neither."""
    first = catalog.schools["first"]
    assert first.title == first.name
    assert by_id(catalog.events, "forum").title == by_id(catalog.events, "forum").record.title
    assert first.plans[0].title == first.plans[0].id
    assert catalog.schools["first"].plan_for("1999-00") is None
