"""What a school's data prove of each task that the road map sets it, what falls short, what only the school can say."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from profminimum.catalog import Gap, ReadinessLine, readiness
from profminimum.model import ReadinessState, SchoolTask

from tests.support.project import at, catalog_of

DONE, BEGUN, PLANNED, NOT_REQUIRED = (
    ReadinessState.DONE,
    ReadinessState.IN_PROGRESS,
    ReadinessState.PLANNED,
    ReadinessState.NOT_APPLICABLE,
)
NUMBERS = [f"3.{number}" for number in range(1, 17)]
TASKS = [task for task in SchoolTask if task.is_readiness and task is not SchoolTask.OTHER]
KINDS = ["employer", "employment-service", "volunteers", "culture-sport", "media", "non-profit"]
ROADMAP = {
    "title": "Карта",
    "short_title": "Карта",
    "school_year": "2026-27",
    "sections": [
        {
            "number": "3",
            "title": "Школы",
            "items": [
                {
                    "number": number,
                    "title": "Пункт",
                    "deadline": {"kind": "school-year", "wording": "в течение года"},
                    "responsible": [{"party": "schools"}],
                    "results": ["Сделано"],
                    "task": task.value,
                }
                for number, task in zip(NUMBERS, TASKS, strict=True)
            ],
        }
    ],
}
PLAN: dict[str, Any] = {"level": "base", "grades": [8], "responsible": {"role": "директор"}}


def line(number: str, plan: dict[str, Any], now: str = "2026-11-23 10:00", **files: Any) -> ReadinessLine:
    """The line of an item for a school with this plan and these files in its folder."""
    own = {"school.yml": {"name": "Третья"}, "years/2026-27.yml": PLAN | plan} | {
        name.replace("__", "/") + ".yml": values for name, values in files.items()
    }
    changed = {f"schools/third/{path}": json.dumps(values) for path, values in own.items()}
    catalog = catalog_of(changed | {"roadmap/2026-27.yml": json.dumps(ROADMAP)}, at(now))
    found = readiness(catalog.schools["third"], "2026-27")
    assert [line.item.number for line in found.lines] == NUMBERS
    return next(line for line in found.lines if line.item.number == number)


def state(number: str, plan: dict[str, Any], **more: Any) -> tuple[ReadinessState | None, date | None, Gap | None]:
    """The state, the day and the lack of an item."""
    found = line(number, plan, **more)
    return found.state, found.date, found.gap


def test_nothing_is_known_of_an_empty_plan() -> None:
    """An empty plan proves only that a director answers for it."""
    known = [number for number in NUMBERS if line(number, {}).state]
    assert known == ["3.3"]


def test_order_and_consents_are_done_on_their_day() -> None:
    """A day that is still to come is a plan."""
    assert state("3.2", {"order": {"date": "2026-11-23"}}) == (DONE, date(2026, 11, 23), None)
    assert state("3.2", {"order": {"date": "2026-11-24"}}) == (PLANNED, date(2026, 11, 24), None)
    assert state("3.13", {"consents_collected": "2026-09-08"}) == (DONE, date(2026, 9, 8), None)
    assert state("3.13", {"consents_collected": "2026-12-08"}) == (PLANNED, date(2026, 12, 8), None)


def test_responsible_is_not_below_a_deputy() -> None:
    """A post below that is named as what is wrong."""
    assert state("3.3", {"responsible": {"role": "учитель физики"}}) == (BEGUN, None, Gap("post", ("учитель физики",)))


def test_working_group_speaks_for_all() -> None:
    """The group needs each of the six that the item lists; without roles nothing is known."""
    roles = ["директор", "учителя", "отдел образования", "представитель завода", "совет учеников", "родители"]
    assert state("3.5", {"working_group": {"date": "2026-08-07", "roles": roles}}) == (DONE, date(2026, 8, 7), None)
    assert state("3.5", {"working_group": {"roles": roles[:5]}})[2] == Gap("voices", ("родители",))
    assert state("3.5", {"working_group": {"date": "2026-08-07"}}) == (None, None, None)


def test_plan_reaches_its_level() -> None:
    """The plan reaches it in every grade; its day is that of the document that it names."""
    hours = [{"direction": "lessons", "grades": {"8": 40}}]
    documents = {
        "documents": [{"id": "plan", "kind": "plan", "scope": "school", "title": "План", "date": "2026-08-24"}]
    }
    assert state("3.6", {"hours": hours, "plan_document": "plan"}, documents=documents) == (
        DONE,
        date(2026, 8, 24),
        None,
    )
    assert state("3.6", {"hours": hours, "grades": [8, 9, 10]}) == (BEGUN, None, Gap("hours", ("9", "10")))


def test_project_asks_nothing_of_its_members() -> None:
    """A school outside it has to be registered, which no field shows."""
    assert state("3.7", {"ticket_to_future": True})[0] is NOT_REQUIRED
    assert state("3.7", {"ticket_to_future": False})[0] is None


def test_lessons_are_on_thursday() -> None:
    """Another day is named, unless the school says that the item is done."""
    thursday, monday = {"weekday": "thursday"}, {"weekday": "monday"}
    assert state("3.8", {"lesson_slots": [thursday]})[0] is DONE
    assert state("3.8", {"lesson_slots": [thursday, monday]}) == (BEGUN, None, Gap("weekday", ("понедельник",)))
    reported = {"item": "3.8", "state": "done", "evidence": "приказ о расписании"}
    found = line("3.8", {"lesson_slots": [monday], "readiness": [reported]})
    assert (found.state, found.evidence, found.is_proved, found.gap) == (DONE, "приказ о расписании", False, None)


def test_agreements_are_with_all_kinds_of_partners() -> None:
    """Colleges are not what the item asks for; an agreement that is over or not yet signed is none."""
    held = [{"partner": "П", "kind": kind, "date": f"2026-08-1{number}"} for number, kind in enumerate(KINDS)]
    assert state("3.10", {"agreements": held}) == (DONE, date(2026, 8, 15), None)
    only_college = [{"partner": "П", "kind": "college"}]
    assert len(state("3.10", {"agreements": only_college})[2] or ()) == 2
    assert (state("3.10", {"agreements": only_college})[2] or Gap("")).which[0] == "работодатель"
    for change in ({"until": "2026-11-22"}, {"date": "2026-11-24"}):
        found = state("3.10", {"agreements": [*held[:5], held[5] | change]})
        assert found[2] == Gap("partners", ("общественная или некоммерческая организация",))
    assert state("3.10", {"agreements": [held[0] | {"until": "2026-11-22"}]}) == (None, None, None)


def programme(kind: str, year: str = "2026-27") -> dict[str, Any]:
    """A programme of a kind."""
    return {"title": "П", "kind": kind, "school_year": year, "summary": "К", "grades": [8]}


def test_programmes_are_of_both_kinds() -> None:
    """Both kinds of that year are needed; one kind is named as half of it."""
    both = {"programmes__a": programme("additional"), "programmes__b": programme("vocational")}
    assert state("3.11", {}, **both)[0] is DONE
    lack = Gap("programmes", ("профессиональное обучение",))
    assert state("3.11", {}, programmes__a=programme("additional")) == (BEGUN, None, lack)
    assert state("3.11", {}, programmes__a=programme("additional", "2025-26"))[0] is None


@pytest.mark.parametrize(("year", "expected"), [("2026-27", DONE), (None, DONE), ("2025-26", None), ("2027-28", None)])
def test_list_of_classes_is_that_of_the_year(year: str | None, expected: ReadinessState | None) -> None:
    """A class of next year is no list of this year; one without a year is the current year's."""
    values = {"title": "К", "profile": "engineering", "summary": "К"} | ({"school_year": year} if year else {})
    assert state("3.12", {}, classes__a=values)[0] is expected


