"""Times as published plans have them, through every output that a machine reads, read back by somebody else's parsers.

The table is in `tests/support/when_shapes.py`. Three parsers read the calendars: recurring_ical_events on icalendar, vobject,
and ics. The last knows no repetitions: it gives the entries and the lines of the rules, which dateutil then reads.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import html5lib
import ics
import pytest
import recurring_ical_events
import vobject
import yaml
from dateutil import rrule
from hypothesis import given
from icalendar import Calendar
from jsonschema import Draft202012Validator, FormatChecker
from markupsafe import Markup
from profminimum.catalog import EventItem
from profminimum.model import Event
from profminimum.model.when import Part, Span, When, Within
from profminimum.model.when.notation import read_when
from profminimum.view.calendars.event_entries import of_event
from profminimum.view.calendars.icalendar_files import CalendarWriter
from profminimum.view.pages.page_maker import PageMaker
from profminimum.view.pages.structured_data import structured_data
from profminimum.view.rendering.page import rooted

from tests.support.output_files import SITE, files
from tests.support.project import NOW, REGION, catalog_of
from tests.support.project_templates import project_templates
from tests.support.time_strategies import times
from tests.support.when_shapes import BUSY, FREE, HOLIDAYS, JOINING, NO_NEW_DAY, OPEN, SHAPES, JoiningShape, Shape

ZONE = NOW.tzinfo
BASE = {"title": "Встреча", "format": "meeting", "audience": ["pupils"], "checked": "2026-09-01"}


PROGRAMME = {
    "title": "Повар",
    "kind": "vocational",
    "school_year": "2026-27",
    "profession": "Повар",
    "summary": "Первая профессия.",
    "grades": [9],
    "checked": "2026-09-01",
}


def name_of(shape: Shape) -> str:
    """The identifier of a shape's event."""
    return f"shape-{SHAPES.index(shape):02}"


def reason(shape: Shape) -> dict[str, str]:
    """Why an event is not as planned, which must be said."""
    return {"status_reason": "Карантин"} if "status" in shape.values else {}


CATALOG = catalog_of(
    {"region.yml": (REGION / "region.yml").read_text("utf-8") + HOLIDAYS}
    | {
        f"schools/first/events/{name_of(shape)}.yml": yaml.safe_dump(
            BASE | {"when": shape.written} | shape.values | reason(shape), allow_unicode=True
        )
        for shape in SHAPES
    }
    | {
        f"schools/first/programmes/joining-{number}.yml": yaml.safe_dump(
            PROGRAMME | {"enrolment": shape.enrolment}, allow_unicode=True
        )
        for number, shape in enumerate(JOINING)
    }
)
FILES = files(CATALOG)
every_shape = pytest.mark.parametrize("shape", SHAPES, ids=name_of)


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def calendar(shape: Shape) -> str:
    """The file of a shape's event, as text."""
    return FILES[f"schools/first/events/{name_of(shape)}/event.ics"].decode()


# Calendars


def noted(starts: date, ends: date | None) -> str:
    """A time in the notation of times: whole days, or moments by the region's clocks; `ends` is excluded."""
    if not isinstance(starts, datetime):
        last = ends - timedelta(days=1) if ends else starts
        return str(starts) if last <= starts else f"{starts} – {last}"
    first = starts.astimezone(ZONE)
    if not isinstance(ends, datetime) or ends <= starts:
        return f"{first:%Y-%m-%d %H:%M}"
    last_moment = ends.astimezone(ZONE)
    is_one_day = first.date() == last_moment.date()
    return f"{first:%Y-%m-%d %H:%M}" + (f"–{last_moment:%H:%M}" if is_one_day else f" – {last_moment:%Y-%m-%d %H:%M}")


def by_icalendar(text: str) -> Iterator[str]:
    """The times of a calendar as icalendar and recurring_ical_events have them."""
    for event in recurring_ical_events.of(Calendar.from_ical(text)).between(date(2000, 1, 1), date(2100, 1, 1)):
        yield noted(event.start, event.end)


