"""The Russian of what leaves the site beside its pages: names of calendars, lines of events, headings of data.

Plain text, never HTML: calendars, feeds and spreadsheets show it as it is. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from ... import russian
from ...catalog import Catalog, ClassItem, EventItem, LastDay, LinkedRecords, ProgrammeItem, TrackedItem
from ...catalog.items.item import CatalogItem
from ...model import (
    AttendanceMode,
    Audience,
    Municipality,
    Wave,
)
from ...model.event import Registration
from ...model.shared import Place, Venue
from .access_words import access_text, admission_words, pupils_words
from .offer_text import cost_text, places_text, wave_text
from .place_line import place_line, place_with_owner
from .time_text import NO_YEAR, moved_text, time_text

SAMPLE = "Образец: "
SAMPLE_NOTE = "Это образец: сведения придуманы, чтобы показать, как заполнять раздел."
YES_NO = {True: "да", False: "нет"}
EVENTS, DEADLINES, ROADMAP = "мероприятия", "сроки записи", "сроки дорожной карты"
NO_NEW_DAY = "новый день не назначен"


def calendar_name(catalog: Catalog, what: str, *where: str) -> str:
    """Returns the name of a calendar in a list of calendars: section, subject, region, then what narrows it."""
    return f"{catalog.region.section_title}: {what} – {', '.join([catalog.region.name, *where])}"


def feed_name(catalog: Catalog, *where: str) -> str:
    """Returns the name of a feed in a reader."""
    return calendar_name(catalog, "новое и изменённое", *where)


def course_name(catalog: LinkedRecords, school_year: str) -> str:
    """Returns the name of the weekly course in a school year."""
    calendar = catalog.lesson_calendars.get(school_year)
    return calendar.course if calendar else "Россия – мои горизонты"


def lessons_of(course: str) -> str:
    """Returns the course as the subject of a calendar."""
    return f"занятия «{course}»"


def grade_name(grade: int) -> str:
    """Returns «8 класс»."""
    return russian.grades([grade])


def audience_name(audience: Audience) -> str:
    """Returns «родителям»."""
    return audience.label


def year_name(years: str) -> str:
    """Returns «2026/27 учебный год»; of a road map of calendar years «2026 год»."""
    return russian.years(years)


def title_of(item: CatalogItem[Any]) -> str:
    """Returns a record's title or name, marked where it is a sample."""
    return f"{SAMPLE if item.is_sample else ''}{item.title}"


def event_title(event: EventItem) -> str:
    """Returns an event's title; one that does not take place as planned says so first, since not all show a status."""
    state = f"Перенесено, {NO_NEW_DAY}: " if event.awaits_new_day else "Отменено: " if event.is_cancelled else ""
    return f"{state}{title_of(event)}"


def entry_title(item: CatalogItem[Any]) -> str:
    """Returns the title of an entry of a feed."""
    return event_title(item) if isinstance(item, EventItem) else title_of(item)


def event_text(event: EventItem, when: str = "") -> str:
    """Returns all that a reader needs of an event, line by line; `when` is its time, where nothing beside it tells that."""
    record = event.record
    return _lines(
        SAMPLE_NOTE if event.is_sample else "",
        _sentence(_state(event), record.status_reason),
        _named("Когда", when),
        record.summary,
        record.description,
        _named("О времени", record.schedule_note),
        _named("Для кого", _audience(event)),
        _named("Кому доступно", access_text(event)),
        _named("Как участвовать", record.attendance_mode.label),
        _named("Трансляция", record.online_url),
        registration_text(record.registration),
        _named("Стоимость", cost_text(record)),
        _named("Как добраться", record.transport),
        record.voluntary_note,
        _named("Проводит", owner_name(event)),
    )


def _state(event: EventItem) -> str:
    """Returns that an event does not take place as planned, with what was planned; empty if it does."""
    record = event.record
    if event.is_cancelled:
        return "Мероприятие отменено."
    if record.former_time is None:
        return ""
    if not event.awaits_new_day:
        return moved_text(record.former_time, record.timezone)
    was = time_text(record.former_time, NO_YEAR, record.timezone) if record.former_time.is_known else ""
    return f"Мероприятие перенесено, {NO_NEW_DAY}." + (f" Было назначено: {was}." if was else "")


def registration_text(way: Registration | None) -> str:
    """Returns how to sign up, on one line; empty if nothing is known of it."""
    if way is None:
        return ""
    need = "нужна" if way.required else "не обязательна"
    closes = f"до {russian.day(way.closes.day)}" if way.closes else ""
    clock = russian.clock(way.closes.clock) if way.closes and way.closes.clock else ""
    places = places_text(way.places) if way.places else ""
    return _named(
        "Запись", "; ".join(filter(None, [need, ", ".join(filter(None, [closes, clock])), places, way.how, way.url]))
    )


