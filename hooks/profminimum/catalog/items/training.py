"""Training of teachers on a day: whether it is ahead, who holds it, whom it is for."""

from __future__ import annotations

from datetime import date, datetime, time

from ...model import Enrolment, Organisation, Training
from ...model.item_numbers import number_parts
from ...model.review_dates import last_day, span
from ...validity import cached_property
from .item import OwnerItem
from .joining import OfferItem
from .phase import Phase, midnight_after, phase_of
from .roadmap import TrackedRoadmap


class TrainingItem(OfferItem[Training]):
    """A course for teachers in the catalogue."""

    @property
    def window(self) -> Enrolment | None:
        """The days on which one can join, if any are given."""
        return self.record.enrolment

    @property
    def first_day(self) -> date | None:
        """The first day, if it is known to the day or to the month."""
        return span(self.record)[0]

    @property
    def last_day(self) -> date | None:
        """The last day of the course, else of its school year; None if neither is said."""
        return last_day(self.entry)

    @cached_property
    def phase(self) -> Phase | None:
        """Ahead, under way or over; None if nothing is said of when."""
        return phase_of(self.first_day, self.last_day, self.catalog.today)

    @cached_property
    def phase_changes(self) -> tuple[tuple[datetime, Phase], ...]:
        """Each moment to come, by the region's clocks, at which its phase changes, with the phase from then on."""
        first, last = self.first_day, self.last_day
        moments = [(datetime.combine(first, time.min), Phase.NOW)] if first else []
        moments += [(midnight_after(last), Phase.OVER)] if last else []
        return tuple(change for change in moments if change[0] > self.catalog.now)

    @property
    def over_from(self) -> datetime | None:
        """The moment, by the region's clocks, from which it is over; None while nobody knows."""
        return midnight_after(self.last_day) if self.last_day else None

    @property
    def is_over(self) -> bool:
        """Whether nobody can take part any more."""
        return self.phase is Phase.OVER

    @cached_property
    def partners(self) -> tuple[OwnerItem[Organisation], ...]:
        """The organisations that hold it together with the owner."""
        return tuple(self.catalog.organisations[identifier] for identifier in self.record.with_organisations)

    @cached_property
    def roadmap(self) -> TrackedRoadmap | None:
        """The road map whose item it answers: that of its school year, else the newest that has such an item."""
        number = number_parts(self.record.roadmap_item or "")
        roadmaps: tuple[TrackedRoadmap, ...] = self.catalog.roadmaps
        named = [
            roadmap
            for roadmap in roadmaps
            if any(number == number_parts(tracked.item.number) for tracked in roadmap.items)
        ]
        year = self.record.school_year
        return next((roadmap for roadmap in named if year in roadmap.school_years), named[0] if named else None)
