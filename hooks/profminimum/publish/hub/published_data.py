"""What a region's site publishes, read into the few facts that the hub shows. Everything here was written by strangers.

Only what is named here is read of a file, and only if it has the right shape; the rest is not looked at. One file after
another is held in memory. Knows neither where the files come from nor any page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ...model.schema.text import title
from ...russian import capitalised
from ..build.search_index import INDEX_FOLDER, PARTS
from .region_sites import Fault, Unavailable

ENTRY = f"{INDEX_FOLDER}/pagefind-entry.json"
API = "api/v1/"
MOST_NAMED = 200
"""Profiles or spheres of one region: more are no vocabulary."""
VERSION = "2."
"""The beginning of the versions of the open data that are understood: see `view/open_data/collections.py`."""

Word = Annotated[str, BeforeValidator(title)]
"""One line of visible text; a page escapes it all the same."""
Number = Annotated[int, Field(ge=0, le=1_000_000)]
Grades = Annotated[tuple[Annotated[int, Field(ge=1, le=12)], ...], Field(max_length=12)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class Read(BaseModel):
    """What is read of something that may hold more."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Named(Read):
    """An entry of a region's own vocabulary, with the numbers of its records."""

    id: Identifier
    name: Word
    synonyms: tuple[Word, ...] = Field(default=(), max_length=50)
    programmes: Number = 0
    classes: Number = 0
    organisations: Number = 0


class _Values(Read):
    grades: Grades = ()
    profile: Identifier | None = None
    when_last: date | None = None
    status: str = Field(default="", max_length=40)
    profiles: tuple[Named, ...] = Field(default=(), max_length=MOST_NAMED)
    spheres: tuple[Named | Identifier, ...] = Field(default=(), max_length=MOST_NAMED)
    """Entries in the vocabulary, identifiers in other records."""


class _Item(Read):
    is_sample: bool
    spheres: Annotated[tuple[Identifier, ...], Field(max_length=50)] = ()
    grades_by_age: Grades | None = None
    admits_to: Grades | None = None
    record: _Values

    @property
    def grades(self) -> set[int]:
        """The grades for which it is, as it says or as its age or its admission proves."""
        return set(self.record.grades or self.grades_by_age or self.admits_to or ())


class _Collection(Read):
    schema_version: str = Field(pattern=rf"^{VERSION[0]}\.\d{{1,3}}$")
    region: Word
    items: tuple[_Item, ...] = Field(max_length=200_000)


class _Version(Read):
    day: date


class _Language(Read):
    page_count: Number


class _Entry(Read):
    version: str = Field(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}[\w.-]{0,20}$")
    languages: dict[str, _Language]


class _Parts(Read):
    folders: tuple[Annotated[str, Field(pattern=r"^part-\d{1,3}/$")], ...] = Field(max_length=100)


class SearchBundle(Read):
    """A region's search index: the program's version, the pages in it, the folders of its further parts."""

    version: str
    pages: Number
    parts: tuple[str, ...] = ()


class Facts(Read):
    """Facts of a region. Samples count only where there is nothing else; then all of it is a sample."""

    name: Word
    day: date
    """For which its site was made."""
    is_sample: bool
    schools: Number
    programmes: Number
    classes: Number
    last_days: dict[date, Number]
    """How many of its events end on each day; those without a day, or cancelled, are not counted."""
    by_grade: dict[int, tuple[Number, Number]]
    """How many programmes and classes there are for each grade."""
    profiles: tuple[Named, ...]
    spheres: tuple[Named, ...]
    search: SearchBundle | None = None

    def events_ahead(self, today: date) -> int:
        """Returns how many events are not over on a day."""
        return sum(number for last, number in self.last_days.items() if last >= today)


ReadT = TypeVar("ReadT", bound=Read)
ReadFile = Callable[[str], bytes]
"""Gives a file of a region's site by its path."""


def read_facts(read: ReadFile) -> Facts:
    """Returns the facts of a region. Raises what `read` raises, and ValueError for data of another shape."""

    def items(name: str) -> tuple[_Item, ...]:
        return _parsed(_Collection, read(f"{API}{name}.json")).items

    day = _parsed(_Version, read("version.json")).day
    schools = _parsed(_Collection, read(f"{API}schools.json"))
    programmes, classes = items("programmes"), items("classes")
    told = (*schools.items, *programmes, *classes)
    is_sample = bool(told) and all(item.is_sample for item in told)

    def counted(found: Iterable[_Item]) -> list[_Item]:
        return [item for item in found if is_sample or not item.is_sample]

    programmes, classes = tuple(counted(programmes)), tuple(counted(classes))
    by_grade = [Counter(grade for item in found for grade in item.grades) for found in (programmes, classes)]
    return Facts(
        name=schools.region,
        day=day,
        is_sample=is_sample,
        schools=len(counted(schools.items)),
        programmes=len(programmes),
        classes=len(classes),
        last_days=_last_days(counted(items("events"))),
        by_grade={grade: (by_grade[0][grade], by_grade[1][grade]) for grade in sorted(by_grade[0] | by_grade[1])},
        profiles=_profiles(classes, items("class-profiles")),
        spheres=_spheres(programmes, classes, counted(items("organisations")), _if_there(items, "spheres")),
    )


def read_search(read: ReadFile) -> SearchBundle:
    """Returns what there is of a search index. Raises as `read_facts` does."""
    entry = _parsed(_Entry, read(ENTRY))
    parts = _parsed(_Parts, b'{"folders":%s}' % read(f"{INDEX_FOLDER}/{PARTS}")).folders
    pages = sum(language.page_count for language in entry.languages.values())
    return SearchBundle(version=entry.version, pages=pages, parts=parts)


def _parsed(model: type[ReadT], data: bytes) -> ReadT:
    return model.model_validate_json(data)  # pydantic's refusal is a ValueError


def _last_days(events: Iterable[_Item]) -> dict[date, int]:
    taking_place = (item.record for item in events if item.record.status != "cancelled")
    return dict(Counter(record.when_last for record in taking_place if record.when_last))


def _if_there(items: Callable[[str], tuple[_Item, ...]], name: str) -> tuple[_Item, ...]:
    """Returns the items of a collection that sites of an earlier version of the program do not have."""
    try:
        return items(name)
    except Unavailable as refusal:
        if refusal.fault is not Fault.MISSING:
            raise
        return ()


def _profiles(classes: Iterable[_Item], vocabulary: Iterable[_Item]) -> tuple[Named, ...]:
    """Returns the profiles of the classes that there are, in the order of the region's vocabulary."""
    number = Counter(item.record.profile for item in classes)
    entries = (entry for item in vocabulary for entry in item.record.profiles if number[entry.id])
    return tuple(entry.model_copy(update={"classes": number[entry.id]}) for entry in entries)


def _spheres(
    programmes: Iterable[_Item], classes: Iterable[_Item], organisations: Iterable[_Item], vocabulary: Iterable[_Item]
) -> tuple[Named, ...]:
    """Returns the spheres of work of which there is anything, in the order of the region's vocabulary."""
    kinds = {"programmes": programmes, "classes": classes, "organisations": organisations}
    numbers = {name: Counter(sphere for item in items for sphere in item.spheres) for name, items in kinds.items()}
    entries = (entry for item in vocabulary for entry in item.record.spheres if isinstance(entry, Named))
    found = ((entry, {name: number[entry.id] for name, number in numbers.items()}) for entry in entries)
    return tuple(
        entry.model_copy(update={"name": capitalised(entry.name), **own}) for entry, own in found if any(own.values())
    )
