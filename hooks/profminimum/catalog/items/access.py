"""Whom an event, a programme or a class is open to: as its record says, or as what else the record says proves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from ...model import Event, PreprofessionalClass, Programme, School
from ...model.preprofessional_class import Unit
from ...model.shared import Access
from ...validity import cached_property
from .item import CatalogItem, OwnerItem

AccessT = TypeVar("AccessT", bound=Event | Programme | PreprofessionalClass)


@dataclass(frozen=True)
class ItemAccess:
    """Whom a record is open to."""

    kind: Access
    schools: tuple[OwnerItem[School], ...] = ()
    """The schools that the record names, in its order."""
    total: int | None = None
    """How many schools there are, if only that is known."""


class AccessItem(CatalogItem[AccessT]):
    """A record that is open to everyone or to pupils of certain schools."""

    @cached_property
    def access(self) -> ItemAccess | None:
        """Whom it is open to; None if its record neither says nor proves it."""
        record, schools = self.record, self.catalog.schools
        kind = record.access or _proved_access(record, self._names_only_its_owner)
        if kind is None:
            return None
        named = tuple(schools[identifier] for identifier in record.schools if identifier in schools)
        return ItemAccess(kind, named, record.schools_total if isinstance(record, PreprofessionalClass) else None)

    @property
    def _names_only_its_owner(self) -> bool:
        owner = self.owner
        return owner is not None and owner.kind == "school" and set(self.record.schools) == {owner.id}

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Whom it is open to, beside what every record has."""
        return super().facets | {"access": (self.access.kind.value,) if self.access else ()}


def _proved_access(record: Event | Programme | PreprofessionalClass, names_only_its_owner: bool) -> Access | None:
    """Returns whom a record that does not say it is open to all the same.

    Named schools prove it, as a field for nobody else; so does a number of schools that take part, and admission from any
    place of residence. A format, a price, a registration by link or a card in the navigator prove nothing: each is there for
    a school's own pupils as well.
    """
    if record.schools:
        named = Access.BY_AGREEMENT if isinstance(record, Programme) else Access.SCHOOLS
        return Access.OWN if names_only_its_owner else named
    if not isinstance(record, PreprofessionalClass):
        return None
    if record.unit is Unit.PROJECT and record.schools_total is not None:
        return Access.SCHOOLS
    return Access.ANYONE if record.admission and record.admission.any_residence else None
