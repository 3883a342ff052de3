"""Dependencies of pages: what a page shows is within the digest of its records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from profminimum.catalog import Catalog, CatalogItem
from profminimum.model import Entry
from profminimum.output import Output, PartMaker
from profminimum.publish.build.dependencies import LINK_DISTANCE, DependencyDigests
from profminimum.publish.build.load_region import load_region
from profminimum.publish.build.outputs import MAKERS, text_makers
from profminimum.publish.build.record_cache import RecordCache
from profminimum.view import RecordPages, Templates, section_body
from profminimum.view.open_data.record_tables import make_school_tables
from profminimum.view.pages.list_filter import LISTS, catalogue_filter
from profminimum.view.pages.long_lists import LongList, catalogue_cards
from profminimum.view.pages.section import SECTIONS as VIEWS
from profminimum.view.pages.section import dependencies
from profminimum.view.print import Cards, RegionSheets, SchoolSheets

from scripts.bench import synthetic_region as synthesise
from tests.support.project import LARGE_REGION, REGION, at
from tests.support.project_templates import project_templates

SECTIONS = {"": "Главная", "schools/": "Школы", "events/": "Мероприятия", "about/": "О профминимуме"}


def loaded_region(data: Path) -> tuple[Catalog, RecordCache]:
    """The catalogue of a folder of data on a day in November."""
    cache = RecordCache(None)
    return load_region(data, lambda zone: datetime(2026, 11, 23, 10, tzinfo=zone), cache).catalog, cache


@pytest.fixture(scope="module", params=[LARGE_REGION, REGION, None], ids=["large region", "small region", "made-up"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The large region, the small one, and a made-up one in which schools share colleges."""
    if request.param:
        return request.param
    out = tmp_path_factory.mktemp("made") / "data"
    synthesise.write(12, 3, out)
    return out


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files whose records are looked into from now on."""
    seen: set[str] = set()
    whole = CatalogItem.record.func
    monkeypatch.setattr(CatalogItem, "record", property(lambda self: (seen.add(self.path), whole(self))[1]))
    return seen


class Blank:
    """A press that takes its values and prints nothing."""

    def file(self, path: str, name: str, values: object) -> Output:
        return Output(path, b"")

    def fitting_file(self, path: str, name: str, pages: int, values: Sequence[object]) -> Output:
        return Output(path, b"")

    def picture(self, path: str, name: str, values: object, ppi: float = 72) -> Output:
        return Output(path, b"")


class Traced(DependencyDigests):
    """Fingerprints that tell which files they stand for."""

    def within(self, items: list[CatalogItem]) -> set[str]:
        """The files within reach of these records."""
        reached = {item.path for item in items}
        for _ in range(LINK_DISTANCE):
            reached |= {other for path in reached for other in self._links[path]}
        return reached


def shared(catalog: Catalog) -> set[str]:
    """The files that stand in every fingerprint."""
    return {entry.location.path for entry in catalog.records if not entry.location.owner} - {
        event.path for event in catalog.events
    }


def fill_caches(catalog: Catalog) -> None:
    """Makes the lists that all pages use, so that a page's own reading can be told from theirs."""
    for page in RecordPages(catalog, Templates({}), SECTIONS).planned():
        assert page.address
    _ = catalog.classes_by_partner, catalog.classes_by_school, catalog.programmes_by_school
    _ = catalog.events_by_host, catalog.events_by_school, catalog.upcoming_events
    for school in catalog.schools.values():
        catalog.records_of_owner(school, "event")


def test_no_page_depends_on_more_than_its_digest(folder: Path, read: set[str]):
    """Each page is made with an empty cache of cards, which would hide what they read."""
    catalog, _ = loaded_region(folder)
    fill_caches(catalog)
    prints, templates = Traced(catalog, lambda entry: b"", b""), project_templates()
    beyond = {}
    for page in RecordPages(catalog, templates, SECTIONS).planned():
        templates.cards.made.clear()
        read.clear()
        page.make()
        beyond[page.address] = read - prints.within(list(page.items)) - shared(catalog)
    assert {address: paths for address, paths in beyond.items() if paths} == {}


def test_no_file_of_a_record_depends_on_more_than_its_digest(folder: Path, read: set[str]):
    """The same holds for what leaves the site with the pages of records."""
    catalog, _ = loaded_region(folder)
    fill_caches(catalog)
    prints = Traced(catalog, lambda entry: b"", b"")
    templates = project_templates()
    for maker in (*text_makers(templates), SchoolSheets(Blank(), templates), Cards(Blank(), templates)):
        for item in list(maker.items(catalog)):
            read.clear()
            list(maker.of(item))
            assert read <= prints.within([item]) | shared(catalog)


