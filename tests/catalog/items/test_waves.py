"""Joining in waves: state, deadline and words follow the wave that counts at the hour; every output has each of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from textwrap import indent
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from profminimum.catalog import Catalog, Phase, ProgrammeItem
from profminimum.load import SourceFile, load
from profminimum.model.schema.values import as_plain
from profminimum.validity import watch
from profminimum.view.rendering.offer_text import wave_text

from tests.support.output_files import files
from tests.support.project import catalog_of
from tests.support.project_templates import project_templates

ZONE = ZoneInfo("Europe/Moscow")
PATH = "schools/first/programmes/chess.yml"
HEAD = "title: Шахматы\nkind: additional\nschool_year: 2026-27\nsummary: Шахматы\ngrades: 8\nenrolment:\n"
TWO_WAVES = """\
when: 2026-09-01 – 2026-09-15 18:00
waves:
  - when: 2027-01-10 10:00 – 2027-01-20
    name: вторая волна
    results: 2027-01-25
    free: 5
    free_on: 2026-11-12
"""
TEMPLATES = project_templates()


def catalog(enrolment: str, now: str = "2026-11-23 10:00") -> Catalog:
    """The small region with a programme that one joins so, at an hour."""
    moment = datetime.fromisoformat(now).replace(tzinfo=ZONE)
    return catalog_of({PATH: HEAD + indent(enrolment, "  ")}, now=moment)


def programme(enrolment: str, now: str = "2026-11-23 10:00") -> ProgrammeItem:
    """That programme."""
    return next(item for item in catalog(enrolment, now).programmes if item.id == "chess")


@pytest.mark.parametrize(
    ("now", "phase", "deadline", "words"),
    [
        ("2026-08-20 10:00", Phase.SOON, "2026-09-15", "запись с 1 по 15 сентября, 18:00"),
        ("2026-09-15 17:59", Phase.NOW, "2026-09-15", "запись открыта до 15 сентября, 18:00"),
        (
            "2026-09-15 18:01",
            Phase.SOON,
            "2027-01-20",
            "следующий набор с 10 января, 10:00, по 20 января (вторая волна)",
        ),
        (
            "2026-11-23 10:00",
            Phase.SOON,
            "2027-01-20",
            "следующий набор с 10 января, 10:00, по 20 января (вторая волна)",
        ),
        (
            "2027-01-10 09:59",
            Phase.SOON,
            "2027-01-20",
            "следующий набор с 10 января, 10:00, по 20 января (вторая волна)",
        ),
        ("2027-01-10 10:00", Phase.NOW, "2027-01-20", "запись открыта до 20 января (вторая волна)"),
        ("2027-01-20 23:59", Phase.NOW, "2027-01-20", "запись открыта до 20 января (вторая волна)"),
        ("2027-01-21 00:00", Phase.OVER, "2027-01-20", "запись закончилась"),
    ],
)
def test_the_wave_that_counts_gives_state_deadline_and_words(now: str, phase: Phase, deadline: str, words: str) -> None:
    """To the hour: the open wave, else the next one, else the last that is over."""
    item = programme(TWO_WAVES, now)
    assert (item.enrolment, str(item.deadline)) == (phase, deadline)
    assert TEMPLATES.line("enrolment", item).replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("enrolment", "phase", "words"),
    [
        ("when: с 1 сентября 2026", Phase.NOW, "запись открыта"),
        ("when: до 2026-12-01 18:00", Phase.NOW, "запись открыта до 1 декабря, 18:00"),
        ("when: 2026-12", Phase.SOON, "запись в декабре"),
        ("when: неизвестно", None, ""),
        ("how: Позвоните.", None, ""),
        ("waves: [{when: 2026-09}, {when: с 2026-11-01}]", Phase.NOW, "запись открыта"),
        ("{opens: 2026-09-01, closes: 2026-09-15}", Phase.OVER, "запись закончилась"),
    ],
)
def test_every_form_of_a_time_has_a_state(enrolment: str, phase: Phase | None, words: str) -> None:
    """Open at one end, a month, not known, not said, the fields of old files."""
    item = programme(enrolment)
    assert item.enrolment == phase
    assert TEMPLATES.line("enrolment", item).replace("\xa0", " ") == words


def test_each_wave_has_its_entry_in_the_calendar() -> None:
    """The first keeps the identifier that subscribers have, the others are known by their day; results are in the text."""
    data = files(catalog(TWO_WAVES))["calendars/deadlines.ics"]
    found = {
        str(event["UID"]).partition("@")[0].rpartition(".")[2]: event
        for event in Calendar.from_ical(data).walk("VEVENT")
        if "chess" in str(event["UID"])
    }
    assert {key: event["DTSTART"].dt for key, event in found.items()} == {
        "deadline": date(2026, 9, 15),
        "deadline-2027-01-20": date(2027, 1, 20),
    }
    second = found["deadline-2027-01-20"]
    assert str(second["SUMMARY"]) == "Последний день записи (вторая волна): Шахматы"
    assert "результаты 25 января 2027" in str(second["DESCRIPTION"]).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-09-15 10:00", "2026-09-15 18:00:00.000001"),
        ("2026-09-15 18:01", "2027-01-10 10:00"),
        ("2027-01-10 08:00", "2027-01-10 10:00"),
        ("2027-01-20 08:00", "2027-01-20 23:59:59.999999"),
    ],
)
def test_a_state_holds_until_a_wave_opens_or_is_over(now: str, until: str) -> None:
    """What shows the programme is made anew then, within a day, too, and not before."""
    chess = programme(TWO_WAVES, now)
    with watch() as validity:
        assert chess.joining
    assert timedelta() <= validity.until - datetime.fromisoformat(until) <= timedelta(microseconds=1)


def test_a_wave_in_words_has_all_that_is_said_of_it() -> None:
    """Its name, its time, results, free places with the day of the count."""
    first, second = (wave_text(wave, 2026).replace("\xa0", " ") for wave in programme(TWO_WAVES).waves)
    assert first == "1–15 сентября, окончание в 18:00"
    assert second == ("вторая волна: 10–20 января, начало в 10:00; результаты 25 января; на 12 ноября свободно 5 мест")


def test_old_fields_are_the_first_wave() -> None:
    """What was said in `opens`, `closes` and `results` is said in one field; with further waves beside it."""
    old = "schools/first/classes/class.yml"
    text = (
        "title: Класс\nprofile: engineering\nsummary: Класс\nadmission:\n"
        "  {opens: 2027-04-12, closes: 2027-06-18, results: 2027-06-28, waves: [{when: 2027-08}]}\n"
    )
    [entry] = load([SourceFile(old, text.encode())]).entries
    assert as_plain(entry.record.admission) == {
        "when": "2027-04-12 – 2027-06-18",
        "results": "2027-06-28",
        "waves": [{"when": "2027-08"}],
    }


def test_two_waves_that_end_on_one_day_are_two_entries() -> None:
    """An identifier stands once in a calendar."""
    same = "when: 2026-09\nwaves: [{when: до 2026-12-01}, {when: 2026-11-25 – 2026-12-01}]\n"
    keys = [last.key for last in programme(same).last_days]
    assert keys == ["", "2026-12-01", "2026-12-01-2"]
