"""The words of a place with its address: as its record has it, or as those who hold it lend it. Plain text, never HTML."""

from __future__ import annotations

from typing import Any

from ...catalog import ClassItem
from ...catalog.items.item import CatalogItem
from ...catalog.items.places import holder_address, is_elsewhere, whole_place
from ...model import School
from ...model.shared import Place
from ..texts.shortening import shorten
from .map_query import names_place

LONGEST_NAME, LONGEST_ADDRESS = 50, 70
"""Signs of the parts of a place on a card."""


def place_line(item: CatalogItem[Any], place: Place | None) -> str:
    """Returns a place of an item: its name, the municipality unless the address names it, the address; empty if unknown."""
    return ", ".join(filter(None, _parts(item, place)))


def place_with_owner(item: CatalogItem[Any], place: Place | None) -> str:
    """Returns the only place of an item; behind a mere name stands who holds it, with the address: whether «завод» is there, nobody says."""
    return "; ".join(filter(None, [place_line(item, place), _owners_address(item, place)]))


def brief_place(item: CatalogItem[Any], place: Place | None) -> str:
    """Returns the same for a card: long parts are cut."""
    name, near, address = _parts(item, place)
    line = ", ".join(filter(None, [shorten(name, LONGEST_NAME), near, shorten(address, LONGEST_ADDRESS)]))
    return "; ".join(filter(None, [line, shorten(_owners_address(item, place), LONGEST_NAME + LONGEST_ADDRESS)]))


def _parts(item: CatalogItem[Any], place: Place | None) -> tuple[str, str, str]:
    whole = whole_place(item, place)
    if whole is None:
        return "", "", ""
    host = item.catalog.organisations.get(whole.organisation or "")
    near = _town_before(item, whole.municipality, whole.address)
    return whole.name or (host.name if host else ""), near, whole.address or ""


def _owners_address(item: CatalogItem[Any], place: Place | None) -> str:
    """Returns who holds an item, with the address, where its place is no more than a name; else nothing."""
    whole, owner = whole_place(item, place), item.owner
    if whole is None or whole.address or whole.organisation or owner is None or is_elsewhere(whole, owner):
        return ""
    address = holder_address(owner)
    near = "" if whole.municipality else _town_before(item, owner.record.municipality, address)
    return ", ".join(filter(None, [owner.name, near, address])) if address else ""


def _town_before(item: CatalogItem[Any], municipality: str | None, address: str | None) -> str:
    town = item.catalog.municipality(municipality)
    return town.short_name if town and not names_place(address or "", town.short_name) else ""


def main_place(item: CatalogItem[Any]) -> Place | None:
    """Returns where a programme or a class is held; a class of a school that says nothing else is in that school."""
    if item.record.venue or not isinstance(item, ClassItem):
        return item.record.venue  # type: ignore[no-any-return]
    is_at_school = item.owner is not None and isinstance(item.owner.record, School)
    return Place(branch=item.record.branch) if is_at_school else None
