"""Records linked to each other, and what follows from them on a given day. Knows no page, no file, no clock."""

from .catalog import Catalog
from .facts.deadlines import Deadlines, Due, deadlines, roadmap_for
from .facts.grade import Dated, GradeView, grade_view
from .facts.progress import Progress, Tally
from .facts.readiness import Lack, Readiness, ReadinessLine, items_of_schools, readiness
from .items.event import ListedEvent, Occurrence
from .items.freshness import Freshness, Review
from .items.item import Listed, Phase, by_time
from .items.offers import ListedClass, ListedProgramme
from .items.organisation import ListedOrganisation
from .items.roadmap import Finding, ListedItem, ListedRoadmap, Shown, Timing
from .items.school import HoursRow, ListedSchool, ListedYearPlan
from .items.training import ListedTraining
