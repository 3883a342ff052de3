"""The report on readiness, which a road map asks for: what each school has not confirmed, by item and by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ... import russian
from ...catalog import Catalog, Deadlines, Due, ReadinessLine, SchoolReadiness, deadlines, readiness, without_samples
from ...model import ProgrammeKind, ReadinessState, SchoolTask
from ...model.shared import PartnerKind
from .structure import Cell, Link, Report, ReportTable, Row, RowStatus
from .wording import (
    NOBODY,
    SAMPLES,
    UNCOUNTED,
    by_town,
    carried_words,
    gap_words,
    item_words,
    line_words,
    link,
    of_schools,
    town_of,
    unknown_readiness,
)

PROVED = "видно из сведений на сайте"
MOODS = {ReadinessState.DONE: RowStatus.GOOD, ReadinessState.NOT_APPLICABLE: RowStatus.GOOD, None: RowStatus.BAD}


def readiness_report(catalog: Catalog, school_year: str) -> Report:
    """Builds the report on the readiness of all schools for a school year."""
    results = [readiness(school, school_year) for school in without_samples(catalog.schools.values())]
    due = deadlines(catalog, school_year)
    unknown = unknown_readiness(due)
    return Report(
        "readiness",
        "Готовность школ",
        _about(results, school_year, unknown),
        school_year,
        catalog.its_day,
        (
            _schools(results, unknown),
            _items(results, due, unknown),
            _municipalities(catalog, results, unknown),
            _shortages(catalog, results, due),
            _details(results, unknown),
        ),
        _figure(results, unknown),
    )


def _figure(results: list[SchoolReadiness], unknown: str) -> str:
    if results and unknown:
        return UNCOUNTED
    items = sum(len(result.lines) for result in results)
    return f"Подтверждено пунктов: {sum(result.done for result in results)} из {items}" if items else ""


def _about(results: list[SchoolReadiness], school_year: str, unknown: str) -> str:
    if not results:
        return NOBODY
    year, schools = russian.school_year(school_year), of_schools(len(results))
    planned = sum(result.plan is not None for result in results)
    plans = f"План на {year} учебный год внесён у {planned} из {schools}."
    if unknown:
        return f"{plans} {unknown}"
    ready = sum(result.done == len(result.lines) for result in results)
    return f"{plans} Все пункты дорожной карты для школ подтверждены у {ready} из {schools}."


def _schools(results: list[SchoolReadiness], unknown: str) -> ReportTable:
    """Returns every school that has something to confirm, in words that can be sent to it."""
    waiting = [result for result in results if result.done < len(result.lines)]
    rows = tuple(
        (
            link(result.school),
            town_of(result.school),
            f"{result.done} из {len(result.lines)}",
            *_left(result),
        )
        for result in waiting
    )
    return ReportTable(
        "schools",
        "Что не подтвердили школы",
        ("Школа", "Муниципалитет", "Подтверждено", "Не подтверждены", "В работе"),
        rows,
        unknown or "Все школы подтвердили все пункты." if results else NOBODY,
        f"Пункт подтверждён, если его видно из сведений школы на сайте или школа сама написала, чем он подтверждается. {SAMPLES}",
        tuple(RowStatus.BAD if result.missing else RowStatus.DUE for result in waiting),
        group=1,
        is_known=not unknown,
    )


def _left(result: SchoolReadiness) -> tuple[Cell, Cell]:
    if result.plan is None:
        return (
            f"все {russian.count(len(result.lines), 'пункт', 'пункта', 'пунктов')}: плана на этот учебный год нет",
            "–",
        )
    return _sentence(result.missing) or "–", _sentence(result.unfinished) or "–"


def _sentence(lines: Iterable[ReadinessLine]) -> str:
    return "; ".join(map(line_words, lines))


def _items(results: list[SchoolReadiness], due: Deadlines, unknown: str) -> ReportTable:
    states = [*ReadinessState, None]
    lines = [line for result in results for line in result.lines]
    counts = Counter((line.item.number, line.state) for line in lines)
    items = [due.items[line.item.number] for line in results[0].lines] if results else []
    rows = tuple(
        (
            f"{due.item.number} – {item_words(due.item)}",
            _last(due),
            *(counts[due.item.number, state] for state in states),
        )
        for due in items
    )
    columns = ("Пункт", "Срок", *(state.label if state else "не указано" for state in states))
    note = f"Сколько школ. {carried_words(due)}".strip()
    empty = unknown if results else NOBODY
    return ReportTable("items", "По пунктам", columns, rows, empty, note, is_known=not unknown)


def _last(due: Due) -> Cell:
    return due.day or due.item.deadline.wording


def _municipalities(catalog: Catalog, results: list[SchoolReadiness], unknown: str) -> ReportTable:
    ready = {result.school: result for result in results}
    rows = []
    for town, schools in by_town(catalog, ready).items():
        own = [ready[school] for school in schools]
        planned = sum(result.plan is not None for result in own)
        rows.append((town or None, len(own), planned, *([None] * 3 if unknown else _confirmed(own))))
    columns = ("Муниципалитет", "Школ", "Внесли план", "Подтвердили всё", "Подтверждено пунктов", "Всего пунктов")
    return ReportTable(
        "municipalities",
        "По муниципалитетам",
        columns,
        tuple(rows),
        NOBODY,
        " ".join(filter(None, [unknown, f"Сколько школ и сколько пунктов они подтвердили. {SAMPLES}"])),
    )


def _confirmed(results: list[SchoolReadiness]) -> tuple[int, int, int]:
    """Returns how many schools confirmed everything, how many items all confirmed, and how many there are."""
    whole = sum(result.done == len(result.lines) for result in results)
    return whole, sum(result.done for result in results), sum(len(result.lines) for result in results)


def _shortages(catalog: Catalog, results: list[SchoolReadiness], due: Deadlines) -> ReportTable:
    """Returns what schools have to work with, as far as their records show."""
    asked = due.of(SchoolTask.DIAGNOSTICS)
    ready = {result.school: result for result in results}
    rows = tuple(
        (town or None, len(schools), *(sum(not has(ready[school]) for school in schools) for has in RESOURCES.values()))
        for town, schools in by_town(catalog, ready).items()
    )
    return ReportTable(
        "shortages",
        "Каких ресурсов не видно",
        ("Муниципалитет", "Школ", *RESOURCES),
        rows,
        NOBODY,
        f"Сколько школ не показали этого в сведениях за год{f' (пункт {asked.item.number})' if asked else ''}. "
        "Не показали – не значит, что этого нет: спросите школу.",
    )


def _has_partner(*kinds: PartnerKind) -> Callable[[SchoolReadiness], bool]:
    def has(result: SchoolReadiness) -> bool:
        return result.plan is not None and any(agreement.kind in kinds for agreement in result.plan.record.agreements)

    return has


def _has_programme(kind: ProgrammeKind) -> Callable[[SchoolReadiness], bool]:
    def has(result: SchoolReadiness) -> bool:
        offered = (*result.school.programmes, *result.school.programmes_elsewhere)
        year = result.plan.school_year if result.plan else ""
        return any(programme.record.kind is kind and programme.record.school_year == year for programme in offered)

    return has


RESOURCES: dict[str, Callable[[SchoolReadiness], bool]] = {
    "Без соглашения с работодателем": _has_partner(PartnerKind.EMPLOYER),
    "Без колледжа и вуза": _has_partner(PartnerKind.COLLEGE, PartnerKind.UNIVERSITY),
    "Без программ дополнительного образования": _has_programme(ProgrammeKind.ADDITIONAL),
    "Без профессионального обучения": _has_programme(ProgrammeKind.VOCATIONAL),
    "Без плана с часами по уровню": lambda result: result.plan is not None and not result.plan.shortfall,
}
"""What a school needs, by the heading of the column that counts the schools without it."""


def _details(results: list[SchoolReadiness], unknown: str) -> ReportTable:
    lines = [(result, line) for result in results for line in result.lines]
    return ReportTable(
        "details",
        "Все школы и пункты",
        ("Школа", "Муниципалитет", "Пункт", "Что", "Состояние", "Дата", "Чем подтверждается", "Чего не хватает"),
        tuple(_detail(result, line) for result, line in lines),
        unknown if results else NOBODY,
        moods=tuple(MOODS.get(line.state, RowStatus.DUE) for _, line in lines),
        group=1,
        is_bulk=True,
        is_known=not unknown,
    )


def _detail(result: SchoolReadiness, line: ReadinessLine) -> Row:
    where = Link(result.school.name, result.plan.address + "#readiness") if result.plan else link(result.school)
    evidence = line.evidence or (PROVED if line.is_proved and not line.gap else None)
    state = line.state.label if line.state else None
    return (
        where,
        town_of(result.school),
        line.item.number,
        item_words(line.item),
        state,
        line.date,
        evidence,
        gap_words(line.gap) or "–",
    )
