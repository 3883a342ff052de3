"""One grade's view: what lies ahead in order, what can be joined, what is not meant for it."""

from __future__ import annotations

from datetime import date, datetime

from profminimum.catalog import Dated, GradeView

from tests.support.project import at, catalog_of


def view(grade: int, now: str = "2026-11-23 10:00") -> GradeView:
    """The small region seen from a grade."""
    return GradeView(catalog_of(now=at(now)), grade)


def as_line(dated: Dated) -> str:
    """A line of the timeline as «day what which»."""
    which = dated.lesson.topic if dated.lesson else (dated.event or dated.offer).id  # type: ignore[union-attr]
    return f"{dated.day:%m-%d} {dated.what} {which}"


def test_timeline_holds_everything_ahead_in_order() -> None:
    """It has lessons, events of the grade for pupils or parents and last days to join; nothing past or for others."""
    assert [as_line(dated) for dated in view(8).timeline] == [
        "11-26 lesson Россия деловая: кто считает деньги",
        "11-27 event markup",
        "12-01 event no-time",
        "12-03 lesson «Ёж и ёлка»",
        "12-08 event online",
        "12-12 event open-day",
        "12-25 deadline robots",
        "02-08 event forum",
    ]
    eighth = view(8)
    assert eighth.next is eighth.timeline[0]


def test_class_of_a_later_year_is_for_those_who_come_to_it() -> None:
    """The last day to apply stands with the grade below, and not with those who would be past the class by then."""
    lines = {grade: [as_line(dated) for dated in view(grade, "2027-05-01 10:00").timeline] for grade in (9, 10, 11)}
    assert lines == {9: ["06-18 deadline engineering"], 10: [], 11: []}
    assert [class_.id for class_ in view(9).next_classes] == ["agro", "engineering", "project"]
    assert [class_.id for class_ in view(10).classes] == ["engineering", "project"]


def test_what_runs_already_stands_at_today() -> None:
    """An event of several days that has begun has the day on which it began, and stands at the day of reading."""
    grade = view(6, "2027-02-10 12:00")
    assert [(dated.day, dated.what) for dated in grade.timeline] == [(date(2027, 2, 8), "event")]
    assert grade.timeline[0].place_at(datetime(2027, 2, 11, 9)) == (date(2027, 2, 11), "event")


def test_what_comes_next_is_ready_for_the_days_to_come() -> None:
    """At each moment that a page names, the next thing is that of a page made then."""
    for grade in range(6, 12):
        seen = view(grade)
        assert seen.next_changes or not seen.timeline
        for moment, dated in seen.next_changes[:-1]:
            later = view(grade, f"{moment:%Y-%m-%d %H:%M}").next
            assert as_line(later) == as_line(dated)


def test_last_day_to_join_is_shown_until_it_is_over() -> None:
    """A deadline of today is still there, tomorrow it is gone."""
    assert "11-30 deadline cook" in [as_line(dated) for dated in view(9, "2026-11-30 23:59").timeline]
    assert "11-30 deadline cook" not in [as_line(dated) for dated in view(9, "2026-12-01 00:00").timeline]


def test_programmes_are_those_that_take_the_grade() -> None:
    """They are of the current year or later; free ones are apart from those that cost or may cost something."""
    assert [programme.id for programme in view(9).programmes] == ["cook", "drawing"]
    assert [programme.id for programme in view(9).free.open] == ["cook"]
    old = "title: Старая\nkind: additional\nschool_year: 2025-26\nsummary: Была.\ngrades: [11]\n"
    catalog = catalog_of({"schools/first/programmes/old.yml": old})
    assert GradeView(catalog, 11).programmes == ()


def test_grade_without_anything_is_empty() -> None:
    """Nothing ahead is nothing, not an error."""
    empty = view(11, "2027-08-30 10:00")
    assert (empty.timeline, empty.next, empty.events, empty.lessons) == ((), None, (), ())
