"""Schools and their plans for a year: hours against the level, what is found, what is not filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from ...dates import LESSONS_END, school_year_bounds
from ...model import Direction, DirectionHours, Document, Level, RoadmapItem, School, YearPlan
from ...model.item_numbers import number_parts
from ...model.lessons import COURSE_DIRECTION
from ...model.schema.numbers import total, whole
from ...model.school import Readiness
from ...model.shared import Contact, Session
from ...model.when import ClockRange, Repetition
from ...validity import cached_property
from .event import WEEKDAYS, EventItem, by_time
from .item import CatalogItem, OwnerItem
from .offers import ClassItem, ProgrammeItem
from .people import people


@dataclass(frozen=True)
class HoursRow:
    """One direction of a plan."""

    direction: Direction
    grades: dict[int, float]
    """Hours a year by grade; a grade without hours is left out."""
    content: str | None


class YearPlanItem(CatalogItem[YearPlan]):
    """What a school plans for one school year."""

    @property
    def school_year(self) -> str:
        """The school year, such as `2026-27`: the file's name."""
        return self.id

    @cached_property
    def owner(self) -> SchoolItem:
        """The school whose plan it is."""
        owner = super().owner
        assert isinstance(owner, SchoolItem)
        return owner

    def reported_readiness(self, item: RoadmapItem) -> Readiness | None:
        """Returns what the school itself says of an item of the road map."""
        number = number_parts(item.number)
        return next((reported for reported in self.record.readiness if number_parts(reported.item) == number), None)

    @cached_property
    def level(self) -> Level:
        """The level that the school chose."""
        level: Level = self.catalog.records.targets("level")[self.record.level]
        return level

    @cached_property
    def rows(self) -> tuple[HoursRow, ...]:
        """The hours by direction, in the vocabulary's order; directions without hours are left out."""
        by_direction: dict[str, DirectionHours] = {row.direction: row for row in self.record.hours}
        return tuple(
            HoursRow(
                direction,
                {grade: hours for grade, hours in by_direction[direction.id].grades.items() if hours},
                by_direction[direction.id].content,
            )
            for direction in self.catalog.directions
            if direction.id in by_direction
        )

    @cached_property
    def totals(self) -> dict[int, float]:
        """Hours a year by grade, over all directions, for the grades of the plan."""
        return {grade: total(row.grades.get(grade, 0) for row in self.rows) for grade in sorted(self.record.grades)}

    @property
    def shortfall(self) -> dict[int, float]:
        """By grade, how many hours are missing to the level's minimum; grades that reach it are left out."""
        needed = self.level.min_hours
        return {grade: whole(needed - hours) for grade, hours in self.totals.items() if hours < needed}

    @cached_property
    def found(self) -> dict[str, dict[int, float]]:
        """By direction and grade, the hours of this year that are on the site: events and lessons of the course.

        Programmes are not added: a child joins one of them by choice, so their hours do not sum.
        """
        hours = {direction: dict(by_grade) for direction, by_grade in self.event_hours.items()}
        if self.course_lessons and self.catalog.direction(COURSE_DIRECTION):
            course = hours.setdefault(COURSE_DIRECTION, {})
            for grade, lessons in self.course_lessons.items():
                course[grade] = total((course.get(grade, 0), lessons))
        return hours

    @cached_property
    def event_hours(self) -> dict[str, dict[int, float]]:
        """By direction and grade, the hours that the school's published events of this year count towards it."""
        hours: dict[str, dict[int, float]] = {}
        for event in self.events:
            if not event.record.counts_towards or not event.record.hours:
                continue
            by_grade = hours.setdefault(event.record.counts_towards, {})
            for grade in event.record.meant_grades or self.record.grades:
                by_grade[grade] = total((by_grade.get(grade, 0), event.record.hours))
        return hours

    @cached_property
    def course_lessons(self) -> dict[int, int]:
        """By grade, how many lessons of the course are on the site, an hour each; grades without any are left out.

        They are the weeks of the school's timetable, as far as the course goes, or the lessons whose day is known.
        """
        catalog, calendar = self.catalog, self.catalog.lesson_calendars.get(self.school_year)
        dated = {lesson.date for lesson in calendar.lessons} - catalog.holidays if calendar else ()
        lessons = dict.fromkeys(self.totals, len(dated))
        for slot in self.record.lesson_slots:
            weeks = sum(1 for _ in self.weekly(slot).days(catalog.holidays))
            for grade in set(slot.grades or lessons) & set(lessons):
                # Parallel classes have theirs on different days: a child goes to one of them.
                lessons[grade] = max(lessons[grade], weeks)
        most = calendar.lessons_total if calendar and calendar.lessons_total else self._known_course_hours
        return {grade: min(number, most or number) for grade, number in lessons.items() if number}

    @property
    def _known_course_hours(self) -> int:
        known = self.catalog.known_hours(self.level)
        return int(total(hours.hours for hours in known if hours.direction == COURSE_DIRECTION))

    def weekly(self, slot: Session) -> Repetition:
        """Returns the days of a weekly lesson in the school year, to the end of May, without the region's holidays."""
        opening, closing = school_year_bounds(self.school_year)
        hours = ClockRange(slot.starts, slot.ends) if slot.starts else None
        weekdays = frozenset({WEEKDAYS.index(slot.weekday.value)})
        return Repetition(opening, date(closing.year, *LESSONS_END), weekdays, hours, skips_holidays=True)

    @cached_property
    def events(self) -> tuple[EventItem, ...]:
        """The school's events of this year that are not cancelled."""
        first, last = school_year_bounds(self.school_year)
        return tuple(
            event for event in self.owner.events if not event.is_cancelled and event.begins_between(first, last)
        )

    @property
    def is_current(self) -> bool:
        """Whether it is the plan of the region's current school year."""
        return self.school_year == self.catalog.school_year


