"""Records in short: lines of plain words for sheets, posts and fragments. The words stand in `texts/lines.txt`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from ...catalog import CatalogItem, ClassItem, EventItem, ProgrammeItem, SchoolItem
from ...model import Contact
from ...russian import capitalised, month_short, months_short
from ...validity import remembered
from ..rendering.templates import Templates
from .shortening import shorten

Subject = TypeVar("Subject")

LINE = 120
"""Characters of a title in short: two lines of a sheet at most."""
PARAGRAPH = 180
"""Characters of a description in short."""


def shorten_all(values: dict[str, Any], length: int = PARAGRAPH) -> dict[str, Any]:
    """Returns the values with texts cut to `length` characters, a title to a line's at most."""
    limits = {"title": min(LINE, length), "owner": min(LINE, length)}
    return {
        name: shorten(value, limits.get(name, length)) if isinstance(value, str) and name != "address" else value
        for name, value in values.items()
    }


def first(
    subjects: Sequence[Subject], number: int, lines: Callable[[Subject], dict[str, Any]], length: int = PARAGRAPH
) -> dict[str, Any]:
    """Returns `lines` of the first of some subjects with texts of `length` characters at most, and how many more there are."""
    shown = [shorten_all(lines(subject), length) for subject in subjects[:number]]
    return {"items": shown, "more": max(0, len(subjects) - number)}


def _tile(event: EventItem) -> dict[str, str]:
    """Returns the day and the month of a date's tile; of an open day the months alone, as far as they are known."""
    tile = event.tile
    if tile is None:
        return {"day": "", "month": ""}
    if tile.is_exact:
        return _tile_of(tile.day)
    return {"day": "", "month": months_short(tile.day, tile.until)}


def _tile_of(day: date) -> dict[str, str]:
    return {"day": str(day.day), "month": month_short(day)}


REMEMBERED = 1000
"""Records whose lines are made once: the sheets of a school show the same ones."""


class RecordLines:
    """Maker of the lines. Every value is a plain text, empty where nothing is known. Lines are shared, so do not change them."""

    def __init__(self, templates: Templates) -> None:
        self._line = templates.line
        self.event = remembered(REMEMBERED)(self._event)
        self.programme = remembered(REMEMBERED)(self._programme)
        self.offered_class = remembered(REMEMBERED)(self._offered_class)

    def _event(self, event: EventItem, day: date | None = None) -> dict[str, Any]:
        """Returns title, day for a tile, when, where, for whom, access, terms, owner, state; `day` is for the tile, else the next one."""
        return {
            "title": event.record.title,
            **(_tile_of(day) if day else _tile(event)),
            "format": event.format.name,
            "off": event.is_cancelled,
            **self._lines("event", event, ("when", "where", "for", "join", "state")),
            "access": self._line("access", event),
            **self._owned(event),
        }

    def _programme(self, programme: ProgrammeItem) -> dict[str, Any]:
        """Returns title, what the child learns, who can come and when, access, cost and enrolment, owner."""
        return {
            "title": programme.record.title,
            "summary": programme.record.summary,
            "kind": capitalised(programme.record.kind.label),
            **self._lines("programme", programme, ("who", "terms")),
            "access": self._line("access", programme),
            **self._owned(programme),
        }

    def _offered_class(self, offered_class: ClassItem) -> dict[str, Any]:
        """Returns title, profile, grades, subjects, admission, access, owner."""
        return {
            "title": offered_class.record.title,
            "summary": offered_class.record.summary,
            "profile": offered_class.profile.name,
            **self._lines("class", offered_class, ("who", "subjects", "admission")),
            "access": self._line("access", offered_class),
            **self._owned(offered_class),
        }

    def contact(self, contact: Contact) -> dict[str, str]:
        """Returns whom to ask: role, subject, telephone, mail, hours and room."""
        return {
            "role": capitalised(contact.role),
            "about": contact.about or "",
            "reach": ", ".join(filter(None, [contact.phone, contact.email])),
            "when": ", ".join(filter(None, [contact.hours, contact.room])),
        }

    def contacts(self, school: SchoolItem) -> list[dict[str, str]]:
        """Returns the school's contacts: who answers for the year first."""
        return [self.contact(contact) for contact in school.contacts]

    def _owned(self, item: CatalogItem[Any]) -> dict[str, Any]:
        return {
            "owner": self._line("owner", item),
            "town": self._line("town", item),
            "sample": item.is_sample,
            "address": item.address,
        }

    def _lines(self, kind: str, item: CatalogItem[Any], names: Iterable[str]) -> Mapping[str, str]:
        return {name: self._line(f"{kind}_{name}", item) for name in names}
