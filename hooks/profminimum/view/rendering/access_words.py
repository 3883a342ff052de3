"""Words for whom something is open to: the one home for pages, calendars, feeds and data of search engines.

Plain text, never HTML. Who is meant – pupils, parents, teachers – is said elsewhere; here it is from which school they are,
and after which grade they come to a class.
"""

from __future__ import annotations

from typing import Any

from ... import russian
from ...catalog import ClassItem, EventItem
from ...catalog.items.access import AccessItem
from ...model.schema.ages import ForPupils
from ...model.shared import Access


def access_words(item: AccessItem[Any]) -> str:
    """Returns whom an item is open to, without names of schools: «только для учеников этой школы»; empty if unknown."""
    access = item.access
    if access is None:
        return ""
    if access.kind is Access.OWN:
        return _own(item)
    if access.kind is Access.SCHOOLS and not access.schools:
        total = f"{russian.count(access.total, 'школы', 'школ', 'школ')}" if access.total else "некоторых школ"
        return f"только для {total}, перечень не указан"
    return {
        Access.ANYONE: "открыто всем",
        Access.BY_AGREEMENT: "для школ, с которыми есть договор",
        Access.SCHOOLS: "только для названных школ",
    }[access.kind]


def _own(item: AccessItem[Any]) -> str:
    is_event, is_school = isinstance(item, EventItem), item.owner is not None and item.owner.kind == "school"
    if is_school:
        return "только для этой школы" if is_event else "только для учеников этой школы"
    return "только для своих" if is_event else "только для своих учеников"


def access_text(item: AccessItem[Any]) -> str:
    """Returns the same with the names of schools: «только для названных школ: Школа № 1, Школа № 2»."""
    words, access = access_words(item), item.access
    names = ", ".join(school.name for school in access.schools) if access else ""
    return f"{words}: {names}" if names and access and access.kind is not Access.OWN else words


def access_question(item: AccessItem[Any]) -> str:
    """Returns what to ask where it is unknown: «уточните, берут ли из других школ»."""
    is_school = item.owner is not None and item.owner.kind == "school"
    if isinstance(item, EventItem):
        return "уточните, можно ли прийти из другой школы" if is_school else "уточните, для каких школ"
    return "уточните, берут ли из других школ" if is_school else "уточните, из каких школ берут"


def admission_words(item: ClassItem) -> str:
    """Returns into which grades a class takes: «в 10 класс – после 9-го»; empty if it is not known."""
    return ", ".join(
        f"в{russian.NBSP}{grade}{russian.NBSP}класс" + (f" – после {grade - 1}-го" if grade > 1 else "")
        for grade in item.admits_to
    )


def pupils_words(record: ForPupils) -> str:
    """Returns for pupils of which grades and ages a record is: «6–8 классы, 12–15 лет»; empty if it does not say.

    Grades that follow from ages are only likely: «7–10 лет, примерно 1–4 классы».
    """
    grades, ages = russian.grades(record.meant_grades), ages_words(record)
    if record.grades or not ages:
        return ", ".join(filter(None, [grades, ages]))
    return f"{ages}, примерно {grades}" if grades else ages


def ages_words(record: ForPupils) -> str:
    """Returns how old the pupils are that a record is for: «7–10 лет», «от 14 лет»; empty if it does not say."""
    return russian.amount(record.ages.least, record.ages.most, "год", "года", "лет") if record.ages else ""
