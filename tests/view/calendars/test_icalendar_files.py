"""Calendars: read back by icalendar and by a reader of our own, true to the records, steady from build to build."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from icalendar import Calendar
from profminimum.model import Moment
from profminimum.view.calendars.entries import CalendarEntry
from profminimum.view.calendars.icalendar_files import CalendarWriter, bounds, make_calendars
from profminimum.view.calendars.subscriptions import Subscription, Subscriptions
from profminimum.view.pages.page_maker import PageMaker

from tests.support.output_files import SITE, content_lines, files, unescaped
from tests.support.project import REGION, at, catalog_of
from tests.support.project_templates import project_templates
from tests.support.record_strategies import texts, titles

ZONE = ZoneInfo("Europe/Moscow")
CATALOG = catalog_of()
calendars = partial(files, makers=(make_calendars,))
CALENDARS = {path: data for path, data in files(CATALOG).items() if path.endswith(".ics")}

MOVED = {
    "schools/first/events/markup.yml": """\
        title: Встреча
        format: meeting
        starts: 2026-11-30 14:30
        audience: [pupils]
        updated: 2026-11-22
        revision: 3
    """
}


def events(data: bytes) -> dict[str, object]:
    """The events of a calendar by UID; none is there twice."""
    found = Calendar.from_ical(data).walk("VEVENT")
    by_uid = {str(event["UID"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def one(path: str, word: str) -> object:
    """The only event whose UID holds a word."""
    (found,) = [event for uid, event in events(CALENDARS[path]).items() if word in uid]
    return found


@pytest.mark.parametrize("path", CALENDARS)
def test_every_calendar_is_read_by_the_letter(path):
    """Lines, octets, letters, the order of components, one time zone and each event's fields are those of RFC 5545."""
    lines = content_lines(CALENDARS[path])
    assert lines[0] == ("BEGIN", {}, "VCALENDAR")
    assert lines[-1] == ("END", {}, "VCALENDAR")
    calendar = Calendar.from_ical(CALENDARS[path])
    assert calendar["VERSION"] == "2.0"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Moscow"]
    zones = {parameters["TZID"] for _, parameters, _ in lines if "TZID" in parameters}
    assert zones <= {"Europe/Moscow"}
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "STATUS"} <= set(event)
        assert event["URL"].startswith(SITE)


def test_the_time_zone_covers_every_event():
    """A program without rules of its own finds an offset for each time, here +03:00."""
    (zone,) = Calendar.from_ical(CALENDARS["calendars/region.ics"]).walk("VTIMEZONE")
    assert zone.to_tz().utcoffset(datetime(2026, 11, 27, 14, 30)) == timedelta(hours=3)
    starts = min(rule["DTSTART"].dt for rule in zone.walk("STANDARD"))
    assert starts.date() <= min(event.first_day for event in CATALOG.events)


def test_the_zone_is_the_regions_own():
    """Another region writes its own zone, with its own offset."""
    region = (CATALOG.records.single("region").record).model_dump(mode="json", exclude_none=True)
    text = "\n".join(
        f"{key}: {region[key]}" for key in ("name", "name_genitive", "section_title", "school_year", "operator")
    )
    other = catalog_of({"region.yml": f"{text}\ntimezone: Asia/Novosibirsk\n"})
    data = calendars(other)["calendars/region.ics"]
    assert b"TZID:Europe" not in data
    (event,) = [event for uid, event in events(data).items() if ".markup@" in uid]
    assert event["DTSTART"].dt.utcoffset() == timedelta(hours=7)
    assert event["DTSTART"].dt.hour == 14


def test_each_venue_has_its_own_times():
    """There is one VEVENT for each venue; where the end is not known, none is made up."""
    held = events(CALENDARS["organisations/college/events/open-day/event.ics"])
    times = {str(event["LOCATION"]).split(",")[0]: (event["DTSTART"].dt, event.get("DTEND")) for event in held.values()}
    assert times["главный корпус"][0] == datetime(2026, 12, 12, 10, tzinfo=ZONE)
    assert times["главный корпус"][1].dt == datetime(2026, 12, 12, 12, tzinfo=ZONE)
    assert times["мастерские"] == (datetime(2026, 12, 12, 13, 30, tzinfo=ZONE), None)


