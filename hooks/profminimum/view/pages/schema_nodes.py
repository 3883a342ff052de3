"""Nodes of schema.org that many records share: an owner, an address, a place. Knows no page and no time."""

from __future__ import annotations

from typing import Any

from ...catalog import LinkedRecords, OwnerItem, SchoolItem
from ...catalog.items.access import AccessItem
from ...catalog.items.item import CatalogItem
from ...catalog.items.places import whole_place
from ...model import Cost, OrganisationKind, Place
from ...model.schema.ages import ForPupils
from ..rendering.access_words import access_text
from ..rendering.page import ROOT

Node = dict[str, Any]
_COUNTRY = "RU"
_ORGANISATIONS = {
    OrganisationKind.COLLEGE: "CollegeOrUniversity",
    OrganisationKind.UNIVERSITY: "CollegeOrUniversity",
    OrganisationKind.SUPPLEMENTARY: "EducationalOrganization",
    OrganisationKind.CENTRE: "EducationalOrganization",
    OrganisationKind.SECTOR_CENTRE: "EducationalOrganization",
    OrganisationKind.AUTHORITY: "GovernmentOrganization",
}


def known(**values: Any) -> Node:
    """Returns a node without what is not known; `type_` is `@type`."""
    named = (("@type" if name == "type_" else name, value) for name, value in values.items())
    return {name: value for name, value in named if value is not None and value not in ("", [], ())}


def link(item: CatalogItem[Any]) -> str:
    """Returns the address of a record's page."""
    return ROOT + item.address


def owner(item: CatalogItem[Any]) -> Node:
    """Returns the owner of a record, the region for its own."""
    if item.owner is None:
        return {"@type": "Organization", "name": item.catalog.region.name}
    return {"@type": owner_type(item.owner), "name": item.owner.name, "url": link(item.owner)}


def owner_type(owner: OwnerItem[Any]) -> str:
    """Returns the type of a school or an organisation."""
    return "School" if isinstance(owner, SchoolItem) else _ORGANISATIONS.get(owner.record.kind, "Organization")


def postal(catalog: LinkedRecords, street: str | None, town: str | None) -> Node:
    """Returns an address in the region."""
    return known(
        type_="PostalAddress",
        streetAddress=street,
        addressLocality=town,
        addressRegion=catalog.region.name,
        addressCountry=_COUNTRY,
    )


def place_node(item: CatalogItem[Any], place: Place | None) -> Node | None:
    """Returns a place of an item, with the address that those who hold it lend; None if nothing is known of it."""
    whole, catalog = whole_place(item, place), item.catalog
    if whole is None:
        return None
    town = catalog.municipality(whole.municipality)
    host = catalog.organisations.get(whole.organisation or "")
    address = postal(catalog, whole.address, town.name if town else None)
    return known(type_="Place", name=whole.name or (host.name if host else None), address=address)


def audience(item: AccessItem[Any]) -> Node | None:
    """Returns whom an event or a course is open to; None if it is not known."""
    return {"@type": "Audience", "audienceType": access_text(item)} if item.access else None


def age_range(record: ForPupils) -> str | None:
    """Returns the ages of those meant, as schema.org writes them: «7-10», «14-», «-12»; None if no age is told."""
    if record.ages is None:
        return None
    ends = ["" if end is None else str(end) for end in (record.ages.least, record.ages.most)]
    return "-".join(ends)


def is_free(cost: Cost | None) -> bool | None:
    """Returns whether joining is free; None if nothing is said of it."""
    return None if cost is None else cost is Cost.FREE
