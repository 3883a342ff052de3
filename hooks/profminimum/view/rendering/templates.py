"""Page bodies from templates: what a template may ask for, and the cards that many pages share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from ... import russian
from ...catalog.items.event_slots import calendar_slots
from ...catalog.items.places import whole_place
from ...dates import opening_year_on
from ...model.item_numbers import item_anchor
from ...model.schema.ranges import Range
from ...pieces import Pieces
from ...validity import WatchedFiles
from ..texts.shortening import shorten
from .access_words import access_question, access_text, access_words, admission_words, pupils_words
from .event_time import (
    brief_changes,
    clocks_on,
    days_one_by_one,
    event_state,
    event_time_brief,
    event_time_text,
    former_time_text,
    left_out_text,
    time_between,
    venue_time_text,
)
from .line_breaks import unbroken
from .map_query import in_url, map_query
from .offer_text import cost_in_short, cost_text, free_text, needed_text, wave_text, window_text
from .page import ROOT
from .place_line import brief_place, main_place, place_line, place_with_owner
from .qr import qr_image
from .session_text import session_lines, sessions_text
from .state_labels import ENROLMENT_LABELS, PHASE_LABELS, TIMING_LABELS
from .template_engine import Compiled, engine
from .time_text import moment_text, period_text, short_time_text, time_text


def paragraphs(text: str) -> Markup:
    """Returns plain text as paragraphs: an empty line separates them, a line's end stays one."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text))
    inner = (escape(block).replace("\n", Markup("<br>")) for block in blocks if block)
    return Markup("").join(Markup("<p>{}</p>").format(block) for block in inner)


@cache
def icon(name: str) -> Markup:
    """Returns a decorative icon; its drawing is added to the page once."""
    return Markup('<svg class="pm-icon" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>').format(name)


def drawn_icon(drawing: str) -> Markup:
    """Returns a decorative icon with its drawing in it, for a frame that stands on pages with and without a sprite."""
    return Markup('<svg class="pm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>').format(
        Markup(drawing)
    )


_LEVEL = "\x04"
"""Stands in a card for the level of its heading; like `ROOT`, no text can hold it."""


def _with_root(source: str) -> str:
    """Returns a template with `ROOT` put in: it stands in every link, and a constant costs nothing there."""
    return source.replace("{{ root }}", ROOT)


_TAG = re.compile(r"<[^<>]*>")


def plain(words: str) -> str:
    """Returns what a macro says as plain text: its own tags are gone, entities are characters again, all spaces stay."""
    return str(Markup(_TAG.sub("", words)).unescape()).strip()


def _card(item: Any, macro: Callable[..., str]) -> str:
    return str(macro(item, _LEVEL))


