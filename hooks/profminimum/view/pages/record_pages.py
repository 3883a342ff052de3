"""The pages of records: one function a kind. Words stand in the templates, links between records in the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from ... import russian
from ...authoring.forge_links import EditLink, edit_link
from ...catalog import (
    Catalog,
    CatalogItem,
    ClassItem,
    EventItem,
    OrganisationItem,
    ProgrammeItem,
    SchoolItem,
    TrackedRoadmap,
    TrainingItem,
    YearPlanItem,
    progress,
    readiness,
)
from ...catalog.facts.coverage import count_offers
from ...model import CONTRIBUTED, LessonCalendar, Municipality
from ..calendars.subscriptions import roadmap_path
from ..rendering.charts import hours_chart, month_grid, state_bar
from ..rendering.list_preview import truncated_together
from ..rendering.months import CalendarMonth, months_of
from ..rendering.page import Crumb, Page, crumbs_to
from ..rendering.templates import Templates
from ..reports.wording import gap_words
from .list_filter import roadmap_filter
from .school_materials import materials, materials_address
from .school_years import PastOffers, Year, lesson_years, offer_years, past_offers, plan_years, roadmap_years
from .structured_data import structured_data

STAFF = "staff/"
"""The address of the section for teachers."""
IN_TOWN = ("school", "organisation", "class", "programme", "event")
"""The kinds of records that the page of a municipality shows."""


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


class RecordPages:
    """Makes the pages that are not written in `docs/`, each by itself, so that an edit needs only its own.

    `sections` gives the titles of the pages in the menu by address; the way to a page leads through them.
    """

    def __init__(self, catalog: Catalog, templates: Templates, sections: Mapping[str, str]) -> None:
        self.catalog = catalog
        self.templates = templates
        self.sections = sections

    def all(self) -> Iterator[Page]:
        """Every page that is not written in `docs/`."""
        return (page.make() for page in self.planned())

    def planned(self) -> Iterator[PlannedPage]:
        """What there is to make, none of it made yet."""
        catalog = self.catalog
        for owner in (*catalog.schools.values(), *catalog.organisations.values(), None):
            yield from self._of_owner(owner)
        yield from self._of_region()

    def at(self, address: str) -> Callable[[], Page] | None:
        """What makes the page at an address, found without a look at all others; None if there is no such page."""
        folder, _, below = address.partition("/")
        owners: Mapping[str, Any] = getattr(self.catalog, folder, {}) if folder in ("schools", "organisations") else {}
        owner = owners.get(below.partition("/")[0])
        found = self._of_owner(owner) if owner or folder == "events" else ()
        return next(
            (page.make for page in (*found, *(self._of_region() if not owner else ())) if page.address == address), None
        )

    def _of_owner(self, owner: SchoolItem | OrganisationItem | None) -> Iterator[PlannedPage]:
        """The pages of a school or organisation and of what lies in its folder; of the region's own records for None."""
        if isinstance(owner, SchoolItem):
            yield _of("school", owner, self.school)
            yield PlannedPage("materials", materials_address(owner), True, (owner,), partial(self.materials, owner))
        elif owner:
            yield _of("organisation", owner, self.organisation)
        own_pages: dict[str, Callable[[Any], Page]] = {
            "year_plan": self.year_plan,
            "class": self.preprofessional_class,
            "training": self.training,
        }
        for kind in CONTRIBUTED:
            if not kind.is_owner and not kind.entries:
                make = own_pages.get(kind.name, partial(self._record, kind.name))
                yield from (_of(kind.name, item, make) for item in self.catalog.records_of_owner(owner, kind.name))

    def _of_region(self) -> Iterator[PlannedPage]:
        """The pages that belong to no owner."""
        yield from map(self._planned_roadmap, self.catalog.roadmaps)
        yield from self._planned_municipalities()
        for year, calendar in self.catalog.lesson_calendars.items():
            yield PlannedPage("lessons", f"lessons/{year}/", calendar.demo, (), partial(self.lessons, calendar))
        yield from map(self._planned_offers, past_offers(self.catalog))
        yield from self._planned_months()

    def _planned_roadmap(self, roadmap: TrackedRoadmap) -> PlannedPage:
        shown = repr([item.evidence for item in progress(self.catalog, roadmap).items])
        make = partial(self.roadmap, roadmap)
        return PlannedPage("roadmap", roadmap.address, roadmap.is_sample, (roadmap,), make, shown)

    def _planned_offers(self, offers: PastOffers) -> PlannedPage:
        years = offer_years(self.catalog, offers.name)
        make = partial(self.past_offers, offers, years)
        return PlannedPage("past_offers", offers.address, offers.is_sample, offers.items, make, repr(years))

    def _planned_municipalities(self) -> Iterator[PlannedPage]:
        catalog = self.catalog
        for town in catalog.municipalities:
            items = chain.from_iterable(catalog.in_municipality(kind, town) for kind in IN_TOWN)
            make = partial(self.municipality, town)
            yield PlannedPage("municipality", f"municipalities/{town.id}/", False, tuple(items), make)

    def _planned_months(self) -> Iterator[PlannedPage]:
        months = months_of(self.catalog)
        for position, month in enumerate(months):
            around = " ".join(month.id for month in months[max(0, position - 1) : position + 2])
            items = (*month.events, *month.deadlines)
            make = partial(self.month, months, position)
            yield PlannedPage("month", f"events/{month.id}/", False, items, make, around)

    def _page(self, kind: str, subject: Any, address: str, above: str, is_sample: bool = False, **values: Any) -> Page:
        """A page of a kind: the template and the words for its title are named after it."""
        title = self.templates.words(f"{kind}_title", subject)
        crumbs = crumbs_to(above, self.sections)
        owner = subject.owner if isinstance(subject, CatalogItem) else None
        way = [*crumbs, Crumb(owner.name, owner.address)] if owner and owner.address != address else crumbs
        body = self.templates.render(
            f"pages/{kind}.html",
            kind=kind,
            title=title,
            address=address,
            crumbs=way,
            sample=is_sample,
            catalog=self.catalog,
            **values,
        )
        about = self.templates.words(f"{kind}_about", subject)
        section = crumbs[-1].address if crumbs else ""
        data = structured_data(subject, title, address, way)
        return Page(address, kind, title, about, body, is_sample, section, is_searchable(subject), data)

    def _record(self, kind: str, item: CatalogItem[Any], **values: Any) -> Page:
        return self._page(
            kind, item, item.address, item.address, item.is_sample, item=item, edit=self._edit(item), **values
        )

    def _edit(self, item: CatalogItem[Any]) -> EditLink:
        return edit_link(item.path, self.catalog.region.forge)

    def school(self, school: SchoolItem) -> Page:
        """A school's own section of the site."""
        chart = hours_chart(school.plan) if school.plan else None
        return self._record("school", school, chart=chart, years=plan_years(school), **upcoming_and_past(school.events))

    def materials(self, school: SchoolItem) -> Page:
        """What the school itself takes away: sheets, posts, a fragment for its own site. Not for search engines."""
        values = materials(school, self.templates)
        address = materials_address(school)
        page = self._page("materials", school, address, address, school.is_sample, item=school, **values)
        return replace(page, noindex=True, is_searchable=False, structured_data="")

    def year_plan(self, plan: YearPlanItem) -> Page:
        """A school's plan for one school year; it stays at its address when the year is over."""
        ready = readiness(plan.owner, plan.school_year)
        lines = [(line, gap_words(line.gap)) for line in ready.lines]
        values = {"ready": ready, "lines": lines, "years": plan_years(plan.owner)}
        return self._record("year_plan", plan, chart=hours_chart(plan), **values)

    def preprofessional_class(self, offered_class: ClassItem) -> Page:
        """A preprofessional class, a group or a project."""
        return self._record("class", offered_class)

    def training(self, course: TrainingItem) -> Page:
        """A course for teachers; the way to it leads through the page for teachers."""
        above, edit = f"{STAFF}~", self._edit(course)
        return self._page("training", course, course.address, above, course.is_sample, item=course, edit=edit)

    def organisation(self, organisation: OrganisationItem) -> Page:
        """A college, university, employer or centre."""
        return self._record("organisation", organisation, **upcoming_and_past(organisation.events))

    def roadmap(self, roadmap: TrackedRoadmap) -> Page:
        """A road map with all its items, how far they are, and its deadlines as calendars."""
        known = progress(self.catalog, roadmap)
        values = {
            "progress": known,
            "bars": [(section.number, state_bar(tally), tally) for section, tally in known.sections],
            "calendar": roadmap_path(roadmap),
            "calendars": [(party, roadmap_path(roadmap, party)) for party in roadmap.parties],
            "years": roadmap_years(self.catalog),
        }
        return self._record("roadmap", roadmap, filter=roadmap_filter(self.catalog, roadmap), **values)

    def past_offers(self, offers: PastOffers, years: Sequence[Year]) -> Page:
        """The programmes or the classes of a past school year."""
        address = offers.address
        return self._page("past_offers", offers, address, address, offers.is_sample, offers=offers, years=years)

    def municipality(self, town: Municipality) -> Page:
        """Everything that one municipality has."""
        catalog = self.catalog
        classes, programmes = (
            sorted(
                (offer for offer in catalog.in_municipality(kind, town) if offer.is_current),
                key=attrgetter("is_closed"),
            )
            for kind in ("class", "programme")
        )
        lists = {
            "schools": catalog.in_municipality("school", town),
            "classes": classes,
            "programmes": programmes,
            "events": [event for event in catalog.in_municipality("event", town) if event.is_ahead],
            "organisations": catalog.in_municipality("organisation", town),
        }
        values: dict[str, Any] = {
            "town": town,
            "lists": truncated_together(lists),
            "offers": count_offers(catalog, (*programmes, *classes)),
        }
        return self._page("municipality", town, f"municipalities/{town.id}/", "schools/~", **values)

    def lessons(self, calendar: LessonCalendar) -> Page:
        """The lessons of the course in one school year."""
        address, years = f"lessons/{calendar.school_year}/", lesson_years(self.catalog)
        return self._page("lessons", calendar, address, "about/~", calendar.demo, calendar=calendar, years=years)

    def month(self, months: list[CalendarMonth], position: int) -> Page:
        """A month of the calendar: its list, and the same as a grid."""
        month = months[position]
        values: dict[str, Any] = {
            "month": month,
            "before": months[position - 1] if position else None,
            "after": months[position + 1] if position + 1 < len(months) else None,
            "grid": month_grid(month.year, month.number, month.events),
            "weekdays": list(zip(russian.WEEKDAYS, russian.WEEKDAYS_SHORT, strict=True)),
        }
        address = f"events/{month.id}/"
        return self._page("month", month, address, address, **values)


def is_searchable(subject: Any) -> bool:
    """Whether search shows a page: what is over stands in the way of what one can still join, unless it has a story.

    A plan is told on the page of its school, which is found.
    """
    if isinstance(subject, EventItem):
        return subject.is_ahead or bool(subject.record.coverage)
    if isinstance(subject, YearPlanItem):
        return False
    return subject.is_current if isinstance(subject, ProgrammeItem | ClassItem) else True


def _of(kind: str, item: CatalogItem[Any], make: Callable[[Any], Page]) -> PlannedPage:
    return PlannedPage(kind, item.address, item.is_sample, (item,), partial(make, item))


def upcoming_and_past(events: tuple[EventItem, ...] | list[EventItem]) -> dict[str, list[EventItem]]:
    """Events as pages show them: those ahead by time; past and cancelled ones apart, the latest first."""
    return {
        "ahead": [event for event in events if event.is_ahead],
        "past": [event for event in reversed(events) if not event.is_ahead],
    }
