"""Structured data of a page for search engines: schema.org as JSON-LD. Says nothing that the page does not say.

Addresses begin with `ROOT`, as in bodies: whoever knows the site's own address puts it there, else the relative way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from ...catalog import (
    Catalog,
    ClassItem,
    EventItem,
    EventOccurrence,
    LinkedRecords,
    OrganisationItem,
    OwnerItem,
    ProgrammeItem,
    SchoolItem,
    TrainingItem,
)
from ...catalog.items.item import CatalogItem
from ...model import AttendanceMode, Cost, EventStatus, Moment, OrganisationKind, Place
from ...model.programme import ProgrammeKind
from ...model.review_dates import span
from ...model.shared import StudyForm
from ..rendering.page import ROOT, Crumb, crumbs_to
from .faq import questions_and_answers
from .schema_values import duration, most, offers

Node = dict[str, Any]
_COUNTRY = "RU"
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_STATES = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.POSTPONED: "EventRescheduled",
    EventStatus.CANCELLED: "EventCancelled",
}
_ATTENDANCE = {
    AttendanceMode.OFFLINE: "OfflineEventAttendanceMode",
    AttendanceMode.ONLINE: "OnlineEventAttendanceMode",
    AttendanceMode.MIXED: "MixedEventAttendanceMode",
}
_MODES = {StudyForm.IN_PERSON: "onsite", StudyForm.ONLINE: "online", StudyForm.MIXED: "blended"}
_ORGANISATIONS = {
    OrganisationKind.COLLEGE: "CollegeOrUniversity",
    OrganisationKind.UNIVERSITY: "CollegeOrUniversity",
    OrganisationKind.SUPPLEMENTARY: "EducationalOrganization",
    OrganisationKind.CENTRE: "EducationalOrganization",
    OrganisationKind.SECTOR_CENTRE: "EducationalOrganization",
    OrganisationKind.AUTHORITY: "GovernmentOrganization",
}


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


def _known(**values: Any) -> Node:
    """Returns a node without what is not known; `type_` is `@type`."""
    named = (("@type" if name == "type_" else name, value) for name, value in values.items())
    return {name: value for name, value in named if value is not None and value not in ("", [], ())}


def _link(item: CatalogItem[Any]) -> str:
    return ROOT + item.address


def _breadcrumbs(way: Sequence[Crumb]) -> Node:
    steps = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": ROOT + crumb.address}
        for number, crumb in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _site(catalog: Catalog) -> Node:
    return {"@type": "WebSite", "name": catalog.region.section_title, "url": ROOT, "inLanguage": "ru"}


def _owner(item: CatalogItem[Any]) -> Node:
    if item.owner is None:
        return {"@type": "Organization", "name": item.catalog.region.name}
    return {"@type": _type(item.owner), "name": item.owner.name, "url": _link(item.owner)}


def _type(owner: OwnerItem[Any]) -> str:
    return "School" if isinstance(owner, SchoolItem) else _ORGANISATIONS.get(owner.record.kind, "Organization")


def _postal(catalog: LinkedRecords, street: str | None, place: str | None) -> Node:
    return _known(
        type_="PostalAddress",
        streetAddress=street,
        addressLocality=place,
        addressRegion=catalog.region.name,
        addressCountry=_COUNTRY,
    )


def _body(item: SchoolItem | OrganisationItem, settlement: str | None) -> Node:
    """Returns the node of a school or an organisation."""
    record = item.record
    town = item.municipalities[0].name if item.municipalities else None
    contacts = [
        _known(type_="ContactPoint", contactType=contact.role, telephone=contact.phone, email=contact.email)
        for contact in record.contacts
    ]
    return _known(
        type_=_type(item),
        name=record.name,
        legalName=record.official_name,
        description=record.description,
        url=_link(item),
        address=_postal(item.catalog, record.address, settlement or town),
        contactPoint=contacts,
        sameAs=[page.url for page in record.pages],
    )


def _school(item: SchoolItem) -> Node:
    return _body(item, item.record.settlement)


def _organisation(item: OrganisationItem) -> Node:
    return _body(item, None)


def _place(place: Place | None, catalog: LinkedRecords) -> Node | None:
    if place is None:
        return None
    town = catalog.municipality(place.municipality)
    host = catalog.organisations.get(place.organisation or "")
    address = _postal(catalog, place.address, town.name if town else None)
    return _known(type_="Place", name=place.name or (host.name if host else None), address=address)


def _moment(moment: Moment | None, catalog: LinkedRecords) -> str | None:
    """Returns ISO 8601: the day, or the time with the region's offset."""
    if moment is None or moment.clock is None:
        return moment.day.isoformat() if moment else None
    return datetime.combine(moment.day, moment.clock, catalog.region.zone).isoformat()


