"""All records of a region together, found by kind, owner and identifier. Derives nothing and checks nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from ..problem import Problem, Severity, SourcePosition
from .attachments import Attachment, folder_of_files
from .item_numbers import number_parts
from .kind import Kind
from .kinds import OWNERS, REFERENCES, Location
from .schema.fields import FieldGroup, FieldPath, Record
from .schema.types import PartReference, Reference
from .schema.walks import Marker, groups_within, marked_values
from .vocabulary_entry import VocabularyEntry

RecordT = TypeVar("RecordT", bound=Record)


FORMER_NAMES = {"when": ("starts", "ends", "months", "opens", "closes"), "ages": ("age_from", "age_to")}
"""The names under which older files hold a value, by the name of its field."""
READ_WITH = {"when": ("schedule_note",)}
"""The fields by whose words such a value of an older file is read, by its name: with another note, the dates of `starts` and
`ends` may mean another time.
"""


class Mark(NamedTuple):
    """Where a value stands in its file: line and column from 1, its key's place, and the marks of what it holds."""

    line: int
    column: int
    children: dict[str, Mark] | list[Mark] | None = None
    key_line: int = 0
    key_column: int = 0

    def at(self, loc: FieldPath) -> tuple[Mark, bool]:
        """Returns the mark of the value at `loc` and True, or of the nearest value that holds it and False."""
        mark = self
        for step in loc:
            below = mark.children
            if isinstance(below, dict) and str(step) in below:
                mark = below[str(step)]
            elif isinstance(below, list) and isinstance(step, int) and step < len(below):
                mark = below[step]
            elif isinstance(below, dict) and (
                old := next((name for name in FORMER_NAMES.get(str(step), ()) if name in below), None)
            ):
                mark = below[old]
            else:
                return mark, False
        return mark, True


@dataclass(frozen=True)
class Entry(Generic[RecordT]):
    """A record, where it lives, and where each of its values stands."""

    location: Location
    record: RecordT
    marks: Mark | Callable[[], Mark] = field(repr=False, compare=False)
    """The marks of the record's values, or what reads them: they are needed only for a problem."""
    data: bytes = field(default=b"", repr=False, compare=False)
    """The bytes of its file; empty for a record that no file has."""

    @cached_property
    def mark(self) -> Mark:
        """Where the record and each of its values stand."""
        return self.marks if isinstance(self.marks, Mark) else self.marks()

    @property
    def id(self) -> str:
        """The record's identifier."""
        return self.location.id

    @cached_property
    def title(self) -> str:
        """The record's title or name, else its identifier; empty for the only file of a kind without either."""
        own = self.id if "{id}" in self.location.route.path else ""
        return getattr(self.record, "title", None) or getattr(self.record, "name", None) or own

    @cached_property
    def references(self) -> tuple[tuple[FieldPath, str, str], ...]:
        """Every reference in the record: the way to it, the kind of what it points at, the identifier."""
        return tuple((loc, reference.kind, value) for loc, reference, value in marked_values(self.record, Reference))

    @cached_property
    def part_references(self) -> tuple[tuple[FieldPath, str, str], ...]:
        """Every reference to a part of another record: the way to it, the kind of what it points at, the identifier."""
        return tuple((loc, part.kind, value) for loc, part, value in marked_values(self.record, PartReference))

    def place(self, loc: FieldPath = ()) -> SourcePosition:
        """Returns the place of the value at `loc`; of what holds it if the value is left out."""
        mark, _ = self.mark.at(loc)
        return SourcePosition(self.location.path, mark.line, mark.column)

    def problem(
        self, code: str, loc: FieldPath, message: str, suggestion: str = "", severity: Severity = Severity.ERROR
    ) -> Problem:
        """Returns a problem at the value at `loc`."""
        return Problem(code, self.place(loc), dotted(loc), message, suggestion, severity)


