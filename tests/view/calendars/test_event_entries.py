"""Entries of events: one for each part of the time at each venue, with identifiers that nothing else moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from profminimum.catalog import EventItem
from profminimum.model import Event, Moment
from profminimum.view.calendars.entries import CalendarEntry, EntryStatus
from profminimum.view.calendars.event_entries import of_event

from tests.support.project import REGION, catalog_of
from tests.support.time_strategies import times

HOLIDAYS = """
holidays:
  - title: Осенние каникулы
    when: 2026-10-26 – 2026-11-04
  - title: Зимние каникулы
    when: 2026-12-31 – 2027-01-10
"""
CATALOG = catalog_of({"region.yml": (REGION / "region.yml").read_text("utf-8") + HOLIDAYS})
ENTRY = next(event.entry for event in CATALOG.events if event.id == "markup")
BASE = {"title": "Встреча", "format": "meeting", "audience": ["pupils"], "checked": "2026-09-01"}


def entries(**values: Any) -> tuple[CalendarEntry, ...]:
    """The entries of an event with these values."""
    record = Event.model_validate(BASE | values)
    return of_event(EventItem(replace(ENTRY, record=record), CATALOG))


def only(**values: Any) -> CalendarEntry:
    """The only entry of an event."""
    (entry,) = entries(**values)
    return entry


def keys(**values: Any) -> list[str]:
    """What the identifiers of an event's entries have behind its address."""
    found = [entry.uid.partition("@")[0].removeprefix("schools.first.events.markup") for entry in entries(**values)]
    assert len(set(found)) == len(found)
    return [key.removeprefix(".") for key in found]


@pytest.mark.parametrize(
    ("venues", "place"),
    [
        ([{"organisation": "college"}], "Ёлкин, улица Дружбы, дом 5"),
        ([{"name": "кабинет 3"}], "кабинет 3; Школа № 1 «Ёлочка», "),  # whose address a mere name leaves open
        ([{"organisation": "college"}, {"name": "кабинет 3"}], "Ёлкин, улица Дружбы, дом 5"),
    ],
)
def test_a_venue_without_an_address_takes_that_of_its_holder(venues: list[dict[str, str]], place: str) -> None:
    """A calendar leads where the page does."""
    found = entries(when="2026-12-01 15:00", venues=venues)[0]
    assert place in found.place.replace("\u00a0", " ")


def test_a_repetition_is_one_entry_with_its_exceptions():
    """It begins on its first real day, and leaves out excluded days and holidays that the weekdays name, and no others."""
    entry = only(when="2026-10-27 – 2027-02-02, по вторникам, 15:00–16:30, кроме 2026-11-24, 2026-11-25, каникул")
    assert (entry.starts, entry.ends) == (Moment.parse("2026-11-10 15:00"), Moment.parse("2026-11-10 16:30"))
    assert entry.repeats is not None
    assert (entry.repeats.weekdays, entry.repeats.last) == (frozenset({1}), date(2027, 2, 2))
    assert entry.repeats.left_out == (date(2026, 11, 24), date(2027, 1, 5))
    assert "Когда: по вторникам" in entry.text


def test_a_repetition_of_one_day_has_no_rule():
    """What exceptions leave is a day like any other; where they leave none, there is no entry."""
    when = "2026-11-10 – 2026-11-17, по вторникам, кроме {}"
    assert only(when=when.format("2026-11-10")).repeats is None
    assert entries(when="2026-10-27 – 2026-11-03, по вторникам, кроме каникул") == ()


@pytest.mark.parametrize(
    ("when", "day", "title"),
    [
        ("2026-11", "2026-11-01", "Встреча (в ноябре, день уточняется)"),
        ("2026-10 – 2026-11", "2026-10-01", "Встреча (в октябре – ноябре, день уточняется)"),
        ("2027-Q2", "2027-04-01", "Встреча (во II квартале, день уточняется)"),
        ("в течение 2026-11-16 – 2026-11-22", "2026-11-16", "Встреча (16–22 ноября, день уточняется)"),
    ],
)
def test_an_open_day_is_one_tentative_entry(when, day, title):
    """It stands on the first day on which it may be, says that the day is open, and keeps nobody busy."""
    entry = only(when=when)
    assert (str(entry.starts), entry.ends, entry.title.replace("\u00a0", " ")) == (day, None, title)
    assert (entry.status, entry.takes_time) == (EntryStatus.TENTATIVE, False)


