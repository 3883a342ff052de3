"""The report on staff: who is responsible where, courses with hours, events for teachers; roles and no samples."""

from __future__ import annotations

from datetime import date

from profminimum.view.reports import Link, Report, ReportTable, RowStatus
from profminimum.view.reports.contacts import staff_report

from tests.support.project import catalog_of

REAL = """\
    title: Семинар
    format: meeting
    starts: {starts}
    audience: [teachers]
    {more}
"""


def report(changed: dict[str, str] | None = None, year: str = "2026-27") -> Report:
    """The report on the small region."""
    return staff_report(catalog_of(changed), year)


def table(found: Report, name: str) -> ReportTable:
    """A table of a report."""
    return next(table for table in found.tables if table.id == name)


def test_every_row_is_as_long_as_the_columns() -> None:
    """Every table has a mood for each row or for none."""
    tables = report().tables
    assert tables
    for found in tables:
        assert found.rows, found.id
        assert {len(row) for row in found.rows} == {len(found.columns)}
        assert len(found.moods) in (0, len(found.rows))


def test_municipalities_name_their_coordinators() -> None:
    """Unknown stays unknown; samples are not counted among the schools."""
    found = table(report(), "municipalities")
    assert found.rows == (
        (
            Link("Город Ёлкин", "municipalities/gorod/"),
            "Главный специалист управления образования",
            "+7 (4752) 20-08-00",
            None,
            1,
            1,
        ),
        (Link("Ёлкинский округ", "municipalities/okrug/"), None, None, None, 0, 0),
    )
    assert found.moods == (RowStatus.GOOD, RowStatus.DUE)


def test_schools_without_a_responsible_person_are_seen() -> None:
    """A school that has no plan for the year names nobody, and neither does one without a municipality lose its row."""
    found = table(report({"schools/third/school.yml": "name: Третья\n"}), "schools")
    assert [(str(row[1]), row[0] and str(row[0]), row[2]) for row in found.rows] == [
        ("Школа № 1 «Ёлочка»", "Город Ёлкин", "Заместитель директора"),
        ("Третья", None, None),
    ]
    assert found.moods == (RowStatus.GOOD, RowStatus.BAD)


def test_courses_are_listed_with_their_hours() -> None:
    """Those ahead come first, with days, months or the words of the source."""
    rows = table(report(), "courses").rows
    assert [(str(row[0]), row[3], row[4], row[6]) for row in rows] == [
        ("Основы профминимума: с чего начать «Ёлочке»", 36, "18\u00a0января – 5\u00a0февраля", "3.4"),
        ("Обучение региональной команды", None, "в\u00a0апреле – мае 2026, день уточняется", None),
    ]
    assert rows[0][2] == "Ответственным за профминимум и классным руководителям"


def test_events_for_teachers_are_those_of_the_year() -> None:
    """They have their state; of other years and other audiences there are none."""
    changed = {
        "events/early.yml": REAL.format(starts="2026-10-01", more=""),
        "events/off.yml": REAL.format(starts="2026-12-24", more="status: cancelled\n    status_reason: Карантин"),
        "events/old.yml": REAL.format(starts="2026-05-01", more=""),
    }
    rows = table(report(changed), "events").rows
    assert [(row[0], row[3]) for row in rows] == [
        (date(2026, 10, 1), "прошло"),
        (date(2026, 11, 26), "впереди"),
        (date(2026, 12, 24), "отменено"),
    ]


def test_the_summary_can_be_sent_as_it_is() -> None:
    """It has numbers with their nouns."""
    assert report().about.replace("\u00a0", " ") == (
        "На 2026/27 учебный год ответственного за профминимум указали 1 из 1 школы, "
        "муниципальный координатор указан в 1 из 2 муниципалитетов."
    )