def meeting(day: str) -> dict[str, Any]:
    """A parents' meeting."""
    return {"title": "С", "format": "parents-meeting", "starts": day, "audience": ["parents"]}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], (None, None, None)),
        (["2027-06-01"], (PLANNED, date(2027, 6, 1), None)),
        (["2026-09-15"], (BEGUN, date(2026, 9, 15), Gap("meetings", ("spring",)))),
        (["2027-02-15"], (BEGUN, date(2027, 2, 15), Gap("meetings", ("autumn",)))),
        (["2026-12-31", "2027-01-01"], (DONE, date(2027, 1, 1), None)),
        (["2026-06-15"], (None, None, None)),
    ],
)
def test_meetings_are_held_in_both_seasons(days: list[str], expected: tuple[object, ...]) -> None:
    """What stands in the calendar is a plan, what was held in one season is half; another year's do not count."""
    events = {f"events__e{number}": meeting(day) for number, day in enumerate(days)}
    assert state("3.14", {}, now="2027-05-20 12:00", **events) == expected


def test_events_show_that_the_year_has_begun() -> None:
    """Events prove a beginning; whether all of it is done only the school can say."""
    event = meeting("2026-09-15")
    assert state("3.16", {}, events__e=event)[0] is BEGUN
    reported = [{"item": "3.16", "state": "done"}]
    assert state("3.16", {"readiness": reported}, events__e=event)[0] is DONE


