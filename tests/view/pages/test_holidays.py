"""The region's holidays on pages: of a school year beside its lessons, of a month beside its events."""

from __future__ import annotations

from profminimum.view import Templates
from profminimum.view.pages.record_pages import RecordPages

from tests.support.pdf_sheets import templates
from tests.support.project import REGION, catalog_of

HOLIDAYS = """\
holidays:
  - {title: Зимние каникулы, when: 2026-12-29 – 2027-01-11}
  - {title: День народного единства, when: 2026-11-04}
  - {title: Давние каникулы, when: 2025-11-01 – 2025-11-09}
  - {title: Каникулы без дней, when: 2026-10}
"""


def page(address: str, holidays: str) -> str:
    """A page of the small region with these holidays, with plain spaces."""
    region = (REGION / "region.yml").read_text("utf-8") + holidays
    made: Templates = templates("")
    make = RecordPages(catalog_of({"region.yml": region}), made, {}).at(address)
    assert make
    return make().body.replace("\u00a0", " ")


def test_lessons_say_when_there_are_none() -> None:
    """The holidays of the year in order; those of other years and those without days are left out."""
    body = page("lessons/2026-27/", HOLIDAYS)
    words = "День народного единства, 4 ноября 2026; Зимние каникулы, 29 декабря 2026 – 11 января 2027"
    assert f"Занятий нет: {words}." in body
    assert "Занятий нет" not in page("lessons/2026-27/", "")


def test_a_month_says_its_holidays() -> None:
    """Those that touch it, however far they reach."""
    for month in ("2026-12", "2027-01"):
        assert "Занятий нет: Зимние каникулы, 29 декабря – 11 января." in page(f"events/{month}/", HOLIDAYS)
    assert "Занятий нет" not in page("events/2027-02/", HOLIDAYS)


def test_the_weekly_lesson_of_a_school_is_not_held_in_the_holidays() -> None:
    """A region that names its holidays says so beside the hour of the lesson."""
    words = "в каникулы и праздники занятий нет"
    assert words in page("schools/first/", HOLIDAYS)
    assert words not in page("schools/first/", "")
