"""Whom something is open to: as it says, or as its named schools and its admission prove."""

from __future__ import annotations

import pytest
from profminimum.view.rendering.access_words import access_question, access_text

from tests.support.project import at, catalog_of

EVENT = "title: День\nformat: open-day\naudience: [pupils]\nwhen: 2026-12-12\n"
CLASS = "title: Класс\nprofile: engineering\nsummary: Кратко\ngrades: [10]\n"
SCHOOL, OTHER = "Школа № 1 «Ёлочка»", "second"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("schools/first/events/day.yml", EVENT, ""),
        ("schools/first/events/day.yml", EVENT + "access: anyone", "открыто всем"),
        ("schools/first/events/day.yml", EVENT + "access: own", "только для этой школы"),
        ("schools/first/events/day.yml", EVENT + "schools: [first]", "только для этой школы"),
        ("events/day.yml", EVENT + "schools: [first]", f"только для названных школ: {SCHOOL}"),
        ("organisations/college/events/day.yml", EVENT + "access: own", "только для своих"),
        ("schools/first/classes/day.yml", CLASS, ""),
        ("schools/first/classes/day.yml", CLASS + "access: own", "только для учеников этой школы"),
        ("schools/first/classes/day.yml", CLASS + "admission: {any_residence: true}", "открыто всем"),
        ("schools/first/classes/day.yml", CLASS + "admission: {any_residence: false}", ""),
        (
            "organisations/college/classes/day.yml",
            CLASS + "unit: project\nschools_total: 21",
            "только для 21\N{NO-BREAK SPACE}школы, перечень не указан",
        ),
        ("organisations/college/classes/day.yml", CLASS + "schools_total: 21", ""),
    ],
)
def test_access_is_said_or_proved(path, text, expected):
    """What proves nothing leaves it unknown, and there is something to ask."""
    catalog = catalog_of({path: text}, at("2026-11-23 09:00"))
    item = next(item for item in (*catalog.events, *catalog.classes) if item.path == path)
    assert access_text(item) == expected
    assert access_question(item).startswith("уточните")
    assert item.facets["access"] == ((item.access.kind.value,) if expected else ())
