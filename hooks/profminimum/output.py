"""What leaves the site beside its pages: files as values. Knows neither how they are made nor where they go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, Protocol, runtime_checkable

from .catalog import Catalog, CatalogItem
from .pieces import Wanted


class Output(NamedTuple):
    """A file of the finished site."""

    path: str
    """Below the site's root, with `/`."""
    data: bytes

    @property
    def made_of(self) -> bytes:
        """Nothing: it is made already."""
        return b""


class LateOutput(NamedTuple):
    """A file of the finished site that takes long to make: made only if the site holds none that is made of the same."""

    path: str
    made_of: bytes
    """Digest of everything that its bytes follow from, the version of the program that makes it apart."""
    make: Callable[[], bytes]

    @property
    def data(self) -> bytes:
        """The file, made anew each time."""
        return self.make()


AnyOutput = Output | LateOutput
Maker = Callable[[Catalog, str], Iterable[AnyOutput]]
"""Makes files from a catalogue; the text is the site's own address with a slash at the end, empty while unknown."""


class FilePart(NamedTuple):
    """Some of a maker's files, which are made by themselves: anew only when something changes that they hold."""

    name: str
    """What tells it from the other parts of its maker."""
    make: Callable[[], Iterable[AnyOutput]]
    items: tuple[CatalogItem[Any], ...] = ()
    """The records that it holds. What those around them say of them is a part of it, too."""
    kinds: tuple[str, ...] | None = ()
    """The kinds of records that it may hold any of; None for all."""
    pieces: tuple[Wanted, ...] = ()
    """The pieces of records that it is put together from."""


class PartMaker:
    """Makes files part by part."""

    def __init__(self, parts: Callable[[Catalog, str], Iterable[FilePart]]) -> None:
        """`parts` are given for a catalogue and the site's own address; none of them is made by that."""
        self.parts = parts
        self.__name__ = parts.__name__

    def __call__(self, catalog: Catalog, site_url: str) -> Iterator[AnyOutput]:
        for part in self.parts(catalog, site_url):
            yield from part.make()


@runtime_checkable
class RecordMaker(Protocol):
    """Makes files for each record by itself, so that an edit makes anew only those of the records around it."""

    def items(self, catalog: Catalog, /) -> Iterable[CatalogItem[Any]]:
        """Returns the records that have files."""

    def of(self, item: Any, /) -> Iterable[AnyOutput]:
        """Makes the files of one record."""
