"""The cards of records, made before the pages that show them: each once, and not again while nothing on it has changed.

A card stands on the pages of its owner, its town, its grades, its month, and in a catalogue. Knows no page and no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...catalog import Catalog, CatalogItem
from ...view import Templates
from ...view.pages.list_filter import LISTS
from .cache import BuildCache
from .dependencies import DependencyDigests
from .workers import chunked, map_in_processes

NAME = "cards"
CHUNKS = 32
"""Into so many parts the work is cut; what is not worth a second process is one."""
ENOUGH_FOR_TWO = 500
"""So many new cards are worth the start of a second process."""

CachedCards = dict[str, tuple[bytes, str]]
"""By the path of a record, what its card was made of, and the card."""


def prepare(
    templates: Templates, catalog: Catalog, prints: DependencyDigests, store: BuildCache, processes: int
) -> None:
    """Gives the templates the cards of all that stands in the catalogues."""
    kept: CachedCards = store.load(NAME) or {}
    listed = [(section, item) for section, items in LISTS.items() for item in items(catalog)]
    keys = {item.path: prints.of([item]) for _, item in listed}
    stale = []
    for section, item in listed:
        key, card = kept.get(item.path, (b"", ""))
        if key == keys[item.path]:
            templates.cards[item] = card
        else:
            stale.append((section, item))
    if stale or kept.keys() != keys.keys():
        _make(templates, stale, processes if len(stale) >= ENOUGH_FOR_TWO else 1)
        store.save(NAME, {item.path: (keys[item.path], templates.cards[item]) for _, item in listed})


def _make(templates: Templates, stale: list[tuple[str, CatalogItem[Any]]], processes: int) -> None:
    def made(run: Sequence[tuple[str, CatalogItem[Any]]]) -> list[str]:
        for section, item in run:
            templates.card(section, item)
        return [templates.cards[item] for _, item in run]

    runs = chunked(stale, CHUNKS)
    for run, cards in zip(runs, map_in_processes(runs, made, processes), strict=True):
        templates.cards.update(zip((item for _, item in run), cards, strict=True))
