"""The lessons of «Россия – мои горизонты» in a school year."""

from __future__ import annotations

from .schema.fields import FieldGroup, Record, Source, list_of, optional, required
from .schema.times import Day
from .schema.types import Choice, Count, Flag, SchoolYear, Text, Title

COURSE_DIRECTION = "extracurricular"
"""The identifier of the direction that the hours of the course count towards."""


class LessonKind(Choice):
    """A kind of lesson of the course."""

    OPENING = "opening", "установочное"
    GUIDANCE = "guidance", "профориентационное"
    PRACTICE = "practice", "практико-ориентированное"
    INDUSTRY = "industry", "отраслевое"


class Lesson(FieldGroup):
    """One weekly lesson of «Россия – мои горизонты»."""

    date: Day = required("Дата", "День занятия по федеральному календарю.")
    topic: Title = required("Тема", "Как названа в источнике.")
    kind: LessonKind | None = optional("Вид", "Если источник называет или он ясен из темы.")
    note: Title | None = optional("Примечание", "Что стоит знать об этой дате или теме.")
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взято.")


class LessonCalendar(Record):
    """The lessons of a school year as far as they are known."""

    course: Title = required("Курс", "Название курса.")
    school_year: SchoolYear = required("Учебный год", "Например, «2026-27».")
    complete: Flag = required("Полный", "true – известны все занятия года, false – только часть.")
    lessons_total: Count | None = optional("Всего занятий", "Сколько занятий в году.")
    note: Text | None = optional("Примечание", "Что известно о годе в целом.")
    lessons: tuple[Lesson, ...] = list_of("Занятия", "По порядку дат.")