def dotted(loc: FieldPath) -> str:
    """Returns the way to a value as people read it: positions from 1, `venues.1.starts`."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)


class Records:
    """The records of a region. Where two share a path, both stay: a rule reports it.

    `unread` are the paths of files that are there but could not be read as records: what refers to them is not to blame.
    `known` are further records that these may refer to: they are found, and left out when all are gone through.
    `attachments` are the files beside the records by path, None where nobody has looked for them.
    """

    def __init__(
        self,
        entries: Iterable[Entry[Any]],
        unread: Iterable[str] = (),
        known: Iterable[Entry[Any]] = (),
        attachments: Mapping[str, Attachment] | None = None,
    ) -> None:
        self.entries = tuple(entries)
        self.attachments = attachments
        self.unread = frozenset(unread)
        self._findable = (*self.entries, *known)
        self._marked: dict[type[Any], list[Any]] = {}

    def __iter__(self) -> Iterator[Entry[Any]]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def without(self, paths: Container[str]) -> Records:
        """Returns what is left when the records and files at these paths are taken out."""
        left = {path: file for path, file in (self.attachments or {}).items() if path not in paths}
        entries = (entry for entry in self.entries if entry.location.path not in paths)
        return Records(entries, attachments=None if self.attachments is None else left)

    def attached(self, entry: Entry[Any]) -> list[tuple[FieldPath, Attachment]]:
        """Returns the files that a record names, each with the way to its name; those that are missing are left out."""
        files, folder = self.attachments or {}, folder_of_files(entry.location.owner_folder)
        named = [(loc, folder + value) for loc, kind, value in entry.part_references if kind == "attachment"]
        return [(loc, files[path]) for loc, path in named if path in files]

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
    def parts_by_model(self) -> dict[type[FieldGroup], list[tuple[Entry[Any], FieldPath, FieldGroup]]]:
        """Every part of the records, whole records included, by its own model: its record, the way to it, the part.

        One walk for all rules, cached as long as these records are together.
        """
        groups: dict[type[FieldGroup], list[tuple[Entry[Any], FieldPath, FieldGroup]]] = defaultdict(list)
        for entry in self.entries:
            for loc, part in groups_within(entry.record):
                groups[type(part)].append((entry, loc, part))
        return groups

    def marked(self, marker: type[Marker]) -> list[tuple[Entry[Any], list[tuple[FieldPath, Marker, str]]]]:
        """Returns each record with its values that are declared with the marker; cached like the parts."""
        if marker not in self._marked:
            self._marked[marker] = [(entry, marked_values(entry.record, marker)) for entry in self.entries]
        return self._marked[marker]

    def siblings(self, entry: Entry[Any], kind: str) -> tuple[Entry[Any], ...]:
        """Returns the records of a kind that lie in the same folder of a school or organisation, or in the region's own."""
        return tuple(self._by_folder.get((entry.location.owner_kind, entry.location.owner, kind), ()))

    @cached_property
    def roadmap_item_numbers(self) -> dict[tuple[int, ...], str]:
        """The numbers of the items of all road maps, such as `3.12`, by what they are compared by."""
        roadmaps = (entry.record for entry in self.of("roadmap"))
        return {number_parts(item.number): item.number for roadmap in roadmaps for _, item in roadmap.items}

    def example_targets(self) -> dict[str, list[str]]:
        """Returns identifiers that examples may name, by kind of reference; of items those first that schools answer for."""
        roadmaps = (entry.record for entry in self.of("roadmap"))
        items = sorted((item for roadmap in roadmaps for _, item in roadmap.items), key=lambda item: item.task is None)
        targets = {reference: list(self.targets(reference)) for reference in REFERENCES}
        return targets | {"roadmap_item": [item.number for item in items]}

    @cached_property
    def _owners(self) -> dict[tuple[str, str], Entry[Any]]:
        return {(kind.name, entry.id): entry for kind in OWNERS.values() for entry in self.of(kind.name)}

    def of(self, kind: str) -> tuple[Entry[Any], ...]:
        """Returns the records of a kind, in the order of their files."""
        return tuple(self._by_kind.get(kind, ()))

    def single(self, kind: str) -> Entry[Any] | None:
        """Returns the only record of a kind such as `region`, or None."""
        return next(iter(self._by_kind.get(kind, ())), None)

    def owner(self, entry: Entry[Any]) -> Entry[Any] | None:
        """Returns the school or organisation whose folder holds a record; None for the region's own or if it is missing."""
        return self._owners.get((entry.location.owner_kind, entry.location.owner))

    @cached_property
    def _targets(self) -> dict[str, dict[str, Any]]:
        return {reference: dict(self._targets_of(kind)) for reference, kind in REFERENCES.items()}

    def _targets_of(self, kind: Kind) -> Iterator[tuple[str, Any]]:
        for entry in self.of(kind.name):
            if kind.entries:
                entries: tuple[VocabularyEntry, ...] = getattr(entry.record, kind.entries[0])
                yield from ((item.id, item) for item in entries)
            else:
                yield entry.id, entry.record

    def targets(self, reference: str) -> dict[str, Any]:
        """Returns what a reference of this kind may name: each identifier with its vocabulary entry or record, in order."""
        return self._targets[reference]