def test_whole_days_end_on_the_day_after():
    """DTEND is the first day that is free again (RFC 5545, 3.8.2.2)."""
    forum = one("calendars/region.ics", "events.forum")
    assert (forum["DTSTART"].dt, forum["DTEND"].dt) == (date(2027, 2, 8), date(2027, 2, 13))
    assert forum["DTSTART"].params["VALUE"] == "DATE"
    single = one("calendars/region.ics", "no-time")
    assert (single["DTSTART"].dt, single["DTEND"].dt) == (date(2026, 12, 1), date(2026, 12, 2))


@pytest.mark.parametrize(
    ("starts", "ends", "wanted"),
    [
        ("2026-11-12", None, (date(2026, 11, 12), date(2026, 11, 13))),
        ("2026-11-12", "2026-11-14 16:00", (date(2026, 11, 12), date(2026, 11, 15))),
        ("2026-11-12 15:00", None, (at("2026-11-12 15:00"), None)),
        ("2026-11-12 15:00", "2026-11-12 16:30", (at("2026-11-12 15:00"), at("2026-11-12 16:30"))),
        ("2026-11-12 15:00", "2026-11-14", (at("2026-11-12 15:00"), at("2026-11-15 00:00"))),
        ("2026-11-12 15:00", "2026-11-12 15:00", (at("2026-11-12 15:00"), None)),
    ],
)
def test_both_ends_of_an_event_have_one_type(starts, ends, wanted):
    """The end is later than the start or left out."""
    assert bounds(Moment.parse(starts), Moment.parse(ends) if ends else None, ZONE) == wanted


def test_a_cancelled_event_stays():
    """It says so in its status and, for programs that do not show it, in its name."""
    event = one("calendars/region.ics", "excursion")
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"] == "Отменено: Экскурсия на завод"
    assert "Завод закрыт на ремонт." in event["DESCRIPTION"]
    assert event["SEQUENCE"] == 1


def test_a_change_of_the_record_raises_its_numbers():
    """The number and the day of the change come from the record, far above a count of former years; the identifier stays."""
    before = one("calendars/region.ics", ".markup@")
    changed = events(calendars(catalog_of(MOVED))["calendars/region.ics"])[str(before["UID"])]
    assert (before["SEQUENCE"], changed["SEQUENCE"]) == (0, number_of(date(2026, 11, 22)))
    assert "LAST-MODIFIED" not in before
    assert changed["LAST-MODIFIED"].dt == at("2026-11-22 00:00").astimezone(UTC)
    assert changed["DTSTART"].dt == at("2026-11-30 14:30")


def test_a_deadline_that_moves_raises_its_numbers():
    """The day of the change counts."""
    path = "calendars/deadlines.ics"
    robots = one(path, "robots")
    assert robots["SEQUENCE"] == number_of(date(2026, 9, 10))
    assert (robots["DTSTART"].dt, robots["DTEND"].dt) == (date(2026, 12, 25), date(2026, 12, 26))


@pytest.mark.parametrize(
    ("updated", "committed", "wanted"),
    [
        ("", date(2026, 11, 20), date(2026, 11, 20)),
        ("updated: 2026-11-10", date(2026, 11, 20), date(2026, 11, 20)),
        ("updated: 2026-11-22", date(2026, 11, 20), date(2026, 11, 22)),
        ("updated: 2026-11-22", None, date(2026, 11, 22)),
        ("", None, None),
    ],
)
def test_a_commit_that_names_no_day_raises_the_numbers_too(updated, committed, wanted):
    """Whoever moves an event by hand need not think of calendars; an old count holds only where no day is known."""
    path = "schools/first/events/markup.yml"
    text = f"title: Встреча\nformat: meeting\nstarts: 2026-11-30\naudience: [pupils]\nrevision: 3\n{updated}\n"
    catalog = catalog_of({path: text}, commit_days={path: committed} if committed else {})
    (event,) = events(calendars(catalog)["schools/first/events/markup/event.ics"]).values()
    assert event["SEQUENCE"] == (number_of(wanted) if wanted else 3)
    modified = event.get("LAST-MODIFIED")
    assert (modified and modified.dt.astimezone(ZONE).date()) == wanted


def test_every_kind_of_entry_follows_the_commit():
    """Events, deadlines, lessons, weekly lessons and items of the road map: each number rises with its file's day."""
    days = {entry.location.path: date(2027, 1, 11) for entry in CATALOG.records}
    later = calendars(catalog_of(commit_days=days))
    for path, data in CALENDARS.items():
        numbers = {event["SEQUENCE"] for event in events(later[path]).values()}
        assert numbers <= {number_of(date(2027, 1, 11))}
        assert bool(numbers) == bool(events(data))


