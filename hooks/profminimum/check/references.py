"""Rules about references: every identifier leads to a record, an entry of a vocabulary, a branch, a document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..model import (
    KINDS,
    REFERENCES,
    Entry,
    Organisation,
    PreprofessionalClass,
    Record,
    Records,
    School,
    Training,
    YearPlan,
)
from ..model import Place as Venue
from ..model.schema.fields import FieldPath
from ..model.schema.introspection import groups_within, models_within
from ..model.schema.types import quoted
from ..problem import Problem, SourcePosition, nearest
from ..russian import latin
from .traversal import label_at

MISSING_MESSAGES = {
    "level": "такого уровня нет в справочнике уровней",
    "direction": "такого направления нет в справочнике направлений",
    "event_format": "такого формата нет в справочнике форматов",
    "class_profile": "такого профиля нет в справочнике профилей",
    "municipality": "такого муниципалитета нет в справочнике муниципалитетов",
    "party": "такого ответственного нет в справочнике ответственных",
    "sector": "такой отрасли нет в справочнике отраслей",
    "school": "такой школы нет: в папке «schools» нет папки с этим именем или в её файле school.yml ошибка",
    "organisation": "такой организации нет: в папке «organisations» нет папки с этим именем или в её файле organisation.yml ошибка",
}
"""What is wrong when a reference of each kind leads nowhere."""


def references_lead_somewhere(records: Records) -> Iterator[Problem]:
    """Each reference, branch, document and folder of an owner exists."""
    for entry in records:
        yield from _dangling(entry, records)


def is_dangling(entry: Entry[Any], records: Records) -> bool:
    """Whether the record refers to something, or lies in the folder of something, that is not among the records."""
    return any(True for _ in _dangling(entry, records))


def _dangling(entry: Entry[Any], records: Records) -> Iterator[Problem]:
    yield from _owner(entry, records)
    yield from _targets(entry, records)
    yield from _branches(entry, records)
    for kind_of_reference in OF_KIND.get(entry.location.kind.name, ()):
        yield from kind_of_reference(entry, records)


def _owner(entry: Entry[Any], records: Records) -> Iterator[Problem]:
    kind, owner = entry.location.owner_kind, entry.location.owner
    if not kind or records.owner(entry):
        return
    folder = entry.location.path.partition("/")[0]
    if f"{folder}/{owner}/{kind}.yml" in records.unread:
        return
    # Every record of the folder yields the very same problem, and equal problems are told once.
    yield Problem(
        "no-owner",
        SourcePosition(f"{folder}/{owner}/{kind}.yml"),
        "",
        f"В папке {folder}/{owner} есть записи, но файла {kind}.yml в ней нет или в нём ошибка. "
        "Пока его нет, записи этой папки не публикуются.",
    )


def _targets(entry: Entry[Any], records: Records) -> Iterator[Problem]:
    for loc, kind, value in entry.references:
        targets = records.targets(kind)
        if value in targets:
            continue
        vocabulary, _, listed = REFERENCES[kind].partition(".")
        if _source(vocabulary, value) in records.unread:
            continue
        if listed and not records.of(vocabulary):
            yield _no_vocabulary(vocabulary)
        else:
            field = label_at(entry.record, loc)
            message = f"{field}: здесь {quoted(value)}, но {MISSING_MESSAGES[kind]}."
            yield entry.problem("unknown-reference", loc, message, _nearest_target(value, targets))


def _source(kind: str, identifier: str) -> str:
    """The file in which a record, or an entry of a vocabulary, would stand."""
    return next(each for each in KINDS if each.name == kind).path.format(owner=identifier)


def _no_vocabulary(name: str) -> Problem:
    kind = next(kind for kind in KINDS if kind.name == name)
    message = f"Нужен {kind.label}: на него ссылаются записи, а файла {kind.path} нет или в нём ошибка."
    return Problem("no-vocabulary", SourcePosition(kind.path), "", message)


def _nearest_target(value: str, targets: dict[str, Any]) -> str:
    """The identifier that looks most like the value, by itself or by the Russian name that it stands for."""
    spelled = {latin(name): identifier for identifier, target in targets.items() for name in _names(target)}
    found = nearest(value, targets)
    return found or spelled.get(nearest(value, spelled), "")


def _names(target: Any) -> Iterator[str]:
    yield target.name
    yield getattr(target, "short_name", target.name)
    yield from getattr(target, "aliases", ())


def _branches(entry: Entry[Any], records: Records) -> Iterator[Problem]:
    if Venue not in models_within(type(entry.record)):
        return
    organisations = records.targets("organisation")
    owner = records.owner(entry)
    if owner is None and entry.location.owner:
        return  # that is told of the folder
    for loc, venue in _places(entry.record):
        # A venue at an organisation that does not exist is told of as such.
        if venue.branch and (venue.organisation is None or venue.organisation in organisations):
            host = organisations[venue.organisation] if venue.organisation else owner and owner.record
            yield from _branch(entry, (*loc, "branch"), venue.branch, host)
    if isinstance(entry.record, PreprofessionalClass) and entry.record.branch:
        yield from _branch(entry, ("branch",), entry.record.branch, owner and owner.record)


def _places(record: Record) -> Iterator[tuple[FieldPath, Venue]]:
    for loc, part in groups_within(record):
        if isinstance(part, Venue):
            yield loc, part


def _branch(entry: Entry[Any], loc: FieldPath, branch: str, host: School | Organisation | None) -> Iterator[Problem]:
    ids = [each.id for each in host.branches] if host else []
    if branch in ids:
        return
    where = f"в записи «{host.name}» нет такого филиала" if host else "не сказано, чей это филиал: укажите организацию"
    yield entry.problem("unknown-branch", loc, f"«Филиал»: здесь {quoted(branch)}, но {where}.", nearest(branch, ids))


def _documents(entry: Entry[Any], records: Records) -> Iterator[Problem]:
    field = {"year_plan": "plan_document", "roadmap": "document"}[entry.location.kind.name]
    value = getattr(entry.record, field)
    if value is None:
        return
    ids = [document.id for each in records.siblings(entry, "documents") for document in each.record.documents]
    path = f"schools/{entry.location.owner}/documents.yml" if entry.location.owner else "documents.yml"
    if value not in ids and path not in records.unread:
        message = f"{label_at(entry.record, (field,))}: здесь {quoted(value)}, но такого документа нет в {path}."
        yield entry.problem("unknown-document", (field,), message, nearest(value, ids))


def _roadmap_items(entry: Entry[Any], records: Records) -> Iterator[Problem]:
    stated = dict(_stated_items(entry.record))
    known = _roadmap_numbers(records) if stated else set()
    for loc, item in stated.items():
        if known and item not in known:
            message = f"«Пункт дорожной карты»: здесь {quoted(item)}, но такого пункта в ней нет."
            yield entry.problem("unknown-item", loc, message)


def _stated_items(record: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The items of the road map that a record names, each with the way to it."""
    if isinstance(record, YearPlan):
        yield from ((("readiness", number, "item"), each.item) for number, each in enumerate(record.readiness))
    if isinstance(record, Training) and record.roadmap_item:
        yield ("roadmap_item",), record.roadmap_item


@lru_cache(maxsize=1)
def _roadmap_numbers(records: Records) -> set[str]:
    roadmaps = (entry.record for entry in records.of("roadmap"))
    return {item.number for roadmap in roadmaps for section in roadmap.sections for item in section.items}


OF_KIND = {
    "year_plan": (_documents, _roadmap_items),
    "roadmap": (_documents,),
    "training": (_roadmap_items,),
}
"""The kinds of records that name what is no record and no entry of a vocabulary."""

RULES = (references_lead_somewhere,)
