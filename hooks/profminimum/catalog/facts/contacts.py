"""Who answers for the minimum where: coordinators of municipalities, those responsible at schools, centres of sectors.

Roles and office telephones only; what is not said stays unknown. Knows no page and no report.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Contact, Municipality, Sector
from ..catalog import Catalog
from ..items.item import without_samples
from ..items.organisation import OrganisationItem
from ..items.school import SchoolItem


@dataclass(frozen=True)
class Responsible:
    """A school and who answers there in a school year; None if the school has not said."""

    school: SchoolItem
    contact: Contact | None


@dataclass(frozen=True)
class TownStaff:
    """A municipality with its coordinator and its schools; without a municipality for schools that do not say theirs."""

    town: Municipality | None
    schools: tuple[Responsible, ...]

    @property
    def coordinator(self) -> Contact | None:
        """Who answers for the whole municipality, if that is said."""
        return self.town.coordinator if self.town else None

    @property
    def named(self) -> int:
        """How many of its schools say who is responsible."""
        return sum(responsible.contact is not None for responsible in self.schools)


def responsible(school: SchoolItem, school_year: str) -> Responsible:
    """Returns who answers at a school in a school year, as its plan says."""
    plan = school.plan_for(school_year)
    return Responsible(school, plan.record.responsible if plan else None)


def staff_by_town(catalog: Catalog, school_year: str, *, samples: bool = True) -> tuple[TownStaff, ...]:
    """Returns all municipalities by name, schools without one last; with `samples`, made-up schools too."""
    schools = catalog.schools.values() if samples else without_samples(catalog.schools.values())
    return tuple(
        TownStaff(town, tuple(responsible(school, school_year) for school in own))
        for town, own in catalog.by_municipality(schools)
        if town or own
    )


def sector_centres(catalog: Catalog) -> tuple[tuple[Sector, tuple[OrganisationItem, ...]], ...]:
    """Returns the sectors of the vocabulary, each with the organisations that run its centre, if any are known."""
    organisations = catalog.organisations.values()
    return tuple(
        (sector, tuple(item for item in organisations if item.record.sector_centre == sector.id))
        for sector in catalog.records.targets("sector").values()
    )
