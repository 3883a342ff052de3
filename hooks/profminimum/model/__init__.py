"""What the data are: one pydantic declaration per field, with its Russian label and help.

Knows neither files nor pages. `kinds.KINDS` lists every kind of record with its place and address.
"""

from .declare import Allowed, Part, PersonalData, Record, Source
from .document import Document, DocumentKind, Documents, DocumentScope
from .entry import Entry, Mark, dotted
from .event import AttendanceMode, Audience, Event, EventStatus
from .kinds import KINDS, RESERVED, Kind, Location, is_identifier, locate
from .organisation import Organisation, OrganisationKind
from .parts import Contact, Cost, Enrolment, Place, Venue, Weekday
from .preprofessional import Admission, PreprofessionalClass
from .programme import Programme, ProgrammeKind
from .records import REFERENCES, Records
from .region import Forge, Region
from .review import REVIEW_DAYS, Reviewed
from .roadmap import Deadline, DeadlineKind, ItemState, Proof, Roadmap, RoadmapItem, RoadmapSection, SchoolTask
from .school import DirectionHours, Readiness, ReadinessState, School, SchoolKind, YearPlan
from .training import StaffRole, Training
from .types import Choice, Link, Moment, Prose, Reference
from .vocabulary import (
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
from .walk import marked
