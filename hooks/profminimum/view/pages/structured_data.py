"""Structured data of a page for search engines: schema.org as JSON-LD. Says nothing that the page does not say.

Addresses begin with `ROOT`, as in bodies: whoever knows the site's own address puts it there, else the relative way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ...catalog import (
    Catalog,
    ClassItem,
    EventItem,
    OrganisationItem,
    ProgrammeItem,
    SchoolItem,
    TrainingItem,
)
from ...model.programme import Programme, ProgrammeKind
from ...model.shared import Access, StudyForm
from ...model.when import NOT_KNOWN
from ..rendering.access_words import access_text, admission_words
from ..rendering.page import ROOT, Crumb, crumbs_to
from .event_node import event_node
from .faq import questions_and_answers
from .schema_nodes import Node, age_range, audience, is_free, known, link, owner, owner_type, place_node, postal
from .schema_times import Time, days_of_week, schedules, time_bounds, weekly_schedules
from .schema_values import duration, most, offers

_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_MODES = {StudyForm.IN_PERSON: "onsite", StudyForm.ONLINE: "online", StudyForm.MIXED: "blended"}


def structured_data(subject: Any, title: Markup, address: str, crumbs: Sequence[Crumb]) -> str:
    """Returns the JSON-LD of a page: its subject, if that is a record, and the way to it; empty if there is neither."""
    node = next((make(subject) for kind, make in _MAKERS.items() if isinstance(subject, kind)), None)
    way = [_breadcrumbs([*crumbs, Crumb(title.unescape(), address)])] if crumbs else []
    return _script([*([node] if node else []), *way])


def section_data(title: str, address: str, sections: Mapping[str, str], intro: str, catalog: Catalog) -> str:
    """Returns the JSON-LD of a page of `docs/`: the way to it, its questions and answers; on the home page the site."""
    crumbs = crumbs_to(address, sections)
    questions = [
        {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
        for question, answer in questions_and_answers(intro)
    ]
    way = [_breadcrumbs([*crumbs, Crumb(title, address)])] if address else [_site(catalog)]
    page = {"@type": "FAQPage", "inLanguage": "ru", "mainEntity": questions}
    return _script([*way, *([page] if questions else [])])


def _script(graph: list[Node]) -> str:
    """Returns JSON that is safe inside a `script` element; `ROOT` stays as it is, to be replaced."""
    if not graph:
        return ""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return text.translate(_UNSAFE).replace(json.dumps(ROOT)[1:-1], ROOT)


def _breadcrumbs(way: Sequence[Crumb]) -> Node:
    steps = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": ROOT + crumb.address}
        for number, crumb in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _site(catalog: Catalog) -> Node:
    return {"@type": "WebSite", "name": catalog.region.section_title, "url": ROOT, "inLanguage": "ru"}


def _body(item: SchoolItem | OrganisationItem, settlement: str | None) -> Node:
    """Returns the node of a school or an organisation."""
    record = item.record
    town = item.municipalities[0].name if item.municipalities else None
    contacts = [
        known(type_="ContactPoint", contactType=contact.role, telephone=contact.phone, email=contact.email)
        for contact in record.contacts
    ]
    return known(
        type_=owner_type(item),
        name=record.name,
        legalName=record.official_name,
        description=record.description,
        url=link(item),
        address=postal(item.catalog, record.address, settlement or town),
        contactPoint=contacts,
        sameAs=[page.url for page in record.pages],
    )


def _school(item: SchoolItem) -> Node:
    return _body(item, item.record.settlement)


def _organisation(item: OrganisationItem) -> Node:
    return _body(item, None)


def _programme(item: ProgrammeItem) -> Node:
    if item.record.kind is ProgrammeKind.VOCATIONAL:
        return _vocational(item)
    return _course(item) | known(audience=audience(item), typicalAgeRange=age_range(item.record))


def _course(item: ProgrammeItem | TrainingItem) -> Node:
    record = item.record
    venues = [record.venue, *(one.venue for one in record.sessions)] if isinstance(record, Programme) else []
    places = [place for venue in dict.fromkeys(venues) if (place := place_node(item, venue))]
    instance = known(
        type_="CourseInstance",
        courseMode=_MODES[record.form] if record.form else None,
        **_time(item),
        courseWorkload=duration(record.hours) if record.hours else None,
        location=places[0] if len(places) == 1 else places,
        maximumAttendeeCapacity=most(record.places),
    )
    return known(
        type_="Course",
        name=record.title,
        description=record.summary or record.description,
        url=link(item),
        provider=owner(item),
        hasCourseInstance=instance,
        isAccessibleForFree=is_free(record.cost),
        offers=offers(record.fee),
        inLanguage="ru",
    )


def _time(item: ProgrammeItem | TrainingItem) -> Node:
    """Returns when a course is held, as far as that is known."""
    if isinstance(item, ProgrammeItem):
        record = item.record
        bounds = (("startDate", record.starts), ("endDate", record.ends))
        days = {name: day.isoformat() for name, day in bounds if day}
        weekly = weekly_schedules(record.sessions, days, item.catalog.region.zone)
        return days | known(courseSchedule=weekly)
    catalog, when = item.catalog, item.record.when or NOT_KNOWN
    times = [Time(part, catalog.region.zone, catalog.holidays) for part in when.parts]
    return known(**time_bounds(times), courseSchedule=schedules(times))


def _vocational(item: ProgrammeItem) -> Node:
    record = item.record
    return known(
        **_offer(item),
        programType=record.kind.label,
        occupationalCategory=record.profession,
        occupationalCredentialAwarded=record.qualification_document,
        educationalProgramMode=_MODES[record.form] if record.form else None,
        timeToComplete=f"P{record.months}M" if record.months else None,
        startDate=record.starts.isoformat() if record.starts else None,
        endDate=record.ends.isoformat() if record.ends else None,
        dayOfWeek=days_of_week(session.weekday for session in record.sessions),
        maximumEnrollment=most(record.places),
    )


def _training(item: TrainingItem) -> Node:
    """Returns the node of a course for teachers; `audience` names their roles."""
    roles = [{"@type": "Audience", "audienceType": role.label} for role in item.record.roles]
    return _course(item) | known(audience=roles, educationalCredentialAwarded=item.record.certificate)


def _class(item: ClassItem) -> Node:
    admission, offer = item.record.admission, _offer(item)
    asked = (admission_words(item), offer.pop("programPrerequisites"))
    return known(
        **offer,
        programPrerequisites="; ".join(filter(None, asked)),
        programType=item.profile.name,
        maximumEnrollment=most(admission.places_in_all if admission else None),
    )


def _offer(item: ProgrammeItem | ClassItem) -> Node:
    """Returns what programmes of training and preprofessional classes have in common."""
    opens = item.wave.when.first_day if item.wave and item.wave.when else None
    return {
        "type_": "EducationalOccupationalProgram",
        "name": item.record.title,
        "description": item.record.summary,
        "url": link(item),
        "provider": owner(item),
        "programPrerequisites": access_text(item) if item.access and item.access.kind is not Access.ANYONE else None,
        "offers": offers(item.record.fee),
        "applicationStartDate": opens.isoformat() if opens else None,
        "applicationDeadline": item.deadline.isoformat() if item.deadline else None,
    }


_MAKERS: dict[type, Callable[[Any], Node]] = {
    SchoolItem: _school,
    OrganisationItem: _organisation,
    EventItem: event_node,
    ProgrammeItem: _programme,
    ClassItem: _class,
    TrainingItem: _training,
}
