"""Time zones of Russia by name, by town and by offset: what a person may call the zone of a region."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from scripts.lib.commands import nearest_words
from scripts.lib.new_file import Refused

RUSSIAN_ZONES = {
    "Europe/Kaliningrad": "Калининград",
    "Europe/Moscow": "Москва",
    "Europe/Simferopol": "Симферополь",
    "Europe/Kirov": "Киров",
    "Europe/Volgograd": "Волгоград",
    "Europe/Astrakhan": "Астрахань",
    "Europe/Samara": "Самара",
    "Europe/Saratov": "Саратов",
    "Europe/Ulyanovsk": "Ульяновск",
    "Asia/Yekaterinburg": "Екатеринбург",
    "Asia/Omsk": "Омск",
    "Asia/Krasnoyarsk": "Красноярск",
    "Asia/Novosibirsk": "Новосибирск",
    "Asia/Barnaul": "Барнаул",
    "Asia/Tomsk": "Томск",
    "Asia/Novokuznetsk": "Новокузнецк",
    "Asia/Irkutsk": "Иркутск",
    "Asia/Chita": "Чита",
    "Asia/Yakutsk": "Якутск",
    "Asia/Khandyga": "Хандыга",
    "Asia/Vladivostok": "Владивосток",
    "Asia/Ust-Nera": "Усть-Нера",
    "Asia/Magadan": "Магадан",
    "Asia/Sakhalin": "Южно-Сахалинск",
    "Asia/Srednekolymsk": "Среднеколымск",
    "Asia/Kamchatka": "Петропавловск-Камчатский",
    "Asia/Anadyr": "Анадырь",
}
"""The zones that the tz database has for Russia, from west to east, with the town that each is named after."""

_OFFSET = re.compile(r"(?:(?P<from>utc|gmt|мск|msk)\s*)?(?P<sign>[+−–-]?)\s*(?P<hours>\d{1,2})(?::?00)?", re.IGNORECASE)
MOSCOW = 3
"""Hours by which Moscow is ahead of UTC; «МСК+4» counts from there."""


def time_zone(given: str) -> str:
    """Returns the zone that a name, a town or an offset means. Raises Refused with the nearest right words."""
    names = {word.casefold(): zone for zone, town in RUSSIAN_ZONES.items() for word in (zone, town)}
    if zone := names.get(given.strip().casefold()):
        return zone
    if offset := _OFFSET.fullmatch(given.strip()):
        return _only(_hours(offset), given)
    raise Refused(
        f"Часового пояса «{given}» в России нет.{nearest_words(given, [*RUSSIAN_ZONES, *RUSSIAN_ZONES.values()])} "
        "Пишут так: «Asia/Krasnoyarsk», «Красноярск» или «UTC+7».",
        2,
    )


def _hours(offset: re.Match[str]) -> int:
    hours = int(offset["hours"]) * (-1 if offset["sign"] in ("-", "−", "–") else 1)
    return hours + (MOSCOW if (offset["from"] or "").casefold() in ("мск", "msk") else 0)


def _only(hours: int, given: str) -> str:
    zones = zones_at(hours)
    if len(zones) == 1:
        return zones[0]
    if not zones:
        raise Refused(f"По времени «{given}» в России не живут: бывает от UTC+2 до UTC+12.", 2)
    choices = ", ".join(f"{zone} ({RUSSIAN_ZONES[zone]})" for zone in zones)
    raise Refused(f"По времени «{given}» живут: {choices}. Укажите, чей это пояс: --timezone {zones[0]}", 2)


def zones_at(hours: int) -> list[str]:
    """Returns the zones that are so many hours ahead of UTC today."""
    present = datetime.now(UTC)
    return [zone for zone in RUSSIAN_ZONES if present.astimezone(ZoneInfo(zone)).utcoffset() == timedelta(hours=hours)]
