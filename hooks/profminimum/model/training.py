"""Training for those who carry the minimum at schools: courses of an institute, a fund, a college."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import model_validator

from .schema.fields import Record, deprecated, list_of, optional, required
from .schema.times import Day
from .schema.types import Choice, Hours, ItemNumber, Month, PartReference, Places, SchoolYear, Text, Title
from .shared import Cost, Enrolment, Fee, OrganisationId, StudyForm
from .when.bounds import with_when
from .when.notation import WhenText


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
    when: WhenText | None = optional(
        "Когда", "Дни, период, месяц или «неизвестно».", examples=["2026-10-12 – 2026-10-23"]
    )
    starts: Day | None = deprecated("Начало", "Время теперь пишут одной строкой в поле «when».")
    ends: Day | None = deprecated("Окончание", "Время теперь пишут одной строкой в поле «when».")
    months: tuple[Month, ...] = deprecated("Месяцы", "Время теперь пишут одной строкой в поле «when».", default=())
    schedule_note: Title | None = optional("О сроках", "Если сроки сказаны иначе: «по отдельному графику».")
    with_organisations: tuple[OrganisationId, ...] = list_of(
        "Вместе с кем", "Организации из справочника, кроме той, в чьей папке запись."
    )
    places: Places | None = optional("Мест", "Сколько человек примут: «20», «15–20», «до 20».")
    cost: Cost | None = optional("Стоимость", "Бесплатно или нет.")
    fee: Fee | None = optional("Плата", "Сколько рублей и за что, кому дешевле.", when=("cost", "paid"))
    certificate: Title | None = optional("Что выдают", "Удостоверение о повышении квалификации, сертификат.")
    enrolment: Enrolment | None = optional("Запись", "Сроки, ссылка и как записаться.")
    roadmap_item: Annotated[ItemNumber, PartReference("roadmap_item")] | None = optional(
        "Пункт дорожной карты", "Номер пункта, если обучение названо в ней."
    )

    @model_validator(mode="before")
    @classmethod
    def _reads_bounds(cls, values: Any) -> Any:
        return with_when(values, is_course=True)
