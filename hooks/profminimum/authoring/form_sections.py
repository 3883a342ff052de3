"""In which order the form asks: what makes a valid record first, all else by subject."""

from __future__ import annotations

from typing import Any

from ..model import (
    Documents,
    Event,
    LessonCalendar,
    Organisation,
    PreprofessionalClass,
    Programme,
    Record,
    School,
    Training,
    YearPlan,
)
from ..model.schema.introspection import asked_fields

_FIRST: dict[type[Record], tuple[str, ...]] = {
    Event: ("venues",),
    Programme: ("enrolment",),
    PreprofessionalClass: ("grades", "admits_to"),
    Training: ("when",),
    YearPlan: ("hours",),
    School: ("municipality", "settlement", "address", "grades", "contacts"),
    Organisation: ("municipality", "address", "contacts"),
    Documents: ("documents",),
    LessonCalendar: ("lessons",),
}
"""What the first step asks for beside the required fields: without it a record says little."""

_SUBJECTS: tuple[tuple[str, str], ...] = (
    (
        "Подробнее",
        "official_name summary description kind field spheres profession profession_code rank professions industries "
        "sector_centre career_module subjects courses topic note document",
    ),
    ("О времени", "timezone schedule_note months sessions starts ends opened school_year"),
    ("Где и как участвовать", "venue form attendance_mode online_url transport bring branch with_organisations"),
    ("Классы и доступ", "grades ages admits_to grades_note access schools schools_total suits_ovz unit"),
    ("Запись, места и стоимость", "registration enrolment admission places cost fee"),
    ("Кто проводит", "hosts partners contacts team operator"),
    (
        "Часы и итоги",
        "hours counts_towards voluntary_note lesson_slots qualification_document final_exam certificate roadmap_item",
    ),
    ("Условия", "benefits equipment navigator_url"),
    ("План школы", "order ticket_to_future pupils agreements working_group consents_collected readiness plan_document"),
    ("Перенос или отмена", "status was status_reason"),
    ("После мероприятия", "coverage photos"),
    ("Филиалы и страницы в сети", "branches pages"),
    ("Переименование и закрытие", "renamed closed merged_into"),
)
"""Headings of the folded part, each with the fields of any kind that stand under it."""
_ABOUT_THE_RECORD = "О самой записи"
_OTHER = "Другие сведения"


def sections(model: type[Record]) -> list[dict[str, Any]]:
    """Returns the names of the asked fields under their headings; the first section has none and is always open."""
    asked = asked_fields(model)
    first = [name for field in asked if field.is_needed(()) for name in (field.name, field.unless) if name]
    first += [name for name in _FIRST.get(model, ()) if name not in first]
    left = [field.name for field in asked if field.name not in first]
    result = [{"label": "", "fields": first}]
    for label, names in (*_subjects(left), (_ABOUT_THE_RECORD, [name for name in left if name in Record.model_fields])):
        if names:
            result.append({"label": label, "fields": names})
    return result


def _subjects(left: list[str]) -> list[tuple[str, list[str]]]:
    named = [(label, [name for name in names.split() if name in left]) for label, names in _SUBJECTS]
    known = {name for _, names in named for name in names} | set(Record.model_fields)
    return [*named, (_OTHER, [name for name in left if name not in known])]
