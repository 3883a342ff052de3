"""Programmes that a child of grades 6–11 can join: additional education and vocational training."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from .schema.ages import ForPupils, with_ages
from .schema.fields import FieldGroup, deprecated, list_of, optional, required
from .schema.grades import Grades
from .schema.times import Day
from .schema.types import Age, Ages, Choice, Flag, Hours, Months, Places, SchoolYear, Text, Title, Url
from .shared import Access, Cost, Enrolment, Fee, Partner, Place, SchoolId, Session, StudyForm
from .vocabularies import SphereId


class ProgrammeKind(Choice):
    """Which of the two kinds a programme is; it decides the direction that its hours count towards."""

    ADDITIONAL = "additional", "дополнительное образование"
    VOCATIONAL = "vocational", "профессиональное обучение"

    @property
    def direction(self) -> str:
        """The identifier of the direction."""
        return {"additional": "additional-education", "vocational": "vocational-training"}[self.value]


class CareerModule(FieldGroup):
    """The career-guidance module of a programme for children over 12, which road maps ask for."""

    hours: Hours | None = optional("Часов", "Сколько часов в модуле.")
    diagnostics: Flag = optional("Диагностика", "true – есть.", default=False)
    excursions: Flag = optional("Экскурсии", "true – есть.", default=False)
    meetings: Flag = optional("Встречи с профессионалами", "true – есть.", default=False)
    final_assessment: Flag = optional("Итоговая аттестация с элементами профессии", "true – есть.", default=False)


class Programme(ForPupils):
    """A programme of additional education or of vocational training."""

    title: Title = required(
        "Название",
        "Как программа называется.",
        synonyms="название программы; наименование программы; программа; объединение; наименование объединения; "
        "наименование дооп; название дооп; дооп; творческое объединение; секция; студия; название курса; наименование курса; "
        "наименование дополнительной общеобразовательной программы; дополнительная общеразвивающая программа; "
        "наименование дополнительной общеразвивающей программы; название объединения; кружок; название кружка; дополнительная общеобразовательная программа",
    )
    kind: ProgrammeKind = required("Вид", "Дополнительное образование или профессиональное обучение.")
    school_year: SchoolYear = required("Учебный год", "Например, «2026-27».")
    summary: Title = required("Коротко", "Чему научится ребёнок, одной строкой.")
    description: Text | None = optional("Подробнее", "Что делают на занятиях.")
    field: Title | None = optional(
        "Направленность",
        "Техническая, естественно-научная и другие.",
        when=("kind", "additional"),
        synonyms="направленность; направление; направленность программы",
    )
    spheres: tuple[SphereId, ...] = list_of(
        "Сферы",
        "О какой работе: ИТ, медицина. Если не указано, сайт возьмёт из направленности или отраслей организации.",
    )
    profession: Title | None = optional("Профессия", "Какую профессию получает ученик.", when=("kind", "vocational"))
    profession_code: Title | None = optional("Код профессии", "По перечню профессий.", when=("kind", "vocational"))
    rank: Title | None = optional("Разряд или категория", "Что присваивают.", when=("kind", "vocational"))
    grades: Grades = list_of(
        "Классы",
        "Ученики каких классов могут записаться; вместо них можно назвать возраст.",
        min_length=1,
        unless="ages",
        synonyms="класс; классы; для кого; контингент; участники; целевая аудитория",
    )
    ages: Ages | None = optional(
        "Возраст",
        "Полных лет: «7–10», «с 14», «до 12». Если классы не названы, сайт найдёт их по возрасту и покажет как примерные.",
        synonyms="возраст; возраст детей; возраст обучающихся; возраст учащихся; возрастная категория",
    )
    age_from: Age | None = deprecated("Возраст от", "Возраст теперь пишут одной строкой в поле «ages».")
    age_to: Age | None = deprecated("Возраст до", "Возраст теперь пишут одной строкой в поле «ages».")
    hours: Hours | None = optional(
        "Часов всего",
        "Сколько часов в программе.",
        synonyms="часов в год; количество часов; кол-во часов; объем; объем часов; часы; часов; срок реализации, часов; "
        "всего часов; часов всего; общее количество часов; трудоемкость; учебная нагрузка",
    )
    months: Months | None = optional("Месяцев", "Сколько длится.")
    form: StudyForm | None = optional("Форма", "Очно, дистанционно или и так, и так.")
    cost: Cost | None = optional(
        "Стоимость",
        "Бесплатно, по сертификату, платно.",
        synonyms="стоимость; оплата; условия; финансирование; источник финансирования; "
        "бюджет/внебюджет; платно/бесплатно; бюджет; условия обучения; форма оплаты",
    )
    fee: Fee | None = optional("Плата", "Сколько рублей и за что, кому дешевле.", when=("cost", "paid"))
    price: Title | None = deprecated(
        "Сколько стоит", "Пишите в поле «fee»: сумму, за что она и кому дешевле.", when=("cost", "paid")
    )
    places: Places | None = optional("Мест", "Сколько детей примут: «20», «15–20», «до 20».")
    sessions: tuple[Session, ...] = list_of(
        "Дни занятий",
        "Дни недели и время.",
        synonyms="расписание; расписание занятий; режим занятий; дни занятий; график занятий; время занятий; "
        "время и место; дни и часы; когда; дни недели; день недели; дни; день и время; дни и время занятий",
    )
    starts: Day | None = optional("Начало занятий", "Первый день.")
    ends: Day | None = optional("Конец занятий", "Последний день.")
    venue: Place | None = optional(
        "Где занимаются",
        "Площадка и адрес.",
        synonyms="адрес; место; место занятий; место проведения; место реализации; адрес проведения занятий; "
        "кабинет; каб; помещение; аудитория; место и кабинет",
    )
    enrolment: Enrolment | None = optional(
        "Запись",
        "Сроки и ссылка.",
        synonyms="запись; запись на программу; зачисление; сроки записи; как записаться; "
        "запись до; прием заявлений; условия зачисления; условия приема; порядок записи; зачисление до",
    )
    access: Access | None = optional(
        "Кому доступно", "Берут из любой школы, только своих, по договору или из названных школ."
    )
    schools: tuple[SchoolId, ...] = list_of(
        "Школы",
        "Из каких школ берут: идентификаторы.",
        when=("access", "by-agreement", "schools"),
        synonyms="школы с договором",
    )
    suits_ovz: Flag | None = optional(
        "Подходит детям с ОВЗ", "true – программа подходит детям с ограниченными возможностями здоровья."
    )
    transport: Title | None = optional("Как добраться", "Школьный автобус, рейсовый автобус, пешком.")
    qualification_document: Title | None = optional("Что выдают", "Свидетельство, сертификат, удостоверение.")
    final_exam: Title | None = optional("Чем заканчивается", "Экзамен, защита проекта.")
    partners: tuple[Partner, ...] = list_of("Партнёры", "Кто помогает.")
    career_module: CareerModule | None = optional(
        "Модуль по профориентации", "Для детей старше 12 лет.", when=("kind", "additional")
    )
    navigator_url: Url | None = optional(
        "Карточка в Навигаторе", "Ссылка на программу в Навигаторе.", when=("kind", "additional")
    )

    @model_validator(mode="before")
    @classmethod
    def _reads_ages(cls, values: Any) -> Any:
        return with_ages(values)
