"""The plan of the pages of records: which there are, at which addresses, and what each depends on. Makes none itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from ...catalog import (
    Catalog,
    CatalogItem,
    OrganisationItem,
    SchoolItem,
    TrackedRoadmap,
    everywhere,
    progress,
)
from ...model import CONTRIBUTED
from ..rendering.months import months_of
from ..rendering.page import Page
from ..rendering.templates import Templates
from .page_maker import PageMaker
from .school_materials import materials_address
from .school_years import PastOffers, offer_years, past_offers
from .surroundings import surroundings

MUNICIPALITY_KINDS = ("school", "organisation", "class", "programme", "event")
"""The kinds of records that the page of a municipality shows."""

OWN_FOLDERS = frozenset(
    route.address.partition("/")[0]
    for kind in CONTRIBUTED
    for route in kind.routes
    if not route.folder and route.has_names
)
"""The folders of addresses under which the region's own records have pages: `events`."""


class PlannedPage(NamedTuple):
    """A page that can be made, with everything that decides whether it must be made anew."""

    kind: str
    """The name of its template: `event`, `month`."""
    address: str
    noindex: bool
    """Whether it is kept out of search engines."""
    items: tuple[CatalogItem[Any], ...]
    """The records that it shows."""
    make: Callable[[], Page]
    dependencies: str = ""
    """What else it shows, if that follows from other records."""

    @property
    def changed(self) -> date | None:
        """The day on which one of its records last changed; None if none says it."""
        return max((day for item in self.items if (day := item.last_change)), default=None)


class RecordPages:
    """The pages that are not written in `docs/`, each planned by itself, so that an edit makes only its own anew.

    `sections` gives the titles of the pages in the menu by address; the way to a page leads through them.
    """

    def __init__(self, catalog: Catalog, templates: Templates, sections: Mapping[str, str]) -> None:
        self.catalog = catalog
        self._maker = PageMaker(catalog, templates, sections)

    def all(self) -> Iterator[Page]:
        """Makes every page."""
        return (page.make() for page in self.planned())

    def planned(self) -> Iterator[PlannedPage]:
        """Yields every page that can be made, none of them made yet."""
        catalog = self.catalog
        for owner in (*catalog.schools.values(), *catalog.organisations.values(), None):
            yield from self._of_owner(owner)
        yield from self._of_region()

    def at(self, address: str) -> Callable[[], Page] | None:
        """Returns what makes the page at an address, without a look at all others; None if there is no such page."""
        folder, _, below = address.partition("/")
        owners: dict[str, Mapping[str, SchoolItem | OrganisationItem]] = {
            "schools": self.catalog.schools,
            "organisations": self.catalog.organisations,
        }
        owner = owners.get(folder, {}).get(below.partition("/")[0])
        pages = chain(
            self._of_owner(owner) if owner or folder in OWN_FOLDERS else (), self._of_region() if not owner else ()
        )
        return next((page.make for page in pages if page.address == address), None)

    def _of_owner(self, owner: SchoolItem | OrganisationItem | None) -> Iterator[PlannedPage]:
        """Yields the pages of a school or organisation and of the records in its folder; of the region's own for None."""
        if isinstance(owner, SchoolItem):
            yield _of("school", owner, self._maker.school)
            yield PlannedPage(
                "materials", materials_address(owner), True, (owner,), partial(self._maker.materials, owner)
            )
        elif owner:
            yield _of("organisation", owner, self._maker.organisation)
        own_pages: dict[str, Callable[[Any], Page]] = {
            "year_plan": self._maker.year_plan,
            "class": self._maker.preprofessional_class,
            "training": self._maker.training,
        }
        for kind in CONTRIBUTED:
            if not kind.is_owner and not kind.entries:
                make = own_pages.get(kind.name, partial(self._maker.record, kind.name))
                yield from (_of(kind.name, item, make) for item in self.catalog.records_of_owner(owner, kind.name))

    def _of_region(self) -> Iterator[PlannedPage]:
        """Yields the pages that belong to no owner."""
        yield from map(self._planned_roadmap, self.catalog.roadmaps)
        yield from self._planned_municipalities()
        for year, calendar in self.catalog.lesson_calendars.items():
            yield PlannedPage("lessons", f"lessons/{year}/", calendar.demo, (), partial(self._maker.lessons, calendar))
        yield from map(self._planned_offers, past_offers(self.catalog))
        yield from self._planned_months()

    def _planned_roadmap(self, roadmap: TrackedRoadmap) -> PlannedPage:
        shown = repr([item.evidence for item in progress(self.catalog, roadmap).items])
        make = partial(self._maker.roadmap, roadmap)
        return PlannedPage("roadmap", roadmap.address, roadmap.is_sample, (roadmap,), make, shown)

    def _planned_offers(self, offers: PastOffers) -> PlannedPage:
        years = offer_years(self.catalog, offers.name)
        make = partial(self._maker.past_offers, offers, years)
        return PlannedPage("past_offers", offers.address, offers.is_sample, offers.items, make, repr(years))

    def _planned_municipalities(self) -> Iterator[PlannedPage]:
        catalog = self.catalog
        for town in catalog.municipalities:
            own = chain.from_iterable(catalog.in_municipality(kind, town) for kind in MUNICIPALITY_KINDS)
            items = dict.fromkeys([*own, *everywhere(catalog).items])
            around = surroundings(catalog, town)
            make = partial(self._maker.municipality, town, around)
            yield PlannedPage("municipality", f"municipalities/{town.id}/", False, tuple(items), make, repr(around))

    def _planned_months(self) -> Iterator[PlannedPage]:
        months = months_of(self.catalog)
        for position, month in enumerate(months):
            around = " ".join(month.id for month in months[max(0, position - 1) : position + 2])
            items = (*month.events, *(last.offer for last in month.deadlines))
            make = partial(self._maker.month, months, position)
            yield PlannedPage("month", f"events/{month.id}/", False, items, make, around)


def _of(kind: str, item: CatalogItem[Any], make: Callable[[Any], Page]) -> PlannedPage:
    return PlannedPage(kind, item.address, item.is_sample, (item,), partial(make, item))
