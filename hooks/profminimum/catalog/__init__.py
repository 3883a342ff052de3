"""Records linked to each other, and what follows from them on a given day. Knows no page, no file, no clock."""

from .catalog import Catalog
from .deadlines import Deadlines, Due, deadlines, roadmap_for
from .event import ListedEvent, Occurrence
from .freshness import Freshness, Review
from .grade import Dated, GradeView, grade_view
from .listed import Listed, Phase, by_time
from .offers import ListedClass, ListedProgramme
from .organisation import ListedOrganisation
from .progress import Progress, Tally
from .readiness import Lack, Readiness, ReadinessLine, items_of_schools, readiness
from .roadmap import Finding, ListedItem, ListedRoadmap, Shown, Timing
from .school import HoursRow, ListedSchool, ListedYearPlan
from .training import ListedTraining
