"""The report on coverage: which directions and offers there are by municipality and grade, and where there is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ... import russian
from ...catalog import Catalog, ClassItem, SchoolItem, YearPlanItem, without_samples
from ...catalog.facts.coverage import OfferCounts, offers_by_town, planned_directions, plans_of
from ...model.schema.numbers import total
from .structure import Cell, Link, Report, ReportTable, Row, RowStatus
from .wording import NOBODY, SAMPLES, by_town, link, of_schools, town_name, town_of

EMPTY = "пусто"
EVERYWHERE = "Место не указано"
Plans = Mapping[SchoolItem, YearPlanItem]
Offers = Mapping[str | None, tuple[OfferCounts, ...]]


def coverage_report(catalog: Catalog, school_year: str) -> Report:
    """Builds the report on what there is where in a school year, and what there is not."""
    schools = without_samples(catalog.schools.values())
    plans = plans_of(schools, school_year)
    offers = offers_by_town(catalog, school_year, samples=False)
    towns = by_town(catalog, schools)
    open_towns = sum(any(not counts.is_empty for counts in offers[town.id]) for town in catalog.municipalities)
    return Report(
        "coverage",
        "Охват",
        _about(catalog, schools, plans, towns, school_year),
        school_year,
        catalog.its_day,
        (
            _nothing(catalog, offers),
            _joining(catalog, offers, towns),
            _directions(catalog, plans, towns),
            _silent(schools, plans),
            _no_schools(catalog, towns),
            _levels(plans),
            _seen(plans),
            _without_partners(catalog, school_year),
        ),
        f"Программы или классы есть: в {open_towns} из {_of_towns(len(catalog.municipalities))}",
    )


def _of_towns(number: int) -> str:
    return russian.count(number, "муниципалитета", "муниципалитетов", "муниципалитетов")


def _about(
    catalog: Catalog, schools: list[SchoolItem], plans: Plans, towns: Mapping[str, object], school_year: str
) -> str:
    named = sum(bool(town) for town in towns)
    year = russian.school_year(school_year)
    if not schools:
        return NOBODY
    return (
        f"Школы есть в {named} из {_of_towns(len(catalog.municipalities))}. "
        f"План на {year} учебный год внесён у {len(plans)} из {of_schools(len(schools))}."
    )


def _cell(number: int) -> Cell:
    return number or EMPTY


def _nothing(catalog: Catalog, offers: Offers) -> ReportTable:
    """Returns the grades that have neither a programme nor a class, by municipality."""
    rows: list[Row] = []
    for town in catalog.municipalities:
        *known, vague = offers[town.id]
        grades = [counts.grade for counts in known if counts.grade and counts.is_empty]
        if grades:
            name = Link(town_name(town), f"municipalities/{town.id}/")
            rows.append((name, russian.grades(grades), vague.classes or "–"))
    return ReportTable(
        "nothing",
        "Где нет ни программ, ни классов",
        ("Муниципалитет", "Кому некуда", "Есть классы с профилем, но не указано, для кого"),
        tuple(rows),
        "В каждом муниципалитете каждому классу есть программа или класс с профилем.",
        f"Считаются программы и предпрофессиональные классы, в том числе те, что начнутся со следующего класса, и те, куда запись уже закончилась. {SAMPLES}",
        (RowStatus.DUE,) * len(rows),
    )


def _joining(catalog: Catalog, offers: Offers, towns: Mapping[str, object]) -> ReportTable:
    rows: list[Row] = []
    for town in (*catalog.municipalities, None):
        own = offers[town.id if town else None]
        if (town and town_name(town) in towns) or any(not counts.is_empty or counts.events for counts in own):
            name = town_name(town) if town else EVERYWHERE
            rows += ((name, counts.grade, *map(_cell, counts[1:])) for counts in own if counts.grade or counts.classes)
    return ReportTable(
        "joining",
        "Куда можно записаться",
        (
            "Муниципалитет",
            "Класс",
            "Дополнительное образование",
            "Профессиональное обучение",
            "Классы с профилем",
            "Мероприятия",
        ),
        tuple(rows),
        "Ни программ, ни классов, ни мероприятий в данных пока нет.",
        f"Сколько программ, классов и мероприятий. Муниципалитеты, где нет ни школ, ни предложений, не показаны. {SAMPLES}",
        group=0,
    )


def _directions(catalog: Catalog, plans: Plans, towns: Mapping[str, Iterable[SchoolItem]]) -> ReportTable:
    rows: list[Row] = []
    for town, schools in towns.items():
        planned = planned_directions(plans[school] for school in schools if school in plans)
        for grade in catalog.grades:
            counts = (planned[grade][direction.id] for direction in catalog.directions)
            rows.append((town or None, grade, *map(_cell, counts)))
    return ReportTable(
        "directions",
        "Направления в планах школ",
        ("Муниципалитет", "Класс", *(russian.capitalised(direction.short_name) for direction in catalog.directions)),
        tuple(rows),
        NOBODY,
        f"Сколько школ отвели часы направлению. {SAMPLES}",
        group=0,
    )


def _silent(schools: list[SchoolItem], plans: Plans) -> ReportTable:
    missing = [(school, "план на учебный год") for school in schools if school not in plans]
    missing += [(school, "часы в плане") for school, plan in plans.items() if not any(plan.totals.values())]
    return ReportTable(
        "silent",
        "Школы без сведений",
        ("Школа", "Муниципалитет", "Чего нет"),
        tuple((link(school), town_of(school), what) for school, what in missing),
        "План в часах есть у каждой школы." if schools else NOBODY,
        moods=(RowStatus.BAD,) * len(missing),
        group=1,
    )


def _no_schools(catalog: Catalog, towns: Mapping[str, object]) -> ReportTable:
    empty_towns = [town for town in catalog.municipalities if town_name(town) not in towns]
    return ReportTable(
        "no-schools",
        "Муниципалитеты без школ",
        ("Муниципалитет", "Сведения"),
        tuple((Link(town_name(town), f"municipalities/{town.id}/"), "ни одной школы") for town in empty_towns),
        "Из каждого муниципалитета есть хотя бы одна школа.",
        f"Откуда сведения не прислала ни одна школа. {SAMPLES}",
        (RowStatus.BAD,) * len(empty_towns),
    )


def _levels(plans: Plans) -> ReportTable:
    """Returns the grades whose plan falls short of the chosen level; plans without hours are listed elsewhere."""
    rows = tuple(
        (_link(plan), town_of(school), grade, plan.level.name, plan.level.min_hours, plan.totals[grade], missing)
        for school, plan in plans.items()
        if any(plan.totals.values())
        for grade, missing in plan.shortfall.items()
    )
    return ReportTable(
        "levels",
        "Часов меньше уровня",
        ("Школа", "Муниципалитет", "Класс", "Уровень", "Нужно часов", "В плане", "Не хватает"),
        rows,
        "Все планы в часах достигают выбранного уровня.",
        moods=(RowStatus.BAD,) * len(rows),
        group=1,
    )


def _seen(plans: Plans) -> ReportTable:
    """Returns the level that a school declares and the hours of its events that are on the site."""
    counted = {plan: {grade: _found(plan, grade) for grade in plan.totals} for plan in plans.values()}
    rows = tuple(
        (
            _link(plan),
            town_of(plan),
            f"{plan.level.name}, от {russian.count(plan.level.min_hours, 'часа', 'часов', 'часов')}",
            _span(plan.totals.values()),
            _span(hours.values()),
            russian.grades(grade for grade, number in hours.items() if not number) or "–",
        )
        for plan, hours in counted.items()
    )
    return ReportTable(
        "seen",
        "Уровень и часы мероприятий",
        (
            "Школа",
            "Муниципалитет",
            "Уровень",
            "Часов в плане",
            "Часов в мероприятиях",
            "Для кого мероприятий с часами нет",
        ),
        rows,
        "Планов на этот учебный год в данных пока нет.",
        "Часы мероприятий школы за этот год, которые уже есть на сайте: от наименьших по классам до наибольших.",
        tuple(RowStatus.GOOD if all(hours.values()) else RowStatus.DUE for hours in counted.values()),
        group=1,
    )


def _span(numbers: Iterable[float]) -> str:
    least, most = min(values := list(numbers)), max(values)
    return russian.digits(least) if least == most else f"{russian.digits(least)}–{russian.digits(most)}"


def _link(plan: YearPlanItem) -> Link:
    """Returns the school's name with a link to its plan."""
    return Link(plan.owner.name, f"{plan.address}#plan")


def _found(plan: YearPlanItem, grade: int) -> float:
    return total(hours.get(grade, 0) for hours in plan.event_hours.values())


def _without_partners(catalog: Catalog, school_year: str) -> ReportTable:
    """Preprofessional classes of the year, and of a year to come, that name no partner."""
    classes = [
        offered_class
        for offered_class in without_samples(catalog.classes)
        if not offered_class.record.partners and (offered_class.record.school_year or school_year) >= school_year
    ]
    rows = tuple(
        (
            Link(offered_class.record.title, offered_class.address),
            _owner(offered_class),
            town_of(offered_class),
            offered_class.profile.name,
        )
        for offered_class in classes
    )
    return ReportTable(
        "alone",
        "Классы без партнёра",
        ("Класс", "Чей", "Муниципалитет", "Профиль"),
        rows,
        "У каждого предпрофессионального класса назван партнёр.",
        f"Предпрофессиональные классы этого года и следующих, у которых не назван ни вуз, ни колледж, ни работодатель. {SAMPLES}",
        (RowStatus.DUE,) * len(classes),
        group=2,
    )


def _owner(item: ClassItem) -> str:
    return item.owner.name if item.owner else item.catalog.region.name