def number_of(day: date) -> int:
    """The number of a change on a day."""
    return (day - date(2000, 1, 1)).days


def test_a_later_build_changes_nothing():
    """Neither the day of the build nor a second run shows in any calendar."""
    later = calendars(catalog_of(now=at("2026-11-25 18:00")))
    assert {path: later[path] for path in CALENDARS} == CALENDARS


def test_a_new_venue_moves_no_other():
    """The identifier of a venue comes from its name, not from its position."""
    record = """\
        title: День
        format: open-day
        starts: 2026-12-12 10:00
        audience: [pupils]
        checked: 2026-11-20
        venues:
        {}
          - {{name: актовый зал}}
          - {{name: актовый зал}}
          - {{name: мастерские}}
    """
    path = "organisations/college/events/open-day.yml"
    few, more = (
        set(
            events(
                calendars(catalog_of({path: record.format(line)}))["organisations/college/events/open-day/event.ics"]
            )
        )
        for line in ("", "  - {name: буфет}")
    )
    assert len(few) == 3
    assert few < more
    assert len(more) == 4


def test_calendars_hold_what_their_names_say():
    """A calendar of a grade, audience, place or school has exactly the events of the catalogue that are meant."""
    for subscription in Subscriptions(CATALOG).all():
        assert set(events(CALENDARS[subscription.path])) == {held.uid for held in subscription.entries}
    region = CALENDARS["calendars/region.ics"]
    assert len(events(region)) == sum(len(event.occurrences) for event in CATALOG.events)
    assert not [uid for uid in events(region) if "deadline" in uid or "lesson" in uid]
    teachers = events(CALENDARS["calendars/audience/teachers.ics"])
    assert [str(event["SUMMARY"]) for event in teachers.values()] == ["Семинар для педагогов"]
    eighth = events(CALENDARS["calendars/grade/8.ics"])
    assert eighth.keys() > events(CALENDARS["calendars/grade/11.ics"]).keys()
    assert not [uid for uid in eighth if "teachers" in uid]
    assert events(CALENDARS["calendars/school/second.ics"]) == {}


def test_what_has_no_day_is_neither_shown_nor_counted():
    """Its page offers no entry; its own file is an empty calendar, since somebody may have kept its address."""
    text = WHEN.format("неизвестно")
    catalog = catalog_of({"schools/first/events/markup.yml": text})
    before, after = (
        {subscription.path: subscription for subscription in Subscriptions(some).all()}["calendars/region.ics"]
        for some in (CATALOG, catalog)
    )
    assert after.total == before.total - 1
    assert events(calendars(catalog)["schools/first/events/markup/event.ics"]) == {}
    templates = project_templates()
    (event,) = [event for event in catalog.events if event.id == "markup"]
    known = next(event for event in CATALOG.events if event.id == "markup")
    bodies = [
        PageMaker(some, templates, {}).record("event", one).body for some, one in ((catalog, event), (CATALOG, known))
    ]
    assert ["event.ics" in body for body in bodies] == [False, True]


def test_names_keep_one_order():
    """Section, subject, region and what narrows it keep calendars together in a list."""
    names = {subscription.path: subscription.name for subscription in Subscriptions(CATALOG).all()}
    assert names["calendars/region.ics"] == "Профминимум: мероприятия – Тестовая область"
    assert names["calendars/grade/8.ics"] == "Профминимум: мероприятия – Тестовая область, 8\u00a0класс"
    assert names["calendars/municipality/okrug.ics"] == "Профминимум: мероприятия – Тестовая область, Ёлкинский округ"
    assert names["calendars/deadlines.ics"] == "Профминимум: сроки записи – Тестовая область"
    for path, name in names.items():
        properties = {name: value for name, _, value in content_lines(CALENDARS[path])}
        assert unescaped(properties["NAME"]) == unescaped(properties["X-WR-CALNAME"]) == name
        assert properties["SOURCE"] == SITE + path


