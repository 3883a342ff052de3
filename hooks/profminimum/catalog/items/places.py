"""Where something is: a place with the address that its record leaves to those who hold it. Knows no page."""

from __future__ import annotations

from typing import Any

from ...model.shared import Branch, Place
from .item import CatalogItem, OwnerItem


def whole_place(item: CatalogItem[Any], place: Place | None) -> Place | None:
    """Returns a place of an item with an address: its own, else that of the organisation or the branch that it names.

    A place that is no more than a name («кабинет 31», «завод») may be anywhere: it stays as it is. One without a name is at
    the item's owner. So is none in another municipality than its holder's.
    """
    if place is None or place.address:
        return place
    host = item.catalog.organisations.get(place.organisation or "")
    holder: OwnerItem[Any] | None = host or item.owner
    if holder is None or is_elsewhere(place, holder) or (place.name and not host and not place.branch):
        return place
    address = holder_address(holder, place.branch)
    if not address:
        return place
    branch = branch_of(holder, place.branch)
    name = place.name or ", ".join(filter(None, [holder.name, branch.name if branch else None]))
    municipality = place.municipality or holder.record.municipality
    return place.model_copy(update={"name": name, "address": address, "municipality": municipality})


def holder_address(holder: OwnerItem[Any], branch_id: str | None = None) -> str:
    """Returns the address of a school or organisation, or of its branch, with its settlement; empty if none is told."""
    branch = branch_of(holder, branch_id)
    if branch_id and branch is None:
        return ""
    about = branch or holder.record
    settlement = getattr(about, "settlement", None)
    if not about.address:
        return ""
    is_named = settlement is None or settlement.casefold() in about.address.casefold()
    return about.address if is_named else f"{settlement}, {about.address}"


def branch_of(holder: OwnerItem[Any], identifier: str | None) -> Branch | None:
    """Returns a branch of a school or organisation by its identifier; None if there is none."""
    branches: tuple[Branch, ...] = holder.record.branches
    return next((branch for branch in branches if branch.id == identifier), None)


def is_elsewhere(place: Place, holder: OwnerItem[Any]) -> bool:
    """Returns whether a place says that it is in another municipality than a school or organisation."""
    own = holder.record.municipality
    return place.municipality is not None and own is not None and place.municipality != own
