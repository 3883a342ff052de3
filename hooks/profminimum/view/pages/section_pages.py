"""The sections of the site: pages whose words stand in `docs/` and whose data come from the catalogue.

A page of `docs/` names its view in its front matter (`view: schools`); each function here gives the values for one view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from markupsafe import Markup, escape

from ...catalog import Catalog, grade_view, without_samples
from ...catalog.facts.coverage import offers_by_town
from ...model import OWNERS, Audience, DocumentScope, Level
from ...problem import Problem
from ..rendering.list_preview import ListPreview, truncated, truncated_together
from ..rendering.months import months_of, year_columns
from ..rendering.page import Page, crumbs_to
from ..rendering.templates import Templates
from .data_pages import calendar_values, open_data_values
from .field_guide import field_guide
from .grade_filter import grade_filter
from .list_filter import catalogue_filter
from .record_pages import upcoming_and_past
from .school_years import offer_years
from .staff_pages import desk, reminders, report, staff

Values = dict[str, Any]
Meta = Mapping[str, Any]


def form(catalog: Catalog, meta: Meta) -> Values:
    """The page of the form: what it says without a script."""
    return {"editor_email": catalog.region.editor_email or ""}


def home(catalog: Catalog, meta: Meta) -> Values:
    """The five questions that a parent comes with."""
    towns = [(town, len(catalog.in_municipality("school", town))) for town in catalog.municipalities]
    return {
        "heading": meta["heading"],
        "grades": [grade_view(catalog, grade) for grade in catalog.grades],
        "towns": towns,
        "ahead": [event for event in catalog.upcoming_events if event.is_for_families][:6],
        "operator": catalog.organisations.get(catalog.region.operator or ""),
    }


def about(catalog: Catalog, meta: Meta) -> Values:
    """Levels, directions, and how many schools chose which level; samples are not counted."""
    entry = catalog.records.single("levels")
    return {"known_hours": entry.record.known_hours if entry else (), "shares": level_shares(catalog)}


@dataclass(frozen=True)
class LevelShare:
    """How many schools chose a level; `level` is None for those that do not say."""

    level: Level | None
    schools: int
    percent: float


def level_shares(catalog: Catalog) -> list[LevelShare]:
    """The levels of the current year over all schools but samples, those that do not say last; empty without schools."""
    chosen = Counter(school.level.id if school.level else None for school in without_samples(catalog.schools.values()))
    total = chosen.total()
    levels = [*catalog.levels, None]
    keys = [level.id if level else None for level in levels]
    return [
        LevelShare(level, chosen[key], round(100 * chosen[key] / total, 1))
        for level, key in zip(levels, keys, strict=True)
        if total
    ]


def grade(catalog: Catalog, meta: Meta) -> Values:
    """One grade: the front matter names it."""
    view = grade_view(catalog, int(meta["grade"]))
    years = catalog.lesson_calendars
    lesson_year = catalog.school_year if catalog.school_year in years else next(iter(years), "")
    shown: dict[str, ListPreview[Any]] = {
        "dates": truncated(view.timeline),
        "programmes": truncated(sorted(view.programmes, key=attrgetter("is_closed"))),
        "classes": truncated(sorted(view.classes, key=attrgetter("is_closed"))),
        "next_classes": truncated(view.next_classes),
    }
    # Parts of lists cannot be narrowed on the page: then pages of towns and the catalogues do that.
    is_whole = not any(preview.is_truncated for preview in shown.values())
    places = grade_filter(view)
    return {"view": view, "lesson_year": lesson_year, "narrowing": places, "is_whole": is_whole, **shown}


def grades(catalog: Catalog, meta: Meta) -> Values:
    """All grades, each with what comes next."""
    return {"grades": [grade_view(catalog, grade) for grade in catalog.grades]}


def schools(catalog: Catalog, meta: Meta) -> Values:
    """Schools by municipality; those that do not say theirs come last."""
    towns = catalog.by_municipality(catalog.schools.values())
    return {"towns": towns, "filter": catalogue_filter(catalog, "schools")}


def nearby(catalog: Catalog, meta: Meta) -> Values:
    """What can be joined in each municipality, by grade; those that have nothing apart."""
    found = offers_by_town(catalog, catalog.school_year)
    towns = [(town, found[town.id]) for town in catalog.municipalities]
    filled = [(town, own) for town, own in towns if not all(counts.is_empty for counts in own)]
    return {"towns": filled, "silent": [town for town, own in towns if all(counts.is_empty for counts in own)]}


def programmes(catalog: Catalog, meta: Meta) -> Values:
    """The programmes of this school year, and the way to those of past years."""
    return {"filter": catalogue_filter(catalog, "programmes"), "years": offer_years(catalog, "programmes")}


def classes(catalog: Catalog, meta: Meta) -> Values:
    """The preprofessional classes of this school year, and the way to those of past years."""
    return {"filter": catalogue_filter(catalog, "classes"), "years": offer_years(catalog, "classes")}


def catalogue(catalog: Catalog, meta: Meta) -> Values:
    """All records of a kind with a list: the front matter names their collection, else the view is called like it."""
    return {"filter": catalogue_filter(catalog, meta.get("collection", meta["view"])), "years": ()}


def events(catalog: Catalog, meta: Meta) -> Values:
    """All events: those ahead by time, the others apart, and the months of the calendar."""
    months = months_of(catalog)
    columns = year_columns(catalog, months)
    others = [month for month in months if month not in {column.month for column in columns}]
    values = {"columns": columns, "others": others, "filter": catalogue_filter(catalog, "events")}
    return upcoming_and_past(catalog.events) | values


def parents(catalog: Catalog, meta: Meta) -> Values:
    """Meetings of parents."""
    meetings = [
        event
        for event in catalog.events
        if Audience.PARENTS in event.record.audience and event.format.id == "parents-meeting"
    ]
    return truncated_together(upcoming_and_past(meetings))


def roadmaps(catalog: Catalog, meta: Meta) -> Values:
    """The road maps of all years."""
    return {}


def documents(catalog: Catalog, meta: Meta) -> Values:
    """Acts of the country and the region, by whose they are."""
    found = catalog.documents_of()
    return {"groups": [(scope, [document for document in found if document.scope is scope]) for scope in DocumentScope]}


def calendars(catalog: Catalog, meta: Meta) -> Values:
    """All calendars that one can subscribe to."""
    return calendar_values(catalog)


def open_data(catalog: Catalog, meta: Meta) -> Values:
    """The files of open data and what their fields mean."""
    return open_data_values(catalog)


def text(catalog: Catalog, meta: Meta) -> Values:
    """A page of words alone."""
    return {}


VIEWS: dict[str, Callable[[Catalog, Meta], Values]] = {
    "home": home,
    "about": about,
    "grade": grade,
    "grades": grades,
    "schools": schools,
    "nearby": nearby,
    "programmes": programmes,
    "classes": classes,
    "organisations": catalogue,
    "catalogue": catalogue,
    "events": events,
    "parents": parents,
    "roadmaps": roadmaps,
    "documents": documents,
    "staff": staff,
    "calendars": calendars,
    "open_data": open_data,
    "desk": desk,
    "report": report,
    "reminders": reminders,
    "search": text,
    "field_guide": field_guide,
    "form": form,
    "text": text,
}

_OWNERS = tuple(kind.name for kind in OWNERS.values())
_OFFERS = ("programme", "class", "event", *_OWNERS)
DEPENDENCIES: dict[str, tuple[str, ...]] = {
    "about": ("year_plan", *_OWNERS),
    "grade": _OFFERS,
    "grades": _OFFERS,
    "programmes": ("programme", "class", *_OWNERS),
    "classes": ("programme", "class", *_OWNERS),
    "events": _OFFERS,
    "parents": ("event", *_OWNERS),
    "roadmaps": (),
    "documents": (),
    "search": (),
    "field_guide": (),
    "text": (),
}
"""The kinds of schools' and organisations' records that a view shows; one that is not named here may show any.

