"""Programmes from the rows of a list: ages become grades, timetables days of the week, waves of enrolment their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...model.shared import Weekday
from ...model.when.words import weekday_number
from ...russian import folded
from .account import Finding, RowAccount
from .rows import TableRow
from .words import grades_of

_SIX = 6
"""A child of a grade is this much older than its number, or a year more: school begins at six and a half to eight."""
_LATEST = 18
_DAY = re.compile(r"[а-яё]+")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?:\s*[-–—]\s*(\d{1,2})[:.](\d\d))?")
_RANK = re.compile(r"(\d)[\s-]*(?:й|го)?\s*разряд")


def programme_values(row: TableRow, account: RowAccount, school_year: str) -> dict[str, Any]:
    """Returns the plain values of a programme."""
    title = " ".join(row["title"].split())
    is_vocational = bool(re.search(r"профессиональн\w+ обучени|разряд|профессия рабоч", folded(title + row["field"])))
    values: dict[str, Any] = {
        "title": re.sub(r"\s*\((?:профессиональн)[^)]*\)", "", title) or title,
        "kind": "vocational" if is_vocational else "additional",
        "school_year": school_year,
        "summary": title,
    }
    account.note(
        Finding.GUESSED, "одна строка о программе взята из названия: напишите, чему научится ребёнок", "Коротко"
    )
    if is_vocational:
        values["profession"] = values["title"]
        if rank := _RANK.search(folded(title)):
            values["rank"] = f"{rank[1]} разряд"
    elif row["field"]:
        values["field"] = " ".join(row["field"].split())
    values |= _grades(row, account)
    if hours := re.fullmatch(r"(\d+(?:[.,]5)?)\D*", row["hours"].strip()):
        number = float(hours[1].replace(",", "."))
        values["hours"] = int(number) if number.is_integer() else number
    elif row["hours"]:
        account.note(Finding.ASKED, f"«{row['hours']}»: сколько это часов?", "Часов всего")
    if place := " ".join(row["venue"].split()):
        values["venue"] = {"name": place} if not re.search(r"\d", place) else {"address": place}
    values |= _cost(row, account)
    values |= _sessions(row, account)
    if row["enrolment"]:
        values["enrolment"] = {"how": " ".join(row["enrolment"].split())}
        account.note(Finding.GUESSED, "сроки записи оставлены словами; даты впишите в поля", "Запись")
    return values


def _grades(row: TableRow, account: RowAccount) -> dict[str, Any]:
    text = " ".join((row["grades"] or row["age_from"]).split())
    if row["grades"] or "класс" in folded(text):
        numbers, _ = grades_of(text)
        if numbers:
            return {"grades": numbers}
    ages = [int(number) for number in re.findall(r"\d{1,2}", text)]
    if not ages:
        account.note(Finding.ASKED, "для каких классов эта программа?", "Классы")
        return {}
    youngest, oldest = ages[0], ages[1] if len(ages) > 1 else _LATEST
    grades = [grade for grade in range(1, 12) if youngest <= grade + _SIX + 1 and grade + _SIX <= oldest]
    account.note(Finding.GUESSED, f"классы посчитаны по возрасту «{text}»", "Классы")
    years = {"age_from": youngest} | ({"age_to": oldest} if len(ages) > 1 else {})
    return {"grades": grades, **years}


def _cost(row: TableRow, account: RowAccount) -> dict[str, Any]:
    text = folded(row["cost"])
    if not text:
        return {}
    if "сертификат" in text:
        return {"cost": "certificate"}
    if re.search(r"бесплатн|без оплаты|бюджет", text):
        return {"cost": "free"}
    amount = re.search(r"(\d[\d ]*)", text)
    units = (("per_month", "мес"), ("per_lesson", "занят"), ("per_year", "год"))
    unit = next((name for name, word in units if word in text), "")
    if amount and unit:
        return {"cost": "paid", "fee": {unit: int(amount[1].replace(" ", ""))}}
    account.note(Finding.GUESSED, f"«{row['cost']}» – платно, сумма оставлена словами", "Стоимость")
    return {"cost": "paid", "fee": {"note": " ".join(row["cost"].split())}}


def _sessions(row: TableRow, account: RowAccount) -> dict[str, Any]:
    text = " ".join(row["sessions"].split())
    if not text:
        return {}
    found = list(_days(text))
    if not found:
        account.note(Finding.ASKED, f"«{text}»: в какие дни и часы?", "Дни занятий")
        return {"description": f"Занятия: {text}."}
    return {"sessions": found}


def _days(text: str) -> Iterator[dict[str, Any]]:
    """Yields a session for each weekday with each of its hours: «Вт, Чт 15:00–16:30», «пн 14.00-15.30; сб 10:00»."""
    weekdays = list(Weekday)
    for clause in re.split(r"[;\n]", text):
        days = [number for word in _DAY.findall(folded(clause)) if (number := weekday_number(word)) is not None]
        clocks: list[re.Match[str] | None] = [*_CLOCK.finditer(clause)]
        for day in days:
            for clock in clocks or [None]:
                hours = {"starts": f"{int(clock[1]):02}:{clock[2]}"} if clock else {}
                if clock and clock[3]:
                    hours["ends"] = f"{int(clock[3]):02}:{clock[4]}"
                yield {"weekday": weekdays[day].value, **hours}
