"""Training for those who carry the minimum at schools: courses of an institute, a fund, a college."""

from __future__ import annotations

from typing import Annotated

from .schema.fields import Record, list_of, optional, required
from .schema.times import Day
from .schema.types import Choice, Hours, ItemNumber, Month, PartReference, Places, SchoolYear, Text, Title
from .shared import Cost, Enrolment, OrganisationId, StudyForm


class StaffRole(Choice):
    """Whom training is for: the roles that road maps name."""

    NAVIGATOR = "navigator", "педагогам-навигаторам"
    RESPONSIBLE = "responsible", "ответственным за профминимум"
    MUNICIPAL_COORDINATOR = "municipal-coordinator", "муниципальным координаторам"
    REGIONAL_TEAM = "regional-team", "региональной команде"
    HEAD = "head", "руководителям"
    CLASS_TEACHER = "class-teacher", "классным руководителям"
    SUBJECT_TEACHER = "subject-teacher", "учителям-предметникам"
    MENTOR = "mentor", "наставникам"


class Training(Record):
    """A course of further training for teachers and those responsible."""

    title: Title = required("Название", "Как курс или программа называется.")
    roles: tuple[StaffRole, ...] = required("Для кого", "Для каких ролей это обучение.", min_length=1)
    summary: Title | None = optional("Коротко", "Чему научат, одной строкой.")
    description: Text | None = optional("Подробнее", "Что в программе.")
    school_year: SchoolYear | None = optional("Учебный год", "К какому году относятся сведения: «2026-27».")
    hours: Hours | None = optional("Часов", "Сколько часов в программе.")
    form: StudyForm | None = optional("Форма", "Очно, дистанционно или и так, и так.")
    starts: Day | None = optional("Начало", "Первый день.")
    ends: Day | None = optional("Окончание", "Последний день.")
    months: tuple[Month, ...] = list_of("Месяцы", "Если дни неизвестны: по порядку, период пишут всеми месяцами.")
    schedule_note: Title | None = optional("О сроках", "Если сроки сказаны иначе: «по отдельному графику».")
    with_organisations: tuple[OrganisationId, ...] = list_of(
        "Вместе с кем", "Организации из справочника, кроме той, в чьей папке запись."
    )
    places: Places | None = optional("Мест", "Сколько человек примут: «20», «15–20», «до 20».")
    cost: Cost | None = optional("Стоимость", "Бесплатно или нет.")
    certificate: Title | None = optional("Что выдают", "Удостоверение о повышении квалификации, сертификат.")
    enrolment: Enrolment | None = optional("Запись", "Сроки, ссылка и как записаться.")
    roadmap_item: Annotated[ItemNumber, PartReference("roadmap_item")] | None = optional(
        "Пункт дорожной карты", "Номер пункта, если обучение названо в ней."
    )