def by_vobject(text: str) -> Iterator[str]:
    """The times of a calendar as vobject has them."""
    for event in vobject.readOne(text).contents.get("vevent", []):
        starts = event.dtstart.value
        length = event.dtend.value - starts if "dtend" in event.contents else None
        for found in event.getrruleset(addRDate=True) or [starts]:
            one = found if isinstance(starts, datetime) else date(found.year, found.month, found.day)
            yield noted(one, one + length if length else None)


def by_ics(text: str) -> Iterator[str]:
    """The times of a calendar as ics has them, its rules read by dateutil."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ics.Calendar(text).events
    for event in found:
        starts, ends = event.begin.datetime, event.end.datetime
        lines = [line for line in event.extra if line.name in ("RRULE", "EXDATE")]
        times = [starts]
        if lines:
            [rule] = [line.value for line in lines if line.name == "RRULE"]
            # By local clocks, as the standard wants it: there the rule's end is the only moment in UTC.
            until = re.search(r"UNTIL=(\d{8})", rule)
            assert until
            local = starts.replace(tzinfo=None)
            last = datetime.strptime(until[1], "%Y%m%d") + timedelta(hours=23, minutes=59)
            rules = rrule.rrulestr(re.sub(r"UNTIL=[^;]*;?", "", rule).strip(";"), dtstart=local)
            without = {line.value for line in lines if line.name == "EXDATE"}
            form = "%Y%m%d" if event.all_day else "%Y%m%dT%H%M%S"
            times = [
                one.replace(tzinfo=starts.tzinfo)
                for one in rules.between(local, last, inc=True)
                if one.strftime(form) not in without
            ]
        for one in times:
            yield (
                noted(one.date(), (one + (ends - starts)).date())
                if event.all_day
                else noted(one, one + (ends - starts))
            )


@every_shape
@pytest.mark.parametrize("read", [by_icalendar, by_vobject, by_ics])
def test_calendars_show_the_same_times_to_all(shape, read):
    """Days, hours, repetitions with their exceptions, and places with other clocks."""
    assert sorted(read(calendar(shape))) == sorted(shape.shown)


def is_exact(part: Part) -> bool:
    """Whether a part says all of its days, with hours at both ends or at none, in years without summer time."""
    if isinstance(part, Within) or part.bounds[0] is None or part.bounds[1] is None or part.bounds[0].year < 2015:
        return False
    return not isinstance(part, Span) or (part.starts.clock is None) == (part.ends.clock is None)


@given(times)
def test_any_exact_time_is_that_of_its_calendar(when):
    """Rules and exceptions mean the very times that the value means, holidays included."""
    known = filter(is_exact, when.parts)
    values = BASE | {"when": str(When.of(known))}
    (some,) = [event for event in CATALOG.events if event.id == "markup"]
    event = EventItem(replace(some.entry, record=Event.model_validate(values)), CATALOG)
    text = CalendarWriter(CATALOG, SITE).file(of_event(event), {}).decode()
    wanted = {str(one.as_when) for one in event.occurrences}
    assert set(by_icalendar(text)) == set(by_vobject(text)) == wanted


@every_shape
def test_entries_are_marked(shape):
    """Their number, their titles, whether they are certain and keep one busy; Outlook's words agree."""
    found = Calendar.from_ical(calendar(shape)).walk("VEVENT")
    assert len(found) == shape.entries
    assert len({event["UID"] for event in found}) == shape.entries
    for event in found:
        assert (event["X-MICROSOFT-CDO-BUSYSTATUS"] == "BUSY") == (event["TRANSP"] == "OPAQUE")
        is_day = not isinstance(event["DTSTART"].dt, datetime)
        assert event["X-MICROSOFT-CDO-ALLDAYEVENT"] == str(is_day).upper()
        if shape.marks:
            assert f"{event['STATUS']} {event['TRANSP']}" == shape.marks
            assert plain(event["SUMMARY"]) == shape.title


# Feeds