def _is_free(cost: Cost | None) -> bool | None:
    return None if cost is None else cost is Cost.FREE


def _event(item: EventItem) -> Node:
    record, several = item.record, len(item.occurrences) > 1
    online = [{"@type": "VirtualLocation", "url": record.online_url}] if record.online_url else []
    places = [place for occurrence in item.occurrences if (place := _place(occurrence.venue, item.catalog))]
    return _known(
        type_="Event",
        name=record.title,
        description=record.summary or record.description,
        url=_link(item),
        startDate=_moment(item.occurrences[0].local.starts, item.catalog) if item.occurrences else None,
        endDate=_moment(item.occurrences[-1].local.ends, item.catalog) if item.occurrences else None,
        eventStatus=f"https://schema.org/{_STATES[record.status]}",
        eventAttendanceMode=f"https://schema.org/{_ATTENDANCE[record.attendance_mode]}",
        location=[*places, *online],
        subEvent=[_part(item, occurrence) for occurrence in item.occurrences] if several else None,
        organizer=_owner(item),
        isAccessibleForFree=_is_free(record.cost),
        offers=offers(record.fee),
        maximumAttendeeCapacity=most(record.registration.places if record.registration else None),
        inLanguage="ru",
    )


def _part(item: EventItem, occurrence: EventOccurrence) -> Node:
    """Returns the node of an event at one of its venues."""
    return _known(
        type_="Event",
        name=item.record.title,
        startDate=_moment(occurrence.local.starts, item.catalog),
        endDate=_moment(occurrence.local.ends, item.catalog),
        location=_place(occurrence.venue, item.catalog),
    )


def _bounds(item: ProgrammeItem | TrainingItem) -> dict[str, str]:
    """Returns the first and the last day, as far as they are known."""
    bounds = (item.record.starts, item.record.ends) if isinstance(item, ProgrammeItem) else span(item.record)
    return {name: day.isoformat() for name, day in zip(("startDate", "endDate"), bounds, strict=True) if day}


def _programme(item: ProgrammeItem) -> Node:
    return _vocational(item) if item.record.kind is ProgrammeKind.VOCATIONAL else _course(item)


def _course(item: ProgrammeItem | TrainingItem) -> Node:
    record, venue = item.record, item.record.venue if isinstance(item, ProgrammeItem) else None
    instance = _known(
        type_="CourseInstance",
        courseMode=_MODES[record.form] if record.form else None,
        **_bounds(item),
        courseWorkload=duration(record.hours) if record.hours else None,
        location=_place(venue, item.catalog),
        maximumAttendeeCapacity=most(record.places),
    )
    return _known(
        type_="Course",
        name=record.title,
        description=record.summary or record.description,
        url=_link(item),
        provider=_owner(item),
        hasCourseInstance=instance,
        isAccessibleForFree=_is_free(record.cost),
        offers=offers(record.fee),
        inLanguage="ru",
    )


def _vocational(item: ProgrammeItem) -> Node:
    record = item.record
    return _known(
        **_offer(item),
        programType=record.kind.label,
        occupationalCategory=record.profession,
        occupationalCredentialAwarded=record.qualification_document,
        educationalProgramMode=_MODES[record.form] if record.form else None,
        timeToComplete=f"P{record.months}M" if record.months else None,
        startDate=record.starts.isoformat() if record.starts else None,
        endDate=record.ends.isoformat() if record.ends else None,
        maximumEnrollment=most(record.places),
    )


def _training(item: TrainingItem) -> Node:
    """Returns the node of a course for teachers; `audience` names their roles."""
    roles = [{"@type": "Audience", "audienceType": role.label} for role in item.record.roles]
    return _course(item) | _known(audience=roles, educationalCredentialAwarded=item.record.certificate)


def _class(item: ClassItem) -> Node:
    admission = item.record.admission
    return _known(
        **_offer(item),
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
        "url": _link(item),
        "provider": _owner(item),
        "offers": offers(item.record.fee),
        "applicationStartDate": opens.isoformat() if opens else None,
        "applicationDeadline": item.deadline.isoformat() if item.deadline else None,
    }


_MAKERS: dict[type, Callable[[Any], Node]] = {
    SchoolItem: _school,
    OrganisationItem: _organisation,
    EventItem: _event,
    ProgrammeItem: lambda item: (_vocational if item.record.kind is ProgrammeKind.VOCATIONAL else _course)(item),
    ClassItem: _class,
    TrainingItem: _training,
}
