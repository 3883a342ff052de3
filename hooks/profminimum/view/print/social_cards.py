"""Pictures that social networks show beside a link: one for each school and each near event, and one for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from ...catalog import Catalog, CatalogItem, EventItem, LinkedRecords, SchoolItem
from ...output import LateOutput
from ..rendering.templates import Templates
from ..texts.record_lines import RecordLines
from ..texts.shortening import shorten
from .typst_printer import TypstPrinter

SITE = "cards/site.png"
"""The picture of every page that has none of its own."""
TITLE = 110
USUAL = 72
"""Pixels per inch at which a point of the template is a pixel."""
DAYS = timedelta(days=60)
"""Events of so many days ahead have pictures: links to later ones are not shared yet."""


def card_path(address: str) -> str:
    """Returns the path of a page's picture: `schools/x/` has `cards/schools/x.png`."""
    return f"cards/{address.rstrip('/')}.png"


class Cards:
    """Maker of the pictures, 1200 by 630 pixels as Open Graph asks (https://ogp.me, the size that VK and OK show whole)."""

    def __init__(self, printer: TypstPrinter, templates: Templates) -> None:
        self._printer = printer
        self._line = templates.line
        self._record_lines = RecordLines(templates)

    def __call__(self, catalog: Catalog, site_url: str) -> Iterator[LateOutput]:
        yield from self.site(catalog)
        for item in self.items(catalog):
            yield from self.of(item)

    def items(self, catalog: Catalog) -> Iterator[SchoolItem | EventItem]:
        """Yields the schools and events that have pictures of their own: those to which somebody invites."""
        yield from catalog.schools.values()
        yield from filter(_is_shared, catalog.upcoming_events)

    def site(self, catalog: Catalog, site_url: str = "") -> Iterator[LateOutput]:
        """Yields the picture of all other pages."""
        yield self.of_site(catalog, USUAL)

    def of_site(self, catalog: Catalog, ppi: float) -> LateOutput:
        """Returns the picture of the site in some size; a point is a pixel at 72 ppi."""
        region = catalog.region
        return self._picture(SITE, catalog, ppi, title=region.section_title, lines=[region.name_genitive], kind="site")

    def of(self, item: SchoolItem | EventItem) -> Iterator[LateOutput]:
        """Yields the picture of a school or an event."""
        if isinstance(item, SchoolItem):
            lines = [self._line("level", item.level)] if item.level else []
            yield self._of(item, item.name, [self._line("town", item), *lines], "school")
        else:
            brief = self._record_lines.event(item)
            yield self._of(
                item, brief["title"], [self._line("event_brief", item), brief["where"], brief["owner"]], "event"
            )

    def _of(self, item: CatalogItem[Any], title: str, lines: list[str], kind: str) -> LateOutput:
        path, sample = card_path(item.address), item.is_sample
        return self._picture(path, item.catalog, USUAL, title=title, lines=lines, kind=kind, sample=sample)

    def _picture(
        self, path: str, catalog: LinkedRecords, ppi: float, *, title: str, lines: list[str], **values: Any
    ) -> LateOutput:
        about = {"section": catalog.region.section_title, "region": catalog.region.name, "sample": False}
        shown = {"title": shorten(title, TITLE), "lines": [shorten(line, 90) for line in lines if line]}
        return self._printer.picture(path, "card", about | shown | values, ppi)


def _is_shared(event: EventItem) -> bool:
    """Whether somebody would send others a link to an event: it is for families, takes place, and soon."""
    if event.tile is None or event.is_cancelled or not event.is_for_families:
        return False
    return event.tile.day <= event.catalog.today + DAYS
