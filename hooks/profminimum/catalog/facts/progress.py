"""How far a road map is: its items with what the site's records show of them, counted as a whole and by who answers.

Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ...model import ItemState, RoadmapSection
from ...model.vocabularies import Party
from ...validity import cached_property
from ..catalog import Catalog, memoised
from ..items.roadmap import TrackedItem, TrackedRoadmap
from .evidence import YearRecords, evidence


@dataclass(frozen=True)
class Tally:
    """How many items there are, in which states, and how their deadlines stand to that."""

    total: int
    done: int
    in_progress: int
    planned: int
    unknown: int
    overdue: int
    """Items with a deadline that is past and nothing that shows them done."""
    due: int
    """Items with a deadline within 30 days and nothing that shows them done."""


def tally(items: Iterable[TrackedItem]) -> Tally:
    """Returns the counts over some items."""
    counted = list(items)
    states = [item.state for item in counted]
    return Tally(
        total=len(counted),
        done=states.count(ItemState.DONE),
        in_progress=states.count(ItemState.IN_PROGRESS),
        planned=states.count(ItemState.PLANNED),
        unknown=states.count(None),
        overdue=sum(item.is_overdue for item in counted),
        due=sum(item.is_due for item in counted),
    )


@dataclass(frozen=True, eq=False)
class Progress:
    """A road map on the catalogue's day, with what is reported of its items and what the site shows."""

    catalog: Catalog = field(repr=False)
    roadmap: TrackedRoadmap

    @cached_property
    def items(self) -> tuple[TrackedItem, ...]:
        """All items in order."""
        records = YearRecords(self.catalog, self.roadmap)
        return tuple(replace(item, evidence=evidence(records, item)) for item in self.roadmap.items)

    @cached_property
    def whole(self) -> Tally:
        """The counts over all items."""
        return tally(self.items)

    @cached_property
    def sections(self) -> tuple[tuple[RoadmapSection, Tally], ...]:
        """The counts of each section."""
        return tuple(
            (section, tally(item for item in self.items if item.section is section))
            for section in self.roadmap.record.sections
        )

    @cached_property
    def parties(self) -> tuple[tuple[Party, Tally], ...]:
        """The counts of everyone who answers for something; an item of several counts for each."""
        return tuple(
            (party, tally(item for item in self.items if party in item.parties)) for party in self.roadmap.parties
        )


@memoised
def progress(catalog: Catalog, roadmap: TrackedRoadmap) -> Progress:
    """Returns how far a road map of the catalogue is, derived once."""
    return Progress(catalog, roadmap)