def test_weekly_lessons_run_to_the_end_of_may():
    """They begin on the first such weekday; a region that names no holidays leaves none out, and the text says so."""
    (lesson,) = events(CALENDARS["calendars/lessons/2026-27/first.ics"]).values()
    assert lesson["DTSTART"].dt == at("2026-09-03 08:30")
    assert lesson["DTSTART"].dt.weekday() == 3
    assert lesson["DTEND"].dt == at("2026-09-03 09:10")
    assert (lesson["RRULE"]["FREQ"], lesson["RRULE"]["BYDAY"], lesson["RRULE"]["WKST"]) == (["WEEKLY"], ["TH"], ["MO"])
    (until,) = lesson["RRULE"]["UNTIL"]
    assert until == datetime(2027, 5, 27, 20, 59, tzinfo=UTC)
    assert "EXDATE" not in lesson
    assert "Каникулы и праздники не учтены" in lesson["DESCRIPTION"]


def test_weekly_lessons_leave_out_the_regions_holidays():
    """An exception for each Thursday of them, of the type and in the zone of the beginning; the number follows the region."""
    region = (REGION / "region.yml").read_text("utf-8")
    holidays = """\
holidays:
  - title: Зимние каникулы
    when: 2026-12-31 – 2027-01-10
  - title: Начало осени
    when: 2026-09-03
updated: 2026-11-20
"""
    data = calendars(catalog_of({"region.yml": region + holidays}))["calendars/lessons/2026-27/first.ics"]
    (lesson,) = events(data).values()
    assert lesson["DTSTART"].dt == at("2026-09-10 08:30")
    exceptions = [one for line in lesson["EXDATE"] for one in line.dts]
    assert [one.dt for one in exceptions] == [at("2026-12-31 08:30"), at("2027-01-07 08:30")]
    assert b"EXDATE;TZID=Europe/Moscow:20261231T083000\r\n" in data
    assert "31\u00a0декабря 2026 и 7\u00a0января 2027" in lesson["DESCRIPTION"]
    assert "переносы школы здесь не учтены" in lesson["DESCRIPTION"]
    assert lesson["SEQUENCE"] == number_of(date(2026, 11, 20))
    assert lesson["UID"] == one("calendars/lessons/2026-27/first.ics", "lesson")["UID"]


WHEN = """\
    title: Встреча
    format: meeting
    when: {}
    audience: [pupils]
    checked: 2026-11-20
"""


def written(when: str) -> tuple[list[tuple[str, dict[str, str], str]], object]:
    """The lines of the file of an event, and the event."""
    data = calendars(catalog_of({"schools/first/events/markup.yml": WHEN.format(when)}))
    file = data["schools/first/events/markup/event.ics"]
    (event,) = events(file).values()
    return content_lines(file), event


def test_exceptions_of_whole_days_are_days():
    """Rule and exceptions have the type of the beginning."""
    lines, event = written("2026-11-10 – 2026-12-08, по вторникам и четвергам, кроме 2026-11-17")
    assert ("EXDATE", {"VALUE": "DATE"}, "20261117") in lines
    assert event["RRULE"]["UNTIL"] == [date(2026, 12, 8)]
    assert event["RRULE"]["BYDAY"] == ["TU", "TH"]
    assert event["X-MICROSOFT-CDO-ALLDAYEVENT"] == "TRUE"


