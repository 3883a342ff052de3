"""A page as a value: its address, its words for search engines, its body. Knows neither the theme nor the disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from markupsafe import Markup

ROOT = "\x01"
"""Stands in a body for the way to the site's root. The reader refuses this character, so no text can hold it."""


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page."""

    title: str
    address: str


@dataclass(frozen=True)
class Page:
    """A finished page without the theme around it."""

    address: str
    """Below the site's root, with a slash at the end; empty for the home page."""
    kind: str
    title: Markup
    """Escaped, like the description."""
    description: Markup
    body: str
    """HTML in which `ROOT` stands for the way to the site's root."""
    noindex: bool = False
    """Whether it is kept out of search engines, as all made-up data are."""
    section: str = ""
    """The address of the section of the menu to which it belongs."""
    is_searchable: bool = True
    """Whether the site's own search shows it."""
    structured_data: str = ""
    """JSON-LD in which `ROOT` stands for the site's own address; empty if there is none."""


def crumbs_to(address: str, sections: Mapping[str, str]) -> list[Crumb]:
    """Returns the way to an address: the home page and the sections above it; empty for the home page itself."""
    return [Crumb(title, above) for above, title in sections.items() if address.startswith(above) and address != above]


def way_to_root(address: str) -> str:
    """Returns the relative way from a page's address to the site's root: `../../`, `./` for the home page."""
    return "../" * address.count("/") or "./"


def rooted(body: str, way: str) -> str:
    """Returns the body with links that work from the page's address, given its way to the root."""
    return body.replace(ROOT, way)


_USED_ICON = re.compile(r'href="#i-([a-z0-9-]+)"')


def icons_of(body: str) -> set[str]:
    """Returns the names of the icons that a body uses."""
    return set(_USED_ICON.findall(body))


def with_icons(body: str, symbol: Callable[[str], str], there: Set[str] = frozenset()) -> str:
    """Returns the body with the symbols of the icons that it uses, each once; `symbol` gives an icon's drawing by name.

    Those that are `there` already, on the page of which the body becomes a part, are left out.
    """
    names = sorted(icons_of(body) - there)
    if not names:
        return body
    drawings = "".join(f'<symbol id="i-{name}" viewBox="0 0 24 24">{symbol(name)}</symbol>' for name in names)
    return f'<svg class="pm-sprite" aria-hidden="true" width="0" height="0">{drawings}</svg>{body}'
