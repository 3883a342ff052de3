"""What a page depends on, in a few bytes: its records, those around them, and everything that all pages share.

A page of a record shows the record itself, its owner, what is linked to either, and names of what is linked to that.
So its fingerprint covers every record that is at most `REACH` links away, whichever way the links point. A test reads
along while pages are made and proves that none looks further. Knows no page and no file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from functools import cached_property
from typing import Any

from ...catalog import Catalog, CatalogItem
from ...model import Entry
from .cache import digest

LINK_DISTANCE = 2


class DependencyDigests:
    """The fingerprints of a catalogue's records on its day."""

    def __init__(self, catalog: Catalog, content: Callable[[Entry[Any]], bytes], shared: bytes) -> None:
        """`content` stands for a record's file, `shared` for what all pages depend on: templates, program, menu."""
        self._catalog = catalog
        self._content = content
        self._shared = shared

    def of(self, items: Iterable[CatalogItem[Any]]) -> bytes:
        """What stands for all that a page about these records may show."""
        return digest(self._shared_digest, *(self._neighbourhood_digests[each.path] for each in items))

    def digest_of_kinds(self, kinds: Container[str] | None = None) -> bytes:
        """What stands for all records of some kinds, of all kinds for None, and for what all pages share."""
        own = self._record_digests
        shown = [each for each in self._catalog.records if kinds is None or each.location.kind.name in kinds]
        return digest(self._shared_digest, *(own[path] for path in sorted(each.location.path for each in shown)))

    @cached_property
    def whole(self) -> bytes:
        """What stands for all records together."""
        return self.digest_of_kinds()

    @cached_property
    def _shared_digest(self) -> bytes:
        """What all pages share: the vocabularies, the day, and what was given."""
        records = self._catalog.records
        named = (
            self._content(each) for each in records if not each.location.owner and each.location.kind.name != "event"
        )
        return digest(self._shared, self._catalog.today.isoformat().encode(), *named)

    @cached_property
    def _record_digests(self) -> dict[str, bytes]:
        """Each record's file; of an event also whether it is over, which the time of day decides."""
        own = {each.location.path: self._content(each) for each in self._catalog.records}
        return own | {each.path: digest(own[each.path], each.phase.value.encode()) for each in self._catalog.events}

    @cached_property
    def _neighbourhood_digests(self) -> dict[str, bytes]:
        """Each record with all that are within reach: one step further in each round."""
        around, links = self._record_digests, self._links
        for _ in range(LINK_DISTANCE):
            around = {path: digest(own, *sorted(around[each] for each in links[path])) for path, own in around.items()}
        return around

    @cached_property
    def _links(self) -> dict[str, set[str]]:
        links: dict[str, set[str]] = defaultdict(set)
        for entry in self._catalog.records:
            for other in self._linked_to(entry):
                links[entry.location.path].add(other)
                links[other].add(entry.location.path)
        return links

    def _linked_to(self, entry: Entry[Any]) -> set[str]:
        owners = {(kind, value) for _, kind, value in entry.references}
        owners.add((entry.location.owner_kind, entry.location.owner))
        found = [self._catalog.owner_named(kind, name) for kind, name in owners]
        return {each.path for each in found if each is not None} - {entry.location.path}
