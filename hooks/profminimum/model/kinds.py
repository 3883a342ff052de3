"""All kinds of records, and which of them the file at a path is.

A record is a file; its identifier is the file's name, its address follows from its place. `KINDS` is the one declaration
of that, for the reader, the addresses, the form, the scaffolds, the open data and the field guide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .contributed import CONTRIBUTED
from .kind import Kind, Route
from .lessons import LessonCalendar
from .region import Region
from .roadmap import Roadmap
from .schema.types import IDENTIFIER, IDENTIFIER_LENGTH
from .vocabularies import VOCABULARIES

RESERVED = frozenset(
    [
        "index",
        "404",
        "search",
        "api",
        "assets",
        "static",
        "feed",
        "constructor",
        "prototype",
        "tostring",
        "valueof",
        "con",
        "prn",
        "aux",
        "nul",
    ]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""Names that a record may not have: they are pages of the site itself, devices of Windows, or words of JavaScript."""

KINDS: tuple[Kind, ...] = (
    Kind("region", Region, (Route("region.yml", ""),), "регион", "Регион", "region"),
    *VOCABULARIES,
    Kind(
        "lessons",
        LessonCalendar,
        (Route("reference/lessons/{id}.yml", "lessons/{id}/"),),
        "календарь занятий",
        "Занятия",
        "lessons",
        entries=("lessons",),
        is_named_by_year=True,
    ),
    Kind(
        "roadmap",
        Roadmap,
        (Route("roadmap/{id}.yml", "roadmap/{id}/"),),
        "дорожная карта",
        "Дорожные карты",
        "roadmaps",
        entries=("sections", "items"),
        is_named_by_year=True,
        may_span_years=True,
    ),
    *sorted(CONTRIBUTED, key=lambda kind: not kind.entries),
)
"""Every kind: the region's own, then those that schools and organisations write; of these, lists come first."""

OWNERS: dict[str, Kind] = {kind.collection: kind for kind in KINDS if kind.is_owner}
"""The folders of those who have records of their own, with the kinds of their owners."""

REFERENCES: dict[str, Kind] = {kind.target.reference: kind for kind in KINDS if kind.target}
"""What each kind of reference points at: records of a kind, or the entries that the file of a kind lists."""

_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_named(name: str) -> Kind:
    """Returns the kind of a name such as `year_plan`; raises KeyError if there is none."""
    return _BY_NAME[name]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a record lives: its file below the folder of data and what follows from it."""

    path: str
    kind: Kind
    route: Route
    owner: str
    """The folder of the school or organisation, empty for the region's own records."""
    id: str
    """The file's name; for the record of a school or organisation itself, its folder's name."""

    def __reduce__(self) -> tuple[Callable[[str], Location | None], tuple[str]]:
        """Pickles the path alone: the rest follows from it, and a kind stays the one of the table."""
        return locate, (self.path,)

    @property
    def owner_kind(self) -> str:
        """`school`, `organisation`, or empty for the region's own records."""
        return OWNERS[self.route.folder].name if self.owner else ""

    @property
    def owner_folder(self) -> str:
        """The owner's folder with a slash at the end, such as `schools/first/`; empty for the region's own records."""
        return f"{self.route.folder}/{self.owner}/" if self.owner else ""

    @property
    def is_shared(self) -> bool:
        """Whether it is what all of the region have in common, such as a vocabulary: not one of many, such as an event."""
        return not self.owner and not (self.kind in CONTRIBUTED and self.route.has_names)

    @property
    def label(self) -> str:
        """What a person calls the record's kind in this place, in Russian."""
        return self.route.label or self.kind.label

    @property
    def address(self) -> str:
        """The page's address below the site's root, with a slash at the end; empty for the home page."""
        return self.route.address.format(owner=self.owner, id=self.id)


def locate(path: str) -> Location | None:
    """Returns the place of the file at `path` (below the folder of data, with `/`), or None if no record lives there."""
    for kind in KINDS:
        for route, pattern in zip(kind.routes, kind.patterns, strict=True):
            match = pattern.fullmatch(path)
            if match:
                names = match.groupdict()
                owner = names.get("owner") or ""
                return Location(path, kind, route, owner, names.get("id") or owner)
    return None


def is_identifier(name: str) -> bool:
    """Returns whether a name may be a record's: kebab-case ASCII or a school year, not reserved."""
    return (
        len(name) <= IDENTIFIER_LENGTH
        and re.fullmatch(IDENTIFIER, name, re.ASCII) is not None
        and name.casefold() not in RESERVED
    )
