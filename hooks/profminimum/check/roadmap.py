"""Rules about the road map: items are numbered as in the document, deadlines can be compared and match their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model import Deadline, DeadlineKind, Proof, Records, Roadmap, RoadmapItem
from ..model.item_numbers import number_parts
from ..model.schema.fields import FieldPath
from ..problem import Problem, Severity
from ..russian import MONTHS
from .rule import rule
from .traversal import label, parts_of_type, repeated

_WRITTEN_DAY = re.compile(r"\b(\d\d?)\.\s*(\d\d?)\.\s*(20\d\d)\b")
_WRITTEN_QUARTER = re.compile(r"\b([1-4]|IV|I{1,3})\s*(?:-?й\s+)?квартал\b", re.IGNORECASE)
_WRITTEN_STEPS = {
    "ежемесячно": DeadlineKind.MONTHLY,
    "ежеквартально": DeadlineKind.QUARTERLY,
    "ежегодно": DeadlineKind.YEARLY,
}


@rule
def items_are_numbered_in_order(records: Records) -> Iterator[Problem]:
    """Within the road map numbers are unique, within a section they rise; they may begin anew in each section."""
    for entry, _, roadmap in parts_of_type(records, Roadmap):
        items = list(_items(roadmap))
        for _, (loc, number) in repeated(items, lambda item: number_parts(item[1])):
            yield entry.problem("same-number", loc, f"Пункт {number} уже есть выше. Номера пунктов не повторяются.")
        for (before_loc, before), (loc, number) in pairwise(items):
            if before_loc[:2] == loc[:2] and number_parts(number) < number_parts(before):
                message = f"Пункт {number} стоит после пункта {before}. Расставьте пункты по порядку."
                yield entry.problem("wrong-order", loc, message)


@rule
def items_belong_to_their_section(records: Records) -> Iterator[Problem]:
    """A number of several levels begins with its section's, which a document may write in Roman figures."""
    for entry, _, roadmap in parts_of_type(records, Roadmap):
        for loc, number in _items(roadmap):
            section = roadmap.sections[int(loc[1])]
            own, parts = number_parts(section.number or ""), number_parts(number)
            if len(parts) > len(own) and parts[: len(own)] != own:
                message = f"Пункт {number} стоит в разделе {section.number}. Проверьте номер."
                yield entry.problem("other-section", loc, message, severity=Severity.WARNING)


NEEDED = {
    DeadlineKind.DATE: ("until", "дата"),
    DeadlineKind.MONTHS: ("months", "месяцы"),
    DeadlineKind.QUARTERS: ("quarters", "кварталы"),
    DeadlineKind.HALF_YEARS: ("half_years", "полугодия"),
}
"""The field without which a deadline of a kind cannot be compared with a day, and what the kind is called."""


@rule
def deadlines_can_be_compared(records: Records) -> Iterator[Problem]:
    """A deadline on a day gives the day, a deadline in months or quarters gives these; a period does not end before it begins."""
    for entry, loc, deadline in parts_of_type(records, Deadline):
        name, words = NEEDED.get(deadline.kind, ("kind", ""))
        if not getattr(deadline, name):
            message = f"Срок – {words}, а поле {label(deadline, name)} ({name}) не заполнено."
            yield entry.problem("no-deadline", loc, message)
        if deadline.since and deadline.until and deadline.since > deadline.until:
            message = f"Срок начинается {deadline.since}, а кончается раньше: {deadline.until}."
            yield entry.problem("wrong-order", (*loc, "until"), message)


@rule
def quarters_stand_in_order(records: Records) -> Iterator[Problem]:
    """Quarters and half-years of a deadline follow each other, each once."""
    for entry, loc, deadline in parts_of_type(records, Deadline):
        for name in ("quarters", "half_years"):
            for number, (before, part) in enumerate(pairwise(getattr(deadline, name)), start=1):
                if part <= before:
                    message = f"{part} стоит после {before}. Расставьте по порядку, каждое один раз."
                    yield entry.problem("wrong-order", (*loc, name, number), message)


@rule
def deadlines_match_their_words(records: Records) -> Iterator[Problem]:
    """Days, months, quarters and steps named in the document's words are those written for comparing."""
    for entry, loc, deadline in parts_of_type(records, Deadline):
        for message in _mismatches(deadline):
            yield entry.problem("other-deadline", (*loc, "wording"), message, severity=Severity.WARNING)


@rule
def schools_have_tasks(records: Records) -> Iterator[Problem]:
    """A road map names what it asks of every school: without that nobody can say how ready schools are."""
    for entry, _, roadmap in parts_of_type(records, Roadmap):
        if not any(item.task and item.task.is_readiness for _, item in roadmap.items):
            message = (
                "Ни у одного пункта нет поля «Задача школы» (task), поэтому готовность школ посчитать нельзя. "
                "Впишите его в пункты, которые выполняет каждая школа."
            )
            yield entry.problem("no-tasks", ("sections",), message, severity=Severity.WARNING)


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
        if item.proof is Proof.PARENTS_MEETINGS and not item.deadline.named_months:
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
    listed = {int(quarter[-1]) for quarter in deadline.quarters}
    for written in _WRITTEN_QUARTER.findall(deadline.wording):
        if listed and not listed >= set(number_parts(written)):
            yield f"В документе назван {written} квартал, а в поле «Кварталы» его нет."
    for word, kind in _WRITTEN_STEPS.items():
        if deadline.kind.step and deadline.kind is not kind and word in deadline.wording.lower():
            yield f"В документе «{word}», а вид срока – «{deadline.kind.label}»."


def _items(roadmap: Roadmap) -> Iterator[tuple[FieldPath, str]]:
    """Yields the way to the number of each item and its number, with the section's where the numbers begin anew."""
    places = ((section, item) for section, items in enumerate(roadmap.sections) for item in range(len(items.items)))
    for (section, place), (_, item) in zip(places, roadmap.items, strict=True):
        yield ("sections", section, "items", place, "number"), item.number
