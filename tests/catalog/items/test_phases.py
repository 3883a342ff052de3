"""What follows from the day: phases of events and enrolment at their borders, in the region's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profminimum.catalog import EventItem, Phase
from profminimum.catalog.items.phase import phase_at, phase_changes, phase_of
from profminimum.catalog.items.reader_days import phases_for_readers
from profminimum.model.when import When
from profminimum.validity import watch

from tests.support.project import at, catalog_of
from tests.support.time_strategies import times

TALK = """\
    title: Встреча
    format: meeting
    audience: [pupils]
"""


def event(*lines: str, now: str) -> EventItem:
    """An event with these lines, at a moment."""
    text = "".join(f"{line.strip()}\n" for line in (*TALK.splitlines(), *lines))
    found = catalog_of({"events/talk.yml": text}, at(now)).events
    return next(event for event in found if event.id == "talk")


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        ("2026-11-26 23:59", Phase.SOON),
        ("2026-11-27 00:00", Phase.TODAY),
        ("2026-11-27 14:29", Phase.TODAY),
        ("2026-11-27 14:30", Phase.NOW),
        ("2026-11-27 15:29", Phase.NOW),
        ("2026-11-27 15:30", Phase.OVER),
        ("2026-11-28 00:00", Phase.OVER),
    ],
)
def test_event_of_a_day_ends_with_its_hour(now: str, phase: Phase) -> None:
    """On its day an event is said to be today until it begins, and to be under way until it ends."""
    assert event("starts: 2026-11-27 14:30", "ends: 2026-11-27 15:30", now=now).phase is phase


@pytest.mark.parametrize("end", ["", "ends: 2026-11-27"])
def test_event_without_an_end_is_taken_to_last_two_hours(end: str) -> None:
    """Nobody who comes to a beginning at 9:00 in the evening of that day finds anything."""
    assert event("starts: 2026-11-27 9:00", end, now="2026-11-27 10:59").phase is Phase.NOW
    assert event("starts: 2026-11-27 9:00", end, now="2026-11-27 11:00").phase is Phase.OVER


def test_event_without_hours_lasts_its_day() -> None:
    """A day without hours is a whole day."""
    assert event("when: 2026-11-27", now="2026-11-27 23:59").phase is Phase.NOW
    assert event("when: 2026-11-27", now="2026-11-28 00:00").phase is Phase.OVER


def test_an_event_on_several_days_is_under_way_on_each_alone() -> None:
    """Between its days it is ahead, after the last it is over."""
    when = "when: 2026-11-07 10:00–12:00; 2026-11-14 10:00–12:00"
    moments = ["07 09:00", "07 11:00", "09 11:00", "14 11:00", "14 12:00"]
    phases = [event(when, now=f"2026-11-{moment}").phase for moment in moments]
    assert phases == [Phase.TODAY, Phase.NOW, Phase.SOON, Phase.NOW, Phase.OVER]


@pytest.mark.parametrize(
    "when", ["2026-11", "2026-10 – 2026-11", "2026-Q4", "2026-H2", "2026-27", "в течение 2026-11-16 – 2026-11-30"]
)
def test_an_open_day_is_never_under_way(when: str) -> None:
    """An event «в ноябре» is ahead as long as its time lasts, on no day under way, and then over."""
    assert event(f"when: {when}", now="2026-11-20 10:00").phase is Phase.SOON
    assert event(f"when: {when}", now="2027-06-01 10:00").phase is Phase.OVER


def test_an_event_without_a_day_is_ahead() -> None:
    """Nothing is over whose day nobody has named; a postponed one until the end of the school year of its old day."""
    assert event("when: неизвестно", now="2026-11-20 10:00").phase is Phase.SOON
    postponed = ("when: 2026-11-05", "status: postponed", "status_reason: Карантин.")
    assert event(*postponed, now="2026-11-20 10:00").phase is Phase.SOON
    assert event(*postponed, now="2027-09-01 10:00").phase is Phase.OVER


def test_weekly_lessons_leave_out_the_holidays_of_the_region() -> None:
    """A repetition takes place on its weekdays, except on named days and, where it says so, in the holidays."""
    weekly = event("when: 2026-11-02 – 2026-11-30, по вторникам, 15:00–16:00, кроме 2026-11-17", now="2026-11-01 10:00")
    assert [str(day) for day in weekly.days] == ["2026-11-03", "2026-11-10", "2026-11-24"]


def test_times_of_another_zone_are_compared_by_the_clocks_of_the_region() -> None:
    """Ten o'clock in Yakutsk is four in the morning in Moscow."""
    talk = event("when: 2026-11-27 10:00–11:00", "timezone: Asia/Yakutsk", now="2026-11-27 04:30")
    assert str(talk.occurrences[0].local.starts) == "2026-11-27 04:00"
    assert talk.phase is Phase.NOW


