"""The report on readiness (road map, items 1.7, 1.14, 3.1): what each school has not confirmed, by item and by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ... import russian
from ...catalog import Catalog, Deadlines, Due, ReadinessLine, SchoolReadiness, deadlines, readiness, without_samples
from ...model import ProgrammeKind, ReadinessState
from ...model.shared import PartnerKind
from .report import Cell, Link, Report, RowStatus, Table
from .wording import (
    NOBODY,
    SAMPLES,
    by_town,
    carried_words,
    item_words,
    lack_words,
    line_words,
    link,
    of_schools,
    town_of,
)

PROVED = "видно из сведений на сайте"
MOODS = {ReadinessState.DONE: RowStatus.GOOD, ReadinessState.NOT_APPLICABLE: RowStatus.GOOD, None: RowStatus.BAD}


def readiness_report(catalog: Catalog, school_year: str) -> Report:
    """The readiness of all schools for a school year."""
    found = [readiness(each, school_year) for each in without_samples(catalog.schools.values())]
    due = deadlines(catalog, school_year)
    return Report(
        "readiness",
        "Готовность школ",
        _about(found, school_year),
        school_year,
        catalog.today,
        (
            _schools(found),
            _items(found, due),
            _municipalities(catalog, found),
            _shortages(catalog, found),
            _details(found),
        ),
        _figure(found),
    )


def _figure(found: list[SchoolReadiness]) -> str:
    items = sum(len(each.lines) for each in found)
    return f"Подтверждено пунктов: {sum(each.done for each in found)} из {items}" if items else ""


def _about(found: list[SchoolReadiness], school_year: str) -> str:
    if not found:
        return NOBODY
    year, schools = russian.school_year(school_year), of_schools(len(found))
    planned = sum(each.plan is not None for each in found)
    ready = sum(bool(each.lines) and each.done == len(each.lines) for each in found)
    return (
        f"План на {year} учебный год внесён у {planned} из {schools}. "
        f"Все пункты дорожной карты для школ подтверждены у {ready} из {schools}."
    )


def _schools(found: list[SchoolReadiness]) -> Table:
    """Every school that has something to confirm, in words that can be sent to it."""
    waiting = [each for each in found if each.done < len(each.lines)]
    rows = tuple(
        (link(each.school), town_of(each.school), f"{each.done} из {len(each.lines)}", *_left(each)) for each in waiting
    )
    return Table(
        "schools",
        "Что не подтвердили школы",
        ("Школа", "Муниципалитет", "Подтверждено", "Не подтверждены", "В работе"),
        rows,
        "Все школы подтвердили все пункты." if found else NOBODY,
        f"Пункт подтверждён, если его видно из сведений школы на сайте или школа сама написала, чем он подтверждается. {SAMPLES}",
        tuple(RowStatus.BAD if each.missing else RowStatus.DUE for each in waiting),
        group=1,
    )


def _left(each: SchoolReadiness) -> tuple[Cell, Cell]:
    if each.plan is None:
        return f"все {russian.count(len(each.lines), 'пункт', 'пункта', 'пунктов')}: плана на этот учебный год нет", "–"
    return _sentence(each.missing) or "–", _sentence(each.unfinished) or "–"


def _sentence(lines: Iterable[ReadinessLine]) -> str:
    return "; ".join(map(line_words, lines))


def _items(found: list[SchoolReadiness], due: Deadlines) -> Table:
    states = [*ReadinessState, None]
    lines = [line for each in found for line in each.lines]
    counts = Counter((line.item.number, line.state) for line in lines)
    items = [due.items[each.item.number] for each in found[0].lines] if found else []
    rows = tuple(
        (
            f"{each.item.number} – {item_words(each.item)}",
            _last(each),
            *(counts[each.item.number, state] for state in states),
        )
        for each in items
    )
    columns = ("Пункт", "Срок", *(each.label if each else "не указано" for each in states))
    return Table("items", "По пунктам", columns, rows, NOBODY, f"Сколько школ. {carried_words(due)}".strip())


def _last(due: Due) -> Cell:
    return due.last or due.item.deadline.wording


def _municipalities(catalog: Catalog, found: list[SchoolReadiness]) -> Table:
    ready = {each.school: each for each in found}
    rows = []
    for town, schools in by_town(catalog, ready).items():
        own = [ready[each] for each in schools]
        total = sum(len(each.lines) for each in own)
        whole = sum(bool(each.lines) and each.done == len(each.lines) for each in own)
        planned = sum(each.plan is not None for each in own)
        rows.append((town or None, len(own), planned, whole, sum(each.done for each in own), total))
    columns = ("Муниципалитет", "Школ", "Внесли план", "Подтвердили всё", "Подтверждено пунктов", "Всего пунктов")
    return Table(
        "municipalities",
        "По муниципалитетам",
        columns,
        tuple(rows),
        NOBODY,
        f"Сколько школ и сколько пунктов они подтвердили. {SAMPLES}",
    )


def _shortages(catalog: Catalog, found: list[SchoolReadiness]) -> Table:
    """What schools have to work with, as far as their records show: item 1.7 asks where resources are short."""
    ready = {each.school: each for each in found}
    rows = tuple(
        (town or None, len(schools), *(sum(not has(ready[each]) for each in schools) for has in RESOURCES.values()))
        for town, schools in by_town(catalog, ready).items()
    )
    return Table(
        "shortages",
        "Каких ресурсов не видно",
        ("Муниципалитет", "Школ", *RESOURCES),
        rows,
        NOBODY,
        "Сколько школ не показали этого в сведениях за год (пункт 1.7). Не показали – не значит, что этого нет: спросите школу.",
    )


def _has_partner(*kinds: PartnerKind) -> Callable[[SchoolReadiness], bool]:
    def has(each: SchoolReadiness) -> bool:
        return each.plan is not None and any(one.kind in kinds for one in each.plan.record.agreements)

    return has


def _has_programme(kind: ProgrammeKind) -> Callable[[SchoolReadiness], bool]:
    def has(each: SchoolReadiness) -> bool:
        offered = (*each.school.programmes, *each.school.programmes_elsewhere)
        year = each.plan.school_year if each.plan else ""
        return any(one.record.kind is kind and one.record.school_year == year for one in offered)

    return has


RESOURCES: dict[str, Callable[[SchoolReadiness], bool]] = {
    "Без соглашения с работодателем": _has_partner(PartnerKind.EMPLOYER),
    "Без колледжа и вуза": _has_partner(PartnerKind.COLLEGE, PartnerKind.UNIVERSITY),
    "Без программ дополнительного образования": _has_programme(ProgrammeKind.ADDITIONAL),
    "Без профессионального обучения": _has_programme(ProgrammeKind.VOCATIONAL),
    "Без плана с часами по уровню": lambda each: each.plan is not None and not each.plan.shortfall,
}
"""What a school needs, by the heading of the column that counts the schools without it."""


def _details(found: list[SchoolReadiness]) -> Table:
    lines = [(each, line) for each in found for line in each.lines]
    return Table(
        "details",
        "Все школы и пункты",
        ("Школа", "Муниципалитет", "Пункт", "Что", "Состояние", "Дата", "Чем подтверждается", "Чего не хватает"),
        tuple(_detail(each, line) for each, line in lines),
        NOBODY,
        moods=tuple(MOODS.get(line.state, RowStatus.DUE) for _, line in lines),
        group=1,
        is_bulk=True,
    )


def _detail(each: SchoolReadiness, line: ReadinessLine) -> tuple[Cell, ...]:
    where = Link(each.school.name, each.plan.address + "#readiness") if each.plan else link(each.school)
    evidence = line.evidence or (PROVED if line.is_proved and not line.gap else None)
    state = line.state.label if line.state else None
    return (
        where,
        town_of(each.school),
        line.item.number,
        item_words(line.item),
        state,
        line.date,
        evidence,
        lack_words(line.gap) or "–",
    )
