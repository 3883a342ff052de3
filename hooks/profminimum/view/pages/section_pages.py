"""The sections of the site: pages whose words stand in `docs/` and whose data come from the catalogue.

A page of `docs/` names its view in its front matter (`view: schools`); each view gives the values for its template, and says beside itself what it depends on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from ...catalog import Catalog, grade_view
from ...catalog.facts.coverage import totals_by_town
from ...catalog.facts.joinable import chances_by_town
from ...catalog.facts.news import news
from ...catalog.items.joinable import join_order
from ...model import OWNERS, Audience, DocumentKind, DocumentScope, DocumentTopic, Level
from ...problem import Problem
from ..rendering.list_preview import ListPreview, truncated, truncated_together
from ..rendering.months import months_of, upcoming_and_past, year_columns
from ..rendering.page import Page, crumbs_to
from ..rendering.templates import Templates
from . import field_guide, search_page, staff_pages  # noqa: F401 – they declare sections of their own
from .data_pages import calendar_values, open_data_values
from .editor_pages import editor_page
from .grade_filter import grade_filter
from .list_filter import catalogue_filter, news_filter
from .region_map import region_map
from .school_years import offer_years
from .section import SECTIONS, Meta, Values, section

NEXT = 12
"""Events ahead on the home page: half of them wait until the others are over."""
_OWNERS = tuple(kind.name for kind in OWNERS.values())
_JOINED = ("programme", "class", *_OWNERS)
_OFFERS = ("event", *_JOINED)
RECENT = 12
"""The number of news after which older ones are folded."""


@section()
def form(catalog: Catalog, meta: Meta) -> Values:
    """Returns what the page of the form says without a script, and whom one asks who has no address to write to."""
    operator = catalog.organisations.get(catalog.region.operator or "")
    region = catalog.region
    return {"editor_email": region.editor_email or "", "operator": operator, "contacts": region.contacts}


@section()
def home(catalog: Catalog, meta: Meta) -> Values:
    """Returns answers to the five questions that a parent comes with."""
    towns = [(town, len(catalog.in_municipality("school", town))) for town in catalog.municipalities]
    ahead = [event for event in catalog.upcoming_events if event.is_for_families]
    return {
        "heading": meta["heading"],
        "grades": [grade_view(catalog, grade) for grade in catalog.grades],
        "towns": towns,
        "ahead": ahead[:NEXT],
        "is_all_ahead": len(ahead) <= NEXT,
        "operator": catalog.organisations.get(catalog.region.operator or ""),
    }


@section(depends_on=("year_plan", *_OWNERS))
def about(catalog: Catalog, meta: Meta) -> Values:
    """Returns levels, directions, and how many schools chose which level."""
    levels, directions = (catalog.records.single(kind) for kind in ("levels", "directions"))
    return {
        "known_hours": levels.record.known_hours if levels else (),
        "direction_sources": directions.record.sources if directions else (),
        "shares": level_shares(catalog),
    }


@dataclass(frozen=True)
class LevelShare:
    """How many schools chose a level; `level` is None for those that do not say."""

    level: Level | None
    schools: int
    percent: float


def level_shares(catalog: Catalog) -> list[LevelShare]:
    """Returns the levels of the current year over all schools, an unknown level last; empty without schools."""
    chosen = Counter(
        school.level.id if school.level else None for school in catalog.schools.values() if not school.has_ended
    )
    total = chosen.total()
    levels = [*catalog.levels, None]
    keys = [level.id if level else None for level in levels]
    return [
        LevelShare(level, chosen[key], round(100 * chosen[key] / total, 1))
        for level, key in zip(levels, keys, strict=True)
        if total
    ]


@section(depends_on=_OFFERS)
def grade(catalog: Catalog, meta: Meta) -> Values:
    """Returns one grade, which the front matter names."""
    view = grade_view(catalog, int(meta["grade"]))
    years = catalog.lesson_calendars
    lesson_year = catalog.school_year if catalog.school_year in years else next(iter(years), "")
    shown: dict[str, ListPreview[Any]] = {
        "dates": truncated(view.timeline),
        "undated": truncated(view.undated),
        "programmes": truncated(sorted(view.programmes, key=join_order)),
        "classes": truncated(sorted(view.classes, key=join_order)),
        "next_classes": truncated(view.next_classes),
        "possible_classes": truncated(view.possible_classes),
    }
    # Parts of lists cannot be narrowed on the page: then pages of towns and the catalogues do that.
    is_whole = not any(preview.is_truncated for preview in shown.values())
    places = grade_filter(view)
    return {"view": view, "lesson_year": lesson_year, "narrowing": places, "is_whole": is_whole, **shown}


@section(depends_on=_OFFERS)
def grades(catalog: Catalog, meta: Meta) -> Values:
    """Returns all grades, each with what comes next."""
    return {"grades": [grade_view(catalog, grade) for grade in catalog.grades]}


@section()
def schools(catalog: Catalog, meta: Meta) -> Values:
    """Returns schools by municipality; those without one come last."""
    towns = catalog.by_municipality(catalog.schools.values())
    return {"towns": towns, "filter": catalogue_filter(catalog, "schools")}


@section()
def nearby(catalog: Catalog, meta: Meta) -> Values:
    """Returns what can be joined in each municipality, by grade; those that have nothing apart."""
    by_town, totals = chances_by_town(catalog), totals_by_town(catalog)
    filled = [
        town
        for town in catalog.municipalities
        if not all(counts.is_empty for counts in by_town[town.id]) or totals[town.id].joinable
    ]
    return {
        "towns": [(town, by_town[town.id]) for town in filled],
        "silent": [town for town in catalog.municipalities if town not in filled],
        "totals": totals,
        "map": region_map(catalog),
    }


@section(template="catalogue", depends_on=_JOINED)
def programmes(catalog: Catalog, meta: Meta) -> Values:
    """Returns the programmes of this school year, and the way to those of past years."""
    return {"filter": catalogue_filter(catalog, "programmes"), "years": offer_years(catalog, "programmes")}


@section(template="catalogue", depends_on=_JOINED)
def classes(catalog: Catalog, meta: Meta) -> Values:
    """Returns the preprofessional classes of this school year, and the way to those of past years."""
    return {"filter": catalogue_filter(catalog, "classes"), "years": offer_years(catalog, "classes")}


@section("organisations", template="catalogue")
@section()
def catalogue(catalog: Catalog, meta: Meta) -> Values:
    """Returns all records of the collection that the front matter names, else of the one called like the view."""
    return {"filter": catalogue_filter(catalog, meta.get("collection", meta["view"])), "years": ()}


@section(depends_on=_OFFERS)
def events(catalog: Catalog, meta: Meta) -> Values:
    """Returns all events: those ahead by time, the others apart, and the months of the calendar."""
    months = months_of(catalog)
    columns = year_columns(catalog, months)
    this_year = {column.month for column in columns}
    others = [month for month in months if month.events and month not in this_year]
    values = {"columns": columns, "others": others, "filter": catalogue_filter(catalog, "events")}
    return upcoming_and_past(catalog.events) | values


@section("news", depends_on=_OFFERS)
def whats_new(catalog: Catalog, meta: Meta) -> Values:
    """Returns what is new, by day, the newest first: whole days until `RECENT` records stand there, the others apart."""
    by_day = [(day, [item for _, item in entries]) for day, entries in groupby(news(catalog), attrgetter("day"))]
    counts = accumulate((len(items) for _, items in by_day), initial=0)
    recent = [group for group, before in zip(by_day, counts, strict=False) if before < RECENT]
    earlier = [item for _, items in by_day[len(recent) :] for item in items]
    return {"filter": news_filter(catalog), "recent": recent, "earlier": earlier}


@section(depends_on=("event", *_OWNERS))
def parents(catalog: Catalog, meta: Meta) -> Values:
    """Returns meetings of parents."""
    meetings = [
        event
        for event in catalog.events
        if Audience.PARENTS in event.record.audience and event.format.id == "parents-meeting"
    ]
    return truncated_together(upcoming_and_past(meetings))


@section(depends_on=())
def roadmaps(catalog: Catalog, meta: Meta) -> Values:
    """Returns nothing: the template lists the road maps of all years."""
    return {}


@section(depends_on=())
def lesson_years(catalog: Catalog, meta: Meta) -> Values:
    """Returns nothing: the template lists the calendars of lessons of all years."""
    return {}


@section(depends_on=())
def documents(catalog: Catalog, meta: Meta) -> Values:
    """Returns acts of the country and the region: those on career guidance, the nearest first, and those on publication."""
    own, other = [
        [document for document in catalog.documents_of() if document.topic is topic] for topic in DocumentTopic
    ]
    nearest_first = reversed(DocumentScope)
    return {
        "groups": [(scope, [document for document in own if document.scope is scope]) for scope in nearest_first],
        "on_publication": other,
        "publication": DocumentTopic.PUBLICATION,
        "pages": {
            document.id: roadmap.address
            for document in own
            for roadmap in catalog.roadmaps
            if document.kind is DocumentKind.ROADMAP and document.school_years == (roadmap.years,)
        },
    }


@section()
def calendars(catalog: Catalog, meta: Meta) -> Values:
    """Returns all calendars that one can subscribe to."""
    return calendar_values(catalog)


@section()
def open_data(catalog: Catalog, meta: Meta) -> Values:
    """Returns the files of open data and the meaning of their fields."""
    return open_data_values(catalog)


@section("favourites", depends_on=())
@section(depends_on=())
def text(catalog: Catalog, meta: Meta) -> Values:
    """Returns nothing: a page of words alone."""
    return {}


def section_body(
    intro: str, meta: Meta, address: str, catalog: Catalog, templates: Templates, sections: Mapping[str, str]
) -> str:
    """Returns the body of a page of `docs/`: `intro` is its Markdown as HTML, made by MkDocs, `meta` its front matter.

    Raises KeyError, with the name, for a view that does not exist.
    """
    name = meta.get("view", "text")
    return templates.render(
        f"pages/{SECTIONS[name].template}.html",
        title=meta["title"],
        intro=Markup(intro),
        address=address,
        crumbs=crumbs_to(address, sections),
        sample=False,
        is_for_staff=meta.get("for") == "staff",
        catalog=catalog,
        **SECTIONS[name].view(catalog, meta),
    )


def problems_page(
    title: str, problems: Sequence[Problem], hidden: Sequence[str], catalog: Catalog, templates: Templates
) -> Page:
    """Returns the page that a preview shows: what to put right, and which files are left out meanwhile."""
    return editor_page("problems", "problems/", title, catalog, templates, problems=problems, hidden=hidden)
