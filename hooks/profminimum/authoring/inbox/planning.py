"""What a message would change: each record joined with the present file, checked among all others, and told of.

Nothing is guessed about an older version: where it is not known with which one a school began, the plan says so. Knows
neither disk nor git.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ...load import SourceFile, load_file
from ...load.paths import path_problem
from ...model import Entry, PersonalData, Records
from ...problem import Problem, in_order, printable
from ..file_change import Change
from .correction import corrected, whole_text
from .message import Message, SubmittedRecord
from .senders import Sender

OVER, FOREIGN = "over", "foreign"
"""Doubts that a person may put aside: a change that may undo another, a change of somebody else's file."""
EXAMPLE = "schools/имя-школы/events/имя-мероприятия.yml"
"""What a path of a record looks like."""
PERSONAL = frozenset(kind.value for kind in PersonalData)
"""Codes of problems whose places are shown to nobody."""


@dataclass(frozen=True)
class Ground:
    """The data that plans are made for."""

    records: Records
    texts: Mapping[str, str]
    """The present text of each file, by path."""
    check: Callable[[Mapping[str, str]], Sequence[Problem]]
    """Returns the problems that texts of files, by path, would bring to all the data."""
    version: Callable[[str, str], str | None]
    """Returns the text that a file had, by path and digest; None if it never was."""
    is_changed_after: Callable[[str, datetime], bool]
    """Returns whether a file was changed after a moment."""
    sender: Callable[[str], Sender]
    """Returns whose address it is."""


@dataclass(frozen=True)
class PlannedRecord:
    """A record that would be written: its file's change, its entry."""

    change: Change
    entry: Entry[Any]
    is_joined: bool = False
    """Whether it holds what others changed meanwhile, too."""
    lost: tuple[str, ...] = ()
    """Labels of the fields that would be empty."""


@dataclass(frozen=True)
class Doubt:
    """Why a person has to look, and what the person names to go on: `OVER` or `FOREIGN`."""

    kind: str
    words: str


@dataclass
class Plan:
    """What a message would change, and all that is wrong with it."""

    message: Message
    sender: Sender
    records: list[PlannedRecord] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    """Files that say already what was sent."""
    problems: list[Problem] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def texts(self) -> dict[str, str]:
        """The new texts of files, by path."""
        return {planned.change.path: planned.change.after for planned in self.records}

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be taken, whatever a person says."""
        return bool(self.complaints) or any(problem.is_error for problem in self.problems)

    def may_be_written(self, accepted: frozenset[str] = frozenset()) -> bool:
        """Returns whether it may be written if a person has put these doubts aside."""
        return bool(self.records) and not self.is_refused and {doubt.kind for doubt in self.doubts} <= accepted

    def is_private(self, path: str) -> bool:
        """Returns whether a file holds data about people, so that its text is shown to nobody."""
        return any(problem.is_error and problem.code in PERSONAL for problem in self.problems_of(path))

    def problems_of(self, path: str) -> list[Problem]:
        """Returns the problems of a file."""
        return [problem for problem in self.problems if problem.place.path == path]


def plan_of(message: Message, ground: Ground, accepted: frozenset[str] = frozenset()) -> Plan:
    """Returns what a message would change. `accepted` are doubts that a person has put aside."""
    plan = Plan(message, ground.sender(message.sender))
    plan.complaints += message.complaints
    plan.notes += message.notes
    for record in message.records:
        _add(record, plan, ground, OVER in accepted)
    if plan.records:
        plan.problems += ground.check(plan.texts)
    plan.problems = in_order(plan.problems)
    return plan


def _add(record: SubmittedRecord, plan: Plan, ground: Ground, is_over: bool) -> None:
    complaint = _complaint(record)
    if complaint:
        plan.complaints.append(complaint)
        return
    entry, problems = load_file(SourceFile(record.path, record.text.encode()))
    if entry is None or any(problem.is_error for problem in problems):
        plan.problems += problems
        return
    _ask_whose(entry, plan)
    present = ground.texts.get(record.path)
    if present is None:
        _add_new(record, entry, plan)
        return
    own, _ = load_file(SourceFile(record.path, present.encode()))
    if own is None:
        plan.notes.append(f"data/{record.path}: в прежнем файле ошибка, он заменяется целиком.")
        plan.records.append(PlannedRecord(Change(record.path, present, whole_text(entry)), entry))
        return
    _add_correction(record, (own, present), entry, plan, ground, is_over)


def _complaint(record: SubmittedRecord) -> str:
    """Returns why a text is not even read as a record; empty if it may be."""
    if not record.path:
        return f"{record.origin}: не сказано, чья это запись. Назовите её файл: --to {EXAMPLE}"
    problem = path_problem(record.path)
    if problem:
        return f"{record.origin}: файл «{printable(record.path)}». {problem.advice}"
    if record.is_cut:
        return (
            f"{record.origin}: запись data/{record.path} дошла не целиком, в ней не столько строк, сколько сказано в конце. "
            "Попросите прислать её файлом."
        )
    return ""


def _ask_whose(entry: Entry[Any], plan: Plan) -> None:
    """Adds a doubt if the file is not the sender's."""
    folder, path = entry.location.owner_folder.rstrip("/"), entry.location.path
    if plan.sender.is_editor:
        return
    if not folder:
        plan.doubts.append(Doubt(FOREIGN, f"data/{path} – запись региона, а не школы."))
    elif plan.sender.folders and folder not in plan.sender.folders:
        plan.doubts.append(Doubt(FOREIGN, f"data/{path} – чужая запись: она из папки data/{folder}/."))


