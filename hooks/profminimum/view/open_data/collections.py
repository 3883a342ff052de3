"""Declarations of the open data around the records: names of collections, heads of items; made as the model is.

Knows neither values nor files: the schema, the page about the data and the tables are made from these declarations.
"""

from __future__ import annotations

from typing import NamedTuple

from ...model import CONTRIBUTED, KINDS, FieldGroup, Kind, Record
from ...model.schema.fields import list_of, optional, required
from ...model.schema.grades import Grades
from ...model.schema.times import Day
from ...model.schema.types import Count, Flag, Identifier, Title, Url
from ...model.shared import Access, MunicipalityId
from ...model.vocabularies import SphereId

VERSION = "2.0"
"""Of the schema: the first number rises when a field disappears or changes its meaning, the second when one is added."""


class Collection(NamedTuple):
    """All records of one kind."""

    kind: str
    name: str
    """Of its files: `events` is `api/v1/events.json`."""
    label: str
    model: type[Record]
    entries: tuple[str, ...]
    """The way to the list inside a record whose entries are the rows of a table; empty if the record itself is a row."""


_FIRST = ("region", *(kind.name for kind in CONTRIBUTED), "roadmap", "lessons", "municipalities")
"""What families ask for first; the other vocabularies come after."""


def _rank(kind: Kind) -> int:
    return _FIRST.index(kind.name) if kind.name in _FIRST else len(_FIRST)


COLLECTIONS = tuple(
    Collection(kind.name, kind.collection, kind.label_plural, kind.model, kind.entries)
    for kind in sorted(KINDS, key=_rank)
)
"""Every kind of record."""


class Owner(FieldGroup):
    """The school or organisation that a record belongs to."""

    kind: Identifier = required("Кто это", "school – школа, organisation – организация.")
    id: Identifier = required("Идентификатор", "По нему владельца находят среди школ или организаций.")
    name: Title = required("Название", "Как владельца называют.")


class Head(FieldGroup):
    """Head of every item: what stands before the own fields of its record."""

    id: Title = required("Имя записи", "Имя её файла или папки; единственное среди записей того же вида и владельца.")
    file: Title = required("Файл", "Где запись лежит в папке данных; единственный во всём регионе.")
    page: Title | None = optional("Страница", "Адрес страницы от корня сайта, если у записи есть страница.")
    url: Url | None = optional("Ссылка", "Адрес страницы целиком, если сайт знает свой адрес.")
    is_sample: Flag = required("Образец", "true – запись или её владелец придуманы для примера.")
    changed: Day | None = optional(
        "Обновлено", "День последнего изменения: из самой записи, а если в ней его нет – день последней правки файла."
    )
    owner: Owner | None = optional("Чья запись", "Школа или организация; у записей региона владельца нет.")
    municipalities: tuple[MunicipalityId, ...] = list_of("Муниципалитеты", "Где это находится; пусто, если не указано.")
    access: Access | None = optional(
        "Кому доступно",
        "Как сказано в записи или следует из названных в ней школ и условий приёма; пусто, если неизвестно.",
    )
    grades_by_age: Grades | None = optional(
        "Классы по возрасту",
        "Если запись называет возраст, а классы нет: примерно эти. Первоклассникам обычно семь лет, дальше – по году на класс.",
    )
    admits_to: Grades | None = optional(
        "В какие классы берут",
        "У предпрофессиональных классов: как сказано в записи или следует из мест и классов, названных в ней.",
    )
    spheres: tuple[SphereId, ...] = list_of(
        "Сферы работы",
        "Как сказано в записи или следует из профиля, направленности и отраслей организации; пусто, если неизвестно.",
    )
    files: tuple[Title, ...] = list_of("Файлы", "Адреса документов и снимков записи от корня сайта.")


class Envelope(FieldGroup):
    """Top of every file."""

    schema_version: Title = required("Версия", "Первое число растёт, когда поле исчезает или меняет смысл.")
    name: Identifier = required("Набор", "Имя набора: так называется и файл.")
    label: Title = required("Что в наборе", "Название набора по-русски.")
    region: Title = required("Регион", "Чьи это данные.")
    updated: Day | None = optional("Обновлено", "Самый поздний день изменения среди записей, если он известен.")
    total: Count = required("Всего", "Сколько записей в наборе вместе с образцами.")
    rows: Count = required("Строк", "Сколько строк в таблице: запись справочника перечисляет много строк.")
    samples: Count = required("Из них образцов", "Сколько записей придумано для примера.")
