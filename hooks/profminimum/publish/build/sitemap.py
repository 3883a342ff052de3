"""What search engines ask for: the site map with every page that may be indexed, and where it is."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from ...output import Output

PATHS = ("sitemap.xml", "sitemap.xml.gz")


class IndexedPage(NamedTuple):
    """A page that may be indexed."""

    address: str
    changed: date | None = None
    """The day on which what it shows last changed, if the records say it; never the day of the build."""


def sitemap(site_url: str, pages: Iterable[IndexedPage]) -> str:
    """Returns the site map's XML; without pages while the site's own address is unknown, since it must name them in full."""
    root = site_url.rstrip("/") + "/" if site_url else ""
    days = {page.address: page.changed for page in pages}
    entries = [_entry(root + address, days[address]) for address in sorted(days) if root]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    return "\n".join([*lines, *entries, "</urlset>", ""])


def _entry(location: str, changed: date | None) -> str:
    day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{escape(location)}</loc>{day}</url>"


def robots(site_url: str) -> str:
    """Returns the text of `robots.txt` (RFC 9309): all may read all, and the site map is there."""
    place = f"\nSitemap: {site_url.rstrip('/')}/{PATHS[0]}\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{place}"


def sitemap_files(site_url: str, pages: Iterable[IndexedPage]) -> Iterator[Output]:
    """Yields the site map, plain and compressed, and `robots.txt`."""
    data = sitemap(site_url, pages).encode()
    plain, compressed = PATHS
    yield Output(plain, data)
    yield Output(compressed, gzip.compress(data, mtime=0))
    yield Output("robots.txt", robots(site_url).encode())
