"""Site map for search engines: every page that may be indexed."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from ...output import Output

PATHS = ("sitemap.xml", "sitemap.xml.gz")


def sitemap(site_url: str, addresses: Iterable[str]) -> str:
    """Returns the site map's XML; without pages while the site's own address is unknown, since it must name them in full."""
    root = site_url.rstrip("/") + "/" if site_url else ""
    entries = [f"<url><loc>{escape(root + address)}</loc></url>" for address in sorted(set(addresses)) if root]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    return "\n".join([*lines, *entries, "</urlset>", ""])


def sitemap_files(site_url: str, addresses: Iterable[str]) -> Iterator[Output]:
    """Yields the site map, plain and compressed."""
    data = sitemap(site_url, addresses).encode()
    plain, compressed = PATHS
    yield Output(plain, data)
    yield Output(compressed, gzip.compress(data, mtime=0))