class Templates:
    """The templates of page bodies: name → source, rendered with autoescape; those of `texts/` are plain text.

    `site_url` is the site's own address with a slash at the end, empty while unknown. `compiled` remembers templates
    that were compiled before. `files` are the printed files that pages may link to, by path, with their size in bytes.
    """

    def __init__(
        self,
        sources: Mapping[str, str],
        site_url: str = "",
        compiled: Compiled | None = None,
        files: Mapping[str, int] | None = None,
    ) -> None:
        self.names = tuple(sources)
        self.site_url = site_url
        self.files = WatchedFiles(files)
        self.cards = Pieces("cards", _card)
        """The card of each record, without the level of its heading."""
        self._environment = engine(lambda name: _with_root(sources[name]) if name in sources else None, compiled)
        self._environment.filters |= FILTERS
        self._environment.globals |= {
            "root": Markup(ROOT),
            "once": self._once,
            "site_url": site_url,
            "plain_text": self.text,
            "files": self.files,
        }

    def load(self, names: Iterable[str]) -> None:
        """Compiles templates before they are needed, or reads them as they were compiled before."""
        for name in names:
            self._environment.get_template(name)

    def render(self, name: str, **values: Any) -> Markup:
        """Returns the template's text with the values; raises jinja2's errors on a fault of the template."""
        return Markup(unbroken(self.part(name, **values)))

    def part(self, name: str, **values: Any) -> Markup:
        """Returns the same for a part of what is rendered as a whole later, and for pages of other sites, which have no style
        for what goes to the next line as a whole.
        """
        return Markup(self._environment.get_template(name).render(values))

    def _once(self, macro: Callable[..., str], item: Any, level: int) -> Markup:
        """Returns an item's card by its macro, with a heading of `level`; made once, it stands on many pages."""
        return Markup(self.cards.of(item, macro).replace(_LEVEL, str(level)))

    def card(self, section: str, item: Any) -> str:
        """Returns the card of an item as the catalogue of a section shows it."""
        return unbroken(self._macros("components/catalogue_card.html").catalogue_card(section, item))

    def card_macro(self, section: str) -> Callable[..., str]:
        """Returns the macro that makes the cards in the catalogue of a section."""
        macros = self._macros("components/catalogue_card.html").catalogue_cards
        macro: Callable[..., str] = macros.get(section) or macros[""]
        return macro

    def words(self, name: str, subject: Any) -> Markup:
        """A line of words about a subject, escaped: the macro `name` of `components/titles.html`, else that of any record."""
        macros = self._macros("components/titles.html")
        macro = getattr(macros, name, None) or getattr(macros, f"record_{name.rpartition('_')[2]}")
        return Markup(macro(subject)).strip()

    def text(self, name: str, **values: Any) -> str:
        """Returns the plain text of a template of `texts/`, without empty space around it."""
        return self._environment.get_template(f"texts/{name}.txt").render(values).strip()

    def line(self, name: str, *subjects: Any) -> str:
        """Returns a line of plain text about something: the macro `name` of `texts/lines.txt`."""
        return str(getattr(self._macros("texts/lines.txt"), name)(*subjects)).strip()

    def _macros(self, name: str) -> Any:
        return self._environment.get_template(name).module


def amount(number: Range, one: str, few: str, many: str) -> str:
    """Returns a range in words: «15–20 мест»."""
    return russian.amount(number.least, number.most, one, few, many)


FILTERS = {
    "icon": icon,
    "paragraphs": paragraphs,
    "plain": plain,
    "qr": qr_image,
    "plural": russian.plural,
    "count": russian.count,
    "counts": russian.counts,
    "amount": amount,
    "cost": cost_text,
    "wave": wave_text,
    "free": free_text,
    "moment": moment_text,
    "period": period_text,
    "cost_in_short": cost_in_short,
    "needed": needed_text,
    "window": window_text,
    "brief_place": brief_place,
    "main_place": main_place,
    "place_line": place_line,
    "place_with_owner": place_with_owner,
    "whole_place": whole_place,
    "shortened": shorten,
    "digits": russian.digits,
    "day": russian.day,
    "days": russian.days,
    "clock": russian.clock,
    "grades": russian.grades,
    "ranges": russian.ranges,
    "listed": russian.listed,
    "not_given": russian.not_given,
    "school_year": russian.school_year,
    "years": russian.years,
    "item_anchor": item_anchor,
    "map_query": map_query,
    "in_url": in_url,
    "capitalised": russian.capitalised,
    "uncapitalised": russian.uncapitalised,
    "names": russian.names,
    "in_days": russian.in_days,
    "deadline": russian.deadline,
    "opening_year_on": opening_year_on,
    "time_text": time_text,
    "short_time": short_time_text,
    "calendar_slots": calendar_slots,
    "event_time": event_time_text,
    "event_time_brief": event_time_brief,
    "event_brief_changes": brief_changes,
    "event_former": former_time_text,
    "event_days": days_one_by_one,
    "event_state": event_state,
    "left_out": left_out_text,
    "venue_time": venue_time_text,
    "clocks_on": clocks_on,
    "event_time_between": time_between,
    "months_short": russian.months_short,
    "month": russian.month,
    "months": russian.months,
    "month_short": russian.month_short,
    "enrolment_label": ENROLMENT_LABELS.__getitem__,
    "access_words": access_words,
    "access_text": access_text,
    "access_question": access_question,
    "admission_words": admission_words,
    "pupils": pupils_words,
    "session_lines": session_lines,
    "sessions": sessions_text,
    "phase_label": PHASE_LABELS.__getitem__,
    "timing_label": TIMING_LABELS.__getitem__,
}
