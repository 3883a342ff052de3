"""Calendars as files: the one place that knows icalendar. What stands in them is decided in `subscriptions`.

Follows RFC 5545 and RFC 7986. A calendar is put together from parts that are each written once: an event stands in ten
calendars, and writing it ten times would take most of a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

from ...catalog import Catalog
from ...model import Moment
from ...output import Output
from .entries import CalendarEntry
from .subscriptions import Subscription, Subscriptions

_END = b"END:VCALENDAR\r\n"


def make_calendars(catalog: Catalog, site_url: str) -> Iterator[Output]:
    """Every calendar to subscribe to, and one file beside the page of each event; see `Maker`."""
    subscriptions = Subscriptions(catalog)
    every = list(subscriptions.all())
    writer = CalendarWriter(catalog, site_url, every)
    yield from (Output(subscription.path, writer.subscription(subscription)) for subscription in every)
    for event, held in subscriptions.of_events.items():
        yield Output(f"{event.address}event.ics", writer.file(held, {}))


class CalendarWriter:
    """Writes calendars of one site; each appointment and the zone once."""

    def __init__(self, catalog: Catalog, site_url: str, every: Iterable[Subscription] = ()) -> None:
        self.catalog = catalog
        self.zone = catalog.region.zone
        self.site_url = site_url
        self._written: dict[CalendarEntry, bytes] = {}
        held = [entry for subscription in every for entry in subscription.entries]
        self._zone_part = _zone_part(catalog, held)

    def subscription(self, subscription: Subscription) -> bytes:
        """The file of a calendar that programs fetch again and again; they are asked to do so twice a day."""
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
        return self.file(subscription.entries, properties)

    def file(self, held: Iterable[CalendarEntry], properties: dict[str, object]) -> bytes:
        """A calendar with these appointments; `properties` are its own, a parameter after the name's semicolon."""
        calendar = Calendar()
        calendar.add("prodid", "-//profminimum//calendars//RU")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        for name, value in properties.items():
            name, _, parameter = name.partition(";value=")
            calendar.add(name, value, parameters={"value": parameter.upper()} if parameter else {})
        head = calendar.to_ical().removesuffix(_END)
        return b"".join([head, self._zone_part, *map(self._part, held), _END])

    def _part(self, entry: CalendarEntry) -> bytes:
        if entry not in self._written:
            self._written[entry] = self._event(entry).to_ical()
        return self._written[entry]

    def _event(self, entry: CalendarEntry) -> Event:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", self._midnight(entry.known))
        event.add("sequence", entry.revision)
        if entry.updated:
            event.add("last-modified", self._midnight(entry.updated))
        starts, ends = bounds(entry.starts, entry.ends, self.zone)
        event.add("dtstart", starts)
        if ends is not None:
            event.add("dtend", ends)
        if entry.weekly_until:
            event.add("rrule", {"freq": "weekly", "until": self._until(starts, entry.weekly_until)})
        event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
        event.add("transp", "OPAQUE" if entry.takes_time else "TRANSPARENT")
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
        """A day that a record names, as the moment in UTC at which it began in the region."""
        return datetime.combine(day, time(), self.zone).astimezone(UTC)

    def _until(self, starts: date, last: date) -> date:
        """The end of a repetition, of the type that its start has, in UTC if that has a time (RFC 5545, 3.3.10)."""
        if not isinstance(starts, datetime):
            return last
        return datetime.combine(last, time(23, 59), self.zone).astimezone(UTC)


def bounds(starts: Moment, ends: Moment | None, zone: ZoneInfo) -> tuple[date, date | None]:
    """DTSTART and DTEND: days, or moments in the zone. The end is the first moment after, so whole days end a day later.

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


def _zone_part(catalog: Catalog, held: Iterable[CalendarEntry]) -> bytes:
    """The region's time zone as it is in all the years of the appointments."""
    days = [
        *catalog.bounds(catalog.school_year),
        *(day for entry in held for day in (entry.starts.day, entry.last_day)),
    ]
    return _zone(catalog.region.timezone, min(days).year, max(days).year)


@cache
def _zone(name: str, first: int, last: int) -> bytes:
    zone = Timezone.from_tzid(name, first_date=date(first, 1, 1), last_date=date(last + 1, 12, 31))
    # The library notes in English for how long the rules hold; people see that note in some programs.
    zone.pop("comment", None)
    data: bytes = zone.to_ical()
    return data
