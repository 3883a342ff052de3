"""Dependency digests: what a page depends on – its records, those around them, and everything that all pages share.

A page of a record shows the record itself, its owner, what is linked to either, and names of what is linked to that.
Its digest covers every record that is at most `LINK_DISTANCE` links away, whichever way the links point. A test follows
what pages read while they are rendered and proves that none looks further. Knows no page, no file and no day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from ...catalog import Catalog, CatalogItem
from ...model import Entry
from .cache import digest

LINK_DISTANCE = 2


class DependencyDigests:
    """Digests of a catalogue's records. They know no day: how long something holds is told by its validity."""

    def __init__(self, catalog: Catalog, content: Callable[[Entry[Any]], bytes], shared: bytes) -> None:
        """`content` gives the digest of a record's file, `shared` is that of what all pages depend on: templates, program, menu."""
        self._catalog = catalog
        self._own = content
        self._shared = shared

    def of(self, items: Iterable[CatalogItem[Any]]) -> bytes:
        """Digest of everything a page about these records depends on."""
        return digest(self._shared_digest, *(self._neighbourhood_digests[item.path] for item in items))

    def digest_of_kinds(self, kinds: tuple[str, ...] | None = None) -> bytes:
        """Digest of all records of some kinds, of all kinds for None, and of what all pages share."""
        if kinds not in self._by_kinds:
            self._by_kinds[kinds] = self._digest_of_kinds(kinds)
        return self._by_kinds[kinds]

    @cached_property
    def _by_kinds(self) -> dict[tuple[str, ...] | None, bytes]:
        return {}

    def _digest_of_kinds(self, kinds: tuple[str, ...] | None) -> bytes:
        own = self._record_digests
        paths = sorted(
            entry.location.path for entry in self._catalog.records if kinds is None or entry.location.kind.name in kinds
        )
        return digest(self._shared_digest, *(own[path] for path in paths))

    @cached_property
    def whole(self) -> bytes:
        """Digest of all records together."""
        return self.digest_of_kinds()

    def _content(self, entry: Entry[Any]) -> bytes:
        """Digest of a record's file, of the day on which it changed, and of the files that it names: pages show their sizes."""
        day = self._catalog.commit_days.get(entry.location.path)
        return digest(
            self._own(entry), str(day).encode(), *(file.digest for _, file in self._catalog.records.attached(entry))
        )

    @cached_property
    def _shared_digest(self) -> bytes:
        """Digest of what all pages share: the vocabularies, and what was given."""
        records = self._catalog.records
        named = (self._content(entry) for entry in records if entry.location.is_shared)
        return digest(self._shared, *named)

    @cached_property
    def _record_digests(self) -> dict[str, bytes]:
        """The digest of each record's file and its place.

        A file that was only renamed says the same, but pages link to another address.
        """
        paths = {entry.location.path: entry for entry in self._catalog.records}
        return {path: digest(path.encode(), self._content(entry)) for path, entry in paths.items()}

    @cached_property
    def _neighbourhood_digests(self) -> dict[str, bytes]:
        """The digest of each record with all that are within the distance: one step further in each round."""
        around, links = self._record_digests, self._links
        for _ in range(LINK_DISTANCE):
            around = {path: digest(own, *sorted(around[link] for link in links[path])) for path, own in around.items()}
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
        return {owner.path for owner in found if owner is not None} - {entry.location.path}
