"""Rules about identity: what is named once is one thing, and one thing is published once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import cache
from typing import Any

from ..model import Entry, Record, Records
from ..model.schema.introspection import lists_of_groups
from ..problem import Problem, Severity
from ..russian import folded
from .rule import cross_record_rule, rule
from .traversal import repeated

SAME_ID = "Идентификатор «{id}» уже занят{where}. Дайте этой записи другой."


@rule
def identifiers_are_unique(records: Records) -> Iterator[Problem]:
    """Within one list, no two entries of a vocabulary, branches or documents share an identifier."""
    for entry in records:
        model: type[Record] = type(entry.record)
        for name in _lists_with_ids(model):
            yield from _same_ids(entry, name, getattr(entry.record, name))


@cache
def _lists_with_ids(model: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, item in lists_of_groups(model) if "id" in item.model_fields)


def _same_ids(entry: Entry[Any], name: str, items: tuple[Any, ...]) -> Iterator[Problem]:
    for (first, _), (again, item) in repeated(enumerate(items), lambda numbered: numbered[1].id.casefold()):
        where = f" в строке {entry.place((name, first, 'id')).line}"
        message = SAME_ID.format(id=item.id, where=where)
        yield entry.problem("same-id", (name, again, "id"), message)


def _twins(records: Records, kind: str, what: str, key: Callable[[Entry[Any]], Hashable]) -> Iterator[Problem]:
    for first, again in repeated(records.of(kind), key):
        message = f"Уже есть {what}: {first.location.path}. Если это одно и то же, оставьте одну запись."
        yield again.problem("same-record", ("title",), message, severity=Severity.WARNING)


@cross_record_rule
def events_are_unique(records: Records) -> Iterator[Problem]:
    """One owner has no two events of the same title and start."""
    yield from _twins(records, "event", "мероприятие с тем же названием и началом", _event_key)


def _event_key(entry: Entry[Any]) -> Hashable:
    return (*_owner(entry), folded(entry.record.title), str(entry.record.when))


@cross_record_rule
def programmes_are_unique(records: Records) -> Iterator[Problem]:
    """One owner has no two programmes of the same title for the same grades in one school year."""
    yield from _twins(records, "programme", "программа с тем же названием для тех же классов", _offer_key)


@cross_record_rule
def classes_are_unique(records: Records) -> Iterator[Problem]:
    """One owner has no two preprofessional classes of the same title for the same grades in one school year."""
    yield from _twins(records, "class", "предпрофессиональный класс с тем же названием и теми же классами", _offer_key)


def _offer_key(entry: Entry[Any]) -> Hashable:
    offer = entry.record
    return (*_owner(entry), folded(offer.title), frozenset(offer.meant_grades), offer.school_year)


@cross_record_rule
def training_is_unique(records: Records) -> Iterator[Problem]:
    """One owner has no two courses of the same title at the same time."""
    yield from _twins(records, "training", "обучение с тем же названием и сроками", _training_key)


def _training_key(entry: Entry[Any]) -> Hashable:
    course = entry.record
    return (*_owner(entry), folded(course.title), course.school_year, str(course.when))


def _owner(entry: Entry[Any]) -> tuple[str, str]:
    return entry.location.owner_kind, entry.location.owner


@cross_record_rule
def schools_have_own_names(records: Records) -> Iterator[Problem]:
    """No two schools of one municipality share a name: a parent could not tell them apart."""
    for first, again in repeated(records.of("school"), _school_key):
        message = (
            f"В этом муниципалитете уже есть школа «{again.record.name}»: {first.location.path}. "
            "Если это другая школа, добавьте в название то, чем они различаются."
        )
        yield again.problem("same-name", ("name",), message, severity=Severity.WARNING)


def _school_key(entry: Entry[Any]) -> Hashable:
    school = entry.record
    return (school.municipality, folded(school.name)) if school.municipality else None
