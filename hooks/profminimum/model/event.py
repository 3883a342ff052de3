"""Events: excursions, trials, open days, parents' meetings. Names follow schema.org and iCalendar."""

from __future__ import annotations

from datetime import date

from .schema.fields import FieldGroup, Record, deprecated, list_of, optional, required
from .schema.grades import Grades
from .schema.times import Day, Moment
from .schema.types import Choice, Count, Flag, Hours, PhotoFile, Places, Text, Title, Url
from .shared import Cost, OrganisationId, SchoolId, Venue
from .vocabularies import DirectionId, FormatId


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


class Event(Record):
    """An event on a day or over a period, in one place or many."""

    title: Title = required("Название", "Как мероприятие называется.")
    format: FormatId = required("Формат", "Из справочника форматов.")
    summary: Title | None = optional("Коротко", "Что будет, одной строкой.")
    description: Text | None = optional("Подробнее", "Что делать, что взять с собой, как одеться.")
    starts: Moment = required("Начало", "День или день и время.", examples=["2026-11-12 15:00"])
    ends: Moment | None = optional("Окончание", "День или день и время.", examples=["2026-11-12 16:30"])
    schedule_note: Title | None = optional("О времени", "Если точное время или день окончания неизвестны.")
    venues: tuple[Venue, ...] = list_of("Где", "Одна площадка или несколько.")
    attendance_mode: AttendanceMode = optional(
        "Как участвовать", "Очно, онлайн или и так, и так.", default=AttendanceMode.OFFLINE
    )
    online_url: Url | None = optional(
        "Ссылка на трансляцию", "Где смотреть.", when=("attendance_mode", "online", "mixed")
    )
    audience: tuple[Audience, ...] = required("Для кого", "Ученикам, родителям, педагогам.", min_length=1)
    grades: Grades = list_of("Классы", "Для учеников и родителей каких классов.")
    schools: tuple[SchoolId, ...] = list_of("Школы", "Если мероприятие только для некоторых школ.")
    hosts: tuple[OrganisationId, ...] = list_of(
        "Кто принимает", "Организации из справочника, кроме той, в чьей папке запись."
    )
    professions: tuple[Title, ...] = list_of("Профессии", "О каких профессиях речь.")
    registration: Registration | None = optional("Запись", "Нужна ли и где.")
    cost: Cost | None = optional("Стоимость", "Бесплатно или нет.")
    counts_towards: DirectionId | None = optional("В счёт какого направления", "Идентификатор направления.")
    hours: Hours | None = optional("Часов", "Сколько часов засчитывается.")
    voluntary_note: Text | None = optional(
        "О добровольности", "Если посещаете предприятие или колледж: участие добровольно, кто сопровождает."
    )
    suits_ovz: Flag | None = optional("Подходит детям с ОВЗ", "true – подходит.")
    transport: Title | None = optional("Как добраться", "Автобус, пешком.")
    status: EventStatus = optional("Состояние", "Состоится, перенесено, отменено.", default=EventStatus.SCHEDULED)
    status_reason: Title | None = optional(
        "Почему", "Причина переноса или отмены.", when=("status", "cancelled", "postponed")
    )
    revision: Count = deprecated(
        "Номер правки", "Больше не нужен: календари узнают о правке по дню последнего изменения.", default=0
    )
    coverage: tuple[Coverage, ...] = list_of("Как прошло", "Рассказы после мероприятия.")
    photos: tuple[Photo, ...] = list_of("Снимки", "Как это было. У каждого – описание и слово о людях на нём.")

    @property
    def last_day(self) -> date:
        """The last day that the event, or a venue with a time of its own, names."""
        moments = [self.starts, self.ends]
        for venue in self.venues:
            moments += [venue.starts, venue.ends]
        return max(moment.day for moment in moments if moment)
