"""A school's plan against its level, what its events give, and what it has not filled in."""

from __future__ import annotations

from profminimum.catalog import SchoolItem, YearPlanItem

from tests.support.project import catalog_of


def plan_of(changed: dict[str, str] | None = None) -> YearPlanItem:
    """The first school's plan for the current year."""
    plan = catalog_of(changed).schools["first"].plan
    assert plan is not None
    return plan


def school(changed: dict[str, str] | None = None, name: str = "first") -> SchoolItem:
    """A school of the small region."""
    return catalog_of(changed).schools[name]


PLAN = """\
    level: {level}
    grades: [9, 8]
    responsible: {{role: заместитель директора}}
    hours:
      - {{direction: parents, grades: {{8: 2}}}}
      - {{direction: lessons, grades: {{8: 38, 9: 70}}}}
      - {{direction: vocational-training, grades: {{8: 0}}}}
"""


def test_totals_add_up_over_directions() -> None:
    """Rows stand in the vocabulary's order, zeros are left out, grades are in order."""
    plan = plan_of({"schools/first/years/2026-27.yml": PLAN.format(level="base")})
    assert [row.direction.id for row in plan.rows] == ["lessons", "vocational-training", "parents"]
    assert [row.grades for row in plan.rows] == [{8: 38, 9: 70}, {}, {8: 2}]
    assert plan.totals == {8: 40, 9: 70}
    assert list(plan.totals) == [8, 9]


def test_shortfall_is_what_the_level_misses() -> None:
    """A grade that reaches the minimum exactly misses nothing; a plan without hours misses all of them."""
    assert plan_of({"schools/first/years/2026-27.yml": PLAN.format(level="base")}).shortfall == {}
    bare = school(name="second").plan
    assert bare is not None
    assert (bare.totals, bare.shortfall) == ({6: 0}, {6: 40})


def test_halves_add_up() -> None:
    """Two halves are a whole hour, which is an `int` again."""
    halves = PLAN.format(level="base").replace("8: 2}", "8: 0.5}").replace("8: 38, 9: 70", "8: 39.5, 9: 41.5")
    totals = plan_of({"schools/first/years/2026-27.yml": halves}).totals
    assert repr(totals) == "{8: 40, 9: 41.5}"


def test_events_of_the_year_are_found_in_the_plan() -> None:
    """Hours of events count by direction and grade; cancelled events and those of other years do not."""
    assert plan_of().found == {
        "parents": {8: 1, 9: 1},
        "practice-module": {8: 1, 9: 1},
        "extracurricular": {8: 1, 9: 1},
    }
    past = school().plans[1]
    assert past.school_year == "2025-26"
    assert past.found == {}


def test_event_for_all_grades_counts_for_those_of_the_plan() -> None:
    """An event that names no grades is for every grade that the plan has."""
    event = """\
        title: Урок
        format: meeting
        starts: 2027-08-31
        audience: [pupils]
        counts_towards: lessons
        hours: 2
    """
    assert plan_of({"schools/first/events/lesson.yml": event}).found["lessons"] == {8: 2, 9: 2}
    next_year = event.replace("2027-08-31", "2027-09-01")
    assert "lessons" not in plan_of({"schools/first/events/lesson.yml": next_year}).found


def test_missing_names_what_a_school_has_not_filled_in() -> None:
    """A full record misses nothing; a bare one misses all that a parent looks for."""
    assert school().missing == ()
    assert school(name="second").missing == (
        "hours",
        "contacts",
        "pages",
        "address",
        "programmes",
        "events",
        "documents",
    )
    bare = school({"schools/third/school.yml": "name: Третья школа\n"}, "third")
    assert bare.missing[0] == "plan"
    assert "hours" not in bare.missing
    assert (bare.level, bare.plan, bare.grades) == (None, None, ())


def test_grades_of_a_school_are_those_of_the_minimum() -> None:
    """Grades below the sixth are not shown; where a school names none, its plan does."""
    assert school().grades == (6, 7, 8, 9, 10, 11)
    plan = "level: base\ngrades: [7, 6]\nresponsible: {role: директор}\n"
    bare = school({"schools/third/school.yml": "name: Третья\n", "schools/third/years/2026-27.yml": plan}, "third")
    assert bare.grades == (6, 7)
