"""Events on a day: when and where each takes place, whether it is ahead, under way or over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from ...model import Attachment, Audience, Event, EventStatus, Municipality, Organisation, Weekday
from ...model.event import Photo
from ...model.vocabularies import EventFormat
from ...validity import cached_property
from .access import AccessItem
from .event_times import TimedEvent
from .item import FacetChanges, OwnerItem, yes
from .phase import Phase
from .spheres import only_sphere

EVENING = time(17)
"""From here on whoever works by day can come."""
SATURDAY = 5
WEEKDAYS = [weekday.value for weekday in Weekday]


class EventItem(AccessItem[Event], TimedEvent):
    """An event in the catalogue."""

    @cached_property
    def format(self) -> EventFormat:
        """The format from the vocabulary."""
        event_format: EventFormat = self.catalog.records.targets("event_format")[self.record.format]
        return event_format

    @cached_property
    def photos(self) -> tuple[tuple[Photo, Attachment], ...]:
        """Its photographs with their files, in the order of the record."""
        files = {file.name: file for _, file in self.catalog.records.attached(self.entry)}
        return tuple((photo, files[photo.file]) for photo in self.record.photos if photo.file in files)

    @property
    def deadline(self) -> date | None:
        """The last day to sign up, if it is known."""
        registration = self.record.registration
        return registration.closes.day if registration and registration.closes else None

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not take place."""
        return self.record.status is EventStatus.CANCELLED

    @property
    def is_ahead(self) -> bool:
        """Whether a reader can still go."""
        return self.phase is not Phase.OVER and not self.is_cancelled

    @cached_property
    def hosts(self) -> tuple[OwnerItem[Organisation], ...]:
        """Organisations that take visitors in, besides the owner."""
        venues = (venue.organisation for venue in self.record.venues if venue.organisation)
        organisations = self.catalog.organisations
        named = dict.fromkeys([*self.record.hosts, *venues])
        return tuple(organisations[identifier] for identifier in named if identifier in organisations)

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Where its venues are; the owner's municipality if they do not say."""
        towns = (self.catalog.municipality(venue.municipality) for venue in self.record.venues)
        return tuple(dict.fromkeys(town for town in towns if town)) or super().municipalities

    @cached_property
    def is_for_families(self) -> bool:
        """Whether pupils or parents are meant, and not teachers alone."""
        return not {Audience.PUPILS, Audience.PARENTS}.isdisjoint(self.record.audience)

    def is_for_grade(self, grade: int) -> bool:
        """Whether pupils of a grade, or their parents, are meant; an event that names neither grades nor ages is for all."""
        return self.is_for_families and (not self.record.names_pupils or grade in self.record.meant_grades)

    @property
    def spheres(self) -> tuple[str, ...]:
        """Of which spheres of work it is: as it says, else as the industry of those who hold it."""
        return self.record.spheres or only_sphere(self.catalog, [self.owner, *self.hosts])

    @property
    def needs_consent_note(self) -> bool:
        """Whether it is a visit for pupils, which is voluntary for them and their parents (2025 edition, annex 1)."""
        return self.format.is_visit and Audience.PUPILS in self.record.audience

    @property
    def searched_texts(self) -> tuple[str, ...]:
        """Title and professions."""
        return (self.record.title, *self.record.professions)

    def _free_hours(self, now: datetime) -> Iterator[str]:
        """Yields `evening` and `weekend` where a time ahead, else one that is over, suits those who work by day."""
        every = [one.local for one in self.dated]
        times = [one for one in every if one.window[1] > now] or every
        if any(one.starts.clock and one.starts.clock >= EVENING for one in times):
            yield "evening"
        if any((one.last_evening - one.starts.day).days + one.starts.day.weekday() >= SATURDAY for one in times):
            yield "weekend"

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Format, sphere, audience, grades, place, access, cost, way of taking part, weekday, transport, ОВЗ, phase, hours."""
        record = self.record
        return super().facets | {
            "format": (record.format,),
            "sphere": self.spheres,
            "audience": tuple(audience.value for audience in record.audience),
            "grade": tuple(str(grade) for grade in self.catalog.grades if self.is_for_grade(grade)),
            "cost": (record.cost.value,) if record.cost else (),
            "mode": (record.attendance_mode.value,),
            "weekday": tuple(dict.fromkeys(WEEKDAYS[one.local.starts.day.weekday()] for one in self.dated)),
            "ovz": yes(record.suits_ovz),
            "transport": yes(record.transport),
            "phase": self.reader_phases,
            "hours": tuple(self._free_hours(self.catalog.now)),
        }

    @property
    def facet_changes(self) -> dict[str, FacetChanges]:
        """When the times that are left suit others than before."""
        before, changes = self.facets["hours"], []
        for moment in sorted({one.local.window[1] for one in self.ahead}):
            hours = tuple(self._free_hours(moment))
            if hours != before:
                changes.append((moment, before := hours))
        return {"hours": tuple(changes)}


def time_order(event: EventItem) -> tuple[tuple[date, int, time], str]:
    """Returns the sort key of an event: its next time, then its address."""
    return event.order, event.address


def by_time(events: Iterable[EventItem]) -> tuple[EventItem, ...]:
    """Returns events without repetitions, in the order of their time."""
    return tuple(sorted(dict.fromkeys(events), key=time_order))
