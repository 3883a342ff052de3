"""What the data are: one pydantic declaration per field, with its Russian label and help.

Knows neither files nor pages. `kinds.KINDS` lists every kind of record with all that is true of it.
"""

from .attachments import Attachment
from .contributed import CONTRIBUTED
from .document import Document, DocumentKind, Documents, DocumentScope, DocumentTopic
from .event import AttendanceMode, Audience, Event, EventStatus
from .kind import Kind, Route
from .kinds import KINDS, OWNERS, REFERENCES, RESERVED, Location, is_identifier, kind_named, locate
from .lessons import Lesson, LessonCalendar
from .levels import Direction, Level
from .organisation import Organisation, OrganisationKind
from .preprofessional_class import Admission, PreprofessionalClass
from .programme import Programme, ProgrammeKind
from .records import Entry, Mark, Records, dotted
from .region import Forge, Region
from .review import Reviewed
from .roadmap import Deadline, DeadlineKind, ItemState, Proof, Roadmap, RoadmapItem, RoadmapSection, SchoolTask
from .schema.fields import Allowed, FieldGroup, PersonalData, Record, Source
from .schema.times import Moment
from .schema.types import Choice, Link, Prose, Reference
from .schema.walks import marked_values
from .school import DirectionHours, Readiness, ReadinessState, School, SchoolKind, YearPlan
from .shared import Contact, Cost, Enrolment, Fee, Place, Venue, Wave, Weekday
from .training import StaffRole, Training
from .vocabularies import (
    VOCABULARIES,
    ClassProfile,
    EventFormat,
    Municipality,
    Party,
    Sector,
)

__all__ = [
    "CONTRIBUTED",
    "KINDS",
    "OWNERS",
    "REFERENCES",
    "RESERVED",
    "VOCABULARIES",
    "Admission",
    "Allowed",
    "Attachment",
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
    "DocumentTopic",
    "Documents",
    "Enrolment",
    "Entry",
    "Event",
    "EventFormat",
    "EventStatus",
    "Fee",
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
    "Route",
    "School",
    "SchoolKind",
    "SchoolTask",
    "Sector",
    "Source",
    "StaffRole",
    "Training",
    "Venue",
    "Wave",
    "Weekday",
    "YearPlan",
    "dotted",
    "is_identifier",
    "kind_named",
    "locate",
    "marked_values",
]
