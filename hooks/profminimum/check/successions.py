"""Rules about records that were renamed, moved, closed or merged: each former address leads to exactly one record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Entry, Records
from ..model.former_addresses import FormerAddresses, former_location
from ..model.kinds import OWNERS
from ..problem import Problem, nearest
from .dates import written
from .rule import cross_record_rule, rule
from .traversal import label


@rule
def former_names_mean_something(records: Records) -> Iterator[Problem]:
    """A former name is that of a place where a record of this kind can be, and not its present one."""
    for entry in records:
        for number, name in enumerate(entry.record.formerly):
            if message := _useless(entry, name):
                yield entry.problem("wrong-former-name", ("formerly", number), message, _nearest_place(entry, name))


def _useless(entry: Entry[Any], name: str) -> str:
    """Returns what is wrong with a former name by itself, empty if nothing is."""
    location = former_location(entry, name)
    if not entry.location.kind.is_renamable:
        return f"Прежнее имя «{name}»: у такой записи ({entry.location.label}) имя не меняется. Уберите эту строку."
    if location is None:
        return f"Прежнее имя «{name}»: в этом месте записи вида «{entry.location.label}» не бывает."
    if location.path == entry.location.path:
        return f"Прежнее имя «{name}»: запись и сейчас так называется. Уберите эту строку."
    return ""


def _nearest_place(entry: Entry[Any], name: str) -> str:
    """Returns the way to a place of this kind that looks most like the name, empty for a name without folders."""
    folders = name.split("/")
    if len(folders) == 1 or former_location(entry, name):
        return ""
    kind, owner = entry.location.kind, folders[1]
    places = [route.file(owner, folders[-1]).removesuffix(".yml") for route in kind.routes]
    return nearest(name, [place.removesuffix(f"/{kind.name}") if kind.is_owner else place for place in places])


@cross_record_rule
def former_addresses_are_free(records: Records) -> Iterator[Problem]:
    """A former address of a record is no other record's, neither now nor formerly."""
    taken = {entry.location.address: entry for entry in records if not entry.location.kind.entries}
    claimed: dict[str, Entry[Any]] = {}
    for entry, number, address in _former(records):
        other = taken.get(address) or claimed.setdefault(address, entry)
        if other is not entry:
            state = "сейчас другая запись" if address in taken else "раньше была и другая запись"
            message = (
                f"Прежнее имя «{entry.record.formerly[number]}»: по адресу {address} {state} – {other.location.path}. "
                "Старый адрес может привести только на одну страницу: уберите имя из одной из них."
            )
            yield entry.problem("former-name-taken", ("formerly", number), message)


def _former(records: Records) -> Iterator[tuple[Entry[Any], int, str]]:
    """Yields the former addresses that records name themselves, each with the number of the name."""
    addresses = FormerAddresses(records)
    for entry in records:
        for number, name in enumerate(entry.record.formerly):
            location = former_location(entry, name)
            if location and location.path != entry.location.path:
                yield from ((entry, number, address) for address in addresses.of_place(location))


@rule
def closing_follows_renaming(records: Records) -> Iterator[Problem]:
    """What was merged into another has a last day, and was not renamed after it."""
    for entry in _owners(records):
        record = entry.record
        if record.merged_into and not record.closed:
            message = f"{label(record, 'closed')}: не сказано, с какого дня. Напишите последний день работы."
            yield entry.problem("no-last-day", ("merged_into",), message)
        for number, renaming in enumerate(record.renamed):
            if record.closed and renaming.date > record.closed:
                message = (
                    f"{label(renaming, 'date')}: здесь {written(renaming.date)}, это позже, "
                    f"чем в поле {label(record, 'closed')} ({written(record.closed)})."
                )
                yield entry.problem("wrong-order", ("renamed", number, "date"), message)


@cross_record_rule
def successors_go_on(records: Records) -> Iterator[Problem]:
    """Nothing is merged into itself, neither directly nor through others, nor into what was closed earlier."""
    for kind in OWNERS.values():
        owners = {entry.id: entry for entry in records.of(kind.name)}
        for entry in owners.values():
            if message := _wrong_successor(entry, owners):
                yield entry.problem("wrong-successor", ("merged_into",), message)


def _wrong_successor(entry: Entry[Any], owners: dict[str, Entry[Any]]) -> str:
    """Returns what is wrong with the successor of an owner, empty if nothing is or there is none."""
    name = label(entry.record, "merged_into")
    way = _way(entry, owners)
    if len(way) > 1 and way[-1] is entry:
        circle = " → ".join(f"«{step.id}»" for step in way)
        return f"{name}: получился круг {circle}. У той, что работает и сейчас, уберите это поле."
    successor = way[1] if len(way) > 1 else None
    if successor and successor.record.closed and entry.record.closed and successor.record.closed < entry.record.closed:
        closed = written(successor.record.closed)
        return f"{name}: «{successor.id}» закрыта раньше ({closed}), чем эта ({written(entry.record.closed)})."
    return ""


def _way(entry: Entry[Any], owners: dict[str, Entry[Any]]) -> list[Entry[Any]]:
    """Returns an owner and those into which it was merged one after another, up to the first that comes again."""
    way = [entry]
    while (following := owners.get(way[-1].record.merged_into or "")) is not None:
        repeated = following in way
        way.append(following)
        if repeated:
            break
    return way


def _owners(records: Records) -> Iterator[Entry[Any]]:
    return (entry for kind in OWNERS.values() for entry in records.of(kind.name))
