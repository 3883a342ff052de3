"""Who answers for the minimum where: coordinators of municipalities, those responsible at schools, centres of sectors.

Roles and office telephones only; what is not said stays unknown. Knows no page and no report.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Contact, Municipality, Sector
from ..catalog import Catalog
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
        return sum(each.contact is not None for each in self.schools)


def responsible(school: SchoolItem, school_year: str) -> Responsible:
    """Who answers at a school in a year, as its plan says."""
    plan = next((each for each in school.plans if each.school_year == school_year), None)
    return Responsible(school, plan.record.responsible if plan else None)


def staff_by_town(catalog: Catalog, school_year: str, *, samples: bool = True) -> tuple[TownStaff, ...]:
    """All municipalities by name, schools without one last; `samples` says whether made-up schools are shown."""
    schools = [each for each in catalog.schools.values() if samples or not each.is_sample]
    towns = [
        TownStaff(town, tuple(responsible(each, school_year) for each in own))
        for town, own in catalog.by_municipality(schools)
    ]
    return tuple(each for each in towns if each.town or each.schools)


def sector_centres(catalog: Catalog) -> tuple[tuple[Sector, tuple[OrganisationItem, ...]], ...]:
    """The sectors of the vocabulary, each with the organisations that run its centre; none while that is not known."""
    organisations = catalog.organisations.values()
    return tuple(
        (sector, tuple(each for each in organisations if each.record.sector_centre == sector.id))
        for sector in catalog.records.targets("sector").values()
    )