@pytest.mark.parametrize("when", ["2026-27", "2026", "2026-H2", "неизвестно", "в течение 2026-09-01 – 2027-05-31"])
def test_what_may_be_any_day_is_none(when):
    """A day that is open for longer than a quarter, or not known at all, has no entry."""
    assert entries(when=when) == ()


def test_a_bound_is_a_day_with_words():
    """Nobody is busy from a beginning without an end; the entry says which bound it is."""
    begins, ends = only(when="с 2026-09-01 10:00"), only(when="до 2026-09-15")
    assert (str(begins.starts), begins.takes_time) == ("2026-09-01", False)
    assert begins.title.replace("\u00a0", " ") == "Встреча (с 10:00 1 сентября)"
    assert (str(ends.starts), ends.title.replace("\u00a0", " ")) == ("2026-09-15", "Встреча (до 15 сентября)")


def test_a_period_of_many_months_is_no_bar():
    """A week keeps one busy; months without an hour stand on their first day, with words, and name no day."""
    assert only(when="2026-11-09 – 2026-11-13").takes_time
    months = only(when="2026-10-01 – 2027-01-31")
    assert (str(months.starts), months.ends, months.takes_time) == ("2026-10-01", None, False)
    assert months.title.replace("\u00a0", " ") == "Встреча (1 октября – 31 января)"
    assert months.status is EntryStatus.CONFIRMED


def test_postponed_without_a_new_day_stays_where_it_was():
    """It keeps its identifier, says what happened, and keeps nobody busy on the old day."""
    planned = only(when="2026-11-05 15:00")
    for values in (
        {"when": "2026-11-05 15:00"},
        {"when": "неизвестно", "was": "2026-11-05 15:00"},
        {"when": "2026-27", "was": "2026-11-05 15:00"},
    ):
        entry = only(status="postponed", status_reason="Карантин", **values)
        assert (entry.uid, entry.starts) == (planned.uid, planned.starts)
        assert (entry.status, entry.takes_time) == (EntryStatus.TENTATIVE, False)
        assert entry.title == "Перенесено, новый день не назначен: Встреча"
        assert "Было назначено: четверг, 5\u00a0ноября 2026, 15:00." in entry.text
        assert "Причина: Карантин" in entry.text


def test_venues_of_a_postponed_event_stay_too():
    """Each has the time of its own at which it was to be."""
    venues = [{"name": "мастерские", "when": "2026-11-06 12:00"}, {"name": "буфет"}]
    planned = entries(when="2026-11-05 15:00", venues=venues)
    stays = entries(when="2026-11-05 15:00", venues=venues, status="postponed")
    assert [(entry.uid, entry.starts) for entry in stays] == [(entry.uid, entry.starts) for entry in planned]
    assert len(planned) == 2


@pytest.mark.parametrize(
    ("was", "words"),
    [
        ("2026-11-05 15:00", "Перенесено с 5 ноября 2026, 15:00."),
        ("2026-11-05; 2026-11-07", "Перенесено с 5 и 7 ноября 2026."),
        ("2026-11", "Перенесено. Было назначено: в ноябре 2026, день уточняется."),
        ("неизвестно", "Перенесено."),
    ],
)
def test_postponed_to_a_new_day_moves(was, words):
    """It is as certain as any other, and tells what it was."""
    entry = only(when="2026-12-03 15:00", was=was, status="postponed")
    assert (entry.uid, str(entry.starts)) == (only(when="2026-11-05").uid, "2026-12-03 15:00")
    assert (entry.status, entry.takes_time, entry.title) == (EntryStatus.CONFIRMED, True, "Встреча")
    assert words in entry.text.replace("\u00a0", " ").split("\n")


def test_cancelled_keeps_nobody_busy():
    """All its days say so."""
    found = entries(when="2026-12-03; 2026-12-04", status="cancelled")
    assert {(entry.status, entry.takes_time, entry.title) for entry in found} == {
        (EntryStatus.CANCELLED, False, "Отменено: Встреча")
    }


