"""A school's plan against its level, what its events give, and what it has not filled in."""

from __future__ import annotations

from profminimum.catalog import SchoolItem, YearPlanItem

from tests.support.project import REGION, catalog_of


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
    assert plan_of().event_hours == {
        "parents": {8: 1, 9: 1},
        "practice-module": {8: 1, 9: 1},
        "extracurricular": {8: 1, 9: 1},
    }
    past = school().plans[1]
    assert past.school_year == "2025-26"
    assert past.found == {}


def lessons_of(slots: str, *, dated: bool = True, total: str = "") -> dict[int, int]:
    """The lessons of the course that are on the site for a plan of grades 8 and 9; `slots` is a list of YAML."""
    calendar = "course: Курс\nschool_year: 2026-27\ncomplete: false\n" + total
    days = "lessons: [{date: 2026-09-03, topic: Первое}, {date: 2026-11-05, topic: В каникулы}]\n"
    changed = {
        "schools/first/years/2026-27.yml": PLAN.format(level="base") + f"    lesson_slots: {slots}\n",
        "reference/lessons/2026-27.yml": calendar + (days if dated else ""),
        "region.yml": "name: Область\nname_genitive: Области\ntimezone: Europe/Moscow\nsection_title: Профминимум\n"
        "school_year: 2026-27\nholidays: [{title: осень, when: 2026-11-01 – 2026-11-08}]\n",
    }
    return plan_of(changed).course_lessons


def test_weekly_lessons_of_the_timetable_are_found_in_the_plan() -> None:
    """Weeks of the timetable count as far as the course goes, beside events of the same direction."""
    assert plan_of().course_lessons == {8: 34, 9: 34}
    assert plan_of().found["extracurricular"] == {8: 35, 9: 35}
    assert plan_of().found["parents"] == plan_of().event_hours["parents"]


def test_lessons_are_counted_by_weeks_and_holidays() -> None:
    """From September to May there are 39 Thursdays, one of them a holiday; the vocabulary knows that the course has 34."""
    thursday = "[{weekday: thursday, grades: [9]}]"
    assert lessons_of(thursday, total="lessons_total: 50\n") == {8: 1, 9: 38}
    assert lessons_of(thursday) == {8: 1, 9: 34}
    assert lessons_of(thursday, dated=False) == {9: 34}
    twice = "[{weekday: thursday, group: А}, {weekday: monday, group: Б}]"
    assert lessons_of(twice, total="lessons_total: 50\n") == {8: 38, 9: 38}, "a child goes to one of the groups"


def test_known_days_of_the_course_count_without_a_timetable() -> None:
    """A lesson whose day is known is on the site; one on a holiday is not held."""
    assert lessons_of("[]") == {8: 1, 9: 1}
    assert lessons_of("[]", dated=False) == {}


def test_a_region_without_the_direction_of_the_course_counts_no_lessons() -> None:
    """Its own vocabulary may divide the hours otherwise."""
    texts = {path.relative_to(REGION).as_posix(): path.read_text("utf-8") for path in REGION.rglob("*.yml")}
    own = {path: text.replace("extracurricular", "own") for path, text in texts.items() if "extracurricular" in text}
    plan = plan_of(own)
    assert plan.course_lessons
    assert plan.found == plan.event_hours


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
