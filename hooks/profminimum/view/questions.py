"""The questions that a page of `docs/` answers, read from its finished HTML. Knows no page."""

from __future__ import annotations

import re
from html.parser import HTMLParser


def answered(html: str) -> list[tuple[str, str]]:
    """Each heading that asks, with the words up to the next heading; one without words is left out."""
    reader = _Headings()
    reader.feed(html)
    found = ((" ".join(heading.split()), " ".join(words.split())) for heading, words in reader.found)
    return [(heading, words) for heading, words in found if heading.endswith("?") and words]


class _Headings(HTMLParser):
    """Collects the headings and the words after each."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.found.append(["", ""])
            self._in_heading = True

    def handle_endtag(self, tag: str) -> None:
        if re.fullmatch("h[1-6]", tag):
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][0 if self._in_heading else 1] += data
