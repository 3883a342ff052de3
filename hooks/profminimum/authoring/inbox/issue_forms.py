"""Issues made by the repository's forms (`.github/ISSUE_TEMPLATE`, `.gitlab/issue_templates`): a record, a school, words.

A forge writes the answers below headings, which are the labels of the form's fields. What people wrote in their own words
is never taken: it may name anybody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from ...model import Records
from ...russian import folded
from ..documents.owners import Owners
from ..submissions import path_of, suggested_id
from ..yaml_writer import yaml_text
from .message import SubmittedRecord
from .record_blocks import found_blocks, written_block

FILE, RECORD = "Файл", "Запись"
SCHOOL_FIELDS = (NAME, MUNICIPALITY, SITE, LEVEL, CONTACT, OFFERS) = (
    "Полное название школы",
    "Город или муниципальный округ",
    "Официальный сайт школы",
    "Уровень профминимума в этом учебном году",
    "Кого спросить",
    "Что есть у школы",
)
CORRECTION_FIELDS = (PAGE, WRONG, RIGHT) = ("Страница", "Что не так", "Как правильно")
_HEADING = re.compile(r"^#{2,4}[ \t]++(.+)$", re.MULTILINE)
_NOTHING = {"_no response_", "-", "–", "нет", "пока не знаем", "none"}
_FENCE = re.compile(r"(?:```+|~~~+)[\w+-]*")


class IssueAnswer(NamedTuple):
    """What an issue holds: records, notes on what was left out, why it cannot be taken."""

    records: list[SubmittedRecord]
    notes: list[str]
    complaints: list[str]


def read_issue(text: str, records: Records) -> IssueAnswer | None:
    """Returns what the text of an issue holds; None if no form of the repository made it."""
    answers = _answers(text)
    if RECORD in answers:
        return _record(answers)
    if NAME in answers:
        return _school(answers, records)
    if {WRONG, RIGHT} & set(answers):
        return _correction(answers, records)
    return None


def _answers(text: str) -> dict[str, str]:
    """Returns the answers that are not empty, by the headings above them."""
    parts = _HEADING.split(_without_comments(text.replace("\r\n", "\n")))[1:]
    given = ((label.strip(" \t#"), answer.strip()) for label, answer in zip(parts[::2], parts[1::2], strict=True))
    return {label: "" if answer.casefold() in _NOTHING else answer for label, answer in given}


def _without_comments(text: str) -> str:
    first, *others = text.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)


def _unfenced(text: str) -> str:
    """Returns a text without lines of back quotes around it."""
    lines = text.strip().split("\n")
    is_fenced = len(lines) > 1 and all(_FENCE.fullmatch(line.strip()) for line in (lines[0], lines[-1]))
    return "\n".join(lines[1:-1]) if is_fenced else text


def _record(answers: Mapping[str, str]) -> IssueAnswer:
    origin = f"поле «{RECORD}»"
    text = _unfenced(answers[RECORD])
    blocks = found_blocks(text).blocks
    if not blocks and text:
        blocks = found_blocks(written_block(answers.get(FILE, "").strip("` ").removeprefix("data/"), text)).blocks
    complaints = [] if blocks else [f"Поле «{FILE}» или «{RECORD}» не заполнено: не понять, какую запись прислали."]
    return IssueAnswer(
        [SubmittedRecord(block.path, block.text, block.base, origin, block.is_cut) for block in blocks], [], complaints
    )


def _school(answers: Mapping[str, str], records: Records) -> IssueAnswer:
    """Returns the draft of a school's record: its name, municipality and site; words about people are left out."""
    name = " ".join(answers[NAME].split())
    if not name:
        return IssueAnswer([], [], [f"Поле «{NAME}» не заполнено."])
    known, is_certain = Owners(records).find(name)
    if known is not None and is_certain:
        return IssueAnswer([], [], [f"Такая школа уже есть: data/{known.kind}s/{known.id}/."])
    identifier = suggested_id(name)
    if not identifier:
        return IssueAnswer([], [], [f"Из названия «{name}» не сложить имя папки: заведите школу командой new school."])
    notes = []
    values: dict[str, Any] = {"name": name}
    town = answers.get(MUNICIPALITY, "")
    if municipality := _municipality(town, records):
        values["municipality"] = municipality
    elif town:
        notes.append(f"«{MUNICIPALITY}»: такого нет в справочнике муниципалитетов, впишите сами.")
    if site := answers.get(SITE, ""):
        values["pages"] = [{"kind": "site", "url": site}]
    if answers.get(LEVEL):
        notes.append(f"«{LEVEL}»: это часть плана на год, для него нужны ещё классы и ответственный.")
    notes += [
        f"«{label}»: не взято, это рассказано своими словами. Прочитайте и внесите сами, без фамилий."
        for label in (CONTACT, OFFERS)
        if answers.get(label)
    ]
    path = path_of("school", "", "", identifier)
    return IssueAnswer([SubmittedRecord(path, yaml_text(values), origin="анкета «Добавить школу»")], notes, [])


def _municipality(name: str, records: Records) -> str:
    wanted = _town(name)
    for identifier, entry in records.targets("municipality").items():
        if wanted in map(_town, filter(None, (entry.name, entry.short_name, *entry.aliases))):
            return identifier
    return ""


def _town(name: str) -> str:
    return re.sub(r"^(?:г\.|г |город |го |мо )\s*", "", folded(name)).strip(" .")


def _correction(answers: Mapping[str, str], records: Records) -> IssueAnswer:
    path = _file_of_page(answers.get(PAGE, ""), records)
    where = f" Эта страница сделана из data/{path}." if path else ""
    return IssueAnswer([], [], [f"Это просьба словами, записи в ней нет: прочитайте и исправьте сами.{where}"])


def _file_of_page(page: str, records: Records) -> str:
    """Returns the file of the record whose page has an address; empty if there is none."""
    address = unquote(urlsplit(page.strip()).path).strip("/") + "/"
    own = [entry.location for entry in records if entry.location.route.address]
    return next((where.path for where in own if f"/{address}".endswith(f"/{where.address}")), "")
