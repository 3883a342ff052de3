"""What is there for one grade: everything with a date in order, and what can be joined. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ...model import Cost, Lesson
from ..catalog import Catalog, memoised
from ..items.event import EventItem
from ..items.item import CatalogItem
from ..items.offers import ClassItem, ProgrammeItem


@dataclass(frozen=True)
class Dated:
    """Something on a day: an event, the last day to join, or a lesson of the course."""

    day: date
    what: str
    """`event`, `deadline` or `lesson`."""
    event: EventItem | None = None
    offer: ProgrammeItem | ClassItem | None = None
    lesson: Lesson | None = None


@dataclass(frozen=True, eq=False)
class GradeView:
    """The catalogue seen from one grade."""

    catalog: Catalog = field(repr=False)
    grade: int

    @cached_property
    def programmes(self) -> tuple[ProgrammeItem, ...]:
        """Programmes of the current year that take this grade."""
        return tuple(each for each in self.catalog.programmes if self.grade in each.record.grades and each.is_current)

    @cached_property
    def free_programmes(self) -> tuple[ProgrammeItem, ...]:
        """Those that cost a family nothing."""
        return tuple(each for each in self.programmes if each.record.cost is Cost.FREE)

    @cached_property
    def classes(self) -> tuple[ClassItem, ...]:
        """Preprofessional classes with this grade."""
        return tuple(each for each in self.catalog.classes if each.is_for_grade(self.grade))

    @cached_property
    def next_classes(self) -> tuple[ClassItem, ...]:
        """Classes that begin with the next grade and still take applications: this is the year to apply."""
        return tuple(each for each in self.catalog.classes if each.begins_after(self.grade) and not each.is_closed)

    @cached_property
    def events(self) -> tuple[EventItem, ...]:
        """Events ahead for pupils of this grade or their parents, by time."""
        return tuple(each for each in self.catalog.upcoming_events if each.is_for_grade(self.grade))

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """The course's lessons of the current year that are still ahead."""
        calendar = self.catalog.lesson_calendars.get(self.catalog.school_year)
        return tuple(each for each in calendar.lessons if each.date >= self.catalog.today) if calendar else ()

    @cached_property
    def timeline(self) -> tuple[Dated, ...]:
        """Everything ahead that has a date, in order; what runs already stands at today."""
        today = self.catalog.today
        dated = [
            *(Dated(max(each.first_day, today), "event", event=each) for each in self.events),
            *(Dated(each.deadline, "deadline", offer=each) for each in self._open_offers() if each.deadline),
            *(Dated(each.date, "lesson", lesson=each) for each in self.lessons),
        ]
        return tuple(sorted(dated, key=lambda each: (each.day, each.what)))

    @property
    def next(self) -> Dated | None:
        """The next thing with a date, or None."""
        return next(iter(self.timeline), None)

    def _open_offers(self) -> list[CatalogItem]:
        """What a pupil of this grade can still join; a class of a later year takes those who come to it from below."""
        year = self.catalog.school_year
        running = [each for each in self.classes if (each.record.school_year or year) <= year]
        offers = dict.fromkeys([*self.programmes, *running, *self.next_classes])
        return [each for each in offers if each.deadline and each.deadline >= self.catalog.today]


@memoised
def grade_view(catalog: Catalog, grade: int) -> GradeView:
    """Returns the catalogue seen from a grade, built once: several pages show each."""
    return GradeView(catalog, grade)
