"""How the page of a grade is narrowed to one town or one school: which of its things are where. Knows no template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...catalog import CatalogItem, ClassItem, GradeView, OwnerItem, SchoolItem, is_everywhere
from ...catalog.items.access import AccessItem
from ...model import Municipality, School


@dataclass(frozen=True)
class GradeFilter:
    """What a parent can choose from, and where each thing of the page is."""

    towns: tuple[Municipality, ...]
    schools: tuple[SchoolItem, ...]
    places: dict[str, list[str]]
    """By the address of a thing: the identifiers of its towns (`t:gorod`) and schools (`s:first`); without any it is for all."""


def grade_filter(view: GradeView) -> GradeFilter:
    """Returns all towns, the schools of everything that a grade's page shows, and where it is; what is everywhere has no town."""
    classes = (*view.classes, *view.next_classes, *view.possible_classes)
    every: tuple[CatalogItem[Any], ...] = (*view.events, *view.programmes, *classes)
    shown = list(dict.fromkeys(every))
    schools = {school for item in shown for school in _schools(item)}
    return GradeFilter(
        view.catalog.municipalities,
        tuple(school for school in view.catalog.schools.values() if school in schools),
        {item.address: _marks(item) for item in shown},
    )


def _marks(item: CatalogItem[Any]) -> list[str]:
    towns = () if is_everywhere(item) else item.municipalities
    return [*(f"t:{town.id}" for town in towns), *(f"s:{school.id}" for school in _schools(item))]


def _schools(item: CatalogItem[Any]) -> Iterable[OwnerItem[School]]:
    """Returns the schools whose pupils an item is for: named ones, or the one that holds it."""
    if isinstance(item, ClassItem):
        return item.schools
    if isinstance(item, AccessItem) and item.access and item.access.schools:
        return item.access.schools
    return [item.owner] if isinstance(item.owner, SchoolItem) else []
