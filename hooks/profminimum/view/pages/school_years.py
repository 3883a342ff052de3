"""The school years of which there are pages of one sort, the newest first, for the switch between them. Knows no template.

The current year stands at the address of its section where there is one; a past year keeps an address of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ...catalog import Catalog, ClassItem, ProgrammeItem, SchoolItem


class Year(NamedTuple):
    """A school year and the page that shows it; a road map's may be calendar years or several."""

    school_year: str
    address: str


class PastOffers(NamedTuple):
    """The programmes or the classes of a past school year."""

    name: str
    """`programmes` or `classes`: the address of the section."""
    school_year: str
    items: tuple[ProgrammeItem | ClassItem, ...]

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"{self.name}/{self.school_year}/"

    @property
    def is_sample(self) -> bool:
        """Whether all of them are samples."""
        return all(offer.is_sample for offer in self.items)


def plan_years(school: SchoolItem) -> tuple[Year, ...]:
    """Returns the years of a school's plans."""
    return tuple(Year(plan.school_year, plan.address) for plan in school.plans)


def roadmap_years(catalog: Catalog) -> tuple[Year, ...]:
    """Returns the years of the road maps."""
    return tuple(Year(roadmap.years, roadmap.address) for roadmap in catalog.roadmaps)


def lesson_years(catalog: Catalog) -> tuple[Year, ...]:
    """Returns the years of the course's calendars."""
    return tuple(Year(year, f"lessons/{year}/") for year in catalog.lesson_calendars)


def offer_years(catalog: Catalog, name: str) -> tuple[Year, ...]:
    """Returns the years of a catalogue: the current one at its section, and those that are past."""
    past = (Year(offers.school_year, offers.address) for offers in past_offers(catalog) if offers.name == name)
    return (Year(catalog.school_year, f"{name}/"), *past)


def past_offers(catalog: Catalog) -> list[PastOffers]:
    """Returns the programmes and the classes of past years, by year."""
    offers: dict[str, Iterable[Any]] = {"programmes": catalog.programmes, "classes": catalog.classes}
    groups: dict[tuple[str, str], list[Any]] = {}
    for name, items in offers.items():
        for offer in items:
            if not offer.is_current:
                groups.setdefault((name, offer.record.school_year), []).append(offer)
    return [PastOffers(name, year, tuple(items)) for (name, year), items in sorted(groups.items(), reverse=True)]
