"""Organisations beside schools: colleges, universities, employers, centres."""

from __future__ import annotations

from .schema.fields import Record, list_of, optional, required
from .schema.times import Day
from .schema.types import Choice, Text, Title
from .shared import Branch, Contact, MunicipalityId, OfficialPage, OrganisationId, Renaming
from .vocabularies import SectorId, SphereId


class OrganisationKind(Choice):
    """What an organisation is."""

    COLLEGE = "college", "колледж или техникум"
    UNIVERSITY = "university", "вуз"
    EMPLOYER = "employer", "предприятие"
    SUPPLEMENTARY = "supplementary", "организация дополнительного образования"
    CENTRE = "centre", "центр опережающей профессиональной подготовки"
    SECTOR_CENTRE = "sector-centre", "отраслевой центр профориентации"
    OPERATOR = "operator", "региональный оператор"
    AUTHORITY = "authority", "орган управления образованием"
    FOUNDATION = "foundation", "фонд"


class Organisation(Record):
    """A college, a university, an employer, a centre."""

    name: Title = required("Название", "Как организацию называют.")
    official_name: Title | None = optional("Полное название", "Как в уставе.")
    kind: OrganisationKind = required("Вид", "Колледж, вуз, предприятие и другие.")
    municipality: MunicipalityId | None = optional("Муниципалитет", "Из справочника муниципалитетов.")
    address: Title | None = optional("Адрес", "Населённый пункт, улица, дом.")
    description: Text | None = optional("Об организации", "Чему учит или что выпускает, простыми словами.")
    industries: tuple[Title, ...] = list_of("Отрасли", "В каких отраслях работает.")
    spheres: tuple[SphereId, ...] = list_of("Сферы", "Если отрасли названы словами, которых нет в справочнике сфер.")
    sector_centre: SectorId | None = optional(
        "Отраслевой центр", "Если организация ведёт центр профориентации своей отрасли: из справочника отраслей."
    )
    branches: tuple[Branch, ...] = list_of("Филиалы", "Если они есть.")
    contacts: tuple[Contact, ...] = list_of("Кого спросить", "Должности и служебные телефоны.")
    pages: tuple[OfficialPage, ...] = list_of("Официальные страницы", "Сайт и страницы в социальных сетях.")
    renamed: tuple[Renaming, ...] = list_of("Переименования", "Прежние названия организации, сначала самое старое.")
    closed: Day | None = optional(
        "Закрыта", "Последний день работы, если организацию закрыли или присоединили к другой."
    )
    merged_into: OrganisationId | None = optional(
        "Присоединена к организации", "Имя папки организации, к которой присоединили."
    )