@pytest.mark.parametrize("number", ["3.1", "3.4", "3.9", "3.15"])
def test_some_items_no_record_can_show(number: str) -> None:
    """The school reports them, with a date and evidence."""
    reported = {"item": number, "state": "planned", "date": "2026-12-01", "evidence": "справка"}
    found = line(number, {"readiness": [reported]})
    assert (found.state, found.date, found.evidence, found.is_proved) == (PLANNED, date(2026, 12, 1), "справка", False)


def test_what_the_data_prove_beats_what_is_reported() -> None:
    """A school that forgot to change its words has the order all the same."""
    reported = [{"item": "3.2", "state": "planned", "date": "2026-12-01", "evidence": "проект приказа"}]
    found = line("3.2", {"order": {"date": "2026-07-20"}, "readiness": reported})
    assert (found.is_proved, found.date, found.evidence) == (True, date(2026, 7, 20), None)


def test_what_is_reported_completes_what_the_data_prove() -> None:
    """Where both say the same, the school's words give the day and the evidence."""
    reported = [{"item": "3.8", "state": "done", "date": "2026-08-27", "evidence": "протокол педсовета"}]
    found = line("3.8", {"lesson_slots": [{"weekday": "thursday"}], "readiness": reported})
    assert (found.is_proved, found.date, found.evidence) == (True, date(2026, 8, 27), "протокол педсовета")


def test_a_task_counts_whatever_its_number() -> None:
    """A map of another region numbers its items as it likes; items that ask nothing of schools are not counted."""
    ours = ROADMAP["sections"][0]["items"][0]
    asked = {"3.4": None, "3.7": "order", "3.9": "stories", "3.10": "other"}
    items = [
        {name: own for name, own in ours.items() if name != "task"}
        | {"number": number}
        | ({"task": task} if task else {})
        for number, task in asked.items()
    ]
    roadmap = ROADMAP | {"sections": [{"number": "3", "title": "Разное", "items": items}]}
    readiness_of = {"order": {"date": "2026-09-01"}, "readiness": [{"item": "3.10", "state": "done"}]}
    files = {
        "schools/first/years/2026-27.yml": PLAN | readiness_of,
        "schools/second/years/2026-27.yml": PLAN,
        "roadmap/2026-27.yml": roadmap,
    }
    catalog = catalog_of({path: json.dumps(values) for path, values in files.items()}, at("2026-11-23 10:00"))
    found = readiness(catalog.schools["first"], "2026-27")
    assert [(line.item.number, line.state, line.is_proved) for line in found.lines] == [
        ("3.7", DONE, True),
        ("3.10", DONE, False),
    ]
