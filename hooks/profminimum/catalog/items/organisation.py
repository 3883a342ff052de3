"""Colleges, universities, employers and centres with what they offer."""

from __future__ import annotations

from ...model import Organisation, Sector
from ...validity import cached_property
from .event import EventItem, by_time
from .item import OwnerItem
from .offers import ClassItem, ProgrammeItem
from .spheres import spheres_of
from .training import TrainingItem


class OrganisationItem(OwnerItem[Organisation]):
    """An organisation in the catalogue."""

    @cached_property
    def programmes(self) -> tuple[ProgrammeItem, ...]:
        """Its own programmes, by title."""
        return self.catalog.records_of_owner(self, "programme")

    @cached_property
    def classes(self) -> tuple[ClassItem, ...]:
        """The projects that it runs, and the classes that it is a partner of."""
        own = self.catalog.records_of_owner(self, "class")
        return tuple(dict.fromkeys([*own, *self.catalog.classes_by_partner.get(self.id, ())]))

    @cached_property
    def events(self) -> tuple[EventItem, ...]:
        """Its own events and those that it takes in, by time."""
        own = self.catalog.records_of_owner(self, "event")
        return by_time([*own, *self.catalog.events_by_host.get(self.id, ())])

    @cached_property
    def training(self) -> tuple[TrainingItem, ...]:
        """Its own courses for teachers, by title."""
        return self.catalog.records_of_owner(self, "training")

    @property
    def sector(self) -> Sector | None:
        """The sector whose centre of career guidance it runs."""
        centre = self.record.sector_centre
        return self.catalog.records.targets("sector").get(centre) if centre else None

    @property
    def spheres(self) -> tuple[str, ...]:
        """In which spheres of work it is: as it says, else as its industries and the centre that it runs."""
        return spheres_of(self)

    @property
    def searched_texts(self) -> tuple[str, ...]:
        """Name, industries, former names."""
        return (self.name, *self.record.industries, *self.former_names)

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Place, kind, sphere and what it offers."""
        offers = {
            "programme": self.programmes,
            "class": self.classes,
            "event": self.events,
            "training": self.training,
        }
        return super().facets | {
            "kind": (self.record.kind.value,),
            "sphere": self.spheres,
            "offer": tuple(name for name, found in offers.items() if found),
        }
