"""Groups of fields that several records share: contacts, venues, dates of joining. Knows no whole record."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import model_validator

from .schema.fields import FieldGroup, deprecated, list_of, optional, required
from .schema.grades import Grades
from .schema.ranges import Range
from .schema.times import Clock, Day, Moment
from .schema.types import (
    Choice,
    Email,
    Identifier,
    PartReference,
    Phone,
    Places,
    Reference,
    Roubles,
    Text,
    TimeZone,
    Title,
    Url,
)
from .when.bounds import with_when, with_window
from .when.notation import WhenText

MunicipalityId = Annotated[Identifier, Reference("municipality")]
OrganisationId = Annotated[Identifier, Reference("organisation")]
SchoolId = Annotated[Identifier, Reference("school")]
DocumentId = Annotated[Identifier, PartReference("document")]


class PageKind(Choice):
    """What an official page on the web is."""

    SITE = "site", "официальный сайт"
    SECTION = "section", "раздел сайта"
    VK = "vk", "ВКонтакте"
    OK = "ok", "Одноклассники"
    MAX = "max", "канал в MAX"
    NAVIGATOR = "navigator", "Навигатор дополнительного образования"


class Weekday(Choice):
    """A day of the week."""

    MONDAY = "monday", "понедельник"
    TUESDAY = "tuesday", "вторник"
    WEDNESDAY = "wednesday", "среда"
    THURSDAY = "thursday", "четверг"
    FRIDAY = "friday", "пятница"
    SATURDAY = "saturday", "суббота"
    SUNDAY = "sunday", "воскресенье"


class Cost(Choice):
    """What joining costs a family."""

    FREE = "free", "бесплатно"
    CERTIFICATE = "certificate", "по социальному сертификату"
    PAID = "paid", "платно"


class Fee(FieldGroup):
    """What joining costs a family: a sum for each unit that is told, in roubles."""

    per_person: Roubles | None = optional("С человека", "Рублей за участие, один раз: «300», «250–300», «от 200».")
    per_group: Roubles | None = optional("С группы", "Рублей за всю группу или класс, один раз.")
    per_lesson: Roubles | None = optional("За занятие", "Рублей за одно занятие.")
    per_month: Roubles | None = optional("В месяц", "Рублей в месяц.")
    per_year: Roubles | None = optional("За учебный год", "Рублей за учебный год.")
    per_course: Roubles | None = optional("За весь курс", "Рублей за всю программу.")
    reductions: tuple[Title, ...] = list_of(
        "Льготы", "Кому дешевле или бесплатно: «для многодетных бесплатно», «второй ребёнок – 50 %»."
    )
    note: Title | None = optional("О плате", "Что входит, или если суммы нет: «вместе с материалами», «по договору».")

    @property
    def amounts(self) -> tuple[tuple[str, Range, str], ...]:
        """The sums that are told: the field's name, the sum, and what it is for in words («в месяц»)."""
        told = ((name, getattr(self, name), info.title or "") for name, info in type(self).model_fields.items())
        return tuple((name, own, title.lower()) for name, own, title in told if isinstance(own, Range))


class StudyForm(Choice):
    """How lessons are held."""

    IN_PERSON = "in-person", "очно"
    ONLINE = "online", "дистанционно"
    MIXED = "mixed", "очно и дистанционно"


class PartnerKind(Choice):
    """Whom a partner stands for, as road maps list partners."""

    UNIVERSITY = "university", "вуз"
    COLLEGE = "college", "колледж или техникум"
    EMPLOYER = "employer", "работодатель"
    EMPLOYMENT_SERVICE = "employment-service", "служба занятости или кадровое агентство"
    VOLUNTEERS = "volunteers", "объединение волонтёров"
    CULTURE_SPORT = "culture-sport", "организация культуры или спорта"
    MEDIA = "media", "СМИ"
    NON_PROFIT = "non-profit", "общественная или некоммерческая организация"
    SUPPLEMENTARY = "supplementary", "организация дополнительного образования"


class OfficialPage(FieldGroup):
    """An official page of a school or organisation."""

    kind: PageKind = required("Вид", "Что это за страница.")
    url: Url = required("Адрес", "Ссылка целиком, с https://.")


class Contact(FieldGroup):
    """Whom to ask: a role, never a person's name."""

    role: Title = required("Должность", "Кто отвечает, без фамилии: «заместитель директора по воспитательной работе».")
    about: Title | None = optional("По каким вопросам", "С чем обращаться именно к нему.")
    phone: Phone | None = optional("Телефон", "Служебный, с кодом города.", examples=["+7 (0000) 00-00-00"])
    email: Email | None = optional("Почта", "Служебная почта школы или организации.")
    hours: Title | None = optional("Когда обращаться", "Дни и часы приёма.", examples=["пн–пт, 9:00–16:00"])
    room: Title | None = optional("Кабинет", "Где найти.")


class Branch(FieldGroup):
    """A branch of a school or organisation."""

    id: Identifier = required("Идентификатор", "Короткое имя латиницей; им филиал называют в других записях.")
    name: Title = required("Название", "Как филиал называют.")
    settlement: Title | None = optional("Населённый пункт", "Село, посёлок, город.")
    address: Title | None = optional("Адрес", "Улица и дом.")
    grades: Grades = list_of("Классы", "Какие классы учатся в филиале.")


