"""What the data are: one pydantic declaration per field, with its Russian label and help.

Knows neither files nor pages. `kinds.KINDS` lists every kind of record with its place and address.
"""

from .document import Document, DocumentKind, Documents, DocumentScope
from .event import AttendanceMode, Audience, Event, EventStatus
from .kinds import KINDS, RESERVED, Kind, Location, is_identifier, locate
from .organisation import Organisation, OrganisationKind
from .preprofessional_class import Admission, PreprofessionalClass
from .programme import Programme, ProgrammeKind
from .records import REFERENCES, Entry, Mark, Records, dotted
from .region import Forge, Region
from .review import REVIEW_DAYS, Reviewed
from .roadmap import Deadline, DeadlineKind, ItemState, Proof, Roadmap, RoadmapItem, RoadmapSection, SchoolTask
from .schema.fields import Allowed, FieldGroup, PersonalData, Record, Source
from .schema.introspection import marked_values
from .schema.times import Moment
from .schema.types import Choice, Link, Prose, Reference
from .school import DirectionHours, Readiness, ReadinessState, School, SchoolKind, YearPlan
from .shared import Contact, Cost, Enrolment, Place, Venue, Weekday
from .training import StaffRole, Training
from .vocabularies import (
    ClassProfile,
    Direction,
    EventFormat,
    Lesson,
    LessonCalendar,
    Level,
    Municipality,
    Party,
    Sector,
)

__all__ = [
    "KINDS",
    "REFERENCES",
    "RESERVED",
    "REVIEW_DAYS",
    "Admission",
    "Allowed",
    "AttendanceMode",
    "Audience",
    "Choice",
    "ClassProfile",
    "Contact",
    "Cost",
    "Deadline",
    "DeadlineKind",
    "Direction",
    "DirectionHours",
    "Document",
    "DocumentKind",
    "DocumentScope",
    "Documents",
    "Enrolment",
    "Entry",
    "Event",
    "EventFormat",
    "EventStatus",
    "FieldGroup",
    "Forge",
    "ItemState",
    "Kind",
    "Lesson",
    "LessonCalendar",
    "Level",
    "Link",
    "Location",
    "Mark",
    "Moment",
    "Municipality",
    "Organisation",
    "OrganisationKind",
    "Party",
    "PersonalData",
    "Place",
    "PreprofessionalClass",
    "Programme",
    "ProgrammeKind",
    "Proof",
    "Prose",
    "Readiness",
    "ReadinessState",
    "Record",
    "Records",
    "Reference",
    "Region",
    "Reviewed",
    "Roadmap",
    "RoadmapItem",
    "RoadmapSection",
    "School",
    "SchoolKind",
    "SchoolTask",
    "Sector",
    "Source",
    "StaffRole",
    "Training",
    "Venue",
    "Weekday",
    "YearPlan",
    "dotted",
    "is_identifier",
    "locate",
    "marked_values",
]
