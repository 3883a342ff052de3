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


@runtime_checkable
class RecordMaker(Protocol):
    """Makes files for each record by itself, so that an edit makes anew only those of the records around it."""

    def items(self, catalog: Catalog, /) -> Iterable[CatalogItem[Any]]:
        """Returns the records that have files."""

    def of(self, item: Any, /) -> Iterable[AnyOutput]:
        """Makes the files of one record."""
