"""All records of a region together, found by kind, owner and identifier. Derives nothing and judges nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from .declare import Part
from .entry import Entry
from .vocabulary import Entry as VocabularyEntry
from .walk import Loc, Marker, marked, parts

REFERENCES: dict[str, str] = {
    "level": "levels.levels",
    "direction": "directions.directions",
    "event_format": "event_formats.formats",
    "class_profile": "class_profiles.profiles",
    "municipality": "municipalities.municipalities",
    "party": "parties.parties",
    "sector": "sectors.sectors",
    "school": "school",
    "organisation": "organisation",
}
"""What each kind of reference points at: a kind of record, or the field of a vocabulary that lists its entries."""


class Records:
    """The records of a region. Where two share a path, both are kept: a rule tells of it.

    `unread` are the paths of files that are there but could not be read as records: what refers to them is not to blame.
    `known` are further records that these may refer to: they are found, and left out when all are gone through.
    """

    def __init__(
        self, entries: Iterable[Entry[Any]], unread: Iterable[str] = (), known: Iterable[Entry[Any]] = ()
    ) -> None:
        self.entries = tuple(entries)
        self.unread = frozenset(unread)
        self._findable = (*self.entries, *known)
        self._marked: dict[type[Any], list[Any]] = {}

    def __iter__(self) -> Iterator[Entry[Any]]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def _by_kind(self) -> dict[str, list[Entry[Any]]]:
        groups: dict[str, list[Entry[Any]]] = defaultdict(list)
        for entry in self._findable:
            groups[entry.location.kind.name].append(entry)
        return groups

    @cached_property
    def _by_folder(self) -> dict[tuple[str, str, str], list[Entry[Any]]]:
        groups: dict[tuple[str, str, str], list[Entry[Any]]] = defaultdict(list)
        for entry in self._findable:
            groups[entry.location.owner_kind, entry.location.owner, entry.location.kind.name].append(entry)
        return groups

    @cached_property
    def by_model(self) -> dict[type[Part], list[tuple[Entry[Any], Loc, Part]]]:
        """Every part of the records, whole records included, by its own model: its record, the way to it, the part.

        One walk for all rules, kept as long as these records are together.
        """
        groups: dict[type[Part], list[tuple[Entry[Any], Loc, Part]]] = defaultdict(list)
        for entry in self.entries:
            for loc, part in parts(entry.record):
                groups[type(part)].append((entry, loc, part))
        return groups

    def marked(self, marker: type[Marker]) -> list[tuple[Entry[Any], list[tuple[Loc, Marker, str]]]]:
        """Each record with its values that are declared with the marker; kept like the parts."""
        if marker not in self._marked:
            self._marked[marker] = [(entry, marked(entry.record, marker)) for entry in self.entries]
        return self._marked[marker]

    def beside(self, entry: Entry[Any], kind: str) -> tuple[Entry[Any], ...]:
        """The records of a kind that lie in the same folder of a school or organisation, or in the region's own."""
        return tuple(self._by_folder.get((entry.location.owner_kind, entry.location.owner, kind), ()))

    @cached_property
    def _owners(self) -> dict[tuple[str, str], Entry[Any]]:
        return {(kind, entry.id): entry for kind in ("school", "organisation") for entry in self.of(kind)}

    def of(self, kind: str) -> tuple[Entry[Any], ...]:
        """The records of a kind, in the order of their files."""
        return tuple(self._by_kind.get(kind, ()))

    def one(self, kind: str) -> Entry[Any] | None:
        """The only record of a kind such as `region`, or None."""
        return next(iter(self._by_kind.get(kind, ())), None)

    def owner(self, entry: Entry[Any]) -> Entry[Any] | None:
        """The school or organisation in whose folder a record lies; None for the region's own or if it is missing."""
        return self._owners.get((entry.location.owner_kind, entry.location.owner))

    @cached_property
    def _targets(self) -> dict[str, dict[str, Any]]:
        return {reference: dict(self._listed(where)) for reference, where in REFERENCES.items()}

    def _listed(self, where: str) -> Iterator[tuple[str, Any]]:
        kind, _, field = where.partition(".")
        for entry in self.of(kind):
            if field:
                items: tuple[VocabularyEntry, ...] = getattr(entry.record, field)
                yield from ((item.id, item) for item in items)
            else:
                yield entry.id, entry.record

    def targets(self, reference: str) -> dict[str, Any]:
        """What a reference of this kind may name: each identifier with its vocabulary entry or record, in order."""
        return self._targets[reference]
