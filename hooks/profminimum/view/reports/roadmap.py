"""The report on a road map: how far it is by section and by who answers, what is due or late, and what shows it."""

from __future__ import annotations

from ...catalog import Catalog, Evidence, Progress, Tally, TrackedItem, TrackedRoadmap, own_roadmap, progress
from ...model import Source
from ...russian import count
from ...russian import years as written
from ..rendering.state_labels import TIMING_LABELS
from .structure import Link, Report, ReportTable, Row, RowStatus

_ABOUT = "О каждом пункте сказано то, что известно из названного источника или видно из записей сайта за тот же год."
_NO_MAP = "Дорожной карты на этот учебный год на сайте нет."
_NONE = "Таких пунктов нет."
_COUNTS = (
    "Пунктов",
    "Выполнено",
    "Выполняется",
    "Запланировано",
    "Не указано",
    "Срок прошёл, выполнение не подтверждено",
    "Срок в ближайшие 30 дней",
)
_ITEM_COLUMNS = (
    "Пункт",
    "Мероприятие",
    "Срок",
    "Последний или ближайший день",
    "Как со сроком",
    "Состояние",
    "Чем подтверждается",
)
_LATE = (
    "Срок прошёл, а того, что пункт выполнен, не показывают ни источники, ни записи сайта. Возможно, он выполнен: "
    "тогда впишите состояние и источник в файл дорожной карты."
)


def roadmap(catalog: Catalog, school_year: str) -> Report:
    """Builds the report on the road map of a school year; without such a map it says so and has no tables."""
    current = own_roadmap(catalog, school_year)
    known = progress(catalog, current) if current else None
    return Report(
        id="roadmap",
        title=f"Выполнение дорожной карты, {written(current.years if current else school_year)}",
        about=f"{_sum(known.whole)} {_ABOUT}" if known else _NO_MAP,
        school_year=school_year,
        day=catalog.its_day,
        tables=_tables(known) if known else (),
    )


def _sum(whole: Tally) -> str:
    items = count(whole.total, "пункт", "пункта", "пунктов")
    return f"В дорожной карте {items}: выполнено {whole.done}, выполняется {whole.in_progress}, не указано {whole.unknown}."


def _tables(progress: Progress) -> tuple[ReportTable, ...]:
    items, tracked = progress.items, progress.roadmap
    late = [item for item in items if item.is_overdue]
    due = [item for item in items if item.is_due]
    rest = [item for item in items if not (item.is_overdue or item.is_due)]
    return (
        _sections(progress),
        _parties(progress),
        _of_items("due", "Скоро срок", due, tracked, "Сроков в ближайшие 30 дней нет."),
        _of_items("late", "Срок прошёл, выполнение не подтверждено", late, tracked, _NONE, _LATE),
        _of_items("others", "Остальные пункты", rest, tracked, "Других пунктов нет."),
    )


def _sections(progress: Progress) -> ReportTable:
    rows = [(section.heading, tally) for section, tally in progress.sections]
    return _counted("sections", "По разделам", "Раздел", rows)


def _parties(progress: Progress) -> ReportTable:
    rows = [(party.name, tally) for party, tally in progress.parties]
    note = "Если за пункт отвечают несколько, он посчитан у каждого."
    return _counted("parties", "По ответственным", "Ответственный", rows, note)


def _counted(name: str, title: str, head: str, rows: list[tuple[str, Tally]], note: str = "") -> ReportTable:
    moods = tuple(_mood_of(tally) for _, tally in rows)
    cells: tuple[Row, ...] = tuple((words, *_numbers(tally)) for words, tally in rows)
    return ReportTable(name, title, (head, *_COUNTS), cells, _NONE, note, moods)


def _numbers(tally: Tally) -> Row:
    return (
        tally.total,
        tally.done,
        tally.in_progress,
        tally.planned,
        tally.unknown,
        tally.overdue,
        tally.due,
    )


def _mood_of(tally: Tally) -> RowStatus:
    if tally.done == tally.total:
        return RowStatus.GOOD
    if tally.overdue:
        return RowStatus.BAD
    return RowStatus.DUE if tally.due else RowStatus.NEUTRAL


def _of_items(
    name: str, title: str, items: list[TrackedItem], tracked: TrackedRoadmap, empty: str, note: str = ""
) -> ReportTable:
    rows = tuple(_row(item, tracked.address) for item in items)
    return ReportTable(name, title, _ITEM_COLUMNS, rows, empty, note, tuple(map(_mood, items)))


def _row(item: TrackedItem, address: str) -> Row:
    number = item.item.number
    return (
        Link(number, f"{address}#{item.anchor}"),
        item.item.title,
        item.item.deadline.wording,
        item.next_due if item.comes_again else item.last,
        TIMING_LABELS[item.timing],
        item.state.label if item.state else None,
        _evidence(item) or None,
    )


def _mood(item: TrackedItem) -> RowStatus:
    if item.is_done:
        return RowStatus.GOOD
    if item.is_overdue:
        return RowStatus.BAD
    return RowStatus.DUE if item.is_due else RowStatus.NEUTRAL


def _evidence(item: TrackedItem) -> str:
    """Returns the sources that report the state, then what the site shows."""
    sources = [f"{source.title} ({source.url})" if source.url else source.title for source in _sources(item)]
    return "; ".join([*sources, *([_found(item.evidence)] if item.evidence else [])])


def _sources(item: TrackedItem) -> tuple[Source, ...]:
    return item.reported_state.evidence if item.reported_state else ()


def _found(finding: Evidence) -> str:
    """Returns «на сайте: программы дополнительного образования на этот год – 3»."""
    of = f" из {finding.total}" if finding.total is not None else ""
    number = f" – {finding.number}{of}" if finding.number is not None else ""
    sources = f" ({'; '.join(map(_source, finding.sources))})" if finding.sources else ""
    return f"на сайте: {finding.proof.label}{number}{sources}"


def _source(source: Source) -> str:
    return f"{source.title}: {source.shows}" if source.shows else source.title
