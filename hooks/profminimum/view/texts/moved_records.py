"""Events and courses that a change moves: when and where each was to be, when and where it is to be now.

Knows no markup: places are contributed words, and whoever shows them takes care of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from ...catalog import Catalog, CatalogItem, EventItem
from ...model import AttendanceMode, Venue
from ...model.when import NOT_KNOWN
from ..rendering.plain_text import place_text
from ..rendering.time_text import time_text


@dataclass(frozen=True)
class Appointment:
    """When and where something takes place, and whether it does, in words."""

    time: str
    state: str
    """Empty for what has none."""
    places: tuple[str, ...]
    """Empty where nobody says it."""


@dataclass(frozen=True)
class Move:
    """A record whose appointment a change alters."""

    item: CatalogItem[Any]
    before: Appointment
    after: Appointment

    @property
    def changed(self) -> tuple[str, ...]:
        """What differs: `time`, `state`, `places`."""
        names = (field.name for field in fields(Appointment))
        return tuple(name for name in names if getattr(self.before, name) != getattr(self.after, name))


def moves(before: Catalog, after: Catalog) -> Iterator[Move]:
    """Yields what takes place at another time or place than before, or in another state, by path.

    A record that was renamed is the one that it was.
    """
    known = {item.address: item for item in _dated(before)}
    for item in sorted(_dated(after), key=lambda item: item.path):
        addresses = (item.address, *reversed(after.former_addresses.of(item.entry)))
        was = next((known[address] for address in addresses if address in known), None)
        # A host with another name moves no event: what counts is what its own record says.
        if was is None or _declared(was) == _declared(item):
            continue
        move = Move(item, _appointment(was, after.opening_year), _appointment(item, after.opening_year))
        if move.changed:
            yield move


def _dated(catalog: Catalog) -> Iterable[CatalogItem[Any]]:
    return (*catalog.events, *catalog.training)


def _declared(item: CatalogItem[Any]) -> tuple[object, ...]:
    """Returns what a record says of its appointment."""
    record = item.record
    if isinstance(item, EventItem):
        return record.current_time, record.timezone, record.status, record.venues, record.attendance_mode
    return (record.when,)


def _appointment(item: CatalogItem[Any], opening: int) -> Appointment:
    record = item.record
    if isinstance(item, EventItem):
        time = time_text(record.current_time, opening, record.timezone)
        return Appointment(time, record.status.label, tuple(_places(item, opening)))
    return Appointment(time_text(record.when or NOT_KNOWN, opening), "", ())


def _places(event: EventItem, opening: int) -> Iterator[str]:
    """Yields each place, with its own time and its branch if it names them, and how else one can take part."""
    for venue in event.record.venues:
        own_time = time_text(venue.when, opening, venue.timezone or event.record.timezone) if venue.when else ""
        text = ", ".join(filter(None, [place_text(venue, event.catalog), _branch(event, venue), own_time]))
        if text:
            yield text
    if event.record.attendance_mode is not AttendanceMode.OFFLINE:
        yield event.record.attendance_mode.label


def _branch(event: EventItem, venue: Venue) -> str:
    """Returns the name of the branch at which a venue is; empty if it names none."""
    owner = event.catalog.organisations.get(venue.organisation) if venue.organisation else event.owner
    branches = owner.record.branches if owner else ()
    name = next((branch.name for branch in branches if branch.id == venue.branch), "")
    return "" if name == venue.name else name
