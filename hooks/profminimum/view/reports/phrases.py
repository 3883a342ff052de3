"""The Russian that reports share: what an item of section 3 is, what it lacks, where a school is. Knows no report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from ... import russian
from ...catalog import Catalog, Deadlines, Lack, Listed, ListedSchool, ReadinessLine
from ...model import Municipality
from .report import To

ITEMS = {
    "3.1": "самодиагностика готовности",
    "3.2": "приказ о реализации профминимума",
    "3.3": "ответственный не ниже заместителя директора",
    "3.4": "локальные акты о полномочиях ответственных",
    "3.5": "рабочая группа",
    "3.6": "план работы в часах",
    "3.7": "регистрация в проекте «Билет в будущее»",
    "3.8": "занятия «Россия – мои горизонты» по четвергам",
    "3.9": "профориентационные блоки в учебных предметах",
    "3.10": "соглашения с партнёрами",
    "3.11": "сведения о программах",
    "3.12": "перечень предпрофессиональных классов",
    "3.13": "согласия на обработку персональных данных",
    "3.14": "родительские собрания",
    "3.15": "уроки о значении предмета для профессии",
    "3.16": "мероприятия по выбранному уровню",
}
"""The items of section 3 in a few words, by the numbers of the road map of 2023/24."""
SAMPLES = "Образцы в подсчёт не входят."
NOBODY = "Школ в данных пока нет, кроме образцов."
LONGEST_TITLE = 60
SEASONS = {"autumn": "осень", "spring": "весну"}

Item = TypeVar("Item", bound=Listed[Any])


def item_words(number: str, title: str = "") -> str:
    """An item in a few words: ours for the known ones, else the beginning of its title."""
    cut = title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"
    return ITEMS.get(number) or cut


def lack_words(lack: Lack | None) -> str:
    """What an item still wants: «нет соглашений: СМИ»; empty if nothing is known to be missing."""
    if lack is None:
        return ""
    listed = ", ".join(lack.which)
    return {
        "post": f"указана должность «{listed}»",
        "voices": f"по ролям не видно, кто представляет: {listed}",
        "hours": f"часов меньше, чем требует уровень: {_grades(lack)}",
        "weekday": f"занятия стоят в другой день: {listed}",
        "partners": f"нет соглашений: {listed}",
        "programmes": f"нет программ: {listed}",
        "meetings": f"пока нет прошедшего собрания за {russian.listed(SEASONS.get(each, each) for each in lack.which)}",
    }[lack.what]


def _grades(lack: Lack) -> str:
    return russian.grades(map(int, lack.which)) if lack.what == "hours" else ""


def line_words(line: ReadinessLine, title: str = "") -> str:
    """An item with what it lacks: «3.10 – соглашения с партнёрами (нет соглашений: СМИ)»."""
    lack = lack_words(line.lack)
    return f"{line.number} – {item_words(line.number, title)}{f' ({lack})' if lack else ''}"


def carried_words(due: Deadlines) -> str:
    """That the deadlines are an earlier road map's; empty if they are the year's own."""
    if not due.roadmap:
        return "Дорожной карты в данных нет, поэтому сроки неизвестны."
    if not due.is_carried:
        return ""
    own, year = russian.school_year(due.roadmap.record.school_year), russian.school_year(due.school_year)
    return f"Дорожной карты на {year} учебный год в данных нет: пункты и сроки взяты из карты на {own} и перенесены."


def real(items: Iterable[Item]) -> list[Item]:
    """Those that are no samples: what reports count."""
    return [each for each in items if not each.is_sample]


def town_name(town: Municipality) -> str:
    """A municipality at the beginning of a cell: «Город Тамбов»."""
    return russian.capitalised(town.short_name)


def town_of(item: Listed[Any]) -> str | None:
    """The municipality, or several; None if it is not said."""
    return ", ".join(map(town_name, item.municipalities)) or None


def link(item: ListedSchool, anchor: str = "") -> To:
    """The school's name, leading to its page."""
    return To(item.name, item.address + anchor)


def of_schools(number: int) -> str:
    """How many they are chosen from: «7 школ», «21 школы», as after «из»."""
    return russian.count(number, "школы", "школ", "школ")


def by_town(catalog: Catalog, schools: Iterable[ListedSchool]) -> dict[str, list[ListedSchool]]:
    """Schools by municipality, in the order of the vocabulary; those that do not say theirs come last."""
    order = map(town_name, catalog.municipalities)
    groups: dict[str, list[ListedSchool]] = {name: [] for name in [*order, ""]}
    for school in schools:
        groups.setdefault(town_of(school) or "", []).append(school)
    return {name: found for name, found in groups.items() if found}
