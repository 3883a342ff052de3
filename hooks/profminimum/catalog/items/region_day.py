"""A region on a day: its own record, its school year and grades, its vocabularies. Knows no item of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ...dates import opening_year
from ...model import Direction, LessonCalendar, Level, Municipality, Records, Region
from ...model.former_addresses import FormerAddresses
from ...model.levels import KnownHours
from ...model.region import Holidays
from ...model.schema.types import GUIDANCE_GRADES
from ...present import present
from ...russian import folded, stem, words
from ...validity import cached_property


@dataclass(frozen=True, eq=False)
class RegionDay:
    """A region's records on a day.

    `records` must be valid: every reference exists, every record's owner exists, and there is a region. `moment` carries
    the region's time zone. Whatever is derived asks `now` and `today`, which note with what they are compared.
    """

    records: Records = field(repr=False)
    moment: datetime
    commit_days: Mapping[str, date] = field(default_factory=dict, repr=False)
    """The day of the last commit of each file that has one, by path below the folder of data."""

    @cached_property
    def now(self) -> datetime:
        """The moment at which everything derived here holds, by the region's clocks."""
        return self._present[0]

    @cached_property
    def today(self) -> date:
        """The day of that moment."""
        return self._present[1]

    @property
    def its_day(self) -> date:
        """That day as it is: whoever tells it holds for a day only."""
        return self.today.replace(day=self.today.day)

    @cached_property
    def _present(self) -> tuple[datetime, date]:
        return present(self.moment)

    @cached_property
    def region(self) -> Region:
        """The region's own record."""
        entry = self.records.single("region")
        assert entry is not None
        region: Region = entry.record
        return region

    @cached_property
    def holidays(self) -> frozenset[date]:
        """The days without lessons, which weekly repetitions leave out."""
        return self.region.days_without_lessons()

    def holidays_between(self, first: date, last: date) -> tuple[Holidays, ...]:
        """Returns the region's holidays that have a day between two, both included, in the order of time."""
        told = [(one.days[0], one) for one in self.region.holidays if any(first <= day <= last for day in one.days)]
        return tuple(one for _, one in sorted(told, key=lambda pair: pair[0]))

    @cached_property
    def former_addresses(self) -> FormerAddresses:
        """The addresses that records had before."""
        return FormerAddresses(self.records)

    @property
    def school_year(self) -> str:
        """The region's current school year, such as `2026-27`."""
        return self.region.school_year

    @property
    def opening_year(self) -> int:
        """The calendar year in which the current school year opens: words tell its days without a year."""
        return opening_year(self.school_year)

    @property
    def grades(self) -> range:
        """The grades of the minimum: 6 to 11."""
        return GUIDANCE_GRADES

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The levels, from the lowest."""
        return tuple(self.records.targets("level").values())

    def known_hours(self, level: Level) -> tuple[KnownHours, ...]:
        """Returns the hours that a source fixes for a direction on a level."""
        entry = self.records.single("levels")
        return tuple(hours for hours in (entry.record.known_hours if entry else ()) if hours.is_for(level.id))

    @cached_property
    def directions(self) -> tuple[Direction, ...]:
        """The seven directions, in the documents' order."""
        return tuple(self.records.targets("direction").values())

    def direction(self, identifier: str | None) -> Direction | None:
        """A direction by its identifier."""
        return self.records.targets("direction").get(identifier) if identifier else None

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """All municipalities, by name."""
        return tuple(sorted(self.records.targets("municipality").values(), key=lambda town: folded(town.short_name)))

    def municipality(self, identifier: str | None) -> Municipality | None:
        """A municipality by its identifier."""
        return self.records.targets("municipality").get(identifier) if identifier else None

    @cached_property
    def lesson_calendars(self) -> dict[str, LessonCalendar]:
        """Calendars of the course by school year, the newest first."""
        calendars = sorted(self.records.of("lessons"), key=lambda entry: entry.id, reverse=True)
        return {entry.id: entry.record for entry in calendars}

    def spheres_called(self, names: Iterable[str]) -> tuple[str, ...]:
        """Returns the spheres of work that are called so, in any form of the words: by a name or another name of theirs."""
        called = (self._spheres_by_words.get(_stems(name)) for name in names)
        return tuple(dict.fromkeys(sphere for sphere in called if sphere))

    def sphere_names(self, spheres: Iterable[str]) -> tuple[str, ...]:
        """Returns the names of spheres by their identifiers."""
        known = self.records.targets("sphere")
        return tuple(known[identifier].name for identifier in spheres)

    @cached_property
    def _spheres_by_words(self) -> dict[tuple[str, ...], str]:
        spheres = self.records.targets("sphere").items()
        return {_stems(name): identifier for identifier, entry in spheres for name in (entry.name, *entry.aliases)}


def _stems(name: str) -> tuple[str, ...]:
    return tuple(map(stem, words(name)))
