"""Events from the rows of a plan. What is not understood of a time stays as its words, and everything guessed is told."""

from __future__ import annotations

import re
from typing import Any

from ...dates import LESSONS_END, opening_year
from ...model.when import UNKNOWN
from ...model.when.notation import understood
from ...russian import MONTHS, folded
from ..submissions import suggested_id
from .account import RowAccount
from .headings import CLOCK, MONTH
from .rows import TableRow
from .words import Formats, audience_of, grades_of

FOOTNOTE = re.compile(r"[*¹²³]+\s*$")
VAGUE = re.compile(r"в течение месяца|месяц|по согласованию|уточн|по плану|по графику|по мере")
WEEKLY = re.compile(r"кажд\w+ ([а-яё]+)|по ([а-яё]+(?:ам|ям))\b|еженедельно")
OPEN = re.compile(r"четверт|год|месяц")
YEAR = re.compile(r"год")
WITHIN = re.compile(r"в течение")
ONLINE = re.compile(r"онлайн|дистанционно|вкс|в сети интернет")
ADDRESS = re.compile(r"\b(?:ул|улица|пер|переулок|пр|проспект|пл|площадь|д|дом)\b\.?")
NOT_OF_PUPILS = re.compile(r"родител|педагог|все")

FORMAT = "мероприятие"
"""The format of an event that names none."""
EMPTY = "пусто"
"""What an account shows of cells without a text."""
WHOLE_YEAR, SCHOOL_WEEKS = "в течение учебного года", "{words}, {first} – {last}, кроме каникул"


def event_values(
    row: TableRow, account: RowAccount, school_year: str, formats: Formats, footnotes: tuple[str, ...]
) -> tuple[dict[str, Any], str]:
    """Returns the plain values of an event, and the words of a format that no vocabulary knows, empty if it is known."""
    title = FOOTNOTE.sub("", " ".join(row["title"].split())).strip()
    values: dict[str, Any] = {"title": title}
    form = " ".join(row["format"].split())
    identifier, is_by_title = formats.find(form, title)
    if identifier and is_by_title:
        account.note("format-by-title", id=identifier)
    unknown = "" if identifier else form or FORMAT
    if unknown:
        identifier = suggested_id(unknown)
        account.note("format-unknown", words=unknown, id=identifier)
    values["format"] = identifier
    values |= _time(row, account, school_year)
    if FOOTNOTE.search(" ".join(row["title"].split())) and footnotes:
        account.note("footnote", words=footnotes[0])
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
            account.note(reason, words=account_words, when=when, month=month)
        is_open = reason in ("no-day", "day-not-named")
        return {"when": str(when)} | ({"schedule_note": account_words} if is_open else {})
    account.note("when-unknown", words=account_words or EMPTY)
    return {"when": UNKNOWN} | ({"schedule_note": account_words} if account_words else {})


def _readings(written: str, clock: str, month: str, school_year: str) -> list[tuple[str, str]]:
    """Returns texts that the cells may mean, the likeliest first, each with the sentence of its guess; empty if it is none."""
    both = f"{written}, {clock}" if written and clock else written
    readings = [(both, "")]
    is_month = folded(month) in {*map(folded, MONTHS)}
    if is_month and written:
        readings.append((f"{written} {month}", "month-of-column"))
    if WEEKLY.search(folded(written)):
        year = opening_year(school_year)
        end = f"{year + 1}-{LESSONS_END[0]:02}-{LESSONS_END[1]}"
        whole = SCHOOL_WEEKS.format(words=written, first=f"{year}-09-01", last=end)
        readings.append((f"{whole}, {clock}" if clock else whole, "ends-of-year"))
    if month and (is_month or not written or VAGUE.search(folded(written)) or YEAR.search(folded(month))):
        readings.append((month, "no-day" if written else ""))
    if OPEN.search(folded(written)):
        readings.append((WHOLE_YEAR, "day-not-named"))
    return [(text, reason) for text, reason in readings if text]


def _month_of(part: str) -> str:
    """Returns the month that the heading of a part of the table names; empty for another heading."""
    words = folded(part).split()
    is_time = bool(words) and (words[0] in map(folded, MONTHS) or bool(WITHIN.match(folded(part))))
    return " ".join(part.split()) if is_time else ""


def _place(row: TableRow) -> dict[str, Any]:
    place = " ".join(row["venues"].split())
    if not place:
        return {}
    if ONLINE.fullmatch(folded(place)):
        return {"attendance_mode": "online"}
    name, comma, address = place.partition(", ")
    is_address = bool(ADDRESS.search(folded(address)))
    return {"venues": [{"name": name, "address": address} if comma and is_address else {"name": place}]}


def _invited(row: TableRow, account: RowAccount, title: str, form: str) -> dict[str, Any]:
    audience = audience_of(title, form, row["grades"])
    numbers, letters = grades_of(row["grades"])
    if letters:
        account.note("letters", letters=letters)
    if row["grades"] and not numbers and not NOT_OF_PUPILS.search(folded(row["grades"])):
        account.note("which-grades", words=" ".join(row["grades"].split()))
    return {"audience": audience} | ({"grades": numbers} if numbers else {})
