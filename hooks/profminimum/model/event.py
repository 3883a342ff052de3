"""Events: excursions, trials, open days, parents' meetings. Names follow schema.org and iCalendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import model_validator

from .levels import DirectionId
from .schema.ages import ForPupils
from .schema.fields import FieldGroup, deprecated, list_of, optional, required
from .schema.grades import Grades
from .schema.times import Day, Moment
from .schema.types import Ages, Choice, Count, Flag, Hours, PhotoFile, Places, Text, TimeZone, Title, Url
from .shared import Access, Cost, Fee, OrganisationId, SchoolId, Venue
from .vocabularies import FormatId, SphereId
from .when import NOT_KNOWN, When
from .when.bounds import with_beginnings, with_when
from .when.notation import WhenText


class EventStatus(Choice):
    """Whether an event takes place as planned."""

    SCHEDULED = "scheduled", "состоится"
    POSTPONED = "postponed", "перенесено"
    CANCELLED = "cancelled", "отменено"


class AttendanceMode(Choice):
    """How one takes part."""

    OFFLINE = "offline", "очно"
    ONLINE = "online", "онлайн"
    MIXED = "mixed", "очно и онлайн"


class Audience(Choice):
    """For whom an event is."""

    PUPILS = "pupils", "ученикам"
    PARENTS = "parents", "родителям"
    TEACHERS = "teachers", "педагогам"


class Registration(FieldGroup):
    """How to sign up."""

    required: Flag = optional("Нужна запись", "true – без записи не пустят.", default=False)
    closes: Moment | None = optional("Записаться до", "Последний день записи.")
    url: Url | None = optional("Где записаться", "Ссылка.")
    how: Text | None = optional("Как записаться", "Что сделать, если записывают не по ссылке.")
    places: Places | None = optional("Мест", "Сколько человек примут: «20», «15–20», «до 20».")


class Coverage(FieldGroup):
    """A story about an event, published afterwards."""

    title: Title = required("Заголовок", "Как называется рассказ.")
    date: Day | None = optional("Дата", "Когда опубликован.")
    url: Url | None = optional("Ссылка", "Где прочитать.")
    text: Text | None = optional("Как прошло", "Несколько предложений без фамилий детей.")


class PhotoConsent(Choice):
    """On what ground a photograph is published (152-ФЗ, article 10.1; Civil Code, article 152.1)."""

    NOBODY_RECOGNISABLE = "nobody-recognisable", "никого нельзя узнать"
    CONSENTS_HELD = "consents-held", "согласия на публикацию есть у школы"


class Photo(FieldGroup):
    """A photograph of an event."""

    file: PhotoFile = required(
        "Файл", "Имя файла JPEG, PNG или WebP в папке files/ школы или организации. Если шлёте письмом, приложите его."
    )
    alt: Title = required(
        "Что на снимке",
        "Словами, для тех, кто снимка не видит, без имён.",
        examples=["Восьмиклассники собирают робота в мастерской колледжа"],
    )
    people: PhotoConsent = required(
        "Люди на снимке",
        "Никого нельзя узнать, или у школы есть согласия всех, кого можно узнать, за детей – родителей.",
    )


class Event(ForPupils):
    """An event on a day or over a period, in one place or many."""

    title: Title = required(
        "Название",
        "Как мероприятие называется.",
        synonyms="мероприятие; мероприятия; наименование мероприятия; название мероприятия; содержание работы; "
        "содержание деятельности; тема; дела; вид деятельности; что проводим; что проводится; содержание; активность; дело; "
        "профессиональная проба; профпроба; проба; название пробы; экскурсия; тема мероприятия; тема занятия; "
        "дела, события, мероприятия; событие; события; название; наименование",
    )
    format: FormatId = required(
        "Формат",
        "Из справочника форматов.",
        synonyms="форма; формы; форма проведения; форма работы; вид мероприятия; тип мероприятия; формат проведения; "
        "форма организации; формат мероприятия; формы работы; форма и вид",
    )
    summary: Title | None = optional("Коротко", "Что будет, одной строкой.")
    description: Text | None = optional("Подробнее", "Что будут делать, как одеться.")
    when: WhenText = required(
        "Когда",
        "День и часы, период, несколько дней через точку с запятой, «по вторникам с … по …», месяц. Пока не решено – «неизвестно».",
        examples=["2026-11-12 15:00–16:30"],
        synonyms="срок; сроки; сроки проведения; срок проведения; дата; даты; дата проведения; дата и время; "
        "дата и время проведения; срок исполнения; сроки исполнения; сроки реализации; период проведения; "
        "дата реализации; число; когда; дата начала; день; ориентировочное время проведения",
    )
    timezone: TimeZone | None = optional(
        "Часовой пояс", "Если время названо не по часам региона: «Europe/Moscow».", examples=["Europe/Moscow"]
    )
    starts: Moment | None = deprecated("Начало", "Время теперь пишут одной строкой в поле «when».")
    ends: Moment | None = deprecated("Окончание", "Время теперь пишут одной строкой в поле «when».")
    bring: tuple[Title, ...] = list_of(
        "Что взять с собой", "Сменная обувь, вода, согласие родителей.", synonyms="что взять с собой; взять с собой"
    )
    schedule_note: Title | None = optional("О времени", "Что ещё надо знать о времени, одной строкой.")
    venues: tuple[Venue, ...] = list_of(
        "Где",
        "Одна площадка или несколько.",
        synonyms="место; место проведения; площадка; адрес; локация; где; место и адрес; поо; принимающая организация; кабинет; помещение; "
        "место реализации; база проведения",
    )
    attendance_mode: AttendanceMode = optional(
        "Как участвовать", "Очно, онлайн или и так, и так.", default=AttendanceMode.OFFLINE
    )
    online_url: Url | None = optional(
        "Ссылка на трансляцию", "Где смотреть.", when=("attendance_mode", "online", "mixed")
    )
    audience: tuple[Audience, ...] = required("Для кого", "Ученикам, родителям, педагогам.", min_length=1)
    grades: Grades = list_of(
        "Классы",
        "Для учеников и родителей каких классов.",
        synonyms="класс; классы; параллель; параллели; участники; категория участников; целевая аудитория; "
        "контингент; для кого; аудитория; обучающиеся; ученики; возраст; возрастная группа",
    )
    ages: Ages | None = optional(
        "Возраст",
        "Полных лет: «7–10», «с 14», «до 12». Если классы не названы, сайт найдёт их по возрасту и покажет как примерные.",
        synonyms="возраст; возраст участников; возраст детей; возраст обучающихся; возраст учащихся; возрастная категория",
    )
    access: Access | None = optional("Кому доступно", "Можно ли прийти из другой школы.")
    schools: tuple[SchoolId, ...] = list_of("Школы", "Если мероприятие только для некоторых школ.")
    hosts: tuple[OrganisationId, ...] = list_of(
        "Кто принимает", "Организации из справочника, кроме той, в чьей папке запись."
    )
    professions: tuple[Title, ...] = list_of("Профессии", "О каких профессиях речь.")
    spheres: tuple[SphereId, ...] = list_of(
        "Сферы", "О какой работе: ИТ, медицина. Если не указано, сайт возьмёт из отраслей организаций."
    )
    registration: Registration | None = optional("Запись", "Нужна ли и где.")
    cost: Cost | None = optional("Стоимость", "Бесплатно или нет.", synonyms="стоимость; условия участия")
    fee: Fee | None = optional("Плата", "Сколько рублей и за что, кому дешевле.", when=("cost", "paid"))
    counts_towards: DirectionId | None = optional("В счёт какого направления", "Идентификатор направления.")
    hours: Hours | None = optional("Часов", "Сколько часов засчитывается.")
    voluntary_note: Text | None = optional(
        "О добровольности", "Если посещаете предприятие или колледж: участие добровольно, кто сопровождает."
    )
    suits_ovz: Flag | None = optional("Подходит детям с ОВЗ", "true – подходит.")
    transport: Title | None = optional("Как добраться", "Автобус, пешком.")
    status: EventStatus = optional("Состояние", "Состоится, перенесено, отменено.", default=EventStatus.SCHEDULED)
    was: WhenText | None = optional(
        "Было назначено",
        "Если перенесли: когда мероприятие должно было пройти. Новое время – в поле «when».",
        when=("status", "postponed"),
        examples=["2026-11-05 15:00"],
    )
    status_reason: Title | None = optional(
        "Почему", "Причина переноса или отмены.", when=("status", "cancelled", "postponed")
    )
    revision: Count = deprecated(
        "Номер правки", "Больше не нужен: календари узнают о правке по дню последнего изменения.", default=0
    )
    coverage: tuple[Coverage, ...] = list_of("Как прошло", "Рассказы после мероприятия.")
    photos: tuple[Photo, ...] = list_of("Снимки", "Как это было. У каждого – описание и слово о людях на нём.")

    @model_validator(mode="before")
    @classmethod
    def _reads_bounds(cls, values: Any) -> Any:
        return with_when(with_beginnings(values))

    @property
    def is_postponed(self) -> bool:
        """Whether it takes place at another time than was said; the new one may be unknown."""
        return self.status is EventStatus.POSTPONED

    @property
    def current_time(self) -> When:
        """When it takes place as far as is known: the old time of a postponed event is not it."""
        return NOT_KNOWN if self.is_postponed and self.was is None else self.when

    @property
    def former_time(self) -> When | None:
        """When a postponed event was to take place; a file that names one time only names the old one."""
        if not self.is_postponed:
            return None
        return self.was if self.was is not None else self.when

    @property
    def last_day(self) -> date | None:
        """The last day that the event, or a venue with a time of its own, names; None where that is unknown."""
        times = [self.when, *(venue.when for venue in self.venues if venue.when)]
        return max((time.last_day for time in times if time.last_day), default=None)
