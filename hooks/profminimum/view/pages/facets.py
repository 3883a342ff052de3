"""Declarations of the filtered lists: the facets and orders of each list, the values of each facet, their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ...catalog import Catalog, Phase
from ...catalog.items.reader_days import WEEK
from ...model import (
    CONTRIBUTED,
    AttendanceMode,
    Audience,
    Choice,
    Cost,
    ItemState,
    OrganisationKind,
    ProgrammeKind,
    SchoolKind,
    Weekday,
)
from ...model.shared import Access, PartnerKind, StudyForm
from ..rendering.state_labels import ENROLMENT_LABELS, OPENNESS_LABELS, PHASE_LABELS, TIMING_LABELS

LEAVING_GRADES = range(1, 12)
"""Grades from which one comes to another: after grade 12 there is none."""
StateT = TypeVar("StateT", bound=StrEnum)
Labels = Mapping[str, str]
"""Words that readers see, by value."""


@dataclass(frozen=True)
class FacetKind:
    """Declaration of a facet: its heading, and all its values with labels in the order in which they are offered."""

    heading: str
    labels: Callable[[Catalog], Labels]


def _choice(choice: type[Choice], **others: str) -> Callable[[Catalog], Labels]:
    return lambda _: {member.value: member.label for member in choice} | others


def _fixed(labels: Mapping[StateT, str]) -> Callable[[Catalog], Labels]:
    return lambda _: {state.value: label for state, label in labels.items()}


def _vocabulary(kind: str) -> Callable[[Catalog], Labels]:
    return lambda catalog: {entry.id: entry.name for entry in catalog.records.targets(kind).values()}


_OFFERED = {
    "programme": "программы",
    "class": "классы с профилем",
    "event": "мероприятия",
    "training": "обучение педагогов",
}
_WHEN: Labels = {
    Phase.NOW: PHASE_LABELS[Phase.NOW],
    Phase.TODAY: PHASE_LABELS[Phase.TODAY],
    WEEK: "на этой неделе",
    Phase.SOON: PHASE_LABELS[Phase.SOON],
    Phase.OVER: PHASE_LABELS[Phase.OVER],
}
"""What readers of a day ask for; an event that is today is also of this week and ahead."""
FACET_KINDS: Mapping[str, FacetKind] = {
    "grade": FacetKind("Класс", lambda catalog: {str(grade): f"{grade} класс" for grade in catalog.grades}),
    "after": FacetKind("Куда берут", lambda _: {str(grade): f"после {grade} класса" for grade in LEAVING_GRADES}),
    "municipality": FacetKind(
        "Город или округ", lambda catalog: {town.id: town.short_name for town in catalog.municipalities}
    ),
    "access": FacetKind("Кому доступно", _choice(Access)),
    "cost": FacetKind("Стоимость", _choice(Cost)),
    "join": FacetKind("Можно ли ещё записаться", _fixed(OPENNESS_LABELS)),
    "enrolment": FacetKind("Запись", _fixed(ENROLMENT_LABELS)),
    "phase": FacetKind("Когда", lambda _: _WHEN),
    "hours": FacetKind("Удобное время", lambda _: {"evening": "вечером, после 17:00", "weekend": "в выходные"}),
    "kind": FacetKind("Вид", lambda _: {}),
    "profile": FacetKind("Профиль", _vocabulary("class_profile")),
    "sphere": FacetKind("Сфера", _vocabulary("sphere")),
    "format": FacetKind("Что это", _vocabulary("event_format")),
    "audience": FacetKind("Для кого", _choice(Audience)),
    "weekday": FacetKind("День недели", _choice(Weekday)),
    "form": FacetKind("Как занимаются", _choice(StudyForm)),
    "mode": FacetKind("Как участвовать", _choice(AttendanceMode)),
    "transport": FacetKind("Дорога", lambda _: {"yes": "сказано, как добраться"}),
    "ovz": FacetKind("Дети с ОВЗ", lambda _: {"yes": "подходит детям с ОВЗ"}),
    "partner": FacetKind("Партнёр", _choice(PartnerKind)),
    "level": FacetKind("Уровень профминимума", _vocabulary("level")),
    "offer": FacetKind("Что предлагают", lambda _: _OFFERED),
    "party": FacetKind("Ответственный", _vocabulary("party")),
    "timing": FacetKind("Срок", _fixed(TIMING_LABELS)),
    "state": FacetKind("Состояние", _choice(ItemState, unknown="состояние не указано")),
}
"""Facets by name; the values of `kind` differ from list to list, see `ListKind.kind`."""

ORDER_LABELS: Labels = {
    "new": "сначала новое",
    "open": "закрытая запись – в конце",
    "title": "по алфавиту",
    "date": "по дате",
    "deadline": "по сроку записи",
    "place": "по городам и округам",
    "number": "по порядку",
}


@dataclass(frozen=True)
class ListKind:
    """Declaration of a filtered list."""

    facets: tuple[str, ...]
    """Names of its facets in the order of their use."""
    orders: tuple[str, ...]
    """Names of its orders; the first is the one in which it stands."""
    found: tuple[str, str, str]
    """How many were found, for 1, 2 and 5; `#` stands for the number."""
    kind: type[Choice] | None = None
    """Values of the facet `kind`, if the list has it."""

    def labels(self, catalog: Catalog) -> dict[str, Labels]:
        """Returns the words of all values of its facets, by facet and value."""
        own = {"kind": _choice(self.kind)(catalog)} if self.kind else {}
        return {name: own.get(name) or FACET_KINDS[name].labels(catalog) for name in self.facets}


_DECLARED = {
    "programmes": ListKind(
        (
            "grade",
            "municipality",
            "cost",
            "join",
            "sphere",
            "access",
            "enrolment",
            "kind",
            "weekday",
            "form",
            "transport",
            "ovz",
            "partner",
        ),
        ("open", "title", "deadline"),
        ("Найдена # программа", "Найдено # программы", "Найдено # программ"),
        ProgrammeKind,
    ),
    "classes": ListKind(
        (
            "grade",
            "after",
            "municipality",
            "join",
            "sphere",
            "profile",
            "access",
            "enrolment",
            "cost",
            "transport",
            "ovz",
            "partner",
        ),
        ("open", "title", "deadline"),
        ("Найден # класс", "Найдено # класса", "Найдено # классов"),
    ),
    "events": ListKind(
        (
            "grade",
            "municipality",
            "cost",
            "sphere",
            "access",
            "phase",
            "hours",
            "format",
            "audience",
            "weekday",
            "mode",
            "transport",
            "ovz",
        ),
        ("date", "deadline", "title"),
        ("Найдено # мероприятие", "Найдено # мероприятия", "Найдено # мероприятий"),
    ),
    "schools": ListKind(
        ("grade", "municipality", "level", "profile", "kind"),
        ("place", "title"),
        ("Найдена # школа", "Найдено # школы", "Найдено # школ"),
        SchoolKind,
    ),
    "organisations": ListKind(
        ("municipality", "sphere", "kind", "offer"),
        ("title",),
        ("Найдена # организация", "Найдено # организации", "Найдено # организаций"),
        OrganisationKind,
    ),
    "news": ListKind(
        ("grade", "municipality"),
        ("new", "title"),
        ("Найдена # запись", "Найдено # записи", "Найдено # записей"),
    ),
    "roadmap": ListKind(
        ("party", "timing", "state"),
        ("number",),
        ("Найден # пункт", "Найдено # пункта", "Найдено # пунктов"),
    ),
}
_OTHER = ListKind(("grade", "municipality"), ("title",), ("Найдена # запись", "Найдено # записи", "Найдено # записей"))
LIST_KINDS: Mapping[str, ListKind] = {
    **{kind.collection: _OTHER for kind in CONTRIBUTED if kind.has_list},
    **_DECLARED,
}
"""Filtered lists by name; a kind of record with a list of which nothing else is said has the usual facets."""
