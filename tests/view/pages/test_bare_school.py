"""A school of whose offers nothing is known says so once, and leads to what is near."""

from __future__ import annotations

from profminimum.view import RecordPages

from tests.support.project import catalog_of
from tests.support.project_templates import project_templates

HEADINGS = ("Предпрофессиональные классы", "Программы", "Мероприятия")


def school_page(changed: dict[str, str]) -> str:
    """The body of the page of a school that is there only in what is given."""
    make = RecordPages(catalog_of(changed), project_templates(), {}).at("schools/third/")
    assert make is not None
    return make().body


def test_what_is_not_known_is_said_once() -> None:
    """One heading stands for three; links to any of them still lead to it, and the town of the school is a step away."""
    page = school_page({"schools/third/school.yml": "name: Школа № 3\nmunicipality: gorod\n"})
    assert page.count("на сайте сведений нет") == 1
    assert 'municipalities/gorod/">Куда' in page
    for anchor, heading in zip(("classes", "programmes", "events"), HEADINGS, strict=True):
        assert page.count(f'id="{anchor}"') == 1
        assert f">{heading}</h2>" not in page


def test_a_school_without_a_town_leads_to_all_towns() -> None:
    """Of a school from the press not even the town may be known."""
    assert 'nearby/">Куда' in school_page({"schools/third/school.yml": "name: Школа № 3\n"})


def test_a_school_with_something_has_its_headings() -> None:
    """One event is enough: then each of the three says what there is."""
    event = "title: Встреча\nformat: parents-meeting\nwhen: 12 декабря 2026\naudience: [parents]\n"
    page = school_page({"schools/third/school.yml": "name: Школа № 3\n", "schools/third/events/talk.yml": event})
    for heading in HEADINGS:
        assert f">{heading}</h2>" in page
