"""Events from the rows of a plan. What is not understood of a time stays as its words, and everything guessed is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from ...dates import LESSONS_END, opening_year
from ...model.when import UNKNOWN
from ...model.when.notation import understood
from ...model.when.words import WEEKDAY_STEMS
from ...russian import MONTHS, MONTHS_GENITIVE, MONTHS_PREPOSITIONAL, WEEKDAYS_SHORT, folded
from ..submissions import suggested_id
from .account import RowAccount
from .headings import ADDRESS as ADDRESS_COLUMN
from .headings import CLOCK, END, MONTH
from .row_accounts import number_of_places
from .rows import TIME_OF_PART, TableRow
from .words import Formats, ages_of, audience_of, grades_in_title, grades_of, head_of, says_whom

FOOTNOTE = re.compile(r"[*¹²³]+\s*$")
VAGUE = re.compile(r"в течение месяца|месяц|по согласованию|уточн|по плану|по графику|по мере")
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS_SHORT)}|(?:{'|'.join(WEEKDAY_STEMS)})\w*)"
WEEKLY = re.compile(rf"кажд\w+ (?:[а-яё]+)|по (?:[а-яё]+(?:ам|ям))\b|еженедельно|(?<!\d ){_WEEKDAY}(?![а-яё])")
OPEN = re.compile(r"четверт|год|меся[цч]|недел|\bраза? в\b|постоянно|систематич|периодич|регулярн|весь период")
YEAR = re.compile(r"год")
PIECES_APART = re.compile(r"[,;()]|(?<![а-яё])(?:или|далее)(?![а-яё])", re.IGNORECASE)
NAMES_A_TIME = re.compile(r"[а-яё]|\d\.\d")
MONTH_FORM = re.compile(
    rf"(?<![а-яё])(?:{'|'.join(map(folded, (*MONTHS, *MONTHS_GENITIVE, *MONTHS_PREPOSITIONAL)))})(?![а-яё])"
)
MOST_PIECES = 8
CLOCK_HOURS = re.compile(r"(?:с\s+)?(\d{1,2})(?:\s*(?:[-–—]|до)\s*(\d{1,2}))?(?:\s*ч(?:\.|ас\w*)?)?")
CLOCK_ONLY = re.compile(r"\d{1,2}[:.-]\d\d")
DASHED_CLOCK = re.compile(r"(?<![\d:.])(?P<hours>[01]?\d|2[0-3])-(?P<minutes>[0-5]\d)(?![\d:.])")
"""«13-30» in a column of hours; where minutes are more than hours can be, all numbers in the cell are such clocks."""
EARLIEST_HOUR, LATEST_HOUR = 7, 23
"""Smaller numbers in a column of hours are lessons."""
HOUR, HOURS = "{first}:00", "{first}:00–{last}:00"
ONLINE = re.compile(r"онлайн|дистанционно|вкс|в сети интернет")
ATTENDANCE = re.compile(r"(?P<online>онлайн|дистанционно|дистанционн(?:ый|ая)|заочно)|очно|очн(?:ый|ая)|офлайн|оффлайн")
"""How one attends, where a column of formats tells that and no format."""
ADDRESS = re.compile(r"\b(?:ул|улица|пер|переулок|пр|проспект|пл|площадь|д|дом)\b\.?")
SERIAL, SERIAL_ZERO = re.compile(r"4[2-9]\d{3}|5\d{4}"), "1899-12-30"
"""A day from 2014 to 2064 as spreadsheet programs count: days since that one."""
NOT_OF_PUPILS = re.compile(r"родител|педагог|все")

LEAVES_WORDS = ("no-day", "day-not-named", "no-clock", "part-of-words")
"""Readings that do not say all that the cells do: the words stay."""
FORMAT = "мероприятие"
"""The format of an event that names none."""
EMPTY = "пусто"
"""What an account shows of cells without a text."""
WHOLE_YEAR, SCHOOL_WEEKS = "в течение учебного года", "{words}, {first} – {last}, кроме каникул"


def event_values(
    row: TableRow, account: RowAccount, school_year: str, formats: Formats, footnotes: tuple[str, ...], heading: str
) -> tuple[dict[str, Any], str]:
    """Returns the plain values of an event, and the words of a format that no vocabulary knows, empty if it is known.

    `heading` is what the table calls its titles: «Профессиональная проба» tells the format of each.
    """
    title = FOOTNOTE.sub("", " ".join(row["title"].split())).strip()
    values: dict[str, Any] = {"title": title}
    attendance = ATTENDANCE.fullmatch(folded(row["format"]))
    form = ("" if attendance else " ".join(row["format"].split())) or (
        heading if formats.is_name(heading) and folded(heading) != FORMAT else ""
    )
    identifier, is_by_title = formats.find(form, title)
    if identifier and is_by_title:
        account.note("format-by-title", name=formats.names[identifier])
    elif identifier and form == heading:
        account.note("format-by-heading", name=formats.names[identifier], words=heading)
    elif identifier and folded(formats.names[identifier]) != folded(form):
        account.note("format-by-word", words=form, name=formats.names[identifier])
    unknown = "" if identifier else form or head_of(title) or FORMAT
    if unknown:
        identifier = suggested_id(unknown)
        if identifier in formats.names:  # an import before this one has added it
            unknown = ""
            account.note("format-by-title", name=formats.names[identifier])
        else:
            account.note("format-unknown", words=unknown, id=identifier)
    values["format"] = identifier
    values |= _time(row, account, school_year)
    if FOOTNOTE.search(" ".join(row["title"].split())) and footnotes:
        account.note("footnote", words=footnotes[0])
        values.setdefault("schedule_note", footnotes[0].lstrip("* "))
    values |= _place(row) | ({"attendance_mode": "online"} if attendance and attendance["online"] else {})
    places = number_of_places(row, account)
    if places is not None:
        values["registration"] = {"places": places}
    values |= _invited(row, account, title, form)
    return values, unknown


def _time(row: TableRow, account: RowAccount, school_year: str) -> dict[str, Any]:
    clock, month, end = (" ".join(row[name].split()) for name in (CLOCK, MONTH, END))
    if clock and CLOCK_ONLY.fullmatch(end):
        clock, end = f"{clock}–{end}", ""
    clock = _hours(clock, account)
    is_same = end == " ".join(row["when"].split())
    lines = [_day_of_serial(line, account) for line in row["when"].split("\n") if line]
    written = " ".join(lines) + ("" if is_same or not end else f" – {_day_of_serial(end, account)}")
    of_part = "" if month else _month_of(row.part)
    month = month or of_part
    account_words = ", ".join(filter(None, [month, written, clock]))
    readings = _readings(written, clock, month, school_year, is_of_part=bool(of_part))
    if len(lines) > 1:
        readings.insert(1, ("; ".join(f"{line}, {clock}" if clock else line for line in lines), ""))
    for text, reason in readings:
        when = understood(text, school_year)
        if when is None or (reason == "part-of-words" and str(when) == UNKNOWN):
            continue
        if reason:
            account.note(reason, words=account_words, when=when, month=month)
        is_open = reason in LEAVES_WORDS
        return {"when": str(when)} | ({"schedule_note": account_words} if is_open else {})
    account.note("when-unknown", words=account_words or EMPTY)
    return {"when": UNKNOWN} | ({"schedule_note": account_words} if account_words else {})


def _day_of_serial(text: str, account: RowAccount) -> str:
    """Returns a day that a spreadsheet shows as its number, «46318», as a day; any other text as it is."""
    if not SERIAL.fullmatch(text):
        return text
    day = date.fromisoformat(SERIAL_ZERO) + timedelta(days=int(text))
    account.note("serial-day", words=text, day=day)
    return str(day)


def _readings(written: str, clock: str, month: str, school_year: str, *, is_of_part: bool) -> list[tuple[str, str]]:
    """Returns texts that the cells may mean, the likeliest first, each with the sentence of its guess; empty if it is none."""
    both = f"{written}, {clock}" if written and clock else written
    readings = [(both, "")]
    is_month = folded(month) in {*map(folded, MONTHS)}
    if is_month and written:
        dated = f"{written} {month}, {clock}" if clock else f"{written} {month}"
        readings.append((dated, "month-of-part" if is_of_part else "month-of-column"))
    if clock and written:
        readings += [(written, "no-clock"), *([(f"{written} {month}", "no-clock")] if is_month else [])]
    if WEEKLY.search(folded(written)):
        year = opening_year(school_year)
        end = f"{year + 1}-{LESSONS_END[0]:02}-{LESSONS_END[1]}"
        whole = SCHOOL_WEEKS.format(words=written, first=f"{year}-09-01", last=end)
        readings.append((f"{whole}, {clock}" if clock else whole, "ends-of-year"))
    readings += ((text, "part-of-words") for text in _in_pieces(written, clock, month if is_month else ""))
    if month and (is_month or not written or VAGUE.search(folded(written)) or YEAR.search(folded(month))):
        readings.append((month, "no-day" if written else "month-of-part" if is_of_part else ""))
    if OPEN.search(folded(written)):
        readings.append((WHOLE_YEAR, "day-not-named"))
    readings.append((month, "no-day"))
    return [(text, reason) for text, reason in readings if text]


def _in_pieces(written: str, clock: str, month: str) -> Iterator[str]:
    """Yields the runs of pieces between commas and brackets that name a time, the longest first; at last the months alone."""
    pieces = [piece.strip() for piece in PIECES_APART.split(written)][:MOST_PIECES]
    runs = sorted(combinations(range(len(pieces) + 1), 2), key=lambda run: run[0] - run[1])
    for first, last in runs:
        text = ", ".join(filter(None, pieces[first:last]))
        if text and (first, last) != (0, len(pieces)):
            if NAMES_A_TIME.search(folded(text)):
                yield from (f"{text}, {clock}", text) if clock else (text,)
            if month and text[:1].isdecimal():
                yield from (f"{text} {month}, {clock}", f"{text} {month}") if clock else (f"{text} {month}",)
    yield ", ".join(dict.fromkeys(MONTH_FORM.findall(folded(written))))


def _hours(clock: str, account: RowAccount) -> str:
    """Returns the hours of a column of times that has plain numbers, «с 15 до 17»; any other text as it is."""
    dashed = DASHED_CLOCK.findall(clock)
    if any(int(minutes) > LATEST_HOUR for _, minutes in dashed):
        return DASHED_CLOCK.sub(r"\g<hours>:\g<minutes>", clock)
    match = CLOCK_HOURS.fullmatch(folded(clock))
    if not match or not all(EARLIEST_HOUR <= int(number) <= LATEST_HOUR for number in match.groups() if number):
        return clock
    hours = (HOURS if match[2] else HOUR).format(first=match[1], last=match[2])
    account.note("clock-hours", words=clock, hours=hours)
    return hours


def _month_of(part: str) -> str:
    """Returns the time that the heading of a part of the table tells; empty for another heading."""
    return " ".join(part.split()) if TIME_OF_PART.match(folded(part)) else ""


def _place(row: TableRow) -> dict[str, Any]:
    place, told = (" ".join(row[name].split()) for name in ("venues", ADDRESS_COLUMN))
    if place and told:
        return {"venues": [{"name": place, "address": told}]}
    place = place or told
    if not place:
        return {}
    if ONLINE.fullmatch(folded(place)):
        return {"attendance_mode": "online"}
    name, comma, address = place.partition(", ")
    is_address = bool(ADDRESS.search(folded(address)))
    return {"venues": [{"name": name, "address": address} if comma and is_address else {"name": place}]}


def _invited(row: TableRow, account: RowAccount, title: str, form: str) -> dict[str, Any]:
    audience = audience_of(title, form, row["grades"])
    if not row["grades"] and not says_whom(title, form):
        account.note("audience")
    ages = ages_of(row["ages"]) or ages_of(row["grades"], needs_word=True)
    numbers, letters = grades_of(row["grades"])
    if not (row["grades"] or ages) and (numbers := grades_in_title(title)):
        account.note("grades-by-title")
    if letters:
        account.note("letters", letters=letters)
    if row["grades"] and not (numbers or ages) and not NOT_OF_PUPILS.search(folded(row["grades"])):
        account.note("which-grades", words=" ".join(row["grades"].split()))
    return {"audience": audience} | ({"grades": numbers} if numbers else {}) | ({"ages": ages} if ages else {})
