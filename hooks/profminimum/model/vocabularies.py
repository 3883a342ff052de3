"""The vocabularies of the field: levels, directions, formats, profiles, municipalities. Data with sources, not code."""

from __future__ import annotations

from .schema.fields import FieldGroup, Record, Source, list_of, optional, required
from .schema.times import Day
from .schema.types import Choice, Flag, Grade, Hours, Identifier, SchoolYear, Text, Title, Url
from .shared import Contact, DirectionId, LevelId, OrganisationId


class VocabularyEntry(FieldGroup):
    """An entry of a vocabulary: other records name it by `id`."""

    id: Identifier = required("Идентификатор", "Короткое имя латиницей; так его пишут в записях.")
    name: Title = required("Название", "Как пишут в документах.")
    aliases: tuple[Title, ...] = list_of("Другие названия", "Как ещё называют.")
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взято.")


class Level(VocabularyEntry):
    """A level of the career-guidance minimum and the hours a year that it asks for at least."""

    min_hours: Hours = required("Часов в год, не меньше", "Сколько часов в учебном году получает каждый класс.")
    summary: Title = required("Коротко", "Что это значит для ребёнка, одной строкой.")
    description: Text | None = optional("Подробнее", "Простыми словами для родителей.")


class Direction(VocabularyEntry):
    """One of the seven directions in which a school works."""

    short_name: Title = required("Коротко", "Подпись для таблиц и диаграмм.")
    description: Text | None = optional("Что это", "Простыми словами для родителей.")


class KnownHours(FieldGroup):
    """Hours of a direction that an act or a source fixes for every school."""

    direction: DirectionId = required("Направление", "Из справочника направлений.")
    hours: Hours = required("Часов в год", "Сколько.")
    levels: tuple[LevelId, ...] = list_of("Уровни", "На каких уровнях.")
    note: Title | None = optional("Примечание", "Чего источник не говорит.")
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взято.")


class EventFormat(VocabularyEntry):
    """A format of an event: excursion, trial, open day."""

    description: Text | None = optional("Что это", "Простыми словами.")
    rules: tuple[Title, ...] = list_of("Правила", "Что соблюдают, когда проводят.")
    examples: tuple[Title, ...] = list_of("Примеры", "Как такие мероприятия называют.")
    is_visit: Flag = optional(
        "Посещение предприятия или колледжа",
        "true – участие добровольно для ученика и родителей.",
        default=False,
    )


class ClassProfile(VocabularyEntry):
    """A profile of preprofessional classes."""

    grades: tuple[Grade, ...] = list_of("Классы", "Если источник называет прямо.")
    subjects: tuple[Title, ...] = list_of("Углублённые предметы", "Если источник называет прямо.")
    example: Text | None = optional("Пример", "Что известно о таком классе.")


class MunicipalityKind(Choice):
    """A kind of municipality: a town and the okrug around it often share a name."""

    MUNICIPAL_OKRUG = "municipal-okrug", "муниципальный округ"
    URBAN_OKRUG = "urban-okrug", "городской округ"
    MUNICIPAL_DISTRICT = "municipal-district", "муниципальный район"


class Municipality(VocabularyEntry):
    """A municipality of the region."""

    kind: MunicipalityKind = required("Вид", "Городской или муниципальный округ.")
    short_name: Title = required("Коротко", "Название с видом, чтобы не спутать город и округ: «Мичуринский округ».")
    coordinator: Contact | None = optional(
        "Муниципальный координатор", "Кто отвечает за профминимум в муниципалитете: должность и служебный телефон."
    )


class Party(VocabularyEntry):
    """Someone responsible for items of the road map."""

    organisation: OrganisationId | None = optional(
        "Организация", "Идентификатор, если это одна организация из справочника."
    )


class Sector(VocabularyEntry):
    """A sector for which the road map names a centre of career guidance (item 2.10)."""


class Host(FieldGroup):
    """A site that links should not lead to."""

    host: Title = required("Имя сайта", "Например, «example.ru».")
    blocked: Flag = optional("Запрещён", "true – ссылка не допускается, false – предупреждение.", default=False)
    reason: Title = required("Почему", "Что не так и чем заменить.")
    source: Url | None = optional("Источник", "Где об этом сказано.")


class Levels(Record):
    """The file of levels."""

    levels: tuple[Level, ...] = required("Уровни", "От меньшего к большему.")
    known_hours: tuple[KnownHours, ...] = list_of("Часы по направлениям", "Только то, что подтверждено источником.")


class Directions(Record):
    """The file of directions."""

    directions: tuple[Direction, ...] = required("Направления", "По порядку документов.")


class EventFormats(Record):
    """The file of formats."""

    formats: tuple[EventFormat, ...] = required("Форматы", "Виды мероприятий.")


class ClassProfiles(Record):
    """The file of profiles."""

    profiles: tuple[ClassProfile, ...] = required("Профили", "Виды предпрофессиональных классов.")


class Municipalities(Record):
    """The file of municipalities."""

    municipalities: tuple[Municipality, ...] = required("Муниципалитеты", "Все муниципалитеты региона.")


class Parties(Record):
    """The file of responsible parties."""

    parties: tuple[Party, ...] = required("Ответственные", "Кто отвечает за пункты дорожной карты.")


class Sectors(Record):
    """The file of sectors."""

    sectors: tuple[Sector, ...] = required("Отрасли", "Для каких отраслей есть центры профориентации.")


class Hosts(Record):
    """The file of sites that links should not lead to."""

    hosts: tuple[Host, ...] = required("Сайты", "Имена сайтов с причиной.")


class LessonKind(Choice):
    """A kind of lesson of the course."""

    OPENING = "opening", "установочное"
    GUIDANCE = "guidance", "профориентационное"
    PRACTICE = "practice", "практико-ориентированное"
    INDUSTRY = "industry", "отраслевое"


class Lesson(FieldGroup):
    """One weekly lesson of «Россия – мои горизонты»."""

    date: Day = required("Дата", "День занятия по федеральному календарю.")
    topic: Title = required("Тема", "Как названа в источнике.")
    kind: LessonKind | None = optional("Вид", "Если источник называет или он ясен из темы.")
    note: Title | None = optional("Примечание", "Что стоит знать об этой дате или теме.")
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взято.")


class LessonCalendar(Record):
    """The lessons of a school year as far as they are known."""

    course: Title = required("Курс", "Название курса.")
    school_year: SchoolYear = required("Учебный год", "Например, «2026-27».")
    complete: Flag = required("Полный", "true – известны все занятия года, false – только часть.")
    lessons_total: Hours | None = optional("Всего занятий", "Сколько занятий в году.")
    note: Text | None = optional("Примечание", "Что известно о годе в целом.")
    lessons: tuple[Lesson, ...] = list_of("Занятия", "По порядку дат.")
