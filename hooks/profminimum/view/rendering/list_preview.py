"""The beginning of a list that may be too long for a phone. Knows neither records nor pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

ItemT = TypeVar("ItemT")

LIMIT = 300
"""The largest catalogue that stands on its page as a whole."""
FIRST = 8
"""How many items a page shows at first: with what is around them, about ten screens of a phone. What a page knows of more is
under a fold."""


@dataclass(frozen=True)
class ListPreview(Generic[ItemT]):
    """As much of a list as its page shows, and how long it is."""

    items: tuple[ItemT, ...]
    total: int

    @property
    def is_truncated(self) -> bool:
        """Whether there is more than is shown."""
        return len(self.items) < self.total


def truncated(items: Iterable[ItemT]) -> ListPreview[ItemT]:
    """Returns a list of at most `LIMIT` items as a whole, of a longer one the first `FIRST`."""
    return _first(tuple(items), LIMIT)


def truncated_together(lists: Mapping[str, Sequence[ItemT]], others: int = 0) -> dict[str, ListPreview[ItemT]]:
    """Returns lists that share a page: each as a whole, or the first of each if together they exceed `LIMIT`.

    `others` is how many other items stand on the page and are not cut.
    """
    most = LIMIT if sum(map(len, lists.values())) + others <= LIMIT else FIRST
    return {name: _first(tuple(items), most) for name, items in lists.items()}


def _first(every: tuple[ItemT, ...], most: int) -> ListPreview[ItemT]:
    return ListPreview(every if len(every) <= most else every[:FIRST], len(every))
