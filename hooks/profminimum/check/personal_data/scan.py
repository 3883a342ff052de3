"""Which detector reads which field of a record: prose, telephones, mail, links. Words no message.

A contact is a person's office, not the person: a surname alone is told there, which is a word like others elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from ...model import Contact, Link, PersonalData, Prose, Record, Region, marked_values
from ...model.schema.fields import FieldPath
from ...model.schema.walks import groups_within
from .birth_dates import BIRTH_DATES
from .detector import Advice, Detector
from .home_addresses import HOME_ADDRESSES
from .identity_documents import IDENTITY_DOCUMENTS
from .normalise import normalise
from .phones import PHONES
from .private_email import PRIVATE_EMAIL, is_private
from .pupils import LISTS, NAMES, OFFICES
from .social_profiles import SOCIAL_PROFILES

DETECTORS = (PHONES, IDENTITY_DOCUMENTS, BIRTH_DATES, HOME_ADDRESSES, PRIVATE_EMAIL, SOCIAL_PROFILES, NAMES)
"""Every detector that is asked of texts."""
ADVICE: dict[PersonalData, Advice] = {
    kind: advice for detector in DETECTORS for kind, advice in detector.advice.items()
}
"""What is said of each kind."""
_IN_CONTACTS = (*(detector for detector in DETECTORS if not detector.is_about_names), OFFICES)
_IN_LINKS = tuple(detector for detector in DETECTORS if detector.reads_links)
_DIGIT = re.compile("[0-9]")
"""Any digit: in a text as people see it, those of other scripts have become these."""
ENOUGH = 12
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
    """Yields everything in the record that looks like personal data, once per field and kind.

    `prose` and `links` are the record's own, for callers that have walked it before.
    """
    texts = marked_values(record, Prose) if prose is None else prose
    offices = [(loc, part) for loc, part in groups_within(record) if isinstance(part, Contact | Region)]
    contacts = {loc for loc, part in offices if isinstance(part, Contact)}
    for loc, _, text in texts:
        detectors = _IN_CONTACTS if contacts and loc[:-1] in contacts else DETECTORS
        for kind, words in detected(text, detectors):
            yield DetectedField(loc, kind, words)
    items = ((loc[:-1], text) for loc, _, text in texts if isinstance(loc[-1], int))
    for loc, group in groupby(items, key=itemgetter(0)):
        if loc[:-1] not in contacts:
            whole = "\n".join(text for _, text in group)
            yield from (DetectedField(loc, kind) for kind, _ in detected(whole, (LISTS,)))
    for loc, _, url in marked_values(record, Link) if links is None else links:
        yield from (DetectedField(loc, kind) for kind, _ in detected(url, _IN_LINKS))
    yield from _of_offices(offices)


def kinds_in(text: str) -> tuple[PersonalData, ...]:
    """Returns the kinds of personal data in a text of any length, such as a page of a document."""
    return tuple(sorted({kind for kind, _ in detected.__wrapped__(text, DETECTORS)}))


@lru_cache(16_384)
def detected(text: str, detectors: tuple[Detector, ...]) -> tuple[tuple[PersonalData, tuple[int, ...]], ...]:
    """Returns each kind in a text with its words. Roles, prices and whole sentences stand in the records of many schools."""
    normalised = normalise(text)
    positions: dict[PersonalData, list[int]] = {}
    has_digits = _DIGIT.search(normalised.plain) is not None
    for detector in detectors:
        for kind, at in detector.find(normalised) if has_digits or not detector.needs_digits else ():
            positions.setdefault(kind, []).append(at)
    return tuple(
        (kind, tuple(sorted({normalised.word(at) for at in sorted(places)[:ENOUGH]})))
        for kind, places in positions.items()
    )


def _of_offices(offices: Iterable[tuple[FieldPath, Contact | Region]]) -> Iterator[DetectedField]:
    for loc, part in offices:
        if isinstance(part, Region):
            yield from _office_mail((*loc, "editor_email"), part.editor_email)
            continue
        if part.phone and detected(part.phone, (PHONES,)):
            yield DetectedField((*loc, "phone"), PersonalData.MOBILE_PHONE)
        yield from _office_mail((*loc, "email"), part.email)


def _office_mail(loc: FieldPath, address: str | None) -> Iterator[DetectedField]:
    if address and is_private(address):
        yield DetectedField(loc, PersonalData.PRIVATE_MAIL)
