"""Rules about references: every identifier leads to a record, an entry of a vocabulary, a branch, a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..model import (
    REFERENCES,
    Entry,
    Kind,
    Organisation,
    PreprofessionalClass,
    Record,
    Records,
    School,
)
from ..model import Place as Venue
from ..model.attachments import folder_of_files
from ..model.item_numbers import number_parts
from ..model.schema.fields import FieldPath
from ..model.schema.introspection import models_within
from ..model.schema.text import quoted
from ..model.schema.walks import groups_within
from ..problem import Problem, SourcePosition, nearest
from ..russian import latin
from .rule import cross_record_rule
from .traversal import label_at

PLACES = 6
"""Places that a problem lists."""


class Dangling(NamedTuple):
    """A reference that leads nowhere, or a folder without an owner."""

    problem: Problem
    missing: str = ""
    """What is missing, in Russian, with its name and where it was looked for; empty if the problem says all."""
    accusative: str = ""
    """What others refer to, in Russian after «на»."""
    file: str = ""
    """The path of the file that would be the missing record; empty if it would be a part of a file."""


@cross_record_rule
def references_lead_somewhere(records: Records) -> Iterator[Problem]:
    """Each reference, branch, document and folder of an owner exists; what several records miss is reported once."""
    by_missing: dict[str, list[Dangling]] = {}
    for entry in records:
        for found in _dangling(entry, records):
            by_missing.setdefault(found.missing, []).append(found)
    yield from (found.problem for found in by_missing.pop("", ()))
    for missing, group in by_missing.items():
        if len({found.problem.place.path for found in group}) > 1:
            yield _missing_to_many(missing, group)
        else:
            yield from (found.problem for found in group)


def _missing_to_many(missing: str, group: Sequence[Dangling]) -> Problem:
    """Returns one problem for all references to the same thing: it was removed, or was never there.

    Whoever refers is left out anyway. The problem of a part lies at the first of them, because its file is sound.
    """
    first = group[0]
    places = sorted(found.problem.place for found in group)
    rest = f" и ещё {len(places) - PLACES}" if len(places) > PLACES else ""
    listed = ", ".join(map(str, places[:PLACES])) + rest
    message = f"{missing}. На {first.accusative} ссылаются: {listed}. Верните запись или исправьте ссылки."
    place = SourcePosition(first.file) if first.file else places[0]
    return replace(first.problem, place=place, field="", message=message, suggestion="")


def is_dangling(entry: Entry[Any], records: Records) -> bool:
    """Returns whether the record refers to something, or lies in the folder of something, that is not among the records."""
    return any(True for _ in _dangling(entry, records))


def _dangling(entry: Entry[Any], records: Records) -> Iterator[Dangling]:
    yield from _owner(entry, records)
    yield from _targets(entry, records)
    yield from _branches(entry, records)
    for loc, kind, value in entry.part_references:
        yield from PARTS[kind](entry, loc, value, records)


def _owner(entry: Entry[Any], records: Records) -> Iterator[Dangling]:
    kind, owner = entry.location.owner_kind, entry.location.owner
    if not kind or records.owner(entry):
        return
    folder = entry.location.path.partition("/")[0]
    if f"{folder}/{owner}/{kind}.yml" in records.unread:
        return
    # Every record of the folder yields the very same problem, and equal problems are reported once.
    message = (
        f"В папке {folder}/{owner} есть записи, но файла {kind}.yml в ней нет или в нём ошибка. "
        "Пока его нет, записи этой папки не публикуются."
    )
    yield Dangling(Problem("no-owner", SourcePosition(f"{folder}/{owner}/{kind}.yml"), "", message))


def _targets(entry: Entry[Any], records: Records) -> Iterator[Dangling]:
    for loc, reference, value in entry.references:
        targets = records.targets(reference)
        kind = REFERENCES[reference]
        if value in targets or kind.routes[0].file(value, value) in records.unread:
            continue
        if kind.entries and not records.of(kind.name):
            yield Dangling(_no_vocabulary(kind))
        else:
            assert kind.target is not None
            message = f"{label_at(entry.record, loc)}: здесь {quoted(value)}, но {kind.target.missing}."
            problem = entry.problem("unknown-reference", loc, message, _nearest_target(value, targets))
            file = "" if kind.entries else kind.routes[0].file(value, value)
            yield Dangling(problem, f"{quoted(value)}: {kind.target.missing}", kind.target.accusative, file)


def _no_vocabulary(kind: Kind) -> Problem:
    path = kind.routes[0].path
    message = f"Нужен {kind.label}: на него ссылаются записи, а файла {path} нет или в нём ошибка."
    return Problem("no-vocabulary", SourcePosition(path), "", message)


def _nearest_target(value: str, targets: dict[str, Any]) -> str:
    """Returns the identifier that looks most like the value, by itself or by the Russian name that it stands for."""
    spelled = {latin(name): identifier for identifier, target in targets.items() for name in _names(target)}
    return nearest(value, targets) or spelled.get(nearest(value, spelled), "")


def _names(target: Any) -> Iterator[str]:
    yield target.name
    yield getattr(target, "short_name", target.name)
    yield from getattr(target, "aliases", ())


def _branches(entry: Entry[Any], records: Records) -> Iterator[Dangling]:
    model: type[Record] = type(entry.record)
    if Venue not in models_within(model):
        return
    organisations: dict[str, Organisation] = records.targets("organisation")
    folder = records.owner(entry)
    owner: School | Organisation | None = folder.record if folder else None
    if owner is None and entry.location.owner:
        return  # the folder has its own problem
    for loc, venue in _places(entry.record):
        # A venue at an organisation that does not exist has its own problem.
        if venue.branch and (venue.organisation is None or venue.organisation in organisations):
            host = organisations[venue.organisation] if venue.organisation else owner
            yield from _branch(entry, (*loc, "branch"), venue.branch, host)
    if isinstance(entry.record, PreprofessionalClass) and entry.record.branch:
        yield from _branch(entry, ("branch",), entry.record.branch, owner)


def _places(record: Record) -> Iterator[tuple[FieldPath, Venue]]:
    for loc, part in groups_within(record):
        if isinstance(part, Venue):
            yield loc, part


def _branch(entry: Entry[Any], loc: FieldPath, branch: str, host: School | Organisation | None) -> Iterator[Dangling]:
    ids = [own.id for own in host.branches] if host else []
    if branch in ids:
        return
    where = f"в записи «{host.name}» нет такого филиала" if host else "не сказано, чей это филиал: укажите организацию"
    message = f"«Филиал»: здесь {quoted(branch)}, но {where}."
    problem = entry.problem("unknown-branch", loc, message, nearest(branch, ids))
    yield Dangling(problem, f"{quoted(branch)}: {where}" if host else "", "этот филиал")


def _document(entry: Entry[Any], loc: FieldPath, value: str, records: Records) -> Iterator[Dangling]:
    """Yields a problem unless the document is in the list of the same folder."""
    ids = [document.id for own in records.siblings(entry, "documents") for document in own.record.documents]
    folder = entry.location.route.folder
    path = f"{folder}/{entry.location.owner}/documents.yml" if folder else "documents.yml"
    if value not in ids and path not in records.unread:
        message = f"{label_at(entry.record, loc)}: здесь {quoted(value)}, но такого документа нет в {path}."
        problem = entry.problem("unknown-document", loc, message, nearest(value, ids))
        yield Dangling(problem, f"{quoted(value)}: такого документа нет в {path}", "этот документ")


def _roadmap_item(entry: Entry[Any], loc: FieldPath, value: str, records: Records) -> Iterator[Dangling]:
    """Yields a problem if there are road maps and the item is in none of them."""
    known = records.roadmap_item_numbers
    number = number_parts(value)
    if not known or number in known:
        return
    sections = [name for parts, name in known.items() if number and parts[-len(number) :] == number]
    advice = f" Есть пункты {', '.join(map(quoted, sections))}." if sections else ""
    message = f"{label_at(entry.record, loc)}: здесь {quoted(value)}, но такого пункта в ней нет.{advice}"
    problem = entry.problem("unknown-item", loc, message)
    yield Dangling(problem, f"{quoted(value)}: такого пункта в дорожной карте нет", "этот пункт")


def _attachment(entry: Entry[Any], loc: FieldPath, value: str, records: Records) -> Iterator[Dangling]:
    """Yields a problem unless the file is in the folder of files of the same owner."""
    folder = folder_of_files(entry.location.owner_folder)
    if records.attachments is None or folder + value in {*records.attachments, *records.unread}:
        return
    names = [file.name for path, file in records.attachments.items() if path.startswith(folder)]
    message = f"{label_at(entry.record, loc)}: здесь {quoted(value)}, но такого файла нет в папке {folder}."
    yield Dangling(entry.problem("no-file", loc, message, nearest(value, names)))


PARTS: dict[str, Callable[[Entry[Any], FieldPath, str, Records], Iterator[Dangling]]] = {
    "document": _document,
    "attachment": _attachment,
    "roadmap_item": _roadmap_item,
}
"""What each `PartReference` is looked for in."""
