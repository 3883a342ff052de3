"""Card cache: cards of records are rendered before the pages that show them, and again only when they have changed.

A card is shown on the pages of its owner, its town, its grades, its month, and in a list. Knows no page and no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...catalog import Catalog, CatalogItem
from ...view import Templates
from ...view.pages.list_filter import LISTS
from ...view.rendering.templates import Card
from .cache import BuildCache
from .dependencies import DependencyDigests
from .workers import chunked, map_in_processes

NAME = "cards"
CHUNKS = 32
"""The number of chunks that new cards are shared out in."""
WORTH_WORKERS = 500
"""The number of new cards that is worth the start of worker processes."""

CachedCards = dict[str, tuple[bytes, Card]]
"""By the path of a record, the digest of what its card depends on, and the card with its validity."""


def prepare(
    templates: Templates, catalog: Catalog, digests: DependencyDigests, cache: BuildCache, processes: int
) -> None:
    """Gives the templates the cards of all records that lists show."""
    cached: CachedCards = cache.load(NAME) or {}
    listed = [(section, item) for section, items in LISTS.items() for item in items(catalog)]
    keys = {item.path: digests.of([item]) for _, item in listed}
    stale, now = [], catalog.moment.replace(tzinfo=None)
    for section, item in listed:
        key, card = cached.get(item.path, (b"", None))
        if card and key == keys[item.path] and card.validity.holds(now, templates.files.size):
            templates.cards[item] = card
        else:
            stale.append((section, item))
    if stale or cached.keys() != keys.keys():
        _render(templates, stale, processes if len(stale) >= WORTH_WORKERS else 1)
        cache.save(NAME, {item.path: (keys[item.path], templates.cards[item]) for _, item in listed})


def _render(templates: Templates, stale: list[tuple[str, CatalogItem[Any]]], processes: int) -> None:
    def rendered(run: Sequence[tuple[str, CatalogItem[Any]]]) -> list[Card]:
        for section, item in run:
            templates.card(section, item)
        return [templates.cards[item] for _, item in run]

    if processes > 1:  # so that each template is compiled once, not in every process again
        map_in_processes(chunked(templates.names, CHUNKS), templates.load, processes)
        templates.load(templates.names)
    runs = chunked(stale, CHUNKS)
    for run, cards in zip(runs, map_in_processes(runs, rendered, processes), strict=True):
        templates.cards.update(zip((item for _, item in run), cards, strict=True))
