"""Calendars as files: the one module that knows icalendar. Their entries are chosen in `subscriptions`.

Follows RFC 5545 and RFC 7986. A calendar is put together from entries that are each written once: an event stands in ten
calendars, and writing it ten times would take most of a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

from ...catalog import Catalog, EventItem
from ...dates import school_year_bounds
from ...model import Moment
from ...output import FilePart, Output, PartMaker
from ...pieces import Pieces, Wanted
from .entries import CalendarEntry, WeeklyRule
from .event_entries import of_event
from .subscriptions import Subscription, Subscriptions

_END = b"END:VCALENDAR\r\n"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@PartMaker
def make_calendars(catalog: Catalog, site_url: str) -> Iterator[FilePart]:
    """Yields every calendar to subscribe to, and one file beside the page of each event; see `PartMaker`."""
    subscriptions = Subscriptions(catalog)
    writer = CalendarWriter(catalog, site_url)
    written = (Wanted(writer.events, lambda: ((event,) for event in subscriptions.events)),)
    for event in subscriptions.events:
        yield FilePart(event.address, partial(_of_event, event, writer), (event,), pieces=written)
    # After those: the last ones are of road maps, whose plan is of the day
    for one in subscriptions.all():
        pieces = written if one.events else ()
        yield FilePart(one.path, partial(_to_subscribe_to, one, writer), one.items, one.kinds, pieces)


def _to_subscribe_to(subscription: Subscription, writer: CalendarWriter) -> Iterator[Output]:
    yield Output(subscription.path, writer.subscription(subscription))


def _of_event(event: EventItem, writer: CalendarWriter) -> Iterator[Output]:
    yield Output(f"{event.address}event.ics", writer.put_together(writer.events.of(event), {}))


class WrittenEntry(NamedTuple):
    """An entry as it stands in a file, with what the file has to know of it."""

    data: bytes
    years: tuple[int, int]
    """The first and the last year in which it takes place."""
    timezone: str | None
    """The zone of its clocks where it has some that are not the region's."""


