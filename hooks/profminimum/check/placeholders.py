"""Rules about what is left of a sample in a record that is none: made-up sites and telephones, words, names, texts.

A school begins by copying a sample. What it forgets to replace would stand on its page as if it were true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ..model import Contact, Entry, Prose, Record, Records
from ..model.schema.fields import FieldPath
from ..model.schema.introspection import Scalar, fields
from ..problem import Problem, Severity
from ..russian import folded
from .named_hosts import domains, named_hosts
from .rule import cross_record_rule, rule
from .traversal import label_at, parts_of_type, parts_with_fields

_NO_SITES = frozenset({"example", "test", "invalid", "localhost", "xn--80akhbyknj4f"})
"""Domains in which no site can be (RFC 2606, RFC 6761, and «испытание» of IDNA tests)."""
_SAMPLE_SITES = frozenset({"example", "xn--e1afmkfd"})
"""Names that stand for an example in any domain: `example.ru`, `пример.рф`."""
_MAIL_HOST = re.compile(r"(?<=[\w.+-]@)(?:[\w-]+\.)+[^\W\d_]{2,}")
_PHONE = re.compile(r"(?:\+7|(?<!\d)[78])[\s-]*\(?\d{3,5}(?:\)[\s-]*|[\s-]+)(\d(?:[\s-]?\d){4,6})(?![\s-]?\d)")
"""A telephone with its area code; the group is the number without the code."""
_SOLID_ZEROS = re.compile(r"(?:\+7|(?<!\d)[78])\d{4}0{6}(?!\d)")
_COUNTED = frozenset({"12345", "123456", "1234567"})

_MARK = re.compile(r"\b(?:ПРИМЕР|ОБРАЗЕЦ|ШАБЛОН)\b")
_LABEL = re.compile(r"(?:пример|образец)(?:\s*[:–—]|$)|.*\((?:пример|образец)\)", re.IGNORECASE)
_IN_NAMES = re.compile(r"\b(?:образ(?:ец|ц[аеу]|цом|цов\w+)|пример\w*)\b", re.IGNORECASE)
_OWNERS = ("school", "organisation")
_NAMES = ("name", "official_name")
_SHORTEST_TEXT = 40
"""Letters of a text that two schools may well write alike."""
_LONG_TEXT = 100
"""Letters of a text that nobody writes twice by chance."""


@rule
def sites_are_real(records: Records) -> Iterator[Problem]:
    """No record but a sample names a site that stands for an example."""
    for entry, loc, host in (*named_hosts(records), *_mail_hosts(records)):
        if not entry.record.demo and _is_made_up(host):
            message = f"{label_at(entry.record, loc)}: {host} – адрес из образца, такого сайта нет. {_ADVICE}"
            yield entry.problem("sample-host", loc, message)


_ADVICE = "Напишите настоящий или удалите строку."


def _is_made_up(host: str) -> bool:
    *_, top = names = domains(host)
    return top in _NO_SITES or (len(names) > 1 and names[-2].partition(".")[0] in _SAMPLE_SITES)


def _mail_hosts(records: Records) -> Iterator[tuple[Entry[Any], FieldPath, str]]:
    for name in ("email", "editor_email"):
        for entry, loc, part in parts_with_fields(records, name):
            mail = getattr(part, name)
            if mail:
                yield entry, (*loc, name), mail.rpartition("@")[2]
    for entry, texts in records.marked(Prose):
        for loc, _, text in texts:
            if "@" in text:
                yield from ((entry, loc, match[0]) for match in _MAIL_HOST.finditer(text))


@rule
def telephones_are_real(records: Records) -> Iterator[Problem]:
    """No record but a sample has a telephone that cannot be somebody's: its number begins with two zeros, or is counted."""
    for entry, loc, text in _texts_with_phones(records):
        if entry.record.demo:
            continue
        numbers = [re.sub(r"\D", "", match[1]) for match in _PHONE.finditer(text)]
        if _SOLID_ZEROS.search(text) or any(number.startswith("00") for number in numbers):
            message = f"{label_at(entry.record, loc)}: такого телефона нет, он остался от образца. {_ADVICE}"
            yield entry.problem("sample-phone", loc, message)
        elif any(number in _COUNTED or len(set(number)) == 1 for number in numbers):
            message = f"{label_at(entry.record, loc)}: похоже на выдуманный телефон. Проверьте его."
            yield entry.problem("sample-phone", loc, message, severity=Severity.WARNING)


