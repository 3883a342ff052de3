"""The vocabularies of the field: levels, directions, formats, profiles, municipalities. Data with sources, not code.

A vocabulary is the class of its entries, the class of its file, and an entry of `VOCABULARIES`.
"""

from __future__ import annotations

from typing import Annotated

from .coordinates import Centre, CoordinateSource
from .kind import Kind, Route, Target
from .levels import Directions, Levels
from .schema.fields import FieldGroup, Record, list_of, optional, required
from .schema.grades import Grades
from .schema.types import Choice, Flag, Identifier, Reference, Text, Title, Url
from .shared import Contact, MunicipalityId, OrganisationId
from .vocabulary_entry import VocabularyEntry

FormatId = Annotated[Identifier, Reference("event_format")]
ProfileId = Annotated[Identifier, Reference("class_profile")]
PartyId = Annotated[Identifier, Reference("party")]
SectorId = Annotated[Identifier, Reference("sector")]
SphereId = Annotated[Identifier, Reference("sphere")]


SYNONYMS = "Как ещё называют", "Другие слова, которыми это ищут: «айти», «IT»."


class EventFormat(VocabularyEntry):
    """A format of an event: excursion, trial, open day."""

    synonyms: tuple[Title, ...] = list_of(*SYNONYMS)
    description: Text | None = optional("Что это", "Простыми словами.")
    rules: tuple[Title, ...] = list_of("Правила", "Что соблюдают, когда проводят.")
    examples: tuple[Title, ...] = list_of("Примеры", "Как такие мероприятия называют.")
    is_visit: Flag = optional(
        "Посещение предприятия или колледжа",
        "true – участие добровольно для ученика и родителей.",
        default=False,
    )


class Sphere(VocabularyEntry):
    """A sphere of work by which families look for something: IT, medicine. Its other names are those that records use."""


class ClassProfile(VocabularyEntry):
    """A profile of preprofessional classes."""

    synonyms: tuple[Title, ...] = list_of(*SYNONYMS)
    spheres: tuple[SphereId, ...] = list_of(
        "Сферы", "К каким сферам работы относится профиль: из справочника сфер. По ним ищут классы."
    )
    grades: Grades = list_of("Классы", "Если источник называет прямо.")
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
    short_name: Title = required("Коротко", "Название с видом, чтобы не спутать город и округ: «Лесной округ».")
    near: tuple[MunicipalityId, ...] = list_of(
        "Рядом",
        "Соседние города и округа, до которых можно доехать. Город и округ с одним именем связаны и без этого; "
        "если сказано, где центр, то и ближайшие.",
    )
    centre: Centre | None = optional(
        "Центр на карте", "По нему муниципалитет стоит на карте и от него считают расстояния. Без него карты нет."
    )
    coordinator: Contact | None = optional(
        "Муниципальный координатор", "Кто отвечает за профминимум в муниципалитете: должность и служебный телефон."
    )


class Party(VocabularyEntry):
    """Someone responsible for items of the road map."""

    organisation: OrganisationId | None = optional(
        "Организация", "Идентификатор, если это одна организация из справочника."
    )


class Sector(VocabularyEntry):
    """A sector for which the road map names a centre of career guidance."""

    spheres: tuple[SphereId, ...] = list_of("Сферы", "Какие сферы работы в неё входят: из справочника сфер.")


class Host(FieldGroup):
    """A site that links should not lead to."""

    host: Title = required("Имя сайта", "Например, «example.ru».")
    blocked: Flag = optional("Запрещён", "true – ссылка не допускается, false – предупреждение.", default=False)
    reason: Title = required("Почему", "Что не так и чем заменить.")
    source: Url | None = optional("Источник", "Где об этом сказано.")


class EventFormats(Record):
    """The file of formats."""

    formats: tuple[EventFormat, ...] = required("Форматы", "Виды мероприятий.")


class ClassProfiles(Record):
    """The file of profiles."""

    profiles: tuple[ClassProfile, ...] = required("Профили", "Виды предпрофессиональных классов.")


