"""Records linked to each other, and what follows from them on a given day. Knows no page, no file, no clock."""

from .catalog import Catalog, memoised
from .facts.around import Everywhere, Neighbour, by_distance, everywhere, is_everywhere, neighbours
from .facts.deadlines import Deadlines, Due, deadlines, own_roadmap, roadmap_for
from .facts.grade import Dated, GradeView, grade_view
from .facts.progress import Progress, Tally, progress
from .facts.readiness import Gap, ReadinessLine, SchoolReadiness, items_of_schools, readiness
from .items.event import EventItem, by_time
from .items.event_times import EventOccurrence
from .items.freshness import Freshness, ReviewState
from .items.item import CatalogItem, LinkedRecords, OwnerItem, without_samples
from .items.joining import LastDay
from .items.offers import ClassItem, ProgrammeItem
from .items.organisation import OrganisationItem
from .items.phase import Phase, midnight_after, phase_at
from .items.roadmap import Evidence, PageLink, Timing, TrackedItem, TrackedRoadmap
from .items.school import HoursRow, SchoolItem, YearPlanItem
from .items.training import TrainingItem

__all__ = [
    "Catalog",
    "CatalogItem",
    "ClassItem",
    "Dated",
    "Deadlines",
    "Due",
    "EventItem",
    "EventOccurrence",
    "Everywhere",
    "Evidence",
    "Freshness",
    "Gap",
    "GradeView",
    "HoursRow",
    "LastDay",
    "LinkedRecords",
    "Neighbour",
    "OrganisationItem",
    "OwnerItem",
    "PageLink",
    "Phase",
    "ProgrammeItem",
    "Progress",
    "ReadinessLine",
    "ReviewState",
    "SchoolItem",
    "SchoolReadiness",
    "Tally",
    "Timing",
    "TrackedItem",
    "TrackedRoadmap",
    "TrainingItem",
    "YearPlanItem",
    "by_distance",
    "by_time",
    "deadlines",
    "everywhere",
    "grade_view",
    "is_everywhere",
    "items_of_schools",
    "memoised",
    "midnight_after",
    "neighbours",
    "own_roadmap",
    "phase_at",
    "progress",
    "readiness",
    "roadmap_for",
    "without_samples",
]