def _add_new(record: SubmittedRecord, entry: Entry[Any], plan: Plan) -> None:
    if record.base:
        gone = (
            f"data/{record.path}: школа исправляла запись, которой больше нет. Возможно, её убрали или переименовали."
        )
        plan.doubts.append(Doubt(OVER, gone))
    plan.records.append(PlannedRecord(Change(record.path, None, whole_text(entry)), entry))


def _add_correction(
    record: SubmittedRecord,
    present: tuple[Entry[Any], str],
    entry: Entry[Any],
    plan: Plan,
    ground: Ground,
    is_over: bool,
) -> None:
    """Adds what becomes of a file whose present record and text are given."""
    path, base = record.path, ground.version(record.path, record.base) if record.base else None
    try:
        correction = corrected(*present, entry, None if is_over else base)
    except ValueError:
        plan.complaints.append(f"data/{path}: вместе с новыми правками запись не читается, сведите их сами.")
        return
    if correction is None:
        plan.same.append(path)
        return
    if correction.conflicts:
        named = ", ".join(correction.conflicts)
        words = f"data/{path}: запись изменили, пока школа её правила, и в тех же полях: {named}. Решите, что верно."
        plan.doubts.append(Doubt(OVER, words))
    elif base is None:
        _doubt_age(record, plan, ground)
    change = Change(path, present[1], correction.text)
    plan.records.append(PlannedRecord(change, correction.entry, correction.is_joined, correction.lost))


def _doubt_age(record: SubmittedRecord, plan: Plan, ground: Ground) -> None:
    """Adds a doubt if the file may have changed since the sender saw it."""
    path, sent = record.path, plan.message.sent
    if record.base:
        words = f"data/{path}: версии, с которой начинала школа, в истории нет. Сравните, не пропадёт ли чужая правка."
        plan.doubts.append(Doubt(OVER, words))
    elif sent is not None and ground.is_changed_after(path, sent):
        words = f"data/{path}: запись изменили уже после письма. Сравните, не пропадёт ли эта правка."
        plan.doubts.append(Doubt(OVER, words))
    else:
        plan.notes.append(f"data/{path}: с какой версии начинала школа, не сказано – посмотрите, что исчезает.")
