"""Former addresses lead to one record each; what was closed or merged says when, and into what that goes on."""

from __future__ import annotations

import pytest

SCHOOL = "name: Школа {name}\n{more}\n"
EVENT = "title: Ярмарка\nformat: open-day\nstarts: 2026-12-11\naudience: [parents]\n{more}\n"


def school(name: str, more: str = "") -> str:
    return SCHOOL.format(name=name, more=more)


def test_a_renamed_and_moved_record_is_fine(reported):
    """Names of folders, names of files and ways from other folders are understood."""
    changed = {
        "schools/new/school.yml": school(
            "новая", "formerly: [oldest, old]\nrenamed: [{name: Старая, date: 2026-09-01}]"
        ),
        "schools/new/events/fair.yml": EVENT.format(more="formerly: [market, events/market, schools/gone/events/fair]"),
        "schools/merged/school.yml": school("третья", "closed: 2026-08-31\nmerged_into: new"),
    }
    assert reported(changed) == []


@pytest.mark.parametrize(
    ("changed", "line", "words"),
    [
        ({"schools/b/school.yml": school("Б", "formerly: [b]")}, 2, "и сейчас так называется"),
        (
            {"schools/a/school.yml": school("А"), "schools/b/school.yml": school("Б", "formerly: [a]")},
            2,
            "сейчас другая запись – schools/a/school.yml",
        ),
        (
            {
                "schools/a/school.yml": school("А", "formerly: [c]"),
                "schools/b/school.yml": school("Б", "formerly: [c]"),
            },
            2,
            "раньше была и другая запись – schools/a/school.yml",
        ),
        (
            {"events/fair.yml": EVENT.format(more="formerly: [event/fair]")},
            5,
            "Возможно, вы имели в виду «events/fair»",
        ),
        ({"events/fair.yml": EVENT.format(more="formerly: [schools/b]")}, 5, "«мероприятие» не бывает"),
        ({"schools/b/school.yml": school("Б", "merged_into: c\nclosed: 2026-08-31")}, 2, "такой школы нет"),
        ({"schools/b/school.yml": school("Б", "closed: 2026-08-31\nmerged_into: b")}, 3, "круг «b» → «b»"),
        (
            {
                "schools/a/school.yml": school("А"),
                "schools/b/school.yml": school("Б", "merged_into: a"),
            },
            2,
            "Напишите последний день работы",
        ),
        (
            {
                "schools/a/school.yml": school("А", "closed: 2025-08-31"),
                "schools/b/school.yml": school("Б", "closed: 2026-08-31\nmerged_into: a"),
            },
            3,
            "закрыта раньше (2025-08-31), чем эта (2026-08-31)",
        ),
        (
            {
                "schools/b/school.yml": school(
                    "Б", "closed: 2026-08-31\nrenamed:\n  - name: Старая\n    date: 2026-09-01"
                )
            },
            5,
            "позже, чем в поле «Закрыта»",
        ),
    ],
)
def test_a_wrong_succession_is_named(reported, changed, line, words):
    """One problem each, at the line of the wrong word."""
    (problem,) = reported(changed)
    assert f":{line}:" in problem
    assert words in problem


def test_a_circle_of_mergers_is_named_at_each_school(reported):
    """None of them goes on."""
    changed = {
        f"schools/{own}/school.yml": school(own, f"closed: 2026-08-31\nmerged_into: {other}")
        for own, other in (("a", "b"), ("b", "c"), ("c", "a"))
    }
    assert [problem.split(":")[0] for problem in reported(changed)] == [f"schools/{own}/school.yml" for own in "abc"]


def test_a_file_without_a_name_of_its_own_has_no_former_one(reported):
    """A plan is named by its year."""
    plan = "level: base\ngrades: [6]\nresponsible: {role: заместитель директора}\nformerly: [2025-26]\n"
    problems = reported({"schools/b/school.yml": school("Б"), "schools/b/years/2026-27.yml": plan})
    assert [problem for problem in problems if "имя не меняется" in problem and ":4:" in problem]
