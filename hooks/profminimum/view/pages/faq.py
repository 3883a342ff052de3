"""The questions that a page of `docs/` answers, read from the HTML that MkDocs made of it. Knows no page."""

from __future__ import annotations

import re

from markupsafe import Markup

_HEADING = re.compile(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", re.DOTALL)
_END_OF_BLOCK = re.compile(r"(?=</(?:p|li|td|th|dt|dd)>)")


def questions_and_answers(html: str) -> list[tuple[str, str]]:
    """Returns each heading that asks, with the text up to the next heading; one without text is left out."""
    _, *pieces = _HEADING.split(html)
    pairs = zip(map(_words, pieces[::2]), map(_words, pieces[1::2]), strict=True)
    return [(heading, words) for heading, words in pairs if heading.endswith("?") and words]


def _words(html: str) -> str:
    """Returns what a reader sees of some HTML, on one line."""
    return Markup(_END_OF_BLOCK.sub(" ", html)).striptags()