def test_no_part_of_a_maker_depends_on_more_than_its_digest(folder: Path, read: set[str]):
    """Files that are made part by part hold the records of their part, what is around these, and whole kinds."""
    catalog, _ = loaded_region(folder)
    fill_caches(catalog)
    prints = Traced(catalog, lambda entry: b"", b"")
    kinds = {entry.location.path: entry.location.kind.name for entry in catalog.records}
    sheets = RegionSheets(Blank(), project_templates())
    in_parts = [maker for maker in (*MAKERS, sheets, make_school_tables) if isinstance(maker, PartMaker)]
    for maker in in_parts:
        for part in list(maker.parts(catalog, "https://example.org/")):
            read.clear()
            assert list(part.make())
            whole = {path for path in read if part.kinds is None or kinds[path] in part.kinds}
            assert read - whole - shared(catalog) <= prints.within(list(part.items)), part.name


def test_no_card_depends_on_more_than_the_page_of_its_record(folder: Path, read: set[str]):
    """A card of a large catalogue is made again with its record's page, and not more often."""
    catalog, _ = loaded_region(folder)
    fill_caches(catalog)
    prints, templates = Traced(catalog, lambda entry: b"", b""), project_templates()
    for large in (LongList(catalogue_filter(catalog, name), catalog, templates) for name in LISTS):
        _ = large.icons
        for position, item in enumerate(large.filter.items):
            templates.cards.made.clear()
            read.clear()
            large.card(position, lambda name: "")
            assert read <= prints.within([item]) | shared(catalog)


def test_no_piece_depends_on_more_than_the_digest_of_its_record(folder: Path, read: set[str]):
    """What is kept of a record from one build to the next is made again with everything that it is made of."""
    catalog, _ = loaded_region(folder)
    fill_caches(catalog)
    prints, templates = Traced(catalog, lambda entry: b"", b""), project_templates()
    in_parts = [maker for maker in MAKERS if isinstance(maker, PartMaker)]
    parts = [part for maker in in_parts for part in maker.parts(catalog, "https://example.org/")]
    sorts = {wanted.pieces: wanted for part in parts for wanted in part.pieces}
    all_wanted = [catalogue_cards(catalog, templates), *sorts.values()]
    assert sorted(wanted.pieces.name for wanted in all_wanted) == ["calendars", "cards", "json", "rows"]
    for wanted in all_wanted:
        for item, *how in list(wanted.arguments()):
            wanted.pieces.made.clear()
            read.clear()
            wanted.pieces.of(item, *how)
            assert read <= prints.within([item]) | shared(catalog), (wanted.pieces.name, item.path)


@pytest.mark.parametrize("view", [name for name, section in VIEWS.items() if section.depends_on is not None])
def test_no_section_shows_more_kinds_than_it_declares(folder: Path, read: set[str], view: str):
    """A section is made again when a record of its kinds has changed, and so is its whole list."""
    catalog, _ = loaded_region(folder)
    fill_caches(catalog)
    templates = project_templates()
    kinds = {entry.location.path: entry.location.kind.name for entry in catalog.records}
    read.clear()
    meta = {"title": "Раздел", "view": view, "grade": 8, "heading": "Раздел"}
    section_body("<p></p>", meta, f"{view}/", catalog, templates, SECTIONS)
    if view in LISTS:
        LongList(catalogue_filter(catalog, view), catalog, templates).whole({f"{view}/": "Раздел"})
    assert {kinds[path] for path in read - shared(catalog)} <= {*(dependencies(view) or ())}


def test_an_edit_changes_the_digests_around_it():
    """It changes no digest that it cannot reach."""
    catalog, cache = loaded_region(LARGE_REGION)
    edited = "schools/obraztsovy-litsey/events/open-day-december.yml"

    def other(entry: Entry) -> bytes:
        return b"edited" if entry.location.path == edited else cache.digest_of(entry)

    before, after = DependencyDigests(catalog, cache.digest_of, b""), DependencyDigests(catalog, other, b"")
    changed = {
        path
        for path in before._neighbourhood_digests
        if before._neighbourhood_digests[path] != after._neighbourhood_digests[path]
    }
    assert edited in changed
    assert "schools/obraztsovy-litsey/school.yml" in changed
    assert "schools/tekinskaya/school.yml" not in changed
    assert before.whole != after.whole
    assert before.digest_of_kinds(("event",)) != after.digest_of_kinds(("event",))
    assert before.digest_of_kinds(("school", "class")) == after.digest_of_kinds(("school", "class"))


def test_no_digest_is_of_a_day():
    """The day, and on which side of it something lies, is for the validity to tell: see `test_day_by_day.py`."""
    catalog, cache = loaded_region(LARGE_REGION)
    later = Catalog(catalog.records, at("2027-03-01 12:00"))
    before, after = (DependencyDigests(each, cache.digest_of, b"") for each in (catalog, later))
    assert before.whole == after.whole
    assert before._neighbourhood_digests == after._neighbourhood_digests