def _texts_with_phones(records: Records) -> Iterator[tuple[Entry[Any], FieldPath, str]]:
    for entry, loc, contact in parts_of_type(records, Contact):
        if contact.phone:
            yield entry, (*loc, "phone"), contact.phone
    for entry, texts in records.marked(Prose):
        yield from ((entry, loc, text) for loc, _, text in texts if "00" in text or "11" in text or "12" in text)


@rule
def words_are_own(records: Records) -> Iterator[Problem]:
    """No record but a sample is marked as an example in its words, and no name is that of an example."""
    for entry, texts in records.marked(Prose):
        if not entry.record.demo:
            for loc, _, text in texts:
                yield from _left_words(entry, loc, text)


def _left_words(entry: Entry[Any], loc: FieldPath, text: str) -> Iterator[Problem]:
    mark = _MARK.search(text)
    if mark:
        # A text in capitals all through may speak of an example: «ЛИЧНЫЙ ПРИМЕР».
        severity = Severity.WARNING if text.isupper() and len(text) > len(mark[0]) else Severity.ERROR
        message = f"{label_at(entry.record, loc)}: осталось слово «{mark[0]}». Замените слова образца своими."
        yield entry.problem("sample-word", loc, message, severity=severity)
        return
    left = _IN_NAMES.search(text) if _is_name_of_owner(entry, loc) else _LABEL.match(text)
    if left:
        message = (
            f"{label_at(entry.record, loc)}: «{left[0].strip()}» – похоже, осталось от образца. Проверьте название."
        )
        yield entry.problem("sample-word", loc, message, severity=Severity.WARNING)


def _is_name_of_owner(entry: Entry[Any], loc: FieldPath) -> bool:
    """Returns whether a school, an organisation or a branch of one has this name."""
    return entry.location.kind.name in _OWNERS and loc[-1] in _NAMES and loc[0] in (*_NAMES, "branches")


@cross_record_rule
def texts_are_own(records: Records) -> Iterator[Problem]:
    """No record but a sample repeats a sample's own name, or a text of it word for word."""
    samples = _texts_of_samples(records)
    for entry in records if samples else ():
        for name, text in () if entry.record.demo else _own_texts(entry):
            path = samples.get((entry.location.kind.name, name, folded(text)))
            if path:
                yield _copied(entry, name, text, path)


def _texts_of_samples(records: Records) -> dict[tuple[str, str, str], str]:
    """Returns the file of each text of a sample by its kind, its field and its words."""
    return {
        (entry.location.kind.name, name, folded(text)): entry.location.path
        for entry in records
        if entry.record.demo
        for name, text in _own_texts(entry)
    }


def _own_texts(entry: Entry[Any]) -> Iterator[tuple[str, str]]:
    """Yields what tells a record from others: the names of an owner, long texts."""
    is_owner = entry.location.kind.name in _OWNERS
    model: type[Record] = type(entry.record)
    for name in _prose_fields(model):
        text = getattr(entry.record, name)
        if text and (len(text) >= _SHORTEST_TEXT or (is_owner and name in _NAMES)):
            yield name, text


@cache
def _prose_fields(model: type[Record]) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(model)
        if isinstance(field.type, Scalar) and any(isinstance(marker, Prose) for marker in field.type.markers)
    )


def _copied(entry: Entry[Any], name: str, text: str, path: str) -> Problem:
    is_certain = name in _NAMES or (name == "description" and len(text) >= _LONG_TEXT)
    message = f"{label_at(entry.record, (name,))}: то же слово в слово, что в образце {path}. Напишите о своём."
    return entry.problem("sample-text", (name,), message, severity=Severity.ERROR if is_certain else Severity.WARNING)