class Municipalities(Record):
    """The file of municipalities."""

    municipalities: tuple[Municipality, ...] = required("Муниципалитеты", "Все муниципалитеты региона.")
    coordinates: CoordinateSource | None = optional(
        "Откуда координаты", "Открытый набор данных, из которого взяты координаты центров: он назван под картой."
    )


class Parties(Record):
    """The file of responsible parties."""

    parties: tuple[Party, ...] = required("Ответственные", "Кто отвечает за пункты дорожной карты.")


class Sectors(Record):
    """The file of sectors."""

    sectors: tuple[Sector, ...] = required("Отрасли", "Для каких отраслей есть центры профориентации.")


class Spheres(Record):
    """The file of spheres."""

    spheres: tuple[Sphere, ...] = required("Сферы", "Сферы работы, по которым ищут программы, классы и мероприятия.")


class Hosts(Record):
    """The file of sites that links should not lead to."""

    hosts: tuple[Host, ...] = required("Сайты", "Имена сайтов с причиной.")


def _vocabulary(
    name: str,
    model: type[Record],
    entries: str,
    address: str,
    label: str,
    label_plural: str,
    target: tuple[str, str, str] | None = None,
    is_in_guide: bool = True,
) -> Kind:
    """Returns the kind of the one file that lists the entries of a vocabulary.

    `label` begins with «справочник»; `target` is how others refer to an entry: the reference, «такого уровня», «этот уровень».
    """
    collection = name.replace("_", "-")
    route = Route(f"reference/{collection}.yml", address)
    return Kind(
        name,
        model,
        (route,),
        label,
        label_plural,
        collection,
        (entries,),
        target and _target(*target, label, is_in_guide),
    )


def _target(reference: str, such: str, this: str, label: str, is_in_guide: bool) -> Target:
    missing = f"{such} нет в {label.replace('справочник ', 'справочнике ')}"
    return Target(reference, f"идентификатор {such.split(' ', 1)[1]}", missing, this, is_in_guide=is_in_guide)


VOCABULARIES: tuple[Kind, ...] = (
    _vocabulary(
        "levels", Levels, "levels", "about/", "справочник уровней", "Уровни", ("level", "такого уровня", "этот уровень")
    ),
    _vocabulary(
        "directions",
        Directions,
        "directions",
        "about/",
        "справочник направлений",
        "Направления",
        ("direction", "такого направления", "это направление"),
    ),
    _vocabulary(
        "event_formats",
        EventFormats,
        "formats",
        "events/",
        "справочник форматов",
        "Форматы мероприятий",
        ("event_format", "такого формата", "этот формат"),
    ),
    _vocabulary(
        "class_profiles",
        ClassProfiles,
        "profiles",
        "classes/",
        "справочник профилей",
        "Профили классов",
        ("class_profile", "такого профиля", "этот профиль"),
    ),
    _vocabulary(
        "municipalities",
        Municipalities,
        "municipalities",
        "schools/",
        "справочник муниципалитетов",
        "Муниципалитеты",
        ("municipality", "такого муниципалитета", "этот муниципалитет"),
    ),
    _vocabulary(
        "parties",
        Parties,
        "parties",
        "roadmap/",
        "справочник ответственных",
        "Ответственные",
        ("party", "такого ответственного", "этого ответственного"),
        is_in_guide=False,
    ),
    _vocabulary(
        "sectors",
        Sectors,
        "sectors",
        "staff/",
        "справочник отраслей",
        "Отрасли",
        ("sector", "такой отрасли", "эту отрасль"),
    ),
    _vocabulary(
        "spheres",
        Spheres,
        "spheres",
        "programmes/",
        "справочник сфер",
        "Сферы работы",
        ("sphere", "такой сферы", "эту сферу"),
    ),
    _vocabulary("hosts", Hosts, "hosts", "", "справочник нежелательных сайтов", "Нежелательные сайты"),
)
"""The kind of each vocabulary's file; the field guide lists them in this order."""