@cache
def feed() -> dict[str, Any]:
    """The entries of the region's feed by the name of their record."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        read = feedparser.parse(FILES["feeds/region.atom"])
    assert not read.bozo
    return {entry.link.rstrip("/").rpartition("/")[2]: entry for entry in read.entries}


@every_shape
def test_feeds_say_when(shape):
    """In words, with all years; and that it is not as planned, with what was planned."""
    entry = feed()[name_of(shape)]
    lines = plain(entry.summary).split("\n")
    assert f"Когда: {shape.words}" in lines
    places = "; ".join(venue["name"] for venue in shape.values.get("venues", []))
    assert not places or f"Где: {places}" in lines
    status = shape.values.get("status")
    assert ("2026, 15:00" in lines[0] and "еренесено" in lines[0]) == (status == "postponed")
    is_marked = status == "cancelled" or shape.title == NO_NEW_DAY
    assert entry.title == (shape.title if is_marked else "Встреча")


# Pages


@cache
def page(shape: Shape) -> Any:
    """The page of a shape's event as a browser reads it, its head's data before the body."""
    (event,) = [event for event in CATALOG.events if event.id == name_of(shape)]
    made = PageMaker(CATALOG, project_templates(), {}).record("event", event)
    data = f'<script type="application/ld+json">{rooted(made.structured_data, SITE)}</script>'
    return html5lib.parse(f"<!doctype html>{data}{made.body}", namespaceHTMLElements=False)


def node(shape: Shape) -> dict[str, Any]:
    """The event of the page's structured data."""
    script = next(one for one in page(shape).iter("script") if one.get("type") == "application/ld+json")
    (found,) = [one for one in json.loads(script.text)["@graph"] if one["@type"] == "Event"]
    return found


def is_date(text: str) -> bool:
    """Whether a text is a date, a moment with its offset, or a month or year of ISO 8601."""
    if re.fullmatch(r"\d{4}(-\d\d)?", text):
        return True
    return len(text) == 10 or datetime.fromisoformat(text).tzinfo is not None


@every_shape
def test_structured_data_begin_when_the_event_does(shape):
    """An open day is told as far as it is known; every time is one of ISO 8601."""
    found = node(shape)
    assert found.get("startDate") == (first_moment(shape) if shape.starts == "" else shape.starts)
    parts = [found, *found.get("subEvent", [])]
    dates = [part[name] for part in parts for name in ("startDate", "endDate", "previousStartDate") if name in part]
    assert [text for text in dates if not is_date(text)] == []
    if shape.values.get("status") == "postponed":
        assert found["previousStartDate"] == "2026-11-05T15:00:00+03:00"


def first_moment(shape: Shape) -> str:
    """The beginning of the first time that is shown, as ISO 8601."""
    day, _, clock = shape.shown[0].partition(" – ")[0].partition(" ")
    return f"{day}T{clock[:5]}:00+03:00" if clock else day


every_exact_shape = pytest.mark.parametrize(
    "shape", [shape for shape in SHAPES if shape.entries and shape.marks not in ("", FREE, OPEN)], ids=name_of
)


@every_exact_shape
def test_structured_data_have_the_times_of_the_calendar(shape):
    """What its schedules and parts mean are the times that calendars show, where no day stands for others."""
    found = node(shape)
    whole = [] if "eventSchedule" in found or "subEvent" in found else [found]
    parts = [*whole, *([found] if "eventSchedule" in found else []), *found.get("subEvent", [])]
    assert sorted(time for part in parts for time in times_of(part)) == sorted(shape.shown)


def times_of(part: dict[str, Any]) -> Iterator[str]:
    """The times that a node means: those of its schedules, else its own."""
    if "eventSchedule" not in part:
        starts, ends = (moment(part[name]) if name in part else None for name in ("startDate", "endDate"))
        if starts is not None:
            is_days = ends is not None and not isinstance(ends, datetime)
            yield noted(starts, ends + timedelta(days=1) if is_days else ends)
    for schedule in part.get("eventSchedule", []):
        zone = schedule["scheduleTimezone"]
        weekdays = [getattr(rrule, day.rpartition("/")[2][:2].upper()) for day in schedule["byDay"]]
        first, last = (datetime.fromisoformat(schedule[name]) for name in ("startDate", "endDate"))
        assert schedule["repeatFrequency"] == "P1W"
        for found in rrule.rrule(rrule.WEEKLY, first, until=last, byweekday=weekdays):
            day = found.date()
            if str(day) in schedule.get("exceptDate", []):
                continue
            starts, ends = (
                at_clock(day, schedule[name], zone) if name in schedule else None for name in ("startTime", "endTime")
            )
            night = timedelta(days=1) if starts and ends and ends < starts else timedelta()
            yield noted(starts or day, ends + night if ends else None)


