"""Page bodies from templates: the one place that knows Jinja. Escapes everything and fails on what is not defined."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from .. import russian
from .page import ROOT


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs: an empty line parts them, a line's end stays one."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text))
    inner = (escape(block).replace("\n", Markup("<br>")) for block in blocks if block)
    return Markup("").join(Markup("<p>{}</p>").format(block) for block in inner)


@cache
def icon(name: str) -> Markup:
    """A decorative icon; its drawing is added to the page once."""
    return Markup('<svg class="pm-icon" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>').format(name)


class Templates:
    """The templates of page bodies: name → source, rendered with autoescape."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._made: WeakKeyDictionary[Any, dict[tuple[str, int], Markup]] = WeakKeyDictionary()
        self._environment = Environment(
            # The name goes with the source, so that an error tells in which template it happened.
            loader=FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.do"],
        )
        self._environment.filters |= FILTERS
        self._environment.globals |= {"root": Markup(ROOT), "icon": icon, "once": self._once}

    def render(self, name: str, **values: Any) -> Markup:
        """The template's text with the values; raises jinja2's errors on a fault of the template."""
        return Markup(self._environment.get_template(name).render(values))

    def _once(self, macro: Macro, item: Any, level: int) -> Markup:
        """A macro's text about an item, such as its card: it stands on many pages and is made only once."""
        made = self._made.setdefault(item, {})
        if (macro.name, level) not in made:
            made[macro.name, level] = macro(item, level)
        return made[macro.name, level]

    def words(self, name: str, subject: Any) -> Markup:
        """A line of words about a subject, escaped: the macro `name` of `parts/titles.html`."""
        macros = self._environment.get_template("parts/titles.html").module
        return Markup(getattr(macros, name)(subject)).strip()


FILTERS = {
    "paragraphs": paragraphs,
    "plural": russian.plural,
    "count": russian.count,
    "digits": russian.digits,
    "day": russian.day,
    "days": russian.days,
    "clock": russian.clock,
    "grades": russian.grades,
    "ranges": russian.ranges,
    "listed": russian.listed,
    "school_year": russian.school_year,
    "capitalised": russian.capitalised,
    "in_days": russian.in_days,
    "deadline": russian.deadline,
    "when": russian.when,
    "month": russian.month,
    "month_short": russian.month_short,
}
