"""The page for teachers: what is ahead, courses, who helps, who is responsible where. Its words stand in the template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..catalog import Catalog
from ..catalog.staff import sector_centres, staff_by_town
from ..model import Audience, OrganisationKind, Source
from .beginning import beginnings
from .records import ahead_and_past


def staff(catalog: Catalog, meta: Mapping[str, Any]) -> dict[str, Any]:
    """Events and courses for teachers, centres, coordinators and those responsible at schools."""
    towns = staff_by_town(catalog, catalog.school_year)
    meetings = [each for each in catalog.events if Audience.TEACHERS in each.record.audience]
    return beginnings(ahead_and_past(meetings), beside=len(catalog.training)) | {
        "courses": [each for each in catalog.training if not each.is_over],
        "held": [each for each in catalog.training if each.is_over],
        "operator": catalog.organisations.get(catalog.region.operator or ""),
        "centres": [each for each in catalog.organisations.values() if each.record.kind is OrganisationKind.CENTRE],
        "sectors": sector_centres(catalog),
        "sources": _sector_sources(catalog),
        "towns": [each for each in towns if each.schools or each.coordinator],
        "silent": [each.town for each in towns if not each.schools and not each.coordinator],
    }


def _sector_sources(catalog: Catalog) -> list[Source]:
    """Where it is said for which sectors there are centres: of the file, then of its entries, each once."""
    entry = catalog.records.one("sectors")
    parts = (entry.record, *entry.record.sectors) if entry else ()
    return list(dict.fromkeys(source for part in parts for source in part.sources))