def at_clock(day: date, clock: str, zone: str) -> datetime:
    """A time of a schedule."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone))


def moment(text: str) -> date:
    """A day, or a moment."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


@every_shape
def test_times_of_pages_are_those_of_html(shape):
    """Every `datetime` of the page is a day, a month, a year, or a moment, as browsers and readers of microformats take it."""
    moments = [element.get("datetime") for element in page(shape).iter("time")]
    wrong = [
        text
        for text in moments
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d)?)?)?)?", text)
    ]
    assert wrong == []
    assert moments or len(shape.shown) != 1 or shape.marks != BUSY


# Open data


@every_shape
def test_open_data_hold_the_time_in_its_notation(shape):
    """By the published schema; what is written there means the same."""
    schema, content = (json.loads(FILES[f"api/v1/{name}.json"]) for name in ("schema/events", "events"))
    (item,) = [item for item in content["items"] if item["id"] == name_of(shape)]
    record = item["record"]
    assert read_when(record["when"]) == read_when(shape.written)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert list(validator.iter_errors(content | {"items": [item]})) == []


# Joining

every_joining = pytest.mark.parametrize("shape", JOINING, ids=lambda shape: f"joining-{JOINING.index(shape)}")


@every_joining
def test_last_days_to_join_are_in_the_calendar(shape: JoiningShape):
    """One for each wave, whole days that keep nobody busy, with identifiers of their own."""
    name = f"programmes.joining-{JOINING.index(shape)}."
    found = [
        event for event in Calendar.from_ical(FILES["calendars/deadlines.ics"]).walk("VEVENT") if name in event["UID"]
    ]
    assert sorted(noted(event.start, event.end) for event in found) == sorted(shape.last_days)
    assert {str(event["TRANSP"]) for event in found} <= {"TRANSPARENT"}
    assert len({event["UID"] for event in found}) == len(found)


@every_joining
def test_feeds_and_structured_data_say_when_one_can_join(shape: JoiningShape):
    """The feed names every wave; the page's data the one that counts now."""
    entry = feed()[f"joining-{JOINING.index(shape)}"]
    assert shape.words in plain(entry.summary)
    (item,) = [item for item in CATALOG.programmes if item.id == f"joining-{JOINING.index(shape)}"]
    text = rooted(structured_data(item, Markup("Повар"), item.address, []), SITE)
    (program,) = json.loads(text)["@graph"]
    assert (program.get("applicationStartDate"), program.get("applicationDeadline")) == (shape.opens, shape.closes)


@every_joining
def test_open_data_hold_the_waves(shape: JoiningShape):
    """By the published schema; times mean the same as written."""
    schema, content = (json.loads(FILES[f"api/v1/{name}.json"]) for name in ("schema/programmes", "programmes"))
    (item,) = [item for item in content["items"] if item["id"] == f"joining-{JOINING.index(shape)}"]
    wave = item["record"]["enrolment"]
    if "when" in shape.enrolment:
        assert read_when(wave["when"]) == read_when(shape.enrolment["when"])
    assert len(wave.get("waves", [])) == len(shape.enrolment.get("waves", []))
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert list(validator.iter_errors(content | {"items": [item]})) == []


def test_the_table_is_wide():
    """Forty shapes and more, of every kind of part."""
    parts = {type(part).__name__ for shape in SHAPES for part in read_when(shape.written).parts}
    assert len(SHAPES) >= 40
    assert parts == {"SingleDay", "Span", "Repetition", "Within"}
