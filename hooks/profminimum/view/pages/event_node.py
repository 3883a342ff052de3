"""Events as schema.org tells them: when, where, for how much, and what became of what was planned."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from ...catalog import EventItem
from ...catalog.items.event_slots import EventSlot, former_slots_of, slots_of
from ...model import AttendanceMode
from ...model.when import Repetition
from .schema_nodes import Node, age_range, audience, is_free, known, link, owner, place_node
from .schema_times import Time, schedules, time_bounds
from .schema_values import most, offers

_ATTENDANCE = {
    AttendanceMode.OFFLINE: "OfflineEventAttendanceMode",
    AttendanceMode.ONLINE: "OnlineEventAttendanceMode",
    AttendanceMode.MIXED: "MixedEventAttendanceMode",
}


def event_node(item: EventItem) -> Node:
    """Returns the node of an event."""
    record = item.record
    online = [{"@type": "VirtualLocation", "url": record.online_url}] if record.online_url else []
    places = [place for venue in dict.fromkeys(record.venues) if (place := place_node(item, venue))]
    return known(
        type_="Event",
        name=record.title,
        description=record.summary or record.description,
        url=link(item),
        **_times(item),
        eventStatus=_state(item),
        eventAttendanceMode=f"https://schema.org/{_ATTENDANCE[record.attendance_mode]}",
        location=[*places, *online],
        organizer=owner(item),
        isAccessibleForFree=is_free(record.cost),
        offers=offers(record.fee),
        maximumAttendeeCapacity=most(record.registration.places if record.registration else None),
        audience=audience(item),
        typicalAgeRange=age_range(record),
        inLanguage="ru",
    )


def _state(item: EventItem) -> str:
    """Returns whether it takes place as planned. What has months and no day yet is postponed, and not rescheduled."""
    if item.is_cancelled:
        state = "EventCancelled"
    elif not item.record.is_postponed:
        state = "EventScheduled"
    else:
        state = "EventRescheduled" if item.occurrences else "EventPostponed"
    return f"https://schema.org/{state}"


def _times(item: EventItem) -> Node:
    """Returns when it takes place, and when it was to.

    An event without a new time names the old one twice: search engines want it as the beginning until there is another,
    schema.org as the previous one.
    """
    slots, former = slots_of(item), former_slots_of(item)
    previous = time_bounds([_time(item, slot) for slot in former]).get("startDate")
    if item.awaits_new_day:
        return known(startDate=previous, previousStartDate=previous)
    times = [_time(item, slot) for slot in slots]
    is_one_place = len(item.record.venues) < 2
    parts = [slot for slot in slots if not (is_one_place and isinstance(slot.part, Repetition))]
    return known(
        **time_bounds(times),
        previousStartDate=previous,
        eventSchedule=schedules(times) if is_one_place else None,
        subEvent=[_part(item, slot) for slot in parts] if len(slots) > 1 else None,
    )


def _time(item: EventItem, slot: EventSlot) -> Time:
    zone = ZoneInfo(slot.timezone) if slot.timezone else item.catalog.region.zone
    return Time(slot.part, zone, item.catalog.holidays)


def _part(item: EventItem, slot: EventSlot) -> Node:
    """Returns the node of one part of the time at one of the venues."""
    times = [_time(item, slot)]
    return known(
        type_="Event",
        name=item.record.title,
        **time_bounds(times),
        eventSchedule=schedules(times),
        eventStatus=_state(item),
        location=place_node(item, slot.venue),
    )
