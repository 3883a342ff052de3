"""Of which sphere of work a record is: as it says itself, or as declared values of it and of those who hold it say.

A title is never read for it: «Мир профессий» says nothing, and «Школа юного медика» may be a theatre.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Organisation
from .item import CatalogItem, LinkedRecords, OwnerItem


def spheres_of(item: OwnerItem[Organisation]) -> tuple[str, ...]:
    """Returns the spheres of an organisation: those that it names, else those of its industries and of its sector's centre."""
    record, catalog = item.record, item.catalog
    if record.spheres:
        return record.spheres
    sector = catalog.records.targets("sector").get(record.sector_centre or "")
    found = [*catalog.spheres_called(record.industries), *(sector.spheres if sector else ())]
    return tuple(dict.fromkeys(found))


def only_sphere(catalog: LinkedRecords, holders: Iterable[CatalogItem[Organisation] | None]) -> tuple[str, ...]:
    """Returns the one sphere in which all these organisations work; nothing where there are several, or one is unknown.

    A college that teaches cooks and programmers holds lessons of either: what it holds tells that itself.
    """
    known = [item for item in holders if isinstance(item, OwnerItem) and isinstance(item.record, Organisation)]
    for item in known:
        record = item.record
        unknown = [name for name in record.industries if not catalog.spheres_called([name])]
        if not record.spheres and unknown:
            return ()
    found = dict.fromkeys(sphere for item in known for sphere in spheres_of(item))
    return tuple(found) if len(found) == 1 else ()