def test_event_of_several_days_runs_between() -> None:
    """A period is under way on each of its days, nights included, and over when its last hour is."""
    lines = ("starts: 2026-11-27 10:00", "ends: 2026-11-29 12:00")
    phases = [
        event(*lines, now=f"2026-11-{day}").phase
        for day in ("26 23:00", "27 09:00", "28 03:00", "29 11:59", "29 12:00")
    ]
    assert phases == [Phase.SOON, Phase.TODAY, Phase.NOW, Phase.NOW, Phase.OVER]


def test_venues_have_times_of_their_own() -> None:
    """Each venue takes the event's time unless it has its own; the last one decides when all is over."""
    lines = (
        "starts: 2026-12-12 10:00",
        "ends: 2026-12-12 15:00",
        "venues:",
        "- {name: вечером, starts: 2026-12-12 13:30}",
        "- {name: утром, ends: 2026-12-12 12:00}",
    )
    talk = event(*lines, now="2026-12-12 14:59")
    assert [
        (occurrence.venue.name, str(occurrence.local.starts), str(occurrence.local.ends))
        for occurrence in talk.occurrences
        if occurrence.venue
    ] == [
        ("утром", "2026-12-12 10:00", "2026-12-12 12:00"),
        ("вечером", "2026-12-12 13:30", "None"),
    ]
    assert talk.phase is Phase.NOW
    assert event(*lines, now="2026-12-12 15:30").phase is Phase.OVER


def test_period_lasts_though_its_venue_names_one_day() -> None:
    """The event's own end holds, whatever its venues say."""
    lines = ("starts: 2026-12-01", "ends: 2026-12-05", "venues: [{name: зал, starts: 2026-12-02 10:00}]")
    talk = event(*lines, now="2026-12-04 10:00")
    assert (talk.first_day, talk.last_day) == (date(2026, 12, 1), date(2026, 12, 5))
    assert talk.is_ahead


def test_day_is_the_regions_own() -> None:
    """At one moment it is still Monday in Moscow and already Tuesday in Kamchatka."""
    moment = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    days = [catalog_of(now=moment.astimezone(ZoneInfo(zone))).today for zone in ("Europe/Moscow", "Asia/Kamchatka")]
    assert days == [date(2026, 11, 23), date(2026, 11, 24)]


@pytest.mark.parametrize(("status", "ahead"), [("scheduled", True), ("postponed", True), ("cancelled", False)])
def test_cancelled_event_is_not_ahead(status: str, ahead: bool) -> None:
    """A reader can go to what takes place, be it later than planned."""
    reason = () if status == "scheduled" else ("status_reason: Так вышло.",)
    talk = event("starts: 2026-11-27 14:30", f"status: {status}", *reason, now="2026-11-23 10:00")
    assert talk.is_ahead is ahead
    assert (talk in talk.catalog.upcoming_events) is ahead


@pytest.mark.parametrize(
    ("opens", "closes", "phase"),
    [
        (None, None, None),
        ("2026-11-24", None, Phase.SOON),
        ("2026-11-23", None, Phase.NOW),
        (None, "2026-11-23", Phase.NOW),
        (None, "2026-11-22", Phase.OVER),
        ("2026-11-23", "2026-11-23", Phase.NOW),
        ("2026-09-01", "2026-11-22", Phase.OVER),
        ("2026-12-01", "2026-12-25", Phase.SOON),
    ],
)
def test_phase_includes_both_its_days(opens: str | None, closes: str | None, phase: Phase | None) -> None:
    """Enrolment is open on its first and on its last day; with one day unknown the other decides."""
    days = [date.fromisoformat(day) if day else None for day in (opens, closes)]
    assert phase_of(*days, date(2026, 11, 23)) is phase


def test_enrolment_has_phases() -> None:
    """Records say whether enrolment is open, soon, over or unknown; the last day is the deadline."""

    def states(now: str) -> dict[str, Any]:
        catalog = catalog_of(now=at(now))
        return {offer.id: offer.enrolment for offer in (*catalog.programmes, *catalog.classes)}

    assert states("2026-11-30 23:59") == {
        "robots": Phase.SOON,
        "cook": Phase.NOW,
        "drawing": Phase.SOON,
        "engineering": Phase.SOON,
        "project": None,
        "agro": None,
    }
    assert states("2026-12-01 00:00")["cook"] is Phase.OVER
    assert states("2026-12-01 00:00")["robots"] is Phase.NOW
    assert states("2027-06-18 12:00")["engineering"] is Phase.NOW
    assert states("2027-06-19 00:00")["engineering"] is Phase.OVER


def test_visits_need_a_note_on_consent() -> None:
    """A visit for pupils is voluntary for them and their parents; a talk, or a visit for teachers, needs no note."""
    events = {event.id: event.needs_consent_note for event in catalog_of().events}
    assert events["excursion"]
    assert not events["markup"]


