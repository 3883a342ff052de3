"""What a school published of its duties: in time, late, some day, in part, not at all; events without a story."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from profminimum.catalog import Catalog, deadlines
from profminimum.catalog.facts.publication_duties import Publication, Published, duties, unreported_by_owner
from profminimum.model import SchoolTask

from tests.support.project import at, catalog_of

POWERS, PROGRAMMES, CLASSES, SITE = SchoolTask.POWERS, SchoolTask.PROGRAMMES, SchoolTask.CLASSES, SchoolTask.SECTION
ITEMS = {
    "3.4": (POWERS, "2026-08-10"),
    "3.7": (PROGRAMMES, "2026-08-30"),
    "3.12": (CLASSES, "2026-08-12"),
    "3.16": (SchoolTask.EVENTS, "2027-08-31"),
    "4.2": (SITE, "2026-09-30"),
}
"""The numbers are this map's own: what an item is about, its task says."""


def _item(number: str, task: SchoolTask, day: str) -> dict[str, Any]:
    return {
        "number": number,
        "title": "Пункт",
        "deadline": {"kind": "date", "wording": "до срока", "until": day},
        "responsible": [{"party": "schools"}],
        "results": ["Есть"],
        "task": task.value,
    }


ROADMAP = {
    "title": "Карта",
    "short_title": "Карта",
    "school_year": "2026-27",
    "sections": [
        {
            "number": section,
            "title": "Школы",
            "items": [_item(number, *asked) for number, asked in ITEMS.items() if number[0] == section],
        }
        for section in ("3", "4")
    ],
}
PLAN = {"level": "base", "grades": [8], "responsible": {"role": "директор"}}
SECTION = {"pages": [{"kind": "section", "url": "https://third.yolkin.ru/prof/"}]}


def region(now: str = "2026-11-23 10:00", **files: Any) -> Catalog:
    """The small region with a third school that has these files in its folder."""
    own = {"school": {"name": "Третья"}} | files
    changed = {f"schools/third/{name.replace('__', '/')}.yml": json.dumps(values) for name, values in own.items()}
    changed = {path.replace("_2026_27", "2026-27"): text for path, text in changed.items()}
    return catalog_of(changed | {"roadmap/2026-27.yml": json.dumps(ROADMAP)}, at(now))


def published(task: SchoolTask, **files: Any) -> Publication:
    """How a duty of that school stands."""
    catalog = region(**files)
    (found,) = duties(catalog, [catalog.schools["third"]], deadlines(catalog, "2026-27"))
    return next(publication for publication in found.publications if publication.task is task)


def programme(kind: str, updated: str | None) -> dict[str, Any]:
    """A programme of the year."""
    values = {"title": "П", "kind": kind, "school_year": "2026-27", "summary": "К", "grades": [8]}
    return values | ({"updated": updated} if updated else {})


def reported(number: str, state: str, day: str | None = None) -> dict[str, Any]:
    """A plan in which the school tells of an item."""
    return PLAN | {"readiness": [{"item": number, "state": state} | ({"date": day} if day else {})]}


@pytest.mark.parametrize(
    ("first", "second", "state", "day"),
    [
        ("2026-08-20", "2026-08-30", Published.IN_TIME, date(2026, 8, 30)),
        ("2026-08-20", "2026-08-31", Published.DATE_UNKNOWN, date(2026, 8, 31)),
        ("2026-08-20", None, Published.DATE_UNKNOWN, None),
    ],
)
def test_both_kinds_of_programmes_are_published_by_the_later_day(
    first: str, second: str | None, state: Published, day: date | None
) -> None:
    """They are there by the day of the later kind; without its day nobody knows."""
    files = {"programmes__a": programme("additional", first), "programmes__b": programme("vocational", second)}
    assert published(PROGRAMMES, **files) == Publication(PROGRAMMES, state, day)


def test_one_kind_of_programmes_is_half_of_the_duty() -> None:
    """The kind that is missing is named."""
    found = published(PROGRAMMES, programmes__a=programme("vocational", "2026-08-20"))
    assert (found.state, found.missing, found.is_missing) == (Published.PARTLY, ("дополнительное образование",), True)


@pytest.mark.parametrize(
    ("plan", "state"),
    [
        (reported("3.12", "done", "2026-08-12"), Published.IN_TIME),
        (reported("3.12", "done", "2026-08-13"), Published.LATE),
        (reported("3.12", "done"), Published.DATE_UNKNOWN),
        (reported("3.12", "not-applicable"), Published.NOT_REQUIRED),
        (reported("3.12", "planned"), Published.MISSING),
        (PLAN, Published.MISSING),
    ],
)
def test_the_schools_own_dates_count(plan: dict[str, Any], state: Published) -> None:
    """The school's own day can prove that it was late; a plan is not yet a list."""
    assert published(CLASSES, years___2026_27=plan).state is state


def test_a_link_to_the_schools_section_fulfils_its_duty() -> None:
    """A link to the section is what the record can show."""
    assert published(SITE).state is Published.MISSING
    in_time = published(SITE, school={"name": "Третья", "updated": "2026-09-30"} | SECTION)
    assert in_time == Publication(SITE, Published.IN_TIME, date(2026, 9, 30))


@pytest.mark.parametrize(
    ("starts", "more", "is_untold"),
    [
        ("2026-10-01", {}, True),
        ("2026-09-30", {}, False),
        ("2026-09-30", {"ends": "2026-10-01"}, True),
        ("2026-11-22", {}, True),
        ("2026-11-23", {}, False),
        ("2026-11-22", {"status": "cancelled", "status_reason": "карантин"}, False),
        ("2026-11-22", {"coverage": [{"title": "Как прошло"}]}, False),
        ("2026-11-22", {"demo": True}, False),
    ],
)
def test_events_of_two_months_need_a_story(starts: str, more: dict[str, Any], is_untold: bool) -> None:
    """Events of this month and the last that took place and have no story are listed; samples are not."""
    event = {"title": "С", "format": "meeting", "starts": starts, "audience": ["pupils"]} | more
    catalog = region(events__e=event)
    assert bool(unreported_by_owner(catalog).get(catalog.schools["third"])) is is_untold


def test_a_school_with_everything_needs_no_reminder() -> None:
    """Nothing is missing and no event is without a story."""
    catalog = region(
        school={"name": "Третья"} | SECTION,
        programmes__a=programme("additional", None),
        programmes__b=programme("vocational", None),
        years___2026_27=reported("3.12", "not-applicable"),
    )
    (found,) = duties(catalog, [catalog.schools["third"]], deadlines(catalog, "2026-27"))
    assert found.is_fulfilled
