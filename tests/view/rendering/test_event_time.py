"""When an event takes place, as a card, a list, a month and a page say it: for times of every shape."""

from __future__ import annotations

from datetime import date

import pytest
from profminimum.catalog import EventItem, Phase
from profminimum.view.rendering.event_time import (
    brief_changes,
    clocks_on,
    days_one_by_one,
    event_state,
    event_time_brief,
    event_time_text,
    former_time_text,
    left_out_text,
    occurrence_text,
    venue_time_text,
)
from profminimum.view.rendering.months import CalendarMonth, months_of, year_columns

from tests.support.project import REGION, at, catalog_of

EVENT = "title: Встреча\nformat: open-day\naudience: [pupils]\ngrades: [8]\n"
POSTPONED = "status: postponed\nstatus_reason: Мороз\n"
FAR = "timezone: Asia/Irkutsk\n"


def event_at(lines: str, now: str = "2026-11-23 10:00", region: str = "") -> EventItem:
    """The only event of a region, with these lines about its time, on a Monday of November."""
    name = "schools/first/events/x.yml"
    changed = {name: EVENT + lines}
    if region:
        changed["region.yml"] = (REGION / "region.yml").read_text("utf-8").replace("Europe/Moscow", region)
    events = {item.path: item for item in catalog_of(changed, at(now)).events}
    return events[name]


