"""Embeds for a school's own site: a fragment of plain HTML, the same as text, and a page for a frame.

Editors of closed systems drop scripts, styles, frames and classes, so the fragment has none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ...catalog import SchoolItem
from ...output import Output
from ...validity import remembered
from ..rendering.page import way_to_root
from ..rendering.school_files import SchoolFiles
from ..rendering.templates import Templates
from .school_summary import Limits, SchoolSummary

ALLOWED_TAGS = frozenset({"h3", "h4", "p", "ul", "li", "table", "tbody", "tr", "th", "td", "strong", "em", "a"})
"""All that a fragment may hold; `a` has an `href` and nothing else has attributes."""
LARGEST = 60 * 1024
"""Bytes of a fragment: editors of closed systems cut what is longer."""
LIMITS = Limits(events=10, programmes=12, classes=8, contacts=3)


class Embeds(SchoolFiles):
    """Maker of the files of every school: `fragment.html`, `fragment.txt` and `embed/`."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        summary = SchoolSummary(templates)
        self._summary = remembered(1)(lambda school: summary.whole(school, LIMITS))
        # Files of one school follow one another, and each of them says the same.

    def of(self, school: SchoolItem) -> Iterator[Output]:
        """Yields the files of a school."""
        yield Output(f"{school.address}fragment.html", self.html(school).encode())
        yield Output(f"{school.address}fragment.txt", (self.text(school) + "\n").encode())
        yield Output(f"{embed_address(school)}index.html", self.embed(school).encode())

    def html(self, school: SchoolItem) -> str:
        """Returns the fragment. While the site's own address is unknown it has no links: they would lead nowhere."""
        return self._html(school, self._templates.site_url, level=3)

    def text(self, school: SchoolItem) -> str:
        """Returns the same as plain text."""
        return self._templates.text("fragment", **self._values(school, self._templates.site_url))

    def embed(self, school: SchoolItem) -> str:
        """Returns the same as a whole page without header and footer, to be shown in a frame."""
        way = way_to_root(embed_address(school))
        values = self._values(school, way) | {"fragment": Markup(self._html(school, way, level=1))}
        return str(self._templates.part("pages/embed.html", **values)) + "\n"

    def _html(self, school: SchoolItem, way: str, level: int) -> str:
        body = self._templates.part("pages/fragment.html", **self._values(school, way), level=level)
        return str(body).strip() + "\n"

    def _values(self, school: SchoolItem, way: str) -> dict[str, Any]:
        return self._summary(school) | {"way": way, "address": school.address}


def embed_address(school: SchoolItem) -> str:
    """Returns the address of the page for a frame."""
    return f"{school.address}embed/"
