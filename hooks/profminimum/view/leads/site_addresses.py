"""Paths of all that a reader, a phone or a wall may keep of a site, found from its records without making any of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, SchoolItem
from ..calendars.atom_feeds import feed_paths
from ..calendars.subscriptions import Subscriptions
from ..pages.record_pages import RecordPages
from ..print.lapsed import sheet_names
from ..rendering.templates import Templates
from ..texts.embeds import embed_address
from .former_paths import FormerPaths
from .lead_pages import INDEX


def site_paths(catalog: Catalog, templates: Templates) -> set[str]:
    """Returns the paths of pages, calendars, feeds and files of all records, the former ones included."""
    present = set(_present(catalog, templates))
    former = FormerPaths(catalog.former_addresses.moves)
    return present | {old for path in present for old in former.of(path)}


def _present(catalog: Catalog, templates: Templates) -> Iterator[str]:
    yield from (f"{page.address}{INDEX}" for page in RecordPages(catalog, templates, {}).planned())
    yield from (subscription.path for subscription in Subscriptions(catalog).all())
    yield from (f"{event.address}event.ics" for event in catalog.events)
    yield from feed_paths(catalog)
    for school in catalog.schools.values():
        yield from _of_school(school)


def _of_school(school: SchoolItem) -> Iterator[str]:
    """Yields the paths of a school's files to print and to paste."""
    yield from (f"{school.address}{name}.pdf" for name in sheet_names(school))
    yield from (f"{school.address}fragment.{ending}" for ending in ("html", "txt"))
    yield f"{embed_address(school)}{INDEX}"
