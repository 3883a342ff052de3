"""The report on freshness: by school and organisation how many records are fresh, due, overdue; whom to remind.

Samples are left out, and so is what nobody looks at again: past events, plans of past years.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from ...catalog import Catalog, CatalogItem, Freshness, ReviewState, SchoolItem, YearPlanItem, without_samples
from ...catalog.facts.contacts import responsible
from ...model import CONTRIBUTED, Contact
from ...russian import capitalised, count, day, digits
from ...russian import school_year as year_words
from .structure import Link, Report, ReportTable, Row, RowStatus


def freshness_report(catalog: Catalog, school_year: str) -> Report:
    """Builds the report on how fresh the records are on the catalogue's day; the year decides who is reminded."""
    items = list(_reviewed(catalog))
    return Report(
        "freshness",
        "Свежесть сведений",
        _about(catalog, items),
        school_year,
        catalog.its_day,
        (_owners(catalog, items, school_year), _overdue(items), _unknown(items)),
    )


def _reviewed(catalog: Catalog) -> Iterator[tuple[CatalogItem[Any], Freshness]]:
    """Yields the records that have a review date, with their freshness."""
    for kind in CONTRIBUTED:
        items = without_samples(catalog.each_of(kind.name)) if kind.review_days else ()
        yield from ((item, item.freshness) for item in items if item.freshness)


Reviewed = Sequence[tuple[CatalogItem[Any], Freshness]]


def _about(catalog: Catalog, items: Reviewed) -> str:
    states = Counter(fresh.state for _, fresh in items)
    known = states[ReviewState.FRESH] + states[ReviewState.SOON]
    return (
        f"На {day(catalog.its_day)} вовремя сверены {digits(known)} из {count(len(items), 'записи', 'записей', 'записей')}, "
        f"просрочено {digits(states[ReviewState.OVERDUE])}, без даты сверки {digits(states[ReviewState.UNKNOWN])}. "
        "Образцы и то, что уже прошло, не считаются."
    )


def _owners(catalog: Catalog, items: Reviewed, school_year: str) -> ReportTable:
    by_owner: dict[Any, list[Freshness]] = defaultdict(list)
    for item, fresh in items:
        by_owner[item.owner].append(fresh)
    every = (*catalog.schools.values(), *catalog.organisations.values(), None)
    owners = [owner for owner in every if owner in by_owner]
    return ReportTable(
        "owners",
        "По школам и организациям",
        (
            "Чьи записи",
            "Записей",
            "Сверены вовремя",
            "Пора сверить",
            "Просрочены",
            "Без даты",
            "Самая старая сверка",
            "Кому напомнить",
        ),
        tuple(_owner_row(catalog, owner, by_owner[owner], school_year) for owner in owners),
        "Записей, которые нужно сверять, пока нет.",
        "Пора сверить – если срок наступит в ближайшие две недели. Без даты – если не сказано, когда сведения "
        "проверяли и когда меняли.",
        tuple(_mood(by_owner[owner]) for owner in owners),
    )


def _owner_row(catalog: Catalog, owner: Any, reviews: list[Freshness], school_year: str) -> Row:
    states = Counter(fresh.state for fresh in reviews)
    oldest = min((fresh.reviewed for fresh in reviews if fresh.reviewed), default=None)
    counted = (
        states[state] for state in (ReviewState.FRESH, ReviewState.SOON, ReviewState.OVERDUE, ReviewState.UNKNOWN)
    )
    name = Link(owner.name, owner.address) if owner else catalog.region.name
    return (name, len(reviews), *counted, oldest, _reminded(catalog, owner, school_year))


def _reminded(catalog: Catalog, owner: Any, school_year: str) -> str | None:
    """Returns whom to remind: who answers for the year, else the first contact, by role and telephone."""
    own = responsible(owner, school_year).contact if isinstance(owner, SchoolItem) else None
    contacts: Sequence[Contact] = owner.record.contacts if owner else catalog.region.contacts
    contact = own or next(iter(contacts), None)
    return ", ".join(filter(None, [contact.role, contact.phone or contact.email])) if contact else None


def _mood(reviews: list[Freshness]) -> RowStatus:
    states = {fresh.state for fresh in reviews}
    if ReviewState.OVERDUE in states:
        return RowStatus.BAD
    if ReviewState.SOON in states:
        return RowStatus.DUE
    return RowStatus.NEUTRAL if ReviewState.UNKNOWN in states else RowStatus.GOOD


def _overdue(items: Reviewed) -> ReportTable:
    overdue = [(item, fresh) for item, fresh in items if fresh.is_overdue]
    overdue.sort(key=lambda pair: (pair[1].next_review, pair[0].path))
    return ReportTable(
        "overdue",
        "Просрочено",
        ("Запись", "Вид", "Чья", "Когда смотрели", "Сверить к", "Файл"),
        tuple((*_named(item), fresh.reviewed, fresh.next_review, item.path) for item, fresh in overdue),
        "Просроченных записей нет.",
        "Сначала то, что ждёт дольше всего. Если всё верно, в файле меняют только строку checked.",
        (RowStatus.BAD,) * len(overdue),
    )


def _unknown(items: Reviewed) -> ReportTable:
    unknown = sorted((item for item, fresh in items if fresh.state is ReviewState.UNKNOWN), key=lambda item: item.path)
    return ReportTable(
        "unknown",
        "Без даты сверки",
        ("Запись", "Вид", "Чья", "Файл"),
        tuple((*_named(item), item.path) for item in unknown),
        "У всех записей сказано, когда их смотрели.",
    )


def _named(item: CatalogItem[Any]) -> Row:
    owner = item.owner
    return (
        Link(_title(item), item.address),
        capitalised(item.entry.location.label),
        Link(owner.name, owner.address) if owner else item.catalog.region.name,
    )


def _title(item: CatalogItem[Any]) -> str:
    if isinstance(item, YearPlanItem):
        return f"План на {year_words(item.school_year)} учебный год"
    return item.title
