"""Page skeletons: the theme's page rendered once per place and filled for each record.

The theme costs milliseconds a page, a filling microseconds. All that differs from page to page under one depth and
section is a slot; slots are control characters, which no text of data can hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_PLACEHOLDER = re.compile("\x02([a-z]+)\x03")


def placeholder(name: str) -> str:
    """The mark that stands in the theme's page for a value."""
    return f"\x02{name}\x03"


@dataclass(frozen=True)
class PageTemplate:
    """A page of the theme with slots: pieces of text, every second one the name of a slot."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, page: str) -> PageTemplate:
        """The skeleton of a page that was rendered with slots."""
        return cls(tuple(_PLACEHOLDER.split(page)))

    def fill(self, values: Mapping[str, str]) -> str:
        """The page with the slots filled; raises KeyError for a slot without a value."""
        pieces = list(self.pieces)
        pieces[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(pieces)


class PageTemplates:
    """The skeletons of a build, each rendered when it is first needed."""

    def __init__(self, render: Callable[[int, str], str]) -> None:
        """`render` gives the theme's page with slots for a depth below the root and the address of a section."""
        self._render = render
        self._made: dict[tuple[int, str], PageTemplate] = {}

    def at(self, depth: int, section: str) -> PageTemplate:
        """The skeleton of pages at a depth, in a section of the menu."""
        key = (depth, section)
        if key not in self._made:
            self._made[key] = PageTemplate.of(self._render(depth, section))
        return self._made[key]
