"""Training of teachers on a day, who is responsible where, what is closed already."""

from __future__ import annotations

from datetime import date

from profminimum.catalog import GradeView, Phase, TrainingItem
from profminimum.catalog.facts.contacts import sector_centres, staff_by_town

from tests.support.project import at, catalog_of

CLOSED = """\
    title: {title}
    kind: additional
    school_year: 2026-27
    summary: Кратко.
    grades: [8]
    {more}
"""


def course(text: str, now: str = "2026-11-23 10:00") -> TrainingItem:
    """A course of the college."""
    path = "organisations/college/training/course.yml"
    catalog = catalog_of({path: "title: Курс\nroles: [mentor]\n" + text}, at(now))
    return next(training for training in catalog.training if training.id == "course")


def test_a_course_is_placed_by_days_or_months() -> None:
    """Days come before months, months before the school year; with none of them nothing is said."""
    assert course("starts: 2026-12-01\nends: 2026-12-05\n").phase is Phase.SOON
    months = course("months: [2026-10, 2026-11]\n")
    assert (months.first_day, months.last_day, months.phase) == (date(2026, 10, 1), date(2026, 11, 30), Phase.NOW)
    assert course("months: [2026-10, 2026-11]\n", "2026-12-01 00:10").is_over
    assert course("school_year: 2025-26\n").is_over
    assert course("school_year: 2026-27\n").phase is Phase.NOW
    assert course("").phase is None


def test_a_course_names_its_partners_and_its_item() -> None:
    """The road map is that of its year, else the newest that has the item."""
    catalog = catalog_of()
    basics = next(training for training in catalog.training if training.id == "basics")
    assert [partner.id for partner in basics.partners] == ["college"]
    assert basics.roadmap is catalog.roadmaps[0]
    assert course("").roadmap is None
    assert [training.id for training in catalog.organisations["operator"].training] == ["team", "basics"]


def test_every_municipality_lists_who_is_responsible() -> None:
    """Every municipality is there; samples are left out on demand; another year has other plans."""
    gorod, okrug = staff_by_town(catalog_of(), "2026-27")
    assert gorod.coordinator is not None
    assert (gorod.named, len(gorod.schools), okrug.coordinator) == (1, 1, None)
    assert [row.contact.role for row in gorod.schools if row.contact] == ["заместитель директора"]
    assert [len(town.schools) for town in staff_by_town(catalog_of(), "2026-27", samples=False)] == [1, 0]
    assert [town.named for town in staff_by_town(catalog_of(), "2024-25")] == [0, 0]


def test_schools_without_a_municipality_come_last() -> None:
    """They are listed, after all others."""
    *_, last = staff_by_town(catalog_of({"schools/third/school.yml": "name: Третья\n"}), "2026-27")
    assert (last.town, last.coordinator, [row.school.id for row in last.schools]) == (None, None, ["third"])


def test_a_sector_says_who_runs_its_centre() -> None:
    """A sector names nobody while that is not known."""
    found = {sector.id: [training.id for training in held] for sector, held in sector_centres(catalog_of())}
    assert found == {"food": ["college"], "transport": []}


def test_closed_programmes_are_apart() -> None:
    """A programme is closed after the last day of enrolment; one that names no days is not."""
    texts = {
        "a": CLOSED.format(title="А", more="enrolment: {closes: 2026-11-22}"),
        "b": CLOSED.format(title="Б", more="enrolment: {closes: 2026-11-23}"),
        "c": CLOSED.format(title="В", more=""),
    }
    catalog = catalog_of({f"schools/first/programmes/{name}.yml": text for name, text in texts.items()})
    assert [programme.id for programme in catalog.programmes if programme.is_closed] == ["a"]


def test_a_class_that_is_closed_is_no_class_to_apply_for() -> None:
    """A closed class is still listed with the classes of its own grade."""
    text = """\
        title: Класс
        profile: engineering
        summary: Кратко.
        school_year: 2026-27
        grades: [10]
        admission: {closes: %s}
    """
    open_, closed = (catalog_of({"schools/first/classes/next.yml": text % day}) for day in ("2026-12-01", "2026-11-01"))
    assert "next" in [class_.id for class_ in GradeView(open_, 9).next_classes]
    assert "next" not in [class_.id for class_ in GradeView(closed, 9).next_classes]
    assert "next" in [class_.id for class_ in GradeView(closed, 10).classes]
