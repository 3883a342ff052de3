"""Addresses that records had before they were renamed or moved. Checks nothing, knows no page and no file of the site.

A record says where it was in `formerly`; what stood in the folder of a renamed school stood below that school's former
address as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from .kinds import OWNERS, Location, locate
from .records import Entry, Records


class Move(NamedTuple):
    """A former address and the present one, both below the site's root with a slash at the end."""

    old: str
    new: str
    entry: Entry[Any]
    """The record that has moved."""


def former_location(entry: Entry[Any], written: str) -> Location | None:
    """Returns the place that a former name of a record stands for; None if no record of its kind can be there."""
    kind, route = entry.location.kind, entry.location.route
    if "/" not in written:
        path = route.file(written if kind.is_owner else entry.location.owner, written)
    else:
        path = f"{written}/{kind.name}.yml" if kind.is_owner else f"{written}.yml"
    location = locate(path)
    return location if location and location.kind is kind and kind.is_renamable else None


class FormerAddresses:
    """Former addresses of all records of a region."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, entry: Entry[Any]) -> tuple[str, ...]:
        """Returns the former addresses of a record, the oldest first; empty if it has always been where it is."""
        own = entry.location.address
        return tuple(address for address in self._all_of(entry) if address != own)

    def first(self, entry: Entry[Any]) -> str:
        """Returns the oldest address of a record: what programs of subscribers know it by."""
        return next(self._all_of(entry))

    def first_owner_id(self, kind: str, identifier: str) -> str:
        """Returns the oldest identifier of an owner of a kind (`school`, `organisation`)."""
        return self._owner_names.get((kind, identifier), (identifier,))[0]

    def of_place(self, place: Location) -> tuple[str, ...]:
        """Returns the addresses of a place, one for each name that its owner has had, the oldest first."""
        if place.kind.is_owner:
            return (place.address,)
        owners = self._owner_names.get((place.owner_kind, place.owner), (place.owner,))
        return tuple(place.route.address.format(owner=owner, id=place.id) for owner in owners)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Every move that the records tell of, in the order of their files; what is in a moved folder moves with it."""
        renamed = (entry for entry in self._records if entry.record.formerly and entry.location.kind.is_renamable)
        return tuple(Move(old, entry.location.address, entry) for entry in renamed for old in self.of(entry))

    def _all_of(self, entry: Entry[Any]) -> Iterator[str]:
        """Yields all addresses of a record, the oldest first, each once."""
        former = filter(None, (former_location(entry, written) for written in entry.record.formerly))
        return iter(dict.fromkeys(address for place in (*former, entry.location) for address in self.of_place(place)))

    @cached_property
    def _owner_names(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The identifiers of each owner that has had several, the oldest first, by its kind and any of them."""
        names: dict[tuple[str, str], tuple[str, ...]] = {}
        for kind in OWNERS.values():
            for entry in self._records.of(kind.name):
                former = filter(None, (former_location(entry, written) for written in entry.record.formerly))
                every = tuple(dict.fromkeys([*(location.owner for location in former), entry.id]))
                if len(every) > 1:
                    names |= dict.fromkeys([(kind.name, name) for name in every], every)
        return names
