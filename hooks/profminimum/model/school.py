"""A school and what it plans for a school year."""

from __future__ import annotations

from typing import Annotated

from .levels import DirectionId, LevelId
from .schema.fields import FieldGroup, Record, list_of, optional, required
from .schema.grades import Grades, HoursByGrade
from .schema.times import Day
from .schema.types import Choice, Count, Flag, PartReference, Text, Title, Url
from .shared import (
    Branch,
    Contact,
    DocumentId,
    MunicipalityId,
    OfficialPage,
    OrganisationId,
    PartnerKind,
    Renaming,
    SchoolId,
    Session,
)


class SchoolKind(Choice):
    """What a school is."""

    SCHOOL = "school", "школа"
    GYMNASIUM = "gymnasium", "гимназия"
    LYCEUM = "lyceum", "лицей"
    BOARDING = "boarding", "школа-интернат"
    CADET = "cadet", "кадетская школа"
    CENTRE = "centre", "образовательный центр"


class School(Record):
    """A school of general education."""

    name: Title = required("Название", "Как школу называют: «Лицей № 5».")
    official_name: Title | None = optional("Полное название", "Как в уставе.")
    kind: SchoolKind = optional("Вид", "Школа, гимназия, лицей.", default=SchoolKind.SCHOOL)
    municipality: MunicipalityId | None = optional("Муниципалитет", "Из справочника муниципалитетов.")
    settlement: Title | None = optional("Населённый пункт", "Село, посёлок, город.")
    address: Title | None = optional("Адрес", "Улица и дом.")
    grades: Grades = list_of("Классы", "Какие классы есть в школе.")
    description: Text | None = optional("О школе", "Два-три предложения о том, как школа помогает выбрать профессию.")
    branches: tuple[Branch, ...] = list_of("Филиалы", "Если они есть.")
    contacts: tuple[Contact, ...] = list_of("Кого спросить", "Должности и служебные телефоны.")
    pages: tuple[OfficialPage, ...] = list_of("Официальные страницы", "Сайт и страницы в социальных сетях.")
    renamed: tuple[Renaming, ...] = list_of("Переименования", "Прежние названия школы, сначала самое старое.")
    closed: Day | None = optional("Закрыта", "Последний день работы, если школу закрыли или присоединили к другой.")
    merged_into: SchoolId | None = optional("Присоединена к школе", "Имя папки школы, в которой теперь учатся дети.")


class Order(FieldGroup):
    """The school's order on the career-guidance minimum."""

    number: Title | None = optional("Номер", "Без знака №.")
    date: Day = required("Дата", "День подписания.")
    title: Title | None = optional("Название", "О чём приказ.")
    url: Url | None = optional("Где прочитать", "Ссылка на приказ на сайте школы.")


class DirectionHours(FieldGroup):
    """Hours of one direction, by grade, for a year."""

    direction: DirectionId = required("Направление", "Из справочника направлений.")
    grades: HoursByGrade = required("Часы по классам", "Класс и число часов в год: «6: 34».")
    content: Text | None = optional("Что делают", "Чем ребёнок занят в эти часы, простыми словами.")


class ReadinessState(Choice):
    """How far a school is with an item of the road map."""

    DONE = "done", "сделано"
    IN_PROGRESS = "in-progress", "делается"
    PLANNED = "planned", "запланировано"
    NOT_APPLICABLE = "not-applicable", "не требуется"


class Readiness(FieldGroup):
    """A school's state in one item of the road map; evidence is a document, never a list of people."""

    item: Annotated[Title, PartReference("roadmap_item")] = required(
        "Пункт дорожной карты", "Номер пункта, который выполняет школа: «3.4».", examples=["3.4"]
    )
    state: ReadinessState = required("Состояние", "Сделано, делается, запланировано.")
    date: Day | None = optional("Дата", "Когда сделано или будет сделано.")
    evidence: Title | None = optional("Чем подтверждается", "Приказ, протокол, страница сайта. Без фамилий.")
    url: Url | None = optional("Ссылка", "Где это увидеть.")


class Agreement(FieldGroup):
    """An agreement with a partner."""

    partner: Title = required("С кем", "Название организации.")
    kind: PartnerKind = required("Вид партнёра", "Вуз, колледж, работодатель и другие.")
    organisation: OrganisationId | None = optional("Запись", "Идентификатор, если организация есть в справочнике.")
    number: Title | None = optional("Номер", "Без знака №.")
    date: Day | None = optional("Дата", "День подписания.")
    until: Day | None = optional("Действует до", "Последний день действия.")
    subject: Title | None = optional("О чём", "Что даёт ученикам.")


class WorkingGroup(FieldGroup):
    """The working group for the minimum, by roles."""

    date: Day | None = optional("Создана", "День приказа.")
    roles: tuple[Title, ...] = list_of("Состав", "Роли без фамилий: «социальный педагог».")


class YearPlan(Record):
    """What a school plans for one school year; the year is the file's name."""

    level: LevelId = required("Уровень", "Базовый, основной или продвинутый: идентификатор из справочника.")
    grades: Grades = required("Классы", "Какие классы участвуют.", min_length=1)
    responsible: Contact = required(
        "Ответственный", "Кто отвечает за профминимум: должность не ниже заместителя директора."
    )
    order: Order | None = optional("Приказ", "Приказ школы о реализации профминимума.")
    ticket_to_future: Flag | None = optional("«Билет в будущее»", "true – школа участвует в проекте, false – нет.")
    pupils: Count | None = optional("Сколько учеников", "Число учеников 6–11 классов.")
    summary: Text | None = optional("Главное о годе", "Два-три предложения для родителей.")
    hours: tuple[DirectionHours, ...] = list_of("План в часах", "По направлениям и классам.")
    lesson_slots: tuple[Session, ...] = list_of(
        "Занятия «Россия – мои горизонты»", "День и время занятия в расписании."
    )
    agreements: tuple[Agreement, ...] = list_of("Соглашения", "С кем школа договорилась.")
    working_group: WorkingGroup | None = optional("Рабочая группа", "Кто в неё входит, по ролям.")
    consents_collected: Day | None = optional(
        "Согласия собраны", "День, к которому собраны согласия. Только дата, без списков."
    )
    readiness: tuple[Readiness, ...] = list_of(
        "Готовность", "Пункты дорожной карты для школ, которых не видно из других полей."
    )
    plan_document: DocumentId | None = optional("План", "Идентификатор документа школы с планом работы.")