def test_the_clocks_of_the_place_hold():
    """A venue far away has its own zone; whole days are days everywhere."""
    far = only(when="2026-11-05 10:00", venues=[{"name": "завод", "timezone": "Asia/Yakutsk"}])
    assert (far.timezone, str(far.starts)) == ("Asia/Yakutsk", "2026-11-05 10:00")
    assert only(when="2026-11-05 10:00", timezone="Europe/Moscow").timezone is None


# Identifiers


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({"when": "2026-11-07 10:00"}, [""]),
        ({"when": "2026-11-07", "venues": [{"name": "буфет"}]}, [""]),
        ({"when": "2026-11-07; 2026-11-14 10:00"}, ["2026-11-07", "2026-11-14"]),
        ({"when": "2026-11-07 10:00; 2026-11-07 14:00"}, ["2026-11-07-1000", "2026-11-07-1400"]),
        ({"when": "2026-11-07; 2026-12"}, ["2026-11-07", "2026-12"]),
        ({"when": "2026-11-07", "venues": [{"name": "буфет"}, {"address": "Мира, 1"}]}, ["bufet", "mira-1"]),
        (
            {"when": "2026-11-07", "venues": [{"name": "цех", "address": f"Мира, {number}"} for number in (1, 2)]},
            ["tsekh-mira-1", "tsekh-mira-2"],
        ),
        (
            {"when": "2026-11-07; 2026-11-14", "venues": [{"name": "цех"}, {"name": "буфет"}]},
            ["bufet-2026-11-07", "tsekh-2026-11-07", "bufet-2026-11-14", "tsekh-2026-11-14"],
        ),
    ],
)
def test_identifiers_come_from_the_place_then_the_address_then_the_day(values, wanted):
    """One alone needs nothing."""
    assert keys(**values) == wanted


def test_one_moved_day_keeps_the_identifier():
    """A subscriber sees one entry move where its place tells it apart."""
    venues = [{"name": "цех", "when": "2026-11-07"}, {"name": "буфет", "when": "2026-11-07"}]
    moved = [venues[0] | {"when": "2026-11-21"}, venues[1]]
    assert sorted(keys(when="2026-11-07", venues=venues)) == sorted(keys(when="2026-11-07", venues=moved))


_venues = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Цех", "Цех 2", "Буфет"]),
            "when": st.sampled_from(["2026-11-07", "2026-11-07 10:00", "2026-11-14", "2026-12"]),
        },
        optional={"address": st.sampled_from(["Мира, 1", "Мира, 2"])},
    ),
    min_size=3,
    max_size=8,
    unique_by=lambda venue: (venue["name"], venue.get("address")),
)


@given(_venues, st.data())
def test_taking_a_venue_away_moves_no_other(venues, data):
    """As long as its name was its own, or several others still share it: one alone needs no address."""
    taken = data.draw(st.sampled_from(venues))
    left = [venue for venue in venues if venue is not taken]
    assume(sum(venue["name"] == taken["name"] for venue in left) != 1)
    before, after = (set(keys(when="2026-11-28", venues=some)) for some in (venues, left))
    assert len(before - after) == 1
    assert after < before


@given(st.lists(st.dates(date(2026, 9, 1), date(2027, 5, 31)), min_size=3, max_size=8, unique=True), st.data())
def test_taking_a_day_away_moves_no_other(days, data):
    """Each day of one place has an identifier of its own."""
    taken = data.draw(st.sampled_from(days))
    before = set(keys(when="; ".join(map(str, days))))
    after = set(keys(when="; ".join(str(day) for day in days if day != taken)))
    assert before - after == {str(taken)}
    assert after < before


@given(times, st.none() | times, st.sampled_from(["scheduled", "postponed", "cancelled"]), st.integers(0, 3))
def test_any_time_has_entries_of_its_own(when, was, status, venues):
    """Whatever is written, no two entries share an identifier, and what is not certain keeps nobody busy."""
    former = {"was": str(was)} if was and status == "postponed" else {}
    values = {
        "when": str(when),
        "status": status,
        "venues": [{"name": "цех"}, {"name": "цех"}, {"name": "зал"}][:venues],
    }
    found = entries(**values, **former)
    assert len({entry.uid for entry in found}) == len(found)
    assert not any(entry.takes_time and entry.status is not EntryStatus.CONFIRMED for entry in found)
    assert all(entry.ends is None or entry.starts.day <= entry.ends.day for entry in found)
    assert all(entry.last_day >= entry.starts.day for entry in found)