class SchoolItem(OwnerItem[School]):
    """A school with everything that it publishes."""

    @cached_property
    def plans(self) -> tuple[YearPlanItem, ...]:
        """Its plans, the newest year first."""
        own = self.catalog.records_of_owner(self, "year_plan")
        return tuple(sorted(own, key=attrgetter("school_year"), reverse=True))

    def plan_for(self, school_year: str) -> YearPlanItem | None:
        """Returns its plan for a school year, or None."""
        return next((plan for plan in self.plans if plan.school_year == school_year), None)

    @cached_property
    def plan(self) -> YearPlanItem | None:
        """The plan for the region's current school year, or None."""
        return self.plan_for(self.catalog.school_year)

    @cached_property
    def level(self) -> Level | None:
        """The level of the current school year, or None if it is not said."""
        return self.plan.level if self.plan else None

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Whom to ask, each person once: who answers for the year first."""
        responsible = [self.plan.record.responsible] if self.plan else []
        return people([*responsible, *self.record.contacts])

    @cached_property
    def programmes(self) -> tuple[ProgrammeItem, ...]:
        """Its own programmes, by title."""
        return self.catalog.records_of_owner(self, "programme")

    @cached_property
    def programmes_elsewhere(self) -> tuple[ProgrammeItem, ...]:
        """Programmes of others that are open to its pupils by an agreement."""
        return tuple(self.catalog.programmes_by_school.get(self.id, ()))

    @cached_property
    def classes(self) -> tuple[ClassItem, ...]:
        """Its preprofessional classes and the regional projects that its pupils take part in."""
        return tuple(self.catalog.classes_by_school.get(self.id, ()))

    @cached_property
    def events(self) -> tuple[EventItem, ...]:
        """Its own events and those that name it, by time."""
        return by_time([*self.catalog.records_of_owner(self, "event"), *self.catalog.events_by_school.get(self.id, ())])

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Its own documents, the newest first, those without a date last."""
        return self.catalog.documents_of(self)

    @cached_property
    def grades(self) -> tuple[int, ...]:
        """The grades of the minimum that it has: its own, else those of its plan; empty if neither is said."""
        grades = self.record.grades or (self.plan.record.grades if self.plan else ())
        return tuple(grade for grade in sorted(grades) if grade in self.catalog.grades)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What a parent would look for and the school has not filled in: names that pages put into words."""
        plan = self.plan
        checks = {
            "plan": plan is not None,
            "hours": plan is None or bool(plan.record.hours),
            "contacts": any(contact.phone or contact.email for contact in self.contacts),
            "pages": bool(self.record.pages),
            "address": bool(self.record.address),
            "programmes": bool(self.programmes or self.programmes_elsewhere),
            "events": self._has_events,
            "documents": bool(self.documents),
        }
        return tuple(name for name, is_there in checks.items() if not is_there)

    @property
    def _has_events(self) -> bool:
        """Whether it has told an event of the current school year, over or not."""
        first, last = school_year_bounds(self.catalog.school_year)
        return any(event.begins_between(first, last) for event in self.events if not event.is_cancelled)

    @property
    def searched_texts(self) -> tuple[str, ...]:
        """Name, settlement, former names."""
        return tuple(filter(None, (self.name, self.record.settlement, *self.former_names)))

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Place, level, kind, grades, profiles of its classes."""
        return super().facets | {
            "level": (self.level.id,) if self.level else (),
            "kind": (self.record.kind.value,),
            "grade": tuple(map(str, self.grades)),
            "profile": tuple(dict.fromkeys(item.record.profile for item in self.classes)),
        }