def test_a_state_holds_until_the_event_begins_or_is_over() -> None:
    """The clock changes what is derived at the beginning and at the end of an event, and at no other moment of the day."""

    def until(moment: str) -> datetime:
        found = next(found for found in catalog_of({path: event}, at(moment)).events if found.path == path)
        with watch() as validity:
            assert found.phase
        return validity.until

    path = "events/today.yml"
    event = """
        title: Встреча
        format: open-day
        audience: [pupils]
        starts: 2026-11-23 15:00
        ends: 2026-11-23 16:30
        """
    assert until("2026-11-23 10:00") == datetime(2026, 11, 23, 15)
    assert until("2026-11-23 15:00") == datetime(2026, 11, 23, 16, 30)
    assert until("2026-11-23 16:30") == datetime.max
    assert until("2026-11-22 10:00") == datetime(2026, 11, 23)


SHAPES = [
    "2026-11-27 14:30–15:30",
    "2026-11-27",
    "2026-11-21; 2026-11-28 10:00; 2026-12-05",
    "2026-11-20 – 2026-11-27",
    "2026-09-15 – 2026-12-29, по вторникам, 16:00",
    "2026-11-25 – 2026-11-29, ежедневно, 10:00–17:00",
    "2026-11-27 22:00–02:00",
    "2026-11",
    "2026-11-26; 2026-12",
    "2026-27",
    "2026-09-01 – 2026-12-05",
    "неизвестно",
]


@pytest.mark.parametrize("when", SHAPES)
def test_what_a_browser_says_on_a_later_day_is_what_the_site_says_on_it(when: str) -> None:
    """The days that a page carries are enough to say anew what is over, ahead, today or in this week."""
    built = event(f"when: {when}", now="2026-11-23 00:00")
    for number in range(30):
        day = date(2026, 11, 23) + timedelta(days=number)
        moment = datetime.combine(day, time(3))
        later = event(f"when: {when}", now=f"{moment:%Y-%m-%d %H:%M}")
        times = [one.local for one in built.dated]
        assert phases_for_readers(times, built.open_until, moment) == later.reader_phases
        assert built.day_marks == later.day_marks


@pytest.mark.parametrize(
    ("when", "now", "phases"),
    [
        ("2026-11-27 14:30–15:30", "2026-11-22 10:00", {"soon"}),
        ("2026-11-27 14:30–15:30", "2026-11-23 10:00", {"soon", "week"}),
        ("2026-11-27 14:30–15:30", "2026-11-27 10:00", {"soon", "week", "today"}),
        ("2026-11-27 14:30–15:30", "2026-11-27 15:00", {"soon", "week", "today", "now"}),
        ("2026-11-27 14:30–15:30", "2026-11-27 16:00", {"over"}),
        ("2026-11-27 10:00; 2026-12-04 10:00", "2026-11-27 16:00", {"soon"}),
        ("2026-11-27 22:00–02:00", "2026-11-28 01:00", {"soon", "week", "today", "now"}),
        ("2026-27", "2026-11-27 16:00", {"soon"}),
    ],
)
def test_readers_find_an_event_by_the_day_and_the_week(when: str, now: str, phases: set[str]) -> None:
    """Whatever is ahead is found as «впереди», and what is today also as this week's."""
    assert set(event(f"when: {when}", now=now).facets["phase"]) == phases


@pytest.mark.parametrize(
    ("when", "hours"),
    [
        ("2026-11-27 16:59", ()),
        ("2026-11-27 17:00", ("evening",)),
        ("2026-11-28 12:00", ("weekend",)),
        ("2026-11-27 – 2026-11-28", ("weekend",)),
        ("2026-11-27 22:00–02:00", ("evening",)),
        ("2026-11-29 18:00", ("evening", "weekend")),
        ("2026-11-22 10:00; 2026-11-27 10:00", ()),
        ("2026-11-21 18:00", ("evening", "weekend")),
        ("2026-11", ()),
    ],
)
def test_evenings_and_weekends_are_found(when: str, hours: tuple[str, ...]) -> None:
    """Of an event with days ahead these count; of one that is over those that were."""
    assert event(f"when: {when}", now="2026-11-23 10:00").facets["hours"] == hours


@given(
    times,
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
)
def test_the_changes_that_a_page_names_give_the_phase_at_any_later_moment(
    when: When, built: datetime, read: datetime
) -> None:
    """The last change before a moment says what Python would say at it: the browser does no more than choose it."""
    built, read = sorted((built, read))
    windows = tuple(one.window for one in when.occurrences())
    open_until = when.last_day if when.open_parts else None
    phase = phase_at(windows, open_until, built)
    for moment, later in phase_changes(windows, open_until, built):
        phase = later if moment <= read else phase
    assert phase is phase_at(windows, open_until, read)
