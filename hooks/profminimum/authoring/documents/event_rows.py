"""Events from the rows of a plan. What is not understood of a time stays as its words, and everything guessed is told."""

from __future__ import annotations

import re
from typing import Any

from ...dates import LESSONS_END, opening_year
from ...model.when.notation import understood
from ...russian import MONTHS, folded
from ..submissions import suggested_id
from .account import Finding, RowAccount
from .headings import CLOCK, MONTH
from .rows import TableRow
from .words import Formats, audience_of, grades_of

_FOOTNOTE = re.compile(r"[*¹²³]+\s*$")
_NO_DAY, _NOT_NAMED = "точного дня нет", "день не назван"
_VAGUE = re.compile(r"в течение месяца|месяц|по согласованию|уточн|по плану|по графику|по мере")


def event_values(
    row: TableRow, account: RowAccount, school_year: str, formats: Formats, footnotes: tuple[str, ...]
) -> tuple[dict[str, Any], str]:
    """Returns the plain values of an event, and the words of a format that no vocabulary knows, empty if it is known."""
    title = _FOOTNOTE.sub("", " ".join(row["title"].split())).strip()
    values: dict[str, Any] = {"title": title}
    form = " ".join(row["format"].split())
    identifier, is_by_title = formats.find(form, title)
    if identifier and is_by_title:
        account.note(Finding.GUESSED, f"формат «{identifier}» выбран по названию", "Формат")
    unknown = "" if identifier else form or "мероприятие"
    if unknown:
        identifier = suggested_id(unknown)
        account.note(
            Finding.ASKED,
            f"формата «{unknown}» нет в справочнике: добавить его («{identifier}») или выбрать другой?",
            "Формат",
        )
    values["format"] = identifier
    values |= _time(row, account, school_year)
    if _FOOTNOTE.search(" ".join(row["title"].split())) and footnotes:
        account.note(Finding.GUESSED, f"сноска: «{footnotes[0]}»", "О времени")
        values.setdefault("schedule_note", footnotes[0].lstrip("* "))
    values |= _place(row)
    values |= _invited(row, account, title, form)
    return values, unknown


def _time(row: TableRow, account: RowAccount, school_year: str) -> dict[str, Any]:
    written, clock, month = (" ".join(row[name].split()) for name in ("when", CLOCK, MONTH))
    month = month or _month_of(row.part)
    account_words = ", ".join(filter(None, [month, written, clock]))
    for text, reason in _readings(written, clock, month, school_year):
        when = understood(text, school_year)
        if when is None:
            continue
        if reason:
            account.note(Finding.GUESSED, f"«{account_words}» – это {when}: {reason}", "Когда")
        is_open = reason in (_NO_DAY, _NOT_NAMED)
        return {"when": str(when)} | ({"schedule_note": account_words} if is_open else {})
    account.note(
        Finding.ASKED, f"«{account_words or 'пусто'}»: когда это? Пока стоит «неизвестно», слова сохранены", "Когда"
    )
    return {"when": "неизвестно"} | ({"schedule_note": account_words} if account_words else {})


def _readings(written: str, clock: str, month: str, school_year: str) -> list[tuple[str, str]]:
    """Returns texts that the cells may mean, the likeliest first, each with why it is a guess; empty if it is none."""
    both = f"{written}, {clock}" if written and clock else written
    readings = [(both, "")]
    weekly = re.search(r"кажд\w+ ([а-яё]+)|по ([а-яё]+(?:ам|ям))\b|еженедельно", folded(written))
    is_month = folded(month) in {*map(folded, MONTHS)}
    if is_month and written:
        readings.append((f"{written} {month}", f"месяц взят из столбца «{month}»"))
    if weekly:
        year = opening_year(school_year)
        whole = f"{written}, {year}-09-01 – {year + 1}-{LESSONS_END[0]:02}-{LESSONS_END[1]}, кроме каникул"
        readings.append((f"{whole}, {clock}" if clock else whole, "начало и конец взяты по учебному году"))
    if month and (is_month or not written or _VAGUE.search(folded(written)) or "год" in folded(month)):
        readings.append((month, _NO_DAY if written else ""))
    if re.search(r"четверт|год|месяц", folded(written)):
        readings.append(("в течение учебного года", _NOT_NAMED))
    return [(text, reason) for text, reason in readings if text]


def _month_of(part: str) -> str:
    """Returns the month that the heading of a part of the table names; empty for another heading."""
    words = folded(part).split()
    is_time = bool(words) and (words[0] in map(folded, MONTHS) or folded(part).startswith("в течение"))
    return " ".join(part.split()) if is_time else ""


def _place(row: TableRow) -> dict[str, Any]:
    place = " ".join(row["venues"].split())
    if not place:
        return {}
    if re.fullmatch(r"онлайн|дистанционно|вкс|в сети интернет", folded(place)):
        return {"attendance_mode": "online"}
    name, comma, address = place.partition(", ")
    is_address = bool(re.search(r"\b(?:ул|улица|пер|переулок|пр|проспект|пл|площадь|д|дом)\b\.?", folded(address)))
    return {"venues": [{"name": name, "address": address} if comma and is_address else {"name": place}]}


def _invited(row: TableRow, account: RowAccount, title: str, form: str) -> dict[str, Any]:
    audience = audience_of(title, form, row["grades"])
    numbers, letters = grades_of(row["grades"])
    if letters:
        account.note(Finding.LEFT_OUT, f"буквы классов: {letters}", "Классы")
    if row["grades"] and not numbers and not re.search(r"родител|педагог|все", folded(row["grades"])):
        account.note(Finding.ASKED, f"«{' '.join(row['grades'].split())}»: какие это классы?", "Классы")
    return {"audience": audience} | ({"grades": numbers} if numbers else {})
