"""What a pupil joins for a longer time: whether one can still join it, and whether only pupils of its own school can."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from ...model import PreprofessionalClass, Programme
from ...model.shared import Access
from ...validity import cached_property
from .access import AccessItem
from .item import FacetChanges
from .joining import OfferItem
from .phase import Phase

JoinableT = TypeVar("JoinableT", bound=Programme | PreprofessionalClass)


class Openness(StrEnum):
    """For whom something can still be joined; what is over has none."""

    OPEN = "open"
    """Enrolment is open or ahead, and not for its own pupils alone."""
    OWN = "own"
    """Only pupils of the school that holds it can, now or later."""
    ASK = "ask"
    """Nobody tells when: one has to ask."""


class JoinableItem(AccessItem[JoinableT], OfferItem[JoinableT]):
    """A programme or a class: something that may be closed by now, or closed to all but its own."""

    @cached_property
    def openness(self) -> Openness | None:
        """For whom it can still be joined at the catalogue's hour; None if enrolment is over."""
        if self.is_closed:
            return None
        if self.access and self.access.kind is Access.OWN:
            return Openness.OWN
        return Openness.OPEN if self.enrolment else Openness.ASK

    @property
    def is_own(self) -> bool:
        """Whether it can be joined by pupils of its own school alone."""
        return self.openness is Openness.OWN

    @property
    def joinable_until(self) -> datetime | None:
        """The moment, by the region's clocks, from which nobody can join it any more; None if none is known, or it is over."""
        return next((moment for moment, joining in self.joining_changes if joining.phase is Phase.OVER), None)

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """For whom it can still be joined, beside whom it is open to."""
        return super().facets | {"join": (self.openness.value,) if self.openness else ()}

    @property
    def facet_changes(self) -> dict[str, FacetChanges]:
        """When it changes whether one can join."""
        until = self.joinable_until
        return super().facet_changes | {"join": ((until, ()),) if until else ()}


def join_order(item: JoinableItem[JoinableT]) -> int:
    """Returns the sort key of what can be joined: what others can join too comes first, what is over last."""
    return 2 if item.is_closed else int(item.is_own)
