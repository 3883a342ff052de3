"""The words of a time: «7 и 14 ноября, 10:00–12:00», «по вторникам с 15 сентября до 25 мая», «в ноябре, день уточняется».

Plain text, never HTML. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from ... import russian
from ...dates import opening_year_on
from ...model import Moment
from ...model.when import (
    EVERY_DAY,
    ClockRange,
    Part,
    Repetition,
    SingleDay,
    Span,
    When,
    Within,
    is_month,
    weekdays_in_words,
)

NOT_SET = "день пока не назначен"
"""What stands in place of a time that nobody knows."""
OPEN_DAY = "день уточняется"
NO_YEAR = 0
"""In the place of the year in which a school year opens: what leaves the site is read in any year, and tells all of them."""
_ZONES = {
    "Europe/Moscow": "московскому",
    "Europe/Kaliningrad": "калининградскому",
    "Europe/Samara": "самарскому",
    "Asia/Yekaterinburg": "екатеринбургскому",
    "Asia/Omsk": "омскому",
    "Asia/Novosibirsk": "новосибирскому",
    "Asia/Krasnoyarsk": "красноярскому",
    "Asia/Irkutsk": "иркутскому",
    "Asia/Yakutsk": "якутскому",
    "Asia/Vladivostok": "владивостокскому",
    "Asia/Magadan": "магаданскому",
    "Asia/Sakhalin": "сахалинскому",
    "Asia/Kamchatka": "камчатскому",
}
_MOSCOW = "Europe/Moscow"
_NOON = datetime(2026, 1, 1, 12)
"""Russian zones have no summer time, so one day is as good as another."""


def time_text(when: When, opening: int, timezone: str | None = None) -> str:
    """Returns a time in words; `timezone` where it is not the region's.

    `opening` is the year in which the region's school year opens: its days are told without a year, whenever they are
    read, and all others with it.
    """
    if not when.is_known:
        return NOT_SET
    text = "; ".join(_texts(when.parts, opening))
    return f"{text} {zone_text(timezone)}" if timezone and _has_clock(when) else text


def short_time_text(when: When, opening: int) -> str:
    """Returns the same without the day of the week and without what a repetition leaves out: for lists and cards."""
    parts = [_without_exceptions(part) for part in when.parts]
    return "; ".join(_texts(parts, opening, weekday=False)) if parts else NOT_SET


def period_text(when: When, opening: int) -> str:
    """Returns a time in which one can join: «1–15 сентября», «с 1 сентября», «до 18:00 15 сентября», «в августе»."""
    parts = (
        within_text(part, opening) if isinstance(part, Within) else _text(part, opening, weekday=False)
        for part in when.parts
    )
    return "; ".join(parts) or "срок пока не назначен"


def moment_text(moment: Moment, opening: int) -> str:
    """Returns «10 января», «10 января, 15:00»; the year where it is not of the school year that opens in `opening`."""
    day = russian.day(moment.day, year=opening_year_on(moment.day) != opening)
    return f"{day}, {russian.clock(moment.clock)}" if moment.clock else day


def part_text(part: Part) -> str:
    """Returns one part of a time in words that stand beside its first day, whose year they do not repeat."""
    known = next(day for day in part.bounds if day)
    return _text(part, opening_year_on(known), weekday=False)


def moved_text(former: When, timezone: str | None = None) -> str:
    """Returns from which time something was moved: «Перенесено с 5 ноября 2026, 15:00.», with all years."""
    if not former.is_known:
        return "Перенесено."
    if all(isinstance(part, SingleDay) for part in former.parts):
        zone = f" {zone_text(timezone)}" if timezone and _has_clock(former) else ""
        return f"Перенесено с{russian.NBSP}{short_time_text(former, NO_YEAR)}{zone}."
    return f"Перенесено. Было назначено: {time_text(former, NO_YEAR, timezone)}."


def brief_time_text(when: When, opening: int, today: date) -> str:
    """Returns a time in still fewer words, as they stand on a day: a repetition that has begun is told by its end alone."""
    if len(when.parts) == 1 and isinstance(part := when.parts[0], Repetition) and part.weekdays != EVERY_DAY:
        if part.first < today <= part.last:
            last = russian.day(part.last, year=opening_year_on(part.last) != opening)
            return _joined(f"{weekdays_in_words(part.weekdays)} до{russian.NBSP}{last}", hours_text(part.hours))
        return short_time_text(when, opening)
    return "; ".join(_texts(map(_without_exceptions, when.parts), opening)) if when.parts else NOT_SET


def zone_text(timezone: str) -> str:
    """Returns «по московскому времени», «по иркутскому времени (МСК+5)»; zones without a Russian word by their hours alone."""
    hours = _hours_ahead(timezone) - _hours_ahead(_MOSCOW)
    offset = f"МСК{hours:+}".replace("-", "−") if hours else ""
    if timezone in _ZONES:
        return f"по{russian.NBSP}{_ZONES[timezone]} времени" + (f" ({offset})" if offset else "")
    return f"по{russian.NBSP}времени {offset}" if offset else f"по{russian.NBSP}московскому времени"


def _hours_ahead(timezone: str) -> int:
    offset = ZoneInfo(timezone).utcoffset(_NOON)
    return round(offset.total_seconds() / 3600) if offset else 0


def hours_text(hours: ClockRange | None) -> str:
    """Returns «15:00–16:30»; empty if no hours are known."""
    if hours is None:
        return ""
    return "–".join(russian.clock(clock) for clock in (hours.starts, hours.ends) if clock)


def _texts(parts: Iterable[Part], opening: int, *, weekday: bool = True) -> Iterator[str]:
    """Yields the words of the parts; single days with the same hours are one list, and one day alone has its weekday."""
    parts = list(parts)
    weekday = weekday and len(parts) == 1
    for _, group in groupby(parts, key=lambda part: (type(part), part.hours if isinstance(part, SingleDay) else part)):
        part, *rest = group
        if isinstance(part, SingleDay) and rest:
            days = [one.day for one in (part, *rest) if isinstance(one, SingleDay)]
            yield _joined(russian.days_listed(days, opening), hours_text(part.hours))
        else:
            yield _text(part, opening, weekday)


def _text(part: Part, opening: int, weekday: bool) -> str:
    if isinstance(part, SingleDay):
        day = russian.day(part.day, weekday=weekday, year=opening_year_on(part.day) != opening)
        return _joined(day, hours_text(part.hours))
    if isinstance(part, Span):
        return _span(part, opening)
    return _repetition(part, opening) if isinstance(part, Repetition) else _open(part, opening)


def _span(part: Span, opening: int) -> str:
    starts, ends = part.starts, part.ends
    if starts and ends:
        begin, end = (
            f"{word} в{russian.NBSP}{russian.clock(moment.clock)}" if moment.clock else ""
            for word, moment in (("начало", starts), ("окончание", ends))
        )
        return _joined(_period(starts.day, ends.day, opening), begin, end)
    words = (("с", starts), ("до", ends))
    return " ".join(f"{word}{russian.NBSP}{_moment(moment, opening)}" for word, moment in words if moment)


def _moment(moment: Moment, opening: int) -> str:
    day = russian.day(moment.day, year=opening_year_on(moment.day) != opening)
    return f"{russian.clock(moment.clock)} {day}" if moment.clock else day


def _period(first: date, last: date, opening: int) -> str:
    if {opening_year_on(first), opening_year_on(last)} != {opening}:
        return russian.days(first, last)
    return russian.days(first, last, year=False)


def _repetition(part: Repetition, opening: int) -> str:
    if part.weekdays == EVERY_DAY:
        text = _joined(_period(part.first, part.last, opening), f"ежедневно {hours_text(part.hours)}".strip())
    else:
        last = russian.day(part.last, year=opening_year_on(part.last) != opening)
        is_of_one_month = (part.first.year, part.first.month) == (part.last.year, part.last.month)
        first = str(part.first.day) if is_of_one_month else _bound(part.first, part.last, opening)
        period = f"с{russian.NBSP}{first} по{russian.NBSP}{last}"
        text = _joined(f"{weekdays_in_words(part.weekdays)} {period}", hours_text(part.hours))
    days = russian.days_listed(part.excluded, opening) if part.excluded else ""
    left_out = _joined(days, "каникул и праздников" if part.skips_holidays else "")
    return _joined(text, f"кроме {left_out}" if left_out else "")


def _bound(first: date, last: date, opening: int) -> str:
    """Returns the first day of a period, with its year only where the last day does not tell it."""
    return russian.day(first, year=opening_year_on(first) != opening and first.year != last.year)


def _open(part: Within, opening: int) -> str:
    """Returns when a day may still come; that a day of a whole year is open needs no words."""
    text = within_text(part, opening)
    return text if text.startswith("в течение") else f"{text}, {OPEN_DAY}"


def within_text(part: Within, opening: int) -> str:
    """Returns «в ноябре», «в октябре – ноябре», «в IV квартале», «в течение 2026/27 учебного года», «16–22 ноября»."""
    if part.is_of_days:
        first, last = part.bounds
        return _period(first, last, opening)
    if is_month(part.first):
        return _months(part, opening)
    if part.first[5:6] in ("Q", "H"):
        return _parts_of_year(part, opening)
    if part.first == part.last:
        noun = "учебного года" if len(part.first) > len("2026") else "года"
        return f"в течение {russian.school_year(part.first)} {noun}"
    return f"в течение {russian.school_year(part.first)} – {russian.school_year(part.last)} {'учебных ' * (len(part.first) > 4)}годов"


def _months(part: Within, opening: int) -> str:
    (first, last) = part.bounds
    year = "" if {opening_year_on(first), opening_year_on(last)} == {opening} else f" {last.year}"
    if part.first == part.last:
        return f"в{russian.NBSP}{russian.MONTHS_PREPOSITIONAL[first.month - 1]}{year}"
    begin = russian.MONTHS_PREPOSITIONAL[first.month - 1] + (
        f" {first.year}" if year and first.year != last.year else ""
    )
    return f"в{russian.NBSP}{begin} – {russian.MONTHS_PREPOSITIONAL[last.month - 1]}{year}"


_ROMAN = ("I", "II", "III", "IV")


def _parts_of_year(part: Within, opening: int) -> str:
    noun = "квартале" if part.first[5] == "Q" else "полугодии"
    numbers = "–".join(_ROMAN[int(unit[6]) - 1] for unit in dict.fromkeys((part.first, part.last)))
    last = part.bounds[1]
    preposition = "во" if numbers.startswith("II") and not numbers.startswith("III") else "в"
    return f"{preposition}{russian.NBSP}{numbers} {noun}" + (
        f" {last.year} года" if opening_year_on(last) != opening else ""
    )


def _without_exceptions(part: Part) -> Part:
    if isinstance(part, Repetition):
        return Repetition(part.first, part.last, part.weekdays, part.hours)
    return part


def _has_clock(when: When) -> bool:
    return any(one.starts.clock for one in when.occurrences())


def _joined(*pieces: str) -> str:
    return ", ".join(piece for piece in pieces if piece)
