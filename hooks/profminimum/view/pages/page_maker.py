"""Makes the pages of records: one method a kind. Words stand in the templates, links between records in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ... import russian
from ...catalog import (
    Catalog,
    CatalogItem,
    ClassItem,
    EventItem,
    Everywhere,
    OrganisationItem,
    ProgrammeItem,
    SchoolItem,
    TrackedRoadmap,
    TrainingItem,
    YearPlanItem,
    everywhere,
    own_roadmap,
    progress,
    readiness,
    roadmap_for,
)
from ...catalog.facts.joinable import for_grades
from ...catalog.items.joinable import join_order
from ...dates import school_year_bounds
from ...model import LessonCalendar, Municipality
from ..calendars.subscriptions import roadmap_path
from ..rendering.charts import hours_chart, month_grid, state_bar
from ..rendering.list_preview import truncated_together
from ..rendering.months import CalendarMonth, upcoming_and_past
from ..rendering.page import Crumb, Page, crumbs_to
from ..rendering.templates import Templates
from ..reports.wording import gap_words
from .list_filter import roadmap_filter
from .school_materials import materials, materials_address
from .school_years import PastOffers, Year, lesson_years, plan_years, roadmap_years
from .structured_data import structured_data
from .surroundings import Surroundings

STAFF = "staff/"
"""The address of the section for teachers."""


class PageMaker:
    """Maker of the pages that are not written in `docs/`; `sections` gives the titles of the menu's pages by address."""

    def __init__(self, catalog: Catalog, templates: Templates, sections: Mapping[str, str]) -> None:
        self.catalog = catalog
        self.templates = templates
        self.sections = sections

    def _page(self, kind: str, subject: Any, address: str, above: str, is_sample: bool = False, **values: Any) -> Page:
        """Makes a page of a kind: the template and the words for its title are named after it."""
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

    def record(self, kind: str, item: CatalogItem[Any], **values: Any) -> Page:
        """Makes the page of a record of any kind."""
        return self._page(kind, item, item.address, item.address, item.is_sample, item=item, **values)

    def school(self, school: SchoolItem) -> Page:
        """Makes a school's own section of the site."""
        chart = hours_chart(school.plan) if school.plan else None
        return self.record("school", school, chart=chart, years=plan_years(school), **upcoming_and_past(school.events))

    def materials(self, school: SchoolItem) -> Page:
        """Makes the page with what the school itself takes away: sheets, posts, a fragment for its own site."""
        values = materials(school, self.templates)
        address = materials_address(school)
        page = self._page("materials", school, address, address, school.is_sample, item=school, **values)
        return replace(page, noindex=True, is_searchable=False, structured_data="")

    def year_plan(self, plan: YearPlanItem) -> Page:
        """Makes the page of a school's plan for one school year; it stays at its address when the year is over."""
        ready = readiness(plan.owner, plan.school_year)
        lines = [(line, gap_words(line.gap)) for line in ready.lines]
        has_roadmap = roadmap_for(self.catalog, plan.school_year) is not None
        values = {"ready": ready, "lines": lines, "years": plan_years(plan.owner), "has_roadmap": has_roadmap}
        return self.record("year_plan", plan, chart=hours_chart(plan), **values)

    def preprofessional_class(self, offered_class: ClassItem) -> Page:
        """Makes the page of a preprofessional class, a group or a project."""
        return self.record("class", offered_class)

    def training(self, course: TrainingItem) -> Page:
        """Makes the page of a course for teachers; the way to it leads through the page for teachers."""
        return self._page("training", course, course.address, f"{STAFF}~", course.is_sample, item=course)

    def organisation(self, organisation: OrganisationItem) -> Page:
        """Makes the page of a college, university, employer or centre."""
        return self.record("organisation", organisation, **upcoming_and_past(organisation.events))

    def roadmap(self, roadmap: TrackedRoadmap) -> Page:
        """Makes the page of a road map with all its items, their states, and its deadlines as calendars."""
        known = progress(self.catalog, roadmap)
        current = own_roadmap(self.catalog, self.catalog.school_year)
        values = {
            "progress": known,
            "bars": [
                (section.number or str(place), state_bar(tally), tally)
                for place, (section, tally) in enumerate(known.sections, start=1)
            ],
            "calendar": roadmap_path(roadmap),
            "calendars": [(party, roadmap_path(roadmap, party)) for party in roadmap.parties],
            "years": roadmap_years(self.catalog),
            "current": current.years if current else "",
        }
        return self.record("roadmap", roadmap, filter=roadmap_filter(self.catalog, roadmap), **values)

    def past_offers(self, offers: PastOffers, years: Sequence[Year]) -> Page:
        """Makes the page of the programmes or the classes of a past school year."""
        address = offers.address
        return self._page("past_offers", offers, address, address, offers.is_sample, offers=offers, years=years)

    def municipality(self, town: Municipality, around: Surroundings) -> Page:
        """Makes the page with everything that one municipality has, and how much there is in those around it."""
        catalog = self.catalog
        classes, programmes = (
            sorted(
                (offer for offer in catalog.in_municipality(kind, town) if offer.is_current),
                key=join_order,
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
            "offers": for_grades(catalog, programmes, classes),
            "elsewhere": _not_in(town, everywhere(catalog)),
            "around": around,
        }
        return self._page("municipality", town, f"municipalities/{town.id}/", "schools/~", **values)

    def lessons(self, calendar: LessonCalendar) -> Page:
        """Makes the page with the lessons of the course in one school year."""
        address, years = f"lessons/{calendar.school_year}/", lesson_years(self.catalog)
        values = {
            "calendar": calendar,
            "years": years,
            "holidays": self.catalog.holidays_between(*school_year_bounds(calendar.school_year)),
        }
        return self._page("lessons", calendar, address, address, calendar.demo, **values)

    def month(self, months: list[CalendarMonth], position: int) -> Page:
        """Makes the page of a month of the calendar: its list, and the same as a grid."""
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


def _not_in(town: Municipality, found: Everywhere) -> dict[str, list[CatalogItem[Any]]]:
    """Returns what is everywhere, without what the page of a town shows as its own."""
    lists: dict[str, Sequence[CatalogItem[Any]]] = {
        "classes": found.classes,
        "programmes": found.programmes,
        "events": found.events,
    }
    return {name: [item for item in items if town not in item.municipalities] for name, items in lists.items()}


def is_searchable(subject: Any) -> bool:
    """Returns whether search shows a page: what is over is left out unless it has a story, since it hides what one can join.

    Events stay until the end of the month in which they are over, and browsers leave them out before: a day is no reason to
    make the index anew. A plan is shown on the page of its school, which search finds.
    """
    if isinstance(subject, EventItem):
        this_month = subject.catalog.today.replace(day=1)
        is_recent = subject.over_from is None or subject.over_from.date() >= this_month
        return bool(subject.record.coverage) or (is_recent and not subject.is_cancelled)
    if isinstance(subject, YearPlanItem):
        return False
    if isinstance(subject, CalendarMonth):
        return bool(subject.events)
    return subject.is_current if isinstance(subject, ProgrammeItem | ClassItem) else True
