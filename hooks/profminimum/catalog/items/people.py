"""Whom to ask, each person once: a school names the same deputy head in its plan and among its contacts."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.shared import Contact

_REACHED_BY = ("phone", "email", "room")


def people(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Returns contacts in their order, those of one person as one with everything that is said of him.

    No record names a person, so the same office is the same person unless a telephone, a mail or a room tells two apart; and
    one office said shortly («заместитель директора») and at length is one if its telephone is.
    """
    found: list[Contact] = []
    for contact in contacts:
        place = next((place for place, other in enumerate(found) if _is_one(other, contact)), None)
        if place is None:
            found.append(contact)
        else:
            found[place] = _merged(found[place], contact)
    return tuple(found)


def _is_one(first: Contact, second: Contact) -> bool:
    roles = sorted((first.role.casefold(), second.role.casefold()), key=len)
    is_short = first.phone is not None and first.phone == second.phone and roles[1].startswith(roles[0])
    if roles[0] != roles[1] and not is_short:
        return False
    pairs = ((getattr(first, name), getattr(second, name)) for name in _REACHED_BY)
    return all(not one or not other or one == other for one, other in pairs)


def _merged(first: Contact, second: Contact) -> Contact:
    subjects = dict.fromkeys(subject for subject in (first.about, second.about) if subject)
    missing = {name: getattr(first, name) or getattr(second, name) for name in (*_REACHED_BY, "hours")}
    role = max(first.role, second.role, key=len)
    return first.model_copy(update=missing | {"role": role, "about": "; ".join(subjects) or None})
