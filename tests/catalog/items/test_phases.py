"""What follows from the day: phases of events and enrolment at their borders, in the region's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from profminimum.catalog import EventItem, Phase
from profminimum.catalog.items.item import phase_of

from tests.support.project import at, catalog_of

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
        ("2026-11-27 00:00", Phase.NOW),
        ("2026-11-27 15:30", Phase.NOW),
        ("2026-11-27 15:31", Phase.OVER),
        ("2026-11-28 00:00", Phase.OVER),
    ],
)
def test_event_of_a_day_ends_with_its_hour(now: str, phase: Phase) -> None:
    """On its day an event is under way until its end is past."""
    assert event("starts: 2026-11-27 14:30", "ends: 2026-11-27 15:30", now=now).phase is phase


@pytest.mark.parametrize("end", ["", "ends: 2026-11-27"])
def test_event_without_an_hour_lasts_its_day(end: str) -> None:
    """What is not known to be over is not called over: an event without an end's hour lasts until midnight."""
    assert event("starts: 2026-11-27 9:00", end, now="2026-11-27 23:59").phase is Phase.NOW
    assert event("starts: 2026-11-27 9:00", end, now="2026-11-28 00:00").phase is Phase.OVER


def test_event_of_several_days_runs_between() -> None:
    """A period is under way on each of its days, nights included, and over when its last hour is."""
    lines = ("starts: 2026-11-27 10:00", "ends: 2026-11-29 12:00")
    phases = [
        event(*lines, now=f"2026-11-{day}").phase
        for day in ("26 23:00", "27 09:00", "28 03:00", "29 12:00", "29 12:01")
    ]
    assert phases == [Phase.SOON, Phase.NOW, Phase.NOW, Phase.NOW, Phase.OVER]


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
        (occurrence.venue.name, str(occurrence.starts), str(occurrence.ends))
        for occurrence in talk.occurrences
        if occurrence.venue
    ] == [
        ("утром", "2026-12-12 10:00", "2026-12-12 12:00"),
        ("вечером", "2026-12-12 13:30", "None"),
    ]
    assert talk.phase is Phase.NOW
    assert event(*lines, now="2026-12-12 15:01").phase is Phase.OVER


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
        "drawing": None,
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


def test_the_catalogue_holds_until_the_next_event_is_over() -> None:
    """The clock changes what is derived at the end of an event of today, and at no other moment of the day."""
    path = "events/today.yml"
    event = """
        title: Встреча
        format: open-day
        audience: [pupils]
        starts: 2026-11-23 15:00
        ends: 2026-11-23 16:30
        """
    for clock, until in (("10:00", "16:30"), ("16:30", "16:30")):
        assert catalog_of({path: event}, at(f"2026-11-23 {clock}")).valid_until == at(f"2026-11-23 {until}")
    assert catalog_of({path: event}, at("2026-11-23 16:31")).valid_until > at("2026-11-23 23:59")
    assert catalog_of({path: event}, at("2026-11-22 10:00")).valid_until > at("2026-11-22 23:59")