def deadline_title(last: LastDay) -> str:
    """Returns what ends on the last day of enrolment or admission."""
    what = "Последний день записи" if isinstance(last.offer, ProgrammeItem) else "Последний день приёма"
    return f"{what}{f' ({last.wave.name})' if last.wave.name else ''}: {title_of(last.offer)}"


def deadline_text(offer: ProgrammeItem | ClassItem, waves: Iterable[Wave]) -> str:
    """Returns how to join in time, in these waves."""
    record, way = offer.record, offer.window
    return _lines(
        SAMPLE_NOTE if offer.is_sample else "",
        record.summary,
        _named("Для кого", pupils_words(record)),
        _named("В какой класс берут", admission_words(offer) if isinstance(offer, ClassItem) else ""),
        _named("Кому доступно", access_text(offer)),
        *(_named("Срок", wave_text(wave, NO_YEAR)) for wave in waves),
        _named("Как записаться", way.how if way else ""),
        way.url if way else "",
        _named("Проводит", owner_name(offer)),
    )


def item_title(item: TrackedItem) -> str:
    """Returns the title of an item of the road map that is due, as long as a calendar shows it."""
    return f"Срок: {item.item.number} {shorten(item.item.title, 110, placeholder='…')}"


def item_text(item: TrackedItem) -> str:
    """Returns an item of the road map in its own words."""
    wording = item.item
    pairs = zip(wording.responsible, item.parties, strict=True)
    return _lines(
        wording.title,
        _named("Срок в документе", wording.deadline.wording),
        _named("Отвечают", joined(responsible.wording or party.name for responsible, party in pairs)),
        _named("Ожидаемый результат", joined(wording.results)),
    )


def place_text(place: Place | None, catalog: LinkedRecords) -> str:
    """Returns a place on one line; empty if nothing is known of it."""
    if place is None:
        return ""
    host = catalog.organisations.get(place.organisation or "")
    town = catalog.municipality(place.municipality)
    name = place.name or (host.name if host else "")
    near = town.short_name if town and town.short_name not in (place.address or "") else ""
    return ", ".join(filter(None, [name, place.address, near]))


def venue_place(event: EventItem, venue: Venue | None) -> str:
    """Returns the place of an event's venue as the page has it; «онлайн» where that is all there is."""
    is_only = len(event.record.venues) == 1
    place = place_with_owner(event, venue) if is_only else place_line(event, venue)
    online = event.record.attendance_mode is AttendanceMode.ONLINE
    return place or (AttendanceMode.ONLINE.label if online else "")


def owner_name(item: CatalogItem[Any]) -> str:
    """Returns the name of a record's owner, the region's for its own records."""
    return item.owner.name if item.owner else item.catalog.region.name


def municipality_name(town: Municipality) -> str:
    """Returns «Мичуринский округ»: with its kind, as a town and the okrug around it share a name."""
    return town.short_name


def feed_text(item: CatalogItem[Any]) -> str:
    """Returns the text of an entry of a feed."""
    if isinstance(item, EventItem):
        places = dict.fromkeys(venue_place(item, venue) for venue in item.record.venues)
        return _lines(event_text(item, event_time(item)), _named("Где", joined(filter(None, places))))
    if isinstance(item, ProgrammeItem | ClassItem):
        return deadline_text(item, item.waves)
    return _lines(SAMPLE_NOTE if item.is_sample else "", getattr(item.record, "summary", None))


def event_time(event: EventItem) -> str:
    """Returns when an event takes place: its time, and those of venues that have their own."""
    record = event.record
    if event.awaits_new_day:
        return NO_NEW_DAY
    own = {venue: event.time_at(venue) for venue in record.venues if venue.when}
    common = len(own) < len(record.venues) or not own
    times = [time_text(record.current_time, NO_YEAR, record.timezone)] if common else []
    times += [
        f"{place_text(venue, event.catalog)} – {time_text(time, NO_YEAR, event.zone_at(venue))}"
        for venue, time in own.items()
    ]
    return "; ".join(times)


def _audience(event: EventItem) -> str:
    whom = russian.listed(audience.label for audience in event.record.audience)
    pupils = pupils_words(event.record)
    return f"{whom}, {pupils}" if pupils else whom


def _named(label: str, value: str | None) -> str:
    return f"{label}: {value}" if value else ""


def _sentence(text: str, reason: str | None) -> str:
    return f"{text} Причина: {reason}" if text and reason else text


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line)


def joined(words: Iterable[str]) -> str:
    """Returns several values as one cell."""
    return "; ".join(words)
