"""The report on staff: who is responsible where, courses with hours, events for teachers (road map, sections 1 and 2).

Roles and office telephones, never names. Samples are left out.
"""

from __future__ import annotations

from ...catalog import Catalog, EventItem, TrainingItem, without_samples
from ...catalog.facts.contacts import TownStaff, sector_centres, staff_by_town
from ...dates import school_year_bounds
from ...model import Audience, Contact
from ...russian import capitalised, count, days, digits, listed, months
from ...russian import school_year as year_words
from ..rendering.state_labels import PHASE_LABELS
from .report import Cell, Link, Report, RowStatus, Table
from .wording import town_name

Row = tuple[Cell, ...]


def staff_report(catalog: Catalog, school_year: str) -> Report:
    """Those responsible in a school year, municipality by municipality; courses and events for teachers of all years."""
    towns = staff_by_town(catalog, school_year, samples=False)
    return Report(
        "staff",
        "Ответственные и обучение педагогов",
        _about(towns, school_year),
        school_year,
        catalog.today,
        (_municipalities(towns), _schools(towns), _courses(catalog), _events(catalog, school_year), _centres(catalog)),
    )


def _about(towns: tuple[TownStaff, ...], school_year: str) -> str:
    schools, named = sum(len(each.schools) for each in towns), sum(each.named for each in towns)
    own = [each for each in towns if each.town]
    coordinated = sum(each.coordinator is not None for each in own)
    return (
        f"На {year_words(school_year)} учебный год ответственного за профминимум указали {digits(named)} "
        f"из {count(schools, 'школы', 'школ', 'школ')}, муниципальный координатор указан в {digits(coordinated)} "
        f"из {count(len(own), 'муниципалитета', 'муниципалитетов', 'муниципалитетов')}."
    )


def _reach(contact: Contact | None) -> Row:
    """Role, telephone and mail; unknown where nothing is said."""
    return (capitalised(contact.role), contact.phone, contact.email) if contact else (None, None, None)


def _municipalities(towns: tuple[TownStaff, ...]) -> Table:
    own = [each for each in towns if each.town]
    return Table(
        "municipalities",
        "Муниципальные координаторы",
        ("Город или округ", "Координатор", "Телефон", "Почта", "Школ", "Ответственный указан"),
        tuple((_town(each), *_reach(each.coordinator), len(each.schools), each.named) for each in own),
        "Муниципалитетов в справочнике нет.",
        "Школ – сколько их на сайте, без образцов.",
        tuple(RowStatus.GOOD if each.coordinator else RowStatus.DUE for each in own),
    )


def _town(each: TownStaff) -> Cell:
    return Link(town_name(each.town), f"municipalities/{each.town.id}/") if each.town else None


def _schools(towns: tuple[TownStaff, ...]) -> Table:
    pairs = [(town, one) for town in towns for one in town.schools]
    return Table(
        "schools",
        "Ответственные в школах",
        ("Город или округ", "Школа", "Ответственный", "Телефон", "Почта"),
        tuple((_town(town), Link(one.school.name, one.school.address), *_reach(one.contact)) for town, one in pairs),
        "Школ на сайте пока нет.",
        "Так, как указано в плане школы на этот учебный год.",
        tuple(RowStatus.GOOD if one.contact else RowStatus.BAD for _, one in pairs),
    )


def _courses(catalog: Catalog) -> Table:
    courses = sorted(without_samples(catalog.training), key=lambda course: (course.is_over, course.record.title))
    return Table(
        "courses",
        "Курсы",
        ("Курс", "Кто проводит", "Для кого", "Часов", "Когда", "Что выдают", "Пункт дорожной карты"),
        tuple(map(_course, courses)),
        "Курсов пока нет.",
        "Сначала те, что впереди или идут; прошедшие – ниже.",
        tuple(RowStatus.NEUTRAL if each.is_over else RowStatus.GOOD for each in courses),
    )


def _course(course: TrainingItem) -> Row:
    record, owner = course.record, course.owner
    return (
        Link(record.title, course.address),
        Link(owner.name, owner.address) if owner else None,
        capitalised(listed(each.label for each in record.roles)),
        record.hours,
        _when(course),
        record.certificate,
        record.roadmap_item,
    )


def _when(course: TrainingItem) -> str | None:
    record = course.record
    if record.starts:
        return days(record.starts, record.ends or record.starts)
    return months(record.months) or record.schedule_note


def _events(catalog: Catalog, school_year: str) -> Table:
    first, last = school_year_bounds(school_year)
    held = [
        event
        for event in without_samples(catalog.events)
        if Audience.TEACHERS in event.record.audience and first <= event.first_day <= last
    ]
    return Table(
        "events",
        "Семинары и встречи учебного года",
        ("Когда", "Мероприятие", "Кто проводит", "Состояние"),
        tuple((each.first_day, Link(each.record.title, each.address), _holder(each), _state(each)) for each in held),
        "В этом учебном году мероприятий для педагогов на сайте нет.",
    )


def _holder(event: EventItem) -> Cell:
    return Link(event.owner.name, event.owner.address) if event.owner else event.catalog.region.name


def _state(event: EventItem) -> str:
    if event.is_cancelled:
        return event.record.status.label
    return PHASE_LABELS[event.phase]


def _centres(catalog: Catalog) -> Table:
    centres = [(sector, without_samples(found)) for sector, found in sector_centres(catalog)]
    return Table(
        "centres",
        "Отраслевые центры профориентации",
        ("Направление", "Кто ведёт центр"),
        tuple(
            (capitalised(sector.name), holder)
            for sector, found in centres
            for holder in ([Link(each.name, each.address) for each in found] or [None])
        ),
        "Справочник отраслей пуст.",
    )
