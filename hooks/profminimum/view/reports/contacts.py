"""The report on staff: who is responsible where, courses with hours, events for teachers (road map, sections 1 and 2).

Roles and office telephones, never names. Samples are left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...catalog import Catalog, EventItem, OrganisationItem, TrainingItem, without_samples
from ...catalog.facts.contacts import TownStaff, sector_centres, staff_by_town
from ...dates import school_year_bounds
from ...model import Audience, Contact
from ...russian import capitalised, count, digits, listed
from ...russian import school_year as year_words
from ..rendering.state_labels import PHASE_LABELS
from ..rendering.time_text import time_text
from .structure import Cell, Link, Report, ReportTable, Row, RowStatus
from .wording import town_name


def staff_report(catalog: Catalog, school_year: str) -> Report:
    """Builds the report on those responsible by municipality, and on courses and events for teachers."""
    towns = staff_by_town(catalog, school_year, samples=False)
    return Report(
        "staff",
        "Ответственные и обучение педагогов",
        _about(towns, school_year),
        school_year,
        catalog.its_day,
        (_municipalities(towns), _schools(towns), _courses(catalog), _events(catalog, school_year), _centres(catalog)),
    )


def _about(towns: tuple[TownStaff, ...], school_year: str) -> str:
    schools, named = sum(len(staff.schools) for staff in towns), sum(staff.named for staff in towns)
    own = [staff for staff in towns if staff.town]
    coordinated = sum(staff.coordinator is not None for staff in own)
    return (
        f"На {year_words(school_year)} учебный год ответственного за профминимум указали {digits(named)} "
        f"из {count(schools, 'школы', 'школ', 'школ')}, муниципальный координатор указан в {digits(coordinated)} "
        f"из {count(len(own), 'муниципалитета', 'муниципалитетов', 'муниципалитетов')}."
    )


def _reach(contact: Contact | None) -> Row:
    """Returns role, telephone and mail; unknown where nothing is given."""
    return (capitalised(contact.role), contact.phone, contact.email) if contact else (None, None, None)


def _municipalities(towns: tuple[TownStaff, ...]) -> ReportTable:
    own = [staff for staff in towns if staff.town]
    return ReportTable(
        "municipalities",
        "Муниципальные координаторы",
        ("Город или округ", "Координатор", "Телефон", "Почта", "Школ", "Ответственный указан"),
        tuple((_town(staff), *_reach(staff.coordinator), len(staff.schools), staff.named) for staff in own),
        "Муниципалитетов в справочнике нет.",
        "Школ – сколько их на сайте, без образцов.",
        tuple(RowStatus.GOOD if staff.coordinator else RowStatus.DUE for staff in own),
    )


def _town(staff: TownStaff) -> Cell:
    return Link(town_name(staff.town), f"municipalities/{staff.town.id}/") if staff.town else None


def _schools(towns: tuple[TownStaff, ...]) -> ReportTable:
    pairs = [(town, staff) for town in towns for staff in town.schools]
    return ReportTable(
        "schools",
        "Ответственные в школах",
        ("Город или округ", "Школа", "Ответственный", "Телефон", "Почта"),
        tuple(
            (_town(town), Link(staff.school.name, staff.school.address), *_reach(staff.contact))
            for town, staff in pairs
        ),
        "Школ на сайте пока нет.",
        "Так, как указано в плане школы на этот учебный год.",
        tuple(RowStatus.GOOD if staff.contact else RowStatus.BAD for _, staff in pairs),
    )


def _courses(catalog: Catalog) -> ReportTable:
    courses = sorted(without_samples(catalog.training), key=lambda course: (course.is_over, course.record.title))
    return ReportTable(
        "courses",
        "Курсы",
        ("Курс", "Кто проводит", "Для кого", "Часов", "Когда", "Что выдают", "Пункт дорожной карты"),
        tuple(map(_course, courses)),
        "Курсов пока нет.",
        "Сначала те, что впереди или идут; прошедшие – ниже.",
        tuple(RowStatus.NEUTRAL if course.is_over else RowStatus.GOOD for course in courses),
    )


def _course(course: TrainingItem) -> Row:
    record, owner = course.record, course.owner
    return (
        Link(record.title, course.address),
        Link(owner.name, owner.address) if owner else None,
        capitalised(listed(role.label for role in record.roles)),
        record.hours,
        _when(course),
        record.certificate,
        record.roadmap_item,
    )


def _when(course: TrainingItem) -> str | None:
    record = course.record
    if record.when and record.when.is_known:
        return time_text(record.when, course.catalog.opening_year)
    return record.schedule_note


def _events(catalog: Catalog, school_year: str) -> ReportTable:
    first, last = school_year_bounds(school_year)
    events = [
        event
        for event in without_samples(catalog.events)
        if Audience.TEACHERS in event.record.audience and event.begins_between(first, last)
    ]
    return ReportTable(
        "events",
        "Семинары и встречи учебного года",
        ("Когда", "Мероприятие", "Кто проводит", "Состояние"),
        tuple(
            (event.first_day, Link(event.record.title, event.address), _holder(event), _state(event))
            for event in events
        ),
        "В этом учебном году мероприятий для педагогов на сайте нет.",
    )


def _holder(event: EventItem) -> Cell:
    return Link(event.owner.name, event.owner.address) if event.owner else event.catalog.region.name


def _state(event: EventItem) -> str:
    if event.is_cancelled:
        return event.record.status.label
    return PHASE_LABELS[event.phase]


def _centres(catalog: Catalog) -> ReportTable:
    centres = [(sector, without_samples(organisations)) for sector, organisations in sector_centres(catalog)]
    return ReportTable(
        "centres",
        "Отраслевые центры профориентации",
        ("Направление", "Кто ведёт центр"),
        tuple(
            (capitalised(sector.name), holder)
            for sector, organisations in centres
            for holder in _holders(organisations)
        ),
        "Справочник отраслей пуст.",
    )


def _holders(centres: Iterable[OrganisationItem]) -> list[Cell]:
    """Returns the organisations that run centres of a sector; one unknown cell if there are none."""
    return [Link(centre.name, centre.address) for centre in centres] or [None]