class CalendarWriter:
    """Writer of the calendars of one site."""

    def __init__(self, catalog: Catalog, site_url: str) -> None:
        self.catalog = catalog
        self.zone = catalog.region.zone
        self.site_url = site_url
        self.events: Pieces[tuple[WrittenEntry, ...]] = Pieces("calendars", self._entries_of)
        """The entries of each event."""

    def subscription(self, subscription: Subscription) -> bytes:
        """Returns the file of a calendar; programs are asked to fetch it twice a day."""
        properties = {
            # The library knows these two as names without a type and would not escape their commas.
            "name": vText(subscription.name),
            "x-wr-calname": vText(subscription.name),
            "x-wr-timezone": self.catalog.region.timezone,
            "refresh-interval;value=duration": timedelta(hours=12),
            "x-published-ttl": "PT12H",
        }
        if self.site_url:
            properties["source;value=uri"] = self.site_url + subscription.path
        if subscription.events:
            return self.put_together(
                (one for event in subscription.events for one in self.events.of(event)), properties
            )
        return self.file(subscription.entries, properties)

    def file(self, entries: Iterable[CalendarEntry], properties: dict[str, object]) -> bytes:
        """Returns a calendar with these entries; `properties` are its own, a parameter after the name's semicolon."""
        return self.put_together(map(self._written, entries), properties)

    def put_together(self, entries: Iterable[WrittenEntry], properties: dict[str, object]) -> bytes:
        """Returns a calendar with entries that are written already."""
        calendar = Calendar()
        calendar.add("prodid", "-//profminimum//calendars//RU")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        for name, value in properties.items():
            name, _, parameter = name.partition(";value=")
            calendar.add(name, value, parameters={"value": parameter.upper()} if parameter else {})
        head = calendar.to_ical().removesuffix(_END)
        listed = list(entries)
        others = sorted({entry.timezone for entry in listed if entry.timezone})
        years = _years(self.catalog, listed)
        zones = (_zone(name, *years) for name in (self.catalog.region.timezone, *others))
        return b"".join([head, *zones, *(entry.data for entry in listed), _END])

    def _entries_of(self, event: EventItem) -> tuple[WrittenEntry, ...]:
        return tuple(map(self._written, of_event(event)))

    def _written(self, entry: CalendarEntry) -> WrittenEntry:
        days = (entry.starts.day, entry.last_day)
        zone = entry.timezone if entry.starts.clock else None
        return WrittenEntry(self._event(entry).to_ical(), (min(days).year, max(days).year), zone)

    def _event(self, entry: CalendarEntry) -> Event:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", self._midnight(entry.known))
        event.add("sequence", entry.sequence)
        if entry.changed:
            event.add("last-modified", self._midnight(entry.changed))
        zone = self._zone_of(entry)
        starts, ends = bounds(entry.starts, entry.ends, zone)
        event.add("dtstart", starts)
        if ends is not None:
            event.add("dtend", ends)
        if entry.repeats:
            event.add("rrule", _rule(entry.repeats, starts, zone))
            for day in entry.repeats.left_out:
                event.add("exdate", bounds(Moment(day, entry.starts.clock), None, zone)[0])
        event.add("status", entry.status.value)
        event.add("transp", "OPAQUE" if entry.takes_time else "TRANSPARENT")
        # Outlook goes by these two; what is tentative here has no day yet, and so keeps nobody busy on the one it stands at.
        event.add("x-microsoft-cdo-busystatus", "BUSY" if entry.takes_time else "FREE")
        event.add("x-microsoft-cdo-alldayevent", "FALSE" if isinstance(starts, datetime) else "TRUE")
        texts = {"summary": entry.title, "description": entry.text, "location": entry.place}
        for name, value in texts.items():
            if value:
                event.add(name, value)
        if entry.category:
            event.add("categories", [entry.category])
        if self.site_url:
            event.add("url", self.site_url + entry.address)
        return event

    def _midnight(self, day: date) -> datetime:
        """Returns the moment in UTC at which a day began in the region."""
        return datetime.combine(day, time(), self.zone).astimezone(UTC)

    def _zone_of(self, entry: CalendarEntry) -> ZoneInfo:
        return ZoneInfo(entry.timezone) if entry.timezone else self.zone


def _rule(rule: WeeklyRule, starts: date, zone: ZoneInfo) -> dict[str, object]:
    """Returns RRULE. Its end is of its start's type, in UTC if that has a time (RFC 5545, 3.3.10)."""
    until: date = rule.last
    if isinstance(starts, datetime):
        until = datetime.combine(rule.last, time(23, 59), zone).astimezone(UTC)
    weekdays = [_WEEKDAYS[number] for number in sorted(rule.weekdays)]
    return {"freq": "weekly", "until": until, "byday": weekdays, "wkst": _WEEKDAYS[0]}


def bounds(starts: Moment, ends: Moment | None, zone: ZoneInfo) -> tuple[date, date | None]:
    """Returns DTSTART and DTEND: days, or moments in the zone. DTEND is exclusive: whole days end a day later.

    An unknown end stays unknown: a program then shows a moment, or the one day.
    """
    if starts.clock is None:
        return starts.day, max(starts.day, (ends or starts).day) + timedelta(days=1)
    first = datetime.combine(starts.day, starts.clock, zone)
    if ends is None or ends.end <= starts.start:
        return first, None
    if ends.clock is None:
        return first, datetime.combine(ends.day + timedelta(days=1), time(), zone)
    return first, datetime.combine(ends.day, ends.clock, zone)


def _years(catalog: Catalog, entries: Iterable[WrittenEntry]) -> tuple[int, int]:
    """Returns the first and the last year for which the rules of a time zone are wanted."""
    bounds_of_year = (day.year for day in school_year_bounds(catalog.school_year))
    years = [*bounds_of_year, *(year for entry in entries for year in entry.years)]
    return min(years), max(years)


@cache
def _zone(name: str, first: int, last: int) -> bytes:
    zone = Timezone.from_tzid(name, first_date=date(first, 1, 1), last_date=date(last + 1, 12, 31))
    # The library notes in English for how long the rules hold; people see that note in some programs.
    zone.pop("comment", None)
    data: bytes = zone.to_ical()
    return data
