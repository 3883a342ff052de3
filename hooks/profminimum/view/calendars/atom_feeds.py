"""Atom feeds of what is new and changed: for the region and for each school. Knows no page.

Follows RFC 4287. What is news says `catalog/facts/news.py`. Samples are marked, as on the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import Any
from xml.etree import ElementTree as xml

from ...catalog import Catalog, CatalogItem, LinkedRecords, SchoolItem
from ...catalog.facts.news import News, newest, news
from ...dates import school_year_bounds
from ...model import CONTRIBUTED
from ...output import FilePart, Output, PartMaker
from ..rendering import plain_text

REGION = "feeds/region.atom"
KINDS = tuple(kind.name for kind in CONTRIBUTED if kind.is_owner or kind.is_in_feed)
"""What the feed of the region may hold, with whose it is."""
_NAMESPACE = "http://www.w3.org/2005/Atom"


@PartMaker
def make_feeds(catalog: Catalog, site_url: str) -> Iterator[FilePart]:
    """Yields a feed for the region and one for each school; see `PartMaker`."""
    yield FilePart("region", partial(_of_region, catalog, site_url), kinds=KINDS)
    for school in catalog.schools.values():
        yield FilePart(school.address, partial(_of_school, school, catalog, site_url), (school,))


def _of_region(catalog: Catalog, site_url: str) -> Iterator[Output]:
    yield _feed(catalog, site_url, REGION, "", plain_text.feed_name(catalog), news(catalog))


def _of_school(school: SchoolItem, catalog: Catalog, site_url: str) -> Iterator[Output]:
    name = plain_text.feed_name(catalog, plain_text.title_of(school))
    yield _feed(
        catalog, site_url, _school_feed(school.id), school.address, name, newest(_items_of(school, catalog)), school
    )


def _items_of(school: SchoolItem, catalog: Catalog) -> Iterator[CatalogItem[Any]]:
    """Returns what is in the school's folder, and what elsewhere is for its pupils; some of it twice."""
    kinds = (kind.name for kind in CONTRIBUTED if kind.is_in_feed)
    own = (catalog.item(entry) for kind in kinds for entry in catalog.records.siblings(school.entry, kind))
    return chain(own, school.programmes_elsewhere, school.classes, school.events)


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
    entries: list[News],
    school: SchoolItem | None = None,
) -> Output:
    feed = xml.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "ru"})
    latest = entries[0].day if entries else school_year_bounds(catalog.school_year)[0]
    first = catalog.former_addresses.first_owner_id("school", school.id) if school else ""
    _text(feed, "id", _identifier(catalog, _school_feed(first) if first else path))
    _text(feed, "title", name)
    _text(feed, "updated", _moment(catalog, latest))
    _text(xml.SubElement(feed, "author"), "name", school.name if school else catalog.region.name)
    site = site_url or "../" * path.count("/")
    xml.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": site + address})
    if site_url:
        xml.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": site_url + path})
    for day, item in entries:
        _entry(feed, catalog, site, day, item)
    xml.indent(feed, " ")
    return Output(path, xml.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


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
