"""Rules about files beside the records: each can be published, is named by a record, and says nothing about people.

What a file holds was read before; these rules see what was found there, never the words themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from ..file_formats import FOLDER
from ..model import Attachment, Entry, PersonalData, Records, dotted
from ..problem import Problem, Severity, SourcePosition
from .personal_data import granted_places
from .personal_data.messages import places_meant
from .personal_data.scan import ADVICE
from .rule import cross_record_rule


@cross_record_rule
def attachments_can_be_published(records: Records) -> Iterator[Problem]:
    """Each file is what its name says, is whole, and holds neither programs nor a password."""
    for file in _files(records):
        yield from (_problem(file, fault.code, fault.message) for fault in file.faults)


@cross_record_rule
def attachments_can_be_read(records: Records) -> Iterator[Problem]:
    """The text of each file is there for programs: for the check, and for readers who listen to it."""
    for file in _files(records):
        if file.without_text:
            message = (
                f"{places_meant(file.without_text)}текста нет, похоже на скан. Проверка личных сведений его не видит, "
                "программа не прочтёт его вслух. Посмотрите сами, нет ли там имён и телефонов, "
                "а лучше приложите исходный файл."
            )
            yield _problem(file, "file-without-text", message, Severity.WARNING)


@cross_record_rule
def attachments_are_used(records: Records) -> Iterator[Problem]:
    """Each file is named by a record of its folder: others are not published."""
    named = _naming(records)
    for file in _files(records):
        folder = file.path.removesuffix(f"{FOLDER}/{file.name}")
        # A record that could not be read may name it.
        if file.path not in named and not any(path.startswith(folder) for path in records.unread):
            message = "На этот файл не ссылается ни одна запись, и на сайте его нет. Впишите его в запись или удалите."
            yield _problem(file, "unused-file", message, Severity.WARNING)


@cross_record_rule
def attachments_hold_no_personal_data(records: Records) -> Iterator[Problem]:
    """No file holds data about a person, unless each record that names it says why it may."""
    naming = _naming(records)
    for file in _files(records):
        places = naming.get(file.path, [])
        for kind, findings in groupby(sorted(file.findings), key=attrgetter("kind")):
            barred = [place for place in places if (place.field, kind) not in granted_places(place.entry.record)]
            if barred or not places:
                advice, severity = ADVICE[kind]
                where = places_meant([finding.place for finding in findings])
                way_out = f" {_way_out(barred[0], kind)}" if barred else ""
                yield _problem(file, kind.value, f"{where}{advice}{way_out}", severity)


class _Naming(NamedTuple):
    """A place of a record that names a file."""

    entry: Entry[Any]
    field: str


def _naming(records: Records) -> dict[str, list[_Naming]]:
    """Returns the places that name each file, by its path."""
    found: dict[str, list[_Naming]] = defaultdict(list)
    for entry in records:
        for loc, file in records.attached(entry):
            found[file.path].append(_Naming(entry, dotted(loc)))
    return found


def _way_out(place: _Naming, kind: PersonalData) -> str:
    return (
        f"Если публиковать это можно, скажите почему в {place.entry.location.path}, поле «Разрешено» (allowed): "
        f"field: {place.field}, rule: {kind.value}."
    )


def _files(records: Records) -> Iterable[Attachment]:
    return (records.attachments or {}).values()


def _problem(file: Attachment, code: str, message: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(code, SourcePosition(file.path), "", message, severity=severity)
