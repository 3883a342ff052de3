"""The Russian of lessons of the weekly course in calendars. Plain text; knows no file format."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ... import russian
from ...model import Lesson, LessonCalendar
from ...model.shared import Session
from .time_text import NO_YEAR

_WEEKLY = "Повторяется каждую неделю до конца мая"


def lesson_title(calendar: LessonCalendar, lesson: Lesson) -> str:
    """Returns a lesson with its topic."""
    return f"«{calendar.course}»: {lesson.topic}"


def lesson_text(calendar: LessonCalendar, lesson: Lesson) -> str:
    """Returns what is known of a lesson, and that the hour is the school's own."""
    lines = (
        f"Вид занятия: {lesson.kind.label}" if lesson.kind else "",
        lesson.note,
        "День – как его называет источник; школа могла выбрать другой, точное время – в её расписании.",
        "" if calendar.complete else "Известны не все занятия года.",
    )
    return "\n".join(line for line in lines if line)


def slot_title(course: str, slot: Session) -> str:
    """Returns the title of a school's weekly lesson: the course, its grades, its group."""
    return ", ".join(filter(None, [f"«{course}»", russian.grades(slot.grades), slot.group]))


def weekly_note(left_out: Sequence[date], *, knows_holidays: bool) -> str:
    """Returns which days a school's weekly lessons leave out, and what is not known of them."""
    if not knows_holidays:
        return f"{_WEEKLY}. Каникулы и праздники не учтены: в эти дни занятия нет."
    days = f": {russian.days_listed(left_out, NO_YEAR)}" if left_out else ""
    return (
        f"{_WEEKLY}, кроме каникул и праздников региона{days}.\n"
        "Свои каникулы и переносы школы здесь не учтены: о них скажет школа."
    )
