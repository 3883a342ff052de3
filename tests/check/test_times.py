"""Years that can be meant, periods that are no event, repetitions and holidays, words about the zone."""

from __future__ import annotations

import pytest

EVENT = "schools/lyceum/events/day.yml"
DAY = "title: День\nformat: open-day\naudience: [parents]\n"
REGION = (
    "name: Тестовая область\nname_genitive: Тестовой области\nsection_title: Профминимум\nschool_year: 2026-27\n"
    "operator: college\n"
)
MOSCOW = REGION + "timezone: Europe/Moscow\n"
YAKUTSK = REGION + "timezone: Asia/Yakutsk\n"
AUTUMN = MOSCOW + "holidays: [{title: Осенние каникулы, when: 2026-10-26 – 2026-11-03}]\n"


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        ("2026-11-12", ""),
        ("2029-05-31", ""),
        ("2028-29", ""),
        ("2017-02-01", ""),
        ("2029-09-01", "предупреждение"),
        ("2030-03", "предупреждение"),
        ("2014-02-01", "предупреждение"),
        ("2062-11-19 – 2062-11-20", "ошибка"),
        ("2062", "ошибка"),
    ],
)
def test_years_are_near_the_school_year_of_the_region(reported, when, kind):
    """What lies years ahead is asked about; a year that only a slip can bring is refused."""
    expected = f"{EVENT}:4:7: {kind}: «Когда»: здесь «{when}», а в регионе идёт 2026/27 учебный год. Проверьте год."
    assert reported({EVENT: f"{DAY}when: {when}"}) == [expected] * bool(kind)


def test_the_time_before_a_postponement_and_that_of_a_venue_are_looked_at(reported):
    """A year is wrong wherever it stands."""
    text = DAY + "when: 2026-11-12\nstatus: postponed\nstatus_reason: Мороз\nwas: 2016-11-05\n"
    assert not reported({EVENT: text})
    assert "«Было назначено»: здесь «2062-11-05»" in reported({EVENT: text.replace("2016", "2062")})[0]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("when: 2026-09-01 – 2027-05-31", "напишите «2026-27» или месяц: «2026-09»"),
        ("when: 2026-11-01 – 2026-12-31", "это 61 день подряд"),
        ("when: 2026-11-01 – 2027-12-31", "напишите «2026-27 – 2027-28»"),
        ("when: 2026-11-01 – 2026-12-30", ""),
        ("when: 2026-11-01 – 2026-12-31, ежедневно", ""),
        ("when: 2026-27", ""),
        ("starts: 2026-09-01\nends: 2027-05-31", "это 273 дня подряд"),
        ("starts: 2026-09-01\nends: 2027-05-31\nschedule_note: в течение года", ""),
        ("when: 2026-11-09 10:00 – 2026-11-16 17:00", "напишите «2026-11-09 – 2026-11-16, ежедневно, 10:00–17:00»"),
        ("when: 2026-11-09 10:00 – 2026-11-15 17:00", ""),
        ("when: 2026-11-09 – 2026-11-16, ежедневно, 10:00–17:00", ""),
    ],
)
def test_long_events_say_on_which_days_and_at_which_hours(reported, lines, words):
    """A bar of months and hours of a whole week are asked about, with what to write instead."""
    found = reported({EVENT: DAY + lines})
    assert len(found) == bool(words)
    assert all("предупреждение" in message and words in message for message in found)


def test_what_is_advised_for_a_long_event_is_accepted(reported):
    """Nobody is sent from one refusal to the next."""
    for when in (
        "2026-27",
        "2026-27 – 2027-28",
        "2026-09",
        "2026-09-01 – 2027-05-31, ежедневно",
        "2026-11-09 – 2026-11-16, ежедневно, 10:00–17:00",
    ):
        assert reported({EVENT: f"{DAY}when: {when}"}) == []


@pytest.mark.parametrize(
    ("region", "when", "is_asked"),
    [
        (MOSCOW, "2026-09-15 – 2026-10-20, по вторникам, кроме каникул и праздников", True),
        (MOSCOW, "2026-09-15 – 2026-10-20, по вторникам", False),
        (AUTUMN, "2026-09-15 – 2026-12-20, по вторникам, кроме каникул и праздников", False),
        (AUTUMN, "2026-09-15 – 2026-10-20, по вторникам, кроме каникул и праздников", False),
        (AUTUMN, "2027-01-12 – 2027-05-25, по вторникам, кроме каникул и праздников", True),
    ],
)
def test_holidays_that_are_left_out_are_known(reported, region, when, is_asked):
    """A repetition that leaves out the holidays needs a region that names them, for its own time too."""
    found = reported({"region.yml": region, EVENT: f"{DAY}when: {when}"})
    assert ["«кроме каникул и праздников»" in message for message in found] == [True] * is_asked


@pytest.mark.parametrize(
    ("when", "is_asked"),
    [
        ("2026-11-02 – 2026-11-08", False),
        ("2026-11-04", False),
        ("2026-11", True),
        ("неизвестно", True),
        ("с 2027-06-01", True),
        ("в течение 2026-11-02 – 2026-11-15", True),
    ],
)
def test_holidays_of_the_region_are_days(reported, when, is_asked):
    """Holidays without a first and a last day leave nothing out, and the region is told so."""
    found = reported({"region.yml": f"{MOSCOW}holidays: [{{title: Осенние каникулы, when: {when}}}]\n"})
    assert [message.split("здесь ")[1].split(",")[0] for message in found] == [f"«{when}»"] * is_asked


@pytest.mark.parametrize(
    ("region", "lines", "is_asked"),
    [
        (YAKUTSK, "when: 2026-11-12 10:00\nschedule_note: время московское", True),
        (YAKUTSK, "when: 2026-11-12 10:00\ndescription: Начало в 10:00 (МСК).", True),
        (YAKUTSK, "when: 2026-11-12 10:00\nsummary: Включение в 10:00 по Москве", True),
        (
            YAKUTSK,
            "when: 2026-11-12 10:00\nschedule_note: 10:00 по московскому времени\ntimezone: Europe/Moscow",
            False,
        ),
        (YAKUTSK, "when: 2026-11-12\nschedule_note: время московское", False),
        (YAKUTSK, "when: 2026-11-12 10:00\nsummary: Прогулка по Москве, Московское шоссе", False),
        (YAKUTSK, "when: 2026-11-12 10:00\nsummary: Время МСК+6", False),
        (MOSCOW, "when: 2026-11-12 10:00\nschedule_note: время московское", False),
        (REGION + "timezone: Europe/Kirov\n", "when: 2026-11-12 10:00\nschedule_note: время московское", False),
    ],
)
def test_moscow_time_in_words_is_asked_about_where_clocks_differ(reported, region, lines, is_asked):
    """Six hours off is what comes of a zone that stands in words alone."""
    found = reported({"region.yml": region, EVENT: DAY + lines})
    assert ["timezone: Europe/Moscow" in message for message in found] == [True] * is_asked
