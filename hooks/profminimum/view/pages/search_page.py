"""What the page of search knows beside the index: other words for what is on the site, and the words of titles.

A word that nobody wrote on a page finds it by another one, a misspelt word by the nearest of the titles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from ...catalog import Catalog
from ...output import Output
from ...russian import folded, words
from .section import Meta, Values, section

WORDS = "search/words.json"
"""The path of the file with the words of titles, which the page fetches when it finds nothing."""
SHORTEST = 4
"""Letters of a word in which a slip can be told from another word."""


@section(depends_on=())
def search(catalog: Catalog, meta: Meta) -> Values:
    """Returns what is searched for instead of other words: names of the vocabularies, and words of the front matter."""
    known = dict(chain(_of_vocabularies(catalog), meta.get("synonyms", {}).items()))
    return {"synonyms": {folded(word): name for word, name in known.items()}}


def _of_vocabularies(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for kind in ("class_profile", "event_format"):
        for entry in catalog.records.targets(kind).values():
            yield from ((word, entry.name) for word in entry.synonyms)


def make_search_words(catalog: Catalog, site_url: str) -> Iterable[Output]:
    """Yields the words of all titles as a list of JSON, each once; see `Maker`."""
    found = {word for title in _titles(catalog) for word in words(title) if len(word) >= SHORTEST and word.isalpha()}
    yield Output(WORDS, json.dumps(sorted(found), ensure_ascii=False, separators=(",", ":")).encode())


def _titles(catalog: Catalog) -> Iterator[str]:
    for kind in ("school", "organisation", "municipality", "class_profile", "event_format", "direction"):
        yield from (target.name for target in catalog.records.targets(kind).values())
    for kind in ("programme", "class", "event"):
        yield from (entry.record.title for entry in catalog.records.of(kind))
