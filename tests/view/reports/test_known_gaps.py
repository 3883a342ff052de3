"""A hundred schools with known gaps: the reports and the letters name exactly these, no more and no fewer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from profminimum.catalog import Catalog
from profminimum.view.reports import Link, ReportTable, RowStatus, report_of
from profminimum.view.reports.reminders import Reminders, needs

from tests.support.pdf_sheets import templates
from tests.support.region_with_gaps import COUNT, GRADES, WITHOUT_SCHOOLS, YEAR, School, region, school_id

ITEMS = [f"3.{number}" for number in range(1, 17)]
POOR = "inzhavinsky"
"""A municipality in which nothing is for grades 6 and 7."""
PLAIN = "mordovsky"
"""A municipality whose schools plan no vocational training in grade 6."""


def without(*keys: str) -> Callable[[School], object]:
    """Takes fields out of the plan."""
    return lambda school: [school.plan.pop(key) for key in keys]


def less(path: str) -> Callable[[School], object]:
    """Takes a file away."""
    return lambda school: school.files.pop(path)


def plan(**values: object) -> Callable[[School], object]:
    """Says something else in the plan."""
    return lambda school: school.plan.update(values)


def no_hours(school: School) -> None:
    """No hour at all in grade 8; a plan with some, but too few, is an error and not shown."""
    for direction in school.plan["hours"]:
        direction["grades"].pop("8")


def no_parents(school: School) -> None:
    """Nobody speaks for the parents."""
    school.plan["working_group"]["roles"].pop()


def no_media(school: School) -> None:
    """The agreement with the newspaper is over."""
    school.plan["agreements"][4]["until"] = "2027-05-19"


def untold(item: str) -> Callable[[School], object]:
    """The school says nothing of an item."""
    return lambda school: school.plan.update(
        readiness=[task for task in school.plan["readiness"] if task["item"] != item]
    )


def no_programmes(school: School) -> None:
    """No programme at all."""
    school.files = {path: values for path, values in school.files.items() if "programmes/" not in path}


def no_section(school: School) -> None:
    """No link to the section of the school's own site."""
    school.files["school.yml"]["pages"].pop()


def no_story(school: School) -> None:
    """Nothing is told of the excursion of April."""
    school.files["events/excursion.yml"].pop("coverage")


def old_event(school: School) -> None:
    """An event of the last day of March without a story: too long ago to be asked for."""
    school.files["events/old.yml"] = {
        "title": "Старое",
        "format": "meeting-professional",
        "starts": "2027-03-31",
        "audience": ["pupils"],
    }


def coming_event(school: School) -> None:
    """An event of tomorrow has no story yet."""
    school.files["events/next.yml"] = {
        "title": "Завтра",
        "format": "meeting-professional",
        "starts": "2027-05-21",
        "audience": ["pupils"],
    }


def late_programme(school: School) -> None:
    """Changed after the deadline: it is there, and nobody knows since when."""
    school.files["programmes/additional.yml"]["updated"] = "2026-10-01"


HOLES: dict[int, Callable[[School], object]] = {
    5: without("order"),
    12: plan(responsible={"role": "советник директора по воспитанию"}),
    17: no_parents,
    23: no_hours,
    29: plan(ticket_to_future=False),
    31: plan(lesson_slots=[{"weekday": "monday"}]),
    37: no_media,
    41: less("programmes/vocational.yml"),
    43: less("classes/engineering.yml"),
    47: without("consents_collected"),
    53: less("events/spring.yml"),
    59: untold("3.1"),
    61: less(f"years/{YEAR}.yml"),
    67: without("hours"),
    71: lambda school: school.files["classes/engineering.yml"].pop("partners"),
    73: no_section,
    79: no_story,
    83: old_event,
    84: coming_event,
    89: no_programmes,
    93: lambda school: school.files["events/excursion.yml"].pop("hours"),
    97: late_programme,
}

