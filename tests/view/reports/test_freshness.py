"""The report on freshness: sums agree with the lists, samples and history are left out, somebody is named to remind."""

from __future__ import annotations

from datetime import date

from profminimum.view.reports import Link, Report, ReportTable, RowStatus
from profminimum.view.reports.freshness import freshness_report

from tests.support.project import at, catalog_of


def report(now: str = "2026-11-23 10:00", changed: dict[str, str] | None = None) -> Report:
    """The report on the small region on a day."""
    return freshness_report(catalog_of(changed, at(now)), "2026-27")


def table(found: Report, name: str) -> ReportTable:
    """A table of a report."""
    return next(table for table in found.tables if table.id == name)


def words(found: ReportTable, column: int) -> list[str]:
    """A column as text."""
    return [str(row[column]) for row in found.rows]


def test_every_row_is_as_long_as_the_columns() -> None:
    """Every table has a mood for each row or for none."""
    tables = report("2027-06-01 10:00").tables
    assert [found.id for found in tables] == ["owners", "overdue", "unknown"]
    for found in tables:
        assert {len(row) for row in found.rows} == {len(found.columns)}
        assert len(found.moods) in (0, len(found.rows))


def test_sums_agree_with_the_lists() -> None:
    """Fresh, due, overdue and unknown make up all; the lists hold just as many as are counted."""
    for now in ("2026-11-23 10:00", "2027-03-01 10:00", "2027-06-01 10:00"):
        found = report(now)
        owners = table(found, "owners")
        assert all(row[1] == sum(map(int, row[2:6])) for row in owners.rows)
        assert sum(row[4] for row in owners.rows) == len(table(found, "overdue").rows)
        assert sum(row[5] for row in owners.rows) == len(table(found, "unknown").rows)


def test_samples_and_history_are_left_out() -> None:
    """The second school is made up, the plan of 2025/26 is history, the forum of the region is the region's own."""
    found = report()
    assert words(table(found, "owners"), 0) == [
        "Школа № 1 «Ёлочка»",
        "Ёлкинский колледж",
        "Оператор",
        "Тестовая область",
    ]
    files = words(table(found, "unknown"), 3)
    assert "schools/first/years/2025-26.yml" not in files
    assert "events/teachers.yml" in files
    assert not [file for file in files if file.startswith("schools/second/")]


def test_what_waits_longest_comes_first() -> None:
    """Each overdue record has its page, its days and its file."""
    late = table(report("2027-06-01 10:00"), "overdue")
    due = [row[4] for row in late.rows]
    assert due == sorted(due)
    assert due
    assert due[-1] < date(2027, 6, 1)
    college = next(row for row in late.rows if row[5] == "organisations/college/organisation.yml")
    assert college[:3] == (
        Link("Ёлкинский колледж", "organisations/college/"),
        "Организация",
        Link("Ёлкинский колледж", "organisations/college/"),
    )


def test_somebody_is_named_to_remind() -> None:
    """It is who answers for the year, else the first contact, else nobody: a role with a telephone."""
    owners = {str(row[0]): row[7] for row in table(report(), "owners").rows}
    assert owners["Школа № 1 «Ёлочка»"] == "заместитель директора, +7 (4752) 20-00-00"
    assert owners["Ёлкинский колледж"] == "секретарь учебной части, +7 (4752) 20-08-00"
    assert owners["Оператор"] is None
    assert owners["Тестовая область"] == "методист регионального оператора, +7 (4752) 20-09-00"


def test_the_mood_is_that_of_the_worst() -> None:
    """An owner with something overdue is to be reminded first."""
    moods = {
        now: dict(zip(words(table(report(now), "owners"), 0), table(report(now), "owners").moods, strict=True))
        for now in ("2026-11-23 10:00", "2027-06-01 10:00")
    }
    assert moods["2026-11-23 10:00"]["Ёлкинский колледж"] is RowStatus.NEUTRAL
    assert moods["2027-06-01 10:00"]["Ёлкинский колледж"] is RowStatus.BAD


def test_the_summary_can_be_sent_as_it_is() -> None:
    """It has numbers with their nouns, and the day."""
    assert report().about.replace("\u00a0", " ") == (
        "На 23 ноября 2026 вовремя сверены 9 из 16 записей, просрочено 0, без даты сверки 7. "
        "Образцы и то, что уже прошло, не считаются."
    )
