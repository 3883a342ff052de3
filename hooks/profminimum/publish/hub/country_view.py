"""The country on a day: its regions with what is known of them, and what follows from all of them together. Renders nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...russian import folded, latin
from ...view.rendering.page import ROOT
from .published_data import Facts, Named
from .region_sites import Fault
from .regions_file import RegionSite

LONGEST_SLUG = 60


@dataclass(frozen=True)
class RegionView:
    """A region with what is known of it."""

    site: RegionSite
    today: date
    facts: Facts | None = None
    """None if it has never answered."""
    answered: date | None = None
    """The day on which the facts were read."""
    fault: Fault | None = None
    """Why the facts are not of today; None if they are."""

    @property
    def name(self) -> str:
        """Its name: as the list of regions has it, else as its own site says."""
        return self.site.name or (self.facts.name if self.facts else self.site.id)

    @property
    def link(self) -> str:
        """The address of its site in a template."""
        return f"{ROOT}{self.site.link}" if self.site.is_local else self.site.link

    @cached_property
    def events_ahead(self) -> int:
        """Events that are not over today."""
        return self.facts.events_ahead(self.today) if self.facts else 0

    @property
    def counts(self) -> bool:
        """Whether its numbers belong to the country's: they are known and are no samples."""
        return self.facts is not None and not self.facts.is_sample

    def of_grade(self, grade: int) -> tuple[int, int]:
        """Returns how many programmes and classes it has for a grade."""
        return self.facts.by_grade.get(grade, (0, 0)) if self.facts else (0, 0)


@dataclass(frozen=True)
class Group:
    """A profile or a sphere of work, by whatever identifier regions have it, with its regions."""

    slug: str
    name: str
    regions: tuple[tuple[RegionView, Named], ...]


@dataclass(frozen=True)
class CountryView:
    """The whole country."""

    title: str
    today: date
    regions: tuple[RegionView, ...]
    """By name."""

    @cached_property
    def known(self) -> tuple[RegionView, ...]:
        """The regions of which anything is known."""
        return tuple(region for region in self.regions if region.facts)

    @cached_property
    def silent(self) -> tuple[RegionView, ...]:
        """The regions that have never answered."""
        return tuple(region for region in self.regions if not region.facts)

    @cached_property
    def stale(self) -> tuple[RegionView, ...]:
        """The regions that are shown as they were earlier."""
        return tuple(region for region in self.known if region.fault)

    @property
    def totals(self) -> dict[str, int]:
        """The numbers of the regions that count."""
        facts = [region.facts for region in self.regions if region.facts and region.counts]
        return {
            "regions": len(facts),
            "schools": sum(one.schools for one in facts),
            "programmes": sum(one.programmes for one in facts),
            "classes": sum(one.classes for one in facts),
            "events": sum(region.events_ahead for region in self.regions if region.counts),
        }

    @cached_property
    def profiles(self) -> tuple[Group, ...]:
        """The profiles of classes, those of most regions first."""
        return self._groups("profiles")

    @cached_property
    def spheres(self) -> tuple[Group, ...]:
        """The spheres of work, those of most regions first."""
        return self._groups("spheres")

    @cached_property
    def synonyms(self) -> dict[str, str]:
        """What is searched for instead of other words: the names of profiles, by their synonyms."""
        named = [entry for group in self.profiles for _, entry in group.regions]
        return {folded(word): entry.name for entry in reversed(named) for word in entry.synonyms}

    def _groups(self, name: str) -> tuple[Group, ...]:
        entries: dict[str, dict[str, tuple[RegionView, Named]]] = {}
        for region in self.known:
            for entry in getattr(region.facts, name):
                entries.setdefault(folded(entry.name), {}).setdefault(region.site.id, (region, entry))
        found = [tuple(of_region.values()) for of_region in entries.values()]
        found.sort(key=lambda regions: (-len(regions), folded(regions[0][1].name)))
        names = [regions[0][1].name for regions in found]
        return tuple(Group(*one) for one in zip(_slugs(names), names, found, strict=True))


def _slugs(names: list[str]) -> Iterator[str]:
    """Yields a folder for each name; names that are spelled alike get numbers."""
    taken: set[str] = set()
    for name in names:
        slug = latin(name)[:LONGEST_SLUG].strip("-") or "other"
        number = 1
        while (unique := slug if number == 1 else f"{slug}-{number}") in taken:
            number += 1
        taken.add(unique)
        yield unique
