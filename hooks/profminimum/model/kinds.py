"""The kinds of records: for each, its model, its place in the folder of data and its address on the site.

A record is a file; its identifier is the file's name, its address follows from its place. This table is the one
declaration of that, for the reader, the addresses, the form, the scaffolds and the field guide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from .document import Documents
from .event import Event
from .organisation import Organisation
from .preprofessional_class import PreprofessionalClass
from .programme import Programme
from .region import Region
from .roadmap import Roadmap
from .schema.fields import Record
from .schema.types import IDENTIFIER, IDENTIFIER_LENGTH
from .school import School, YearPlan
from .training import Training
from .vocabularies import (
    ClassProfiles,
    Directions,
    EventFormats,
    Hosts,
    LessonCalendar,
    Levels,
    Municipalities,
    Parties,
    Sectors,
)

YEAR = r"20\d\d-\d\d"

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


@dataclass(frozen=True)
class Kind:
    """A kind of record. In `path` and `address`, `{owner}` is the folder and `{id}` the file's name."""

    name: str
    model: type[Record]
    path: str
    address: str
    label: str
    """What a person calls one such record, in Russian."""

    def __reduce__(self) -> tuple[Callable[[str], Kind], tuple[str]]:
        """A kind that is kept and read back is the one of the table."""
        return _kind_of, (self.path,)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches a path of this kind; groups `owner` and `id` where the path has them.

        Only dots are escaped: a browser, which reads it for the form, refuses what needs no escape.
        """
        name = YEAR if "years/" in self.path or "lessons/" in self.path or self.name == "roadmap" else r"[^/]+"
        path = self.path.replace(".", r"\.")
        return re.compile(path.replace("{owner}", r"(?P<owner>[^/]+)").replace("{id}", f"(?P<id>{name})"))

    @property
    def is_named(self) -> bool:
        """Whether files of this kind are named by whoever writes them."""
        return "{id}" in self.path or "{owner}" in self.path


KINDS: tuple[Kind, ...] = (
    Kind("region", Region, "region.yml", "", "регион"),
    Kind("levels", Levels, "reference/levels.yml", "about/", "справочник уровней"),
    Kind("directions", Directions, "reference/directions.yml", "about/", "справочник направлений"),
    Kind("event_formats", EventFormats, "reference/event-formats.yml", "events/", "справочник форматов"),
    Kind("class_profiles", ClassProfiles, "reference/class-profiles.yml", "classes/", "справочник профилей"),
    Kind(
        "municipalities",
        Municipalities,
        "reference/municipalities.yml",
        "schools/",
        "справочник муниципалитетов",
    ),
    Kind("parties", Parties, "reference/parties.yml", "roadmap/", "справочник ответственных"),
    Kind("sectors", Sectors, "reference/sectors.yml", "staff/", "справочник отраслей"),
    Kind("hosts", Hosts, "reference/hosts.yml", "", "справочник нежелательных сайтов"),
    Kind("lessons", LessonCalendar, "reference/lessons/{id}.yml", "lessons/{id}/", "календарь занятий"),
    Kind("roadmap", Roadmap, "roadmap/{id}.yml", "roadmap/{id}/", "дорожная карта"),
    Kind("documents", Documents, "documents.yml", "documents/", "перечень документов"),
    Kind("school", School, "schools/{owner}/school.yml", "schools/{owner}/", "школа"),
    Kind("year_plan", YearPlan, "schools/{owner}/years/{id}.yml", "schools/{owner}/{id}/", "план школы на год"),
    Kind("documents", Documents, "schools/{owner}/documents.yml", "schools/{owner}/", "документы школы"),
    Kind(
        "programme",
        Programme,
        "schools/{owner}/programmes/{id}.yml",
        "schools/{owner}/programmes/{id}/",
        "программа",
    ),
    Kind(
        "class",
        PreprofessionalClass,
        "schools/{owner}/classes/{id}.yml",
        "schools/{owner}/classes/{id}/",
        "предпрофессиональный класс",
    ),
    Kind("event", Event, "schools/{owner}/events/{id}.yml", "schools/{owner}/events/{id}/", "мероприятие"),
    Kind(
        "organisation",
        Organisation,
        "organisations/{owner}/organisation.yml",
        "organisations/{owner}/",
        "организация",
    ),
    Kind(
        "programme",
        Programme,
        "organisations/{owner}/programmes/{id}.yml",
        "organisations/{owner}/programmes/{id}/",
        "программа",
    ),
    Kind(
        "class",
        PreprofessionalClass,
        "organisations/{owner}/classes/{id}.yml",
        "organisations/{owner}/classes/{id}/",
        "предпрофессиональный класс",
    ),
    Kind(
        "event",
        Event,
        "organisations/{owner}/events/{id}.yml",
        "organisations/{owner}/events/{id}/",
        "мероприятие",
    ),
    Kind(
        "training",
        Training,
        "organisations/{owner}/training/{id}.yml",
        "organisations/{owner}/training/{id}/",
        "обучение педагогов",
    ),
    Kind("event", Event, "events/{id}.yml", "events/{id}/", "мероприятие"),
)


def _kind_of(path: str) -> Kind:
    """The kind that lives at this place of the folder of data."""
    return next(kind for kind in KINDS if kind.path == path)


CONTRIBUTED = ("school", "year_plan", "programme", "class", "event", "organisation", "training", "documents")
"""Kinds that schools and organisations write; the rest belongs to the region."""

OWNERS = {"schools": "school", "organisations": "organisation"}
"""The folders of those who have records of their own, with the kinds of their owners."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a record lives: its file below the folder of data and what follows from it."""

    path: str
    kind: Kind
    owner: str
    """The folder of the school or organisation, empty for the region's own records."""
    id: str
    """The file's name; for the record of a school or organisation itself, its folder's name."""

    @property
    def owner_kind(self) -> str:
        """`school`, `organisation`, or empty for the region's own records."""
        return OWNERS.get(self.path.partition("/")[0], "") if self.owner else ""

    @property
    def address(self) -> str:
        """The page's address below the site's root, with a slash at the end; empty for the home page."""
        return self.kind.address.format(owner=self.owner, id=self.id)


def locate(path: str) -> Location | None:
    """What the file at `path` (below the folder of data, with `/`) is, or None if no kind of record lives there."""
    for kind in KINDS:
        found = kind.pattern.fullmatch(path)
        if found:
            names = found.groupdict()
            owner = names.get("owner") or ""
            return Location(path, kind, owner, names.get("id") or owner)
    return None


def is_identifier(name: str) -> bool:
    """Whether a name may be a record's: kebab-case ASCII or a school year, not reserved."""
    return (
        len(name) <= IDENTIFIER_LENGTH
        and re.fullmatch(IDENTIFIER, name, re.ASCII) is not None
        and name.casefold() not in RESERVED
    )
