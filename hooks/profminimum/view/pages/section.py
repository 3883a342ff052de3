"""The table of sections. A view declares itself with the decorator `section`, with what belongs to it. Knows no view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ...catalog import Catalog

Values = dict[str, Any]
"""What a template is given, by name."""
Meta = Mapping[str, Any]
"""The front matter of a page of `docs/`."""
View = Callable[[Catalog, Meta], Values]


class Section(NamedTuple):
    """A section of the site: a page of `docs/` names it in its front matter."""

    view: View
    template: str
    depends_on: tuple[str, ...] | None
    """The kinds of schools' and organisations' records that it shows; None if it may show any.

    The region's own records and its vocabularies stand on every page.
    """


SECTIONS: dict[str, Section] = {}
"""The sections by name."""


def section(name: str = "", *, template: str = "", depends_on: tuple[str, ...] | None = None) -> Callable[[View], View]:
    """Declares a function as the view of a section: `name` is the function's own, `template` the name if not given."""

    def declare(view: View) -> View:
        own_name = name or view.__name__
        SECTIONS[own_name] = Section(view, template or own_name, depends_on)
        return view

    return declare


def dependencies(name: str) -> tuple[str, ...] | None:
    """Returns `Section.depends_on` of a section; None also for a name that is none."""
    return SECTIONS[name].depends_on if name in SECTIONS else None
