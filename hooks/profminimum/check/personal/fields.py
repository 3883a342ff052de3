"""Which finder reads which field of a record: prose, telephones, mail, links. Words no message.

A contact is a person's office: a name there is no news, a mobile number is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ...model import Contact, Link, PersonalData, Prose, Record, Region, marked
from ...model.walk import Loc
from ..walk import parts
from .births import births
from .disguise import seen
from .documents import documents
from .finding import Finder
from .homes import homes
from .mail import is_private, mail
from .pages import pages
from .phones import phones
from .pupils import lists, names

_IN_NUMBERS: tuple[Finder, ...] = (phones, documents, births, homes)
_IN_WORDS: tuple[Finder, ...] = (mail, pages)
_ANYWHERE: tuple[Finder, ...] = (*_IN_NUMBERS, *_IN_WORDS)
_IN_LINKS: tuple[Finder, ...] = (phones, pages)
_ENOUGH = 12
"""Places of one kind in one field beyond which nobody reads on."""


class Place(NamedTuple):
    """Personal data of a kind in a field; `words` counts from 1, and is empty if the whole value is meant."""

    loc: Loc
    kind: PersonalData
    words: tuple[int, ...] = ()


def places(record: Record) -> Iterator[Place]:
    """Everything in the record that looks like personal data, once per field and kind."""
    contacts = {loc for loc, part in parts(record) if isinstance(part, Contact)}
    texts = [(loc, text) for loc, _, text in marked(record, Prose)]
    for loc, text in texts:
        yield from _in(loc, text, _ANYWHERE if loc[:-1] in contacts else (*_ANYWHERE, names))
    for loc, items in groupby(texts, key=lambda each: each[0][:-1] if isinstance(each[0][-1], int) else ()):
        if loc and loc[:-1] not in contacts:
            yield from (Place(loc, each.kind) for each in _in(loc, "\n".join(text for _, text in items), (lists,)))
    for loc, _, url in marked(record, Link):
        yield from (Place(loc, each.kind) for each in _in(loc, url, _IN_LINKS))
    yield from _of_offices(record)


def _in(loc: Loc, text: str, finders: tuple[Finder, ...]) -> Iterator[Place]:
    return (Place(loc, kind, words) for kind, words in _found(text, finders))


@lru_cache(16_384)
def _found(text: str, finders: tuple[Finder, ...]) -> tuple[tuple[PersonalData, tuple[int, ...]], ...]:
    """Each kind in a text with its words. Roles, prices and whole sentences stand in the records of many schools."""
    plain = seen(text)
    found: dict[PersonalData, list[int]] = {}
    has_digits = any(map(str.isdigit, plain.plain))
    for finder in finders:
        for kind, at in finder(plain) if has_digits or finder not in _IN_NUMBERS else ():
            found.setdefault(kind, []).append(at)
    return tuple(
        (kind, tuple(sorted({plain.word(at) for at in sorted(positions)[:_ENOUGH]})))
        for kind, positions in found.items()
    )


def _of_offices(record: Record) -> Iterator[Place]:
    for loc, part in parts(record):
        if isinstance(part, Contact):
            if part.phone and any(phones(seen(part.phone))):
                yield Place((*loc, "phone"), PersonalData.MOBILE_PHONE)
            yield from _office_mail((*loc, "email"), part.email)
        elif isinstance(part, Region):
            yield from _office_mail((*loc, "editor_email"), part.editor_email)


def _office_mail(loc: Loc, address: str | None) -> Iterator[Place]:
    if address and is_private(address.rpartition("@")[2]):
        yield Place(loc, PersonalData.PRIVATE_MAIL)
