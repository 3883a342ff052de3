"""What leaves the site beside its pages: files as values. Knows neither how they are made nor where they go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol, runtime_checkable

from .catalog import Catalog, CatalogItem


class Output(NamedTuple):
    """A file of the finished site."""

    path: str
    """Below the site's root, with `/`."""
    data: bytes


Maker = Callable[[Catalog, str], Iterable[Output]]
"""Makes files from a catalogue; the text is the site's own address with a slash at the end, empty while unknown."""


@runtime_checkable
class RecordMaker(Protocol):
    """Makes files for each record by itself, so that an edit makes anew only those of the records around it."""

    def items(self, catalog: Catalog, /) -> Iterable[CatalogItem[Any]]:
        """Returns the records that have files."""

    def of(self, item: Any, /) -> Iterable[Output]:
        """Makes the files of one record."""
