"""What a child can join for a longer time: programmes and preprofessional classes, with the state of enrolment."""

from __future__ import annotations

from ...model import Admission, Direction, Enrolment, Municipality, PreprofessionalClass, Programme, School
from ...model.vocabularies import ClassProfile
from ...validity import cached_property
from .item import OwnerItem, yes
from .joinable import JoinableItem
from .spheres import only_sphere


class ProgrammeItem(JoinableItem[Programme]):
    """A programme of additional education or vocational training."""

    @property
    def window(self) -> Enrolment | None:
        """The days on which one can join, if any are given."""
        return self.record.enrolment

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Where lessons are held; for those whose place does not say it, the owner's."""
        own, record = super().municipalities, self.record
        places = [session.venue or record.venue for session in record.sessions] or [record.venue]
        towns = (self.catalog.municipality(place.municipality) if place else None for place in places)
        return tuple(dict.fromkeys(town for found in towns for town in ((found,) if found else own)))

    @cached_property
    def direction(self) -> Direction | None:
        """The direction of the minimum that its hours count towards."""
        return self.catalog.direction(self.record.kind.direction)

    @property
    def is_current(self) -> bool:
        """Whether it belongs to the current school year or a later one."""
        return self.record.school_year >= self.catalog.school_year

    @property
    def searched_texts(self) -> tuple[str, ...]:
        """Title, field of knowledge, profession."""
        texts = (self.record.title, self.record.field, self.record.profession)
        return tuple(text for text in texts if text)

    @property
    def spheres(self) -> tuple[str, ...]:
        """Of which spheres of work it is: as it says, else as its field of knowledge or the industry of who holds it."""
        named = self.record.spheres or self.catalog.spheres_called(filter(None, [self.record.field]))
        return named or only_sphere(self.catalog, [self.owner])

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Kind, sphere, grades, place, access, cost, enrolment, weekdays, form, transport, ОВЗ, partners."""
        record = self.record
        return super().facets | {
            "kind": (record.kind.value,),
            "sphere": self.spheres,
            "grade": tuple(map(str, record.meant_grades)),
            "cost": (record.cost.value,) if record.cost else (),
            "enrolment": (self.enrolment.value,) if self.enrolment else (),
            "weekday": tuple(dict.fromkeys(session.weekday.value for session in record.sessions)),
            "form": (record.form.value,) if record.form else (),
            "ovz": yes(record.suits_ovz),
            "transport": yes(record.transport),
            "partner": tuple(dict.fromkeys(partner.kind.value for partner in record.partners)),
        }


class ClassItem(JoinableItem[PreprofessionalClass]):
    """A preprofessional class, a group, or a regional project."""

    @cached_property
    def profile(self) -> ClassProfile:
        """The profile from the vocabulary."""
        profile: ClassProfile = self.catalog.records.targets("class_profile")[self.record.profile]
        return profile

    @cached_property
    def schools(self) -> tuple[OwnerItem[School], ...]:
        """The schools whose pupils take part: named ones, or the school that owns the record."""
        schools = self.catalog.schools
        named = tuple(schools[identifier] for identifier in self.record.schools if identifier in schools)
        return named or ((self.owner,) if self.owner and self.owner.kind == "school" else ())

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Where it is taught, or where its schools are."""
        venue = self.record.venue
        own = self.catalog.municipality(venue.municipality) if venue and venue.municipality else None
        found = (own,) if own else tuple(town for school in self.schools for town in school.municipalities)
        return tuple(dict.fromkeys(found)) or super().municipalities

    @property
    def window(self) -> Admission | None:
        """The days on which applications are taken, if any are given."""
        return self.record.admission

    @property
    def is_current(self) -> bool:
        """Whether it belongs to the current school year or a later one, or says no year."""
        return self.record.school_year is None or self.record.school_year >= self.catalog.school_year

    def is_for_grade(self, grade: int) -> bool:
        """Whether pupils of a grade are in it, this year or later."""
        return grade in self.record.meant_grades and self.is_current

    @cached_property
    def admits_to(self) -> tuple[int, ...]:
        """The grades into which it takes pupils, as its record says or proves; empty if neither."""
        return self.record.admission_grades

    @property
    def takes_after(self) -> tuple[int, ...]:
        """The grades after which one can apply; empty if it is not known into which it takes."""
        return tuple(grade - 1 for grade in self.admits_to if grade > 1)

    @property
    def may_take_after(self) -> tuple[int, ...]:
        """The grade below its lowest, where nothing tells into which it takes: whoever is there should ask."""
        return (min(self.record.meant_grades) - 1,) if self.record.meant_grades and not self.admits_to else ()

    @property
    def has_grades(self) -> bool:
        """Whether anything tells for which grades it is."""
        return bool(self.record.meant_grades or self.takes_after)

    def may_be_joined_from(self, grade: int) -> bool:
        """Whether a pupil of a grade may come into it: next year from the grade below, or this year into the own grade.

        A class of a later year is not for those who are in its grades now. One of this year takes into the grades that it
        names for that; where it names none, into any of its own.
        """
        if grade in (*self.takes_after, *self.may_take_after):
            return True
        is_later = self.record.school_year is not None and self.record.school_year > self.catalog.school_year
        return not is_later and grade in (self.admits_to or self.record.meant_grades)

    def is_ahead_of(self, grade: int) -> bool:
        """Whether one applies for it from a grade, or should ask whether one can."""
        return self.is_current and grade in (*self.takes_after, *self.may_take_after)

    @property
    def spheres(self) -> tuple[str, ...]:
        """Of which spheres of work it is: as it says, else as its profile."""
        return self.record.spheres or self.profile.spheres

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Profile, sphere, grades, from where one can apply, place, access, admission, cost, transport, ОВЗ, partners."""
        record = self.record
        return super().facets | {
            "profile": (record.profile,),
            "sphere": self.spheres,
            "grade": tuple(map(str, record.meant_grades)),
            "after": tuple(map(str, self.takes_after)),
            "enrolment": (self.enrolment.value,) if self.enrolment else (),
            "cost": (record.cost.value,) if record.cost else (),
            "partner": tuple(dict.fromkeys(partner.kind.value for partner in record.partners)),
            "ovz": yes(record.suits_ovz),
            "transport": yes(record.transport),
        }
