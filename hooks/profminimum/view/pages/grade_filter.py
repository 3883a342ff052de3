"""How the page of a grade is narrowed to one town or one school: which of its things are where. Knows no template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...catalog import CatalogItem, ClassItem, EventItem, GradeView, OwnerItem, SchoolItem
from ...model import Municipality, School


@dataclass(frozen=True)
class GradeFilter:
    """What a parent can choose from, and where each thing of the page is."""

    towns: tuple[Municipality, ...]
    schools: tuple[SchoolItem, ...]
    places: dict[str, list[str]]
    """By the address of a thing: the identifiers of its towns (`t:tambov`) and schools (`s:first`); without any it is for all."""


def grade_filter(view: GradeView) -> GradeFilter:
    """The towns and schools of everything that a grade's page shows, in the catalogue's order."""
    shown = list(dict.fromkeys([*view.events, *view.programmes, *view.classes, *view.next_classes]))
    towns = {town for each in shown for town in each.municipalities}
    schools = {school for each in shown for school in _schools(each)}
    return GradeFilter(
        tuple(each for each in view.catalog.municipalities if each in towns),
        tuple(each for each in view.catalog.schools.values() if each in schools),
        {each.address: _marks(each) for each in shown},
    )


def _marks(item: CatalogItem[Any]) -> list[str]:
    return [*(f"t:{town.id}" for town in item.municipalities), *(f"s:{school.id}" for school in _schools(item))]


def _schools(item: CatalogItem[Any]) -> Iterable[OwnerItem[School]]:
    """The schools whose pupils a thing is for: named ones, or the one that holds it."""
    if isinstance(item, ClassItem):
        return item.schools
    if isinstance(item, EventItem) and item.record.schools:
        return [item.catalog.schools[each] for each in item.record.schools if each in item.catalog.schools]
    return [item.owner] if isinstance(item.owner, SchoolItem) else []
