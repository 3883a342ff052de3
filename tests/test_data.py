"""The shipped data say what their sources say: the road map word for word, whole vocabularies, a source for each fact.

They run where `data/` holds the data that ship with the program; what another region writes there is its own.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from profminimum.authoring.editor_schemas import editor_line
from profminimum.load import load
from profminimum.load.data_folder import read_sources
from profminimum.model import Deadline, DeadlineKind, Entry, Records, RoadmapItem
from profminimum.publish.build.load_region import load_region
from profminimum.russian import MONTHS

from scripts.lib.codeowners import parse
from tests.support.data_guard import DATA, lifted, only_shipped

pytestmark = only_shipped
SIZE_LIMIT = 256 * 1024

NUMBERS = {
    "I": [f"1.{number}" for number in range(1, 15)],
    "2": [f"2.{number}" for number in range(1, 12)],
    "3": [f"3.{number}" for number in range(1, 17)],
    "4": [f"4.{number}" for number in range(1, 4)],
}
"""The numbering of the road map of 2023/24, by section."""

WORDING = "c28d3ac39150130a1b98e466f8496763270fdd2001ee2a0bace1449e47b5bad1"
"""SHA-256 of the document's 44 rows without white space: number, measure, deadline, responsible, results."""


@pytest.fixture(scope="module", autouse=True)
def _may_read() -> Iterator[None]:
    with lifted():
        yield


@pytest.fixture(scope="module")
def records() -> Records:
    """All shipped records that can be read."""
    return Records(load(read_sources(DATA).files).entries)


@pytest.fixture(scope="module")
def items(records: Records) -> list[RoadmapItem]:
    """The items of the road map of 2023/24 in their order."""
    return [item for section in _roadmap(records).sections for item in section.items]


def _roadmap(records: Records) -> Any:
    return next(entry.record for entry in records.of("roadmap") if entry.id == "2023-24")


def _vocabulary(records: Records, kind: str, field: str) -> Any:
    entry = records.single(kind)
    assert entry is not None, f"no file of {kind}"
    return getattr(entry.record, field)


def test_every_file_is_read(records: Records) -> None:
    """Every file of data becomes a record, and none is larger than a person can edit."""
    files = {path.relative_to(DATA).as_posix(): path for path in DATA.rglob("*.yml")}
    assert set(files) - {entry.location.path for entry in records} == set()
    assert [name for name, path in files.items() if path.stat().st_size > SIZE_LIMIT] == []


def test_editors_find_the_schemas(records: Records) -> None:
    """A record that has the line for editors has it on top, leading to the schema of its own kind; most records do."""
    tops = {entry.location: (DATA / entry.location.path).read_text("utf-8").splitlines(True)[0] for entry in records}
    lines = {location: top for location, top in tops.items() if "yaml-language-server" in top}
    assert lines == {location: editor_line(location) for location in lines}
    assert len(lines) > len(tops) / 2


def test_nothing_is_refused() -> None:
    """No shipped file holds anything that the reader refuses."""
    sources = read_sources(DATA)
    problems = [*sources.problems, *load(sources.files).problems]
    assert [f"{problem.place}: {problem.message}" for problem in problems] == []


def test_nothing_is_left_out() -> None:
    """Every file is published: the check finds no error."""
    region = load_region(DATA, lambda zone: datetime(2026, 11, 23, 10, tzinfo=zone))
    assert [str(error) for error in region.errors] == []
    assert region.hidden == []
    assert region.files == len(list(DATA.rglob("*.yml")))


def test_owners_are_samples() -> None:
    """The shipped file of owners names nobody; its samples are right once the sign is taken away."""
    text = (DATA.parent / ".github" / "CODEOWNERS").read_text("utf-8")
    assert parse(text).rules == ()
    owners = parse("\n".join(line[2:] for line in text.splitlines() if line.startswith(("# *", "# /"))))
    assert owners.editors == {"redaktor-sayta"}
    folders = [rule.pattern.strip("/") for rule in owners.rules[1:]]
    assert folders
    assert [folder for folder in folders if not (DATA.parent / folder).is_dir()] == []


def test_roadmap_numbers_are_complete(records: Records) -> None:
    """All 44 items stand in their four sections."""
    found = {section.number: [item.number for item in section.items] for section in _roadmap(records).sections}
    assert found == NUMBERS


def test_roadmap_items_are_complete(items: list[RoadmapItem]) -> None:
    """Every item has its measure, its deadline's wording, who is responsible and what is expected."""
    incomplete = [
        item.number
        for item in items
        if not (item.title and item.deadline.wording and item.responsible and all(item.results) and item.results)
    ]
    assert incomplete == []


def test_roadmap_is_word_for_word(records: Records, items: list[RoadmapItem]) -> None:
    """No word of the document is lost, changed or corrected, its slips included."""
    parties = records.targets("party")
    words = "".join("".join(_row(item, parties)) for item in items)
    assert hashlib.sha256("".join(words.split()).encode()).hexdigest() == WORDING


def _row(item: RoadmapItem, parties: dict[str, Any]) -> list[str]:
    """The cells of an item's row in the document."""
    responsible = [holder.wording or parties[holder.party].name for holder in item.responsible]
    return [item.number, item.title, item.deadline.wording, *responsible, *item.results]