The region's own records and its vocabularies stand on every page.
"""

TEMPLATES = {"programmes": "catalogue", "classes": "catalogue", "organisations": "catalogue"}
"""Views that share a template; the others have one of their own name."""


def section_body(
    intro: str, meta: Meta, address: str, catalog: Catalog, templates: Templates, sections: Mapping[str, str]
) -> str:
    """The body of a page of `docs/`: `intro` is its Markdown made into HTML by MkDocs, `meta` its front matter.

    Raises KeyError, with the name, for a view that does not exist.
    """
    view = meta.get("view", "text")
    return templates.render(
        f"pages/{TEMPLATES.get(view, view)}.html",
        title=meta["title"],
        intro=Markup(intro),
        address=address,
        crumbs=crumbs_to(address, sections),
        sample=False,
        catalog=catalog,
        **VIEWS[view](catalog, meta),
    )


def problems_page(
    title: str, problems: Sequence[Problem], hidden: Sequence[str], catalog: Catalog, templates: Templates
) -> Page:
    """The page that a preview shows: what to put right, and which files are left out meanwhile."""
    body = templates.render(
        "pages/problems.html", title=title, crumbs=[], sample=False, catalog=catalog, problems=problems, hidden=hidden
    )
    return Page("problems/", "problems", escape(title), escape(title), body, noindex=True)
