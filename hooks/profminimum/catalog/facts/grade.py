"""What is there for one grade: everything with a date in order, and what can be joined. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ...model import Cost, Lesson
from ..catalog import Catalog, memoised
from ..items.event import EventItem
from ..items.joining import LastDay
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
        return tuple(
            item for item in self.catalog.programmes if self.grade in item.record.meant_grades and item.is_current
        )

    @cached_property
    def free_programmes(self) -> tuple[ProgrammeItem, ...]:
        """Those that cost a family nothing."""
        return tuple(programme for programme in self.programmes if programme.record.cost is Cost.FREE)

    @cached_property
    def classes(self) -> tuple[ClassItem, ...]:
        """Preprofessional classes with this grade."""
        return tuple(item for item in self.catalog.classes if item.is_for_grade(self.grade))

    @cached_property
    def next_classes(self) -> tuple[ClassItem, ...]:
        """Classes that take pupils after this grade and still take applications: this is the year to apply."""
        return tuple(item for item in self._ahead if self.grade in item.takes_after)

    @cached_property
    def possible_classes(self) -> tuple[ClassItem, ...]:
        """Classes whose lowest grade is the next one, and of which nobody tells into which grade they take."""
        return tuple(item for item in self._ahead if self.grade in item.may_take_after)

    @cached_property
    def _ahead(self) -> tuple[ClassItem, ...]:
        return tuple(item for item in self.catalog.classes if item.is_ahead_of(self.grade) and not item.is_closed)

    @cached_property
    def events(self) -> tuple[EventItem, ...]:
        """Events ahead for pupils of this grade or their parents, by time."""
        return tuple(event for event in self.catalog.upcoming_events if event.is_for_grade(self.grade))

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """The course's lessons of the current year that are still ahead."""
        calendar = self.catalog.lesson_calendars.get(self.catalog.school_year)
        return tuple(lesson for lesson in calendar.lessons if lesson.date >= self.catalog.today) if calendar else ()

    @cached_property
    def timeline(self) -> tuple[Dated, ...]:
        """Everything ahead that has a date, in order; what runs already stands at today."""
        today = self.catalog.today
        dated = [
            *(Dated(day, "event", event=event) for event in self.events if (day := _next_day(event, today))),
            *(Dated(last.day, "deadline", offer=last.offer) for last in self._last_days() if last.day >= today),
            *(Dated(lesson.date, "lesson", lesson=lesson) for lesson in self.lessons),
        ]
        return tuple(sorted(dated, key=lambda dated: (dated.day, dated.what)))

    @cached_property
    def undated(self) -> tuple[EventItem, ...]:
        """Events ahead whose day nobody has told yet."""
        return tuple(event for event in self.events if event.next_occurrence is None)

    @property
    def next(self) -> Dated | None:
        """The next thing with a date, or None."""
        return next(iter(self.timeline), None)

    def _last_days(self) -> list[LastDay]:
        """The last days to join what a pupil of this grade can; a class of a later year takes those who come from below."""
        year = self.catalog.school_year
        running = [item for item in self.classes if (item.record.school_year or year) <= year]
        offers: dict[ProgrammeItem | ClassItem, None] = dict.fromkeys([*self.programmes, *running, *self._ahead])
        return [last for offer in offers for last in offer.last_days]


def _next_day(event: EventItem, today: date) -> date | None:
    """Returns the day under which an event stands: its next one, today while it runs; None for an open day."""
    one = event.next_occurrence
    return max(one.local.starts.day, today) if one else None


@memoised
def grade_view(catalog: Catalog, grade: int) -> GradeView:
    """Returns the catalogue seen from a grade, built once: several pages show each."""
    return GradeView(catalog, grade)
