"""Ready texts for a school's pages in social networks. The words stand in `overrides/texts`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...catalog import EventItem, Phase, SchoolItem
from ...model.shared import PageKind
from ..rendering.months import CalendarMonth
from ..rendering.templates import Templates
from .shortening import ELLIPSIS, shorten


@dataclass(frozen=True)
class PostRules:
    """Limits of a text; networks with equal limits share one text."""

    limit: int
    """The longest text, in UTF-16 units: so many count a letter outside the first plane as two."""
    is_long: bool
    """Whether readers expect a whole story; in a messenger they expect a few lines."""
    has_tags: bool


@dataclass(frozen=True)
class Network:
    """A network and the limits of its texts."""

    page: PageKind
    rules: PostRules


# MAX takes 4,000 characters in a message: `text` of NewMessageBody, https://dev.max.ru/docs-api/methods/POST/messages
# VK and OK publish no figure of their own; both take much more, so the strictest of the three holds for all.
_STORY = PostRules(4000, is_long=True, has_tags=True)
_MESSAGE = PostRules(4000, is_long=False, has_tags=False)
NETWORKS = (Network(PageKind.VK, _STORY), Network(PageKind.OK, _STORY), Network(PageKind.MAX, _MESSAGE))


@dataclass(frozen=True)
class Post:
    """One message, worded for each network: `kind` is `announcement`, `report` or `digest`."""

    kind: str
    id: str
    event: EventItem | None
    texts: tuple[tuple[Network, str], ...]


class Posts:
    """Maker of the texts of a school."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def of(self, school: SchoolItem, year: int, number: int) -> Iterator[Post]:
        """Yields the texts of a month: the digest, then every event by time; nothing for a month without events."""
        month = CalendarMonth(
            year, number, tuple(event for event in school.events if (year, number) in event.months), ()
        )
        postponed = [event for event in school.events if _left(event, month)]
        events = [*month.events, *postponed]
        if not events:
            return
        yield self._digest(school, month, postponed)
        for event in events:
            if event.phase is not Phase.OVER:
                yield self._post("announcement", event)
            if event.record.coverage:
                yield self._post("report", event)

    def _digest(self, school: SchoolItem, month: CalendarMonth, postponed: list[EventItem]) -> Post:
        held = [event for event in month.events if not event.is_cancelled]
        values = {
            "school": school,
            "month": month,
            "ahead": [event for event in held if _comes(event, month)],
            "postponed": postponed,
            "cancelled": [event for event in month.events if event.is_cancelled and event.phase is not Phase.OVER],
            "past": [event for event in held if not _comes(event, month)],
            "url": self._url(school.address),
        }
        return Post("digest", f"{month.id}-digest", None, self._worded("digest", values))

    def _post(self, kind: str, event: EventItem) -> Post:
        values = {"event": event, "url": self._url(event.address)}
        return Post(kind, f"{event.id}-{kind}", event, self._worded(kind, values))

    def _worded(self, kind: str, values: dict[str, object]) -> tuple[tuple[Network, str], ...]:
        texts = {
            rules: fitted(self._templates.text(kind, manners=rules, **values), rules.limit)
            for rules in dict.fromkeys(network.rules for network in NETWORKS)
        }
        return tuple((network, texts[network.rules]) for network in NETWORKS)

    def _url(self, address: str) -> str:
        return self._templates.site_url and self._templates.site_url + address


def _comes(event: EventItem, month: CalendarMonth) -> bool:
    """Returns whether a month still brings an event: on a day, or on one that nobody has told."""
    first, last = month.bounds
    is_open = event in month.open and event.phase is not Phase.OVER
    return is_open or any(first <= day <= last for day in event.coming_days)


def _left(event: EventItem, month: CalendarMonth) -> bool:
    """Returns whether an event was to be in a month and was postponed to a day that nobody knows."""
    former = event.record.former_time
    if former is None or not event.awaits_new_day:
        return False
    first, last = month.bounds
    return any(one.starts.day <= last and one.last_day >= first for one in former.occurrences())


def length(text: str) -> int:
    """Returns the length of a text as social networks count it."""
    return len(text.encode("utf-16-le")) // 2


def fitted(text: str, limit: int) -> str:
    """Returns the text in at most `limit` units: lines go from the end, but not the first and the last paragraph.

    The last paragraph holds the link, which no reader can do without.
    """
    head, *blocks = re.sub(r"\n{3,}", "\n\n", text).strip().split("\n\n")
    body, tail = "\n\n".join(blocks[:-1]).split("\n"), "".join(blocks[-1:])
    whole = _joined(head, body, tail)
    while body and length(whole) > limit:
        body = body[:-1]
        whole = _joined(head, [*body, ELLIPSIS], tail)
    return whole if length(whole) <= limit else _joined(_shortened(head, limit - length(tail) - 2), [], tail)


def _joined(head: str, body: list[str], tail: str) -> str:
    return "\n\n".join(filter(None, [head, "\n".join(body).strip(), tail]))


def _shortened(text: str, limit: int) -> str:
    return shorten(text, limit, whole_words=False, measure=length)
