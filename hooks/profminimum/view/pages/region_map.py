"""The map of the region: which municipalities stand on it, under which name, with which number. Knows no template."""

from __future__ import annotations

from dataclasses import dataclass

from ...catalog import Catalog
from ...catalog.facts.coverage import TownTotals, totals_by_town
from ...model import Municipality
from ...model.coordinates import CoordinateSource
from ...model.vocabularies import MunicipalityKind
from ..rendering.point_map import Place, PointMap, point_map

_ALIKE = 4
"""So many first letters make a settlement recognisable in the name of its municipality: «Знаменка», «Знаменский»."""


@dataclass(frozen=True)
class RegionMap:
    """The map, with all that its words need."""

    drawing: PointMap
    towns: dict[str, Municipality]
    totals: dict[str, TownTotals]
    missing: tuple[Municipality, ...]
    """Those whose centre is unknown."""
    source: CoordinateSource | None


def region_map(catalog: Catalog) -> RegionMap | None:
    """Returns the map of the region; None where too few centres are known to draw one."""
    totals = totals_by_town(catalog)
    # A town goes before the okrug around it: together they are «Кирсанов и округ».
    towns = sorted(catalog.municipalities, key=lambda town: town.kind is not MunicipalityKind.URBAN_OKRUG)
    drawing = point_map([place for town in towns if (place := _place(town, totals[town.id]))])
    if not drawing:
        return None
    missing = tuple(town for town in catalog.municipalities if not town.centre)
    entry = catalog.records.single("municipalities")
    source = entry.record.coordinates if entry else None
    return RegionMap(drawing, {town.id: town for town in towns}, totals, missing, source)


def _place(town: Municipality, totals: TownTotals) -> Place | None:
    if not town.centre:
        return None
    settlement = town.centre.place
    proper = next((word for word in town.short_name.split() if word[:1].isupper()), town.short_name)
    is_alike = settlement.casefold().startswith(proper[:_ALIKE].casefold())
    kind = town.kind.label.rpartition(" ")[2]
    return Place(town.id, town.centre, settlement if is_alike else town.short_name, totals.joinable, f"и {kind}")
