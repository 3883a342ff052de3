"""Which finder reads which field of a record: prose, telephones, mail, links. Words no message.

A contact is a person's office: a name there is no news, a mobile number is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from ...model import Contact, Link, PersonalData, Prose, Record, Region, marked_values
from ...model.schema.fields import FieldPath
from ...model.schema.introspection import groups_within
from .birth_dates import birth_dates
from .detector import Detector
from .home_addresses import home_addresses
from .identity_documents import identity_documents
from .normalise import normalise
from .phones import phones
from .private_email import is_private, private_email
from .pupils import lists, names
from .social_profiles import social_profiles

_IN_NUMBERS: tuple[Detector, ...] = (phones, identity_documents, birth_dates, home_addresses)
_IN_WORDS: tuple[Detector, ...] = (private_email, social_profiles)
_ANYWHERE: tuple[Detector, ...] = (*_IN_NUMBERS, *_IN_WORDS)
_ANYWHERE_AND_NAMES: tuple[Detector, ...] = (*_ANYWHERE, names)
_IN_LINKS: tuple[Detector, ...] = (phones, social_profiles)
_DIGIT = re.compile("[0-9]")
"""Any digit: in a text as people see it, those of other scripts have become these."""
_ENOUGH = 12
"""Places of one kind in one field beyond which nobody reads on."""


class DetectedField(NamedTuple):
    """Personal data of a kind in a field; `words` counts from 1, and is empty if the whole value is meant."""

    loc: FieldPath
    kind: PersonalData
    words: tuple[int, ...] = ()


def detected_fields(
    record: Record,
    prose: list[tuple[FieldPath, Prose, str]] | None = None,
    links: list[tuple[FieldPath, Link, str]] | None = None,
) -> Iterator[DetectedField]:
    """Everything in the record that looks like personal data, once per field and kind.

    Who has walked the record before gives its prose and links.
    """
    texts = marked_values(record, Prose) if prose is None else prose
    offices = [(loc, part) for loc, part in groups_within(record) if isinstance(part, Contact | Region)]
    contacts = {loc for loc, part in offices if isinstance(part, Contact)}
    for loc, _, text in texts:
        finders = _ANYWHERE if contacts and loc[:-1] in contacts else _ANYWHERE_AND_NAMES
        for kind, words in _found(text, finders):
            yield DetectedField(loc, kind, words)
    items = ((loc[:-1], text) for loc, _, text in texts if isinstance(loc[-1], int))
    for loc, group in groupby(items, key=itemgetter(0)):
        if loc[:-1] not in contacts:
            yield from (DetectedField(loc, kind) for kind, _ in _found("\n".join(text for _, text in group), (lists,)))
    for loc, _, url in marked_values(record, Link) if links is None else links:
        yield from (DetectedField(loc, kind) for kind, _ in _found(url, _IN_LINKS))
    yield from _of_offices(offices)


@lru_cache(16_384)
def _found(text: str, finders: tuple[Detector, ...]) -> tuple[tuple[PersonalData, tuple[int, ...]], ...]:
    """Each kind in a text with its words. Roles, prices and whole sentences stand in the records of many schools."""
    plain = normalise(text)
    found: dict[PersonalData, list[int]] = {}
    has_digits = _DIGIT.search(plain.plain) is not None
    for finder in finders:
        for kind, at in finder(plain) if has_digits or finder not in _IN_NUMBERS else ():
            found.setdefault(kind, []).append(at)
    return tuple(
        (kind, tuple(sorted({plain.word(at) for at in sorted(positions)[:_ENOUGH]})))
        for kind, positions in found.items()
    )


def _of_offices(offices: Iterable[tuple[FieldPath, Any]]) -> Iterator[DetectedField]:
    for loc, part in offices:
        if isinstance(part, Region):
            yield from _office_mail((*loc, "editor_email"), part.editor_email)
            continue
        if part.phone and _found(part.phone, (phones,)):
            yield DetectedField((*loc, "phone"), PersonalData.MOBILE_PHONE)
        yield from _office_mail((*loc, "email"), part.email)


def _office_mail(loc: FieldPath, address: str | None) -> Iterator[DetectedField]:
    if address and is_private(address.rpartition("@")[2]):
        yield DetectedField(loc, PersonalData.PRIVATE_MAIL)