def test_roadmap_deadlines_agree_with_their_wording(items: list[RoadmapItem]) -> None:
    """The day that a machine compares is the day that the document names; months only where it names months."""
    wrong = [item.number for item in items if not _agrees(item.deadline)]
    assert wrong == []


def _agrees(deadline: Deadline) -> bool:
    if deadline.kind is DeadlineKind.DATE:
        return deadline.until is not None and deadline.wording.replace(" ", "") == f"До{deadline.until:%d.%m.%Y}"
    names = bool(deadline.months) == (deadline.kind is DeadlineKind.MONTHS)
    return names and deadline.until is None


def test_training_says_no_more_than_the_road_map(records: Records, items: list[RoadmapItem]) -> None:
    """The courses of 2023 name their item, its holder, its hours and its months, and nothing that it does not say."""
    by_number = {item.number: item for item in items}
    courses = _real(records, "training")
    assert {entry.record.roadmap_item for entry in courses} == {"2.1", "2.2", "2.3", "2.4"}
    for entry in courses:
        course, item = entry.record, by_number[entry.record.roadmap_item]
        words = f"{item.title} {item.deadline.wording}".casefold()
        assert course.hours is None or f"{course.hours} часов" in words, entry.location.path
        months = [MONTHS[day.month - 1] for day in (course.when.first_day, course.when.last_day)]
        assert all(month in words for month in months), entry.location.path
        assert (course.form is not None) == ("онлайн" in words), entry.location.path
        assert course.certificate is course.cost is course.enrolment is course.checked is None


def test_sectors_are_those_of_the_road_map(records: Records, items: list[RoadmapItem]) -> None:
    """Item 2.10 names each of them; who runs the centres is not known yet."""
    item = next(item for item in items if item.number == "2.10")
    words = "".join(item.title.casefold().split())
    names = ["".join(sector.name.casefold().split()) for sector in records.targets("sector").values()]
    assert [name for name in names if name.replace("единыйцентр", "единогоцентра") not in words] == []
    assert [entry.id for entry in _real(records, "organisation") if entry.record.sector_centre] == []


def test_municipalities_are_whole(records: Records) -> None:
    """There are thirty, and no two short names are alike: a town and the okrug around it share a name."""
    municipalities = _vocabulary(records, "municipalities", "municipalities")
    kinds = Counter(municipality.kind for municipality in municipalities)
    assert kinds == {"municipal-okrug": 23, "urban-okrug": 7}
    assert len({municipality.short_name for municipality in municipalities}) == 30


def test_levels_are_those_of_the_standard(records: Records) -> None:
    """There are three levels of 40, 60 and 80 hours."""
    levels = _vocabulary(records, "levels", "levels")
    assert {level.id: level.min_hours for level in levels} == {"base": 40, "main": 60, "advanced": 80}


@pytest.mark.parametrize(
    ("kind", "field", "count"),
    [("directions", "directions", 7), ("event_formats", "formats", 17), ("class_profiles", "profiles", 20)],
)
def test_vocabulary_is_whole(records: Records, kind: str, field: str, count: int) -> None:
    """Each vocabulary holds every entry that the sources name, each under its own identifier and name."""
    entries = _vocabulary(records, kind, field)
    assert (len(entries), len({entry.id for entry in entries}), len({entry.name for entry in entries})) == (count,) * 3


def test_visits_have_rules(records: Records) -> None:
    """A visit to an enterprise or college follows the rules of the ministry's letter of 2025."""
    formats = _vocabulary(records, "event_formats", "formats")
    assert (
        {format_.id for format_ in formats if format_.is_visit}
        == {format_.id for format_ in formats if format_.rules}
        != set()
    )


def test_shorteners_are_blocked(records: Records) -> None:
    """A short link may lead elsewhere tomorrow, a messenger only deserves a warning."""
    blocked = {host.host: host.blocked for host in _vocabulary(records, "hosts", "hosts")}
    assert (blocked["clck.ru"], blocked["bit.ly"], blocked["wa.me"]) == (True, True, False)


def test_facts_have_sources(records: Records) -> None:
    """Whoever reads a fact that no school wrote itself can look it up: every record that is no sample names a source."""
    assert [entry.location.path for entry in records if not entry.record.demo and not entry.record.sources] == []


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("levels", "levels"),
        ("levels", "known_hours"),
        ("event_formats", "formats"),
        ("class_profiles", "profiles"),
        ("documents", "documents"),
        ("region", "figures"),
    ],
)
def test_entries_have_sources(records: Records, kind: str, field: str) -> None:
    """Where each entry comes from its own source, each names it."""
    sourceless = [item for entry in _real(records, kind) for item in getattr(entry.record, field) if not item.sources]
    assert sourceless == []


def test_lessons_have_sources(records: Records) -> None:
    """A calendar that is not complete says so, and each of its lessons names its source."""
    lessons = [lesson for entry in _real(records, "lessons") for lesson in entry.record.lessons]
    assert lessons
    assert [lesson.topic for lesson in lessons if not lesson.sources] == []


def _real(records: Records, kind: str) -> list[Entry[Any]]:
    return [entry for entry in records.of(kind) if not entry.record.demo]
