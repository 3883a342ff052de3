"""The months of the calendar and the events in each."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalog import Catalog, ListedEvent
from .charts import months_between


@dataclass(frozen=True)
class Month:
    """A month with its events by time; an event over several months stands in each of them."""

    year: int
    number: int
    events: tuple[ListedEvent, ...]

    @property
    def id(self) -> str:
        """The month in addresses: `2026-11`."""
        return f"{self.year}-{self.number:02}"


def months_of(catalog: Catalog) -> list[Month]:
    """The months of the current school year, and every other one in which something happens, in order."""
    by_month: dict[tuple[int, int], list[ListedEvent]] = {
        month: [] for month in months_between(*catalog.bounds(catalog.school_year))
    }
    for event in catalog.events:
        for month in months_between(event.first_day, event.last_day):
            by_month.setdefault(month, []).append(event)
    return [Month(*month, tuple(events)) for month, events in sorted(by_month.items())]
