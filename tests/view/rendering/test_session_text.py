"""Weekly lessons in words: days and hours, and where there are several, whose lesson it is and where."""

from __future__ import annotations

from typing import Any

import pytest
from profminimum.authoring.yaml_writer import yaml_text
from profminimum.model.schema.values import as_plain
from profminimum.model.shared import Session
from profminimum.view.calendars.entries import of_slots
from profminimum.view.rendering.session_text import session_lines, sessions_text

from tests.support.project import catalog_of

CATALOG = catalog_of()
NBSP = "\N{NO-BREAK SPACE}"


def lessons(*values: dict[str, Any]) -> tuple[Session, ...]:
    """Lessons with these plain values."""
    return tuple(map(Session.model_validate, values))


MONDAY = {"weekday": "monday", "starts": "15:30", "ends": "17:00"}
FRIDAY = {"weekday": "friday", "starts": "9:00"}


@pytest.mark.parametrize(
    ("sessions", "lines"),
    [
        (lessons(MONDAY, FRIDAY), ("понедельник 15:30–17:00, пятница 9:00",)),
        (lessons({"weekday": "sunday", "grades": [6, 7, 8]}), (f"воскресенье (6–8{NBSP}классы)",)),
        (
            lessons(
                MONDAY | {"group": "1-я группа"}, FRIDAY | {"group": "2-я группа"}, FRIDAY | {"group": "1-я группа"}
            ),
            ("1-я группа: понедельник 15:30–17:00, пятница 9:00", "2-я группа: пятница 9:00"),
        ),
        (
            lessons(
                MONDAY | {"group": "младшая", "venue": {"name": "мастерская", "address": "Ёлкин, улица Мира, 1"}},
                FRIDAY | {"group": "старшая", "venue": {"organisation": "college"}},
            ),
            (
                "младшая: понедельник 15:30–17:00 – мастерская, Ёлкин, улица Мира, 1",
                "старшая: пятница 9:00 – Ёлкинский колледж",
            ),
        ),
        (
            lessons(MONDAY | {"venue": {"municipality": "okrug"}}, FRIDAY),
            ("понедельник 15:30–17:00 – Ёлкинский округ", "пятница 9:00"),
        ),
        ((), ()),
    ],
)
def test_lessons_are_told_by_group_and_place(sessions: tuple[Session, ...], lines: tuple[str, ...]) -> None:
    """What is the same for several lessons is said once, in the order of the record."""
    assert session_lines(sessions, CATALOG) == lines
    assert sessions_text(sessions, CATALOG) == "; ".join(lines)


def test_places_of_lessons_are_places_of_the_programme() -> None:
    """A list narrowed to a town holds a programme that has lessons there."""
    text = (
        "title: Роботы\nkind: additional\nschool_year: 2026-27\nsummary: Кратко\nages: 7–10 лет\nsessions:\n"
        "  - {weekday: monday, group: 1-я группа, venue: {municipality: okrug}}\n  - {weekday: friday, group: 2-я группа}\n"
    )
    catalog = catalog_of({"schools/first/programmes/added.yml": text})
    item = next(item for item in catalog.programmes if item.id == "added")
    assert item.facets["municipality"] == ("okrug", "gorod")
    assert item.facets["grade"] == ("1", "2", "3", "4")


def test_lessons_of_groups_are_entries_of_their_own() -> None:
    """The weekly lessons of a school's calendar name their group and place, and keep their identifiers without one."""
    plan = next(plan for plan in CATALOG.plans if plan.record.lesson_slots)
    slots = lessons(
        {"weekday": "thursday", "starts": "8:30"},
        {"weekday": "thursday", "starts": "9:20", "group": "2-я группа", "venue": {"name": "корпус на улице Мира"}},
    )
    path = plan.path
    own = {name: value for name, value in as_plain(plan.record).items() if name != "lesson_slots"}
    catalog = catalog_of({path: yaml_text(own | {"lesson_slots": [as_plain(slot) for slot in slots]})})
    found = of_slots(next(item for item in catalog.plans if item.path == path))
    assert [entry.title.partition("», ")[2] for entry in found] == ["", "2-я группа"]
    assert found[1].place == "корпус на улице Мира"
    assert [entry.uid.partition("@")[0].rpartition(".")[2] for entry in found] == [
        "lesson-thursday",
        "lesson-thursday-2-ya-gruppa",
    ]