def test_what_is_open_is_marked_for_every_client():
    """Status, transparency and the words of Outlook agree."""
    _, event = written("2026-11")
    assert (event["STATUS"], event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == (
        "TENTATIVE",
        "TRANSPARENT",
        "FREE",
    )
    _, event = written("2026-11-12 15:00–16:30")
    assert (event["STATUS"], event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("CONFIRMED", "OPAQUE", "BUSY")
    assert event["X-MICROSOFT-CDO-ALLDAYEVENT"] == "FALSE"


def test_a_place_with_other_clocks_has_its_zone():
    """The file holds the rules of both zones; other files those of the region alone."""
    text = WHEN.format("2026-11-12 10:00–11:00") + "    timezone: Asia/Yakutsk\n"
    data = calendars(catalog_of({"schools/first/events/markup.yml": text}))
    calendar = Calendar.from_ical(data["schools/first/events/markup/event.ics"])
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Moscow", "Asia/Yakutsk"]
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].dt == at("2026-11-12 04:00")
    assert event["DTSTART"].params["TZID"] == "Asia/Yakutsk"
    assert "якутскому времени (МСК+6)" in event["DESCRIPTION"]


def test_known_lessons_are_on_their_days():
    """Each has its topic; no hour is made up."""
    held = events(CALENDARS["calendars/lessons/2026-27.ics"])
    found = {event["DTSTART"].dt: str(event["SUMMARY"]) for event in held.values()}
    assert found[date(2026, 12, 3)] == "«Россия – мои горизонты»: «Ёж и ёлка»"
    assert len(found) == 3
    assert {str(event["TRANSP"]) for event in held.values()} == {"TRANSPARENT"}


def test_samples_are_marked():
    """A sample is where the page lists it, and says what it is before anything else."""
    event = """\
        demo: true
        title: Придуманная встреча
        format: meeting
        starts: 2026-12-02 15:00
        audience: [pupils]
    """
    data = calendars(catalog_of({"schools/second/events/sample.yml": event}))["calendars/region.ics"]
    (sample,) = [event for uid, event in events(data).items() if ".sample@" in uid]
    assert sample["SUMMARY"] == "Образец: Придуманная встреча"
    assert sample["DESCRIPTION"].startswith("Это образец")


def test_without_an_address_of_the_site_no_link_is_made_up():
    """The calendars are the same but for their links."""
    lines = content_lines(calendars(CATALOG, "")["calendars/region.ics"])
    assert not [line for line in lines if line[0] in ("URL", "SOURCE")]
    with_links = content_lines(CALENDARS["calendars/region.ics"])
    assert lines == [line for line in with_links if line[0] not in ("URL", "SOURCE")]


@given(title=titles, text=texts)
def test_any_text_survives(title, text):
    """Whatever a school writes is text of one property, whole, and no line of its own."""
    held = CalendarEntry("uid@example", title, Moment(date(2026, 11, 12)), text=text, place=title, category=title)
    subscription = Subscription("calendars/one.ics", title, title, "region", 1, lambda: (held,))
    data = CalendarWriter(CATALOG, SITE).subscription(subscription)
    lines = content_lines(data)
    values = {
        name: unescaped(value) for name, _, value in lines if name in ("SUMMARY", "DESCRIPTION", "LOCATION", "NAME")
    }
    assert values == {"SUMMARY": title, "LOCATION": title, "DESCRIPTION": text, "NAME": title}
    assert [name for name, _, _ in lines].count("BEGIN") == 4
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (title, text)


ROADMAP = "calendars/roadmap/2026-27.ics"


def days(data: bytes) -> dict[str, str]:
    """The day of each event by the part of its UID before the sign @."""
    return {uid.partition("@")[0]: event["DTSTART"].dt.isoformat() for uid, event in events(data).items()}


def test_deadlines_of_the_road_map_are_a_calendar() -> None:
    """A date is a day, months that stand apart are several, what is monthly comes every month; nobody's day is filled."""
    found = days(CALENDARS[ROADMAP])
    assert found.pop("roadmap.2026-27.item-1-1") == "2026-07-10"
    assert found.pop("roadmap.2026-27.item-3-4") == "2026-08-10"
    assert found.pop("roadmap.2026-27.item-3-14") == "2026-09-30"
    assert found.pop("roadmap.2026-27.item-3-14.2") == "2027-02-28"
    assert list(found.values()) == [
        *("2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"),
        *("2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30", "2027-07-31", "2027-08-31"),
    ]
    (act,) = [event for uid, event in events(CALENDARS[ROADMAP]).items() if ".item-3-4@" in uid]
    assert str(act["SUMMARY"]) == "Срок: 3.4 Подготовка локальных актов"
    assert str(act["URL"]) == f"{SITE}roadmap/2026-27/#item-3-4"
    assert str(act["TRANSP"]) == "TRANSPARENT"
    assert "Отвечают: Образовательные организации" in str(act["DESCRIPTION"])


def test_each_party_has_its_deadlines() -> None:
    """The operator answers for two items, together they have three days."""
    own = days(CALENDARS["calendars/roadmap/2026-27/operator.ics"])
    assert sorted(own) == [f"roadmap.2026-27.item-{number}" for number in ("1-1", "3-14", "3-14.2")]


def test_a_moved_deadline_keeps_its_identifier() -> None:
    """A subscriber sees the deadline move and not a second one."""
    text = (REGION / "roadmap/2026-27.yml").read_text("utf-8")
    moved = text.replace("10.08.2026, until: 2026-08-10", "20.08.2026, until: 2026-08-20")
    before, after = days(CALENDARS[ROADMAP]), days(calendars(catalog_of({"roadmap/2026-27.yml": moved}))[ROADMAP])
    assert before | {"roadmap.2026-27.item-3-4": "2026-08-20"} == after
