"""Rules about the road map: items are numbered as in the document, deadlines can be compared and match their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model import Deadline, DeadlineKind, Proof, Records, Roadmap, RoadmapItem
from ..model.schema.fields import FieldPath
from ..problem import Problem, Severity
from ..russian import MONTHS
from .rule import rule
from .traversal import parts_of_type, repeated

_ROMAN = {"I": 1, "V": 5, "X": 10}
_WRITTEN_DAY = re.compile(r"\b(\d\d?)\.\s*(\d\d?)\.\s*(20\d\d)\b")


@rule
def items_are_numbered_in_order(records: Records) -> Iterator[Problem]:
    """Within the road map numbers are unique and rise."""
    for entry, _, roadmap in parts_of_type(records, Roadmap):
        items = list(_items(roadmap))
        for _, (loc, number) in repeated(items, lambda item: item[1]):
            yield entry.problem("same-number", loc, f"Пункт {number} уже есть выше. Номера пунктов не повторяются.")
        for (_, before), (loc, number) in pairwise(items):
            if _parts(number) < _parts(before):
                message = f"Пункт {number} стоит после пункта {before}. Расставьте пункты по порядку."
                yield entry.problem("wrong-order", loc, message)


@rule
def items_belong_to_their_section(records: Records) -> Iterator[Problem]:
    """The first number of an item is its section's, which a document may write in Roman figures."""
    for entry, _, roadmap in parts_of_type(records, Roadmap):
        for place, section in enumerate(roadmap.sections):
            own = _section_number(section.number)
            for number, item in enumerate(section.items):
                if own and _parts(item.number)[0] != own:
                    message = f"Пункт {item.number} стоит в разделе {section.number}. Проверьте номер."
                    yield entry.problem("other-section", ("sections", place, "items", number, "number"), message)


@rule
def deadlines_can_be_compared(records: Records) -> Iterator[Problem]:
    """A deadline on a day gives the day, a deadline in months gives the months, in order."""
    for entry, loc, deadline in parts_of_type(records, Deadline):
        if deadline.kind is DeadlineKind.DATE and not deadline.until:
            yield entry.problem("no-deadline", loc, "Срок – дата, а поле «Последний день» (until) не заполнено.")
        if deadline.kind is DeadlineKind.MONTHS and not deadline.months:
            yield entry.problem("no-deadline", loc, "Срок – месяцы, а поле «Месяцы» (months) не заполнено.")


@rule
def deadlines_match_their_words(records: Records) -> Iterator[Problem]:
    """Days and months named in the document's words are those written for comparing."""
    for entry, loc, deadline in parts_of_type(records, Deadline):
        for message in _mismatches(deadline):
            yield entry.problem("other-deadline", (*loc, "wording"), message, severity=Severity.WARNING)


@rule
def proofs_can_show_something(records: Records) -> Iterator[Problem]:
    """An item names a proof that its section and its deadline allow: others would never show anything."""
    for entry, loc, item in parts_of_type(records, RoadmapItem):
        message = ""
        if item.proof is Proof.READINESS and not (item.task and item.task.is_readiness):
            message = (
                "Готовность школ считают по пунктам, у которых в поле «Задача школы» (task) сказано, что делает школа: "
                "здесь такого нет, и сайт ничего не покажет."
            )
        if item.proof is Proof.PARENTS_MEETINGS and not item.deadline.months:
            message = (
                "Собрания считаются по месяцам срока, а поле «Месяцы» (months) не заполнено: сайт ничего не покажет."
            )
        if message:
            yield entry.problem("idle-proof", (*loc, "proof"), message, severity=Severity.WARNING)


def _mismatches(deadline: Deadline) -> Iterator[str]:
    for day, month, year in _WRITTEN_DAY.findall(deadline.wording):
        written = f"{year}-{int(month):02}-{int(day):02}"
        if deadline.until and written != deadline.until.isoformat():
            yield f"В документе срок {day}.{month}.{year}, а в поле «Последний день» стоит {deadline.until}."
    listed = {int(month[-2:]) for month in deadline.months}
    for number, name in enumerate(MONTHS, start=1):
        if listed and number not in listed and re.search(rf"\b{name}\b", deadline.wording, re.IGNORECASE):
            yield f"В документе назван {name}, а в поле «Месяцы» его нет."


def _items(roadmap: Roadmap) -> Iterator[tuple[FieldPath, str]]:
    for place, section in enumerate(roadmap.sections):
        for number, item in enumerate(section.items):
            yield ("sections", place, "items", number, "number"), item.number


def _parts(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _section_number(written: str) -> int:
    """Returns the number of a section from its written form: «3», «3.», «III»; 0 if it is not a number."""
    text = written.strip(" .").upper().replace("І", "I").replace("Х", "X")
    if text.isdecimal():
        return int(text)
    values = [_ROMAN.get(letter, 0) for letter in text]
    if not all(values):
        return 0
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
