"""Programmes from the rows of a list: whom they take, timetables days of the week, waves of enrolment their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ...model.shared import Weekday
from ...model.when.words import weekday_number, weekdays_between
from ...russian import folded
from .account import RowAccount
from .headings import CLOCK as CLOCK_COLUMN
from .headings import DURATION
from .row_accounts import number_of_places
from .rows import TableRow
from .words import ages_of, grades_in_title, grades_of

CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?:\s*(?:[-–—]|до)\s*(\d{1,2})[:.](\d\d))?")
DAY_OR_CLOCK = re.compile(rf"{CLOCK.pattern}|(?P<word>[а-яё]+)")
GROUP = re.compile(
    r"(?P<name>\d{1,2}(?:-?(?:я|ая))?\s+групп[аы]|групп[аы]\s*(?:№\s*)?\d{1,2}(?!\s*раз)|(?:младш|средн|старш)[а-я]+(?:\s+групп[аы])?)"
    r"(?:\s*[:–—-])?"
)
RANK = re.compile(r"(\d)[\s-]*(?:й|го)?\s*разряд")
VOCATIONAL = re.compile(r"профессиональн\w+ обучени|разряд|профессия рабоч")
VOCATIONAL_IN_BRACKETS = re.compile(r"\s*\((?:профессиональн)[^)]*\)")
HOURS = re.compile(r"(\d+(?:[.,]5)?)(?:\s*(?:ч\b|час|академ)\D*)?|[^\d]*?(\d+)\s*(?:ч\b|час)\D*")
HOURS_OF_TWO = re.compile(r"(\d+)\s*(?:ч\b\.?|час\w*)?\s*[/(]\s*(?:по\s*)?(\d+(?:[.,]5)?)[^\d]*")
"""Hours in all beside those of a week: «72/2», «144 ч (4 ч в неделю)»."""
MONTHS_LONG = re.compile(r"(\d{1,2})\s*мес\w*\.?")
DASH = re.compile(r"\s*[-–—]\s*")
HOUR_WORD = re.compile(r"\d\s*(?:ч\b|час)")
DIGIT = re.compile(r"\d")
GRADE = re.compile(r"класс")
CERTIFICATE = re.compile(r"сертификат|пфдо")
FREE, FREE_IN_WORDS = re.compile(r"бесплатн|без оплаты"), re.compile(r"(?<!вне)(?<!вне-)бюджет")
AMOUNT = re.compile(r"(\d[\d ]*)")
UNITS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("per_month", re.compile(r"мес")),
    ("per_lesson", re.compile(r"занят")),
    ("per_year", re.compile(r"год")),
)
BETWEEN_REST = re.compile(r"\([\s,;–—-]*\)|[,;]")
BETWEEN_SESSIONS = {"с", "со", "до", "по", "и", "в", "каждый", "каждую", "ч", "час", "часов", "еженедельно"}

RANK_TEXT, SESSIONS_TEXT = "{rank} разряд", "Занятия: {words}."


def programme_values(row: TableRow, account: RowAccount, school_year: str) -> dict[str, Any]:
    """Returns the plain values of a programme."""
    title = " ".join(row["title"].split())
    is_vocational = bool(VOCATIONAL.search(folded(title + row["field"])))
    values: dict[str, Any] = {
        "title": VOCATIONAL_IN_BRACKETS.sub("", title) or title,
        "kind": "vocational" if is_vocational else "additional",
        "school_year": school_year,
        "summary": title,
    }
    account.note("summary-of-title")
    if is_vocational:
        values["profession"] = values["title"]
        if rank := RANK.search(folded(title)):
            values["rank"] = RANK_TEXT.format(rank=rank[1])
    elif row["field"]:
        values["field"] = " ".join(row["field"].split())
    values |= _pupils(row, account)
    values |= _length(row, account)
    if place := " ".join(row["venue"].split()):
        values["venue"] = {"name": place} if not DIGIT.search(place) else {"address": place}
    places = number_of_places(row, account)
    if places is not None:
        values["places"] = places
    values |= _cost(row, account)
    values |= _sessions(row, account)
    if row["enrolment"]:
        values["enrolment"] = {"how": " ".join(row["enrolment"].split())}
        account.note("enrolment-in-words")
    return values


def _length(row: TableRow, account: RowAccount) -> dict[str, Any]:
    """Returns how many hours or months a programme has; a column of its duration may tell either."""
    told, duration = (" ".join(row[name].split()) for name in ("hours", DURATION))
    found: dict[str, Any] = {}
    is_of_duration = not told and bool(HOUR_WORD.search(folded(duration)))
    if words := duration if is_of_duration else told:
        number = _hours(words, account)
        found = {"hours": number} if number else {}
        if not number:
            account.note("how-many-hours", words=words)
    if months := MONTHS_LONG.fullmatch(folded(duration)):
        found["months"] = int(months[1])
    elif duration and not is_of_duration:
        account.note("duration", words=duration)
    return found


def _hours(text: str, account: RowAccount) -> int | float | None:
    """Returns the hours of a cell; of two numbers those in all, which are more than those of a week."""
    if match := HOURS.fullmatch(folded(text)):
        number = float((match[1] or match[2]).replace(",", "."))
    elif match := HOURS_OF_TWO.fullmatch(folded(text)):
        number = max(float(part.replace(",", ".")) for part in match.groups())
        account.note("hours-in-all", words=text, hours=int(number))
    else:
        return None
    return int(number) if number.is_integer() else number


def _pupils(row: TableRow, account: RowAccount) -> dict[str, Any]:
    """Returns the grades and the ages that a row names; where it names ages alone, the grades follow from the record."""
    told, aged = (" ".join(row[name].split()) for name in ("grades", "ages"))
    ages = ages_of(aged) or ages_of(told, needs_word=True)
    numbers, letters = grades_of(told or (aged if GRADE.search(folded(aged)) else ""))
    if letters:
        account.note("letters", letters=letters)
    if not (told or aged) and (numbers := grades_in_title(row["title"])):
        account.note("grades-by-title")
    if ages and not numbers:
        account.note("grades-by-age", words=aged or told)
    elif not numbers:
        account.note("which-grades-or-ages" if told or aged else "grades-missing", words=told or aged)
    return ({"grades": numbers} if numbers else {}) | ({"ages": ages} if ages else {})


def _cost(row: TableRow, account: RowAccount) -> dict[str, Any]:
    text = folded(row["cost"])
    if not text:
        return {}
    if CERTIFICATE.search(text):
        return {"cost": "certificate"}
    if FREE.search(text):
        return {"cost": "free"}
    if FREE_IN_WORDS.search(text):
        account.note("free-in-words", words=row["cost"])
        return {"cost": "free"}
    amount = AMOUNT.search(text)
    unit = next((name for name, word in UNITS if word.search(text)), "")
    if amount and unit:
        return {"cost": "paid", "fee": {unit: int(amount[1].replace(" ", ""))}}
    account.note("paid-in-words", words=row["cost"])
    return {"cost": "paid", "fee": {"note": " ".join(row["cost"].split())}}


def _sessions(row: TableRow, account: RowAccount) -> dict[str, Any]:
    text = " ".join([*row["sessions"].split(), *row[CLOCK_COLUMN].split()])
    if not text:
        return {}
    found, rest = _lessons(text)
    if not found:
        account.note("which-sessions", words=text)
        return {"description": SESSIONS_TEXT.format(words=text)}
    if rest:
        account.note("rest-of-sessions", words=rest)
    return {"sessions": found}


def _lessons(text: str) -> tuple[list[dict[str, Any]], str]:
    """Returns the sessions of all groups that a cell names, «1 группа: вт 15:00, 2 группа: чт 15:00», and the other words."""
    plain = folded(text)
    groups = list(GROUP.finditer(plain))
    if groups and all(plain[: group.start()].rstrip().endswith("(") for group in groups):
        return _lessons_before(plain, groups)
    ends = [group.start() for group in groups] + [len(plain)]
    sessions, rest = _days(plain[: ends[0]])
    found, left = list(sessions), [rest]
    for group, end in zip(groups, ends[1:], strict=True):
        sessions, rest = _days(plain[group.end() : end])
        found += [{**session, "group": group["name"]} for session in sessions]
        left.append(rest)
    return found, " ".join(filter(None, left))


def _lessons_before(plain: str, groups: Sequence[re.Match[str]]) -> tuple[list[dict[str, Any]], str]:
    """Returns the sessions of groups that stand in brackets behind their hours, «пн 15:00 (1 группа)», and the other words."""
    found, left = list[dict[str, Any]](), list[str]()
    for start, group in zip([0, *(group.end() for group in groups)], groups, strict=False):
        sessions, rest = _days(plain[start : group.start()])
        found += [{**session, "group": group["name"]} for session in sessions]
        left.append(rest)
    sessions, rest = _days(plain[groups[-1].end() :])
    return found + sessions, " ".join(filter(None, [*left, rest]))


def _days(text: str) -> tuple[list[dict[str, Any]], str]:
    """Returns a session for each weekday with each of its hours, «Вт, Чт 15:00–16:30», and the words that are neither.

    Hours belong to the days directly before them, those at the beginning to the days that follow.
    """
    weekdays, sessions, rest = list(Weekday), list[dict[str, Any]](), list[str]()
    days, hours, is_first, ends = list[int](), list[dict[str, str]](), True, 0
    plain = folded(text)
    for match in [*DAY_OR_CLOCK.finditer(plain), None]:
        number = weekday_number(match["word"]) if match and match["word"] else None
        if match is None or (number is not None and days and hours and not is_first):
            sessions += [{"weekday": weekdays[day].value, **clock} for day in days for clock in hours or [{}]]
            days, hours = [], []
        if match is None:
            break
        if number is not None:
            is_range = bool(days) and match is not None and bool(DASH.fullmatch(plain[ends : match.start()]))
            days += weekdays_between(days[-1], number)[1:] if is_range else [number]
        elif match["word"]:
            rest += [match["word"]] if match["word"] not in BETWEEN_SESSIONS else []
        else:
            is_first = is_first and not days
            starts = {"starts": f"{int(match[1]):02}:{match[2]}"}
            hours.append(starts | ({"ends": f"{int(match[3]):02}:{match[4]}"} if match[3] else {}))
        ends = match.end()
    left = DAY_OR_CLOCK.sub(lambda match: match["word"] if match["word"] in rest else " ", plain)
    return sessions, " ".join(BETWEEN_REST.sub(" ", left).split()).strip(" .-–—()")
