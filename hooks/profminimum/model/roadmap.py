"""The regional road map: items word for word, deadlines that a machine can compare, states with evidence."""

from __future__ import annotations

from .schema.fields import FieldGroup, Record, Source, list_of, optional, required
from .schema.times import Day
from .schema.types import Choice, ItemNumber, Month, SchoolYear, Text, Title
from .shared import DocumentId
from .vocabularies import PartyId


class DeadlineKind(Choice):
    """How the road map states a deadline."""

    DATE = "date", "к дате"
    MONTHS = "months", "в названные месяцы"
    SCHOOL_YEAR = "school-year", "весь учебный год"
    MONTHLY = "monthly", "каждый месяц"
    OWN_SCHEDULE = "own-schedule", "по отдельному графику"


class Deadline(FieldGroup):
    """When an item is due: the road map's own words, and days to compare with."""

    kind: DeadlineKind = required("Вид срока", "К дате, в месяцы, весь год, каждый месяц, по графику.")
    wording: Title = required("Как в документе", "Срок дословно.")
    until: Day | None = optional("Последний день", "Если срок – дата.", when=("kind", "date"))
    months: tuple[Month, ...] = list_of("Месяцы", "По порядку; период пишут всеми месяцами.", when=("kind", "months"))


class Responsible(FieldGroup):
    """A party responsible for an item, and the item's own words for it where they differ."""

    party: PartyId = required("Ответственный", "Идентификатор из справочника ответственных.")
    wording: Title | None = optional("Как в пункте", "Дословно, если названо иначе, чем в справочнике.")


class ItemState(Choice):
    """How far an item is."""

    PLANNED = "planned", "запланировано"
    IN_PROGRESS = "in-progress", "выполняется"
    DONE = "done", "выполнено"


class State(FieldGroup):
    """A state of an item on a day, with what shows it."""

    value: ItemState = required("Состояние", "Запланировано, выполняется, выполнено.")
    date: Day = required("Когда", "День, с которого это так.")
    evidence: tuple[Source, ...] = required("Чем подтверждается", "Документ или страница.", min_length=1)


class Proof(Choice):
    """Which records of this site show how far an item is; the label is what is counted.

    Named by an item, not by its number, so that a map with numbers of its own proves the same things.
    """

    OPERATOR = "operator", "назван региональный оператор"
    PLANS = "plans", "школы, у которых есть план на этот год: уровень, часы, ответственный"
    READINESS = "readiness", "школы, по чьим сведениям это сделано"
    EMPLOYER_AGREEMENTS = "employer-agreements", "соглашения школ с работодателями"
    VOCATIONAL_PROGRAMMES = "vocational-programmes", "программы профессионального обучения на этот год"
    ADDITIONAL_PROGRAMMES = "additional-programmes", "программы дополнительного образования на этот год"
    CAREER_MODULES = "career-modules", "программы дополнительного образования с модулем по профориентации"
    PRACTICE_EVENTS = "practice-events", "мероприятия практико-ориентированного модуля"
    TEACHERS_EVENTS = "teachers-events", "мероприятия для педагогов, которые уже прошли"
    REGIONAL_EVENTS = "regional-events", "мероприятия региона для педагогов, которые уже прошли"
    PARENTS_EVENTS = "parents-events", "мероприятия для родителей, которые уже прошли"
    PARENTS_MEETINGS = "parents-meetings", "месяцы из срока, в которые прошло родительское собрание для всего региона"
    COVERAGE = "coverage", "прошедшие месяцы, о мероприятиях которых есть рассказ"


class SchoolTask(Choice):
    """What an item asks of every school; the label says it in a few words.

    Named by an item, not by its number, like a proof: maps of other regions and years number the same tasks otherwise.
    """

    DIAGNOSTICS = "diagnostics", "самодиагностика готовности"
    ORDER = "order", "приказ о реализации профминимума"
    RESPONSIBLE = "responsible", "ответственный не ниже заместителя директора"
    POWERS = "powers", "локальные акты о полномочиях ответственных"
    WORKING_GROUP = "working-group", "рабочая группа"
    PLAN = "plan", "план работы в часах"
    TICKET_TO_FUTURE = "ticket-to-future", "регистрация в проекте «Билет в будущее»"
    LESSONS = "lessons", "занятия «Россия – мои горизонты» по четвергам"
    SUBJECT_BLOCKS = "subject-blocks", "профориентационные блоки в учебных предметах"
    AGREEMENTS = "agreements", "соглашения с партнёрами"
    PROGRAMMES = "programmes", "сведения о программах"
    CLASSES = "classes", "перечень предпрофессиональных классов"
    CONSENTS = "consents", "согласия на обработку персональных данных"
    MEETINGS = "meetings", "родительские собрания"
    SUBJECT_LESSONS = "subject-lessons", "уроки о значении предмета для профессии"
    EVENTS = "events", "мероприятия по выбранному уровню"
    SECTION = "section", "раздел «Профминимум» на сайте школы"
    STORIES = "stories", "рассказы о прошедших мероприятиях"
    OTHER = "other", "другая задача"

    @property
    def is_readiness(self) -> bool:
        """Whether a school's readiness counts it: all but what goes on being published."""
        return self not in (SchoolTask.SECTION, SchoolTask.STORIES)


class RoadmapItem(FieldGroup):
    """One item of the road map, word for word."""

    number: ItemNumber = required("Номер", "Как в документе: «3.12».")
    title: Text = required("Мероприятие", "Дословно.")
    deadline: Deadline = required("Срок", "Когда исполнить.")
    responsible: tuple[Responsible, ...] = required("Ответственные", "Кто отвечает.", min_length=1)
    results: tuple[Text, ...] = required("Ожидаемые результаты", "Дословно.", min_length=1)
    concerns_parents: Title | None = optional(
        "Что это значит для родителей", "Где на этом сайте увидеть результат, простыми словами."
    )
    task: SchoolTask | None = optional("Задача школы", "Что по этому пункту делает каждая школа, если он для школ.")
    proof: Proof | None = optional("Что показывает сайт", "По каким записям сайта видно, как идёт выполнение.")
    states: tuple[State, ...] = list_of("Состояние", "Что известно о выполнении, с подтверждением.")


class RoadmapSection(FieldGroup):
    """A section of the road map."""

    number: Title = required("Номер", "Как в документе.")
    title: Title = required("Название", "Дословно.")
    items: tuple[RoadmapItem, ...] = required("Пункты", "По порядку.")


class Roadmap(Record):
    """The road map of a school year; the year is the file's name."""

    title: Text = required("Название", "Дословно.")
    short_title: Title = required("Коротко", "Для заголовка страницы.")
    school_year: SchoolYear = required("Учебный год", "Например, «2023-24».")
    document: DocumentId | None = optional("Документ", "Идентификатор из перечня документов.")
    sections: tuple[RoadmapSection, ...] = required("Разделы", "По порядку.")