class Renaming(FieldGroup):
    """A name that a school or organisation no longer has."""

    name: Title = required("Прежнее название", "Как школа или организация называлась раньше.")
    date: Day = required("Когда переименована", "Первый день с новым названием.")


class Place(FieldGroup):
    """Where something happens."""

    name: Title | None = optional("Место", "Как площадку называют.", examples=["мастерские колледжа"])
    address: Title | None = optional("Адрес", "Населённый пункт, улица, дом.")
    municipality: MunicipalityId | None = optional("Муниципалитет", "Из справочника муниципалитетов.")
    organisation: OrganisationId | None = optional(
        "Организация", "Если площадка – колледж, вуз или предприятие из справочника."
    )
    branch: Identifier | None = optional("Филиал", "Идентификатор филиала из записи школы или организации.")


class Venue(Place):
    """One of the places of an event, with its own time where it differs."""

    when: WhenText | None = optional("Когда", "Если на этой площадке своё время.", examples=["2026-11-12 15:00–16:30"])
    timezone: TimeZone | None = optional(
        "Часовой пояс", "Если на этой площадке часы другие.", examples=["Europe/Moscow"]
    )
    starts: Moment | None = deprecated("Начало", "Время теперь пишут одной строкой в поле «when».")
    ends: Moment | None = deprecated("Окончание", "Время теперь пишут одной строкой в поле «when».")

    @model_validator(mode="before")
    @classmethod
    def _reads_bounds(cls, values: Any) -> Any:
        return with_when(values)


class Access(Choice):
    """Whom an event, a programme or a class is open to, by school."""

    ANYONE = "anyone", "открыто всем", "всем школьникам"
    OWN = "own", "только своим", "только ученикам этой школы"
    BY_AGREEMENT = "by-agreement", "школам, с которыми есть договор", "ученикам школ, у которых есть договор"
    SCHOOLS = "schools", "только названным школам"


class Partner(FieldGroup):
    """A partner of a class, a programme or a school."""

    name: Title = required("Название", "Как партнёра называют.")
    kind: PartnerKind = required("Вид", "Вуз, колледж, работодатель и другие.")
    organisation: OrganisationId | None = optional("Запись", "Идентификатор, если организация есть в справочнике.")
    contribution: Title | None = optional("Что даёт", "Чем помогает: мастерские, преподаватели, практика.")


class Wave(FieldGroup):
    """A time in which one can join, and what is said of it."""

    when: WhenText | None = optional(
        "Срок",
        "Одной строкой: «2026-09-01 – 2026-09-15», «с 1 сентября 2026», «до 2026-09-15 18:00», «2026-08», «неизвестно».",
        examples=["2026-09-01 – 2026-09-15"],
    )
    name: Title | None = optional("Какой набор", "Если их несколько: «вторая волна», «дополнительный набор».")
    results: Moment | None = optional("Результаты", "Когда объявят, кто принят.")
    free: Places | None = optional("Свободных мест", "Сколько мест ещё свободно.")
    free_on: Day | None = optional("День подсчёта мест", "На какой день свободных мест столько.")


class JoiningTimes(Wave):
    """All times in which one can join: a first one, and further waves."""

    waves: tuple[Wave, ...] = list_of("Другие наборы", "Вторая волна, дополнительный набор: у каждого свой срок.")

    @model_validator(mode="before")
    @classmethod
    def _reads_window(cls, values: Any) -> Any:
        return with_window(values)

    @property
    def all_waves(self) -> tuple[Wave, ...]:
        """The first time to join, if anything is said of it, and the further ones, as the file has them."""
        own = {name: getattr(self, name) for name in Wave.model_fields}
        is_told = any(part is not None for part in own.values())
        return (Wave.model_construct(**own), *self.waves) if is_told else self.waves


class Enrolment(JoiningTimes):
    """When and how to join."""

    url: Url | None = optional("Где записаться", "Ссылка на запись: Госуслуги, Навигатор, сайт.")
    how: Text | None = optional("Как записаться", "Что сделать, если записывают не по ссылке.")
    documents: tuple[Title, ...] = list_of("Документы", "Что принести, чтобы записаться.")
    opens: Day | None = deprecated("Начало записи", "Срок теперь пишут одной строкой в поле «when».")
    closes: Day | None = deprecated("Конец записи", "Срок теперь пишут одной строкой в поле «when».")


class Session(FieldGroup):
    """A regular weekly meeting."""

    weekday: Weekday = required("День недели", "В какой день.")
    starts: Clock | None = optional("Начало", "Во сколько начинается.", examples=["15:30"])
    ends: Clock | None = optional("Окончание", "Во сколько заканчивается.")
    grades: Grades = list_of("Классы", "Если время у классов разное.")
    group: Title | None = optional(
        "Группа", "Если групп несколько, у каждой своё время: «1-я группа», «младшая».", examples=["1-я группа"]
    )
    venue: Place | None = optional("Где", "Если занятия проходят в разных местах.")
