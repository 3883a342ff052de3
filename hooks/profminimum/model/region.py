"""The region: whose site this is, which school year runs, where corrections go."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from .review import ReviewPeriod
from .schema.fields import FieldGroup, Record, Source, list_of, optional, required
from .schema.types import Choice, Email, Flag, SchoolYear, Text, TimeZone, Title, Url
from .shared import Contact, OrganisationId
from .when.notation import WhenText


class ForgeKind(Choice):
    """Which software keeps the repository; it decides how links to a file are built."""

    GITHUB = "github", "GitHub"
    GITLAB = "gitlab", "GitLab"
    GITEA = "gitea", "Gitea, Forgejo или GitVerse"


class Forge(FieldGroup):
    """The repository in which the data live."""

    kind: ForgeKind = required("Вид", "Какая это площадка.")
    url: Url = required("Адрес", "Ссылка на репозиторий.")
    branch: Title = optional("Ветка", "Куда вносят правки.", default="main")


class Figure(FieldGroup):
    """A number about the region that a source states."""

    what: Title = required("Что", "Что сосчитано.")
    value: Title = required("Сколько", "Как в источнике.")
    period: Title = required("Когда", "К какому времени относится.")
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взято.")


class Holidays(FieldGroup):
    """Days without lessons: a holiday, or the school holidays of a season."""

    title: Title = required("Название", "«Осенние каникулы», «День народного единства».")
    when: WhenText = required("Когда", "День или период.", examples=["2026-11-02 – 2026-11-08"])
    sources: tuple[Source, ...] = list_of("Источники", "Откуда взято.")

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of them in order; none where no day is named."""
        spans = [(one.starts.day, one.last_day) for one in self.when.occurrences()]
        days = {first + timedelta(days=number) for first, last in spans for number in range((last - first).days + 1)}
        return tuple(sorted(days))


class Region(Record):
    """The region and its information section."""

    name: Title = required("Название", "«Псковская область», «Пермский край».")
    name_genitive: Title = required("Название в родительном падеже", "«Псковской области», «Пермского края».")
    code: Title | None = optional("Код", "Код субъекта Российской Федерации.")
    timezone: TimeZone = required("Часовой пояс", "Например, «Europe/Moscow».")
    section_title: Title = required(
        "Название раздела", "Как раздел называется на сайте: во всех заголовках, календарях, документах и письмах."
    )
    school_year: SchoolYear = required("Текущий учебный год", "Например, «2026-27».")
    operator: OrganisationId | None = optional("Региональный оператор", "Идентификатор из справочника организаций.")
    contacts: tuple[Contact, ...] = list_of("Кого спросить в регионе", "Если школа не ответила.")
    team: tuple[Title, ...] = list_of(
        "Региональная команда", "Кто в неё входит, по ролям и без фамилий: «методист», «координатор проекта»."
    )
    review: tuple[ReviewPeriod, ...] = list_of(
        "Сроки сверки", "Через сколько дней сверять записи каждого вида, если обычный срок региону не подходит."
    )
    editor_email: Email | None = optional("Почта редакции", "Куда присылать исправления.")
    forge: Forge | None = optional("Репозиторий", "Где лежат данные сайта.")
    desk: Flag = optional(
        "Стол оператора на сайте",
        "true – отчёты о готовности, охвате и сроках публикуются вместе с сайтом; иначе их видно только в предпросмотре.",
        default=False,
    )
    samples: Flag | None = optional(
        "Показывать образцы",
        "true – придуманные записи видны с пометкой и входят в подсчёты, false – их нет нигде. Если не сказано, они видны, "
        "пока нет ни одной настоящей школы, программы или класса.",
    )
    about: Text | None = optional("О разделе", "Одно-два предложения для главной страницы.")
    figures: tuple[Figure, ...] = list_of("Цифры", "Что известно о регионе.")
    rights: tuple[Source, ...] = list_of("Правила", "Действующие правила, на которые опирается раздел.")

    holidays: tuple[Holidays, ...] = list_of(
        "Каникулы и праздники", "Дни, в которые занятий нет: их пропускает всё, что повторяется по неделям."
    )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which all days and times of the data are meant."""
        return ZoneInfo(self.timezone)

    def days_without_lessons(self) -> frozenset[date]:
        """Returns every day of the holidays."""
        return frozenset(day for holidays in self.holidays for day in holidays.days)
