"""What is told of a plan, in lines: who sent it, what would change, what is wrong. A private text is never among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model import Entry, Records
from ...problem import printable
from ...russian import day
from .planning import Plan, PlannedRecord
from .senders import Sender

_PRIVATE = "В записи личные сведения, поэтому её текст здесь не показан."


def heading(plan: Plan, records: Records) -> str:
    """Returns the line about a message: its file, its day, its sender, and whose address that is."""
    return ", ".join(filter(None, (printable(plan.message.name), *origin(plan, records))))


def origin(plan: Plan, records: Records) -> Iterator[str]:
    """Yields when a message was sent, and by whom, as far as it is known."""
    message = plan.message
    if message.sent:
        yield f"от {day(message.sent.date())}"
    if message.sender:
        yield f"отправитель {printable(message.sender)}{whose(plan.sender, message.sender, records)}"


def whose(sender: Sender, address: str, records: Records) -> str:
    """Returns whose an address is, behind a dash; empty where there is none."""
    if not address:
        return ""
    names = sorted(owner_name(folder, records) for folder in sender.folders)
    if sender.is_editor:
        return " – это редакция"
    if names:
        return f" – {', '.join(names)}"
    return " – чьи у него папки, не сказано" if address.startswith("@") else " – чей это адрес, записи не говорят"


def owner_name(folder: str, records: Records) -> str:
    """Returns the name of the school or organisation with a folder (`schools/first`); the folder if there is none."""
    owners = (entry for kind in ("school", "organisation") for entry in records.of(kind))
    return next((entry.title for entry in owners if entry.location.owner_folder == f"{folder}/"), folder)


def kind_and_title(entry: Entry[Any]) -> str:
    """Returns what a record is in words: its kind, and its title in quotation marks."""
    return f"{entry.location.label.lower()} «{entry.title}»" if entry.title else entry.location.label.lower()


def named(entry: Entry[Any], records: Records) -> str:
    """Returns what a record is in words, and whose."""
    if entry.location.kind.is_owner or not entry.location.owner:
        return kind_and_title(entry)
    return f"{kind_and_title(entry)}, {owner_name(entry.location.owner_folder[:-1], records)}"


def lines(plan: Plan, records: Records) -> Iterator[str]:
    """Yields what is told of a plan. No line steers a terminal."""
    yield heading(plan, records)
    for planned in plan.records:
        yield from (f"  {line}" for line in _record_lines(planned, plan, records))
    for path in plan.same:
        yield f"  data/{path}: всё уже так и записано."
    shown = {planned.change.path for planned in plan.records}
    for problem in plan.problems:
        if problem.place.path not in shown:
            yield f"  data/{problem}"
    for complaint in plan.complaints:
        yield f"  Не принято: {complaint}"
    for doubt in plan.doubts:
        yield f"  Проверьте: {doubt.words}"
    for note in plan.notes:
        yield f"  К сведению: {note}"


def _record_lines(planned: PlannedRecord, plan: Plan, records: Records) -> Iterator[str]:
    path = planned.change.path
    yield f"{change_words(planned)} data/{path}" + (
        "" if plan.is_private(path) else f" – {named(planned.entry, records)}"
    )
    for line in shown_lines(planned, plan):
        yield f"    {line}"
    if planned.is_joined:
        yield "Запись с тех пор изменили и здесь: обе правки соединены."
    if planned.lost:
        yield f"Станут пустыми: {', '.join(planned.lost)}."
    yield from (f"data/{problem}" for problem in plan.problems_of(path))


def change_words(planned: PlannedRecord) -> str:
    """Returns whether a file appears or changes."""
    return "Появится" if planned.change.before is None else "Изменится"


def shown_lines(planned: PlannedRecord, plan: Plan) -> Iterator[str]:
    """Yields the difference of a file, a line each; a sentence in its place if it holds data about people."""
    if plan.is_private(planned.change.path):
        yield _PRIVATE
        return
    if planned.change.before is None:
        yield from (
            f"+{printable(line)}" for line in planned.change.after.splitlines() if not line.startswith("# yaml-")
        )
    else:
        yield from (printable(line) for line in planned.change.difference.splitlines())
