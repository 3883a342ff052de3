"""The Russian that reports share: what an item asks of a school, what it lacks, where a school is. Knows no report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ... import russian
from ...catalog import Catalog, CatalogItem, Deadlines, Gap, ReadinessLine, SchoolItem
from ...model import Municipality, Proof, RoadmapItem, SchoolTask
from .structure import Link

SAMPLES = "Образцы в подсчёт не входят."
UNCOUNTED = "Готовность посчитать нельзя"
NOBODY = "Школ в данных пока нет, кроме образцов."
LONGEST_TITLE = 60
SEASONS = {"autumn": "осень", "spring": "весну"}


def samples_note(number: int) -> str:
    """Returns what the numbers of a report leave out while the pages of the site show it; empty without samples."""
    if not number:
        return ""
    return f"На сайте есть образцы ({russian.count(number, 'запись', 'записи', 'записей')}): там они посчитаны, здесь – нет."


def item_words(item: RoadmapItem) -> str:
    """An item in a few words: those of its task, else the beginning of its title."""
    if item.task and item.task is not SchoolTask.OTHER:
        return item.task.label
    title = item.title
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"


def numbered(due: Deadlines, what: Proof | SchoolTask, words: str) -> str:
    """Returns words with the number of the item that asks for this, if there is one: «3.12 – перечень классов»."""
    asked = due.of(what)
    return f"{asked.item.number} – {words}" if asked else words


def gap_words(gap: Gap | None) -> str:
    """Returns what an item still lacks: «нет соглашений: СМИ»; empty if nothing is known to be missing."""
    if gap is None:
        return ""
    listed = ", ".join(gap.which)
    return {
        "post": f"указана должность «{listed}»",
        "voices": f"по ролям не видно, кто представляет: {listed}",
        "hours": f"часов меньше, чем требует уровень: {_grades(gap)}",
        "weekday": f"занятия стоят в другой день: {listed}",
        "partners": f"нет соглашений: {listed}",
        "programmes": f"нет программ: {listed}",
        "meetings": f"пока нет прошедшего собрания за {russian.listed(SEASONS.get(season, season) for season in gap.which)}",
    }[gap.what]


def _grades(gap: Gap) -> str:
    return russian.grades(map(int, gap.which)) if gap.what == "hours" else ""


def line_words(line: ReadinessLine) -> str:
    """Returns an item with what it lacks: «3.10 – соглашения с партнёрами (нет соглашений: СМИ)»."""
    gap = gap_words(line.gap)
    return f"{line.item.number} – {item_words(line.item)}{f' ({gap})' if gap else ''}"


def carried_words(due: Deadlines) -> str:
    """Returns that the deadlines are an earlier road map's; empty if they are the year's own."""
    if not due.roadmap:
        return "Дорожной карты в данных нет, поэтому сроки неизвестны."
    if not due.is_carried:
        return ""
    own, year = russian.years(due.roadmap.years), russian.years(due.school_year)
    return f"Дорожной карты на {year} в данных нет: пункты и сроки взяты из карты на {own} и перенесены."


def unknown_readiness(due: Deadlines) -> str:
    """Returns why nobody can say how ready schools are; empty where the road map names what it asks of each school."""
    if not due.roadmap:
        return f"{UNCOUNTED}: дорожной карты в данных нет."
    if due.asks_schools:
        return ""
    return f"{UNCOUNTED}: в дорожной карте не отмечено, что по её пунктам делает каждая школа (поле «Задача школы»)."


def town_name(town: Municipality) -> str:
    """Returns a municipality at the beginning of a cell: «Город Ёлкин»."""
    return russian.capitalised(town.short_name)


def town_of(item: CatalogItem[Any]) -> str | None:
    """Returns the municipality, or several; None if it is not known."""
    return ", ".join(map(town_name, item.municipalities)) or None


def link(item: SchoolItem, anchor: str = "") -> Link:
    """Returns the school's name with a link to its page."""
    return Link(item.name, item.address + anchor)


def of_schools(number: int) -> str:
    """Returns a number of schools after «из»: «7 школ», «21 школы»."""
    return russian.count(number, "школы", "школ", "школ")


def by_town(catalog: Catalog, schools: Iterable[SchoolItem]) -> dict[str, list[SchoolItem]]:
    """Returns schools by the name of their municipality, in order; those that do not say theirs come last."""
    return {town_name(town) if town else "": own for town, own in catalog.by_municipality(schools) if own}
