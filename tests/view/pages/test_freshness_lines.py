"""Freshness of records on cards and pages, in the same words everywhere; what is closed is apart."""

from __future__ import annotations

import re
from datetime import date

import html5lib
import pytest
from profminimum.view import RecordPages

from tests.support.project import at, catalog_of
from tests.support.project_templates import project_templates

LATE = "2027-06-10 10:00"
CLOSED = """\
    title: Закрытая
    kind: additional
    school_year: 2026-27
    summary: Кратко.
    grades: [8]
    enrolment: {closes: 2026-09-10}
"""


def page(address: str, now: str = "2026-11-23 10:00", changed: dict[str, str] | None = None) -> str:
    """The body of a page of the small region on a day."""
    make = RecordPages(catalog_of(changed, at(now)), project_templates(), {}).at(address)
    assert make is not None, address
    return make().body


def seen(body: str) -> list[str]:
    """The lines about the last look that a reader sees, each on one line."""
    root = html5lib.parse(body, namespaceHTMLElements=False)
    paragraphs = [
        paragraph
        for paragraph in root.iter("p")
        if {"pm-card__checked", "pm-old"} & set(paragraph.get("class", "").split()) and paragraph.get("hidden") is None
    ]
    for paragraph in paragraphs:
        for waiting in [*paragraph.iter("template")]:
            waiting.clear()
    return [" ".join("".join(paragraph.itertext()).split()) for paragraph in paragraphs]


def test_what_is_fresh_says_its_day() -> None:
    """It has neither amber nor a warning; the day on which it is due goes with it for a page that is read later."""
    body = page("municipalities/okrug/")
    assert "проверено 20 ноября 2026" in seen(body)
    assert not [line for line in seen(body) if "измениться" in line]
    assert re.search(r'data-timed="2027-\d\d-\d\dT00:00:00 old"', body)
    assert "могло измениться, уточните в организации" in body


@pytest.mark.parametrize("address", ["municipalities/gorod/", "schools/first/", "organisations/college/"])
def test_what_is_overdue_says_so_in_words(address: str) -> None:
    """Cards and the foot of the record have the words, and they say whom to ask."""
    lines = seen(page(address, LATE))
    late = [line for line in lines if "измениться" in line]
    assert late
    assert all(re.search(r"уточните (в школе|в организации)\.?$", line) for line in late)
    assert ' old"' not in page("municipalities/gorod/", LATE)


def test_the_foot_of_an_overdue_record_warns() -> None:
    """The line is there from the beginning, hidden while the record is fresh."""
    warning = "Сведения могли измениться, уточните в школе."
    assert warning not in seen(page("schools/first/"))
    assert warning in page("schools/first/")
    assert warning in seen(page("schools/first/", LATE))


def test_the_unknown_is_said() -> None:
    """A record that nobody has dated says so."""
    assert "когда проверено, не указано" in seen(page("schools/first/"))


def test_what_is_over_is_not_asked_for() -> None:
    """A past event has no line at all."""
    old = "title: Прошло\nformat: meeting\nstarts: 2026-09-10\naudience: [pupils]\ngrades: [8]\nchecked: 2026-09-01\n"
    body = page("events/2026-09/", changed={"events/old.yml": old})
    card = body[body.index("Прошло") :]
    assert "pm-card__checked" not in card[: card.index("</li>")]


@pytest.mark.parametrize("address", ["schools/first/", "municipalities/gorod/"])
def test_what_is_closed_is_apart(address: str) -> None:
    """It is folded below what one can join, and the fold says so."""
    body = page(address, changed={"schools/first/programmes/closed.yml": CLOSED})
    (fold,) = re.finditer(r'<details class="pm-closed"[^>]*><summary>Запись закончилась:\u00a0<span [^>]*>1<', body)
    assert body.index(">Черчение</a>") < fold.start() < body.index(">Закрытая</a>")
    assert re.search(r'<h3 class="pm-card__title"><a [^>]*>Закрытая', body)


def test_days_are_real_days() -> None:
    """The day on which the school is due is after the last review and within half a year."""
    (due,) = set(re.findall(r'class="pm-old" hidden data-from="([^"]+)T00:00:00"', page("schools/first/")))
    assert date(2026, 11, 21) < date.fromisoformat(due) <= date(2027, 5, 20)