UNKNOWN = {5: "3.2", 29: "3.7", 43: "3.12", 47: "3.13", 59: "3.1", 67: "3.6", 89: "3.11"}
"""By school, the item of which nothing is known; besides these, school 61 has no plan."""
BEGUN = {12: "3.3", 17: "3.5", 23: "3.6", 31: "3.8", 37: "3.10", 41: "3.11", 53: "3.14"}
"""By school, the item that is not yet as the road map wants it."""
LACKS = {
    12: "советник директора по воспитанию",
    17: "родители",
    23: "8\u00a0класс",
    31: "понедельник",
    37: "СМИ",
    41: "профессиональное обучение",
    53: "весну",
}
NUMBERS = {school_id(number): number for number in range(COUNT)}


def everywhere(school: School) -> None:
    """What two municipalities do not have."""
    if school.town == POOR:
        for path in ("programmes/additional.yml", "programmes/vocational.yml", "classes/engineering.yml"):
            school.files[path]["grades"] = [9, 10, 11]
    if school.town == PLAIN:
        school.plan["hours"][5]["grades"].pop("6")
        school.plan["hours"][1]["grades"]["6"] += 2


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The region with its holes."""
    return region(HOLES, everywhere)


def table(catalog: Catalog, report: str, name: str) -> ReportTable:
    """A table of a report for the year."""
    return next(table for table in report_of(catalog, report, YEAR).tables if table.id == name)


def number_of(cell: object) -> int:
    """The school to whose pages a cell leads."""
    assert isinstance(cell, Link)
    return NUMBERS[cell.address.split("/")[1]]


def test_readiness_names_the_gaps(catalog: Catalog) -> None:
    """Of 1600 lines, those that are not settled are the gaps, each in its state."""
    rows = table(catalog, "readiness", "details").rows
    assert len(rows) == COUNT * len(ITEMS)
    found = {(number_of(row[0]), row[2], row[4]) for row in rows if row[4] not in ("сделано", "не требуется")}
    unknown = {(school, item, None) for school, item in UNKNOWN.items()} | {(61, item, None) for item in ITEMS}
    assert found == unknown | {(school, item, "делается") for school, item in BEGUN.items()}


def test_readiness_says_what_is_missing(catalog: Catalog) -> None:
    """Each school with a gap has a sentence about it; no other school has one."""
    rows = {number_of(row[0]): row for row in table(catalog, "readiness", "schools").rows}
    assert set(rows) == {*UNKNOWN, *BEGUN, 61}
    for school, item in UNKNOWN.items():
        assert str(rows[school][3]).startswith(f"{item} – ")
        assert (rows[school][2], rows[school][4]) == ("15 из 16", "–")
    for school, item in BEGUN.items():
        assert str(rows[school][4]).startswith(f"{item} – ")
        assert LACKS[school] in str(rows[school][4])
        assert rows[school][3] == "–"
    assert rows[61][2:4] == ("0 из 16", "все 16\u00a0пунктов: плана на этот учебный год нет")


def test_readiness_counts_add_up(catalog: Catalog) -> None:
    """Each item is counted over all schools, each municipality over its own."""
    for row in table(catalog, "readiness", "items").rows:
        assert sum(number for number in row[2:] if isinstance(number, int)) == COUNT
    towns = table(catalog, "readiness", "municipalities").rows
    settled = COUNT * 16 - len(UNKNOWN) - len(BEGUN) - 16
    assert [sum(row[column] for row in towns) for column in (1, 2, 4, 5)] == [COUNT, COUNT - 1, settled, COUNT * 16]  # type: ignore[misc]


def test_coverage_names_the_gaps(catalog: Catalog) -> None:
    """They are schools without data, grades short of hours and classes without a partner."""
    silent = {(number_of(row[0]), row[2]) for row in table(catalog, "coverage", "silent").rows}
    assert silent == {(61, "план на учебный год"), (67, "часы в плане")}
    levels = [(number_of(row[0]), *row[2:7]) for row in table(catalog, "coverage", "levels").rows]
    assert levels == [(23, 8, "основной", 60, 0, 60)]
    assert [number_of(row[0]) for row in table(catalog, "coverage", "alone").rows] == [71]
    seen = table(catalog, "coverage", "seen")
    due = {number_of(row[0]): row[3:] for row, mood in zip(seen.rows, seen.moods, strict=True) if mood is RowStatus.DUE}
    assert due == {93: ("60", "0", "6–11\u00a0классы")}


def test_coverage_names_empty_places(catalog: Catalog) -> None:
    """Municipalities without schools have nothing for anybody; one has nothing for grades 6 and 7."""
    names = {municipality.id: municipality.short_name for municipality in catalog.municipalities}
    bare = {str(row[0]).lower() for row in table(catalog, "coverage", "no-schools").rows}
    assert bare == {names[municipality].lower() for municipality in WITHOUT_SCHOOLS}
    nothing = {str(row[0]).lower(): row[1] for row in table(catalog, "coverage", "nothing").rows}
    # A class that begins with grade 9 is what grade 8 can apply for.
    assert nothing == dict.fromkeys(bare, "6–11\u00a0классы") | {names[POOR].lower(): "6, 7\u00a0классы"}


def test_coverage_shows_every_direction(catalog: Catalog) -> None:
    """In all municipalities with schools every grade has every direction, but for one that lacks one in grade 6."""
    shown = table(catalog, "coverage", "directions")
    assert len(shown.rows) == (len(catalog.municipalities) - len(WITHOUT_SCHOOLS)) * len(GRADES)
    empty = [
        (row[0], row[1], shown.columns[place])
        for row in shown.rows
        for place, cell in enumerate(row)
        if cell == "пусто"
    ]
    town = next(municipality.short_name for municipality in catalog.municipalities if municipality.id == PLAIN)
    assert [(str(name).lower(), grade, what) for name, grade, what in empty] == [
        (town.lower(), 6, "Профессиональное обучение")
    ]


def test_duties_name_the_gaps(catalog: Catalog) -> None:
    """They say who has not published what and which events have no story; what is merely late is not missing."""
    rows = {number_of(row[0]): (str(row[2]), row[3]) for row in table(catalog, "duties", "missing").rows}
    assert set(rows) == {41, 43, 73, 79, 89}
    assert "3.11" in rows[41][0]
    assert "профессиональное обучение" in rows[41][0]
    assert "дополнительное" not in rows[41][0]
    assert [rows[number][0].split(" ")[0] for number in (43, 73, 79, 89)] == ["3.12", "4.2", "–", "3.11"]
    assert [rows[number][1] for number in sorted(rows)] == [0, 0, 0, 1, 0]
    assert [number_of(row[0]) for row in table(catalog, "duties", "untold").rows] == [79]


def test_duties_know_what_was_in_time(catalog: Catalog) -> None:
    """A last change before the deadline proves it; a later one proves nothing. Deadlines are those of 2023 carried over."""
    states = {number_of(row[0]): row[2] for row in table(catalog, "duties", "schools").rows}
    assert states.pop(97) == "опубликовано, когда впервые – неизвестно"
    assert states.pop(89) == "не указано"
    assert states.pop(41) == "не хватает: профессиональное обучение"
    assert set(states.values()) == {"опубликовано в срок, не позже 20\u00a0августа 2026"}
    terms = {str(row[0]).split(" ")[0]: row[1] for row in table(catalog, "duties", "terms").rows}
    assert str(terms["3.11"]) == "2026-08-30"
    assert "перенесены" in table(catalog, "duties", "terms").note


def test_letters_go_to_those_who_miss_something(catalog: Catalog) -> None:
    """There is a letter for each gap in what is published and for a missing plan, which lists it and nothing else."""
    letters = {NUMBERS[need.school.id]: Reminders(templates()).text(need) for need in needs(catalog, YEAR)}
    assert set(letters) == {41, 43, 61, 73, 79, 89}
    signs = {
        "план": "Сначала – план работы",
        "программ": "Программы дополнительного",
        "классы": "Перечень предпрофессиональных",
        "раздел": "Ссылка на раздел",
        "рассказ": "Расскажите, как прошло",
    }
    wanted = {41: {"программ"}, 43: {"классы"}, 61: {"план"}, 73: {"раздел"}, 79: {"рассказ"}, 89: {"программ"}}
    assert {
        number: {name for name, sign in signs.items() if sign in text} for number, text in letters.items()
    } == wanted
    assert "Не хватает: профессиональное обучение." in letters[41]
    assert f"form/?record=schools/{school_id(79)}/events/excursion.yml" in letters[79]
    assert all(text.startswith("Кому: заместитель директора по воспитательной работе, ") for text in letters.values())