def plain(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\u00a0", " ")


SHAPES = [
    # lines, what a card says, the tile
    ("when: 2026-11-27 14:30–15:30", "пятница, 27 ноября, 14:30–15:30", "27 ноя"),
    ("when: 2026-11-27", "пятница, 27 ноября", "27 ноя"),
    ("when: 2026-11-28; 2026-12-05 10:00", "28 ноября; 5 декабря, 10:00", "28 ноя"),
    ("when: 2026-11-21; 2026-11-28; 2026-12-05", "21, 28 ноября и 5 декабря", "28 ноя"),
    (
        "when: 2026-11-21 10:00–12:00; 2026-11-28 10:00–12:00; 2026-12-05 10:00–12:00; 2026-12-12 10:00–12:00",
        "суббота, 28 ноября, 10:00–12:00, и ещё 2 дня, последний – 12 декабря",
        "28 ноя",
    ),
    (
        "when: 2026-11-07; 2026-11-14; 2026-11-28; 2027-01-16",
        "суббота, 28 ноября, и ещё 16 января",
        "28 ноя",
    ),
    ("when: 2026-11-07; 2026-11-14; 2026-11-17; 2026-11-28", "суббота, 28 ноября", "28 ноя"),
    ("when: 2026-10-03; 2026-10-10; 2026-10-17; 2026-10-24", "3–24 октября 2026, 4 дня", "24 окт"),
    (
        "when: 2026-09-15 – 2027-05-25, по вторникам, 16:00–17:30, кроме 2026-12-29",
        "по вторникам до 25 мая, 16:00–17:30",
        "24 ноя",
    ),
    ("when: 2026-12-01 – 2026-12-18, по будням", "по будням с 1 по 18 декабря", "1 дек"),
    ("when: 2026-12-01 – 2027-01-20, по средам, 15:00", "по средам с 1 декабря по 20 января, 15:00", "2 дек"),
    ("when: 2026-12-08 – 2026-12-10, ежедневно, 10:00–17:00", "8–10 декабря, ежедневно 10:00–17:00", "8 дек"),
    ("when: 2026-11-20 – 2026-11-27", "20–27 ноября", "20 ноя"),
    ("when: 2026-12-04 10:00 – 2026-12-06 17:00", "4–6 декабря, начало в 10:00, окончание в 17:00", "4 дек"),
    ("when: 2026-12-11 22:00–02:00", "пятница, 11 декабря, 22:00–2:00", "11 дек"),
    ("when: 2026-12-03 15:00; 2027-01", "3 декабря, 15:00; в январе, день уточняется", "3 дек"),
    ("when: 2026-12", "в декабре, день уточняется", "дек"),
    ("when: 2026-11 – 2026-12", "в ноябре – декабре, день уточняется", "ноя–дек"),
    ("when: 2027-Q1", "в I квартале, день уточняется", "янв–мар"),
    ("when: 2026-H2", "во II полугодии, день уточняется", "июл–дек"),
    ("when: 2026-27", "в течение 2026/27 учебного года", "сен–май"),
    ("when: 2026-09-01 – 2027-05-31", "1 сентября – 31 мая", "сен–май"),
    ("when: неизвестно", "день пока не назначен", ""),
    ("when: неизвестно\nwas: 2026-11-05 15:00\n" + POSTPONED, "новый день не назначен", ""),
    ("when: 2026-11-30 15:00\nwas: 2026-11-12 15:00\n" + POSTPONED, "понедельник, 30 ноября, 15:00", "30 ноя"),
    (
        "when: 2026-12-07 15:00–16:00\n" + FAR,
        "понедельник, 7 декабря, 15:00–16:00 по иркутскому времени (МСК+5), у нас 10:00–11:00",
        "7 дек",
    ),
    (
        "when: 2026-12-07 02:00\n" + FAR,
        "понедельник, 7 декабря, 2:00 по иркутскому времени (МСК+5), у нас 6 декабря, 21:00",
        "6 дек",
    ),
    (
        "when: 2026-12-01 – 2026-12-18, по вторникам, 15:00\n" + FAR,
        "по вторникам с 1 по 18 декабря, 15:00 по иркутскому времени (МСК+5), у нас 10:00",
        "1 дек",
    ),
]


@pytest.mark.parametrize(("lines", "brief", "tile"), SHAPES)
def test_a_card_says_when_in_a_line_and_shows_the_next_day(lines, brief, tile):
    """The line is short and true, and the tile is a day only where a day is known."""
    event = event_at(lines)
    assert plain(event_time_brief(event)) == brief
    shown = event.tile
    months = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
    if shown is None:
        assert tile == ""
    elif shown.is_exact:
        assert tile == f"{shown.day.day} {months[shown.day.month - 1]}"
    else:
        assert tile == "–".join(dict.fromkeys([months[shown.day.month - 1], months[shown.until.month - 1]]))


def test_the_whole_time_names_every_day_and_what_is_left_out():
    """A page has room for all that a card leaves out."""
    event = event_at("when: 2026-09-15 – 2027-05-25, по вторникам, 16:00–17:30, кроме 2026-12-29")
    assert plain(event_time_text(event)) == ("по вторникам с 15 сентября по 25 мая, 16:00–17:30, кроме 29 декабря")


def test_what_was_planned_before_a_postponement_is_told():
    """With a new day and without one; of what takes place as planned nothing is said."""
    moved = "when: {}\nwas: 2026-11-05 15:00\n" + POSTPONED
    for when in ("неизвестно", "2026-12-03 15:00", "2026-12"):
        assert plain(former_time_text(event_at(moved.format(when)))) == "было 5 ноября, 15:00"
    assert plain(former_time_text(event_at("starts: 2026-11-05 15:00\n" + POSTPONED))) == "было 5 ноября, 15:00"
    assert former_time_text(event_at("when: 2026-12-03")) == ""


def test_what_is_watched_from_anywhere_names_the_zone_of_a_region_without_moscow_time():
    """A link may be opened in another region; who comes on foot knows the clocks of the place."""
    online = "when: 2026-12-07 15:00\nattendance_mode: online\nonline_url: https://urok.yolkin.ru/\n"
    words = "понедельник, 7 декабря, 15:00"
    assert plain(event_time_text(event_at(online))) == words
    assert plain(event_time_text(event_at(online, region="Asia/Yakutsk"))) == f"{words} по якутскому времени (МСК+6)"
    assert plain(event_time_text(event_at("when: 2026-12-07 15:00", region="Asia/Yakutsk"))) == words
    moscow = event_at("when: 2026-12-07 10:00\ntimezone: Europe/Moscow", region="Asia/Yakutsk")
    told = "понедельник, 7 декабря, 10:00 по московскому времени, у нас 16:00"
    assert plain(event_time_text(moscow)) == told
    assert plain(occurrence_text(moscow, moscow.occurrences[0])) == told


@pytest.mark.parametrize(
    ("lines", "day", "clocks"),
    [
        ("when: 2026-12-04 10:00 – 2026-12-06 17:00", date(2026, 12, 4), "с 10:00"),
        ("when: 2026-12-04 10:00 – 2026-12-06 17:00", date(2026, 12, 5), "весь день"),
        ("when: 2026-12-04 10:00 – 2026-12-06 17:00", date(2026, 12, 6), "до 17:00"),
        ("when: 2026-12-04 – 2026-12-06", date(2026, 12, 5), "весь день"),
        ("when: 2026-12-04", date(2026, 12, 4), "время не указано"),
        ("when: 2026-12-04 15:00", date(2026, 12, 4), "15:00"),
        ("when: 2026-12-08 – 2026-12-10, ежедневно, 10:00–17:00", date(2026, 12, 9), "10:00–17:00"),
        ("when: 2026-12-11 22:00–02:00", date(2026, 12, 11), "22:00–2:00"),
        ("when: 2026-12-11 22:00–02:00", date(2026, 12, 12), ""),
        ("when: 2026-12-07 02:00\n" + FAR, date(2026, 12, 6), "21:00"),
    ],
)
def test_a_list_of_days_tells_the_hours_of_each(lines, day, clocks):
    """By the clocks of the region; a night belongs to the evening in which it begins."""
    event = event_at(lines)
    assert plain(clocks_on(event, day)) == clocks
    assert (day in event.days) == bool(clocks)


def test_lists_stand_by_the_next_day_then_open_days_then_unknown_ones():
    """Nothing long stands first, however early it began."""
    times = {
        "today": "2026-11-23 12:00",
        "running": "2026-11-20 – 2026-11-27",
        "every-day": "2026-09-01 – 2027-05-31, ежедневно",
        "weekly": "2026-09-15 – 2027-05-25, по вторникам",
        "saturday": "2026-10-10; 2026-11-28",
        "november": "2026-11",
        "december": "2026-12",
        "autumn": "2026-10-15 – 2026-12-31",
        "whole-year": "2026-27",
        "may": "2027-05-30",
        "in-one-piece": "2026-09-01 – 2027-05-31",
        "unknown": "неизвестно",
    }
    changed = {f"schools/first/events/{name}.yml": f"{EVENT}when: {when}" for name, when in times.items()}
    events = [event for event in catalog_of(changed, at("2026-11-23 10:00")).upcoming_events if event.path in changed]
    assert [event.id for event in events] == [
        *("today", "every-day", "running", "weekly", "saturday", "november", "autumn", "december"),
        *("may", "in-one-piece", "whole-year", "unknown"),
    ]
    phases = {event.id: event.phase for event in events}
    assert {phases[name] for name in ("autumn", "whole-year", "in-one-piece", "november")} == {Phase.SOON}


def month_of(lines: str, number: int, year: int = 2026) -> tuple[CalendarMonth, EventItem]:
    """A month of the small region with one event more."""
    event = event_at(lines)
    return next(month for month in months_of(event.catalog) if (month.year, month.number) == (year, number)), event


@pytest.mark.parametrize(
    ("lines", "first", "is_open", "is_held"),
    [
        ("when: 2026-09-15 – 2027-05-25, по вторникам, 16:00", date(2026, 12, 1), False, True),
        ("when: 2026-11-28; 2026-12-05; 2026-12-12", date(2026, 12, 5), False, True),
        ("when: 2026-11-28 – 2026-12-02", date(2026, 12, 1), False, True),
        ("when: 2026-11-30 22:00–02:00", None, False, False),
        ("when: 2026-12", None, True, True),
        ("when: 2026-12-03; 2026-12", date(2026, 12, 3), True, True),
        ("when: 2026-11 – 2026-12", None, True, False),
        ("when: 2026-Q4", None, True, False),
        ("when: 2026-H2", None, False, False),
        ("when: 2026-27", None, False, False),
        ("when: 2026-09-01 – 2027-05-31", None, False, False),
        ("when: неизвестно\nwas: 2026-12-05 15:00\n" + POSTPONED, None, False, False),
        ("when: 2026-12-05\nstatus: cancelled\nstatus_reason: Мороз", date(2026, 12, 5), False, False),
    ],
)
def test_a_month_has_events_on_their_days_and_open_ones_apart(lines, first, is_open, is_held):
    """What is open for longer than a quarter stands in no month; what is postponed leaves its old day."""
    month, event = month_of(lines, 12)
    others = month_of("when: неизвестно", 12)[0].held
    assert {own: day for day, own in month.dated}.get(event) == first
    assert (event in month.open) == is_open
    assert (event in month.events) == (is_open or first is not None)
    assert month.held - others == is_held
    column = next(each for each in year_columns(event.catalog, [month]) if each.month is month)
    assert column.held == month.held


TUESDAYS = "when: 2026-09-15 – 2027-05-25, по вторникам, 16:00–17:30, кроме каникул и праздников\n"
HOLIDAYS = (
    "holidays: [{title: Каникулы, when: 2026-10-26 – 2026-11-03}, {title: Зима, when: 2026-12-29 – 2027-01-11}]\n"
)


def test_a_page_lists_days_one_by_one_where_there_are_many():
    """What is over stands apart, and of a long list the next days first; three days need no list."""
    event = event_at("when: 2026-11-07; 2026-11-14; 2026-11-28; 2026-12-05 10:00")
    told = days_one_by_one(event)
    assert told.over[1][0] <= event.catalog.now < told.next[0][0]
    days = {name: [plain(text) for _, text in getattr(told, name)] for name in ("over", "next", "later")}
    assert days == {
        "over": ["суббота, 7 ноября", "суббота, 14 ноября"],
        "next": ["суббота, 28 ноября", "суббота, 5 декабря, 10:00"],
        "later": [],
    }
    assert not days_one_by_one(event_at("when: 2026-11-07; 2026-11-28; 2026-12-05")).all
    weekly = days_one_by_one(event_at(TUESDAYS.replace(", кроме каникул и праздников", "")))
    assert [len(weekly.over), len(weekly.next), len(weekly.later)] == [10, 8, 19]


def test_days_that_several_venues_share_are_told_once():
    """A second place is no second day."""
    venues = "venues: [{name: Зал}, {name: Цех}, {name: Студия, when: 2026-11-29}]\n"
    lines = "when: 2026-11-07; 2026-11-14; 2026-11-28; 2026-12-05\nschedule_note: в студии – раз\n" + venues
    assert len(days_one_by_one(event_at(lines)).all) == 4


def test_holidays_that_a_repetition_leaves_out_are_named():
    """By the region's own list; a repetition that leaves out nothing says nothing."""
    region = {"region.yml": (REGION / "region.yml").read_text("utf-8") + HOLIDAYS}
    name = "schools/first/events/x.yml"
    for lines, words in ((TUESDAYS, "27 октября, 3 ноября, 29 декабря и 5 января"), ("when: 2026-10-27", "")):
        event = next(item for item in catalog_of({name: EVENT + lines} | region).events if item.path == name)
        assert plain(left_out_text(event)) == words
        assert not set(event.left_out) & set(event.days) or not words


def test_a_venue_tells_its_time_where_it_is_its_own():
    """By the clocks of the place, and by those of the region."""
    venues = "venues: [{name: Зал}, {name: Цех, when: 2026-12-12 12:00, timezone: Asia/Irkutsk}]\n"
    event = event_at("when: 2026-12-12\n" + venues)
    hall, workshop = event.record.venues
    assert venue_time_text(event, hall) == ""
    told = "суббота, 12 декабря, 12:00 по иркутскому времени (МСК+5), у нас 7:00"
    assert plain(venue_time_text(event, workshop)) == told


def test_a_line_about_many_days_is_ready_for_the_days_to_come():
    """After each time the page says what it would say if it were made then."""
    lines = "when: 2026-11-07 10:00; 2026-11-28 10:00–12:00; 2026-12-05 10:00; 2026-12-12; 2027-01"
    changes = brief_changes(event_at(lines))
    assert [moment.isoformat() for moment, _ in changes] == [
        *("2026-11-28T12:00:00", "2026-12-05T12:00:00", "2026-12-13T00:00:00"),
    ]
    for moment, line in changes:
        assert line == event_time_brief(event_at(lines, f"{moment:%Y-%m-%d %H:%M}"))
    for few in ("when: 2026-11-28; 2026-12-05", "when: 2026-12"):
        assert brief_changes(event_at(few)) == []


@pytest.mark.parametrize("now", ["2026-09-01 10:00", "2026-09-15 10:00", "2026-11-23 10:00"])
def test_a_repetition_is_told_by_its_end_while_it_goes_on(now):
    """Before its second day and after its last one the page says from when until when."""
    lines = "when: 2026-09-15 – 2027-05-25, по вторникам"
    changes = brief_changes(event_at(lines, now))
    assert [moment.isoformat()[:10] for moment, _ in changes] == ["2026-09-16", "2027-05-26"][now > "2026-09-16" :]
    for moment, line in changes:
        assert line == event_time_brief(event_at(lines, f"{moment:%Y-%m-%d %H:%M}"))


def test_a_copy_older_than_what_it_foresees_tells_from_when_until_when():
    """Of thirty days the next eight are ready; after them no day that is over is called the next one."""
    changes = brief_changes(event_at("when: " + "; ".join(f"2026-12-{day:02}" for day in range(1, 31))))
    assert len(changes) == 8
    assert plain(changes[-1][1]) == "1–30 декабря 2026, 30 дней"


@pytest.mark.parametrize(
    ("when", "now", "words"),
    [
        ("2026-11-29 12:00", "2026-11-28 23:59", "впереди"),
        ("2026-11-29 12:00", "2026-11-29 00:00", "сегодня, 12:00"),
        ("2026-11-29 12:00", "2026-11-29 12:00", "идёт сейчас"),
        ("2026-11-29 12:00", "2026-11-29 13:59", "идёт сейчас"),
        ("2026-11-29 12:00", "2026-11-29 14:00", "прошло"),
        ("2026-11-29 9:00–10:00; 2026-11-29 15:00–16:00", "2026-11-29 11:00", "сегодня, 15:00"),
        ("2026-11-29", "2026-11-29 00:00", "сегодня"),
        ("2026-11-29", "2026-11-29 23:59", "сегодня"),
        ("2026-11-29", "2026-11-30 00:00", "прошло"),
        ("2026-11-28 – 2026-11-30", "2026-11-29 00:00", "идёт сейчас"),
    ],
)
def test_a_state_names_the_hour_until_it_begins(when: str, now: str, words: str):
    """«Идёт сейчас» is said only while it is known to run: not at night of a day whose hours nobody knows."""
    assert event_state(event_at(f"when: {when}\n", now)).words == words
