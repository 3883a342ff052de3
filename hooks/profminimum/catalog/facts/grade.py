"""What is there for one grade: everything with a date in order, and what can be joined. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from operator import itemgetter

from ...model import Cost, Lesson
from ...validity import cached_property
from ..catalog import Catalog, memoised
from ..items.event import EventItem
from ..items.joining import LastDay
from ..items.offers import ClassItem, ProgrammeItem
from ..items.phase import midnight_after
from .joinable import Chances, GradeChances, chances, for_grades

NEAR, FORESEEN = 60, 8
"""Among so many things to come the next one is looked for, and so many changes of it are ready in a page."""


@dataclass(frozen=True)
class Dated:
    """Something on a day: an event, the last day to join, or a lesson of the course."""

    day: date
    what: str
    """`event`, `deadline` or `lesson`."""
    event: EventItem | None = None
    offer: ProgrammeItem | ClassItem | None = None
    lesson: Lesson | None = None

    @property
    def times(self) -> tuple[tuple[date, datetime], ...]:
        """Each time for which it may stand, in order: the day, and the moment by the region's clocks at which that is over."""
        if self.event is None:
            return ((self.day, midnight_after(self.day)),)
        return tuple((one.local.starts.day, one.local.window[1]) for one in self.event.ahead)

    def place_at(self, moment: datetime) -> tuple[date, str] | None:
        """Returns by what it is sorted at a moment: what runs stands at the moment's own day; None if it is over."""
        days = (max(day, moment.date()) for day, over in self.times if over > moment)
        day = next(days, None)
        return (day, self.what) if day else None


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
    def free(self) -> Chances:
        """Programmes that cost a family nothing, by whether one can still join them."""
        return chances(item for item in self.programmes if item.record.cost is Cost.FREE)

    @cached_property
    def chances(self) -> GradeChances:
        """What one can join from this grade."""
        return for_grades(self.catalog, self.catalog.programmes, self.catalog.classes, (self.grade,))[0]

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
        return self.catalog.upcoming(lambda event: event.is_for_grade(self.grade))

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """The course's lessons of the current year that are still ahead."""
        calendar = self.catalog.lesson_calendars.get(self.catalog.school_year)
        return tuple(lesson for lesson in calendar.lessons if lesson.date >= self.catalog.today) if calendar else ()

    @cached_property
    def timeline(self) -> tuple[Dated, ...]:
        """Everything ahead that has a date, in order; what runs already, with the day on which it began, stands at today."""
        today = self.catalog.today
        running = ((event, event.next_occurrence) for event in self.events)
        dated = [
            *(Dated(one.local.starts.day, "event", event=event) for event, one in running if one),
            *(Dated(last.day, "deadline", offer=last.offer) for last in self._last_days() if last.day >= today),
            *(Dated(lesson.date, "lesson", lesson=lesson) for lesson in self.lessons),
        ]
        return tuple(sorted(dated, key=lambda dated: (max(dated.day, today), dated.what)))

    @cached_property
    def undated(self) -> tuple[EventItem, ...]:
        """Events ahead whose day nobody has told yet."""
        return tuple(event for event in self.events if event.next_occurrence is None)

    @property
    def next(self) -> Dated | None:
        """The next thing with a date, or None."""
        return next(iter(self.timeline), None)

    @cached_property
    def next_changes(self) -> tuple[tuple[datetime, Dated | None], ...]:
        """The next moments to come at which another thing is the next one, with what it is from then on."""
        near = self.timeline[:NEAR]
        ends = {over for dated in near for _, over in dated.times}
        moments = ends | {datetime.combine(day, time.min) for dated in near for day, _ in dated.times}
        changes: list[tuple[datetime, Dated | None]] = []
        now, before = self.catalog.now, self.next
        for moment in sorted(moment for moment in moments if moment > now):
            standing = [(place, dated) for dated in near if (place := dated.place_at(moment))]
            first = min(standing, key=itemgetter(0), default=(None, None))[1]
            if first is not before and len(changes) == FORESEEN:
                # Whoever reads a copy that old is told nothing rather than what is over.
                return (*changes, (moment, None))
            if first is not before:
                changes.append((moment, before := first))
        return tuple(changes)

    def _last_days(self) -> list[LastDay]:
        """The last days to join what a pupil of this grade can; a class of a later year takes those who come from below."""
        year = self.catalog.school_year
        running = [item for item in self.classes if (item.record.school_year or year) <= year]
        offers: dict[ProgrammeItem | ClassItem, None] = dict.fromkeys([*self.programmes, *running, *self._ahead])
        return [last for offer in offers for last in offer.last_days]


@memoised
def grade_view(catalog: Catalog, grade: int) -> GradeView:
    """Returns the catalogue seen from a grade, built once: several pages show each."""
    return GradeView(catalog, grade)
