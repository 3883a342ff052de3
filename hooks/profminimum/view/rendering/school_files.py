"""Files that every school has: the frame of their makers. Knows no particular file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from ...catalog import Catalog, SchoolItem
from ...output import AnyOutput


class SchoolFiles(ABC):
    """Maker of files for each school by itself; a subclass makes those of one."""

    def __call__(self, catalog: Catalog, site_url: str) -> Iterator[AnyOutput]:
        for school in self.items(catalog):
            yield from self.of(school)

    def items(self, catalog: Catalog) -> Iterable[SchoolItem]:
        """Returns the schools, each of which has files of its own."""
        return catalog.schools.values()

    @abstractmethod
    def of(self, school: SchoolItem) -> Iterator[AnyOutput]:
        """Yields the files of a school."""
