"""Rules about events: a reader learns why it is off, how to join and, of a visit, that no one has to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..model import AttendanceMode, Audience, Entry, Event, EventStatus, Records
from ..model.event import Photo, Registration
from ..problem import Problem, Severity
from ..russian import listed
from .rule import day_rule, rule
from .traversal import parts_of_type

_NO_DESCRIPTION = {
    "фото",
    "фотография",
    "фотографии",
    "снимок",
    "снимки",
    "картинка",
    "изображение",
    "image",
    "photo",
    "img",
    "jpg",
}
"""Words that describe no photograph."""


NO_REASON = "Мероприятие {status}, а почему – не сказано. Заполните поле «Почему» (status_reason)."
NO_ONLINE_ADDRESS = (
    "Мероприятие онлайн, а ссылки нет ни на трансляцию, ни на запись. "
    "Заполните «Ссылка на трансляцию» (online_url) или адрес в поле «Запись» (registration.url)."
)
NO_GRADES = "Мероприятие для учеников, а классы не указаны: по классу его не найдут. Заполните «Классы» (grades) или «Возраст» (ages)."


@rule
def changes_have_a_reason(records: Records) -> Iterator[Problem]:
    """A cancelled or postponed event says why."""
    for entry, _, event in parts_of_type(records, Event):
        if event.status is not EventStatus.SCHEDULED and not event.status_reason:
            yield entry.problem("no-reason", ("status",), NO_REASON.format(status=event.status.label))


def _ahead(records: Records, today: date) -> Iterator[tuple[Entry[Event], Event]]:
    """Yields the events that are not over: of a past one nobody asks any more how to join it."""
    for entry, _, event in parts_of_type(records, Event):
        if event.last_day is None or event.last_day >= today:
            yield entry, event


@day_rule
def online_events_have_an_address(records: Records, today: date) -> Iterator[Problem]:
    """An online event says where to watch it or where to sign up."""
    for entry, event in _ahead(records, today):
        signs_up = event.registration and event.registration.url
        if event.attendance_mode is not AttendanceMode.OFFLINE and not event.online_url and not signs_up:
            yield entry.problem("no-online-address", ("attendance_mode",), NO_ONLINE_ADDRESS, severity=Severity.WARNING)


@day_rule
def events_for_pupils_name_grades(records: Records, today: date) -> Iterator[Problem]:
    """An event for pupils says for which grades: parents look for it by grade first."""
    for entry, event in _ahead(records, today):
        if Audience.PUPILS in event.audience and not event.names_pupils:
            yield entry.problem("no-grades", ("audience",), NO_GRADES, severity=Severity.WARNING)


@day_rule
def visits_are_voluntary(records: Records, today: date) -> Iterator[Problem]:
    """A visit of pupils to an enterprise or a college says that it is voluntary.

    Letter of the ministry of education of 14.08.2025 № ВЖ-1399/05, annex 1: voluntary for the pupil and the parents.
    """
    formats = records.targets("event_format")
    for entry, event in _ahead(records, today):
        chosen = formats.get(event.format)
        if chosen and chosen.is_visit and Audience.PUPILS in event.audience and not event.voluntary_note:
            message = (
                f"Формат «{chosen.name}» – это посещение. Напишите в поле «О добровольности» (voluntary_note), "
                "что участие добровольно, и кто сопровождает детей."
            )
            yield entry.problem("no-voluntary-note", ("format",), message, severity=Severity.WARNING)


@day_rule
def registration_says_how(records: Records, today: date) -> Iterator[Problem]:
    """Where one has to sign up, it is said how and until when."""
    for entry, event in _ahead(records, today):
        registration = event.registration
        unsaid = list(_unsaid(event, registration)) if registration and registration.required else []
        if unsaid:
            message = f"Нужна запись, но не сказано, {listed(unsaid)}."
            yield entry.problem("registration-unclear", ("registration",), message, severity=Severity.WARNING)


def _unsaid(event: Event, registration: Registration) -> Iterator[str]:
    if not registration.url and not registration.how:
        yield "как записаться (url или how)"
    if not registration.closes and event.current_time.is_exact:  # nobody can close what has no day
        yield "до какого дня (closes)"


@rule
def photos_are_described(records: Records) -> Iterator[Problem]:
    """A photograph is described in words that say what is on it: whoever does not see it has nothing else."""
    for entry, loc, photo in parts_of_type(records, Photo):
        words = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", photo.alt)} - _NO_DESCRIPTION
        if len(words) < 3:
            message = (
                "«Что на снимке»: по этим словам снимка не представить. Скажите, кто и что делает, без имён: "
                "«Восьмиклассники собирают робота в мастерской колледжа»."
            )
            yield entry.problem("photo-undescribed", (*loc, "alt"), message)


@rule
def stories_follow_events(records: Records) -> Iterator[Problem]:
    """What tells how an event went is not older than the event."""
    for entry, _, event in parts_of_type(records, Event):
        for number, story in enumerate(event.coverage):
            first = event.when.first_day
            if story.date and first and story.date < first:
                message = f"Рассказ о том, как прошло, от {story.date}, а мероприятие началось {first}."
                loc = ("coverage", number, "date")
                yield entry.problem("story-too-early", loc, message, severity=Severity.WARNING)
