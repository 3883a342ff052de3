"""Atom feeds of what is new and changed: for the region and for each school. Knows no page.

Follows RFC 4287. A record of which nobody knows when it changed stands at the day on which it was last checked; if that is
not known either, it is left out, since a feed is about time and the day of the build says nothing of it. So is an event that was
over already on that day and has no story of how it went: that is history put in order, and nothing new. Samples are
marked, as on the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from hashlib import sha256
from itertools import chain
from typing import Any
from xml.etree import ElementTree as xml

from ...catalog import Catalog, CatalogItem, EventItem, LinkedRecords, SchoolItem
from ...dates import school_year_bounds
from ...model import CONTRIBUTED
from ...output import Output
from ..rendering import plain_text

NEWEST = 100
"""How many entries a feed holds at most: readers keep what they have seen."""
REGION = "feeds/region.atom"
_NAMESPACE = "http://www.w3.org/2005/Atom"


def make_feeds(catalog: Catalog, site_url: str) -> Iterator[Output]:
    """Yields a feed for the region and one for each school; see `Maker`."""
    every: list[CatalogItem[Any]] = [
        item for kind in CONTRIBUTED if kind.is_in_feed for item in catalog.all_of(kind.name)
    ]
    yield _feed(catalog, site_url, REGION, "", plain_text.feed_name(catalog), every)
    for school in catalog.schools.values():
        own: Iterable[CatalogItem[Any]] = chain(
            school.programmes, school.programmes_elsewhere, school.classes, school.events
        )
        name = plain_text.feed_name(catalog, plain_text.title_of(school))
        yield _feed(catalog, site_url, _school_feed(school.id), school.address, name, own, school)


def feed_paths(catalog: Catalog) -> Iterator[str]:
    """Yields the paths of all feeds."""
    yield REGION
    yield from map(_school_feed, catalog.schools)


def _school_feed(identifier: str) -> str:
    return f"feeds/school/{identifier}.atom"


def _feed(
    catalog: Catalog,
    site_url: str,
    path: str,
    address: str,
    name: str,
    items: Iterable[CatalogItem[Any]],
    school: SchoolItem | None = None,
) -> Output:
    dated = sorted(
        ((day, item) for item in dict.fromkeys(items) if (day := _known(item)) and _is_news(item, day)),
        key=_newest_first,
    )[:NEWEST]
    feed = xml.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "ru"})
    latest = dated[0][0] if dated else school_year_bounds(catalog.school_year)[0]
    first = catalog.former_addresses.first_owner_id("school", school.id) if school else ""
    _text(feed, "id", _identifier(catalog, _school_feed(first) if first else path))
    _text(feed, "title", name)
    _text(feed, "updated", _moment(catalog, latest))
    _text(xml.SubElement(feed, "author"), "name", school.name if school else catalog.region.name)
    site = site_url or "../" * path.count("/")
    xml.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": site + address})
    if site_url:
        xml.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": site_url + path})
    for day, item in dated:
        _entry(feed, catalog, site, day, item)
    xml.indent(feed, " ")
    return Output(path, xml.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _known(item: CatalogItem[Any]) -> date | None:
    """Returns the day by which a record was as it is now: its last change, else its last check."""
    return item.changed or item.record.checked


def _is_news(item: CatalogItem[Any], day: date) -> bool:
    """Returns whether an entry was still of use to a reader on its day."""
    return not isinstance(item, EventItem) or (item.last_day or day) >= day or bool(item.record.coverage)


def _newest_first(dated: tuple[date, CatalogItem[Any]]) -> tuple[int, str]:
    return -dated[0].toordinal(), dated[1].address


def _entry(feed: xml.Element, catalog: Catalog, site: str, day: date, item: CatalogItem[Any]) -> None:
    entry = xml.SubElement(feed, "entry")
    _text(entry, "id", _identifier(catalog, item.first_address))
    _text(entry, "title", plain_text.entry_title(item))
    _text(entry, "updated", _moment(catalog, day))
    _text(xml.SubElement(entry, "author"), "name", plain_text.owner_name(item))
    xml.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": site + item.address})
    label = item.entry.location.label
    xml.SubElement(entry, "category", {"term": item.kind, "label": label})
    _text(entry, "summary", plain_text.feed_text(item))


def _text(parent: xml.Element, name: str, text: str) -> None:
    xml.SubElement(parent, name).text = text


def _moment(catalog: LinkedRecords, day: date) -> str:
    return datetime.combine(day, time(), catalog.region.zone).isoformat()


def _identifier(catalog: Catalog, address: str) -> str:
    """Returns a URN that stays when the site moves: the region and the address as a UUID of a program's own making.

    Version 8 of RFC 9562, section 5.8.
    """
    digits = sha256(f"{catalog.region.name}\n{address}".encode()).hexdigest()
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[12:15]}-a{digits[15:18]}-{digits[18:30]}"
